//! Keeps corrections on this device, when asked.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    services::settings,
    state::{Action, Keeping, State},
};

/// Brings back what was kept for a text, and keeps what is corrected in it.
#[hook]
pub(super) fn use_keeping(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>) {
    use_effect_with(state.keeping, |&keeping| {
        if keeping != settings::keeping() {
            settings::set_keeping(keeping);
        }
    });
    let kept =
        (state.keeping, state.reading.as_ref().map(|reading| reading.text.clone()), state.history.clone());
    use_effect_with(kept.1.clone(), {
        let (act, keeping, empty) = (act.clone(), state.keeping, !state.history.can_undo());
        move |text| {
            if let (Keeping::On, true, Some(text)) = (keeping, empty, text)
                && let Some(history) = settings::corrections(text)
            {
                act.emit(Action::HistoryFound(history));
            }
        }
    });
    use_effect_with(kept, {
        let touched = state.told.is_some();
        move |(keeping, text, history)| {
            if let (Keeping::On, true, Some(text)) = (keeping, touched || history.can_undo(), text) {
                settings::keep_corrections(text, history);
            }
        }
    });
}
