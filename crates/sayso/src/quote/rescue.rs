//! Words that the labeler passed over although a verb of saying stands right beside them.
//!
//! A reader sees quotation marks first, so words in them that somebody says must not be lost: *“Sit down!” a man
//! yelled*, *the sign said “Closed”*. Nor must headlines and sentences that end with who says them.

use sayso_report::order;

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

/// The most tokens of a headline or sentence that ends with who says it.
const LONGEST: usize = 60;

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
    let headlines = syntax.paragraph_tokens.iter().filter_map(|&paragraph| {
        let says = |verb: TokenId| {
            // Taggers take the verb at the end of a headline for a noun.
            matches!(cues[verb.index()].sort, CueSort::VerbAlways | CueSort::VerbOften)
                || always_reports(syntax.norm(verb))
        };
        Some((paragraph, told_at_end(syntax, paragraph, says)?))
    });
    let sentences = syntax.sentences.iter().filter_map(|sentence| {
        let stop = TokenId(sentence.tokens.end.0.checked_sub(1)?);
        let stated = TokenRange::new(sentence.tokens.start, stop);
        let says = |verb: TokenId| reports(syntax, cues, verb);
        let plain = syntax.norm(stop) == "." && !stated.is_empty();
        Some((sentence.tokens, plain.then(|| told_at_end(syntax, stated, says))??))
    });
    for (whole, pieces) in headlines.chain(sentences) {
        if !said[whole.indices()].contains(&true) {
            added.extend(pieces);
            said[whole.indices()].fill(true);
            cleared[whole.indices()].fill(true);
        }
    }
    let mut all = pieces;
    all.retain(|piece| !cleared[piece.tokens.indices()].contains(&true));
    all.extend(added);
    order::by_key(&mut all, |piece| piece.tokens.start);
    all
}

/// A headline or sentence that ends with who says it: *Keeper out until spring, coach confirms*, *The mine will close, the
/// firm has announced.*
fn told_at_end(syntax: &Syntax<'_>, words: TokenRange, says: impl Fn(TokenId) -> bool) -> Option<[Piece; 3]> {
    if words.len() < 5 || words.len() > LONGEST {
        return None;
    }
    let verb = TokenId(words.end.0 - 1);
    let has = TokenId(verb.0 - 1);
    let cue = if syntax.tag(has).upos == Upos::Aux { has } else { verb };
    let comma = words.tokens().rev().take(REACH).find(|&token| syntax.norm(token) == ",")?;
    let source = TokenRange::new(comma.index() + 1, cue.index().max(comma.index() + 1));
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
    let named = !source.is_empty() && source.tokens().all(nominal) && comma.index() > words.start.index() + 1;
    let content = TokenRange::new(words.start.index(), comma.index());
    let piece = |role, tokens| Piece { role, tokens, sure: SURE };
    (says(verb) && named).then(|| {
        [
            piece(Role::Content, content),
            piece(Role::Source, source),
            piece(Role::Cue, TokenRange::new(cue.index(), words.end.index())),
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
