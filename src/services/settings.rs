//! The few settings that are kept on the device; never a text.
//!
//! A browser may refuse to keep them; then they last as long as the page.

use web_sys::Storage;

use crate::state::Theme;

const THEME: &str = "Sayso theme";

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

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
