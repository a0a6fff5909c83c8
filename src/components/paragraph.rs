//! One paragraph of the article: its text, cut into segments, each drawn as one mark.
//!
//! Nothing but the text of the article is text here, so that what is copied is what was pasted;
//! numbers and letters are drawn by the style sheet from attributes.

use std::rc::Rc;

use yew::prelude::*;

use super::flag;
use crate::view::{Finding, Layer, Reading, Segment, Words};

/// What a paragraph is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text it is a stretch of.
    pub reading: Rc<Reading>,
    /// Its segments, in order.
    pub segments: Rc<[Segment]>,
    /// Its number, counted from 1.
    pub number: usize,
    /// Whether it is the heading of the article.
    pub heading: bool,
    /// The chosen finding, where it lies in this paragraph.
    pub chosen: Option<Finding>,
    /// The finding pointed at, where it lies in this paragraph.
    pub echo: Option<Finding>,
    /// The segment that the tab key reaches, where it is one of these.
    pub stop: Option<usize>,
    /// The words of the page.
    pub words: Words,
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
        <p class="paragraph" data-heading={flag(props.heading)}>
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
    let text = segment.span.of(&props.reading.text);
    let current = props.chosen.is_some_and(|chosen| segment.belongs_to(chosen));
    let echo = props.echo.is_some_and(|echo| segment.belongs_to(echo));
    let lines = segment.lines();
    let Some(&layer) = lines.last().or(current.then_some(&Layer::Trace)) else {
        return text.into();
    };
    let findings = segment.findings();
    let ids = |prefix: &str| {
        let ids: Vec<_> = findings.iter().map(|finding| format!("{prefix}{finding}")).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let signal = current
        && segment
            .covers
            .iter()
            .any(|cover| cover.layer == Layer::Trace && Some(cover.finding) == props.chosen);
    let inner = lines.iter().skip(1).rev().fold(Html::from(text), |inner, line| {
        html! { <span class="paragraph__line" data-line={line.attribute()}>{ inner }</span> }
    });
    let line = lines.first().unwrap_or(&layer);
    html! {
        <mark
            class="paragraph__mark"
            data-ids={ids("")}
            data-layer={layer.attribute()}
            data-line={line.attribute()}
            data-current={flag(current)}
            data-echo={flag(echo)}
            data-signal={flag(signal)}
            data-note={props.reading.note_at(segment.span.end()).map(ToOwned::to_owned)}
            aria-details={ids("entry-")}
            tabindex={if props.stop == Some(at) { "0" } else { "-1" }}
        >
            { inner }
        </mark>
    }
}
