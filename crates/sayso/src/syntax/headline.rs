//! Headlines With Capitals: which of their words are names.
//!
//! Taggers learnt on prose take every word of such a headline for a name. The article below tells: what it never writes
//! with a capital inside a sentence is no name.

use std::collections::BTreeMap;

use super::form::Capitals;
use crate::text::{sentence::Sentence, token::Token};

/// The fewest words of such a headline.
const SHORTEST: usize = 5;

/// How often the words of an article stand with and without a capital.
pub(super) struct Usage<'n> {
    /// For each word in lower case: without a capital; with one inside a sentence; with one at its start.
    counts: BTreeMap<&'n str, [u32; 3]>,
}

impl<'n> Usage<'n> {
    /// Counts the words of sentences that are no such headlines.
    pub(super) fn count(text: &str, tokens: &[Token], norms: &'n [Box<str>], sentences: &[Sentence]) -> Self {
        let mut counts: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
        for sentence in sentences {
            let range = sentence.tokens.indices();
            let words: Vec<&str> = tokens[range.clone()].iter().map(|token| token.span.of(text)).collect();
            if is_headline(&words) {
                continue;
            }
            for (place, (word, norm)) in words.iter().zip(&norms[range]).enumerate() {
                let class = match is_capital(word) {
                    false => 0,
                    true if place > 0 => 1,
                    true => 2,
                };
                counts.entry(norm).or_default()[class] += 1;
            }
        }
        Self { counts }
    }

    /// The words of a headline as they would stand in a sentence.
    pub(super) fn plain<'w>(&self, words: &[&'w str], norms: &'w [Box<str>]) -> Vec<&'w str> {
        let plain = |(word, norm): (&'w str, &'w str)| {
            let [lower, inside, start] = self.counts.get(norm).copied().unwrap_or_default();
            let is_name = inside > lower || lower == 0 && (inside > 0 || start > 0);
            let is_plain = is_capital(word) && word.chars().nth(1).is_some_and(char::is_lowercase);
            if is_plain && !is_name { norm } else { word }
        };
        words.iter().copied().zip(norms.iter().map(|norm| &**norm)).map(plain).collect()
    }
}

/// Whether words are a headline with capitals.
pub(super) fn is_headline(words: &[&str]) -> bool {
    words.len() >= SHORTEST && Capitals::of(words.iter().copied()) == Capitals::Title
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
