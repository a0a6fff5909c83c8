//! Paragraphs set off as a quotation without marks, which the paragraph before announces: *The ministry wrote:*

use super::Page;
use crate::{
    quote::{
        cues::{Cue, CueSort},
        label::{Piece, Role},
        source,
    },
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// How many tokens before the colon are looked at.
const REACH: usize = 20;

/// The fewest tokens of such a paragraph.
const SHORTEST: usize = 6;

pub(super) fn rescue(syntax: &Syntax<'_>, cues: &[Cue], pieces: &[Piece], page: &mut Page) {
    for pair in syntax.paragraph_tokens.windows(2) {
        let [before, block] = [pair[0], pair[1]];
        let Some(colon) = before.tokens().next_back().filter(|&last| syntax.norm(last) == ":") else {
            continue;
        };
        let clause = syntax.sentence(colon).tokens;
        let free = page.is_free(block) || speaks_itself(syntax, pieces, block);
        if !page.is_free(clause) || !free || !is_prose(syntax, block) {
            continue;
        }
        let signals = |token: &TokenId| {
            matches!(cues[token.index()].sort, CueSort::VerbAlways | CueSort::NounOften | CueSort::Phrasal)
        };
        let Some(signal) = clause.tokens().rev().take(REACH).find(signals) else { continue };
        let announced = source::announced(syntax, colon).filter(|(cue, _)| cue.start != colon);
        let cue = announced.map_or(TokenRange::one(signal), |(cue, _)| cue);
        let source = announced.map(|(_, source)| (Role::Source, source));
        page.add(block, [(Role::Cue, cue), (Role::Content, block)].into_iter().chain(source));
    }
}

/// Whether nobody but its own *I* or *we* says anything in a paragraph.
fn speaks_itself(syntax: &Syntax<'_>, pieces: &[Piece], block: TokenRange) -> bool {
    let first = pieces.partition_point(|piece| piece.tokens.end <= block.start);
    let mut inside = pieces[first..].iter().take_while(|piece| piece.tokens.start < block.end);
    inside.all(|piece| piece.role != Role::Source || matches!(syntax.norm(piece.tokens.start), "i" | "we"))
}

/// Whether a paragraph is whole sentences and no item of a list.
fn is_prose(syntax: &Syntax<'_>, block: TokenRange) -> bool {
    block.len() >= SHORTEST
        && matches!(syntax.norm(TokenId(block.end.0 - 1)), "." | "!" | "?")
        && syntax.tag(block.start).upos != Upos::Punct
        && syntax.marks.innermost[block.start.index()].is_none()
        && block.tokens().any(|token| syntax.tag(token).is_tensed())
}
