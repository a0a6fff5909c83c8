//! Where content begins and ends, where the labeler took too much or too little for it.

use super::{
    cues::always_reports,
    label::{Piece, Role},
    source::passive,
};
use crate::{
    syntax::{Relation, Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// How many tokens can tell when something was said, between the cue and *that*.
const LONGEST_TIME: usize = 4;

/// Where the clause begins in content that opens with when it was said: *said the other day | that it was over*, but not
/// *said the bill that he signed was his own*, which has a verb of its own.
pub(super) fn late_that(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
    let when =
        |token: &TokenId| matches!(syntax.tag(*token).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Num);
    let length = content.tokens.tokens().take(LONGEST_TIME + 1).take_while(when).count();
    let that = TokenId(content.tokens.start.0 + length as u32);
    let noun = TokenId(that.0.checked_sub(1)?);
    let of_cue = syntax.head(noun).is_some_and(|head| cue.tokens.contains(head));
    let verb = cue.tokens.tokens().any(|token| always_reports(syntax.norm(token)));
    // “the bill that he signed | was …”
    let tensed = |token: TokenId| syntax.tag(token).is_tensed();
    let goes_on = || {
        let clause = TokenRange { start: that, end: TokenId(content.tokens.end.0 - 1) };
        clause.tokens().any(|token| tensed(token) && tensed(TokenId(token.0 + 1)))
    };
    (cue.role == Role::Cue && (1..=LONGEST_TIME).contains(&length) && verb && of_cue)
        .then_some(that)
        .filter(|&that| content.tokens.contains(that) && syntax.norm(that) == "that" && !goes_on())
}

/// Whether content ends in an auxiliary whose verb is left out: *the bridge was*.
pub(super) fn is_cut_off(syntax: &Syntax<'_>, piece: Piece) -> bool {
    let last = TokenId(piece.tokens.end.0 - 1);
    let verb = || syntax.head(last).is_some_and(|head| head >= piece.tokens.end);
    syntax.tag(last).upos == Upos::Aux && verb()
}

/// Who says it, in content right after a passive: *was accused | by two managers of hiding it*.
pub(super) fn agent(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenRange> {
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
pub(super) fn verb_of_noun(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
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
pub(super) fn joined(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
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
pub(super) fn main_clause(syntax: &Syntax<'_>, cue: Piece, content: Piece) -> Option<TokenId> {
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
pub(super) fn own_sentence(syntax: &Syntax<'_>, content: Piece, after: &[Piece]) -> Option<TokenId> {
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

/// Content with the quotation marks it ends or begins right beside, where it holds the other one too and the mark stands
/// after `from` and before `to`.
pub(super) fn with_marks(syntax: &Syntax<'_>, content: TokenRange, from: TokenId, to: TokenId) -> TokenRange {
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

/// A sentence or headline without the full stop at its end.
pub(super) fn without_stop(syntax: &Syntax<'_>, range: TokenRange) -> TokenRange {
    let mut range = range;
    if range.len() > 1 && syntax.norm(TokenId(range.end.0 - 1)) == "." {
        range.end.0 -= 1;
    }
    range
}
