//! Treebank sentences as the models see them.

use std::{collections::BTreeMap, path::Path};

use sayso::syntax::{
    Relation, Tag, Upos, Xpos,
    cluster::Clusters,
    form::{Capitals, Form},
    tagger::Class,
};
use sayso::text::norm::norm;

use crate::conllu;

/// A sentence with its right answers.
pub(super) struct Item {
    pub(super) forms: Vec<Form>,
    pub(super) capitals: Capitals,
    /// The classes of the gold tags, where the inventory has them.
    pub(super) classes: Vec<Option<Class>>,
    /// The heads, from 0; the number of words for the root.
    pub(super) heads: Vec<u32>,
    pub(super) relations: Vec<Relation>,
}

/// The tag a treebank gives.
pub(super) fn tag(word: &conllu::Word) -> Tag {
    Tag {
        upos: Upos::from_name(&word.upos).unwrap_or_default(),
        xpos: Xpos::from_name(&word.xpos).unwrap_or_default(),
    }
}

/// The relation a treebank gives; what the engine does not tell apart is folded.
pub(super) fn relation(name: &str) -> Relation {
    Relation::from_name(name).unwrap_or_else(|| match name {
        "obl:npmod" | "obl:tmod" => Relation::OblUnmarked,
        "nmod:npmod" | "nmod:tmod" => Relation::NmodUnmarked,
        "csubj:outer" => Relation::NsubjOuter,
        _ => name.split(':').next().and_then(Relation::from_name).unwrap_or_default(),
    })
}

/// The tags that occur at least ten times, the most frequent first.
pub(super) fn inventory(sentences: &[conllu::Sentence]) -> Vec<Tag> {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let tag = tag(word);
        *counts.entry((tag.upos, tag.xpos)).or_default() += 1;
    }
    let mut tags: Vec<_> = counts.into_iter().filter(|&(_, count)| count >= 10).collect();
    tags.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
    tags.truncate(63);
    tags.into_iter().map(|((upos, xpos), _)| Tag { upos, xpos }).collect()
}

/// Prepares a sentence.
pub(super) fn item(sentence: &conllu::Sentence, inventory: &[Tag], clusters: &Clusters) -> Item {
    let words = &sentence.words;
    let root = words.len() as u32;
    let gold: Vec<Tag> = words.iter().map(tag).collect();
    Item {
        forms: words.iter().map(|word| Form::new(&word.form, &norm(&word.form), clusters)).collect(),
        capitals: Capitals::of(words.iter().map(|word| word.form.as_str())),
        classes: gold
            .iter()
            .map(|tag| inventory.iter().position(|known| known == tag).map(|class| class as Class))
            .collect(),
        heads: words.iter().map(|word| (word.head as u32).checked_sub(1).unwrap_or(root)).collect(),
        relations: words.iter().map(|word| relation(&word.relation)).collect(),
    }
}

/// The sentences the models are trained on.
pub(super) fn training(shared: &Path) -> anyhow::Result<Vec<conllu::Sentence>> {
    let mut sentences = conllu::read(&shared.join("corpus/treebanks/ewt-train.conllu"))?;
    sentences.extend(conllu::read(&shared.join("corpus/treebanks/gum-open-train.conllu"))?);
    let copies = copies(&sentences);
    sentences.extend(copies);
    Ok(sentences)
}

/// Some sentences written otherwise: as headlines, without capitals, in capitals, with single quotation marks.
fn copies(sentences: &[conllu::Sentence]) -> Vec<conllu::Sentence> {
    let mut copies = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        if sentence.words.iter().any(|word| word.form == "\"") {
            copies.push(written(sentence, |word| word.replace('"', "'")));
        }
        match number % 60 {
            7 => copies.push(written(sentence, str::to_lowercase)),
            27 => copies.push(written(sentence, str::to_uppercase)),
            47 => copies
                .push(written(sentence, |word| if word.len() > 3 { title(word) } else { word.to_owned() })),
            _ => {}
        }
    }
    copies
}

fn written(sentence: &conllu::Sentence, form: impl Fn(&str) -> String) -> conllu::Sentence {
    let mut copy = sentence.clone();
    for word in &mut copy.words {
        word.form = form(&word.form);
    }
    copy
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
