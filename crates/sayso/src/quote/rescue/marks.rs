//! Words in marks with a verb of saying right beside them, or signed by a name.
//!
//! A reader sees quotation marks first, so words in them that somebody says must not be lost: *“Sit down!” a man
//! yelled*, *the sign said “Closed”*, *“It was a gift” – Dahl*.

use super::{Page, reports};
use crate::{
    quote::{cues::Cue, label::Role, source::signature},
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange, marks::Stretch},
};

/// The most tokens between the marks and a verb after them.
const REACH: usize = 14;

pub(super) fn rescue(syntax: &Syntax<'_>, cues: &[Cue], page: &mut Page) {
    for stretch in syntax.marks.stretches.iter().filter(|stretch| stretch.parent.is_none()) {
        if stretch.open.is_none() || stretch.inside().is_empty() || !page.is_free(stretch.tokens) {
            continue;
        }
        let paragraph = syntax.paragraph_tokens[syntax.sentence(stretch.tokens.start).paragraph as usize];
        if paragraph.start == stretch.tokens.start && signature(syntax, stretch.tokens).is_some() {
            page.add(paragraph, [(Role::Content, stretch.tokens)]);
            continue;
        }
        let beside = verb_after(syntax, cues, *stretch).or_else(|| verb_before(syntax, cues, *stretch));
        let Some((cue, source)) = beside else { continue };
        let whole = TokenRange::new(
            cue.start.index().min(stretch.tokens.start.index()),
            cue.end.index().max(stretch.tokens.end.index()),
        );
        if page.is_free(whole) {
            let source = source.map(|source| (Role::Source, source));
            page.add(whole, [(Role::Content, stretch.tokens), (Role::Cue, cue)].into_iter().chain(source));
        }
    }
}

/// The verb and its subject right after marked words that end like speech.
fn verb_after(
    syntax: &Syntax<'_>,
    cues: &[Cue],
    stretch: Stretch,
) -> Option<(TokenRange, Option<TokenRange>)> {
    let last = TokenId(stretch.inside().end.0 - 1);
    if stretch.close.is_none()
        || !matches!(syntax.norm(last), "," | "!" | "?" | "-" | "–" | "—" | "..." | "…")
    {
        return None;
    }
    let paragraph = syntax.paragraph_tokens[syntax.sentence(stretch.tokens.start).paragraph as usize];
    let start = stretch.tokens.end;
    let rest = TokenRange::new(start.index(), paragraph.end.index().min(start.index() + REACH));
    let verb = rest.tokens().find(|&token| {
        matches!(syntax.tag(token).upos, Upos::Verb | Upos::Punct) || reports(syntax, cues, token)
    })?;
    let subject = TokenRange::new(start.index(), verb.index());
    let nominal = |token: TokenId| matches!(syntax.tag(token).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let named = subject.tokens().any(nominal)
        && subject.tokens().next().is_some_and(|first| {
            nominal(first) || matches!(syntax.tag(first).upos, Upos::Det | Upos::Adj | Upos::Num)
        });
    (reports(syntax, cues, verb) && named).then(|| (TokenRange::one(verb), Some(subject)))
}

/// The verb right before marked words, at most a comma, a colon or *that* between.
fn verb_before(
    syntax: &Syntax<'_>,
    cues: &[Cue],
    stretch: Stretch,
) -> Option<(TokenRange, Option<TokenRange>)> {
    let sentence = syntax.sentence(stretch.tokens.start).tokens;
    let before = TokenRange::new(sentence.start.index(), stretch.tokens.start.index());
    let mut words = before.tokens().rev().take(2);
    let mut verb = words.next()?;
    if matches!(syntax.norm(verb), "," | ":" | "that") {
        verb = words.next()?;
    }
    reports(syntax, cues, verb).then(|| (TokenRange::one(verb), None))
}
