//! Tokens: words, numbers and punctuation, as the treebanks of Universal Dependencies cut them.

use super::Span;

/// A word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; tokens never overlap and leave only white space between them.
    pub span: Span,
    /// Whether white space, a line end or the start of the text stands before it.
    pub space_before: bool,
}

/// Cuts one paragraph into tokens.
pub fn tokenize(text: &str, paragraph: Span, tokens: &mut Vec<Token>) {
    let mut start = paragraph.start() as usize;
    for word in paragraph.of(text).split_inclusive(char::is_whitespace) {
        let body = word.trim_end();
        if !body.is_empty() {
            tokens.push(Token {
                span: Span::new(start as u32, (start + body.len()) as u32),
                space_before: true,
            });
        }
        start += word.len();
    }
}
