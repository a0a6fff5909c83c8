//! The text cut at every edge of a finding, so that overlapping findings can be drawn side by side.

use sayso_report::{Byte, QuoteKind, Span, order};

use crate::Document;

/// What a stretch of the text is in some finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Words said, to the letter.
    Direct,
    /// Words said, in other words.
    Indirect,
    /// Words said, some of them to the letter.
    Mixed,
    /// Words that name who says it.
    Source,
    /// Words that signal it.
    Cue,
    /// Words that link condition and consequence.
    Marker,
    /// The condition.
    Condition,
    /// The consequence.
    Consequence,
    /// By when.
    Deadline,
}

impl Part {
    /// Every part, in order of declaration.
    pub(crate) const ALL: [Self; 9] = [
        Self::Direct,
        Self::Indirect,
        Self::Mixed,
        Self::Source,
        Self::Cue,
        Self::Marker,
        Self::Condition,
        Self::Consequence,
        Self::Deadline,
    ];
}

/// A stretch of the text, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Where it stands; never empty.
    pub(crate) span: Span<Byte>,
    /// Everything it is, in order; empty for plain text.
    pub(crate) parts: Vec<Part>,
}

/// Cuts `document` at the edges of its findings and at `cuts`, which are sorted.
///
/// The segments tile the text.
pub(crate) fn segments(document: &Document<'_>, cuts: &[u32]) -> Vec<Segment> {
    let mut edges: Vec<(u32, Part, Edge)> = Vec::new();
    for (part, span) in parts(document) {
        if !span.is_empty() {
            edges.push((span.start(), part, Edge::Start));
            edges.push((span.end(), part, Edge::End));
        }
    }
    order::by_key(&mut edges, |&edge| edge);
    let mut places: Vec<u32> = edges.iter().map(|edge| edge.0).chain(cuts.iter().copied()).collect();
    places.extend([0, document.text.len() as u32]);
    places.sort_unstable();
    places.dedup();

    // How many findings are open, for each part.
    let mut open = [0_u32; Part::ALL.len()];
    let mut edges = edges.into_iter().peekable();
    let mut segments = Vec::with_capacity(places.len());
    for pair in places.windows(2) {
        while let Some((_, part, edge)) = edges.next_if(|edge| edge.0 <= pair[0]) {
            let count = &mut open[part as usize];
            match edge {
                Edge::Start => *count += 1,
                Edge::End => *count -= 1,
            }
        }
        let parts = Part::ALL.into_iter().filter(|&part| open[part as usize] > 0).collect();
        segments.push(Segment { span: Span::new(pair[0], pair[1]), parts });
    }
    segments
}

/// Starts sort before ends, so that no count falls below nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Start,
    End,
}

fn parts(document: &Document<'_>) -> impl Iterator<Item = (Part, Span<Byte>)> {
    let quotes = document.report.quotes.iter().flat_map(|quote| {
        let content = match quote.kind {
            QuoteKind::Direct => Part::Direct,
            QuoteKind::Indirect => Part::Indirect,
            QuoteKind::Mixed => Part::Mixed,
        };
        [(content, &quote.content), (Part::Source, &quote.source), (Part::Cue, &quote.cue)]
    });
    let conditionals = document.report.threats.iter().flat_map(|item| {
        [
            (Part::Marker, &item.marker),
            (Part::Condition, &item.condition),
            (Part::Consequence, &item.consequence),
            (Part::Deadline, &item.deadline),
        ]
    });
    quotes.chain(conditionals).flat_map(|(part, spans)| spans.iter().map(move |&span| (part, span)))
}
