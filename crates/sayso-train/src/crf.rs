//! Training of the labelers in [`sayso::sequence`]: a linear-chain conditional random field by FTRL-proximal.
//!
//! Each sequence in turn gives a gradient (expected minus gold counts of features), each weight follows its own
//! step size, and an L1 term keeps the weights of rare features at zero (McMahan et al. 2013). One thread, one seed,
//! the same bytes each time.

use sayso::sequence::{Bio, Context, FORBIDDEN, Label, Labeler, SCORES_PER_NAT};

/// A labeled sequence: what a labeler sees, and what it should say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Example {
    /// The features of all tokens, one token after the other.
    pub(crate) features: Vec<u32>,
    /// Where the features of each token end.
    pub(crate) ends: Vec<u32>,
    /// The class of the step to each token.
    pub(crate) contexts: Vec<Context>,
    /// The right labels.
    pub(crate) labels: Vec<Label>,
    /// How much it counts; 1 is normal.
    pub(crate) weight: f32,
}

impl Example {
    /// The features of one token.
    pub(crate) fn of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |last| self.ends[last] as usize);
        &self.features[start..self.ends[token] as usize]
    }

    /// How many tokens it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// The binary logarithm of the number of slots for features.
    pub(crate) log_rows: u32,
    /// How many classes of steps there are.
    pub(crate) contexts: usize,
    /// How often every sequence is seen.
    pub(crate) epochs: usize,
    /// The step size of a weight at its first gradients.
    pub(crate) alpha: f32,
    /// The weight of the L1 term: larger leaves fewer weights.
    pub(crate) l1: f32,
    /// The weight of the L2 term: larger leaves smaller weights.
    pub(crate) l2: f32,
    /// What the order of the sequences is drawn from.
    pub(crate) seed: u64,
}

/// A table of weights and what FTRL-proximal remembers of each.
struct Table {
    weights: Vec<f32>,
    sums: Vec<f32>,
    squares: Vec<f32>,
}

impl Table {
    fn new(count: usize) -> Self {
        Self { weights: vec![0.0; count], sums: vec![0.0; count], squares: vec![0.0; count] }
    }

    fn update(&mut self, index: usize, gradient: f32, alpha: f32, l1: f32, l2: f32) {
        if gradient.abs() < 1e-5 {
            return;
        }
        let square = self.squares[index] + gradient * gradient;
        let sigma = (square.sqrt() - self.squares[index].sqrt()) / alpha;
        self.squares[index] = square;
        let sum = self.sums[index] + gradient - sigma * self.weights[index];
        self.sums[index] = sum;
        self.weights[index] = if sum.abs() <= l1 {
            0.0
        } else {
            -(sum - l1 * sum.signum()) / ((1.0 + square.sqrt()) / alpha + l2)
        };
    }
}

/// Trains a labeler with `L` labels in the BIO scheme.
pub(crate) fn train<const L: usize>(examples: &[&Example], settings: &Settings) -> Labeler<L> {
    let rows = 1usize << settings.log_rows;
    let mask = (rows - 1) as u32;
    let mut features = Table::new(rows * L);
    // Steps: for each context a square; the square after the last holds the start in its first row.
    let mut steps = Table::new((settings.contexts + 1) * L * L);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = settings.seed | 1;
    for _ in 0..settings.epochs {
        shuffle(&mut order, &mut random);
        for &index in &order {
            learn::<L>(examples[index], &mut features, &mut steps, mask, settings);
        }
    }
    quantize(&features, &steps, settings)
}

fn allowed<const L: usize>(from: Option<usize>, to: usize) -> bool {
    Bio::of(to as Label).follows(from.map(|from| Bio::of(from as Label)))
}

