//! Some paragraphs of the article together: what happens in one of them leaves the other stretches alone.

use std::rc::Rc;

use sayso_report::{Byte, Span};
use yew::prelude::*;

use super::Paragraph;
use crate::{
    state::Spoken,
    view::{Finding, Reading, Segment, Words},
};

/// How many paragraphs a stretch has.
pub(super) const PARAGRAPHS: usize = 12;

/// The segments of every paragraph of the article.
pub(super) type Cut = Rc<Vec<Rc<[Segment]>>>;

/// What a stretch is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The segments of the whole article.
    pub cut: Cut,
    /// The first of its paragraphs, counted from 0.
    pub first: usize,
    /// The chosen finding, where it lies in this stretch.
    pub chosen: Option<Finding>,
    /// The finding pointed at, where it lies in this stretch.
    pub echo: Option<Finding>,
    /// The paragraph and segment that the tab key reaches, where it is one of these.
    pub stop: Option<(usize, usize)>,
    /// What is looked for, where it stands in this stretch, in order.
    pub hits: Rc<[Span<Byte>]>,
    /// The hit that is shown, where it is one of these.
    pub hit: Option<Span<Byte>>,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
    /// The words of the page.
    pub words: Words,
}

/// The paragraphs, each after the white space before it; the last also before what follows.
#[component]
pub(super) fn Stretch(props: &Props) -> Html {
    let Props { reading, cut, first, .. } = props;
    let all = cut.iter().enumerate().skip(*first).take(PARAGRAPHS);
    html! {
        { for all.map(|(at, segments)| {
            let hits = within(&props.hits, reading.blocks.get(at).copied());
            html! {
                <>
                    { gap(reading, at) }
                    <Paragraph
                        reading={reading.clone()}
                        segments={segments.clone()}
                        number={at + 1}
                        heading={at == 0 && is_heading(reading)}
                        chosen={inside(segments, props.chosen)}
                        echo={inside(segments, props.echo)}
                        stop={props.stop.filter(|stop| stop.0 == at).map(|stop| stop.1)}
                        hit={props.hit.filter(|hit| hits.contains(hit))}
                        hits={Rc::from(hits)}
                        spoken={props.spoken}
                        words={props.words}
                    />
                    if at + 1 == cut.len() { { gap(reading, at + 1) } }
                </>
            }
        }) }
    }
}

/// The finding, where it lies in the paragraph.
pub(super) fn inside(segments: &[Segment], finding: Option<Finding>) -> Option<Finding> {
    finding.filter(|&finding| segments.iter().any(|segment| segment.belongs_to(finding)))
}

/// Those of the hits, which come in order, that share something with a place.
pub(super) fn within(hits: &[Span<Byte>], place: Option<Span<Byte>>) -> &[Span<Byte>] {
    let Some(place) = place else { return &[] };
    let first = hits.partition_point(|hit| hit.end() <= place.start());
    let count = hits[first..].partition_point(|hit| hit.start() < place.end());
    &hits[first..first + count]
}

/// The white space before a paragraph, or after the last.
fn gap(reading: &Reading, at: usize) -> Html {
    let before =
        at.checked_sub(1).and_then(|before| reading.blocks.get(before)).map_or(0, |block| block.end());
    let after = reading.blocks.get(at).map_or(reading.text.len(), |block| block.start() as usize);
    reading.text.get(before as usize..after).unwrap_or_default().into()
}

/// Whether the first paragraph is set as a heading: short, no full stop, and longer text follows.
fn is_heading(reading: &Reading) -> bool {
    let [first, second, ..] = reading.blocks[..] else { return false };
    let words = |block: Span<Byte>| block.of(&reading.text);
    first.len() <= 140
        && first.len() < second.len()
        && !words(first).ends_with(['.', '!', '?', '”', '"', ',', ':', ';', '’'])
}
