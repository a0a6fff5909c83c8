//! The report: what Sayso found in one text, as plain data.
//!
//! This crate knows no engine, no browser and no file. Everything outside the engine
//! (page, command line, npm module, exports) reads these types and nothing else.
//! A report is generic over the unit of its spans, so that byte offsets can never be
//! handed to a reader of UTF-16: `Report<Byte>` is what the engine makes,
//! [`Report::convert`] gives any other.

mod convert;
mod id;
mod model;
pub mod order;
mod span;

pub use convert::OffsetTable;
pub use id::{ConditionalId, FindingId, QuoteId, SpeakerId};
pub use model::{
    Category, ConditionIn, Conditional, ConditionalKind, Counts, Decision, Engine, Form, Mark, MarkRole,
    Mention, NearMiss, Note, NoteKind, Party, Polarity, Quote, QuoteKind, Report, Review, Speaker,
    SpeakerKind, Specified, Status, Strength,
};
pub use span::{Byte, CodePoint, OffsetUnit, Span, Unit, Utf16};

/// The version of the report's form; it changes only when a reader of the old form would misread the new one.
pub const FORMAT_VERSION: u16 = 1;

/// How deep marks may nest; a text that opens more is read as if the deeper ones stood side by side.
///
/// Keeps every walk over marks, and every reader of the JSON, within a small stack.
pub const MAX_NESTING: usize = 32;
