//! Attributions: who communicates what, signalled by which words.
//!
//! The terms are those of PARC 3 and PolNeAR: source, cue, content. A trained labeler finds the pieces
//! ([`label`]), rules of nearness put them together ([`group`]); who a source is, [`crate::speaker`] tells.

mod asides;
mod carry;
pub mod cues;
mod edges;
mod explain;
pub mod features;
mod group;
pub mod label;
mod marked;
pub mod memory;
mod near;
mod repair;
mod rescue;
mod source;
pub mod sure;
mod turns;

pub use group::without_marks;

pub use sayso_report::QuoteKind;

use self::{
    features::View,
    group::{Draft, Link},
    label::{Labelers, Piece},
    sure::{Calibration, Score},
    turns::Turn,
};
use sayso_report::order;

use crate::{
    sequence::Sequence,
    syntax::{Syntax, Upos},
    text::{Span, TokenId, TokenRange},
};

/// The number of a quote in [`Quotes::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How much of the content stands in quotation marks.
    pub kind: QuoteKind,
    /// What is communicated: sorted, disjoint, never empty.
    pub content: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<TokenRange>,
    /// The noun phrase that names who communicates, here or carried from the quote before.
    pub source: Source,
    /// The quote inside whose content this one is reported.
    pub parent: Option<QuoteId>,
    /// How certain the labeler was of it.
    pub score: Score,
    /// How sure the attribution is, in percent.
    pub confidence: u8,
    /// Why it was found, for the reader.
    pub why: String,
}

/// Where the one who communicates is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// By a noun phrase of the same attribution, with its head.
    Phrase(TokenRange, TokenId),
    /// By the attribution this one carries on.
    Carried(QuoteId),
    /// Nowhere.
    Nobody,
}

/// All attributions of a text.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// Sorted by where their content starts, then longer before shorter.
    pub quotes: Vec<Quote>,
    /// What each stretch of [`crate::text::marks::Marks::stretches`] is for, and the quote it is content of.
    pub marks: Vec<(sayso_report::MarkRole, Option<QuoteId>)>,
}

/// Finds the attributions of a text.
pub fn find(syntax: &Syntax<'_>) -> Quotes {
    find_with(syntax, Labelers::shipped())
}

/// Finds the attributions of a text with given labelers.
pub fn find_with(syntax: &Syntax<'_>, labelers: &Labelers) -> Quotes {
    let view = View::new(syntax);
    let mut sequence = Sequence::default();
    let mut pieces = Vec::new();
    let turns = turns::of(syntax);
    for (&paragraph, turn) in syntax.paragraph_tokens.iter().zip(&turns) {
        if let Some(turn) = turn {
            pieces.extend(turn.pieces());
            continue;
        }
        label::pieces(&view, &labelers.outer, labelers.without, paragraph, &mut sequence, &mut pieces);
    }
    let pieces = rescue::rescued(syntax, &view.cues, pieces);
    assemble_talk(syntax, &turns, &pieces, |content| {
        let mut inside = Vec::new();
        // What is said in a turn reads like any text.
        let turn = syntax.tokens.get(content.start.index()).is_some()
            && turns[syntax.sentence(content.start).paragraph as usize].is_some();
        if let Some(nested) = if turn { Some(&labelers.outer) } else { labelers.nested.as_ref() } {
            label::pieces(&view, nested, labelers.without, content, &mut sequence, &mut inside);
        }
        rescue::rescued_inside(syntax, content, inside)
    })
}

/// Makes attributions of pieces; `inside` gives the pieces of what is reported inside a content.
pub fn assemble(
    syntax: &Syntax<'_>,
    pieces: &[Piece],
    inside: impl FnMut(TokenRange) -> Vec<Piece>,
) -> Quotes {
    assemble_talk(syntax, &turns::of(syntax), pieces, inside)
}

/// The same where the turns of a talk are known.
fn assemble_talk(
    syntax: &Syntax<'_>,
    turns: &[Option<Turn>],
    pieces: &[Piece],
    mut inside: impl FnMut(TokenRange) -> Vec<Piece>,
) -> Quotes {
    let mut found: Vec<(Draft, Option<usize>)> = Vec::new();
    for draft in group::group(syntax, pieces) {
        let parent = found.len();
        let content = draft.content.clone();
        found.push((draft, None));
        for range in content {
            let pieces = inside(without_marks(syntax, range));
            let nested = group::group(syntax, &pieces).into_iter().filter(|draft| draft.link == Link::Cue);
            found.extend(nested.map(|draft| (draft, Some(parent))));
        }
    }
    write(syntax, turns, found)
}

/// Attributions in their order, from drafts whose parents are told by their place.
fn write(syntax: &Syntax<'_>, turns: &[Option<Turn>], found: Vec<(Draft, Option<usize>)>) -> Quotes {
    let mut drafts: Vec<(usize, Vec<Span>, Draft, Option<usize>)> = found
        .into_iter()
        .enumerate()
        .map(|(place, (draft, parent))| (place, content_spans(syntax, &draft), draft, parent))
        .collect();
    order::by_key(&mut drafts, |(place, content, _, _)| {
        (content[0].start(), std::cmp::Reverse(content[0].end()), *place)
    });
    let mut id_of = vec![QuoteId(0); drafts.len()];
    for (index, (place, ..)) in drafts.iter().enumerate() {
        id_of[*place] = QuoteId(index as u32);
    }
    let quotes: Vec<Quote> = drafts
        .into_iter()
        .map(|(_, content, draft, parent)| Quote {
            kind: kind(syntax, turns, &draft),
            content,
            why: explain::why(syntax, &draft),
            score: draft.score(),
            confidence: Calibration::shipped().percent(draft.score()),
            cue: draft.cue.into_iter().collect(),
            source: draft.source.map_or(Source::Nobody, |range| Source::Phrase(range, head(syntax, range))),
            parent: parent.map(|parent| id_of[parent]),
        })
        .collect();
    let marks = marked::roles(syntax, &quotes);
    Quotes { quotes, marks }
}

fn content_spans(syntax: &Syntax<'_>, draft: &Draft) -> Vec<Span> {
    draft.content.iter().map(|&range| syntax.span_of(range)).collect()
}

/// How much of the content stands in quotation marks, counted in words.
fn kind(syntax: &Syntax<'_>, turns: &[Option<Turn>], draft: &Draft) -> QuoteKind {
    let said = draft.content[0];
    let turn = turns[syntax.sentence(said.start).paragraph as usize];
    if turn.is_some_and(|turn| turn.is(draft.source, said)) {
        return QuoteKind::Direct;
    }
    let (mut inside, mut outside) = (0, 0);
    let tokens = draft.content.iter().flat_map(|range| range.tokens());
    for token in tokens.filter(|&token| syntax.tag(token).upos != Upos::Punct) {
        match syntax.marks.innermost[token.index()] {
            Some(_) => inside += 1,
            None => outside += 1,
        }
    }
    match (inside, outside) {
        (0, _) => QuoteKind::Indirect,
        (_, 0) => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

/// The head of a phrase: the first of its tokens whose own head lies outside.
fn head(syntax: &Syntax<'_>, range: TokenRange) -> TokenId {
    range
        .tokens()
        .filter(|&token| syntax.tag(token).upos != Upos::Punct)
        .find(|&token| syntax.head(token).is_none_or(|head| !range.contains(head)))
        .unwrap_or(range.start)
}
