//! The article with its marks.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    stretch::{PARAGRAPHS, Stretch, Whole},
    turns::use_turns,
};
use crate::{
    services::dom,
    state::{Action, Search, Spoken},
    view::{Finding, Layer, Layers, Reading, Words},
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
    /// Whether it comes back from the box, where the caret stands.
    pub from_caret: bool,
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
    let Props { reading, layers, chosen, echo, .. } = props;
    let search = props.search.as_ref();
    let shown = search.and_then(|search| search.hits.get(search.at).copied());
    let hits = search.map_or_else(|| Rc::from([]), |search| search.hits.clone());
    let whole = use_memo(
        (reading.clone(), *layers, hits, props.spoken, props.words),
        |(reading, layers, hits, spoken, words)| Whole {
            reading: reading.clone(),
            layers: *layers,
            hits: hits.clone(),
            spoken: *spoken,
            words: *words,
        },
    );
    let stop = tab_stop(reading, *layers, *chosen);
    let caret = use_memo((reading.clone(), props.from_caret), |(reading, from_caret)| {
        from_caret.then(|| reading.paragraph_at(dom::caret()) - 1)
    });
    // What the reader goes to must be there, however far it is.
    let wanted = stop.filter(|_| chosen.is_some()).map(|at| at / PARAGRAPHS);
    let hit = shown.map(|hit| (reading.paragraph(hit.start()) - 1) / PARAGRAPHS);
    let total = reading.blocks.len().div_ceil(PARAGRAPHS);
    let drawn = use_turns(
        total,
        &whole,
        &reading.text,
        dom::stretch_in_sight,
        &[wanted, hit, caret.map(|at| at / PARAGRAPHS)],
    );
    let places = |finding: &Option<Finding>| finding.map(|finding| (finding, reading.places_of(finding)));
    let (chosen, echo) = (places(chosen), places(echo));
    let one = |(number, whole): (usize, Option<Rc<Whole>>)| {
        let first = number * PARAGRAPHS;
        let blocks = reading.blocks.iter().skip(first).take(PARAGRAPHS);
        let inside = |place: &_| blocks.clone().any(|block| block.overlaps(*place));
        let here = |finding: &Option<(Finding, Vec<_>)>| match finding {
            Some((finding, places)) if places.iter().any(inside) => Some(*finding),
            Some(_) | None => None,
        };
        html! {
            <Stretch
                key={number}
                {whole}
                {first}
                chosen={here(&chosen)}
                echo={here(&echo)}
                stop={stop.filter(|stop| stop / PARAGRAPHS == number)}
                hit={shown.filter(inside)}
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
            { for drawn.into_iter().enumerate().map(one) }
        </article>
    }
}

/// The paragraph the tab key reaches, counted from 0: the first of the chosen finding, else the first with a mark.
fn tab_stop(reading: &Reading, layers: Layers, chosen: Option<Finding>) -> Option<usize> {
    let mut shown = reading.annotations.iter().filter(|annotation| layers.shows(annotation.layer));
    let of_chosen = |chosen| shown.clone().find(|annotation| annotation.finding == chosen);
    let stop = chosen.and_then(of_chosen);
    let stop = stop.or_else(|| shown.find(|annotation| annotation.layer > Layer::Trace))?;
    Some(reading.paragraph(stop.span.start()) - 1)
}
