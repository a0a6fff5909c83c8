//! The text and what its characters alone tell: paragraphs, tokens, quotation marks, sentences, oddities.
//!
//! The text is never rewritten: everything here is a place in it.

pub mod boundary;
mod chars;
mod dateline;
mod id;
mod link;
pub mod marks;
pub mod norm;
pub mod oddity;
pub mod paragraph;
mod scan;
pub mod sentence;
pub mod token;
mod words;

pub use id::{TokenId, TokenRange};

/// A stretch of the text in UTF-8 bytes.
pub type Span = sayso_report::Span<sayso_report::Byte>;

use self::{
    marks::Marks,
    norm::norm,
    oddity::Oddity,
    sentence::{Pieces, Sentence},
    token::{Token, tokenize},
};

/// The pieces of a text.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// Where each paragraph stands.
    pub paragraphs: Vec<Span>,
    /// The tokens of each paragraph; they tile the tokens.
    pub paragraph_tokens: Vec<TokenRange>,
    /// Every token.
    pub tokens: Vec<Token>,
    /// For each token, its form in lower case with plain marks.
    pub norms: Vec<Box<str>>,
    /// The quotation marks, paired.
    pub marks: Marks,
    /// Every sentence; they tile the tokens.
    pub sentences: Vec<Sentence>,
    /// What is odd about the text.
    pub oddities: Vec<Oddity>,
}

/// Cuts a text into its pieces.
pub fn segment(text: &str) -> Segments {
    let paragraphs = paragraph::split(text);
    let mut tokens = Vec::new();
    let mut paragraph_tokens = Vec::with_capacity(paragraphs.len());
    for &paragraph in &paragraphs {
        let start = tokens.len();
        tokenize(text, paragraph, &mut tokens);
        paragraph_tokens.push(TokenRange::new(start, tokens.len()));
    }
    let norms: Vec<Box<str>> = tokens.iter().map(|token| norm(token.span.of(text))).collect();
    let mut oddities = Vec::new();
    let marks = marks::pair(text, &tokens, &paragraph_tokens, &mut oddities);
    let mut sentences = Vec::new();
    let pieces = Pieces { text, tokens: &tokens, norms: &norms, marks: &marks };
    let datelines = dateline::find(pieces, &paragraph_tokens);
    for (number, (&range, dateline)) in paragraph_tokens.iter().zip(datelines).enumerate() {
        sentence::split(pieces, number as u32, dateline, range, &mut sentences);
    }
    oddity::find(text, &tokens, &norms, &sentences, &mut oddities);
    Segments { paragraphs, paragraph_tokens, tokens, norms, marks, sentences, oddities }
}
