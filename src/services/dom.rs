//! The document: what an event was about, and what is scrolled, focused, selected and copied.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, Document, Element, Event, EventTarget, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, InputEvent, KeyboardEvent, MouseEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use crate::{
    state::{Action, Dialog, Edit, From, Place, Selection, Stroke, Theme},
    view::{Finding, Language, Text},
};

/// What the article is found by.
const ARTICLE: &str = "#article";
/// What the text box is found by.
const EDITOR: &str = "#article-input";
/// What the list of findings is found by.
const LIST: &str = "#findings";
/// What the panels are found by.
const PANELS: &str = "#panels";

/// About how much of the page its head covers, in pixels.
const HEAD: f64 = 120.0;

/// The findings under the pointer, the closest first.
pub fn findings_of(event: &Event) -> Vec<Finding> {
    closest(event.target(), "mark[data-ids]").map_or_else(Vec::new, |mark| findings_at(&mark))
}

/// The findings of a click that means them; a click that ends a selection of text does not.
pub fn clicked_place(event: &Event) -> Option<Vec<Finding>> {
    let selects = window()
        .and_then(|window| window.get_selection().ok().flatten())
        .is_some_and(|selection| !selection.is_collapsed());
    let findings = findings_of(event);
    (!selects && !findings.is_empty()).then_some(findings)
}

/// The finding that the element under the pointer stands for.
pub fn id_of(event: &Event) -> Option<Finding> {
    closest(event.target(), "[data-id]")?.get_attribute("data-id")?.parse().ok()
}

/// The finding that the tick under the pointer stands for.
pub fn tick_of(event: &Event) -> Option<Finding> {
    closest(event.target(), "[data-tick]")?.get_attribute("data-tick")?.parse().ok()
}

/// How far down the element that listens the pointer is: 0 at its top, 1 at its bottom.
pub fn down(event: &MouseEvent) -> Option<f64> {
    let place = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    Some((f64::from(event.client_y()) - place.top()) / place.height())
}

/// How far across the element that listens the pointer is: 0 at its left edge, 1 at its right.
pub fn across(event: &MouseEvent) -> Option<f64> {
    let place = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - place.left()) / place.width())
}

/// The change of a text box.
pub fn edited(event: &InputEvent) -> Option<Action> {
    let value = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?.value();
    let kind = event.input_type();
    let inserted = matches!(kind.as_str(), "insertFromPaste" | "insertFromDrop" | "insertFromYank");
    let edit = if inserted { Edit::Inserted } else { Edit::Typed };
    Some(Action::TextEdited(value.into(), edit))
}

/// The key that was pressed, and where.
pub fn stroke(event: &KeyboardEvent) -> Stroke {
    let target = event.target();
    let within = |selector: &str| closest(target.clone(), selector).is_some();
    let place = if within("textarea, input, select, dialog") {
        Place::Field
    } else if within("[role=tab]") {
        Place::Tabs
    } else if within(ARTICLE) {
        Place::Article
    } else if within(LIST) {
        Place::List
    } else if within(PANELS) {
        Place::Panel
    } else {
        Place::Elsewhere
    };
    Stroke {
        key: event.key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
        place,
        findings: findings_of(event),
    }
}

/// Copies the selected text as it stands in the article: no numbers, no blank lines added.
pub fn copy_exactly(event: &Event) {
    let Some(selection) = window().and_then(|window| window.get_selection().ok().flatten()) else { return };
    let text: String = (0..selection.range_count())
        .filter_map(|at| selection.get_range_at(at).ok())
        .map(|range| String::from(range.to_string()))
        .collect();
    let clipboard = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if let Some(clipboard) = clipboard
        && clipboard.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
    }
}

/// Selects the article and nothing around it.
pub fn select_article() {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    if let (Some(selection), Some(article)) = (selection, find(ARTICLE)) {
        // A selection that cannot be made is no selection.
        _ = selection.select_all_children(&article);
    }
}

/// Brings a chosen finding into sight, wherever it was not chosen, and puts the focus where work goes on.
pub fn reveal(selection: Selection) {
    let finding = selection.finding;
    let entry = find(&format!("{LIST} [data-id={finding}]"));
    let mark = find(&format!("{ARTICLE} mark[data-ids~={finding}]"))
        .or_else(|| find(&format!("{ARTICLE} mark[data-current]")));
    match selection.from {
        From::Text => scroll(entry.as_ref(), ScrollLogicalPosition::Nearest),
        From::Panel => {
            scroll(mark.as_ref(), ScrollLogicalPosition::Center);
            focus(mark.as_ref());
        }
        From::Step => {
            let in_list = document().and_then(|document| document.active_element());
            let in_list = in_list.is_some_and(|active| active.closest(LIST).ok().flatten().is_some());
            scroll(mark.as_ref(), ScrollLogicalPosition::Center);
            scroll(entry.as_ref(), ScrollLogicalPosition::Nearest);
            focus(if in_list { entry.as_ref() } else { mark.as_ref() });
        }
        From::Details => focus(find("#details").as_ref()),
    }
}

