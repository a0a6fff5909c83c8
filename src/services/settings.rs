//! The few settings that are kept on the device, and corrections when the reader asks for it; never a text.
//!
//! A browser may refuse to keep them; then they last as long as the page.

use std::rc::Rc;

use sayso_review::History;
use web_sys::Storage;

use crate::{
    state::{Keeping, Theme},
    view::Language,
};

const THEME: &str = "Sayso theme";
const LANGUAGE: &str = "Sayso language";
/// Kept and forgotten at once, to see whether the browser lets the page.
const TRIAL: &str = "Sayso trial";
const KEEPING: &str = "Sayso keeps corrections";
/// What the names of kept corrections start with; the fingerprint of their text follows.
const CORRECTIONS: &str = "Sayso corrections ";

/// The kept theme.
pub fn theme() -> Theme {
    let kept = storage().and_then(|storage| storage.get_item(THEME).ok().flatten());
    Theme::ALL.into_iter().find(|theme| kept.as_deref() == Some(theme.attribute())).unwrap_or(Theme::Device)
}

/// Keeps the theme.
pub fn keep_theme(theme: Theme) {
    if let Some(storage) = storage() {
        _ = match theme {
            Theme::Device => storage.remove_item(THEME),
            Theme::Light | Theme::Dark => storage.set_item(THEME, theme.attribute()),
        };
    }
}

/// The kept language, else the browser's where the page speaks it.
pub fn language() -> Language {
    let kept = storage().and_then(|storage| storage.get_item(LANGUAGE).ok().flatten());
    let wanted = kept.or_else(|| web_sys::window()?.navigator().language()).unwrap_or_default();
    Language::ALL.into_iter().find(|language| wanted.starts_with(language.attribute())).unwrap_or_default()
}

/// Keeps the language.
pub fn keep_language(language: Language) {
    if let Some(storage) = storage() {
        _ = storage.set_item(LANGUAGE, language.attribute());
    }
}

/// Whether the browser keeps anything for the page.
pub fn can_keep() -> bool {
    storage()
        .is_some_and(|storage| storage.set_item(TRIAL, "").and_then(|()| storage.remove_item(TRIAL)).is_ok())
}

/// Whether corrections are kept.
pub fn keeping() -> Keeping {
    let kept = storage().and_then(|storage| storage.get_item(KEEPING).ok().flatten());
    if kept.is_some() { Keeping::On } else { Keeping::Off }
}

/// Keeps corrections from now on, or forgets all there are.
pub fn set_keeping(keeping: Keeping) {
    let Some(storage) = storage() else { return };
    match keeping {
        Keeping::On => _ = storage.set_item(KEEPING, "yes"),
        Keeping::Off => {
            _ = storage.remove_item(KEEPING);
            let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
            for name in names.filter(|name| name.starts_with(CORRECTIONS)).collect::<Vec<_>>() {
                _ = storage.remove_item(&name);
            }
        }
    }
}

/// The corrections kept for a text.
pub fn corrections(text: &str) -> Option<Rc<History>> {
    let kept = storage()?.get_item(&name_for(text)).ok().flatten()?;
    serde_json::from_str(&kept).ok().map(Rc::new)
}

/// Keeps the corrections of a text.
pub fn keep_corrections(text: &str, history: &History) {
    let Some(storage) = storage() else { return };
    _ = match serde_json::to_string(history) {
        Ok(json) if history.can_undo() => storage.set_item(&name_for(text), &json),
        _ => storage.remove_item(&name_for(text)),
    };
}

/// Tells texts apart: FNV-1a of the text, and its length.
fn name_for(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{CORRECTIONS}{hash:016x} {}", text.len())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
