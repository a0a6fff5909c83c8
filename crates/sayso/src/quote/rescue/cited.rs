//! Reports in which one source quotes another: *The agency quoted the minister as saying | it was over.* All after
//! *quoted* is what the agency says, and in it stands what the minister says.

use crate::{
    quote::{
        cues,
        label::{Piece, Role},
    },
    syntax::{Syntax, Xpos},
    text::{TokenId, TokenRange},
};

/// How many words the name of the one who is quoted has at most.
const LONGEST_NAME: usize = 24;

/// The pieces, with the name of who is quoted, *as saying* and what is said made one content of the cue before them.
pub(super) fn joined(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let mut whole: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    while let Some((&piece, after)) = rest.split_first() {
        rest = after;
        let quotes =
            whole.last().is_some_and(|cue| cue.role == Role::Cue && cue.tokens.end == piece.tokens.start);
        if let [cue, said, ..] = after
            && (quotes && piece.role != Role::Cue)
            && (cue.role, said.role) == (Role::Cue, Role::Content)
            && piece.tokens.end == cue.tokens.start
            && as_saying(syntax, cue.tokens) == Some(cue.tokens.start)
            && said.tokens.start.0 <= cue.tokens.end.0 + 1
        {
            let tokens = TokenRange { start: piece.tokens.start, end: said.tokens.end };
            whole.push(Piece { role: Role::Content, tokens, sure: piece.sure.min(said.sure) });
            rest = &after[2..];
        } else {
            whole.push(piece);
        }
    }
    whole
}

/// Who is quoted in a content that begins with them, by which cue, and what they say.
pub(super) fn inside(syntax: &Syntax<'_>, content: TokenRange) -> Option<[(Role, TokenRange); 3]> {
    let as_ = as_saying(syntax, content)?;
    let said = TokenRange { start: TokenId(as_.0 + 2), end: content.end };
    let name = TokenRange { start: content.start, end: as_ };
    let verb = name.tokens().any(|token| syntax.tag(token).is_tensed());
    let cue = TokenRange { start: as_, end: said.start };
    (!name.is_empty() && !verb && !said.is_empty()).then_some([
        (Role::Source, name),
        (Role::Cue, cue),
        (Role::Content, said),
    ])
}

/// Where *as* stands before a participle of saying, not far into a range.
fn as_saying(syntax: &Syntax<'_>, range: TokenRange) -> Option<TokenId> {
    let says = |&token: &TokenId| {
        let next = TokenId(token.0 + 1);
        syntax.norm(token) == "as"
            && range.contains(next)
            && syntax.tag(next).xpos == Xpos::Vbg
            && cues::always_reports(syntax.norm(next))
    };
    range.tokens().take(LONGEST_NAME).find(says)
}
