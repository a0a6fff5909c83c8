//! Puts a text where the reader can paste it from.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::window;

/// Copies a text.
///
/// # Errors
/// What the browser says, where it refuses or knows no clipboard.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    // On a page that came without encryption there is none.
    let navigator = window().ok_or("no window")?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let done: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(done).await.map(drop)
}
