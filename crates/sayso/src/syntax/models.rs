//! The trained models, embedded, and the reading of sentences with them.

use std::{ops::Range, sync::OnceLock};

use super::{
    Relation, Tag,
    cluster::Clusters,
    form::{Capitals, Form},
    labeler::{Arcs, Labeler},
    parser::{self, Parser},
    tagger::{Class, Context, Tagger},
    transition::Word,
};
use crate::text::{TokenId, norm::norm};

/// Everything about grammar that was learnt.
#[derive(Clone, Debug)]
pub struct Models {
    /// Classes of words.
    pub clusters: Clusters,
    /// Tags.
    pub tagger: Tagger,
    /// Heads.
    pub parser: Parser,
    /// Relations.
    pub labeler: Labeler,
}

/// What was read so far, and memory to read on.
#[derive(Debug)]
pub(super) struct Grammar {
    pub(super) tags: Vec<Tag>,
    pub(super) clusters: Vec<u8>,
    pub(super) heads: Vec<Option<TokenId>>,
    pub(super) relations: Vec<Relation>,
    forms: Vec<Form>,
    classes: Vec<Class>,
    words: Vec<Word>,
    found: Vec<u32>,
    own: Vec<u32>,
    parsing: parser::Memory,
    arcs: Arcs,
}

impl Grammar {
    pub(super) fn with_capacity(tokens: usize) -> Self {
        Self {
            tags: Vec::with_capacity(tokens),
            clusters: Vec::with_capacity(tokens),
            heads: Vec::with_capacity(tokens),
            relations: Vec::with_capacity(tokens),
            forms: Vec::new(),
            classes: Vec::new(),
            words: Vec::new(),
            found: Vec::new(),
            own: Vec::new(),
            parsing: parser::Memory::default(),
            arcs: Arcs::default(),
        }
    }
}

/// The grammar of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The tag of each word.
    pub tags: Vec<Tag>,
    /// The head of each word, its number in the sentence; none for the root.
    pub heads: Vec<Option<usize>>,
    /// The relation of each word to its head.
    pub relations: Vec<Relation>,
}

impl Models {
    /// The models that come with the program, read at their first use.
    pub fn embedded() -> &'static Self {
        static MODELS: OnceLock<Models> = OnceLock::new();
        MODELS.get_or_init(|| {
            Self::read(
                include_bytes!("../../weights/clusters.bin"),
                include_bytes!("../../weights/tagger.bin"),
                include_bytes!("../../weights/parser.bin"),
            )
        })
    }

    /// Reads models from the bytes of their files. Broken bytes give a useless model, never a failure.
    pub fn read(mut clusters: &[u8], mut tagger: &[u8], mut parser: &[u8]) -> Self {
        Self {
            clusters: Clusters::read(&mut clusters),
            tagger: Tagger::read(&mut tagger),
            parser: Parser::read(&mut parser),
            labeler: Labeler::read(&mut parser),
        }
    }

    /// Reads the grammar of one sentence, given as words.
    pub fn parse(&self, words: &[&str]) -> Parsed {
        let norms: Vec<Box<str>> = words.iter().map(|word| norm(word)).collect();
        let mut grammar = Grammar::with_capacity(words.len());
        self.read_sentences(&[words.to_vec()], &norms, &mut grammar);
        Parsed {
            tags: grammar.tags,
            heads: grammar.heads.into_iter().map(|head| head.map(TokenId::index)).collect(),
            relations: grammar.relations,
        }
    }

    /// Reads the grammar of the next sentences, given as words and all their normal forms.
    ///
    /// One model after the other goes over them: the weights of all do not stay at hand for the processor, those of
    /// one do.
    pub(super) fn read_sentences(&self, sentences: &[Vec<&str>], norms: &[Box<str>], grammar: &mut Grammar) {
        let Grammar { tags, clusters, heads, relations, forms, classes, words, found, own, parsing, arcs } =
            grammar;
        let mut end = 0;
        let ranges: Vec<Range<usize>> = sentences
            .iter()
            .map(|sentence| {
                let start = end;
                end += sentence.len();
                start..end
            })
            .collect();
        forms.clear();
        let written = sentences.iter().flatten();
        forms.extend(written.zip(norms).map(|(word, norm)| Form::new(word, norm, &self.clusters)));
        clusters.extend(forms.iter().map(|form| form.cluster.min(255) as u8));

        classes.clear();
        for (sentence, range) in sentences.iter().zip(&ranges) {
            let capitals = Capitals::of(sentence.iter().copied());
            self.tagger.run(Context { forms: &forms[range.clone()], capitals }, classes);
        }
        let first = tags.len();
        tags.extend(classes.iter().map(|&class| self.tagger.tag(class)));

        words.clear();
        let tagged = forms.iter().zip(&*classes).zip(&tags[first..]);
        words.extend(tagged.map(|((form, &class), tag)| Word::new(form, class, tag.upos)));
        found.clear();
        for range in &ranges {
            self.parser.run(&words[range.clone()], parsing, own);
            found.extend_from_slice(own);
        }

        let known = |&relation: &u8| Relation::ALL.get(usize::from(relation)).copied().unwrap_or_default();
        for range in &ranges {
            let (root, first) = (range.len() as u32, first + range.start);
            let own = &found[range.clone()];
            arcs.begin(&words[range.clone()], own);
            self.labeler.run(arcs);
            let head = |&head: &u32| (head != root).then(|| TokenId::from(first + head as usize));
            heads.extend(own.iter().map(head));
            relations.extend(arcs.relations[..range.len()].iter().map(known));
        }
    }
}
