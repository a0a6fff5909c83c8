//! Mends pieces that cannot be what the labeler took them for: sources taken for content beside a cue.

use super::{
    cues::names_source,
    head as head_of,
    label::{Piece, Role},
    near::words,
    rescue::without_stop,
    source::passive,
};
use crate::{
    syntax::{Relation, Syntax, Upos, Xpos},
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

/// Content with the quotation marks it ends or begins right beside, where it holds the other one too and the mark stands
/// after `from` and before `to`.
fn with_marks(syntax: &Syntax<'_>, content: TokenRange, from: TokenId, to: TokenId) -> TokenRange {
    let mut content = content;
    let stretch = |token: TokenId| {
        let id = syntax.marks.innermost[token.index()]?;
        let stretch = syntax.marks.stretches[id.0 as usize];
        Some((stretch.open?, stretch.close?))
    };
    if let Some((open, close)) = stretch(TokenId(content.end.0 - 1))
        && close == content.end
        && close < to
        && open.0 + 1 >= content.start.0
    {
        content.end.0 += 1;
    }
    if let Some((open, close)) = stretch(content.start)
        && open.0 + 1 == content.start.0
        && open >= from
        && close < content.end
    {
        content.start = open;
    }
    content
}

/// Whether content ends in an auxiliary whose verb is left out: *the bridge was*.
fn is_cut_off(syntax: &Syntax<'_>, piece: Piece) -> bool {
    let last = TokenId(piece.tokens.end.0 - 1);
    let verb = || syntax.head(last).is_some_and(|head| head >= piece.tokens.end);
    syntax.tag(last).upos == Upos::Aux && verb()
}

/// Whether a cue has *nothing* for its object, so that nothing is reported; *nothing about it* is something.
fn says_nothing(syntax: &Syntax<'_>, piece: Piece, before: Option<Piece>) -> bool {
    let follows_cue = before.is_some_and(|cue| cue.role == Role::Cue && cue.tokens.end == piece.tokens.start);
    let next = syntax.tags.get(piece.tokens.start.index() + 1);
    follows_cue
        && syntax.norm(piece.tokens.start) == "nothing"
        && next.is_none_or(|next| matches!(next.upos, Upos::Cconj | Upos::Punct))
}

/// Who says it, in content right after a passive: *was accused | by two managers of hiding it*.
fn agent(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenRange> {
    let by = content.tokens.start;
    if cue.role != Role::Cue || syntax.norm(by) != "by" || !passive(syntax, cue.tokens) {
        return None;
    }
    // The whole phrase, or its noun alone where what is said hangs on it.
    let noun = syntax.head(by).filter(|&noun| noun > by && content.tokens.contains(noun))?;
    let phrase = syntax.subtree(noun);
    let end = if phrase.end < content.tokens.end { phrase.end.index() } else { noun.index() + 1 };
    (end < content.tokens.end.index()).then(|| TokenRange::new(by.index() + 1, end))
}

/// Where content of a noun runs into the verb whose subject the noun is: *the warning that it may fall | was heard*.
fn verb_of_noun(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
    let noun = cue.tokens.tokens().rev().find(|&token| syntax.tag(token).upos == Upos::Noun)?;
    let verb = syntax
        .head(noun)
        .filter(|&verb| syntax.relation(noun).is_subject() && content.tokens.contains(verb))?;
    let auxiliary = |child: &TokenId| {
        syntax.tag(*child).upos == Upos::Aux && content.tokens.contains(*child) && *child < verb
    };
    let end = syntax.children(verb).filter(auxiliary).min().unwrap_or(verb);
    (end > content.tokens.start).then_some(end)
}

/// Where content that is no clause runs into a verb that is joined to its cue, or into a clause about when that was:
/// *promised a veto | and tried to …*, *demanded a halt | after shares fell*.
fn joined(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
    let verb = cue.tokens.tokens().rev().find(|&token| syntax.tag(token).upos == Upos::Verb)?;
    let start = content.tokens.start;
    let follows = |child: &TokenId| {
        let before = TokenRange::new(start, syntax.subtree(*child).start.max(start));
        let clause = before.tokens().any(|token| syntax.tag(token).is_tensed());
        let comma = before.tokens().next_back().is_some_and(|token| syntax.norm(token) == ",")
            || syntax.norm(before.end) == ",";
        let joined = match syntax.relation(*child) {
            Relation::Conj => {
                syntax.tag(*child).upos == Upos::Verb && (comma || syntax.subject(*child).is_none())
            }
            Relation::Advcl => syntax.markers(*child).next().is_some_and(|mark| {
                matches!(syntax.norm(mark), "as" | "after" | "while" | "although" | "though")
            }),
            _ => false,
        };
        joined && !before.is_empty() && !clause && syntax.is_finite(*child)
    };
    let inside = |child: &TokenId| content.tokens.contains(*child);
    let child = syntax.children(verb).filter(inside).find(follows)?;
    let mut end = syntax.subtree(child).start;
    let opens = syntax.tag(start);
    let clause = opens.upos == Upos::Sconj || syntax.norm(start) == "that" || opens.xpos == Xpos::Wrb;
    if cue.role != Role::Cue || clause || syntax.marks.innermost[end.index()].is_some() {
        return None;
    }
    while end > start && matches!(syntax.tag(TokenId(end.0 - 1)).upos, Upos::Punct | Upos::Cconj) {
        end.0 -= 1;
    }
    (end > start).then_some(end)
}

/// Where content of a cue in the subordinate clause or participle that opens a sentence runs into the clause above it:
/// *While he said it was late, | the council …*, *Asked whether it was late, | the mayor …*.
fn main_clause(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
    let opens = syntax.sentence(cue.tokens.start).tokens.start;
    let before = TokenRange { start: opens, end: cue.tokens.start };
    let tensed = |range: TokenRange| range.tokens().any(|token| syntax.tag(token).is_tensed());
    let participle = cue.tokens.start == opens && matches!(syntax.tag(opens).xpos, Xpos::Vbn | Xpos::Vbg);
    let subordinate = syntax.tag(opens).upos == Upos::Sconj && !tensed(before);
    if cue.role != Role::Cue || !(participle || subordinate) {
        return None;
    }
    content.tokens.tokens().find(|&comma| {
        let rest = TokenRange { start: TokenId(comma.0 + 1), end: content.tokens.end };
        syntax.norm(comma) == ","
            && syntax.marks.innermost[comma.index()].is_none()
            && tensed(rest)
            && matches!(syntax.tag(rest.start).upos, Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron)
            && !matches!(syntax.tag(rest.start).xpos, Xpos::Wdt | Xpos::Wp | Xpos::WpPoss)
    })
}

/// Where the last sentence begins that content reaches into, where that sentence goes on with a cue of its own:
/// *that it was over. | The boats left at dawn, according to …*.
fn own_sentence(syntax: &Syntax<'_>, content: Piece, after: &[Piece]) -> Option<TokenId> {
    let sentence = syntax.sentence(TokenId(content.tokens.end.0 - 1)).tokens;
    let open = syntax.marks.innermost[sentence.start.index()].is_some_and(|id| {
        syntax.marks.stretches[id.0 as usize].open.is_none_or(|open| open < sentence.start)
    });
    let cue = match after {
        [cue, ..] if cue.role == Role::Cue => cue,
        [source, cue, ..] if (source.role, cue.role) == (Role::Source, Role::Cue) => cue,
        _ => return None,
    };
    let own = sentence.start > content.tokens.start && sentence.contains(cue.tokens.start);
    (own && !open).then_some(sentence.start)
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
