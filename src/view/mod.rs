//! What is drawn, worked out by pure functions that run and are tested without a browser.

mod blocks;
mod cast;
mod entries;
mod exports;
mod finding;
mod reading;
pub mod samples;
mod segments;
mod threats;
mod words;

pub use blocks::{block_at, blocks};
pub use cast::{Cast, Voice};
pub use entries::{Entry, EntryKind, entries};
pub use exports::Export;
pub use finding::{Certainty, Finding, Layer, Layers, NoFinding};
pub use reading::Reading;
pub use segments::{Annotation, Segment, annotations, segments};
pub use threats::Tally;
pub use words::Words;
