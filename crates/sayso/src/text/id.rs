//! Places counted in tokens, a type apart from places counted in bytes.

use std::fmt;

/// The number of a token in its text, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

impl TokenId {
    /// The token's place in a table of all tokens.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<usize> for TokenId {
    /// Texts are shorter than 2^32 bytes, so token numbers fit.
    fn from(index: usize) -> Self {
        Self(index as u32)
    }
}

/// Consecutive tokens, half-open.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first token.
    pub start: TokenId,
    /// The token after the last.
    pub end: TokenId,
}

impl TokenRange {
    /// The tokens from `start` up to, not including, `end`.
    pub fn new(start: impl Into<TokenId>, end: impl Into<TokenId>) -> Self {
        let (start, end) = (start.into(), end.into());
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// One token.
    pub fn one(token: TokenId) -> Self {
        Self { start: token, end: TokenId(token.0 + 1) }
    }

    /// How many tokens it has.
    pub fn len(self) -> usize {
        self.end.index() - self.start.index()
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `token` is one of them.
    pub fn contains(self, token: TokenId) -> bool {
        self.start <= token && token < self.end
    }

    /// Whether all of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The tokens one by one.
    pub fn tokens(self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + Clone {
        (self.start.0..self.end.0.max(self.start.0)).map(TokenId)
    }

    /// As indices into a table of all tokens.
    pub fn indices(self) -> std::ops::Range<usize> {
        self.start.index()..self.end.index()
    }
}

impl fmt::Debug for TokenRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}..{}", self.start.0, self.end.0)
    }
}
