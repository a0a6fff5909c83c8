//! A rich paste becomes clean paragraphs.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlTextAreaElement};

use super::markup;
use crate::view::{LeftOut, Text, extract};

/// What the box holds after a rich paste, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// All of the box.
    pub text: Text,
    /// Left out, if anything was.
    pub left_out: Option<Rc<LeftOut>>,
}

/// Puts the article of a rich paste into the box; a plain paste is left to the browser.
pub fn pasted(event: &Event) -> Option<Pasted> {
    let clipboard = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let html = clipboard.get_data("text/html").ok().filter(|html| !html.is_empty())?;
    let input = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let pieces = markup::pieces(&html);
    if pieces.len() < 2 {
        return None;
    }
    let extract = extract(&pieces);
    let value: Vec<u16> = input.value().encode_utf16().collect();
    let place = |place: Option<u32>| place.map_or(value.len(), |at| (at as usize).min(value.len()));
    let start = place(input.selection_start().ok().flatten());
    let end = place(input.selection_end().ok().flatten()).max(start);
    let around = |inserted: &str| {
        let (before, after) =
            (String::from_utf16_lossy(&value[..start]), String::from_utf16_lossy(&value[end..]));
        Text::from(format!("{before}{inserted}{after}"))
    };
    event.prevent_default();
    let left_out = (!extract.left_out.is_empty())
        .then(|| Rc::new(LeftOut { pieces: extract.left_out.clone(), whole: around(&extract.whole) }));
    Some(Pasted { text: around(&extract.text), left_out })
}
