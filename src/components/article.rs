//! The article with its marks.

use std::rc::Rc;

use sayso_report::{Byte, Span};
use yew::prelude::*;

use super::Paragraph;
use crate::{
    services::dom,
    state::Action,
    view::{Finding, Layers, Reading, Segment, Words, segments},
};

/// What the article is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// Which marks are drawn.
    pub layers: Layers,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// The finding pointed at.
    pub echo: Option<Finding>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The article.
#[component]
pub fn Article(props: &Props) -> Html {
    let reading = &props.reading;
    let cut = use_memo((reading.clone(), props.layers), |(reading, layers)| {
        segments(&reading.blocks, &reading.annotations, *layers)
            .into_iter()
            .map(Rc::from)
            .collect::<Vec<Rc<[Segment]>>>()
    });
    let stop = tab_stop(&cut, props.chosen);
    let inside = |segments: &[Segment], finding: Option<Finding>| {
        finding.filter(|&finding| segments.iter().any(|segment| segment.belongs_to(finding)))
    };
    let onclick =
        super::when(&props.act, |event: MouseEvent| dom::clicked_place(&event).map(Action::PlaceChosen));
    let onmouseover =
        props.act.reform(|event: MouseEvent| Action::Pointed(dom::findings_of(&event).first().copied()));
    let onmouseleave = super::on(&props.act, Action::Pointed(None));
    html! {
        <article
            id="article"
            class="article"
            lang="en"
            tabindex="-1"
            aria-label={props.words.article()}
            {onclick}
            {onmouseover}
            {onmouseleave}
            oncopy={Callback::from(|event: Event| dom::copy_exactly(&event))}
        >
            { for cut.iter().enumerate().map(|(at, segments)| html! {
                <>
                    { gap(reading, at) }
                    <Paragraph
                        reading={reading.clone()}
                        segments={segments.clone()}
                        number={at + 1}
                        heading={at == 0 && is_heading(reading)}
                        chosen={inside(segments, props.chosen)}
                        echo={inside(segments, props.echo)}
                        stop={stop.filter(|stop| stop.0 == at).map(|stop| stop.1)}
                        words={props.words}
                    />
                </>
            }) }
            { gap(reading, cut.len()) }
        </article>
    }
}

/// The white space before a paragraph, or after the last.
fn gap(reading: &Reading, at: usize) -> Html {
    let before =
        at.checked_sub(1).and_then(|before| reading.blocks.get(before)).map_or(0, |block| block.end());
    let after = reading.blocks.get(at).map_or(reading.text.len(), |block| block.start() as usize);
    reading.text.get(before as usize..after).unwrap_or_default().into()
}

/// The segment the tab key reaches: the first of the chosen finding, else the first mark.
fn tab_stop(cut: &[Rc<[Segment]>], chosen: Option<Finding>) -> Option<(usize, usize)> {
    let find = |wanted: &dyn Fn(&Segment) -> bool| {
        cut.iter()
            .enumerate()
            .find_map(|(block, segments)| segments.iter().position(wanted).map(|at| (block, at)))
    };
    chosen
        .and_then(|chosen| find(&|segment| segment.belongs_to(chosen)))
        .or_else(|| find(&|segment| !segment.findings().is_empty()))
}

/// Whether the first paragraph is set as a heading: short, no full stop, and longer text follows.
fn is_heading(reading: &Reading) -> bool {
    let [first, second, ..] = reading.blocks[..] else { return false };
    let words = |block: Span<Byte>| block.of(&reading.text);
    first.len() <= 140
        && first.len() < second.len()
        && !words(first).ends_with(['.', '!', '?', '”', '"', ',', ':', ';', '’'])
}
