//! Decisions: which of several options, by a sum of integer weights.
//!
//! Every learnt step of this phase (where a span ends, what kind an item is, who threatens) is one [`Question`]:
//! a few options, each with hashed features. The answer is the option with the greatest sum; the weights were
//! learnt by conditional logistic regression. What a lead of one sum over the others is worth says [`Trust`].
//! It leaves out how the features are made: each step makes its own.

mod weights;

pub use weights::{Trust, Weights};

/// What is being decided; features of different tasks never share their meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Whether the outcome stands before or after the condition.
    Order,
    /// Where the condition starts.
    ConditionStart,
    /// Where the condition ends.
    ConditionEnd,
    /// Where the outcome starts.
    ConsequenceStart,
    /// Where the outcome ends.
    ConsequenceEnd,
    /// Whether a candidate is an item, and of which kind.
    Kind,
    /// Whether it is still on the table.
    Status,
    /// Whether it wants an act or wants none.
    Polarity,
    /// Whether the outcome is named.
    Specified,
    /// How firmly it is held out.
    Strength,
    /// Who would carry it out.
    Threatener,
    /// Whose conduct the condition is about.
    Target,
}

/// One of the options of a question.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What the option stands for: a token number, or the number of an enum's variant.
    pub value: u32,
    /// Features of this option alone.
    pub features: Vec<u32>,
}

/// Several options, of which one is right.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is being decided.
    pub task: Task,
    /// Features of the whole; each is paired with the value of an option.
    pub shared: Vec<u32>,
    /// What can be answered.
    pub options: Vec<Choice>,
}

impl Question {
    /// The places in the table of weights that an option adds up.
    pub fn slots(&self, option: usize) -> impl Iterator<Item = usize> + '_ {
        let task = self.task as u32 + 1;
        let choice = &self.options[option];
        let own = choice.features.iter().map(move |&feature| slot(feature, task));
        let value = choice.value.wrapping_mul(64).wrapping_add(task).wrapping_add(1 << 20);
        own.chain(self.shared.iter().map(move |&feature| slot(feature, value)))
    }
}

/// How many weights there are: a power of two.
pub const SLOTS: usize = 1 << 21;

/// How many units of a weight make one unit of log-odds.
pub const UNIT: i32 = 16;

/// What the logarithm of a sum is above its greater part, by how far the other lies below: ln(1 + e^-d) in [`UNIT`]s.
const ABOVE: [u8; 56] = [
    11, 11, 10, 10, 9, 9, 8, 8, 8, 7, 7, 7, 6, 6, 6, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2,
    2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

/// The sum of several chances, each given and returned as its logarithm in [`UNIT`]s.
pub(super) fn together(chances: &[i32]) -> i32 {
    chances.iter().copied().reduce(sum).unwrap_or(i32::MIN / 2)
}

fn sum(left: i32, right: i32) -> i32 {
    let apart = usize::try_from(left.abs_diff(right)).unwrap_or(usize::MAX);
    left.max(right) + i32::from(ABOVE.get(apart).copied().unwrap_or(0))
}

fn slot(feature: u32, salt: u32) -> usize {
    mix(feature, salt) as usize & (SLOTS - 1)
}

/// Stirs a number into a hash.
pub(super) fn mix(hash: u32, number: u32) -> u32 {
    let mut hash = (hash ^ number.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 13)
}

/// A hash of characters (FNV-1a).
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash of a named feature with a value.
pub(super) fn feature(name: &str, value: u32) -> u32 {
    mix(hash(name), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_of_a_sum_is_that_of_the_real_function() {
        let unit = f64::from(UNIT);
        for (apart, &above) in ABOVE.iter().enumerate() {
            let real = unit * (-(apart as f64) / unit).exp().ln_1p();
            assert!((f64::from(above) - real).abs() <= 0.5, "{apart}");
        }
        assert_eq!(together(&[UNIT, -1000, UNIT]), UNIT + 11);
    }
}
