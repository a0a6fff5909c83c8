//! Some paragraphs of the article together: what happens in one of them leaves the other stretches alone.

use std::rc::Rc;

use sayso_report::{Byte, Span};
use yew::prelude::*;

use super::paragraph::{Heading, Paragraph};
use crate::{
    state::Spoken,
    view::{Annotation, Finding, Layers, Reading, Segment, Words, segments},
};

/// How many paragraphs a stretch has.
pub(super) const PARAGRAPHS: usize = 12;

/// What all stretches of an article are drawn from.
#[derive(Clone, PartialEq)]
pub(super) struct Whole {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// Which marks are drawn.
    pub layers: Layers,
    /// What is looked for, in order.
    pub hits: Rc<[Span<Byte>]>,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
    /// The words of the page.
    pub words: Words,
}

/// What a stretch is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What it is a part of; none as long as it waits for its turn.
    pub whole: Option<Rc<Whole>>,
    /// The first of its paragraphs, counted from 0.
    pub first: usize,
    /// The chosen finding, where it lies in this stretch.
    pub chosen: Option<Finding>,
    /// The finding pointed at, where it lies in this stretch.
    pub echo: Option<Finding>,
    /// The paragraph that the tab key reaches, where it is one of these.
    pub stop: Option<usize>,
    /// The hit that is shown, where it stands in this stretch.
    pub hit: Option<Span<Byte>>,
}

/// The paragraphs, each after the white space before it; the last also before what follows.
#[component]
pub(super) fn Stretch(props: &Props) -> Html {
    let cut = use_memo((props.whole.clone(), props.first), |(whole, first)| {
        whole.as_ref().map_or_else(Vec::new, |whole| cut(whole, *first))
    });
    let Some(whole) = &props.whole else { return html! { <div class="article__stretch" /> } };
    let Whole { reading, hits, spoken, words, .. } = &**whole;
    let one = |(at, Cut { segments, ends }): (usize, &Cut)| {
        let block = reading.blocks.get(at).copied();
        let hits = within(hits, block);
        let chosen = inside(segments, props.chosen);
        html! {
            <>
                { gap(reading, at) }
                <Paragraph
                    text={reading.text.clone()}
                    segments={segments.clone()}
                    ends={ends.clone()}
                    number={at + 1}
                    heading={heading(reading, at)}
                    {chosen}
                    echo={inside(segments, props.echo)}
                    stop={props.stop.filter(|&stop| stop == at).and_then(|_| stop_in(segments, chosen))}
                    hit={props.hit.filter(|hit| hits.contains(hit))}
                    hits={Rc::from(hits)}
                    spoken={*spoken}
                    words={*words}
                />
                if at + 1 == reading.blocks.len() { { gap(reading, at + 1) } }
            </>
        }
    };
    html! { <div class="article__stretch">{ for (props.first..).zip(cut.iter()).map(one) }</div> }
}

/// A paragraph, cut.
#[derive(PartialEq)]
struct Cut {
    segments: Rc<[Segment]>,
    /// The findings that end with one of them, and at which byte.
    ends: Rc<[(u32, Finding)]>,
}

/// Cuts every paragraph of the stretch that begins with this one.
fn cut(whole: &Whole, first: usize) -> Vec<Cut> {
    let blocks: Vec<_> = whole.reading.blocks.iter().skip(first).take(PARAGRAPHS).copied().collect();
    let Some(place) = blocks.first().zip(blocks.last()).map(|(first, last)| first.join(*last)) else {
        return Vec::new();
    };
    let here = |annotation: &&Annotation| annotation.span.overlaps(place);
    let annotations: Vec<_> = whole.reading.annotations.iter().filter(here).copied().collect();
    let cut = |segments: Vec<Segment>| {
        let ends = segments.iter().flat_map(|segment| {
            let end = segment.span.end();
            let findings = segment.findings().into_iter();
            findings.filter(move |&it| whole.reading.end_of(it) == Some(end)).map(move |it| (end, it))
        });
        Cut { ends: ends.collect(), segments: segments.into() }
    };
    segments(&blocks, &annotations, whole.layers).into_iter().map(cut).collect()
}

/// The segment that the tab key reaches: the first of the chosen finding, else the first mark.
fn stop_in(segments: &[Segment], chosen: Option<Finding>) -> Option<usize> {
    segments.iter().position(|segment| match chosen {
        Some(chosen) => segment.belongs_to(chosen),
        None => !segment.findings().is_empty(),
    })
}

/// The finding, where it lies in the paragraph.
fn inside(segments: &[Segment], finding: Option<Finding>) -> Option<Finding> {
    finding.filter(|&finding| segments.iter().any(|segment| segment.belongs_to(finding)))
}

/// Those of the hits, which come in order, that share something with a place.
fn within(hits: &[Span<Byte>], place: Option<Span<Byte>>) -> &[Span<Byte>] {
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

/// How many paragraphs below a heading hold its article: a byline and a date stand between them.
const BELOW: usize = 5;

/// How long a heading of a section is at most, in bytes: what goes on longer without a stop is a caption.
const HEADING: usize = 60;

/// What stands in the credit of a picture.
const CREDITS: [char; 4] = ['/', '©', '|', '('];

/// How a paragraph that ends a sentence ends.
const ENDS: [char; 6] = ['.', '!', '?', '”', '"', '’'];

/// What a paragraph heads: the first the article, a short line between sentences a section.
fn heading(reading: &Reading, at: usize) -> Option<Heading> {
    match at {
        _ if !is_headed(reading) => None,
        0 => Some(Heading::Article),
        _ => is_between(reading, at).then_some(Heading::Section),
    }
}

/// Whether the first paragraph is set as a heading: short, no full stop, and longer text follows soon.
fn is_headed(reading: &Reading) -> bool {
    let [first, rest @ ..] = &reading.blocks[..] else { return false };
    first.len() <= 140
        && rest.iter().take(BELOW).any(|block| first.len() < block.len())
        && is_open(first.of(&reading.text))
}

/// Whether a paragraph is short, no sentence, and between two that are; the second is longer.
fn is_between(reading: &Reading, at: usize) -> bool {
    let [before, here, after] = [at - 1, at, at + 1].map(|at| reading.blocks.get(at));
    let (Some(before), Some(here), Some(after)) = (before, here, after) else { return false };
    let [said, line, next] = [before, here, after].map(|block| block.of(&reading.text).trim());
    line.len() <= HEADING
        && !line.contains(CREDITS)
        && line.len() < next.len()
        && line.starts_with(char::is_uppercase)
        && is_open(line)
        && said.ends_with(ENDS)
        && next.ends_with(ENDS)
}

/// Whether words go without the sign at their end that a sentence has.
fn is_open(words: &str) -> bool {
    !words.ends_with(ENDS) && !words.ends_with([',', ':', ';'])
}
