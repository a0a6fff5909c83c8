//! The trained models, embedded, and the reading of one sentence with them.

use std::sync::OnceLock;

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

/// What was read so far, sentence after sentence, and memory to read the next.
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
        self.read_sentence(words, &norms, &mut grammar);
        Parsed {
            tags: grammar.tags,
            heads: grammar.heads.into_iter().map(|head| head.map(TokenId::index)).collect(),
            relations: grammar.relations,
        }
    }

    /// Reads the grammar of the next sentence, given as words and their normal forms.
    pub(super) fn read_sentence(&self, words: &[&str], norms: &[Box<str>], grammar: &mut Grammar) {
        let Grammar { tags, clusters, heads, relations, forms, classes, words: parsed, found, parsing, arcs } =
            grammar;
        forms.clear();
        forms.extend(words.iter().zip(norms).map(|(word, norm)| Form::new(word, norm, &self.clusters)));
        classes.clear();
        let context = Context { forms, capitals: Capitals::of(words.iter().copied()) };
        self.tagger.run(context, classes);
        let first = tags.len();
        tags.extend(classes.iter().map(|&class| self.tagger.tag(class)));
        clusters.extend(forms.iter().map(|form| form.cluster.min(255) as u8));
        parsed.clear();
        parsed.extend(
            forms
                .iter()
                .zip(&*classes)
                .map(|(form, &class)| Word::new(form, class, self.tagger.tag(class).upos)),
        );
        self.parser.run(parsed, parsing, found);
        arcs.begin(parsed, found);
        self.labeler.run(arcs);
        let root = words.len() as u32;
        heads.extend(found.iter().map(|&head| (head != root).then(|| TokenId::from(first + head as usize))));
        let known = |&relation: &u8| Relation::ALL.get(usize::from(relation)).copied().unwrap_or_default();
        relations.extend(arcs.relations[..words.len()].iter().map(known));
    }
}
