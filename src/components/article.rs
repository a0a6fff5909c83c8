//! The article with its marks.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    growing::use_growing,
    stretch::{PARAGRAPHS, Stretch, inside, within},
};
use crate::{
    services::dom,
    state::{Action, Search, Spoken},
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
    /// What is looked for.
    pub search: Option<Search>,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
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
    let search = props.search.as_ref();
    let shown = search.and_then(|search| search.hits.get(search.at).copied());
    let total = cut.len().div_ceil(PARAGRAPHS);
    let drawn = use_growing(total);
    // What the reader goes to must be there, however far it is.
    let wanted = stop.filter(|_| props.chosen.is_some()).map(|stop| stop.0);
    let wanted = wanted.max(shown.map(|hit| reading.paragraph(hit.start()) - 1));
    let drawn = wanted.map_or(drawn, |at| drawn.max(at / PARAGRAPHS + 1)).min(total);
    let one = |number: usize| {
        let first = number * PARAGRAPHS;
        let last = (first + PARAGRAPHS).min(cut.len()) - 1;
        let here = |finding| cut[first..=last].iter().find_map(|segments| inside(segments, finding));
        let place =
            reading.blocks.get(first).zip(reading.blocks.get(last)).map(|(first, last)| first.join(*last));
        let hits = search.map_or(&[][..], |search| within(&search.hits, place));
        html! {
            <Stretch
                key={number}
                reading={reading.clone()}
                cut={cut.clone()}
                {first}
                chosen={here(props.chosen)}
                echo={here(props.echo)}
                stop={stop.filter(|stop| (first..=last).contains(&stop.0))}
                hit={shown.filter(|hit| hits.contains(hit))}
                hits={Rc::from(hits)}
                spoken={props.spoken}
                words={props.words}
            />
        }
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
            // Nothing but keyed children: one without a key would have all drawn anew whenever the list grows.
            { for (0..drawn).map(one) }
        </article>
    }
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
