//! Conditional logistic regression over questions, by follow-the-regularized-leader with an L1 term.
//!
//! McMahan et al. 2013, *Ad click prediction: a view from the trenches*: per-coordinate rates and exact zeros, so that
//! the weights stay few. The order of examples is shuffled by a fixed generator, and several runs are averaged; same
//! examples, same bytes.

use sayso::threat::choice::{Question, SLOTS, Task, UNIT, Weights};

/// A question with its right answers.
pub(crate) struct Example {
    options: Vec<Vec<u32>>,
    golds: Vec<usize>,
    weight: f64,
    task: Task,
}

impl Example {
    /// The example of a question for which each of `golds` is a right answer.
    pub(crate) fn new(question: &Question, golds: Vec<usize>, weight: f64) -> Self {
        let slots = |option| question.slots(option).map(|slot| slot as u32).collect();
        Self { options: (0..question.options.len()).map(slots).collect(), golds, weight, task: question.task }
    }
}

/// Where the order of the examples begins.
pub(super) const SEED: u64 = 0x5EED;
/// How many runs are averaged, each with its own order of the examples: the order alone moves the figures by two points.
fn runs(task: Task) -> u64 {
    if task == Task::Kind { 10 } else { 4 }
}

const EPOCHS: usize = 8;
const RATE: f64 = 0.12;
const L2: f64 = 0.6;
/// A stronger wish for small weights where the options are many and the examples few.
const L2_PARTIES: f64 = 2.0;
/// A weight that rounds to one unit is left out unless it is a whole one: two thirds of all, and no loss without them.
const LEAST: f64 = 1.0;
/// Small weights are zero: a weaker wish where the features were thinned out already.
const L1: f64 = 0.8;
const L1_THINNED: f64 = 0.4;
const BETA: f64 = 1.0;

/// How large a share of the features is left out of each look at an example, so that no decision leans on few words:
/// what an item is and who takes part in it have more features than examples; the edges of spans a few too many.
fn dropout(task: Task) -> f64 {
    match task {
        Task::Kind | Task::Threatener | Task::Target => 0.3,
        Task::ConditionEnd | Task::ConsequenceStart | Task::ConsequenceEnd => 0.15,
        Task::Order
        | Task::ConditionStart
        | Task::Status
        | Task::Polarity
        | Task::Specified
        | Task::Strength => 0.0,
    }
}

/// Learns the weights of all examples.
pub(crate) fn learn(examples: &[&Example]) -> Weights {
    let mut tasks: Vec<Task> = examples.iter().map(|example| example.task).collect();
    tasks.sort();
    tasks.dedup();
    let mut slots = vec![0i32; SLOTS];
    for task in tasks {
        let own: Vec<&Example> = examples.iter().copied().filter(|example| example.task == task).collect();
        let mut used: Vec<u32> =
            own.iter().flat_map(|example| example.options.iter().flatten().copied()).collect();
        used.sort_unstable();
        used.dedup();
        let mut sums = vec![0f64; used.len()];
        let runs = runs(task);
        for run in 0..runs {
            for (sum, weight) in sums.iter_mut().zip(one(&own, task, &used, SEED + run)) {
                *sum += weight;
            }
        }
        let unit = f64::from(UNIT) / runs as f64;
        for (sum, slot) in sums.into_iter().zip(&used) {
            let weight = sum * unit;
            if weight.abs() >= LEAST {
                slots[*slot as usize] += weight.round() as i32;
            }
        }
    }
    Weights::new(slots.into_iter().map(|weight| weight.clamp(-127, 127) as i8).collect())
}

/// Learns one task over the slots it uses, in one run.
fn one(examples: &[&Example], task: Task, used: &[u32], mut seed: u64) -> Vec<f64> {
    let mut dense = vec![0u32; SLOTS];
    for (place, slot) in used.iter().enumerate() {
        dense[*slot as usize] = place as u32;
    }
    let examples: Vec<Example> = examples
        .iter()
        .map(|example| Example {
            options: example
                .options
                .iter()
                .map(|slots| slots.iter().map(|&slot| dense[slot as usize]).collect())
                .collect(),
            golds: example.golds.clone(),
            weight: example.weight,
            task,
        })
        .collect();
    drop(dense);
    let dropped = (dropout(task) * 65536.0) as u64;
    let l2 = if matches!(task, Task::Threatener | Task::Target) { L2_PARTIES } else { L2 };
    let l1 = if dropped > 0 { L1_THINNED } else { L1 };
    let mut sums = vec![0f64; used.len()];
    let mut squares = vec![0f64; used.len()];
    let weight = |sums: &[f64], squares: &[f64], slot: usize| {
        let sum = sums[slot];
        if sum.abs() <= l1 {
            return 0.0;
        }
        -(sum - sum.signum() * l1) / ((BETA + squares[slot].sqrt()) / RATE + l2)
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut gradient: Vec<(usize, f64)> = Vec::new();
    let mut mean = vec![0f64; used.len()];
    for epoch in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (seed >> 33) as usize % (last + 1));
        }
        for (turn, &index) in order.iter().enumerate() {
            let example = &examples[index];
            let salt = (seed ^ (epoch * order.len() + turn) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let kept: Vec<Vec<u32>> = example
                .options
                .iter()
                .map(|slots| {
                    slots
                        .iter()
                        .copied()
                        .filter(|&slot| {
                            dropped == 0
                                || ((u64::from(slot) ^ salt).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 40
                                    & 0xFFFF)
                                    >= dropped
                        })
                        .collect()
                })
                .collect();
            let scores: Vec<f64> = kept
                .iter()
                .map(|slots| slots.iter().map(|&slot| weight(&sums, &squares, slot as usize)).sum())
                .collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let shares: Vec<f64> = scores.iter().map(|score| libm::exp(score - top)).collect();
            let total: f64 = shares.iter().sum();
            let right: f64 = example.golds.iter().map(|&gold| shares[gold]).sum();
            gradient.clear();
            for (option, slots) in kept.iter().enumerate() {
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
                let step = (square.sqrt() - squares[slot].sqrt()) / RATE;
                sums[slot] += change - step * before;
                squares[slot] = square;
            }
        }
        if epoch >= EPOCHS / 2 {
            for (slot, mean) in mean.iter_mut().enumerate() {
                *mean += weight(&sums, &squares, slot);
            }
        }
    }
    let count = (EPOCHS - EPOCHS / 2) as f64;
    mean.into_iter().map(|sum| sum / count * (1.0 - dropped as f64 / 65536.0)).collect()
}
