//! The other half of a report that who says it stands in the middle of: *The museum, he said, | would open in May*.

use crate::{
    quote::{
        cues::names_source,
        label::{Piece, Role},
    },
    syntax::{Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// The halves that are missing.
pub(super) fn missing(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let mut rest = pieces;
    let mut found = Vec::new();
    for sentence in &syntax.sentences {
        let before = rest.partition_point(|piece| piece.tokens.end <= sentence.tokens.start);
        rest = &rest[before..];
        let inside = &rest[..rest.partition_point(|piece| piece.tokens.start < sentence.tokens.end)];
        if let Some(half) = other_half(syntax, sentence.tokens, inside) {
            found.push(half);
        }
    }
    found
}

/// The half that is missing in a sentence of one unmarked content, one cue and perhaps a source.
fn other_half(syntax: &Syntax<'_>, sentence: TokenRange, pieces: &[Piece]) -> Option<Piece> {
    let only = |role: Role| {
        let mut all = pieces.iter().filter(move |piece| piece.role == role);
        all.next().copied().filter(|_| all.next().is_none())
    };
    let (content, cue) = (only(Role::Content)?, only(Role::Cue)?);
    let marked = |index: usize| syntax.marks.innermost[index].is_some();
    if pieces.len() > 3 || sentence.indices().any(marked) {
        return None;
    }
    let who = || pieces.iter().filter(|piece| piece.role != Role::Content).map(|piece| piece.tokens);
    let (from, to) = (who().map(|range| range.start).min()?, who().map(|range| range.end).max()?);
    let comma = |token: TokenId| token < sentence.end && syntax.norm(token) == ",";
    let comma_before = |token: TokenId| token > sentence.start && comma(TokenId(token.0 - 1));
    let end = end_of(syntax, sentence);
    let said = content.tokens;
    let half = if said.end < from && said.start == sentence.start {
        // “All of this, he admits, | could be undone.”
        let between = comma(said.end) && comma_before(from) && comma(to);
        (between && !can_stand_alone(syntax, said))
            .then(|| TokenRange::new(to.index() + 1, end.index().max(to.index() + 1)))
    } else if to < said.start && from == sentence.start && names_source(syntax, cue.tokens) {
        // “According to her, after a look at the leg, | he sent for a car.”
        let open = comma(said.end) && !can_stand_alone(syntax, said);
        open.then(|| TokenRange::new(said.end.index() + 1, end.index().max(said.end.index() + 1)))
    } else if said.start.0 == to.0 + 1 && comma(to) && comma_before(from) {
        // “The latest test, | they said, was its biggest yet.”
        let first = TokenRange::new(sentence.start, TokenId(from.0 - 1));
        let whole = syntax.tag(said.start).is_tensed() && !first.tokens().any(comma);
        return (whole && !first.is_empty()).then_some(Piece { tokens: first, ..content });
    } else {
        None
    }?;
    let clause = half.len() > 2 && half.tokens().any(|token| syntax.tag(token).is_tensed());
    clause.then_some(Piece { tokens: half, ..content })
}

/// Whether words can be a sentence of their own: they have a verb in a tense and no word that subordinates them.
fn can_stand_alone(syntax: &Syntax<'_>, range: TokenRange) -> bool {
    let opens = syntax.tag(range.start);
    let subordinate = opens.upos == Upos::Sconj || matches!(opens.xpos, Xpos::To | Xpos::Wrb);
    !subordinate && range.tokens().any(|token| syntax.tag(token).is_tensed())
}

/// Where the words of a sentence end.
fn end_of(syntax: &Syntax<'_>, sentence: TokenRange) -> TokenId {
    let last = sentence.tokens().rev().find(|&token| syntax.tag(token).upos != Upos::Punct);
    last.map_or(sentence.start, |last| TokenId(last.0 + 1))
}
