//! What the page asks of the browser; nothing else in the page names it.

pub mod analyzer;
pub mod clipboard;
pub mod dom;
pub mod download;
pub mod files;
pub mod link;
pub mod markup;
pub mod paste;
pub mod selection;
pub mod settings;
mod stream;
