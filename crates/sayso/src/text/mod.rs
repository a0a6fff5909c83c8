//! The text and what its characters alone tell: paragraphs, tokens, quotation marks, sentences, oddities.
//!
//! The text is never rewritten: everything here is a place in it.

mod id;
pub mod marks;
pub mod paragraph;
pub mod sentence;
pub mod token;

pub use id::{TokenId, TokenRange};

/// A stretch of the text in UTF-8 bytes.
pub type Span = sayso_report::Span<sayso_report::Byte>;
