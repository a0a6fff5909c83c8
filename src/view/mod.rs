//! What is drawn, worked out by pure functions that run and are tested without a browser.

mod archive;
mod blocks;
mod cast;
mod entries;
mod exports;
mod extract;
mod finding;
mod project;
mod reading;
pub mod samples;
mod search;
mod segments;
mod threats;
mod words;

pub use archive::{Packed, packed};
pub use blocks::{block_at, blocks};
pub use cast::{Cast, Voice};
pub use entries::{Entry, EntryKind, entries};
pub use exports::Export;
pub use extract::{Extract, LeftOut, Piece, PieceKind, Region, extract};
pub use finding::{Certainty, Finding, Layer, Layers, NoFinding};
pub use project::Project;
pub use reading::{Place, Reading};
pub use search::hits;
pub use segments::{Annotation, Segment, annotations, segments};
pub use threats::Tally;
pub use words::{Language, Words};
