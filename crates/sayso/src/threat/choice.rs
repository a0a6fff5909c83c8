//! Decisions: which of several options, by a sum of integer weights.
//!
//! Every learnt step of this phase (where a span ends, what kind an item is, who threatens) is one [`Question`]:
//! a few options, each with hashed features. The answer is the option with the greatest sum; the weights were
//! learnt by conditional logistic regression. What a lead of one sum over the others is worth says [`Trust`].
//! It leaves out how the features are made: each step makes its own.

use std::sync::OnceLock;

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

/// The learnt weights, one signed byte a slot, and how far the answers to [`Task::Kind`] can be trusted.
#[derive(Clone, Debug)]
pub struct Weights {
    slots: Vec<i8>,
    trust: Trust,
}

/// From the odds of an answer to how often such an answer is right, by cross-validation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// For each step of the odds, percent right; never falling.
    pub right: [u8; Trust::STEPS],
    /// From which percentage on a candidate is taken for a threat.
    pub take: u8,
}

impl Trust {
    /// How many steps of the odds are told apart.
    pub const STEPS: usize = 64;
    /// How wide a step is: an eighth of a unit of log-odds.
    const WIDTH: i32 = UNIT / 8;
    /// Where the first step starts: 1 to 20 against it.
    const FIRST: i32 = -3 * UNIT;

    /// The step of some odds.
    pub fn step(odds: i32) -> usize {
        usize::try_from(odds.saturating_sub(Self::FIRST) / Self::WIDTH).unwrap_or(0).min(Self::STEPS - 1)
    }

    /// The middle of a step, in units of log-odds.
    pub fn middle(step: usize) -> f64 {
        (f64::from(Self::FIRST) + (step as f64 + 0.5) * f64::from(Self::WIDTH)) / f64::from(UNIT)
    }

    /// How often an answer with these odds is right, in percent.
    pub fn percent(&self, odds: i32) -> u8 {
        self.right[Self::step(odds)]
    }
}

impl Default for Trust {
    fn default() -> Self {
        Self { right: [50; Self::STEPS], take: 0 }
    }
}

const MAGIC: &[u8; 4] = b"SYT3";

impl Weights {
    /// Reads the form that [`Self::to_bytes`] writes; none where it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let body = bytes.strip_prefix(MAGIC)?;
        let (&take, body) = body.split_first()?;
        let (right, body) = body.split_first_chunk::<{ Trust::STEPS }>()?;
        let mut body = body.iter();
        let mut slots = vec![0; SLOTS];
        let mut slot = 0usize;
        while let Some(&first) = body.next() {
            let mut gap = usize::from(first);
            if first >= 128 {
                gap = (gap & 127) | usize::from(*body.next()?) << 7;
            }
            slot += gap;
            *slots.get_mut(slot)? = body.next()?.cast_signed();
        }
        Some(Self { slots, trust: Trust { right: *right, take } })
    }

    /// Weights of given values; missing ones are 0.
    pub fn new(mut slots: Vec<i8>) -> Self {
        slots.resize(SLOTS, 0);
        Self { slots, trust: Trust::default() }
    }

    /// With what cross-validation says about its answers.
    pub fn with_trust(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// How far its answers can be trusted.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The form in which weights are kept: for each that counts, the gap to the one before (seven bits, or fifteen after
    /// a set top bit) and its value. A gap too wide is bridged by zeros. The [`Trust`] stands before them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(self.trust.take);
        bytes.extend(self.trust.right);
        let mut last = 0;
        for (slot, &weight) in self.slots.iter().enumerate() {
            let gap = slot - last;
            if weight == 0 && gap < 0x7FFF {
                continue;
            }
            match u8::try_from(gap) {
                Ok(gap @ 0..128) => bytes.push(gap),
                Ok(_) | Err(_) => bytes.extend([(gap & 127) as u8 | 128, (gap >> 7) as u8]),
            }
            bytes.push(weight.cast_unsigned());
            last = slot;
        }
        bytes
    }

    /// The weights that come with the engine.
    pub fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        const BYTES: &[u8] = include_bytes!("../../weights/threats.bin");
        WEIGHTS.get_or_init(|| Self::from_bytes(BYTES).unwrap_or_else(|| Self::new(Vec::new())))
    }

    /// The sum of each option.
    pub fn scores(&self, question: &Question) -> Vec<i32> {
        (0..question.options.len())
            .map(|option| question.slots(option).map(|slot| i32::from(self.slots[slot])).sum())
            .collect()
    }

    /// The option with the greatest sum, the first of equals.
    pub fn best(&self, question: &Question) -> usize {
        let scores = self.scores(question);
        (0..scores.len()).fold(0, |best, option| if scores[option] > scores[best] { option } else { best })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greater_odds_are_trusted_no_less() {
        let trust = Weights::embedded().trust();
        assert!(trust.right.is_sorted() && trust.right.iter().all(|&right| right <= 100));
        assert!((-400..400).map(|odds| trust.percent(odds)).is_sorted());
    }

    #[test]
    fn the_logarithm_of_a_sum_is_that_of_the_real_function() {
        let unit = f64::from(UNIT);
        for (apart, &above) in ABOVE.iter().enumerate() {
            let real = unit * (-(apart as f64) / unit).exp().ln_1p();
            assert!((f64::from(above) - real).abs() <= 0.5, "{apart}");
        }
        assert_eq!(together(&[UNIT, -1000, UNIT]), UNIT + 11);
    }

    #[test]
    fn embedded_weights_are_whole() {
        assert!(Weights::from_bytes(include_bytes!("../../weights/threats.bin")).is_some());
    }

    #[test]
    fn weights_are_read_as_they_were_written() {
        let weights = Weights::new(vec![1, -2, 3]);
        let read = Weights::from_bytes(&weights.to_bytes());
        assert_eq!(read.map(|read| (read.slots, read.trust)), Some((weights.slots, weights.trust)));
    }
}
