//! What is drawn, worked out by pure functions that run and are tested without a browser.

mod alike;
mod archive;
mod blocks;
mod cast;
pub mod chart;
pub mod collection;
mod echoes;
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
mod versions;
mod words;

pub use alike::{Compared, Side};
pub use archive::{Packed, packed};
pub use blocks::{block_at, blocks};
pub use cast::{Cast, Voice};
pub use collection::{Collection, DocumentId, Volume};
pub use echoes::{Echo, Heard, Wording, echoes};
pub use entries::{Entry, EntryKind, entries};
pub use exports::{Export, ExportAll};
pub use extract::{Extract, LeftOut, Piece, PieceKind, Region, extract};
pub use finding::{Certainty, Finding, Layer, Layers, NoFinding};
pub use project::Project;
pub use reading::{Place, Reading};
pub use search::hits;
pub use segments::{Annotation, Segment, annotations, segments};
pub use threats::Tally;
pub use versions::{Change, Fate, versions};
pub use words::{Language, Words};
