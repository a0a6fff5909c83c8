//! The engine: a text in, a [`Report`] out.
//!
//! It is total: any text gives a report, and a longer text takes proportionally longer.
//! It knows no browser, no file, no clock and no thread, and it gives the same bytes on every machine,
//! which is why every score in it is an integer.
//!
//! [`analyze_watched`] is the table of contents: each line is a phase, each phase a module.

mod fingerprint;
mod lexicon;
pub mod model;
pub mod quote;
mod report;
pub mod sequence;
pub mod speaker;
pub mod syntax;
pub mod text;
pub mod threat;

use std::fmt;

use sayso_report::{Byte, Report};

/// The longest text that is read, in bytes: offsets are 32-bit and a report holds several per word.
pub const MAX_BYTES: usize = 256 << 20;

/// The text is too long to be read; see [`MAX_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many bytes it has.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text has {} bytes; at most {MAX_BYTES} can be read at once", self.bytes)
    }
}

impl std::error::Error for TooLong {}

/// Reads `text` and reports every quote, speaker and conditional threat in it.
///
/// # Errors
/// [`TooLong`] is the only one.
pub fn analyze(text: &str) -> Result<Report<Byte>, TooLong> {
    analyze_watched(text, &mut |_| {})
}

/// The same; now and then `watch` is told how much of the work is done, in percent.
///
/// # Errors
/// As [`analyze`].
pub fn analyze_watched(text: &str, watch: &mut dyn FnMut(u8)) -> Result<Report<Byte>, TooLong> {
    if text.len() > MAX_BYTES {
        return Err(TooLong { bytes: text.len() });
    }
    let syntax = syntax::read_watched(text, &mut |percent| watch(percent / 3));
    let quotes = quote::find(&syntax);
    watch(60);
    let cast = speaker::resolve(&syntax, &quotes);
    watch(75);
    let conditionals = threat::find(&syntax, &quotes, &cast);
    watch(85);
    Ok(report::write(&syntax, &quotes, &cast, &conditionals))
}
