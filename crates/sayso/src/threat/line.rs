//! One sentence as this phase reads it: norms, parts of speech and word classes, and questions about them.
//!
//! Every question answers for any token number; outside the sentence there is nothing.

use crate::{
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

use super::word::{Class, Classes, classes_of, phrase_at};

/// A sentence with the classes of its words.
pub(super) struct Line<'a> {
    /// The grammar of the text.
    pub(super) syntax: &'a Syntax<'a>,
    /// The tokens of the sentence.
    pub(super) tokens: TokenRange,
    classes: Vec<Classes>,
    /// For each place between tokens, how many of each sort stand before it.
    before: Vec<[u16; SORTS]>,
}

/// What can be counted in a stretch, each by its place in the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort {
    /// Modal verbs.
    Modal,
    /// Full verbs.
    Verb,
    /// Verbs of saying.
    Cue,
    /// The word *that*.
    That,
    /// Quotation marks.
    Quotation,
    /// Commas, semicolons and colons.
    Comma,
}

const SORTS: usize = 6;

impl<'a> Line<'a> {
    /// Looks up every word and phrase of a sentence.
    pub(super) fn new(syntax: &'a Syntax<'a>, tokens: TokenRange) -> Self {
        let mut classes: Vec<Classes> = tokens
            .tokens()
            .map(|token| classes_of(syntax.lemma(token)).union(classes_of(syntax.norm(token))))
            .collect();
        for (index, token) in tokens.tokens().enumerate() {
            let word = |ahead: usize| {
                let next = TokenId::from(token.index() + ahead);
                tokens.contains(next).then(|| syntax.norm(next))
            };
            if let Some((count, found)) = phrase_at(word) {
                for class in &mut classes[index..index + count] {
                    *class = class.union(found);
                }
            }
        }
        let mut line = Self { syntax, tokens, classes, before: Vec::new() };
        let mut counts = [0; SORTS];
        let mut before = Vec::with_capacity(tokens.len() + 1);
        before.push(counts);
        for token in tokens.tokens() {
            let is = [
                line.is_modal(token),
                line.upos(token) == Upos::Verb,
                line.is_cue(token),
                line.norm(token) == "that",
                line.is_quotation_mark(token),
                matches!(line.norm(token), "," | ";" | ":"),
            ];
            for (count, is) in counts.iter_mut().zip(is) {
                *count += u16::from(is);
            }
            before.push(counts);
        }
        line.before = before;
        line
    }

    /// The token `ahead` places after (before, if negative) `token`, in this sentence.
    pub(super) fn at(&self, token: TokenId, ahead: i32) -> Option<TokenId> {
        let place = token.0.checked_add_signed(ahead).map(TokenId)?;
        self.tokens.contains(place).then_some(place)
    }

    /// The token in lower case; empty outside.
    pub(super) fn norm(&self, token: TokenId) -> &str {
        if self.tokens.contains(token) { self.syntax.norm(token) } else { "" }
    }

    /// The token `ahead` places after `token`, in lower case; empty outside.
    pub(super) fn norm_at(&self, token: TokenId, ahead: i32) -> &str {
        self.at(token, ahead).map_or("", |place| self.syntax.norm(place))
    }

    /// The base form; empty outside.
    pub(super) fn lemma(&self, token: TokenId) -> &str {
        if self.tokens.contains(token) { self.syntax.lemma(token) } else { "" }
    }

    /// The part of speech; punctuation outside.
    pub(super) fn upos(&self, token: TokenId) -> Upos {
        if self.tokens.contains(token) { self.syntax.tag(token).upos } else { Upos::Punct }
    }

    /// The classes of a word.
    pub(super) fn classes(&self, token: TokenId) -> Classes {
        if self.tokens.contains(token) {
            self.classes[token.index() - self.tokens.start.index()]
        } else {
            Classes::default()
        }
    }

    /// Whether a word is of a class.
    pub(super) fn is(&self, token: TokenId, class: Class) -> bool {
        self.classes(token).has(class)
    }

    /// The classes of all words of a stretch.
    pub(super) fn classes_in(&self, range: TokenRange) -> Classes {
        range.tokens().fold(Classes::default(), |all, token| all.union(self.classes(token)))
    }

    /// Whether the token has no letter and no digit.
    pub(super) fn is_mark(&self, token: TokenId) -> bool {
        !self.norm(token).chars().any(char::is_alphanumeric)
    }

