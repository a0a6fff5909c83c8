//! Paragraphs: stretches between line ends.

use super::Span;

/// Splits `text` into its non-blank lines, without the white space around them.
///
/// Pasted articles part paragraphs by one line end or by several, so every line end parts.
pub fn split(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let body = line.trim();
        if !body.is_empty() {
            let lead = line.len() - line.trim_start().len();
            paragraphs.push(Span::new((start + lead) as u32, (start + lead + body.len()) as u32));
        }
        start += line.len();
    }
    paragraphs
}
