//! The bar that says what selected words of the article are.

use sayso_review::{Missed, Part};
use yew::prelude::*;

use super::on;
use crate::{
    state::Action,
    view::{Finding, Words},
};

/// The bar; the words may be a part of the chosen finding.
pub fn picker(chosen: Option<Finding>, words: Words, act: &Callback<Action>) -> Html {
    let parts: &[Part] = match chosen {
        Some(Finding::Quote(_)) => &[Part::Content],
        Some(Finding::Conditional(_)) => &[Part::Condition, Part::Outcome],
        Some(Finding::Speaker(_) | Finding::NearMiss(_) | Finding::Note(_)) | None => &[],
    };
    let missed = [Missed::Quote, Missed::Speaker, Missed::Conditional];
    // The selection must outlive the press of a button.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div id="picker" class="picker" role="group" aria-label={words.mark_as()} {onmousedown}>
            <span class="picker__label" aria-hidden="true">{ words.mark_as() }</span>
            { for missed.into_iter().map(|what| button(act, words.missed(what), Action::Marked(what))) }
            { for parts.iter().map(|&part| button(act, words.part(part), Action::Placed(part))) }
            <button
                type="button"
                class="picker__close"
                aria-label={words.close()}
                onclick={on::<MouseEvent>(act, Action::Picked(None))}
            >
                { "×" }
            </button>
        </div>
    }
}

fn button(act: &Callback<Action>, name: &'static str, action: Action) -> Html {
    html! { <button type="button" class="picker__button" onclick={on::<MouseEvent>(act, action)}>{ name }</button> }
}
