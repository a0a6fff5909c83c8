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
/// The height of a tick.
const TICK: u64 = 6;

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
    let reading = &props.reading;
    let mut last = [None; 2];
    // Of those that would lie over one another, only the first.
    let apart = reading.entries.iter().filter(|entry| {
        let row = height(reading, entry) / TICK;
        last[usize::from(is_quote(entry))].replace(row) != Some(row)
    });
    html! { { for apart.map(|entry| tick(reading, entry, false)) } }
}

fn tick(reading: &Reading, entry: &Entry, current: bool) -> Html {
    let (layer, x) = if is_quote(entry) { ("quote", "0") } else { ("outcome", "6") };
    html! {
        <rect
            class="ruler__tick"
            data-tick={entry.finding.to_string()}
            data-layer={layer}
            data-current={flag(current)}
            {x}
            y={height(reading, entry).to_string()}
            width="6"
            height={TICK.to_string()}
        />
    }
}

/// How far down the strip an entry stands.
fn height(reading: &Reading, entry: &Entry) -> u64 {
    u64::from(entry.start) * HEIGHT / (reading.text.len() as u64).max(1)
}

fn is_quote(entry: &Entry) -> bool {
    match entry.kind {
        EntryKind::Quote(_) => true,
        EntryKind::Conditional(..) => false,
    }
}
