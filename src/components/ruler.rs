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
    let onclick = {
        let reading = reading.clone();
        super::when(act, move |event: MouseEvent| {
            let clicked = (dom::down(&event)? * HEIGHT as f64) as u64;
            let nearest =
                reading.entries.iter().min_by_key(|entry| height(&reading, entry).abs_diff(clicked));
            nearest.map(|entry| Action::Chosen(entry.finding, From::Panel))
        })
    };
    html! {
        <svg class="ruler" viewBox="0 0 12 1000" preserveAspectRatio="none" aria-hidden="true" {onclick}>
            <Ticks reading={reading.clone()} />
            if let Some(entry) = chosen.and_then(|chosen| reading.entry(chosen)) {
                { ticks(side(entry), tick(reading, entry), true) }
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
    let one = |wanted: Side| {
        let mut last = None;
        // Of those that would lie over one another, only the first.
        let apart = reading.entries.iter().filter(|entry| {
            side(entry) == wanted && {
                let row = height(reading, entry) / TICK;
                last.replace(row) != Some(row)
            }
        });
        // However many there are, they are one element.
        ticks(wanted, apart.map(|entry| tick(reading, entry)).collect(), false)
    };
    html! { <>{ one(Side::Quotes) }{ one(Side::Conditionals) }</> }
}

/// The halves of the strip.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Quotes,
    Conditionals,
}

fn side(entry: &Entry) -> Side {
    match entry.kind {
        EntryKind::Quote(_) => Side::Quotes,
        EntryKind::Conditional(..) => Side::Conditionals,
    }
}

fn ticks(side: Side, path: String, current: bool) -> Html {
    let layer = match side {
        Side::Quotes => "quote",
        Side::Conditionals => "outcome",
    };
    html! { <path class="ruler__ticks" data-layer={layer} data-current={flag(current)} d={path} /> }
}

/// One tick as a part of a path.
fn tick(reading: &Reading, entry: &Entry) -> String {
    let x = match side(entry) {
        Side::Quotes => 0,
        Side::Conditionals => 6,
    };
    format!("M{x} {}h6v{TICK}h-6z", height(reading, entry))
}

/// How far down the strip an entry stands.
fn height(reading: &Reading, entry: &Entry) -> u64 {
    u64::from(entry.start) * HEIGHT / (reading.text.len() as u64).max(1)
}
