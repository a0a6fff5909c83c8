//! Marked words that the labeler passed over although a verb of saying stands right beside them.
//!
//! A reader sees quotation marks first, so words in them that somebody says must not be lost: *“Sit down!” a man
//! yelled*, *the sign said “Closed”*.

use super::{
    cues::{Cue, CueSort},
    label::{Piece, Role},
};
use crate::{
    syntax::{Syntax, Upos, Xpos},
    text::{TokenId, TokenRange, marks::Stretch},
};

/// How sure such a finding is, in thousandths.
const SURE: u32 = 600;

/// The most tokens between the marks and a verb after them.
const REACH: usize = 14;

/// The pieces with those of marked words that were passed over, in text order.
pub(super) fn rescued(syntax: &Syntax<'_>, cues: &[Cue], pieces: Vec<Piece>) -> Vec<Piece> {
    let mut taken = vec![false; syntax.tokens.len()];
    for piece in &pieces {
        taken[piece.tokens.indices()].fill(true);
    }
    let mut all = pieces;
    for stretch in syntax.marks.stretches.iter().filter(|stretch| stretch.parent.is_none()) {
        let free = |range: TokenRange| !taken[range.indices()].contains(&true);
        if stretch.open.is_none() || stretch.inside().is_empty() || !free(stretch.tokens) {
            continue;
        }
        let Some((cue, source)) =
            verb_after(syntax, cues, *stretch).or_else(|| verb_before(syntax, cues, *stretch))
        else {
            continue;
        };
        let whole = TokenRange::new(
            cue.start.index().min(stretch.tokens.start.index()),
            cue.end.index().max(stretch.tokens.end.index()),
        );
        if !free(whole) {
            continue;
        }
        let piece = |role, tokens| Piece { role, tokens, sure: SURE };
        all.push(piece(Role::Content, stretch.tokens));
        all.push(piece(Role::Cue, cue));
        all.extend(source.map(|source| piece(Role::Source, source)));
        taken[whole.indices()].fill(true);
    }
    all.sort_by_key(|piece| piece.tokens.start);
    all
}

/// A verb that reports and stands in a tense of its own.
fn reports(syntax: &Syntax<'_>, cues: &[Cue], token: TokenId) -> bool {
    cues[token.index()].sort == CueSort::VerbAlways
        && matches!(syntax.tag(token).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn | Xpos::Vbg)
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
    (reports(syntax, cues, verb) && named)
        .then(|| (TokenRange::new(verb.index(), verb.index() + 1), Some(subject)))
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
    reports(syntax, cues, verb).then(|| (TokenRange::new(verb.index(), verb.index() + 1), None))
}