/// The first stretch of the article that is in sight, counted from 0.
pub fn stretch_in_sight() -> usize {
    find(ARTICLE).map_or(0, |article| first_in_sight(&article))
}

/// The first rows of the list of findings that are in sight, counted from 0.
pub fn rows_in_sight() -> usize {
    find(LIST).map_or(0, |list| first_in_sight(&list))
}

/// The first of the children, which stand one below the other, that ends below the head of the page, counted from 0.
fn first_in_sight(parent: &Element) -> usize {
    let children = parent.children();
    let (mut first, mut end) = (0, children.length());
    while first < end {
        let middle = first.midpoint(end);
        let above = children.item(middle).is_some_and(|it| it.get_bounding_client_rect().bottom() <= HEAD);
        if above { first = middle + 1 } else { end = middle }
    }
    // All are above where none is shown.
    if first < children.length() { first as usize } else { 0 }
}

/// Puts the focus on the article, so that its keys work.
pub fn focus_article() {
    focus(find(ARTICLE).as_ref());
}

/// Opens the browser's choice of files.
pub fn choose_files() {
    if let Some(input) = find("#files").and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        input.click();
    }
}

/// The place in the list that was picked in a field.
pub fn picked(event: &Event) -> Option<usize> {
    let target = event.target()?;
    let value = js_sys::Reflect::get(&target, &"value".into()).ok()?;
    value.as_string()?.parse().ok()
}

/// Puts the focus on the tick of a finding in the chart.
pub fn focus_tick(finding: Finding) {
    if let Some(tick) = find(&format!("#panel-chart [data-tick={finding}]")) {
        // What is drawn as SVG takes the focus like any other element.
        _ = tick.unchecked_ref::<HtmlElement>().focus();
    }
}

/// How far the page is scrolled, in pixels.
pub fn scrolled() -> i32 {
    window().and_then(|window| window.scroll_y().ok()).map_or(0, |scrolled| scrolled as i32)
}

/// Shows the page from that many pixels on.
pub fn scroll_to(scrolled: i32) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(scrolled));
    }
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// What was put into the box that stands there before the program does.
pub fn early() -> Text {
    let early = find("#early").and_then(|early| early.dyn_into::<HtmlTextAreaElement>().ok());
    early.map(|early| early.value()).unwrap_or_default().into()
}

/// Puts the focus into the text box.
pub fn focus_editor() {
    focus(find(EDITOR).as_ref());
}

/// Puts the focus into the text box, so many UTF-16 units into the text, and shows about that part of it.
pub fn edit_at(units: usize) {
    let Some(editor) = find(EDITOR).and_then(|editor| editor.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let at = u32::try_from(units).unwrap_or(u32::MAX);
    // It fails only for fields without text.
    _ = editor.set_selection_range(at, at);
    focus(Some(&editor));
    let before = units as f64 / f64::from(editor.text_length().max(1));
    let middle = before * f64::from(editor.scroll_height()) - f64::from(editor.client_height()) / 3.0;
    editor.set_scroll_top(middle as i32);
}

/// Where the caret stands in the text box, in UTF-16 units.
pub fn caret() -> usize {
    let editor = find(EDITOR).and_then(|editor| editor.dyn_into::<HtmlTextAreaElement>().ok());
    editor.and_then(|editor| editor.selection_start().ok().flatten()).map_or(0, |at| at as usize)
}

/// The first paragraph of the article that is in sight, counted from 1.
pub fn paragraph_in_sight() -> Option<usize> {
    let stretch = find(ARTICLE)?.children().item(stretch_in_sight() as u32)?;
    let paragraph = stretch.children().item(first_in_sight(&stretch) as u32)?;
    paragraph.first_element_child()?.get_attribute("data-number")?.parse().ok()
}

/// How many frames a paragraph is held in its place, at most.
const FRAMES: usize = 30;

/// Shows a paragraph of the article, and holds it there: what comes near above is laid out only then, and moves what
/// stands below it.
pub async fn show_paragraph(number: usize) {
    let Some(gutter) = find(&format!("{ARTICLE} [data-number='{number}']")) else { return };
    let options = ScrollIntoViewOptions::new();
    // At once: what is drawn above meanwhile would lead a slow way astray.
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(ScrollLogicalPosition::Center);
    let top = || gutter.get_bounding_client_rect().top();
    let mut still = 0;
    for _ in 0..FRAMES {
        let before = top();
        gutter.scroll_into_view_with_scroll_into_view_options(&options);
        still = if top() == before { still + 1 } else { 0 };
        // Once may be before anything was laid out.
        if still > 2 {
            return;
        }
        frame().await;
    }
}

/// Until the browser is about to draw.
async fn frame() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            // It fails only for what cannot be called.
            _ = window.request_animation_frame(&done);
        }
    });
    // It is never refused.
    _ = JsFuture::from(frame).await;
}

