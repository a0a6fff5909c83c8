//! Those a text tells of by names and descriptions, with what is told of each, and where its headline ends.

use std::collections::BTreeSet;

use sayso_report::order;

use super::{
    book::Book,
    offices::{self, Office},
    pronouns::source_of,
};
use crate::{quote::QuoteId, syntax::Upos, text::TokenRange};

/// The fewest tokens of a sentence of the text proper.
const LONG: usize = 8;
/// The most sentences before the text proper.
const HEAD: u32 = 12;
/// The most quotes whose words are compared.
const QUOTES: usize = 60;

/// Those a text tells of before descriptions are resolved.
pub(super) struct Scene {
    /// For each mention, the place of its cluster.
    pub(super) cluster_of: Vec<usize>,
    /// In the order of their first mentions.
    pub(super) clusters: Vec<Cluster>,
    /// The first sentence of the text proper.
    pub(super) lead: u32,
    /// For each of the first quotes, the words that carry meaning.
    pub(super) said: Vec<BTreeSet<String>>,
}

/// What is told of one of them.
pub(super) struct Cluster {
    /// Its mentions in text order.
    pub(super) mentions: Vec<usize>,
    /// The nouns that say what it is.
    pub(super) nouns: Vec<String>,
    /// The telling words of its phrases.
    pub(super) words: BTreeSet<String>,
    /// How often it is the source of a quote.
    pub(super) spoken: i32,
    /// The most words of its names.
    pub(super) longest: usize,
    /// Which of the first quotes are its own.
    pub(super) quotes: Vec<usize>,
}

impl Cluster {
    /// The offices it is told with.
    pub(super) fn offices(&self, book: &Book<'_, '_, '_>) -> Vec<Office> {
        let told = self.mentions.iter().take(8).filter_map(|&mention| {
            let phrase = &book.drafts[mention].phrase;
            phrase.title.or(phrase.after)
        });
        told.map(|range| Office::of(book, range)).collect()
    }
}

impl Scene {
    pub(super) fn of(book: &Book<'_, '_, '_>) -> Self {
        let count = book.drafts.len();
        let mut place: Vec<Option<usize>> = vec![None; count];
        let mut cluster_of = Vec::with_capacity(count);
        let mut clusters: Vec<Cluster> = Vec::new();
        for (mention, draft) in book.drafts.iter().enumerate() {
            let at = *place[book.cluster(mention)].get_or_insert_with(|| {
                clusters.push(Cluster {
                    mentions: Vec::new(),
                    nouns: Vec::new(),
                    words: BTreeSet::new(),
                    spoken: 0,
                    longest: 0,
                    quotes: Vec::new(),
                });
                clusters.len() - 1
            });
            cluster_of.push(at);
            let cluster = &mut clusters[at];
            cluster.mentions.push(mention);
            cluster.spoken += i32::from(draft.speaks);
            cluster.longest = cluster.longest.max(draft.words.len());
            for noun in &draft.phrase.nouns {
                if cluster.nouns.len() < 8 && !cluster.nouns.contains(noun) {
                    cluster.nouns.push(noun.clone());
                }
            }
            if cluster.words.len() < 32 {
                cluster.words.extend(telling(book, draft.phrase.tokens));
            }
        }
        let quotes = book.quotes.quotes.len().min(QUOTES);
        for quote in 0..quotes {
            if let Some(source) = source_of(book, QuoteId(quote as u32)) {
                clusters[cluster_of[source]].quotes.push(quote);
            }
        }
        let said = (0..quotes).map(|quote| said(book, quote)).collect();
        Self { cluster_of, clusters, lead: first_sentence(book), said }
    }
}

/// The first sentence of the text proper, after headlines, bylines and datelines: it ends in a stop and is long.
fn first_sentence(book: &Book<'_, '_, '_>) -> u32 {
    let sentences = &book.reader.syntax.sentences;
    let proper =
        |number: &u32| sentences[*number as usize].tokens.len() >= LONG && ends_in_stop(book, *number);
    (0..HEAD.min(sentences.len() as u32)).find(proper).unwrap_or(0)
}

/// Whether a sentence ends as sentences do and headlines do not.
pub(super) fn ends_in_stop(book: &Book<'_, '_, '_>, sentence: u32) -> bool {
    let tokens = book.reader.syntax.sentences[sentence as usize].tokens;
    let last = tokens.tokens().next_back();
    last.is_some_and(|last| {
        let word = book.reader.syntax.word(last);
        word == "." || word.len() > 1 && word.ends_with(['.', '”', '"'])
    })
}

/// The words of a phrase that tell something, in lower case, peoples as their countries.
pub(super) fn telling(book: &Book<'_, '_, '_>, range: TokenRange) -> Vec<String> {
    let syntax = book.reader.syntax;
    range
        .tokens()
        .take(24)
        .filter(|&token| matches!(syntax.tag(token).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num))
        .map(|token| offices::country_of(syntax.norm(token)))
        .collect()
}

/// The words of a quote that carry meaning, in lower case.
fn said(book: &Book<'_, '_, '_>, quote: usize) -> BTreeSet<String> {
    let syntax = book.reader.syntax;
    let content = &book.quotes.quotes[quote].content;
    let tokens = content.iter().flat_map(|&span| syntax.tokens_in(span).tokens().take(60));
    let telling = tokens.filter(|&token| {
        matches!(
            syntax.tag(token).upos,
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num
        )
    });
    order::set(telling.map(|token| syntax.lemma(token).to_lowercase()))
}
