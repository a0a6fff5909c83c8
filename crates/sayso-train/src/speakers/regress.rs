//! Conditional logistic regression: weights under which the right candidates of each choice come first.

use sayso::speaker::ranking::{UNIT, Weights};

const STEPS: usize = 400;
const RATE: f64 = 0.3;
const FOLDS: usize = 5;

/// One choice: the features of the candidates, and which of them are right.
#[derive(Clone)]
pub(super) struct Example<const F: usize> {
    pub(super) class: usize,
    pub(super) candidates: Vec<([i32; F], bool)>,
}

impl<const F: usize> Example<F> {
    /// Whether the candidate that weights put first is right.
    pub(super) fn is_right<const C: usize>(&self, weights: &Weights<F, C>) -> bool {
        self.chosen(weights).is_some_and(|chosen| self.candidates[chosen].1)
    }

    /// The candidate that weights put first; of equals the first one.
    pub(super) fn chosen<const C: usize>(&self, weights: &Weights<F, C>) -> Option<usize> {
        let score = |number: &usize| weights.score(self.class, &self.candidates[*number].0);
        (0..self.candidates.len()).max_by_key(|number| (score(number), std::cmp::Reverse(*number)))
    }
}

/// Parts of some articles: each once left out, and the rest.
pub(super) fn folds(articles: usize) -> impl Iterator<Item = (Vec<usize>, Vec<usize>)> {
    (0..FOLDS).map(move |fold| (0..articles).partition(|article| article % FOLDS == fold))
}

/// The weights learnt by gradient steps over all examples; `l2` holds them small.
pub(super) fn regress<const F: usize, const C: usize>(examples: &[Example<F>], l2: f64) -> Weights<F, C> {
    let mut table = [[0f64; F]; C];
    for _ in 0..STEPS {
        let mut gradient = [[0f64; F]; C];
        let mut counts = [0f64; C];
        for example in examples {
            let class = example.class;
            counts[class] += 1.0;
            let scores: Vec<f64> = example
                .candidates
                .iter()
                .map(|(features, _)| {
                    features.iter().zip(&table[class]).map(|(&value, weight)| f64::from(value) * weight).sum()
                })
                .collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let shares: Vec<f64> = scores.iter().map(|score| libm::exp(score - top)).collect();
            let total: f64 = shares.iter().sum();
            let pairs = || shares.iter().zip(&example.candidates);
            let right: f64 = pairs().filter(|(_, (_, right))| *right).map(|(share, _)| share).sum();
            for (share, (features, is_right)) in pairs() {
                let wanted = if *is_right { share / right } else { 0.0 };
                for (slope, &value) in gradient[class].iter_mut().zip(features) {
                    *slope += (wanted - share / total) * f64::from(value);
                }
            }
        }
        for class in 0..C {
            for (weight, slope) in table[class].iter_mut().zip(&gradient[class]) {
                *weight += RATE * (slope / counts[class].max(1.0) - l2 * *weight);
            }
        }
    }
    Weights::new(
        table.map(|class| class.map(|weight| (weight * f64::from(UNIT)).round().clamp(-999.0, 999.0) as i16)),
    )
}