/// Whether the focus is nowhere: where it was is gone.
pub fn focus_is_lost() -> bool {
    let nowhere = |active: &Element| active.matches("body, .layout, [hidden] *").unwrap_or(false);
    document().is_some_and(|document| document.active_element().is_none_or(|active| nowhere(&active)))
}

/// Puts the focus on the selected tab, if it is on another.
pub fn follow_tab() {
    let on_tab = document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| active.get_attribute("role").as_deref() == Some("tab"));
    if on_tab {
        focus(find("[role=tab][aria-selected=true]").as_ref());
    }
}

/// Opens the wanted dialog over the page, or closes all.
pub fn show_dialog(wanted: Option<Dialog>) {
    for dialog in Dialog::ALL {
        let element = document().and_then(|document| document.get_element_by_id(dialog.attribute()));
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) else {
            continue;
        };
        if Some(dialog) == wanted && !element.open() {
            // It fails only for a dialog that is open already or not in the document.
            _ = element.show_modal();
        } else if Some(dialog) != wanted && element.open() {
            element.close();
        }
    }
}

/// Light or dark for the whole document.
pub fn set_theme(theme: Theme) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // An attribute with a name of ours can always be set.
        _ = root.set_attribute("data-theme", theme.attribute());
    }
}

/// What was typed into a field.
pub fn typed(event: &InputEvent) -> Option<Rc<str>> {
    Some(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value().into())
}

/// What stands in a field of a form.
pub fn field(form: &str, name: &str) -> String {
    let field = find(&format!("#{form} [name={name}]"));
    let value = field.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// The values of the checked boxes of that name in a form.
pub fn checked(form: &str, name: &str) -> Vec<String> {
    let boxes =
        document().and_then(|it| it.query_selector_all(&format!("#{form} [name={name}]:checked")).ok());
    let boxes = boxes.map(|boxes| (0..boxes.length()).filter_map(move |at| boxes.get(at)));
    let value = |it: web_sys::Node| it.dyn_into::<HtmlInputElement>().ok().map(|it| it.value());
    boxes.into_iter().flatten().filter_map(value).collect()
}

/// Selects all that stands in a field.
pub fn select_field(id: &str) {
    let field = document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        focus(Some(&field));
        field.select();
    }
}

/// Puts the focus on the first field of the open form.
pub fn focus_form() {
    focus(find("#correct-form input, #correct-form select").as_ref());
}

/// Puts the focus on the card, where it was in the form that is gone.
pub fn focus_card() {
    focus(find("#details").as_ref());
}

/// Puts the focus into the search field.
pub fn focus_search() {
    focus(find("#search").as_ref());
}

/// Brings the shown hit into sight.
pub fn reveal_hit() {
    scroll(find(".paragraph__hit[data-now]").as_ref(), ScrollLogicalPosition::Center);
}

/// Puts the focus on the bar that marks selected words.
pub fn focus_picker() {
    focus(find("#picker button").as_ref());
}

/// The language of the page.
pub fn set_language(language: Language) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // As above.
        _ = root.set_attribute("lang", language.attribute());
    }
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

pub(super) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_ref::<Element>()?.closest(selector).ok().flatten()
}

fn findings_at(mark: &Element) -> Vec<Finding> {
    let ids = mark.get_attribute("data-ids").unwrap_or_default();
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

fn focus(element: Option<&Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // What cannot take the focus leaves it where it is.
        _ = element.focus_with_options(&options);
    }
}

fn scroll(element: Option<&Element>, place: ScrollLogicalPosition) {
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        // The style sheet says whether scrolling is smooth: not for those who want less motion.
        options.set_behavior(ScrollBehavior::Auto);
        options.set_block(place);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
