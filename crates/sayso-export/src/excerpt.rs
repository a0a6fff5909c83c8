//! Words of the text for people: spans joined, white space and control characters made plain.

use sayso_report::{Byte, Span};

/// The words of spans on one line, with an ellipsis where something was left out between them.
pub(crate) fn excerpt(text: &str, spans: &[Span<Byte>]) -> String {
    let mut words = String::new();
    for span in spans {
        if !words.is_empty() {
            words.push_str(" … ");
        }
        words.push_str(&on_one_line(span.of(text)));
    }
    words
}

/// The same words with each run of white space and control characters as one space.
///
/// A text may hold escape sequences that would speak to the terminal, and marks that turn the direction of writing.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|character: char| character.is_whitespace() || character.is_control()) {
        let start = line.len();
        if start > 0 {
            line.push(' ');
        }
        let before = line.len();
        line.extend(word.chars().filter(|&character| !turns_direction(character)));
        if line.len() == before {
            line.truncate(start);
        }
    }
    line
}

fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_spans_on_one_line() {
        let text = "“We\r\n will,” he said, “\u{1b}[31mnot.”";
        let spans = [Span::new(0, 16), Span::new(26, 41)];
        assert_eq!(excerpt(text, &spans), "“We will,” … “ [31mnot.”");
    }
}
