//! Brings the document after the state: scroll, focus, dialogs, theme; and tells the state what is selected in it.

use std::{rc::Rc, time::Duration};

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

use crate::{
    services::{dom, selection, settings},
    state::{Action, Form, Mode, State},
};

/// Follows what changes.
#[hook]
pub(super) fn use_following(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>) {
    use_effect_with((), {
        let act = act.clone();
        move |()| selection::follow(move |places| act.emit(Action::Picked(places)))
    });
    use_effect_with(state.selection, |selection| {
        if let Some(selection) = selection {
            dom::reveal(*selection);
        }
    });
    use_effect_with(state.mode, {
        let (place, reading) = (state.place, state.reading.clone());
        move |mode| {
            let place = place.zip(reading);
            // Where the focus was is gone with the other mode; only then may it be moved.
            match (mode, place) {
                _ if !dom::focus_is_lost() => {}
                (Mode::Reading, None) => {
                    dom::focus_article();
                    dom::scroll_to_top();
                }
                (Mode::Reading, Some((_, reading))) => {
                    dom::focus_article();
                    spawn_local(dom::show_paragraph(reading.paragraph_at(dom::caret())));
                }
                (Mode::Editing, None) => dom::focus_editor(),
                (Mode::Editing, Some((paragraph, reading))) => spawn_local(async move {
                    // To take a long article away and to lay out the box are two pieces of work for the browser.
                    sleep(Duration::ZERO).await;
                    dom::edit_at(reading.units_before(paragraph));
                }),
            }
        }
    });
    use_effect_with(state.drawn(), |_| {
        // A mark that is no longer drawn takes the focus with it.
        if dom::focus_is_lost() {
            dom::focus_article();
        }
    });
    use_effect_with(state.panel, |_| dom::follow_tab());
    use_effect_with(state.dialog, |dialog| dom::show_dialog(*dialog));
    use_effect_with(state.language, |&language| {
        dom::set_language(language);
        if language != settings::language() {
            settings::keep_language(language);
        }
    });
    use_effect_with(state.theme, |theme| {
        dom::set_theme(*theme);
        settings::keep_theme(*theme);
    });
    use_effect_with(state.picked, |picked| {
        if picked.is_none() {
            selection::drop();
        }
    });
    use_effect_with(state.form, {
        let chosen = state.chosen().is_some();
        move |form| match form {
            Form::Open => dom::focus_form(),
            Form::Closed if chosen && dom::focus_is_lost() => dom::focus_card(),
            Form::Closed => {}
        }
    });
    use_effect_with(state.reading.clone(), {
        let reads = state.mode == Mode::Reading;
        let chosen = state.chosen().is_some();
        move |_| {
            // What a correction takes away may take the focus with it.
            match chosen {
                _ if !reads || !dom::focus_is_lost() => {}
                true => dom::focus_card(),
                false => dom::focus_article(),
            }
        }
    });
    use_effect_with(state.search.as_ref().map(|search| search.hits.get(search.at).copied()), |shown| {
        if let Some(hit) = shown {
            match hit {
                Some(_) => dom::reveal_hit(),
                None => dom::focus_search(),
            }
        }
    });
    use_effect_with(state.search.is_some(), |&open| {
        if open {
            dom::focus_search();
        } else if dom::focus_is_lost() {
            dom::focus_article();
        }
    });
}
