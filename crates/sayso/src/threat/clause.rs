//! Questions about a clause: its main verb, who does it, and the noun phrases around.
//!
//! Read from tags first and the tree second, since conditional sentences are long and their trees seldom whole.

use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

use super::{line::Line, word::Class};

/// The verbs of the clauses on both sides of a marker, from the tree.
pub(super) struct Clause {
    /// The verb of the clause the marker opens.
    pub(super) inner: Option<TokenId>,
    /// The verb that clause hangs on.
    pub(super) outer: Option<TokenId>,
}

impl Clause {
    /// Climbs from the marker.
    pub(super) fn around(line: &Line<'_>, marker: TokenRange) -> Self {
        let out = |token: TokenId| line.syntax.head(token).filter(|&head| line.tokens.contains(head));
        let mut inner = out(marker.start);
        while let Some(head) = inner.filter(|&head| marker.contains(head)) {
            inner = out(head);
        }
        Self { inner, outer: inner.and_then(out) }
    }
}

/// The head of the noun that does what a verb says; for a relative clause the noun it modifies.
pub(super) fn doer(line: &Line<'_>, verb: TokenId) -> Option<TokenId> {
    let subject = line.syntax.subject_of(verb).filter(|&subject| line.tokens.contains(subject))?;
    let relative = line.upos(subject) == Upos::Pron && matches!(line.norm(subject), "who" | "which" | "that");
    if relative { line.syntax.head(verb).filter(|&head| line.tokens.contains(head)) } else { Some(subject) }
}

/// The verb a stretch is about: the one whose head lies outside, or else its first.
pub(super) fn main_verb(line: &Line<'_>, range: TokenRange) -> Option<TokenId> {
    let verbs = || range.tokens().filter(|&token| line.syntax.tag(token).is_verb());
    verbs()
        .filter(|&token| line.upos(token) == Upos::Verb)
        .find(|&token| line.syntax.head(token).is_none_or(|head| !range.contains(head)))
        .or_else(|| verbs().find(|&token| line.upos(token) == Upos::Verb))
        .or_else(|| verbs().next())
}

/// The noun phrase that does what a verb says, by the tree, or else the one right before it.
pub(super) fn subject_before(line: &Line<'_>, verb: TokenId) -> Option<TokenRange> {
    if let Some(head) = doer(line, verb) {
        let range = line.syntax.noun_phrase(head);
        if range.tokens().any(|token| token != head && line.syntax.tag(token).is_tensed()) {
            return Some(phrase_ending(line, head));
        }
        let start = range.start.max(line.tokens.start);
        return Some(TokenRange::new(start, range.end.min(line.tokens.end).max(start)));
    }
    let last = line.last(verb, 8).tokens().rev().find(|&token| {
        matches!(line.upos(token), Upos::Noun | Upos::Propn | Upos::Pron)
            && !line.is(token, Class::Time)
            && line.norm(token) != "that"
    })?;
    Some(phrase_ending(line, last))
}

/// The noun phrase whose last word is `last`.
pub(super) fn phrase_ending(line: &Line<'_>, last: TokenId) -> TokenRange {
    let mut start = last;
    if line.upos(last) != Upos::Pron {
        while let Some(before) = line.at(start, -1) {
            let joins =
                matches!(line.upos(before), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det)
                    || line.norm(before) == "'s"
                    || line.norm(before) == "-"
                        && line.syntax.span(before).end() == line.syntax.span(start).start();
            if !joins
                || last.0 - start.0 > 12
                || line.is(before, Class::Time) && line.upos(before) == Upos::Propn
            {
                break;
            }
            start = before;
        }
    }
    TokenRange::new(start, TokenId(last.0 + 1))
}
