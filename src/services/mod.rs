//! What the page asks of its surroundings.

pub mod analyzer;
