//! Attributions: who communicates what, signalled by which words.
//!
//! The terms are those of PARC 3 and PolNeAR: source, cue, content.

pub use sayso_report::QuoteKind;

use crate::{
    syntax::Syntax,
    text::{Span, TokenId, TokenRange},
};

/// The number of a quote in [`Quotes::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How much of the content stands in quotation marks.
    pub kind: QuoteKind,
    /// What is communicated: sorted, disjoint, never empty.
    pub content: Vec<Span>,
    /// The words that signal it.
    pub cue: Vec<TokenRange>,
    /// The noun phrase that names who communicates, here or carried from the quote before.
    pub source: Source,
    /// The quote inside whose content this one is reported.
    pub parent: Option<QuoteId>,
    /// How sure the attribution is, in percent.
    pub confidence: u8,
    /// Why it was found, for the reader.
    pub why: String,
}

/// Where the one who communicates is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// By a noun phrase of the same attribution, with its head.
    Phrase(TokenRange, TokenId),
    /// By the attribution this one carries on.
    Carried(QuoteId),
    /// Nowhere.
    Nobody,
}

/// All attributions of a text.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// Sorted by where their content starts, then longer before shorter.
    pub quotes: Vec<Quote>,
    /// What each stretch of [`crate::text::marks::Marks::stretches`] is for, and the quote it is content of.
    pub marks: Vec<(sayso_report::MarkRole, Option<QuoteId>)>,
}

/// Finds the attributions of a text.
pub fn find(syntax: &Syntax<'_>) -> Quotes {
    let marks = vec![(sayso_report::MarkRole::Other, None); syntax.marks.stretches.len()];
    Quotes { quotes: Vec::new(), marks }
}
