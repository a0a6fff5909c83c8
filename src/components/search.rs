//! The search in the article.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::{
    services::dom,
    state::{Action, Direction, Search as Found},
    view::Words,
};

/// The search: a button, then a field with what it found.
pub fn search(search: Option<&Found>, words: Words, act: &Callback<Action>) -> Html {
    let Some(Found { wanted, hits, at }) = search else {
        return html! {
            <button
                type="button"
                class="search__open"
                aria-label={words.search()}
                title={words.search()}
                aria-keyshortcuts="/"
                onclick={on::<MouseEvent>(act, Action::Searched("".into()))}
            >
                { "⌕" }
            </button>
        };
    };
    let oninput = super::when(act, |event: InputEvent| dom::typed(&event).map(Action::Searched));
    let onkeydown = super::when(act, |event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "Enter" if event.shift_key() => Action::HitStepped(Direction::Back),
            "Enter" => Action::HitStepped(Direction::Forward),
            "Escape" => Action::SearchClosed,
            _ => return None,
        };
        event.prevent_default();
        Some(action)
    });
    let step = |name: &'static str, sign: &'static str, direction| {
        html! {
            <button
                type="button"
                class="search__step"
                aria-label={name}
                title={name}
                disabled={hits.is_empty()}
                onclick={on::<MouseEvent>(act, Action::HitStepped(direction))}
            >
                { sign }
            </button>
        }
    };
    html! {
        <span class="search" role="search">
            <input
                id="search"
                class="search__field"
                type="search"
                aria-label={words.search()}
                autocomplete="off"
                spellcheck="false"
                value={AttrValue::from(Rc::clone(wanted))}
                {oninput}
                {onkeydown}
            />
            <span class="search__count" role="status">
                if !wanted.trim().is_empty() { { words.hits(*at, hits.len()) } }
            </span>
            { step(words.previous_hit(), "‹", Direction::Back) }
            { step(words.next_hit(), "›", Direction::Forward) }
            <button
                type="button"
                class="search__step"
                aria-label={words.close_search()}
                title={words.close_search()}
                onclick={on::<MouseEvent>(act, Action::SearchClosed)}
            >
                { "×" }
            </button>
        </span>
    }
}
