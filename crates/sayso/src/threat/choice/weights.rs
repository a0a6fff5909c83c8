//! The table of weights: how it is kept, and how far its answers can be trusted.

use std::sync::OnceLock;

use super::{Question, SLOTS, UNIT};
use crate::model::code::{Count, Gap, Reader, Writer};

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

const MAGIC: &[u8; 4] = b"SYT5";

/// How many steps of a weight are coded in contexts of their own.
const LEARNT: usize = 16;

/// What is known of how the weights are spread, learnt while reading or writing.
#[derive(Default)]
struct Contexts {
    gap: Gap,
    minus: Count,
    more: [Count; LEARNT],
}

impl Contexts {
    fn write(&mut self, writer: &mut Writer, weight: i8) {
        writer.bit(&mut self.minus, weight < 0);
        let above = usize::from(weight.unsigned_abs().saturating_sub(1));
        for step in 0..above {
            writer.bit(&mut self.more[step.min(LEARNT - 1)], true);
        }
        if above + 1 < i8::MAX as usize {
            writer.bit(&mut self.more[above.min(LEARNT - 1)], false);
        }
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> i8 {
        let minus = reader.bit(&mut self.minus);
        let mut weight = 1i8;
        while weight < i8::MAX && reader.bit(&mut self.more[(weight as usize - 1).min(LEARNT - 1)]) {
            weight += 1;
        }
        if minus { -weight } else { weight }
    }
}

impl Weights {
    /// Reads the form that [`Self::to_bytes`] writes; none where it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let body = bytes.strip_prefix(MAGIC)?;
        let (&take, body) = body.split_first()?;
        let (right, body) = body.split_first_chunk::<{ Trust::STEPS }>()?;
        let (&count, body) = body.split_first_chunk()?;
        let (mut reader, mut contexts) = (Reader::new(body), Contexts::default());
        let mut slots = vec![0; SLOTS];
        let mut slot = 0usize;
        for _ in 0..u32::from_le_bytes(count) {
            slot += reader.gap(&mut contexts.gap) as usize;
            *slots.get_mut(slot)? = contexts.read(&mut reader);
            slot += 1;
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

    /// The form in which weights are kept: the [`Trust`]; how many weights count; for each of them, by a range coder, how
    /// many places are left out before it, its sign, and how many steps it is above one.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(self.trust.take);
        bytes.extend(self.trust.right);
        let kept = || self.slots.iter().enumerate().filter(|&(_, &weight)| weight != 0);
        bytes.extend((kept().count() as u32).to_le_bytes());
        let (mut writer, mut contexts) = (Writer::default(), Contexts::default());
        let mut next = 0;
        for (slot, &weight) in kept() {
            writer.gap(&mut contexts.gap, (slot - next) as u32);
            contexts.write(&mut writer, weight);
            next = slot + 1;
        }
        bytes.extend(writer.finish());
        bytes
    }

    /// The weights that come with the engine.
    pub fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        const BYTES: &[u8] = include_bytes!("../../../weights/threats.bin");
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
    fn any_bytes_are_read() {
        let whole = Weights::new(vec![7; 100]).to_bytes();
        for length in 0..whole.len() {
            // what is cut off is read as something or as nothing, and nothing fails
            let _ = Weights::from_bytes(&whole[..length]);
        }
        let mut endless = whole;
        endless[69..73].fill(255);
        assert!(Weights::from_bytes(&endless).is_none());
    }

    #[test]
    fn embedded_weights_are_whole() {
        assert!(Weights::from_bytes(include_bytes!("../../../weights/threats.bin")).is_some());
    }

    #[test]
    fn weights_are_read_as_they_were_written() {
        let weights = Weights::new(vec![1, 0, 0, -2, 3, 127, 0, -127, 18]);
        let read = Weights::from_bytes(&weights.to_bytes());
        assert_eq!(read.map(|read| (read.slots, read.trust)), Some((weights.slots, weights.trust)));
    }
}
