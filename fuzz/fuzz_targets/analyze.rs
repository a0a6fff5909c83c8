//! Any text has a report, the same each time, that can be written down.
//!
//! `cargo +nightly fuzz run analyze -- -dict=fuzz/news.dict`

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let report = sayso::analyze(text).expect("a text of this length is read");
    assert_eq!(Ok(&report), sayso::analyze(text).as_ref());
    serde_json::to_string(&report).expect("a report can be written");
});
