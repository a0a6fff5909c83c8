//! The whole article in a narrow strip: where findings stand, and a way to jump there by pointing.
//!
//! For the eye and the pointer alone; the list of findings says the same to everybody.

use std::rc::Rc;

use yew::prelude::*;

use super::flag;
use crate::{
    services::dom,
    state::{Action, From},
    view::{Entry, EntryKind, Finding, Reading},
};

/// The height of the strip in its own units.
const HEIGHT: u64 = 1000;

/// What the strip is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The strip.
#[component]
pub fn Ruler(props: &Props) -> Html {
    let Props { reading, chosen, act } = props;
    let onclick = super::when(act, |event: MouseEvent| {
        dom::tick_of(&event).map(|finding| Action::Chosen(finding, From::Panel))
    });
    html! {
        <svg class="ruler" viewBox="0 0 12 1000" preserveAspectRatio="none" aria-hidden="true" {onclick}>
            <Ticks reading={reading.clone()} />
            if let Some(entry) = chosen.and_then(|chosen| reading.entry(chosen)) {
                { tick(reading, entry, true) }
            }
        </svg>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TicksProps {
    reading: Rc<Reading>,
}

/// All ticks; which one is chosen is drawn over them.
#[component]
fn Ticks(props: &TicksProps) -> Html {
    html! { { for props.reading.entries.iter().map(|entry| tick(&props.reading, entry, false)) } }
}

fn tick(reading: &Reading, entry: &Entry, current: bool) -> Html {
    let length = (reading.text.len() as u64).max(1);
    let (layer, x) = match entry.kind {
        EntryKind::Quote(_) => ("quote", "0"),
        EntryKind::Conditional(..) => ("outcome", "6"),
    };
    html! {
        <rect
            class="ruler__tick"
            data-tick={entry.finding.to_string()}
            data-layer={layer}
            data-current={flag(current)}
            {x}
            y={(u64::from(entry.start) * HEIGHT / length).to_string()}
            width="6"
            height="6"
        />
    }
}
