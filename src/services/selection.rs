//! The selection in the article: what is selected by pointer or finger, and selecting by keys.

use std::{cell::Cell, rc::Rc, time::Duration};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Selection};
use yew::platform::{spawn_local, time::sleep};

use super::dom::{document, find, window};
use crate::{
    state::{Direction, Extent},
    view::Place,
};

/// What the article is found by.
const ARTICLE: &str = "#article";
/// How long a selection must rest before it is read, in milliseconds.
const REST: u64 = 200;

/// Reports every rest of a selection: the places of its ends in the article, or none.
pub fn follow(report: impl Fn(Option<(Place, Place)>) + 'static) {
    let latest = Rc::new(Cell::new(0_u32));
    let report = Rc::new(report);
    let listen = Closure::<dyn Fn()>::new(move || {
        latest.set(latest.get().wrapping_add(1));
        let (now, latest, report) = (latest.get(), latest.clone(), report.clone());
        spawn_local(async move {
            sleep(Duration::from_millis(REST)).await;
            if now == latest.get() {
                report(selected());
            }
        });
    });
    if let Some(document) = document() {
        document.set_onselectionchange(Some(listen.as_ref().unchecked_ref()));
        listen.forget(); // it lives as long as the page
    }
}

/// The places of the ends of the selection, where it has words of the article.
fn selected() -> Option<(Place, Place)> {
    // To ask about a selection has the browser lay out what is selected: not the box where the article is to come.
    find(ARTICLE)?;
    let selection = window()?.get_selection().ok().flatten()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = place_of(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place_of(&range.end_container().ok()?, range.end_offset().ok()?)?;
    Some((start, end))
}

/// A place of the document as a place of the article.
fn place_of(node: &web_sys::Node, offset: u32) -> Option<Place> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let paragraph = element.closest(&format!("{ARTICLE} .paragraph")).ok().flatten()?;
    let number = paragraph.query_selector("[data-number]").ok().flatten()?.get_attribute("data-number")?;
    let before = document()?.create_range().ok()?;
    before.select_node_contents(&paragraph).ok()?;
    before.set_end(node, offset).ok()?;
    Some(Place { paragraph: number.parse().ok()?, units: before.to_string().length() as usize })
}

/// Changes the selection in the article by keys.
pub fn select(extent: Extent) {
    let Some(selection) = window().and_then(|window| window.get_selection().ok().flatten()) else { return };
    if extent == Extent::Start || !within(selection.anchor_node()) {
        let active = document().and_then(|document| document.active_element());
        let from =
            active.filter(|active| active.closest(&format!("{ARTICLE} mark")).ok().flatten().is_some());
        // The first child of a paragraph is its number in the margin.
        let place = from.map(|mark| (mark, 0)).or_else(|| Some((visible_paragraph()?, 1)));
        let Some((from, place)) = place else { return };
        // A selection that cannot be made is no selection, here and below.
        _ = selection.collapse_with_offset(Some(&from), place);
        modify(&selection, "extend", Direction::Forward, "word");
        return;
    }
    match extent {
        Extent::Start => {}
        Extent::Word(direction) => modify(&selection, "extend", direction, "word"),
        Extent::Line(direction) => modify(&selection, "extend", direction, "line"),
        Extent::Move(direction) => {
            _ = selection.collapse_to_start();
            modify(&selection, "move", direction, "word");
            modify(&selection, "extend", Direction::Forward, "word");
        }
    }
}

/// Whether a node lies in the article.
fn within(node: Option<web_sys::Node>) -> bool {
    let element = node.and_then(|node| node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element()));
    element.is_some_and(|element| element.closest(ARTICLE).ok().flatten().is_some())
}

fn modify(selection: &Selection, alter: &str, direction: Direction, by: &str) {
    let direction = match direction {
        Direction::Forward => "forward",
        Direction::Back => "backward",
    };
    // Every browser has it, but no standard: web-sys has not.
    if let Ok(modify) =
        js_sys::Reflect::get(selection, &"modify".into()).and_then(JsCast::dyn_into::<js_sys::Function>)
    {
        _ = modify.call3(selection, &alter.into(), &direction.into(), &by.into());
    }
}

/// Takes the selection in the article away.
pub fn drop() {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection.filter(|selection| within(selection.anchor_node())) {
        _ = selection.remove_all_ranges();
    }
}

/// The first paragraph of the article that is in sight.
fn visible_paragraph() -> Option<Element> {
    let all = document()?.query_selector_all(&format!("{ARTICLE} .paragraph")).ok()?;
    let all = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok());
    all.into_iter().find(|paragraph| paragraph.get_bounding_client_rect().bottom() > 100.0)
}
