//! Paragraphs for people: to number them, and to lay the text out.
//!
//! A blank line ends a paragraph; a text without blank lines has one a line, as text copied from a page.

use sayso_report::{Byte, Span};

/// The paragraphs of a text, in order; none is blank.
pub(crate) struct Paragraphs(pub(crate) Vec<Span<Byte>>);

impl Paragraphs {
    /// Reads `text` once.
    pub(crate) fn new(text: &str) -> Self {
        let lines = lines(text);
        let blank = |line: &Span<Byte>| line.of(text).trim().is_empty();
        let first = lines.iter().position(|line| !blank(line)).unwrap_or(0);
        let last = lines.iter().rposition(|line| !blank(line)).unwrap_or(0);
        let spaced = lines.get(first..last).is_some_and(|inner| inner.iter().any(blank));
        let mut paragraphs: Vec<Span<Byte>> = Vec::new();
        let mut open = false;
        for line in lines {
            if blank(&line) {
                open = false;
                continue;
            }
            match paragraphs.last_mut() {
                Some(paragraph) if open => *paragraph = paragraph.join(line),
                _ => paragraphs.push(line),
            }
            open = spaced;
        }
        Self(paragraphs)
    }

    /// The number of the paragraph that holds a byte, counted from 1.
    pub(crate) fn number(&self, byte: u32) -> usize {
        self.0.partition_point(|paragraph| paragraph.start() <= byte).max(1)
    }
}

/// Every line without its end.
fn lines(text: &str) -> Vec<Span<Byte>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r'])
        .map(|line| {
            let body = line.trim_end_matches(['\n', '\r']);
            let span = Span::new(start, start + body.len() as u32);
            start += line.len() as u32;
            span
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = Paragraphs::new(text).0.iter().map(|paragraph| paragraph.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_at_blank_lines_or_else_at_lines() {
        check("a\nb\nc\n", &["a", "b", "c"]);
        check("a\n\nb\nc\n", &["a", "b\nc"]);
        check("\n\n a\r\nb\r\n\r\nc", &[" a", "b", "c"]);
        check(" \n", &[]);
    }

    #[test]
    fn numbers_places() {
        let paragraphs = Paragraphs::new("a\n\nb");
        assert_eq!((0..5).map(|byte| paragraphs.number(byte)).collect::<Vec<_>>(), [1, 1, 1, 2, 2]);
    }
}
