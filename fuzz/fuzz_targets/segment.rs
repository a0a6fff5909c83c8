//! The pieces of any text tile it.
//!
//! `cargo +nightly fuzz run segment -- -dict=fuzz/news.dict`

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let segments = sayso::text::segment(text);
    let mut at = 0;
    for token in &segments.tokens {
        let (start, end) = (token.span.start() as usize, token.span.end() as usize);
        assert!(start < end && text[at..start].trim().is_empty());
        at = end;
    }
    assert!(text[at..].trim().is_empty());
    let mut at = 0;
    for sentence in &segments.sentences {
        assert_eq!(sentence.tokens.start.index(), at);
        at = sentence.tokens.end.index();
    }
    assert_eq!(at, segments.tokens.len());
});
