//! Training of the labelers in [`sayso::sequence`]: a linear-chain conditional random field by FTRL-proximal.
//!
//! Each sequence in turn gives a gradient (expected minus gold counts of features), each weight follows its own
//! step size, and an L1 term keeps the weights of rare features at zero (McMahan et al. 2013). One thread, one seed,
//! the same bytes each time.

use sayso::sequence::{Context, FORBIDDEN, Label, Labeler, SCORES_PER_NAT, Scheme, Steps};

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

/// The places of the weights of steps in one table: starts, ends, then for each context a square.
#[derive(Clone, Copy)]
struct Places {
    states: usize,
}

impl Places {
    fn start(self, state: usize) -> usize {
        state
    }

    fn end(self, state: usize) -> usize {
        self.states + state
    }

    fn between(self, context: usize, from: usize, to: usize) -> usize {
        2 * self.states + (context * self.states + from) * self.states + to
    }

    fn count(self, contexts: usize) -> usize {
        self.between(contexts, 0, 0)
    }
}

/// What training finds, not yet in the units of the engine.
#[derive(Clone)]
pub(crate) struct Weights {
    features: Vec<f32>,
    steps: Vec<f32>,
}

impl Weights {
    /// The mean of the weights of several runs: they sway less with the order and the choice of the sequences.
    pub(crate) fn mean(runs: &[&Self]) -> Self {
        let mean = |part: fn(&Self) -> &[f32]| -> Vec<f32> {
            let count = runs.first().map_or(0, |run| part(run).len());
            let total = |place: usize| runs.iter().map(|run| part(run)[place]).sum::<f32>();
            (0..count).map(|place| total(place) / runs.len() as f32).collect()
        };
        Self { features: mean(|run| &run.features), steps: mean(|run| &run.steps) }
    }

    /// A labeler with these weights, in the units of the engine.
    pub(crate) fn labeler<const L: usize>(&self, scheme: &Scheme) -> Labeler<L> {
        let unit = SCORES_PER_NAT as f32;
        let places = Places { states: scheme.labels.len() };
        let states = 0..places.states;
        let score = |place: usize, allowed: bool| {
            if allowed { (self.steps[place] * unit).round() as i32 } else { FORBIDDEN }
        };
        let starts =
            |to: usize| (0..scheme.contexts()).any(|context| scheme.allows(context as Context, None, to));
        let between = |context: usize, from: usize, to: usize| {
            score(places.between(context, from, to), scheme.allows(context as Context, Some(from), to))
        };
        let steps = Steps {
            start: states.clone().map(|to| score(places.start(to), starts(to))).collect(),
            end: states.clone().map(|from| score(places.end(from), true)).collect(),
            between: (0..scheme.contexts())
                .map(|context| {
                    let row = |from| states.clone().map(|to| between(context, from, to)).collect();
                    states.clone().map(row).collect()
                })
                .collect(),
        };
        let rows: Vec<[i8; L]> = self
            .features
            .chunks_exact(L)
            .map(|row| std::array::from_fn(|label| (row[label] * unit).round().clamp(-127.0, 127.0) as i8))
            .collect();
        Labeler::from_parts(scheme.labels.clone(), steps, &rows)
    }
}

/// Trains the weights of a labeler with `L` labels and the states of a scheme.
pub(crate) fn train<const L: usize>(examples: &[&Example], scheme: &Scheme, settings: &Settings) -> Weights {
    let rows = 1usize << settings.log_rows;
    let places = Places { states: scheme.labels.len() };
    let mut trainer = Trainer {
        features: Table::new(rows * L),
        steps: Table::new(places.count(scheme.contexts())),
        mask: (rows - 1) as u32,
        scheme,
        places,
        allowed: (0..scheme.contexts())
            .map(|context| {
                let states = 0..scheme.labels.len();
                let pairs = states.clone().flat_map(|from| states.clone().map(move |to| (from, to)));
                pairs.filter(|&(from, to)| scheme.allows(context as Context, Some(from), to)).collect()
            })
            .collect(),
        settings,
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = settings.seed | 1;
    // The weights of the last epochs are averaged: they sway less with the order of the sequences.
    let averaged = settings.epochs.div_ceil(3);
    let mut epochs: Vec<Weights> = Vec::new();
    for epoch in 0..settings.epochs {
        shuffle(&mut order, &mut random);
        for &index in &order {
            trainer.learn::<L>(examples[index]);
        }
        if epoch + averaged >= settings.epochs {
            epochs.push(trainer.weights());
        }
    }
    Weights::mean(&epochs.iter().collect::<Vec<_>>())
}

struct Trainer<'a> {
    features: Table,
    steps: Table,
    mask: u32,
    scheme: &'a Scheme,
    places: Places,
    /// For each context, the steps that may be taken.
    allowed: Vec<Vec<(usize, usize)>>,
    settings: &'a Settings,
}

