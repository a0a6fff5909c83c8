//! Learnt choices: of some candidates the one with the highest sum of weighted features.
//!
//! The weights are small integers, one for each feature and class of choice, learnt by conditional logistic
//! regression. Who is a candidate, and what its features are, is told where the choice is made.

use crate::text::TokenRange;

/// What one natural-logarithm unit of the regression is in the integers of the weights.
pub const UNIT: i32 = 32;

/// Somebody a word may stand for.
#[derive(Clone, Debug)]
pub struct Candidate<const FEATURES: usize> {
    /// What speaks for and against, as small counts.
    pub features: [i32; FEATURES],
    /// The names and descriptions that refer to the same; none where the candidate is nobody.
    pub mentions: Vec<TokenRange>,
}

/// A choice and those among whom it is made; of equals the first is chosen.
#[derive(Clone, Debug)]
pub struct Choice<const FEATURES: usize> {
    /// The words that stand for somebody.
    pub words: TokenRange,
    /// Its class.
    pub class: usize,
    /// Those it may stand for.
    pub candidates: Vec<Candidate<FEATURES>>,
}

/// The weights of the features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights<const FEATURES: usize, const CLASSES: usize>([[i16; FEATURES]; CLASSES]);

impl<const FEATURES: usize, const CLASSES: usize> Weights<FEATURES, CLASSES> {
    /// Weights that tell nothing.
    pub const NONE: Self = Self([[0; FEATURES]; CLASSES]);

    /// Weights from a table.
    pub fn new(table: [[i16; FEATURES]; CLASSES]) -> Self {
        Self(table)
    }

    /// Reads weights as they are stored: little-endian 16-bit integers, class by class.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != 2 * FEATURES * CLASSES {
            return None;
        }
        let mut values = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        let mut table = [[0; FEATURES]; CLASSES];
        for weight in table.iter_mut().flatten() {
            *weight = values.next()?;
        }
        Some(Self(table))
    }

    /// The weights as they are stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// How well a candidate fits a choice of a class.
    pub fn score(&self, class: usize, features: &[i32; FEATURES]) -> i32 {
        features.iter().zip(&self.0[class]).map(|(value, &weight)| value * i32::from(weight)).sum()
    }
}
