//! The forms a report is written in, for the command line and the page alike.
//!
//! Pure functions of a text and its report; no file, no browser.
