//! The npm module: the engine for JavaScript, offsets in UTF-16.
