//! Two of the articles compared as versions of one: what came, went and was changed.

use yew::prelude::*;

use super::{
    documents::{Props, goto},
    echoes::compared,
};
use crate::view::{Change, Fate, Volume, versions};

/// What the comparison is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Pair {
    pub panel: Props,
    pub volumes: Vec<Volume>,
}

/// The comparison, and the choice of the two.
#[component]
pub(super) fn Versions(props: &Pair) -> Html {
    let Pair { panel, volumes } = props;
    let words = panel.words;
    let chosen = use_state(|| [0, 1]);
    let pair = chosen.map(|at| volumes.get(at).unwrap_or(&volumes[0]).clone());
    let found = use_memo(pair.clone(), |[before, after]| versions(&before.reading, &after.reading));
    let changed = found.quotes.len() + found.conditionals.len();
    html! {
        <details class="versions">
            <summary>{ words.compare_versions() }</summary>
            <div class="versions__choice">
                { for [0, 1].map(|side| {
                    let set = chosen.setter();
                    let now = *chosen;
                    let onchange = Callback::from(move |event: Event| {
                        if let Some(at) = crate::services::dom::picked(&event) {
                            set.set(if side == 0 { [at, now[1]] } else { [now[0], at] });
                        }
                    });
                    html! {
                        <label class="versions__side">
                            { words.version_names()[side] }
                            <select class="versions__select" {onchange}>
                                { for volumes.iter().enumerate().map(|(at, volume)| html! {
                                    <option value={at.to_string()} selected={now[side] == at}>
                                        { format!("{}. {}", volume.number, volume.name) }
                                    </option>
                                }) }
                            </select>
                        </label>
                    }
                }) }
            </div>
            <p class="documents__note" role="status">{ words.versions_line(found.kept, changed) }</p>
            <ul class="versions__changes">
                { for found.quotes.iter().chain(&found.conditionals).map(|it| change(panel, &pair, it)) }
            </ul>
        </details>
    }
}

fn change(panel: &Props, [before, after]: &[Volume; 2], change: &Change) -> Html {
    let words = panel.words;
    let fate = change.fate();
    let who = match (&change.who, fate) {
        ([Some(before), Some(after)], Fate::Reattributed | Fate::Both) => words.instead_of(after, before),
        ([before, after], _) => after.as_ref().or(before.as_ref()).cloned().unwrap_or_default(),
    };
    let volume = if change.after.is_some() { after } else { before };
    let label = html! { <><strong>{ words.fate(fate) }</strong>{ " " }{ who }</> };
    html! {
        <li class="versions__change" data-gone={super::flag(fate == Fate::Cut)}>
            { goto(panel, volume, change.after.or(change.before), label, None) }
            { compared(words, &change.pieces) }
        </li>
    }
}
