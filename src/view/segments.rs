//! The article cut at every edge of a finding, so that overlapping findings can be drawn side by side.
//!
//! A segment is one run of text under the same findings. Segments and the gaps between paragraphs,
//! put together, are the article again to the byte.

use sayso_report::{Byte, Conditional, Form, Quote, Report, Span, order};

use super::{Finding, Layer, Layers};

/// One stretch that belongs to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Where.
    pub span: Span<Byte>,
    /// As what.
    pub layer: Layer,
    /// Of which finding.
    pub finding: Finding,
}

/// A run of text that lies under the same annotations throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span<Byte>,
    /// The annotations over it, the shortest first.
    pub covers: Vec<Annotation>,
}

impl Segment {
    /// The findings a click here means, the closest first, without traces.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for cover in self.covers.iter().filter(|cover| cover.layer > Layer::Trace) {
            if !findings.contains(&cover.finding) {
                findings.push(cover.finding);
            }
        }
        findings
    }

    /// The lines to be drawn, the outermost first; a quote in a quote gives two.
    pub fn lines(&self) -> Vec<Layer> {
        let mut lines: Vec<_> =
            self.covers.iter().map(|cover| cover.layer).filter(|&layer| layer > Layer::Trace).collect();
        order::by_key(&mut lines, |&layer| layer);
        let mut kept: Vec<Layer> = Vec::new();
        for layer in lines {
            let most = if layer == Layer::Quote { 2 } else { 1 };
            if kept.iter().filter(|&&other| other == layer).count() < most {
                kept.push(layer);
            }
        }
        kept
    }

    /// Whether the finding lies over this segment, as a trace or drawn.
    pub fn belongs_to(&self, finding: Finding) -> bool {
        self.covers.iter().any(|cover| cover.finding == finding)
    }
}

/// Everything in the report that has a place in the text, in the order it is cut by:
/// by start, then the longer first, then by finding.
pub fn annotations(report: &Report<Byte>) -> Vec<Annotation> {
    let mut all = Vec::new();
    for quote in &report.quotes {
        of_quote(quote, &mut all);
    }
    for item in &report.threats {
        of_conditional(item, &mut all);
    }
    for speaker in &report.speakers {
        let finding = Finding::Speaker(speaker.id);
        for mention in &speaker.mentions {
            let layer = match mention.form {
                Form::Name | Form::Title | Form::Metonym => Layer::Speaker,
                Form::Pronoun => Layer::Trace,
            };
            all.push(Annotation { span: mention.span, layer, finding });
        }
    }
    for (number, miss) in (1..).zip(&report.near_misses) {
        all.push(Annotation { span: miss.span, layer: Layer::Trace, finding: Finding::NearMiss(number) });
    }
    for (number, note) in (1..).zip(&report.notes) {
        all.push(Annotation { span: note.span, layer: Layer::Trace, finding: Finding::Note(number) });
    }
    all.retain(|annotation| !annotation.span.is_empty());
    order::by_key(&mut all, |annotation| {
        (annotation.span.start(), std::cmp::Reverse(annotation.span.end()), annotation.finding)
    });
    all
}

fn of_quote(quote: &Quote<Byte>, all: &mut Vec<Annotation>) {
    let finding = Finding::Quote(quote.id);
    let mut add = |spans: &[Span<Byte>], layer| {
        all.extend(spans.iter().map(|&span| Annotation { span, layer, finding }));
    };
    add(&quote.content, Layer::Quote);
    add(&quote.source, Layer::Speaker);
    add(&quote.cue, Layer::Trace);
}

fn of_conditional(item: &Conditional<Byte>, all: &mut Vec<Annotation>) {
    let finding = Finding::Conditional(item.id);
    let mut add = |spans: &[Span<Byte>], layer| {
        all.extend(spans.iter().map(|&span| Annotation { span, layer, finding }));
    };
    add(&item.condition, Layer::Condition);
    add(&item.consequence, Layer::Outcome);
    add(&item.marker, Layer::Trace);
    add(&item.deadline, Layer::Trace);
}

