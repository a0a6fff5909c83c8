//! Grammar: tags, lemmas and a dependency tree over the tokens of a text.
//!
//! [`read`] runs the phases in order; [`Syntax`] holds their tables and answers questions about them.
//! Tags, features and relations are those of Universal Dependencies, version 2.

pub mod cluster;
pub mod form;
mod grammar;
mod headline;
pub mod labeler;
pub mod lemma;
mod models;
pub mod parser;
mod relation;
#[cfg(test)]
pub(crate) mod sample;
mod tag;
pub mod tagger;
pub mod transition;
mod tree;

pub use models::{Models, Parsed};
pub use relation::Relation;
pub use tag::{Number, Tag, Upos, VerbForm, Xpos};
pub use tree::Tree;

use self::headline::Usage;
use crate::text::{
    self, Segments, Span, TokenId, TokenRange, marks::Marks, oddity::Oddity, sentence::Sentence, token::Token,
};

/// The grammar of one text.
#[derive(Clone, Debug)]
pub struct Syntax<'t> {
    /// The text as given.
    pub text: &'t str,
    /// Where each paragraph stands.
    pub paragraphs: Vec<Span>,
    /// The tokens of each paragraph; they tile the tokens.
    pub paragraph_tokens: Vec<TokenRange>,
    /// Every token.
    pub tokens: Vec<Token>,
    /// The quotation marks, paired.
    pub marks: Marks,
    /// Every sentence; they tile the tokens.
    pub sentences: Vec<Sentence>,
    /// For each token, the number of its sentence.
    pub sentence_of: Vec<u32>,
    /// For each token, its part of speech and form.
    pub tags: Vec<Tag>,
    /// For each token, its form in lower case with straight marks.
    pub norms: Vec<Box<str>>,
    /// For each token, its base form in lower case.
    pub lemmas: Vec<Box<str>>,
    /// For each token, its class among words that stand in like places; 0 for rare words.
    pub clusters: Vec<u8>,
    /// For each token, its head and relation.
    pub tree: Tree,
    /// What is odd about the text.
    pub oddities: Vec<Oddity>,
}

/// How many sentences are read at once: enough for a model to have its weights at hand, and few to remember.
const BATCH: usize = 64;

/// Reads the grammar of `text`.
pub fn read(text: &str) -> Syntax<'_> {
    read_watched(text, &mut |_| {})
}

/// The same; `watch` is told each new percent of it that is done.
pub(crate) fn read_watched<'t>(text: &'t str, watch: &mut dyn FnMut(u8)) -> Syntax<'t> {
    let Segments { paragraphs, paragraph_tokens, tokens, norms, marks, sentences, oddities } =
        text::segment(text);
    let mut sentence_of = Vec::with_capacity(tokens.len());
    for (number, sentence) in sentences.iter().enumerate() {
        sentence_of.extend(sentence.tokens.tokens().map(|_| number as u32));
    }
    let models = Models::embedded();
    let mut grammar = models::Grammar::with_capacity(tokens.len());
    let mut usage = None;
    let mut done = 0;
    for batch in sentences.chunks(BATCH) {
        let all = batch[0].tokens.indices().start..batch[batch.len() - 1].tokens.indices().end;
        let percent = (all.start as u64 * 100 / tokens.len() as u64) as u8;
        if percent > done {
            done = percent;
            watch(done);
        }
        let words = batch.iter().map(|sentence| {
            let range = sentence.tokens.indices();
            let words: Vec<&str> = tokens[range.clone()].iter().map(|token| token.span.of(text)).collect();
            if !headline::is_headline(&words) {
                return words;
            }
            let usage = usage.get_or_insert_with(|| Usage::count(text, &tokens, &norms, &sentences));
            usage.plain(&words, &norms[range])
        });
        models.read_sentences(&words.collect::<Vec<_>>(), &norms[all], &mut grammar);
    }
    let (tags, clusters, tree) =
        (grammar.tags, grammar.clusters, Tree::new(grammar.heads, grammar.relations));
    let mut key = String::new();
    let lemmas = norms.iter().zip(&tags).map(|(norm, &tag)| lemma::lemma(norm, tag, &mut key)).collect();
    Syntax {
        text,
        paragraphs,
        paragraph_tokens,
        tokens,
        marks,
        sentences,
        sentence_of,
        tags,
        norms,
        lemmas,
        clusters,
        tree,
        oddities,
    }
}

impl<'t> Syntax<'t> {
    /// Where a token stands.
    pub fn span(&self, token: TokenId) -> Span {
        self.tokens[token.index()].span
    }

    /// Where consecutive tokens stand, from the first to the last.
    ///
    /// # Panics
    /// If `range` is empty.
    pub fn span_of(&self, range: TokenRange) -> Span {
        self.span(range.start).join(self.span(TokenId(range.end.0 - 1)))
    }

    /// The characters of a token.
    pub fn word(&self, token: TokenId) -> &'t str {
        self.span(token).of(self.text)
    }

    /// The characters from the first to the last token.
    pub fn words(&self, range: TokenRange) -> &'t str {
        if range.is_empty() { "" } else { self.span_of(range).of(self.text) }
    }

    /// The token in lower case, with straight marks.
    pub fn norm(&self, token: TokenId) -> &str {
        &self.norms[token.index()]
    }

    /// The base form in lower case.
    pub fn lemma(&self, token: TokenId) -> &str {
        &self.lemmas[token.index()]
    }

    /// Part of speech and form.
    pub fn tag(&self, token: TokenId) -> Tag {
        self.tags[token.index()]
    }

    /// The sentence a token stands in.
    pub fn sentence(&self, token: TokenId) -> Sentence {
        self.sentences[self.sentence_of[token.index()] as usize]
    }

    /// The head of a token; none for the root of its sentence.
    pub fn head(&self, token: TokenId) -> Option<TokenId> {
        self.tree.heads[token.index()]
    }

    /// The relation of a token to its head.
    pub fn relation(&self, token: TokenId) -> Relation {
        self.tree.relations[token.index()]
    }

    /// The tokens whose head is `token`, in text order.
    pub fn children(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.tree.children(token)
    }

    /// The stretch from the first to the last token that hangs on `token`, itself among them.
    pub fn subtree(&self, token: TokenId) -> TokenRange {
        self.tree.subtrees[token.index()]
    }

    /// How many words a range has: tokens with a letter or digit that are no clitic.
    pub fn word_count(&self, range: TokenRange) -> u32 {
        self.tokens[range.indices()].iter().filter(|token| self.is_word(token)).count() as u32
    }

    /// How many words start inside a stretch of the text.
    pub fn words_in(&self, span: Span) -> u32 {
        self.word_count(self.tokens_in(span))
    }

    /// The tokens that start inside a stretch of the text.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let from = self.tokens.partition_point(|token| token.span.start() < span.start());
        let to = self.tokens.partition_point(|token| token.span.start() < span.end());
        TokenRange::new(from, to)
    }

    fn is_word(&self, token: &Token) -> bool {
        let word = token.span.of(self.text);
        let clitic = !token.space_before && word.starts_with(['\'', '’']);
        !clitic && word.chars().any(char::is_alphanumeric)
    }
}
