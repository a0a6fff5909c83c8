//! Mends pieces that cannot be what the labeler took them for: sources taken for content beside a cue.

use super::{
    cues::names_source,
    edges::{
        agent, is_cut_off, joined, late_that, main_clause, own_sentence, verb_of_noun, with_marks,
        without_stop,
    },
    head as head_of,
    label::{Piece, Role},
    near::words,
    source::passive,
};
use crate::{
    syntax::{Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// How many tokens of a source are looked at.
const LONGEST_SOURCE: usize = 40;

/// The pieces, with stretches of content that can only be a source turned into one.
pub(super) fn repaired(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Piece> {
    let mut mended: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (index, &piece) in pieces.iter().enumerate() {
        let before = mended.last().copied().filter(|&before| near(syntax, before, piece));
        let next = pieces.get(index + 1).copied().filter(|&next| near(syntax, piece, next));
        let follows_source = before.is_some_and(|before| before.role == Role::Source);
        let mut role = piece.role;
        let mut piece = piece;
        if let Some(start) = clause_before(syntax, piece) {
            piece.tokens.start = start;
        }
        if piece.role == Role::Content && syntax.marks.innermost[piece.tokens.start.index()].is_none() {
            if is_cut_off(syntax, piece) || says_nothing(syntax, piece, before) {
                continue;
            }
            if let Some(name) = before.and_then(|cue| agent(syntax, cue, piece)) {
                mended.push(Piece { role: Role::Source, tokens: name, ..piece });
                piece.tokens.start = name.end;
            }
            if let Some(that) = before.and_then(|cue| late_that(syntax, cue, piece)) {
                piece.tokens.start = that;
            }
            if let Some(end) = before.and_then(|cue| joined(syntax, cue, piece)) {
                piece.tokens.end = end;
            }
            if let Some(end) = before.and_then(|cue| main_clause(syntax, cue, piece)) {
                piece.tokens.end = end;
            }
            let noun = mended.iter().rev().take(2).find(|before| before.role == Role::Cue);
            if let Some(end) = noun.and_then(|&noun| verb_of_noun(syntax, noun, piece)) {
                piece.tokens.end = end;
            }
        }
        if piece.role == Role::Content && !follows_source {
            let before_last = mended.len().checked_sub(2).map(|index| mended[index]);
            let after_next = pieces.get(index + 2).copied();
            if subject_of_next(syntax, piece, next, after_next)
                || subject_of_last(syntax, piece, before, before_last)
            {
                role = Role::Source;
            } else if let Some(comma) = before.and_then(|cue| comma_after_name(syntax, cue, piece)) {
                // “According to the mayor, …” taken for content as a whole.
                let (start, end) = (piece.tokens.start.index(), piece.tokens.end.index());
                let name = TokenRange::new(start, comma.index());
                mended.push(Piece { role: Role::Source, tokens: name, ..piece });
                mended.push(Piece { tokens: TokenRange::new(comma.index() + 1, end), ..piece });
                continue;
            }
        }
        if role == Role::Content
            && let Some(start) = own_sentence(syntax, piece, &pieces[index + 1..])
        {
            let whole = TokenRange { end: start, ..piece.tokens };
            mended.push(Piece { role, tokens: without_stop(syntax, whole), ..piece });
            piece.tokens.start = start;
        }
        if role == Role::Content {
            let from = mended.last().map_or(TokenId(0), |before| before.tokens.end);
            let to =
                pieces.get(index + 1).map_or(TokenId::from(syntax.tokens.len()), |next| next.tokens.start);
            piece.tokens = with_marks(syntax, piece.tokens, from, to);
        }
        mended.push(Piece { role, ..piece });
    }
    mended
}

/// Where a source begins that the clause before it was taken for: *Norby won on Sunday, and | the coach*.
fn clause_before(syntax: &Syntax<'_>, piece: Piece) -> Option<TokenId> {
    let joins = |&token: &TokenId| {
        syntax.tag(token).upos == Upos::Cconj
            && token > piece.tokens.start
            && syntax.norm(TokenId(token.0 - 1)) == ","
    };
    let join = piece.tokens.tokens().rev().take(LONGEST_SOURCE).find(joins)?;
    let before = TokenRange::new(piece.tokens.start, join);
    let start = TokenId(join.0 + 1);
    let relative =
        before.tokens().any(|token| matches!(syntax.tag(token).xpos, Xpos::Wp | Xpos::Wdt | Xpos::WpPoss));
    let clause = !relative && before.tokens().any(|token| syntax.tag(token).is_tensed());
    (piece.role == Role::Source && clause && start < piece.tokens.end).then_some(start)
}

/// Whether a cue has *nothing* for its object, so that nothing is reported; *nothing about it* is something.
fn says_nothing(syntax: &Syntax<'_>, piece: Piece, before: Option<Piece>) -> bool {
    let follows_cue = before.is_some_and(|cue| cue.role == Role::Cue && cue.tokens.end == piece.tokens.start);
    let next = syntax.tags.get(piece.tokens.start.index() + 1);
    follows_cue
        && syntax.norm(piece.tokens.start) == "nothing"
        && next.is_none_or(|next| matches!(next.upos, Upos::Cconj | Upos::Punct))
}

/// Whether no word stands between two pieces.
fn near(syntax: &Syntax<'_>, before: Piece, after: Piece) -> bool {
    words(syntax, TokenRange::new(before.tokens.end, after.tokens.start.max(before.tokens.end))) == 0
}

/// Whether content right before a cue that has other content right after it is the subject of that cue.
fn subject_of_next(syntax: &Syntax<'_>, piece: Piece, next: Option<Piece>, after: Option<Piece>) -> bool {
    let (Some(cue), Some(content)) = (next, after) else { return false };
    (cue.role, content.role) == (Role::Cue, Role::Content)
        && near(syntax, cue, content)
        && syntax.marks.innermost[piece.tokens.start.index()].is_none()
        && syntax.relation(head_of(syntax, piece.tokens)).is_subject()
        && !passive(syntax, cue.tokens)
}

/// Whether content right after a cue that follows marked words is the subject of that cue: *“…,” said the mayor*.
fn subject_of_last(
    syntax: &Syntax<'_>,
    piece: Piece,
    before: Option<Piece>,
    before_last: Option<Piece>,
) -> bool {
    let (Some(cue), Some(said)) = (before, before_last) else { return false };
    let marked = |token: usize| syntax.marks.innermost[token].is_some();
    let sentence = |token: TokenId| syntax.sentence_of[token.index()];
    let noun = |upos: Upos| matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let is_verb = |token: TokenId| syntax.tag(token).is_verb();
    let opens = syntax.tag(piece.tokens.start).upos;
    (said.role, cue.role) == (Role::Content, Role::Cue)
        && near(syntax, said, cue)
        && marked(said.tokens.end.index() - 1)
        && !piece.tokens.indices().any(marked)
        && sentence(cue.tokens.start) == sentence(piece.tokens.start)
        && piece.tokens.tokens().any(|token| noun(syntax.tag(token).upos))
        && (noun(syntax.tag(head_of(syntax, piece.tokens)).upos) || !piece.tokens.tokens().any(is_verb))
        && (noun(opens) || matches!(opens, Upos::Det | Upos::Adj | Upos::Num))
}

/// The comma that parts a name from what it says, in content right after a preposition that names a source.
fn comma_after_name(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
    let preposition = cue.role == Role::Cue && names_source(syntax, cue.tokens);
    let opens = syntax.sentence(cue.tokens.start).tokens.start == cue.tokens.start;
    let comma = content.tokens.tokens().take(16).find(|&token| syntax.norm(token) == ",")?;
    let rest = content.tokens.end.index() - comma.index();
    (preposition && opens && comma > content.tokens.start && rest > 3).then_some(comma)
}
