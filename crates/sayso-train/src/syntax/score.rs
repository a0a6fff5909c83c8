//! Measures the engine against treebanks.

use std::{collections::BTreeMap, fmt, path::Path};

use sayso::{
    syntax::{Models, lemma::lemma},
    text::norm::norm,
};

use super::data;
use crate::conllu;

/// How often two ways to say the same agree.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Agreement {
    pub(super) right: usize,
    pub(super) gold: usize,
    pub(super) found: usize,
}

impl Agreement {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Scores over a treebank with given tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Result {
    words: usize,
    upos: usize,
    xpos: usize,
    lemmas: usize,
    heads: usize,
    labeled: usize,
    labeled_fully: usize,
    relations: BTreeMap<&'static str, Agreement>,
}

impl Result {
    fn relation(&self, name: &str) -> f64 {
        self.relations.get(name).copied().unwrap_or_default().f1()
    }
}

impl fmt::Display for Result {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        write!(
            f,
            "UPOS {:.2} XPOS {:.2} lemma {:.2} UAS {:.2} LAS {:.2} (with subtypes {:.2})",
            share(self.upos),
            share(self.xpos),
            share(self.lemmas),
            share(self.heads),
            share(self.labeled),
            share(self.labeled_fully),
        )?;
        for name in ["advcl", "mark", "nsubj", "ccomp", "conj", "parataxis", "obj", "obl", "acl"] {
            write!(f, " {name} {:.1}", self.relation(name))?;
        }
        Ok(())
    }
}

/// Measures tags and trees on the tokens and sentences of a treebank.
pub(super) fn gold_tokens(models: &Models, path: &Path) -> anyhow::Result<Result> {
    let mut result = Result::default();
    let mut key = String::new();
    for sentence in conllu::read(path)? {
        let words: Vec<&str> = sentence.words.iter().map(|word| word.form.as_str()).collect();
        let read = models.parse(&words);
        let root = words.len();
        for (place, word) in sentence.words.iter().enumerate() {
            let gold = data::tag(word);
            let gold_relation = data::relation(&word.relation);
            let gold_head = word.head.checked_sub(1).unwrap_or(root);
            let head_right = read.heads[place].unwrap_or(root) == gold_head;
            let relation = read.relations[place];
            result.words += 1;
            result.upos += usize::from(read.tags[place].upos == gold.upos);
            result.xpos += usize::from(read.tags[place].xpos == gold.xpos);
            let base = lemma(&norm(&word.form), read.tags[place], &mut key);
            result.lemmas += usize::from(*base == *norm(&word.lemma));
            result.heads += usize::from(head_right);
            let named = head_right && relation.universal() == gold_relation.universal();
            result.labeled += usize::from(named);
            result.labeled_fully += usize::from(head_right && relation == gold_relation);
            if let Some(both) = Some(relation.universal()) {
                result.relations.entry(both).or_default().found += 1;
                let entry = result.relations.entry(gold_relation.universal()).or_default();
                entry.gold += 1;
                entry.right += usize::from(named);
            }
        }
    }
    Ok(result)
}

/// Measures tokens, sentences, tags, lemmas and trees.
pub(crate) fn score(shared: &Path) -> anyhow::Result<()> {
    let models = Models::embedded();
    for name in ["ewt-dev", "gum-dev"] {
        let result = gold_tokens(models, &shared.join(format!("corpus/treebanks/{name}.conllu")))?;
        eprintln!("{name}: {result}");
    }
    Ok(())
}
