//! Puts pieces together: which source, cue and content make one attribution.
//!
//! Each content goes to the cue it stands nearest to, each cue to its nearest source, where nearness counts words
//! and what lies between. Content without a cue goes to a source right beside it, or carries on what was said before.

use super::{
    label::{Piece, Role},
    repair,
    source::{asked, inverted, is_subject, passive, relative, signature, subject},
    sure::{Basis, Score},
};
use crate::{
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// How the content of an attribution was linked to who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// By a cue.
    Cue,
    /// By standing right beside the source: after a colon, before a dash.
    Beside,
    /// By nothing.
    Alone,
}

/// The words of an attribution.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) content: Vec<TokenRange>,
    pub(super) cue: Option<TokenRange>,
    pub(super) source: Option<TokenRange>,
    pub(super) link: Link,
    /// How sure the labeler is of the content, the cue and the source, in thousandths.
    pub(super) sure: [u32; 3],
    /// Whether the source was found by the tree rather than by the labeler.
    pub(super) by_tree: bool,
    /// The pieces of content that carry on without a cue of their own, counted.
    pub(super) carried: u32,
}

/// Makes attributions of pieces in text order.
pub(super) fn group(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Draft> {
    let pieces = &repair::repaired(syntax, pieces);
    let cue_of = cues_of_contents(syntax, pieces);
    let source_of = sources_of_cues(syntax, pieces, &cue_of);
    let mut drafts: Vec<Draft> = Vec::new();
    // For each cue, its draft.
    let mut draft_of_cue: Vec<Option<usize>> = vec![None; pieces.len()];
    let mut last: Option<usize> = None;
    for (index, piece) in pieces.iter().enumerate() {
        if piece.role != Role::Content {
            continue;
        }
        if let Some(cue) = cue_of[index] {
            if let Some(draft) = draft_of_cue[cue] {
                drafts[draft].content.push(piece.tokens);
                drafts[draft].sure[0] = drafts[draft].sure[0].min(piece.sure);
                last = Some(draft);
                continue;
            }
            let source = source_of[cue];
            let who = source.and_then(|source| relative(syntax, pieces[source].tokens, pieces[cue].tokens));
            let tree = match source {
                Some(_) => None,
                None if inverted(syntax, pieces[cue].tokens, piece.tokens).is_some() => {
                    inverted(syntax, pieces[cue].tokens, piece.tokens)
                }
                None if asked(syntax, pieces[cue].tokens) || passive(syntax, pieces[cue].tokens) => None,
                None => subject(syntax, pieces[cue].tokens, piece.tokens),
            };
            draft_of_cue[cue] = Some(drafts.len());
            last = Some(drafts.len());
            drafts.push(Draft {
                content: vec![piece.tokens],
                cue: Some(pieces[cue].tokens),
                source: who.or(source.map(|source| pieces[source].tokens)).or(tree),
                link: Link::Cue,
                sure: [piece.sure, pieces[cue].sure, source.map_or(0, |source| pieces[source].sure)],
                by_tree: tree.is_some(),
                carried: 0,
            });
            continue;
        }
        if let Some(name) = signature(syntax, piece.tokens) {
            last = Some(drafts.len());
            drafts.push(Draft {
                content: vec![piece.tokens],
                cue: None,
                source: Some(name),
                link: Link::Beside,
                sure: [piece.sure, 0, 700],
                by_tree: false,
                carried: 0,
            });
            continue;
        }
        if let Some(source) = source_beside(syntax, pieces, index) {
            last = Some(drafts.len());
            drafts.push(Draft {
                content: vec![piece.tokens],
                cue: None,
                source: Some(pieces[source].tokens),
                link: Link::Beside,
                sure: [piece.sure, 0, pieces[source].sure],
                by_tree: false,
                carried: 0,
            });
            continue;
        }
        if let Some(draft) = last.filter(|&draft| carries_on(syntax, &drafts[draft], piece.tokens)) {
            drafts[draft].content.push(piece.tokens);
            drafts[draft].carried += 1;
            continue;
        }
        // Outside of marks, words that nothing links to anybody are the reporter's own.
        if syntax.marks.innermost[piece.tokens.start.index()].is_none() {
            continue;
        }
        last = Some(drafts.len());
        drafts.push(Draft {
            content: vec![piece.tokens],
            cue: None,
            source: None,
            link: Link::Alone,
            sure: [piece.sure, 0, 0],
            by_tree: false,
            carried: 0,
        });
    }
    drafts
}

impl Draft {
    /// How certain the labeler was of all its pieces.
    pub(super) fn score(&self) -> Score {
        let [content, cue, source] = self.sure;
        let (basis, permille) = match self.link {
            Link::Cue if self.by_tree => (Basis::Subject, content.min(cue)),
            Link::Cue if self.source.is_none() => (Basis::NoSource, content.min(cue)),
            Link::Cue => (Basis::Cue, content.min(cue).min(source)),
            Link::Beside => (Basis::Beside, content.min(source)),
            Link::Alone => (Basis::Alone, content),
        };
        Score { basis, permille: permille.min(1000) as u16 }
    }
}

/// A range without the quotation marks at its ends.
pub fn without_marks(syntax: &Syntax<'_>, range: TokenRange) -> TokenRange {
    let is_mark = |token: TokenId| {
        syntax.marks.innermost[token.index()].is_some_and(|id| {
            let stretch = syntax.marks.stretches[id.0 as usize];
            stretch.open == Some(token) || stretch.close == Some(token)
        })
    };
    let mut range = range;
    if !range.is_empty() && is_mark(range.start) {
        range.start.0 += 1;
    }
    if !range.is_empty() && is_mark(TokenId(range.end.0 - 1)) {
        range.end.0 -= 1;
    }
    range
}

/// How many pieces to each side are looked at.
const WINDOW: usize = 8;

/// For each content, the cue it stands nearest to.
fn cues_of_contents(syntax: &Syntax<'_>, pieces: &[Piece]) -> Vec<Option<usize>> {
    let mut cue_of = vec![None; pieces.len()];
    for (index, piece) in pieces.iter().enumerate() {
        if piece.role != Role::Content {
            continue;
        }
        let mut best = (MAX_COST, None);
        for other in around(index, pieces.len()) {
            if pieces[other].role == Role::Cue {
                let cost = content_cost(syntax, pieces, index, other);
                if cost < best.0 {
                    best = (cost, Some(other));
                }
            }
        }
        cue_of[index] = best.1;
    }
    cue_of
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
    let announced = between.tokens().next_back().is_some_and(|token| syntax.norm(token) == ":");
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
        return if colon && apart == 1 { 10 } else { MAX_COST };
    }
    apart * 25
}

/// The words of a range, without punctuation.
pub(super) fn words(syntax: &Syntax<'_>, range: TokenRange) -> usize {
    range.tokens().take(60).filter(|&token| syntax.tag(token).upos != Upos::Punct).count()
}

/// For each cue that has content, its nearest source.
fn sources_of_cues(syntax: &Syntax<'_>, pieces: &[Piece], cue_of: &[Option<usize>]) -> Vec<Option<usize>> {
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
fn source_beside(syntax: &Syntax<'_>, pieces: &[Piece], content: usize) -> Option<usize> {
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

/// Whether content without a cue goes on with what an attribution before it began.
fn carries_on(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let Some(&before) = draft.content.last() else { return false };
    let in_marks = |token: TokenId| syntax.marks.innermost[token.index()].is_some();
    let paragraph = |token: TokenId| syntax.sentence(token).paragraph;
    let (from, to) = (paragraph(before.start), paragraph(content.start));
    let marked = in_marks(content.start) && in_marks(before.start);
    (from == to || to == from + 1) && marked
}