impl Trainer<'_> {
    fn context(&self, example: &Example, token: usize) -> usize {
        usize::from(example.contexts[token]).min(self.scheme.contexts() - 1)
    }

    /// The factors of the labels of one token, the best of them 1.
    fn emit<const L: usize>(&self, example: &Example, token: usize) -> [f32; L] {
        let mut scores = [0.0; L];
        for &feature in example.of(token) {
            let row = (feature & self.mask) as usize * L;
            for (score, weight) in scores.iter_mut().zip(&self.features.weights[row..row + L]) {
                *score += weight;
            }
        }
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.map(|score| libm::expf(score - top))
    }

    fn learn<const L: usize>(&mut self, example: &Example) {
        let (count, states, places) = (example.len(), self.places.states, self.places);
        if count == 0 {
            return;
        }
        // Labels that no states can stand behind teach nothing.
        let Some(gold) = self.scheme.path(&example.labels, &example.contexts) else { return };
        let labels: Vec<usize> = self.scheme.labels.iter().map(|&label| usize::from(label)).collect();
        let emit: Vec<[f32; L]> = (0..count).map(|token| self.emit(example, token)).collect();
        // For each context, the steps with their factors.
        let factors: Vec<Vec<(usize, usize, f32)>> = self
            .allowed
            .iter()
            .enumerate()
            .map(|(context, steps)| {
                let weight = |from, to| self.steps.weights[places.between(context, from, to)];
                steps.iter().map(|&(from, to)| (from, to, libm::expf(weight(from, to)))).collect()
            })
            .collect();

        let mut forward = vec![0.0f32; count * states];
        for token in 0..count {
            let (before, here) = forward.split_at_mut(token * states);
            let here = &mut here[..states];
            if token == 0 {
                for (to, value) in here.iter_mut().enumerate() {
                    if self.scheme.allows(example.contexts[0], None, to) {
                        *value = libm::expf(self.steps.weights[places.start(to)]);
                    }
                }
            } else {
                let before = &before[(token - 1) * states..];
                for &(from, to, factor) in &factors[self.context(example, token)] {
                    here[to] += before[from] * factor;
                }
            }
            for (value, &label) in here.iter_mut().zip(&labels) {
                *value *= emit[token][label];
            }
            scale(here);
        }
        let mut backward = vec![0.0f32; count * states];
        for (state, value) in backward[(count - 1) * states..].iter_mut().enumerate() {
            *value = libm::expf(self.steps.weights[places.end(state)]);
        }
        scale(&mut backward[(count - 1) * states..]);
        for token in (1..count).rev() {
            let (here, after) = backward.split_at_mut(token * states);
            let here = &mut here[(token - 1) * states..];
            for &(from, to, factor) in &factors[self.context(example, token)] {
                here[from] += factor * emit[token][labels[to]] * after[to];
            }
            scale(here);
        }

        let Settings { alpha, l1, l2, .. } = *self.settings;
        let weight = example.weight;
        let mut likely = vec![0.0f32; states];
        let mut pairs: Vec<f32> = Vec::new();
        for token in 0..count {
            let place = token * states;
            for (state, value) in likely.iter_mut().enumerate() {
                *value = forward[place + state] * backward[place + state];
            }
            scale(&mut likely);
            let mut expected = [0.0f32; L];
            for (state, &value) in likely.iter().enumerate() {
                expected[labels[state]] += value;
            }
            expected[labels[gold[token]]] -= 1.0;
            for &feature in example.of(token) {
                let row = (feature & self.mask) as usize * L;
                for (label, &expected) in expected.iter().enumerate() {
                    self.features.update(row + label, expected * weight, alpha, l1, l2);
                }
            }
            for (state, &value) in likely.iter().enumerate() {
                let seen = if gold[token] == state { 1.0 } else { 0.0 };
                let gradient = (value - seen) * weight;
                if token == 0 && self.scheme.allows(example.contexts[0], None, state) {
                    self.steps.update(places.start(state), gradient, alpha, 0.0, l2);
                }
                if token + 1 == count {
                    self.steps.update(places.end(state), gradient, alpha, 0.0, l2);
                }
            }
            if token == 0 {
                continue;
            }
            let context = self.context(example, token);
            pairs.clear();
            pairs.extend(factors[context].iter().map(|&(from, to, factor)| {
                forward[place - states + from] * factor * emit[token][labels[to]] * backward[place + to]
            }));
            let total: f32 = pairs.iter().sum();
            for (&(from, to, _), &pair) in factors[context].iter().zip(&pairs) {
                let seen = if (from, to) == (gold[token - 1], gold[token]) { 1.0 } else { 0.0 };
                let gradient = (pair / total.max(f32::MIN_POSITIVE) - seen) * weight;
                self.steps.update(places.between(context, from, to), gradient, alpha, 0.0, l2);
            }
        }
    }

    fn weights(&self) -> Weights {
        Weights { features: self.features.weights.clone(), steps: self.steps.weights.clone() }
    }
}

/// Brings values to the sum 1.
fn scale(values: &mut [f32]) {
    let total: f32 = values.iter().sum();
    if total > 0.0 {
        for value in values {
            *value /= total;
        }
    }
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
        let settings = Settings { log_rows: 4, epochs: 100, alpha: 0.3, l1: 0.01, l2: 0.0, seed: 1 };
        let scheme = Scheme::bio(1, 1);
        let runs = [1, 2].map(|seed| train::<3>(&[&example], &scheme, &Settings { seed, ..settings }));
        let labeler: Labeler<3> = Weights::mean(&runs.each_ref()).labeler(&scheme);
        let mut sequence = Sequence::default();
        for token in 0..7 {
            sequence.push(0, labeler.sum(example.of(token)));
        }
        assert_eq!(labeler.best(&sequence), example.labels);
    }
}
