//! One line over the main column that tells what happened and offers what can be done.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::{
    state::{Action, State, Work},
    view::Words,
};

/// What the notice is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state of the page.
    pub state: Rc<State>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The notice, if there is something to tell.
#[component]
pub fn Notice(props: &Props) -> Html {
    let Props { state, words, act } = props;
    html! {
        <>
            if let Work::Failed(failure) = &state.work {
                <div class="notice" role="alert" data-kind="failure">
                    <p>{ words.failure(failure) }</p>
                    if failure.can_be_retried() {
                        <button type="button" class="notice__button" onclick={on::<MouseEvent>(act, Action::RetryWanted)}>
                            { words.try_again() }
                        </button>
                    }
                    <button
                        type="button"
                        class="notice__button"
                        onclick={on::<MouseEvent>(act, Action::FailureDismissed)}
                    >
                        { words.close() }
                    </button>
                </div>
            }
            if let Some(left_out) = &state.left_out {
                <div class="notice" data-kind="step">
                    <details class="notice__details">
                        <summary>{ words.left_out(left_out.pieces.len()) }</summary>
                        <ul>{ for left_out.pieces.iter().map(|piece| html! { <li>{ piece }</li> }) }</ul>
                    </details>
                    <button
                        type="button"
                        class="notice__button"
                        onclick={on::<MouseEvent>(act, Action::EverythingWanted)}
                    >
                        { words.keep_everything() }
                    </button>
                    <button
                        type="button"
                        class="notice__button"
                        onclick={on::<MouseEvent>(act, Action::NoticeDismissed)}
                    >
                        { words.close() }
                    </button>
                </div>
            }
            if state.replaced.is_some() {
                <div class="notice" data-kind="step">
                    <p>{ words.text_replaced() }</p>
                    <button
                        type="button"
                        class="notice__button"
                        onclick={on::<MouseEvent>(act, Action::ReplacementUndone)}
                    >
                        { words.undo() }
                    </button>
                    <button
                        type="button"
                        class="notice__button"
                        onclick={on::<MouseEvent>(act, Action::NoticeDismissed)}
                    >
                        { words.close() }
                    </button>
                </div>
            }
        </>
    }
}
