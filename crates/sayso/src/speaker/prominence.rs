//! How well somebody fits a third-person pronoun: what speaks for and against, and learnt weights for it.
//!
//! The weights are small integers, one for each feature and class of pronoun, learnt by conditional logistic
//! regression; `weights/pronouns.toml` tells from what. It leaves out who is a candidate at all: number, gender
//! and kind are told in `pronouns`.

use std::sync::OnceLock;

use super::{
    traits::{Gender, Number},
    words::Pronoun,
};
use crate::text::TokenRange;

/// How many features a candidate has.
pub const FEATURES: usize = 30;
/// What one natural-logarithm unit of the regression is in the integers of the weights.
pub const UNIT: i32 = 32;

/// The sort of pronoun, each with weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// He, she.
    Human,
    /// It.
    Thing,
    /// They.
    Many,
}

impl Class {
    /// How many classes there are.
    pub const COUNT: usize = 3;

    /// The class of a third-person pronoun.
    pub(super) fn of(pronoun: Pronoun) -> Self {
        match (pronoun.gender, pronoun.number) {
            (Some(Gender::Male | Gender::Female), _) => Self::Human,
            (_, Some(Number::Plural)) => Self::Many,
            (Some(Gender::Thing) | None, _) => Self::Thing,
        }
    }

    /// The place of its weights.
    pub fn index(self) -> usize {
        match self {
            Self::Human => 0,
            Self::Thing => 1,
            Self::Many => 2,
        }
    }
}

/// Somebody a pronoun may stand for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What speaks for and against, as small counts.
    pub features: [i32; FEATURES],
    /// The names and descriptions that refer to the same, before the pronoun.
    pub mentions: Vec<TokenRange>,
}

/// A pronoun and those it may stand for, the last mentioned first.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The pronoun.
    pub pronoun: TokenRange,
    /// Its class.
    pub class: Class,
    /// Those it may stand for.
    pub candidates: Vec<Candidate>,
}

/// The weights of the features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights([[i16; FEATURES]; Class::COUNT]);

impl Weights {
    /// Weights from a table.
    pub fn new(table: [[i16; FEATURES]; Class::COUNT]) -> Self {
        Self(table)
    }

    /// The weights that ship.
    pub fn shipped() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| {
            Self::from_bytes(include_bytes!("../../weights/pronouns.bin"))
                .unwrap_or(Self([[0; FEATURES]; Class::COUNT]))
        })
    }

    /// Reads weights as they are stored: little-endian 16-bit integers, class by class.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != 2 * FEATURES * Class::COUNT {
            return None;
        }
        let mut values = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        let mut table = [[0; FEATURES]; Class::COUNT];
        for weight in table.iter_mut().flatten() {
            *weight = values.next()?;
        }
        Some(Self(table))
    }

    /// The weights as they are stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// How prominent a candidate is for a pronoun of a class.
    pub fn score(&self, class: Class, features: &[i32; FEATURES]) -> i32 {
        features.iter().zip(&self.0[class.index()]).map(|(value, &weight)| value * i32::from(weight)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_whole() {
        let bytes = include_bytes!("../../weights/pronouns.bin");
        assert_eq!(Weights::from_bytes(bytes).map(|weights| weights.to_bytes()).as_deref(), Some(&bytes[..]));
    }
}
