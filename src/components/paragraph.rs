//! One paragraph of the article: its text, cut into segments, each drawn as one mark.
//!
//! Nothing but the text of the article is text here, so that what is copied is what was pasted;
//! numbers and letters are drawn by the style sheet from attributes.

use std::rc::Rc;

use sayso_report::{Byte, Span};
use yew::prelude::*;

use super::flag;
use crate::{
    state::Spoken,
    view::{Finding, Layer, Segment, Text, Words},
};

/// What a paragraph is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text it is a stretch of.
    pub text: Text,
    /// Its segments, in order.
    pub segments: Rc<[Segment]>,
    /// For print: the findings that end in it, and at which byte.
    pub ends: Rc<[(u32, Finding)]>,
    /// Its number, counted from 1.
    pub number: usize,
    /// What it heads, if anything.
    pub heading: Option<Heading>,
    /// The chosen finding, where it lies in this paragraph.
    pub chosen: Option<Finding>,
    /// The finding pointed at, where it lies in this paragraph.
    pub echo: Option<Finding>,
    /// The segment that the tab key reaches, where it is one of these.
    pub stop: Option<usize>,
    /// What is looked for, where it stands in this paragraph, in order.
    pub hits: Rc<[Span<Byte>]>,
    /// The hit that is shown, where it is one of these.
    pub hit: Option<Span<Byte>>,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
    /// The words of the page.
    pub words: Words,
}

/// What a paragraph heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The article.
    Article,
    /// What follows, up to the next.
    Section,
}

impl Heading {
    /// Its name for the style sheet.
    fn attribute(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Section => "section",
        }
    }

    /// Its level; the page itself has the first.
    fn level(self) -> &'static str {
        match self {
            Self::Article => "2",
            Self::Section => "3",
        }
    }
}

/// One paragraph.
#[component]
pub fn Paragraph(props: &Props) -> Html {
    let letters: Vec<_> = Layer::SWITCHED
        .into_iter()
        .filter(|layer| props.segments.iter().any(|segment| segment.lines().contains(layer)))
        .map(|layer| props.words.letter(layer))
        .collect();
    html! {
        <p
            class="paragraph"
            data-heading={props.heading.map(Heading::attribute)}
            role={props.heading.map(|_| "heading")}
            aria-level={props.heading.map(Heading::level)}
        >
            <span
                class="paragraph__gutter"
                aria-hidden="true"
                data-number={props.number.to_string()}
                data-letters={letters.join(" ")}
            />
            { for props.segments.iter().enumerate().map(|(at, segment)| run(props, at, segment)) }
        </p>
    }
}

/// One segment: plain text, or a mark with as many lines as layers lie over it.
fn run(props: &Props, at: usize, segment: &Segment) -> Html {
    let text = words(props, segment.span);
    let current = props.chosen.is_some_and(|chosen| segment.belongs_to(chosen));
    let echo = props.echo.is_some_and(|echo| segment.belongs_to(echo));
    let lines = segment.lines();
    let Some(&layer) = lines.last().or(current.then_some(&Layer::Trace)) else {
        return text;
    };
    let findings = segment.findings();
    let ids = |all: &[Finding], prefix: &str| spaced(all.iter().map(|finding| format!("{prefix}{finding}")));
    // Only the list of findings is always there to be pointed at.
    let listed: Vec<_> =
        findings.iter().copied().filter(|finding| !matches!(finding, Finding::Speaker(_))).collect();
    let signal = current
        && segment
            .covers
            .iter()
            .any(|cover| cover.layer == Layer::Trace && Some(cover.finding) == props.chosen);
    let inner = lines.iter().skip(1).rev().fold(text, |inner, line| {
        html! { <span class="paragraph__line" data-line={line.attribute()}>{ inner }</span> }
    });
    let line = lines.first().unwrap_or(&layer);
    let edge = |is_edge: &dyn Fn(&Span<Byte>) -> bool, say: &dyn Fn(Finding) -> String| {
        let heard = segment.covers.iter().filter(|cover| {
            cover.layer > Layer::Trace
                && !matches!(cover.finding, Finding::Speaker(_))
                && is_edge(&cover.span)
        });
        let heard: Vec<_> = heard.map(|cover| say(cover.finding)).collect();
        (props.spoken == Spoken::On && !heard.is_empty()).then(|| heard.join(", "))
    };
    let starts = edge(&|span| span.start() == segment.span.start(), &|finding| props.words.starts(finding));
    let ends = edge(&|span| span.end() == segment.span.end(), &|finding| props.words.ends(finding));
    html! {
        <mark
            class="paragraph__mark"
            data-ids={ids(&findings, "")}
            data-layer={layer.attribute()}
            data-line={line.attribute()}
            data-current={flag(current)}
            data-echo={flag(echo)}
            data-signal={flag(signal)}
            data-starts={starts}
            data-ends={ends}
            data-note={note(props, segment.span.end())}
            aria-details={ids(&listed, "entry-")}
            tabindex={if props.stop == Some(at) { "0" } else { "-1" }}
        >
            { inner }
        </mark>
    }
}

/// The tags of the findings that end at this byte.
fn note(props: &Props, end: u32) -> Option<String> {
    let here = props.ends.iter().filter(|it| it.0 == end);
    spaced(here.map(|&(_, finding)| props.words.tag(finding)))
}

/// The value of an attribute that lists something, if there is anything.
fn spaced(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| items.join(" "))
}

/// The words of a stretch, those that are looked for set off.
fn words(props: &Props, span: Span<Byte>) -> Html {
    let text = &props.text;
    let first = props.hits.partition_point(|hit| hit.end() <= span.start());
    let inside: Vec<_> = props.hits[first..].iter().take_while(|hit| hit.start() < span.end()).collect();
    if inside.is_empty() {
        return span.of(text).into();
    }
    let mut at = span.start();
    let mut pieces = Vec::new();
    for hit in inside {
        let (start, end) = (hit.start().max(at), hit.end().min(span.end()));
        pieces.push(Html::from(Span::<Byte>::new(at, start).of(text)));
        pieces.push(html! {
            <span class="paragraph__hit" data-now={flag(props.hit == Some(*hit))}>
                { Span::<Byte>::new(start, end).of(text) }
            </span>
        });
        at = end;
    }
    pieces.push(Span::<Byte>::new(at, span.end()).of(text).into());
    pieces.into_iter().collect()
}
