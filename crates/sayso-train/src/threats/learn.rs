//! Conditional logistic regression over questions, by follow-the-regularized-leader with an L1 term.
//!
//! McMahan et al. 2013, *Ad click prediction: a view from the trenches*: per-coordinate rates and exact zeros, so that
//! the weights stay few. The order of examples is shuffled by a fixed generator; same examples, same bytes.

use sayso::threat::choice::{Question, SLOTS, UNIT, Weights};

/// A question with its right answers.
pub(crate) struct Example {
    options: Vec<Vec<u32>>,
    golds: Vec<usize>,
    weight: f64,
}

impl Example {
    /// The example of a question for which each of `golds` is a right answer.
    pub(crate) fn new(question: &Question, golds: Vec<usize>, weight: f64) -> Self {
        let slots = |option| question.slots(option).map(|slot| slot as u32).collect();
        Self { options: (0..question.options.len()).map(slots).collect(), golds, weight }
    }
}

const EPOCHS: usize = 8;
const RATE: f64 = 0.12;
const L1: f64 = 0.8;
const L2: f64 = 0.6;
const BETA: f64 = 1.0;

/// Learns the weights of all examples.
pub(crate) fn learn(examples: &[Example]) -> Weights {
    let mut sums = vec![0f64; SLOTS];
    let mut squares = vec![0f64; SLOTS];
    let weight = |sums: &[f64], squares: &[f64], slot: usize| {
        let sum = sums[slot];
        if sum.abs() <= L1 {
            return 0.0;
        }
        -(sum - sum.signum() * L1) / ((BETA + squares[slot].sqrt()) / RATE + L2)
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 0x5EED_u64;
    let mut gradient: Vec<(usize, f64)> = Vec::new();
    let mut mean = vec![0f64; SLOTS];
    for epoch in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (seed >> 33) as usize % (last + 1));
        }
        for &index in &order {
            let example = &examples[index];
            let scores: Vec<f64> = example
                .options
                .iter()
                .map(|slots| slots.iter().map(|&slot| weight(&sums, &squares, slot as usize)).sum())
                .collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let shares: Vec<f64> = scores.iter().map(|score| libm::exp(score - top)).collect();
            let total: f64 = shares.iter().sum();
            let right: f64 = example.golds.iter().map(|&gold| shares[gold]).sum();
            gradient.clear();
            for (option, slots) in example.options.iter().enumerate() {
                let wanted =
                    if example.golds.contains(&option) { shares[option] / right.max(1e-9) } else { 0.0 };
                let error = shares[option] / total - wanted;
                if error.abs() > 1e-4 {
                    gradient.extend(slots.iter().map(|&slot| (slot as usize, error * example.weight)));
                }
            }
            gradient.sort_unstable_by_key(|&(slot, _)| slot);
            for group in gradient.chunk_by(|left, right| left.0 == right.0) {
                let slot = group[0].0;
                let change: f64 = group.iter().map(|(_, change)| change).sum();
                let before = weight(&sums, &squares, slot);
                let square = squares[slot] + change * change;
                let rate = (square.sqrt() - squares[slot].sqrt()) / RATE;
                sums[slot] += change - rate * before;
                squares[slot] = square;
            }
        }
        if epoch >= EPOCHS / 2 {
            for (slot, mean) in mean.iter_mut().enumerate() {
                *mean += weight(&sums, &squares, slot);
            }
        }
    }
    let slots = (0..SLOTS)
        .map(|slot| {
            (mean[slot] / (EPOCHS - EPOCHS / 2) as f64 * f64::from(UNIT)).round().clamp(-127.0, 127.0) as i8
        })
        .collect();
    Weights::new(slots)
}
