//! Marked words that the labeler passed over although a verb of saying stands right beside them.
//!
//! A reader sees quotation marks first, so words in them that somebody says must not be lost: *“Sit down!” a man
//! yelled*, *the sign said “Closed”*.

use super::{
    cues::{Cue, CueSort, always_reports},
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
    let mut said = vec![false; syntax.tokens.len()];
    for piece in pieces.iter().filter(|piece| piece.role == Role::Content) {
        said[piece.tokens.indices()].fill(true);
    }
    let mut added: Vec<Piece> = Vec::new();
    // Where cues and sources that found no content make room.
    let mut cleared = vec![false; syntax.tokens.len()];
    for stretch in syntax.marks.stretches.iter().filter(|stretch| stretch.parent.is_none()) {
        let free = |range: TokenRange| !said[range.indices()].contains(&true);
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
        added.extend([piece(Role::Content, stretch.tokens), piece(Role::Cue, cue)]);
        added.extend(source.map(|source| piece(Role::Source, source)));
        said[stretch.tokens.indices()].fill(true);
        cleared[whole.indices()].fill(true);
    }
    for &paragraph in &syntax.paragraph_tokens {
        if let Some(pieces) = headline(syntax, cues, paragraph)
            && !said[paragraph.indices()].contains(&true)
        {
            added.extend(pieces);
            cleared[paragraph.indices()].fill(true);
        }
    }
    let mut all = pieces;
    all.retain(|piece| !cleared[piece.tokens.indices()].contains(&true));
    all.extend(added);
    all.sort_by_key(|piece| piece.tokens.start);
    all
}

/// A headline that ends with who says it: *Keeper out until spring, coach confirms*.
fn headline(syntax: &Syntax<'_>, cues: &[Cue], paragraph: TokenRange) -> Option<[Piece; 3]> {
    if paragraph.len() < 5 || paragraph.len() > 30 {
        return None;
    }
    let verb = TokenId(paragraph.end.0 - 1);
    // Taggers take the verb at the end of a headline for a noun.
    let says = matches!(cues[verb.index()].sort, CueSort::VerbAlways | CueSort::VerbOften)
        || always_reports(syntax.norm(verb));
    let comma = paragraph.tokens().rev().take(8).find(|&token| syntax.norm(token) == ",")?;
    let source = TokenRange::new(comma.index() + 1, verb.index().max(comma.index() + 1));
    let nominal = |token: TokenId| {
        matches!(
            syntax.tag(token).upos,
            Upos::Noun
                | Upos::Propn
                | Upos::Pron
                | Upos::Adj
                | Upos::Det
                | Upos::Num
                | Upos::Part
                | Upos::Adp
        )
    };
    let named =
        !source.is_empty() && source.tokens().all(nominal) && comma.index() > paragraph.start.index() + 1;
    let content = TokenRange::new(paragraph.start.index(), comma.index());
    let piece = |role, tokens| Piece { role, tokens, sure: SURE };
    (says && named).then(|| {
        [
            piece(Role::Content, content),
            piece(Role::Source, source),
            piece(Role::Cue, TokenRange::new(verb.index(), verb.index() + 1)),
        ]
    })
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
