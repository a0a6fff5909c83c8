//! Puts pieces together: which source, cue and content make one attribution.
//!
//! Each content goes to the cue it stands nearest to, each cue to its nearest source, where nearness counts words
//! and what lies between. Content without a cue goes to a source right beside it, or carries on what was said before.

use super::{
    label::{Piece, Role},
    repair,
    source::{
        announced, asked, before, inverted, is_bystander, is_object, is_subject, passive, relative,
        signature, subject,
    },
    sure::{Basis, Score},
};
use crate::{
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange, marks::StretchId},
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
        if let Some(draft) = cue_of[index].and_then(|cue| draft_of_cue[cue]) {
            if is_aside(syntax, &drafts[draft], piece.tokens) {
                continue;
            }
            drafts[draft].content.push(piece.tokens);
            drafts[draft].sure[0] = drafts[draft].sure[0].min(piece.sure);
            last = Some(draft);
            continue;
        }
        // A colon right before marked words outdoes a cue behind them.
        let cue = cue_of[index].filter(|&cue| cue < index || announcement(syntax, *piece).is_none());
        let draft = match cue {
            Some(cue) => {
                Some(by_cue(syntax, *piece, pieces[cue], source_of[cue].map(|source| pieces[source])))
            }
            None => by_place(syntax, pieces, index),
        };
        if let Some(draft) = draft {
            // What stood open over the paragraphs before belongs to who is named at its end.
            let open = last.filter(|&last| {
                drafts[last].link == Link::Alone && continues(syntax, &drafts[last], piece.tokens)
            });
            let place = open.unwrap_or(drafts.len());
            if let Some(cue) = cue {
                draft_of_cue[cue] = Some(place);
            }
            last = Some(place);
            if open.is_some() {
                let content = [&drafts[place].content[..], &draft.content].concat();
                drafts[place] = Draft { content, ..draft };
            } else {
                drafts.push(draft);
            }
        } else if let Some(draft) = last.filter(|&draft| {
            carries_on(syntax, &drafts[draft], piece.tokens) && !ends_with_cue(syntax, pieces, &cue_of, index)
        }) {
            drafts[draft].content.push(piece.tokens);
            drafts[draft].carried += 1;
        } else if syntax.marks.innermost[piece.tokens.start.index()].is_some() {
            last = Some(drafts.len());
            drafts.push(Draft::new(piece.tokens, Link::Alone, [piece.sure, 0, 0]));
        }
        // Outside of marks, words that nothing links to anybody are the reporter's own.
    }
    drafts
}

/// Whether words after marked ones and their cue are the reporter's own: *“…,” he said, amid boos*.
fn is_aside(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let marked = |range: &TokenRange| {
        let at = |index: usize| syntax.marks.innermost[index].is_some();
        at(range.start.index()) && at(range.end.index() - 1)
    };
    let opens = syntax.tag(content.start).upos;
    draft.content.iter().all(marked)
        && draft.cue.is_some_and(|cue| cue.end <= content.start && draft.content[0].end <= cue.start)
        && !content.indices().any(|index| syntax.marks.innermost[index].is_some())
        && matches!(opens, Upos::Adp | Upos::Cconj | Upos::Verb | Upos::Adv)
        && !content.tokens().take(2).any(|token| syntax.tag(token).upos == Upos::Sconj)
}

/// The attribution of content with a cue and perhaps a source.
fn by_cue(syntax: &Syntax<'_>, content: Piece, cue: Piece, source: Option<Piece>) -> Draft {
    let source = source.filter(|source| {
        !is_object(syntax, source.tokens, cue.tokens, content.tokens)
            && !is_bystander(syntax, source.tokens, cue.tokens)
    });
    let who = source.map(|source| relative(syntax, source.tokens, cue.tokens).unwrap_or(source.tokens));
    let tree = || {
        if let Some(phrase) = inverted(syntax, cue.tokens, content.tokens) {
            return Some(phrase);
        }
        let colon = content.tokens.start.index().checked_sub(1).map(TokenId::from);
        if let Some(colon) = colon.filter(|&colon| syntax.norm(colon) == ":")
            && (cue.tokens.contains(colon) || asked(syntax, cue.tokens))
        {
            return announced(syntax, colon).map(|(_, source)| source);
        }
        if asked(syntax, cue.tokens) || passive(syntax, cue.tokens) {
            return None;
        }
        subject(syntax, cue.tokens, content.tokens).or_else(|| before(syntax, cue.tokens))
    };
    let found = who.or_else(tree);
    Draft {
        cue: Some(cue.tokens),
        source: found,
        by_tree: who.is_none() && found.is_some(),
        ..Draft::new(
            content.tokens,
            Link::Cue,
            [content.sure, cue.sure, source.map_or(0, |source| source.sure)],
        )
    }
}

/// The attribution of content without a cue: signed by a name, beside a source, or announced by a colon.
fn by_place(syntax: &Syntax<'_>, pieces: &[Piece], index: usize) -> Option<Draft> {
    let content = pieces[index];
    if let Some(name) = signature(syntax, content.tokens) {
        let draft = Draft::new(content.tokens, Link::Beside, [content.sure, 0, 700]);
        return Some(Draft { source: Some(name), ..draft });
    }
    if let Some(source) = source_beside(syntax, pieces, index) {
        let draft = Draft::new(content.tokens, Link::Beside, [content.sure, 0, pieces[source].sure]);
        return Some(Draft { source: Some(pieces[source].tokens), ..draft });
    }
    let (cue, source) = announcement(syntax, content)?;
    let draft = Draft::new(content.tokens, Link::Cue, [content.sure, content.sure, 0]);
    Some(Draft { cue: Some(cue), source: Some(source), by_tree: true, ..draft })
}

/// The cue and source before the colon that marked words follow.
fn announcement(syntax: &Syntax<'_>, content: Piece) -> Option<(TokenRange, TokenRange)> {
    let colon = TokenId::from(content.tokens.start.index().checked_sub(1)?);
    let marked = syntax.marks.innermost[content.tokens.start.index()].is_some();
    if marked && syntax.norm(colon) == ":" { announced(syntax, colon) } else { None }
}

impl Draft {
    fn new(content: TokenRange, link: Link, sure: [u32; 3]) -> Self {
        Self { content: vec![content], cue: None, source: None, link, sure, by_tree: false, carried: 0 }
    }

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

/// Whether content carries on the open quotation that an attribution ends with.
fn continues(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let stretch = |token: TokenId| syntax.marks.innermost[token.index()];
    let before = draft.content.last().and_then(|before| stretch(before.start));
    let carried = stretch(content.start).and_then(|id| syntax.marks.stretches[id.0 as usize].continues);
    carried.is_some() && carried == before
}

/// Whether content opens a quotation over several paragraphs that has its cue in a later one.
fn ends_with_cue(syntax: &Syntax<'_>, pieces: &[Piece], cue_of: &[Option<usize>], index: usize) -> bool {
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
fn carries_on(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
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
