//! Labeling a sequence of tokens: a linear-chain conditional random field over hashed features.
//!
//! A caller turns each token into features (32-bit hashes) and each step between two tokens into a small
//! [`Context`] number; a [`Labeler`] turns these into the best labels ([`Labeler::best`]) or into how likely
//! each labeling of a stretch is ([`Posterior`]). All scores are integers, so every machine gives the same.
//! What the labels and features mean is the caller's matter; the training is in `sayso-train`.
//!
//! Lafferty, McCallum, Pereira 2001; features hashed without names after Weinberger et al. 2009.

mod hash;
pub mod packed;
mod posterior;
mod scheme;
mod weights;

pub use hash::{mix, of_str};
pub use posterior::{LogProbability, Posterior};
pub use scheme::{Bio, Piece, Scheme, pieces};
pub use weights::{FORBIDDEN, Labeler, SCORES_PER_NAT, Steps};
use weights::{MOST_STATES, PerState};

/// A class of the step from one token to the next; transitions have their own weights for each.
pub type Context = u8;

/// A label, counted from 0.
pub type Label = u8;

/// What is known of a sequence before it is labeled: a score for each token and label, and the steps between.
#[derive(Clone, Debug)]
pub struct Sequence<const L: usize> {
    /// For each token, the sum of the weights of its features, for each label.
    pub scores: Vec<[i32; L]>,
    /// For each token, the class of the step that leads to it.
    pub contexts: Vec<Context>,
}

impl<const L: usize> Default for Sequence<L> {
    fn default() -> Self {
        Self { scores: Vec::new(), contexts: Vec::new() }
    }
}

impl<const L: usize> Sequence<L> {
    /// Adds a token.
    pub fn push(&mut self, context: Context, scores: [i32; L]) {
        self.contexts.push(context);
        self.scores.push(scores);
    }

    /// Forgets the tokens and keeps the memory.
    pub fn clear(&mut self) {
        self.scores.clear();
        self.contexts.clear();
    }
}

