//! The address of the page as a letter: a short article put into it when the reader asks, and one found in it.
//!
//! The page never changes its address by itself: what stands there stays in the browser's history.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{dom::window, stream};
use crate::{
    state::Failure,
    view::{LinkTrouble, Project, carried, fragment},
};

/// The address that opens this project in this page.
///
/// # Errors
/// What the browser says, if it cannot pack.
pub async fn address(project: &str) -> Result<String, JsValue> {
    let here = window().map(|window| window.location().href()).transpose()?.unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    Ok(format!("{page}#{}", fragment(&stream::pack(project.as_bytes()).await?)))
}

/// The project in the address, if it carries one.
pub async fn opened() -> Option<Result<Project, Failure>> {
    let hash = window()?.location().hash().ok()?;
    let packed = carried(hash.strip_prefix('#')?)?;
    Some(unpacked(packed).await.map_err(Failure::Link))
}

async fn unpacked(packed: Result<Vec<u8>, LinkTrouble>) -> Result<Project, LinkTrouble> {
    let json = stream::unpack(&packed?).await.map_err(|_| LinkTrouble::Damaged)?;
    // The letters are as they were made: what cannot be read was made by another version.
    std::str::from_utf8(&json).ok().and_then(Project::read).ok_or(LinkTrouble::Newer)
}

/// Reports every other link put into the address of the open page.
pub fn follow(report: impl Fn() + 'static) {
    let listen = Closure::<dyn Fn()>::new(report);
    if let Some(window) = window() {
        window.set_onhashchange(Some(listen.as_ref().unchecked_ref()));
        listen.forget(); // it lives as long as the page
    }
}
