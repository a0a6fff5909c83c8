//! The text and what its characters alone tell: paragraphs, tokens, quotation marks, sentences, oddities.
//!
//! The text is never rewritten: everything here is a place in it.

mod chars;
mod id;
mod link;
pub mod marks;
pub mod norm;
pub mod oddity;
pub mod paragraph;
pub mod sentence;
pub mod token;
mod words;

pub use id::{TokenId, TokenRange};

/// A stretch of the text in UTF-8 bytes.
pub type Span = sayso_report::Span<sayso_report::Byte>;