impl<const L: usize> Labeler<L> {
    /// The labels of the best path (Viterbi), one a token.
    pub fn best(&self, sequence: &Sequence<L>) -> Vec<Label> {
        let states = self.labels().len();
        let mut from: Vec<u8> = Vec::with_capacity(sequence.scores.len() * states);
        let mut reached: PerState<i32> = [FORBIDDEN; _];
        for (index, (scores, &context)) in sequence.scores.iter().zip(&sequence.contexts).enumerate() {
            let (mut next, mut best_from): (PerState<i32>, PerState<u8>) = ([FORBIDDEN; _], [0; _]);
            if index == 0 {
                next[..states].copy_from_slice(self.start());
            } else {
                for ((next, best_from), steps) in
                    next.iter_mut().zip(&mut best_from).zip(self.steps_to(context))
                {
                    for step in steps {
                        let score = reached[usize::from(step.other) % MOST_STATES] + step.score;
                        if score > *next {
                            (*next, *best_from) = (score, step.other);
                        }
                    }
                }
            }
            for (next, &label) in next.iter_mut().zip(self.labels()) {
                *next += scores[usize::from(label)];
            }
            from.extend_from_slice(&best_from[..states]);
            // Only differences matter; without the common part the numbers stay small on any length.
            let top = next[..states].iter().copied().max().unwrap_or(0);
            for (reached, &next) in reached.iter_mut().zip(&next[..states]) {
                *reached = (next - top).max(FORBIDDEN);
            }
        }
        let end = self.end();
        let mut state = (0..states).rev().max_by_key(|&state| reached[state] + end[state]).unwrap_or(0);
        let mut labels = vec![0; sequence.scores.len()];
        for (place, back) in labels.iter_mut().zip(from.chunks_exact(states)).rev() {
            *place = self.labels()[state];
            state = usize::from(back[state]);
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::{weights::Step, *};

    /// Labels: 0 outside, 1 begin, 2 inside; inside may only follow begin or inside. State 3 is outside, too.
    fn labeler() -> Labeler<3> {
        let square = |back: i32| {
            vec![
                vec![0, 0, FORBIDDEN, FORBIDDEN],
                vec![FORBIDDEN, 0, 0, back],
                vec![FORBIDDEN, 0, 0, back],
                vec![FORBIDDEN, 1, FORBIDDEN, 0],
            ]
        };
        let steps = Steps {
            start: vec![0, 0, FORBIDDEN, FORBIDDEN],
            end: vec![0, 0, 0, 4],
            between: vec![square(0), square(9)],
        };
        Labeler::from_parts(vec![0, 1, 2, 0], steps, &[[0, 3, 5], [2, 0, 0], [0, 0, 0], [0, 0, 0]])
    }

    fn sequence(labeler: &Labeler<3>, features: &[u32], contexts: &[Context]) -> Sequence<3> {
        let mut sequence = Sequence::default();
        for (&feature, &context) in features.iter().zip(contexts) {
            sequence.push(context, labeler.sum(&[feature]));
        }
        sequence
    }

    /// All paths of states with their scores, by trying each.
    fn every_path(labeler: &Labeler<3>, sequence: &Sequence<3>) -> Vec<(Vec<usize>, i32)> {
        let mut paths = vec![(Vec::new(), 0)];
        for (scores, &context) in sequence.scores.iter().zip(&sequence.contexts) {
            paths = paths
                .iter()
                .flat_map(|(states, score): &(Vec<usize>, i32)| {
                    (0..4).map(move |state| {
                        let step = match states.last() {
                            None => labeler.start()[state],
                            Some(&last) => {
                                let is_it = |step: &&Step| usize::from(step.other) == state;
                                let steps = labeler.steps_from(context).nth(last).unwrap_or_default();
                                steps.iter().find(is_it).map_or(FORBIDDEN, |step| step.score)
                            }
                        };
                        let states = states.iter().copied().chain([state]).collect();
                        (states, score + step + scores[usize::from(labeler.labels()[state])])
                    })
                })
                .filter(|path| path.1 > FORBIDDEN / 2)
                .collect();
        }
        for path in &mut paths {
            path.1 += path.0.last().map_or(0, |&state| labeler.end()[state]);
        }
        paths
    }

    #[test]
    fn best_is_the_best_of_all_paths() {
        let labeler = labeler();
        for (features, contexts) in
            [(vec![0, 0, 1, 0], vec![0, 0, 0, 0]), (vec![1, 0, 0, 0], vec![0, 0, 1, 1]), (vec![2], vec![1])]
        {
            let sequence = sequence(&labeler, &features, &contexts);
            let found = labeler.best(&sequence);
            let paths = every_path(&labeler, &sequence);
            let top = paths.iter().map(|path| path.1).max();
            let labels = |states: &[usize]| -> Vec<Label> {
                states.iter().map(|&state| labeler.labels()[state]).collect()
            };
            let score = paths.iter().filter(|path| labels(&path.0) == found).map(|path| path.1).max();
            assert_eq!(score, top, "{features:?}");
        }
        assert!(labeler.best(&Sequence::default()).is_empty());
    }

    #[test]
    fn posterior_sums_over_all_paths() {
        let labeler = labeler();
        let sequence = sequence(&labeler, &[0, 2, 0, 1, 0], &[0, 1, 0, 1, 0]);
        let posterior = Posterior::new(&labeler, &sequence);
        let paths = every_path(&labeler, &sequence);
        let weight = |score: i32| (f64::from(score) / f64::from(SCORES_PER_NAT)).exp();
        let all: f64 = paths.iter().map(|path| weight(path.1)).sum();
        for token in 0..5 {
            for label in 0..3u8 {
                let has = |path: &&(Vec<usize>, i32)| labeler.labels()[path.0[token]] == label;
                let with: f64 = paths.iter().filter(has).map(|path| weight(path.1)).sum();
                let found = f64::from(posterior.token(token, label).permille()) / 1000.0;
                assert!((found - with / all).abs() < 0.02, "{token} {label} {found} {}", with / all);
            }
        }
    }

    #[test]
    fn long_sequences_keep_their_scale() {
        let labeler = labeler();
        let sequence = sequence(&labeler, &vec![0; 200_000], &vec![1; 200_000]);
        let labels = labeler.best(&sequence);
        assert_eq!(labels.len(), 200_000);
        let posterior = Posterior::new(&labeler, &sequence);
        let total: u32 = (0..3).map(|label| posterior.token(100_000, label).permille()).sum();
        assert!((950..=1050).contains(&total), "{total}");
    }
}
