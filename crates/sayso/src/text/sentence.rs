//! Sentences: what is read as one piece of grammar, headings and bullet lines among them.

use super::{TokenRange, marks::Marks, token::Token};

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens; sentences tile the tokens of the text.
    pub tokens: TokenRange,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// Whether it was cut from a longer one only to bound the work.
    pub cut: bool,
}

/// Splits the tokens of one paragraph into sentences.
pub fn split(
    _text: &str,
    paragraph: u32,
    range: TokenRange,
    _tokens: &[Token],
    _marks: &Marks,
    sentences: &mut Vec<Sentence>,
) {
    if !range.is_empty() {
        sentences.push(Sentence { tokens: range, paragraph, cut: false });
    }
}
