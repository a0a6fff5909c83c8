//! Quotation marks: which opens, which closes, which is an apostrophe, and what lies between.
//!
//! A mark alone rarely tells what it is, so readings of all marks are weighed against each other: [`glyph`] says
//! what it costs to take a mark as opening, closing or neither, judged by its shape and by what stands beside
//! it; [`search`] finds the cheapest reading of all marks of a text together; [`stretch`] writes down the
//! stretches it means, and guesses where one begins or ends whose mark is missing.

mod glyph;
mod search;
mod stretch;

use super::{TokenId, TokenRange, oddity::Oddity, token::Token};

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

impl Stretch {
    /// Its tokens without the marks.
    pub fn inside(&self) -> TokenRange {
        let start = self.tokens.start.0 + u32::from(self.open.is_some());
        let end = self.tokens.end.0 - u32::from(self.close.is_some());
        TokenRange { start: TokenId(start), end: TokenId(end.max(start)) }
    }
}

/// What a token is to the marks of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// No mark: a word, or a sign of another kind.
    #[default]
    Other,
    /// It opens a stretch.
    Open,
    /// It closes a stretch.
    Close,
    /// It looks like a mark and is an apostrophe, feet or inches, or stands astray.
    Apostrophe,
}

/// All quotation marks of a text, paired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marked stretches by their start, outer before inner.
    pub stretches: Vec<Stretch>,
    /// For each token, the innermost stretch it stands in, its marks included.
    pub innermost: Vec<Option<StretchId>>,
    /// For each token, what it is to the marks.
    pub roles: Vec<Role>,
}

impl Marks {
    /// The stretches a token stands in, from the innermost outwards.
    pub fn around(&self, token: TokenId) -> impl Iterator<Item = StretchId> + '_ {
        std::iter::successors(self.innermost[token.index()], |id| self.stretches[id.0 as usize].parent)
    }

    /// What a token is to the marks.
    pub fn role(&self, token: TokenId) -> Role {
        self.roles[token.index()]
    }
}

/// Pairs the quotation marks of a text; `paragraphs` tile `tokens`. What is odd about them is added to `oddities`.
pub fn pair(text: &str, tokens: &[Token], paragraphs: &[TokenRange], oddities: &mut Vec<Oddity>) -> Marks {
    let marks = glyph::find(text, tokens, paragraphs);
    let readings = search::read(&marks, paragraphs);
    stretch::build(text, tokens, paragraphs, &marks, &readings, oddities)
}
