//! The bar at the foot of a narrow window: through the findings with a thumb.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::{
    state::{Action, Direction, Sheet},
    view::{Finding, Reading, Words},
};

/// What the bar is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// Whether the panel lies over the article.
    pub sheet: Sheet,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The bar.
#[component]
pub fn Stepper(props: &Props) -> Html {
    let Props { reading, chosen, sheet, words, act } = props;
    let total = reading.entries.len();
    let place = chosen.and_then(|chosen| reading.entries.iter().position(|entry| entry.finding == chosen));
    let (open, other) = match sheet {
        Sheet::Open => (true, Sheet::Closed),
        Sheet::Closed => (false, Sheet::Open),
    };
    html! {
        <nav class="stepper" aria-label={words.findings_bar()}>
            <button
                type="button"
                class="stepper__button"
                aria-label={words.previous()}
                disabled={total == 0}
                onclick={on::<MouseEvent>(act, Action::Stepped(Direction::Back))}
            >
                { "‹" }
            </button>
            <span class="stepper__place">
                { place.map_or_else(|| words.total(total), |place| words.position(place + 1, total)) }
            </span>
            <button
                type="button"
                class="stepper__button"
                aria-label={words.next()}
                disabled={total == 0}
                onclick={on::<MouseEvent>(act, Action::Stepped(Direction::Forward))}
            >
                { "›" }
            </button>
            <button
                type="button"
                class="stepper__panel"
                aria-expanded={open.to_string()}
                aria-controls="panels"
                onclick={on::<MouseEvent>(act, Action::SheetMoved(other))}
            >
                { words.raise_panel() }
            </button>
        </nav>
    }
}