    /// Whether the token is a quotation mark.
    pub(super) fn is_quotation_mark(&self, token: TokenId) -> bool {
        matches!(self.norm(token), "\"" | "''" | "``" | "'" | "‘" | "’" | "“" | "”" | "«" | "»")
    }

    /// Whether the token is a modal verb.
    pub(super) fn is_modal(&self, token: TokenId) -> bool {
        self.classes(token).any(&[Class::Will, Class::Would, Class::May, Class::Must])
            && (self.upos(token) == Upos::Aux || self.upos(token) == Upos::X)
    }

    /// Whether the token is a verb of saying, warning, threatening or asking.
    pub(super) fn is_cue(&self, token: TokenId) -> bool {
        self.upos(token) == Upos::Verb
            && self.classes(token).any(&[
                Class::Say,
                Class::Warn,
                Class::Threaten,
                Class::Vow,
                Class::Promise,
                Class::Predict,
            ])
    }

    /// Whether a clause can start at the token: nothing but marks, a conjunction or *that* stands before it.
    pub(super) fn starts_clause(&self, token: TokenId) -> bool {
        let Some(before) = self.at(token, -1) else { return true };
        self.is_mark(before)
            || matches!(self.upos(before), Upos::Cconj | Upos::Sconj)
            || self.norm(before) == "that"
            || self.is_cue(before)
    }

    /// Without marks at either end.
    pub(super) fn trim(&self, range: TokenRange) -> Option<TokenRange> {
        let first = range.tokens().find(|&token| !self.is_mark(token))?;
        let last = range.tokens().rev().find(|&token| !self.is_mark(token))?;
        Some(TokenRange::new(first, TokenId(last.0 + 1)))
    }

    /// How many tokens of a sort a stretch has, at most `most`.
    pub(super) fn count(&self, range: TokenRange, sort: Sort, most: u16) -> u32 {
        let place = |token: TokenId| token.index().saturating_sub(self.tokens.start.index());
        let last = self.before.len() - 1;
        let (from, to) = (place(range.start).min(last), place(range.end).min(last));
        let count = self.before[to][sort as usize].saturating_sub(self.before[from][sort as usize]);
        u32::from(count.min(most))
    }

    /// With the closing quotation mark or bracket whose opening stands inside, or the opening one whose closing does.
    pub(super) fn balanced(&self, range: TokenRange) -> TokenRange {
        let mut range = range;
        let of =
            |range: TokenRange, mark: &str| range.tokens().filter(|&token| self.norm(token) == mark).count();
        let odd = |range: TokenRange| self.count(range, Sort::Quotation, u16::MAX) % 2 == 1;
        if self.norm(range.end) == ")" && of(range, "(") > of(range, ")") {
            range = TokenRange::new(range.start, TokenId(range.end.0 + 1));
        }
        if odd(range) && self.is_quotation_mark(range.end) {
            range = TokenRange::new(range.start, TokenId(range.end.0 + 1));
        }
        match self.at(range.start, -1) {
            Some(before) if odd(range) && self.is_quotation_mark(before) => {
                TokenRange::new(before, range.end)
            }
            _ => range,
        }
    }

    /// The first token of a stretch that answers yes.
    pub(super) fn find(&self, range: TokenRange, test: impl Fn(TokenId) -> bool) -> Option<TokenId> {
        range.tokens().find(|&token| test(token))
    }

    /// The stretch from `start` to the end of the sentence.
    pub(super) fn rest(&self, start: TokenId) -> TokenRange {
        TokenRange::new(start.min(self.tokens.end), self.tokens.end)
    }

    /// The stretch from the start of the sentence to `end`.
    pub(super) fn head(&self, end: TokenId) -> TokenRange {
        TokenRange::new(self.tokens.start, end.max(self.tokens.start).min(self.tokens.end))
    }

    /// At most `count` tokens from `start` on.
    pub(super) fn next(&self, start: TokenId, count: usize) -> TokenRange {
        let end = TokenId::from(start.index() + count).min(self.tokens.end);
        TokenRange::new(start.min(end), end)
    }

    /// At most `count` tokens before `end`.
    pub(super) fn last(&self, end: TokenId, count: usize) -> TokenRange {
        let start = TokenId::from(end.index().saturating_sub(count)).max(self.tokens.start);
        TokenRange::new(start.min(end), end)
    }
}
