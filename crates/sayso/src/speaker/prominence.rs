//! How well somebody fits a third-person pronoun: what speaks for and against, and learnt weights for it.
//!
//! `weights/pronouns.toml` tells from what they are learnt. It leaves out who is a candidate at all: number, gender
//! and kind are told in `pronouns`.

use std::sync::OnceLock;

use super::{
    ranking,
    traits::{Gender, Number},
    words::Pronoun,
};

/// How many features a candidate has.
pub const FEATURES: usize = 30;

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

/// The weights of the features.
pub type Weights = ranking::Weights<FEATURES, { Class::COUNT }>;
/// A pronoun and those it may stand for, the last mentioned first.
pub type Choice = ranking::Choice<FEATURES>;
/// Somebody a pronoun may stand for.
pub(super) type Candidate = ranking::Candidate<FEATURES>;

/// The weights that ship.
pub fn shipped() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        Weights::from_bytes(include_bytes!("../../weights/pronouns.bin")).unwrap_or(Weights::NONE)
    })
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
