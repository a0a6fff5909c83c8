//! Quotation marks: which opens, which closes, which is an apostrophe, and what lies between.

use super::{TokenId, TokenRange, token::Token};

/// The number of a marked stretch in [`Marks::stretches`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StretchId(pub u32);

/// A stretch of one paragraph between an opening mark and its closing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// From the opening to the closing mark, both included where they are there.
    pub tokens: TokenRange,
    /// The opening mark; none where a closing mark had no partner and the start was found otherwise.
    pub open: Option<TokenId>,
    /// The closing mark; none where the stretch is never closed, or goes on in the next paragraph.
    pub close: Option<TokenId>,
    /// The stretch right around this one.
    pub parent: Option<StretchId>,
    /// The stretch in an earlier paragraph that this one carries on.
    pub continues: Option<StretchId>,
}

/// All quotation marks of a text, paired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marked stretches by their start, outer before inner.
    pub stretches: Vec<Stretch>,
    /// For each token, the innermost stretch it stands in, its marks included.
    pub innermost: Vec<Option<StretchId>>,
}

/// Pairs the quotation marks of a text; `paragraphs` tile `tokens`.
pub fn pair(_text: &str, tokens: &[Token], _paragraphs: &[TokenRange]) -> Marks {
    Marks { stretches: Vec::new(), innermost: vec![None; tokens.len()] }
}
