//! Content without a cue of its own that carries on what was said before it.

use super::{
    group::Draft,
    label::{Piece, Role},
    near::WINDOW,
};
use crate::{
    syntax::Syntax,
    text::{TokenId, TokenRange, marks::StretchId},
};

/// Whether content carries on the open quotation that an attribution ends with.
pub(super) fn continues(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let stretch = |token: TokenId| syntax.marks.innermost[token.index()];
    let before = draft.content.last().and_then(|before| stretch(before.start));
    let carried = stretch(content.start).and_then(|id| syntax.marks.stretches[id.0 as usize].continues);
    carried.is_some() && carried == before
}

/// Whether content opens a quotation over several paragraphs that has its cue in a later one.
pub(super) fn ends_with_cue(
    syntax: &Syntax<'_>,
    pieces: &[Piece],
    cue_of: &[Option<usize>],
    index: usize,
) -> bool {
    let stretch = |piece: &Piece| syntax.marks.innermost[piece.tokens.start.index()];
    let carried = |id: StretchId| syntax.marks.stretches[id.0 as usize].continues;
    let Some(mut before) = stretch(&pieces[index]).filter(|&id| carried(id).is_none()) else { return false };
    let contents =
        (index + 1..pieces.len()).take(4 * WINDOW).filter(|&later| pieces[later].role == Role::Content);
    for later in contents {
        match stretch(&pieces[later]) {
            Some(id) if carried(id) == Some(before) && cue_of[later].is_some() => return true,
            Some(id) if carried(id) == Some(before) => before = id,
            Some(_) | None => {}
        }
    }
    false
}

/// Whether content without a cue goes on with what an attribution before it began: marked words after marked words,
/// or a marked sentence right after what somebody was said to say.
pub(super) fn carries_on(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let Some(&before) = draft.content.last() else { return false };
    let stretch = |token: TokenId| syntax.marks.innermost[token.index()];
    let paragraph = |token: TokenId| syntax.sentence(token).paragraph;
    let Some(own) = stretch(content.start) else { return false };
    let (from, to) = (paragraph(before.start), paragraph(content.start));
    if stretch(before.start).is_some() {
        // A picture may stand between the paragraphs of an open quotation.
        let reach = if syntax.marks.stretches[own.0 as usize].continues.is_some() { 2 } else { 1 };
        return to - from.min(to) <= reach;
    }
    let sentence = |token: TokenId| syntax.sentence_of[token.index()];
    let last =
        [Some(before), draft.cue, draft.source].into_iter().flatten().map(|range| range.end.0 - 1).max();
    let follows =
        last.is_some_and(|last| sentence(content.start).saturating_sub(sentence(TokenId(last))) == 1);
    let opens = syntax.sentence(content.start).tokens.start == content.start;
    from == to && follows && opens && draft.source.is_some()
}
