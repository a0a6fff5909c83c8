//! The forms a report is written in, for the command line and the page alike.
//!
//! Every form is a pure function of a [`Document`]: no file, no browser, no clock.
//! Each says in its output which engine and model made the report and in which unit it counts.

pub mod json;

use sayso_report::{Byte, Report};

/// A text, what it is called, and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The name of the file or the title of the article, where there is one.
    pub name: Option<&'a str>,
    /// The text exactly as it was analyzed.
    pub text: &'a str,
    /// What was found in it.
    pub report: &'a Report<Byte>,
}
