//! Which cue a content stands nearest to, and which source a cue; nearness counts words and what lies between.

use super::{
    label::{Piece, Role},
    source::{asked, is_subject, passive},
};
use crate::{
    syntax::{Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// How many pieces to each side are looked at.
pub(super) const WINDOW: usize = 8;

/// For each content, the cue it stands nearest to.
pub(super) fn cues_of_contents(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut cue_of = vec![None; pieces.len()];
    for (index, piece) in pieces.iter().enumerate() {
        if piece.role != Role::Content {
            continue;
        }
        let mut best = (MAX_COST, None);
        for other in around(index, pieces.len()) {
            if pieces[other].role == Role::Cue {
                let cost = content_cost(syntax, pieces, index, other);
                let late = other > index && best.1.is_some() && introduces(syntax, pieces, other);
                if cost < best.0 && !late {
                    best = (cost, Some(other));
                }
            }
        }
        cue_of[index] = best.1.map(|cue| main_cue(syntax, pieces, &cue_of, index, cue));
    }
    cue_of
}

/// Whether a cue after content that already has one can only introduce what follows it: *announced a halt and | said |
/// it …*, *told them that it was over, | saying | it …*.
fn introduces(syntax: &Syntax<'_>, pieces: &[Piece], cue: usize) -> bool {
    let tokens = pieces[cue].tokens;
    let before = tokens.start.index().checked_sub(1);
    let joined = before.is_some_and(|before| syntax.tags[before].upos == Upos::Cconj);
    let participle = syntax.tag(tokens.start).xpos == Xpos::Vbg;
    let next = pieces.get(cue + 1).filter(|next| next.role == Role::Content);
    next.is_some_and(|next| words(syntax, TokenRange::new(tokens.end, next.tokens.start)) == 0)
        && (joined || participle)
}

/// The cue of marked words where they go on after a sentence that had some: the one of those, not a later one of that
/// sentence, as in *“…,” he said, pointing at the map. “…”*
fn main_cue(
    syntax: &Syntax<'_>,
    pieces: &[Piece],
    cue_of: &[Option<usize>],
    content: usize,
    cue: usize,
) -> usize {
    let sentence = syntax.sentence(pieces[cue].tokens.start).tokens;
    let start = pieces[content].tokens.start;
    let colon = || start.index().checked_sub(1).is_some_and(|before| &*syntax.norms[before] == ":");
    if cue > content || start < sentence.end || colon() {
        return cue;
    }
    let said = |&other: &usize| {
        let Piece { role, tokens, .. } = pieces[other];
        role == Role::Content
            && tokens.end > sentence.start
            && tokens.start < sentence.end
            && syntax.marks.innermost[tokens.end.index() - 1].is_some()
    };
    let before = (cue.saturating_sub(WINDOW)..content).rev().filter(said).find_map(|other| cue_of[other]);
    before.filter(|&main| sentence.contains(pieces[main].tokens.start)).unwrap_or(cue)
}

/// From this cost on two pieces do not belong together.
const MAX_COST: u32 = 60;

fn around(index: usize, count: usize) -> impl Iterator<Item = usize> {
    (index.saturating_sub(WINDOW)..(index + WINDOW + 1).min(count)).filter(move |&other| other != index)
}

/// How far a content and a cue stand apart, in words and what counts as many.
fn content_cost(syntax: &Syntax<'_>, pieces: &[Piece], content: usize, cue: usize) -> u32 {
    let (first, second) = (content.min(cue), content.max(cue));
    let between = TokenRange::new(pieces[first].tokens.end, pieces[second].tokens.start);
    if between.is_empty() && cue < content {
        return 0;
    }
    let mut cost = words(syntax, between).min(40) as u32;
    for piece in &pieces[first + 1..second] {
        let inside = words(syntax, piece.tokens).min(cost as usize) as u32;
        cost = cost - inside
            + match piece.role {
                Role::Source => 0,
                Role::Cue => 12,
                Role::Content => 14,
            };
    }
    let apart = sentence_cost(syntax, between);
    let marked = syntax.marks.innermost[pieces[content].tokens.start.index()].is_some();
    let announced = between.tokens().next_back().is_some_and(|token| syntax.norm(token) == ":")
        || cue > content && opens_line(syntax, pieces[cue].tokens.start);
    if apart > 0 && !marked && !announced { MAX_COST } else { cost + apart }
}

/// What the sentence ends between two pieces add to how far they stand apart.
fn sentence_cost(syntax: &Syntax<'_>, between: TokenRange) -> u32 {
    let last = TokenId::from(between.end.index().min(syntax.tokens.len() - 1));
    let first = TokenId::from(between.start.index().saturating_sub(1));
    let apart = syntax.sentence_of[last.index()].abs_diff(syntax.sentence_of[first.index()]);
    if syntax.sentence(first).paragraph != syntax.sentence(last).paragraph {
        // A colon at the end of a paragraph announces the next one.
        let colon = between.tokens().next_back().is_some_and(|token| syntax.norm(token) == ":");
        return if (colon || opens_line(syntax, last)) && apart == 1 { 10 } else { MAX_COST };
    }
    apart * 25
}

/// Whether a word with a colon opens a paragraph, which may credit the one before: *Source: …*.
pub(super) fn opens_line(syntax: &Syntax<'_>, token: TokenId) -> bool {
    let paragraph = syntax.paragraph_tokens[syntax.sentence(token).paragraph as usize];
    paragraph.start == token && syntax.norms.get(token.index() + 1).is_some_and(|next| &**next == ":")
}

/// The words of a range, without punctuation.
pub(super) fn words(syntax: &Syntax<'_>, range: TokenRange) -> usize {
    range.tokens().take(60).filter(|&token| syntax.tag(token).upos != Upos::Punct).count()
}

/// For each cue that has content, its nearest source.
pub(super) fn sources_of_cues(
    syntax: &Syntax<'_>,
    pieces: &[Piece],
    cue_of: &[Option<usize>],
) -> Vec<Option<usize>> {
    let mut source_of = vec![None; pieces.len()];
    for (index, piece) in pieces.iter().enumerate() {
        if asked(syntax, piece.tokens) {
            continue;
        }
        if piece.role != Role::Cue || !around(index, pieces.len()).any(|other| cue_of[other] == Some(index)) {
            continue;
        }
        let mut best = (MAX_COST, None);
        let passive = passive(syntax, piece.tokens);
        for other in around(index, pieces.len()) {
            // Who a passive says it of stands before it, who says it after it: "was called a threat by the court".
            if pieces[other].role == Role::Source && !(passive && other < index) {
                let cost = source_cost(syntax, pieces, other, index);
                if cost < best.0 {
                    best = (cost, Some(other));
                }
            }
        }
        source_of[index] = best.1;
    }
    keep_from_nouns(syntax, pieces, &mut source_of);
    source_of
}

/// Takes back sources that a noun shares with a nearer cue: *he took over amid claims of fraud* names nobody.
fn keep_from_nouns(syntax: &Syntax<'_>, pieces: &[Piece], source_of: &mut [Option<usize>]) {
    for index in 0..pieces.len() {
        let Some(source) = source_of[index] else { continue };
        let cue = || pieces[index].tokens.tokens().map(|token| syntax.tag(token).upos);
        let noun =
            cue().any(|upos| upos == Upos::Noun) && !cue().any(|upos| matches!(upos, Upos::Verb | Upos::Aux));
        let cost = |cue: usize| source_cost(syntax, pieces, source, cue);
        let shared = || {
            around(index, pieces.len())
                .any(|other| source_of[other] == Some(source) && cost(other) < cost(index))
        };
        if noun && shared() {
            source_of[index] = None;
        }
    }
}

fn source_cost(syntax: &Syntax<'_>, pieces: &[Piece], source: usize, cue: usize) -> u32 {
    let (first, second) = (source.min(cue), source.max(cue));
    let between = TokenRange::new(pieces[first].tokens.end, pieces[second].tokens.start);
    let mut cost = 2 * words(syntax, between).min(30) as u32;
    for piece in &pieces[first + 1..second] {
        let inside = 2 * words(syntax, piece.tokens) as u32;
        cost = cost.saturating_sub(inside)
            + match piece.role {
                Role::Source => 12,
                Role::Cue => 6,
                Role::Content => 4,
            };
    }
    let subject = pieces[source].tokens.tokens().take(40).any(|token| {
        syntax.head(token).is_some_and(|head| pieces[cue].tokens.contains(head)) && is_subject(syntax, token)
    });
    let after = u32::from(source > cue);
    let sentence = |piece: usize| syntax.sentence_of[pieces[piece].tokens.start.index()];
    if sentence(source) != sentence(cue) {
        return MAX_COST;
    }
    let apart = sentence_cost(syntax, between);
    (cost + after + apart).saturating_sub(if subject { 8 } else { 0 })
}

/// The source right beside a content, with nothing but a colon, a dash or a comma between.
pub(super) fn source_beside(syntax: &Syntax<'_>, pieces: &[Piece], content: usize) -> Option<usize> {
    let beside = |other: usize| {
        let (first, second) = (content.min(other), content.max(other));
        let between = TokenRange::new(pieces[first].tokens.end, pieces[second].tokens.start);
        let paragraph = |piece: &Piece| syntax.sentence(piece.tokens.start).paragraph;
        pieces[other].role == Role::Source
            && paragraph(&pieces[other]) == paragraph(&pieces[content])
            && words(syntax, between) <= 2
            && between.len() <= 4
    };
    let before = content.checked_sub(1).filter(|&other| beside(other));
    before.or_else(|| Some(content + 1).filter(|&other| other < pieces.len() && beside(other)))
}