fn learn<const L: usize>(
    example: &Example,
    features: &mut Table,
    steps: &mut Table,
    mask: u32,
    settings: &Settings,
) {
    let count = example.len();
    if count == 0 {
        return;
    }
    let start_square = settings.contexts * L * L;
    let step_at = |token: usize, from: usize, to: usize| {
        usize::from(example.contexts[token]).min(settings.contexts - 1) * L * L + from * L + to
    };
    let emit: Vec<[f32; L]> = (0..count)
        .map(|token| {
            let mut scores = [0.0; L];
            for &feature in example.of(token) {
                let row = (feature & mask) as usize * L;
                for (score, weight) in scores.iter_mut().zip(&features.weights[row..row + L]) {
                    *score += weight;
                }
            }
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            scores.map(|score| libm::expf(score - top))
        })
        .collect();
    let factors: Vec<[[f32; L]; L]> = (0..settings.contexts)
        .map(|context| {
            std::array::from_fn(|from| {
                std::array::from_fn(|to| {
                    let weight = steps.weights[context * L * L + from * L + to];
                    if allowed::<L>(Some(from), to) { libm::expf(weight) } else { 0.0 }
                })
            })
        })
        .collect();
    let context_of = |token: usize| usize::from(example.contexts[token]).min(settings.contexts - 1);

    let mut forward: Vec<[f32; L]> = Vec::with_capacity(count);
    for token in 0..count {
        let mut here: [f32; L] = std::array::from_fn(|to| match token.checked_sub(1) {
            None if allowed::<L>(None, to) => libm::expf(steps.weights[start_square + to]),
            None => 0.0,
            Some(last) => (0..L).map(|from| forward[last][from] * factors[context_of(token)][from][to]).sum(),
        });
        for (value, emit) in here.iter_mut().zip(&emit[token]) {
            *value *= emit;
        }
        scale(&mut here);
        forward.push(here);
    }
    let mut backward = vec![[1.0f32; L]; count];
    for token in (1..count).rev() {
        let mut here: [f32; L] = std::array::from_fn(|from| {
            (0..L)
                .map(|to| factors[context_of(token)][from][to] * emit[token][to] * backward[token][to])
                .sum()
        });
        scale(&mut here);
        backward[token - 1] = here;
    }

    let Settings { alpha, l1, l2, .. } = *settings;
    for token in 0..count {
        let gold = usize::from(example.labels[token]);
        let mut likely: [f32; L] =
            std::array::from_fn(|label| forward[token][label] * backward[token][label]);
        scale(&mut likely);
        likely[gold] -= 1.0;
        for &feature in example.of(token) {
            let row = (feature & mask) as usize * L;
            for (label, expected) in likely.iter().enumerate() {
                features.update(row + label, expected * example.weight, alpha, l1, l2);
            }
        }
        let Some(last) = token.checked_sub(1) else {
            for (label, expected) in likely.iter().enumerate() {
                steps.update(start_square + label, expected * example.weight, alpha, 0.0, l2);
            }
            continue;
        };
        let mut pairs = [[0.0f32; L]; L];
        let mut total = 0.0;
        for (from, row) in pairs.iter_mut().enumerate() {
            for (to, pair) in row.iter_mut().enumerate() {
                *pair = forward[last][from]
                    * factors[context_of(token)][from][to]
                    * emit[token][to]
                    * backward[token][to];
                total += *pair;
            }
        }
        let gold_from = usize::from(example.labels[last]);
        for (from, row) in pairs.iter().enumerate() {
            for (to, pair) in row.iter().enumerate() {
                if allowed::<L>(Some(from), to) {
                    let seen = if (from, to) == (gold_from, gold) { 1.0 } else { 0.0 };
                    let gradient = (pair / total.max(f32::MIN_POSITIVE) - seen) * example.weight;
                    steps.update(step_at(token, from, to), gradient, alpha, 0.0, l2);
                }
            }
        }
    }
}

/// Brings values to the sum 1.
fn scale<const L: usize>(values: &mut [f32; L]) {
    let total: f32 = values.iter().sum();
    if total > 0.0 {
        *values = values.map(|value| value / total);
    }
}

fn quantize<const L: usize>(features: &Table, steps: &Table, settings: &Settings) -> Labeler<L> {
    let unit = SCORES_PER_NAT as f32;
    let step = |from: Option<usize>, to: usize, weight: f32| {
        if allowed::<L>(from, to) { (weight * unit).round() as i32 } else { FORBIDDEN }
    };
    let squares = settings.contexts * L * L;
    let start = std::array::from_fn(|to| step(None, to, steps.weights[squares + to]));
    let transitions = (0..settings.contexts)
        .map(|context| {
            std::array::from_fn(|from| {
                std::array::from_fn(|to| step(Some(from), to, steps.weights[context * L * L + from * L + to]))
            })
        })
        .collect();
    let rows = features
        .weights
        .chunks_exact(L)
        .map(|row| std::array::from_fn(|label| (row[label] * unit).round().clamp(-127.0, 127.0) as i8))
        .collect();
    Labeler::from_parts(start, transitions, rows)
}

/// Puts items into another order (Fisher–Yates over a 64-bit xorshift).
pub(crate) fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for last in (1..items.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        items.swap(last, (*random % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use sayso::sequence::Sequence;

    use super::*;

    #[test]
    fn learns_what_features_and_neighbors_tell() {
        // Feature 1 opens a piece of two tokens; feature 2 alone tells nothing.
        let example = Example {
            features: vec![2, 1, 2, 2, 2, 1, 2],
            ends: vec![1, 2, 3, 4, 5, 6, 7],
            contexts: vec![0; 7],
            labels: vec![0, 1, 2, 0, 0, 1, 2],
            weight: 1.0,
        };
        let settings =
            Settings { log_rows: 4, contexts: 1, epochs: 100, alpha: 0.3, l1: 0.01, l2: 0.0, seed: 1 };
        let labeler: Labeler<3> = train(&[&example], &settings);
        let mut sequence = Sequence::default();
        for token in 0..7 {
            let scores = sequence.push(0);
            for &feature in example.of(token) {
                labeler.add(feature, scores);
            }
        }
        assert_eq!(labeler.best(&sequence), example.labels);
    }
}
