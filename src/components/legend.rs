//! What the marks mean, how many there are, and the switches that show and hide them.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::{
    state::{Action, Marking},
    view::{Layer, Layers, Reading, Words},
};

/// What the legend is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// Which layers the reader wants.
    pub layers: Layers,
    /// Whether they are drawn at all.
    pub marking: Marking,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The legend.
#[component]
pub fn Legend(props: &Props) -> Html {
    let Props { words, act, .. } = props;
    let clean = props.marking == Marking::Hidden;
    let other = if clean { Marking::Shown } else { Marking::Hidden };
    html! {
        <div class="legend" role="group" aria-label={words.legend()}>
            { for Layer::SWITCHED.into_iter().map(|layer| html! {
                <button
                    type="button"
                    class="legend__switch"
                    data-layer={layer.attribute()}
                    aria-pressed={(props.layers.shows(layer) && !clean).to_string()}
                    disabled={clean}
                    title={words.layer_meaning(layer)}
                    onclick={on::<MouseEvent>(act, Action::LayerToggled(layer))}
                >
                    <span class="legend__letter" aria-hidden="true">{ words.letter(layer) }</span>
                    <span class="legend__name">{ words.layer(layer) }</span>
                    <span class="legend__count">{ count(&props.reading, layer) }</span>
                </button>
            }) }
            <button
                type="button"
                class="legend__clean"
                aria-pressed={clean.to_string()}
                onclick={on::<MouseEvent>(act, Action::MarkingChosen(other))}
            >
                { words.clean_text() }
            </button>
        </div>
    }
}

/// How many findings a layer stands for.
fn count(reading: &Reading, layer: Layer) -> usize {
    let report = &reading.report;
    match layer {
        Layer::Trace => 0,
        Layer::Quote => report.quotes.len(),
        Layer::Speaker => report.speakers.len(),
        Layer::Condition => report.threats.iter().filter(|item| !item.condition.is_empty()).count(),
        Layer::Outcome => report.threats.iter().filter(|item| !item.consequence.is_empty()).count(),
    }
}
