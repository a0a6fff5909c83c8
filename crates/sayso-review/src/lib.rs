//! A reader's corrections: a list of edits, kept apart from what the engine found.
//!
//! [`apply`] gives the report after the edits; the report of the engine stays as it is. An edit names what it is
//! about by its words and the words around them ([`Anchor`]), so that it holds for the report of an edited text as
//! long as the words still stand. This crate knows no engine, no browser and no file.

mod anchor;
mod apply;
mod correction;
mod desk;
mod history;

pub use anchor::Anchor;
pub use apply::{Corrected, apply};
pub use correction::{Correction, Missed, Part, Target, Verdict};
pub use history::History;
