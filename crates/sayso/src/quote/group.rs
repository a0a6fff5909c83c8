//! Puts pieces together: which source, cue and content make one attribution.
//!
//! Each content goes to the cue it stands nearest to, each cue to its nearest source (`near.rs`). Content without a cue
//! goes to a source right beside it, or carries on what was said before (`carry.rs`).

use super::{
    asides::{is_aside, sets_scene},
    carry::{carries_on, continues, ends_with_cue},
    cues,
    label::{Piece, Role},
    near::{cues_of_contents, opens_line, source_beside, sources_of_cues},
    repair,
    source::{
        about, announced, announcer, asked, before, inverted, is_bystander, is_object, passive, relative,
        signature, subject,
    },
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
        if let Some(draft) = cue_of[index].and_then(|cue| draft_of_cue[cue]) {
            if is_aside(syntax, &drafts[draft], piece.tokens) {
                continue;
            }
            if sets_scene(syntax, &drafts[draft], piece.tokens) {
                drafts[draft].content.clear();
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
                let source = source_of[cue].map(|source| pieces[source]);
                let before = last.and_then(|last| drafts[last].source);
                Some(by_cue(syntax, *piece, pieces[cue], source, before))
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

/// Whether what was taken for a source is but a label that opens a paragraph: *Quote: “…”*.
fn is_label(syntax: &Syntax<'_>, source: TokenRange) -> bool {
    source.len() == 1 && opens_line(syntax, source.start) && cues::names_text(syntax, source.start)
}

/// The attribution of content with a cue and perhaps a source; `last` is who spoke before.
fn by_cue(
    syntax: &Syntax<'_>,
    content: Piece,
    cue: Piece,
    source: Option<Piece>,
    last: Option<TokenRange>,
) -> Draft {
    if let Some(label) = source.filter(|source| is_label(syntax, source.tokens))
        && last.is_some()
    {
        let draft = Draft::new(content.tokens, Link::Cue, [content.sure, cue.sure, 0]);
        return Draft { cue: Some(label.tokens), source: last, by_tree: true, ..draft };
    }
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
        subject(syntax, cue.tokens, content.tokens)
            .or_else(|| before(syntax, cue.tokens))
            .or_else(|| announcer(syntax, cue.tokens, content.tokens))
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

/// The attribution of content without a cue: signed by a name, beside a source, announced by a colon, or right after
/// a sentence about somebody.
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
    if let Some((cue, source)) = announcement(syntax, content) {
        let draft = Draft::new(content.tokens, Link::Cue, [content.sure, content.sure, 0]);
        return Some(Draft { cue: Some(cue), source: Some(source), by_tree: true, ..draft });
    }
    let source = told_of(syntax, &pieces[..index], content.tokens)?;
    let draft = Draft::new(content.tokens, Link::Beside, [content.sure, 0, TOLD_OF]);
    Some(Draft { source: Some(source), ..draft })
}

/// How sure it is that a quote without a cue is by whom the sentence before it is about, in thousandths.
const TOLD_OF: u32 = 500;

/// Whom the sentence right before marked words is about, where that sentence reports nothing itself.
fn told_of(syntax: &Syntax<'_>, earlier: &[Piece], content: TokenRange) -> Option<TokenRange> {
    let stretch = syntax.marks.stretches[syntax.marks.innermost[content.start.index()]?.0 as usize];
    let own = syntax.sentence(content.start);
    let before = syntax.sentences[syntax.sentence_of[content.start.index()].checked_sub(1)? as usize];
    let paragraph = syntax.paragraph_tokens[own.paragraph as usize];
    let whole = || paragraph.start == content.start && paragraph.end.0 <= content.end.0 + 1;
    let near = before.paragraph == own.paragraph || before.paragraph + 1 == own.paragraph && whole();
    let last = earlier.iter().rev().find(|piece| piece.role == Role::Content);
    let reports = last.is_some_and(|piece| piece.tokens.end > before.tokens.start);
    let opens = own.tokens.start == content.start && content.len() > 4 && stretch.continues.is_none();
    if !opens || !near || reports {
        return None;
    }
    let (subject, phrase) = about(syntax, before.tokens)?;
    (syntax.tag(subject).upos == Upos::Propn).then_some(phrase)
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