/// Cuts every block at the edges of the annotations of the shown layers; one list of segments a block.
///
/// `annotations` come in the order of [`annotations`]; `blocks` lie in text order and do not overlap.
/// One pass; the work is the number of annotations plus the covers given back.
pub fn segments(blocks: &[Span<Byte>], annotations: &[Annotation], layers: Layers) -> Vec<Vec<Segment>> {
    let shown: Vec<_> =
        annotations.iter().copied().filter(|annotation| layers.shows(annotation.layer)).collect();
    let mut edges: Vec<u32> =
        shown.iter().flat_map(|annotation| [annotation.span.start(), annotation.span.end()]).collect();
    edges.sort_unstable();
    edges.dedup();

    let mut coming = shown.iter().copied().peekable();
    let mut open: Vec<Annotation> = Vec::new();
    let mut edges = edges.into_iter().peekable();
    blocks
        .iter()
        .map(|block| {
            let mut cut = Vec::new();
            let mut start = block.start();
            while edges.next_if(|&edge| edge <= start).is_some() {}
            while start < block.end() {
                let end = edges.next_if(|&edge| edge < block.end()).unwrap_or(block.end());
                while let Some(annotation) = coming.next_if(|annotation| annotation.span.start() <= start) {
                    open.push(annotation);
                }
                open.retain(|annotation| annotation.span.end() > start);
                let mut covers = open.clone();
                order::by_key(&mut covers, |cover| (cover.span.len(), cover.layer, cover.finding));
                cut.push(Segment { span: Span::new(start, end), covers });
                start = end;
            }
            cut
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_report::{ConditionalId, QuoteId};

    use super::*;

    fn annotation(start: u32, end: u32, layer: Layer, number: u32) -> Annotation {
        let finding = match layer {
            Layer::Condition | Layer::Outcome => Finding::Conditional(ConditionalId(number)),
            Layer::Trace | Layer::Quote | Layer::Speaker => Finding::Quote(QuoteId(number)),
        };
        Annotation { span: Span::new(start, end), layer, finding }
    }

    fn drawn(block: &[Segment]) -> Vec<(u32, u32, String)> {
        block
            .iter()
            .map(|segment| {
                let ids: Vec<_> = segment.findings().iter().map(ToString::to_string).collect();
                (segment.span.start(), segment.span.end(), ids.join(" "))
            })
            .collect()
    }

    #[track_caller]
    fn check(blocks: &[(u32, u32)], annotations: &[Annotation], expected: &[&[(u32, u32, &str)]]) {
        let blocks: Vec<_> = blocks.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let mut sorted = annotations.to_vec();
        sorted.sort_by_key(|a| (a.span.start(), std::cmp::Reverse(a.span.end()), a.finding));
        let found: Vec<_> =
            segments(&blocks, &sorted, Layers::ALL).iter().map(|block| drawn(block)).collect();
        let expected: Vec<Vec<_>> = expected
            .iter()
            .map(|block| block.iter().map(|&(start, end, ids)| (start, end, ids.to_owned())).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn text_without_findings_is_one_segment_a_block() {
        check(&[(0, 4), (6, 9)], &[], &[&[(0, 4, "")], &[(6, 9, "")]]);
    }

    #[test]
    fn overlapping_findings_share_the_middle() {
        check(
            &[(0, 10)],
            &[annotation(1, 6, Layer::Quote, 1), annotation(4, 8, Layer::Outcome, 1)],
            &[&[(0, 1, ""), (1, 4, "q1"), (4, 6, "t1 q1"), (6, 8, "t1"), (8, 10, "")]],
        );
    }

    #[test]
    fn the_shortest_finding_comes_first() {
        check(
            &[(0, 10)],
            &[annotation(0, 10, Layer::Quote, 1), annotation(3, 5, Layer::Quote, 2)],
            &[&[(0, 3, "q1"), (3, 5, "q2 q1"), (5, 10, "q1")]],
        );
    }

    #[test]
    fn a_finding_over_two_blocks_is_in_both() {
        check(
            &[(0, 4), (6, 9)],
            &[annotation(2, 8, Layer::Quote, 1)],
            &[&[(0, 2, ""), (2, 4, "q1")], &[(6, 8, "q1"), (8, 9, "")]],
        );
    }

    #[test]
    fn a_finding_in_the_gap_does_not_leak() {
        check(
            &[(0, 4), (6, 9)],
            &[annotation(4, 6, Layer::Quote, 1), annotation(6, 7, Layer::Quote, 2)],
            &[&[(0, 4, "")], &[(6, 7, "q2"), (7, 9, "")]],
        );
    }

    #[test]
    fn hidden_layers_are_not_cut() {
        let annotations = [annotation(1, 3, Layer::Speaker, 1)];
        let found = segments(&[Span::new(0, 5)], &annotations, Layers::ALL.toggled(Layer::Speaker));
        assert_eq!(found[0].len(), 1);
    }

    #[test]
    fn a_quote_in_a_quote_has_two_lines_and_no_more() {
        let covers = vec![
            annotation(0, 9, Layer::Quote, 3),
            annotation(0, 9, Layer::Quote, 2),
            annotation(0, 9, Layer::Outcome, 1),
            annotation(0, 9, Layer::Quote, 1),
            annotation(0, 9, Layer::Trace, 1),
        ];
        let segment = Segment { span: Span::new(0, 9), covers };
        assert_eq!(segment.lines(), [Layer::Quote, Layer::Quote, Layer::Outcome]);
    }

    proptest! {
        #[test]
        fn segments_tile_the_blocks(
            mut places in prop::collection::vec((0u32..60, 1u32..20), 0..20),
            cuts in prop::collection::btree_set(0u32..60, 2..8),
        ) {
            places.sort_by_key(|&(start, length)| (start, std::cmp::Reverse(length)));
            let annotations: Vec<_> = (1..)
                .zip(&places)
                .map(|(number, &(start, length))| annotation(start, start + length, Layer::Quote, number))
                .collect();
            let cuts: Vec<_> = cuts.into_iter().collect();
            let blocks: Vec<_> = cuts.chunks_exact(2).map(|cut| Span::new(cut[0], cut[1])).collect();
            for (block, cut) in blocks.iter().zip(segments(&blocks, &annotations, Layers::ALL)) {
                let mut at = block.start();
                for segment in &cut {
                    prop_assert_eq!(segment.span.start(), at);
                    prop_assert!(!segment.span.is_empty());
                    for annotation in &annotations {
                        prop_assert_eq!(
                            segment.covers.contains(annotation),
                            annotation.span.overlaps(segment.span)
                        );
                    }
                    at = segment.span.end();
                }
                prop_assert_eq!(at, block.end());
            }
        }
    }
}
