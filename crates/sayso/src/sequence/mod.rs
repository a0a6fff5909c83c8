//! Labeling a sequence of tokens: a linear-chain conditional random field over hashed features.
//!
//! A caller turns each token into features (32-bit hashes) and each step between two tokens into a small
//! [`Context`] number; a [`Labeler`] turns these into the best labels ([`Labeler::best`]) or into how likely
//! each labeling of a stretch is ([`Posterior`]). All scores are integers, so every machine gives the same.
//! What the labels and features mean is the caller's matter; the training is in `sayso-train`.
//!
//! Lafferty, McCallum, Pereira 2001; features hashed without names after Weinberger et al. 2009.

mod hash;
mod posterior;
mod scheme;
mod weights;

pub use hash::{mix, of_str};
pub use posterior::{LogProbability, Posterior};
pub use scheme::{Bio, Piece, pieces};
pub use weights::{FORBIDDEN, Labeler, SCORES_PER_NAT};

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
    /// Adds a token without features yet.
    pub fn push(&mut self, context: Context) -> &mut [i32; L] {
        self.contexts.push(context);
        self.scores.push([0; L]);
        let last = self.scores.len() - 1;
        &mut self.scores[last]
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
        let mut from: Vec<[Label; L]> = Vec::with_capacity(sequence.scores.len());
        let mut reached = [0i32; L];
        for (index, (scores, &context)) in sequence.scores.iter().zip(&sequence.contexts).enumerate() {
            let mut next = [0i32; L];
            let mut back = [0; L];
            for label in 0..L {
                let step = |from: usize| match index {
                    0 => self.start(label),
                    _ => reached[from].saturating_add(self.transition(context, from, label)),
                };
                let from = (0..L).rev().max_by_key(|&from| step(from)).unwrap_or(0);
                next[label] = step(from).saturating_add(scores[label]);
                back[label] = from as Label;
            }
            // Only differences matter; without the common part the numbers stay small on any length.
            let top = next.iter().copied().max().unwrap_or(0);
            reached = next.map(|score| score.saturating_sub(top).max(FORBIDDEN));
            from.push(back);
        }
        let mut label = (0..L).rev().max_by_key(|&label| reached[label]).unwrap_or(0) as Label;
        let mut labels = vec![0; from.len()];
        for (place, back) in labels.iter_mut().zip(&from).rev() {
            *place = label;
            label = back[usize::from(label)];
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels: 0 outside, 1 begin, 2 inside; inside may only follow begin or inside.
    fn labeler() -> Labeler<3> {
        Labeler::from_parts(
            [0, 0, FORBIDDEN],
            vec![[[0, 0, FORBIDDEN], [0, 0, 0], [0, 0, 0]], [[0, 0, FORBIDDEN], [9, 0, 0], [9, 0, 0]]],
            vec![[0, 3, 5], [2, 0, 0], [0, 0, 0], [0, 0, 0]],
        )
    }

    fn sequence(labeler: &Labeler<3>, features: &[u32], contexts: &[Context]) -> Sequence<3> {
        let mut sequence = Sequence::default();
        for (&feature, &context) in features.iter().zip(contexts) {
            labeler.add(feature, sequence.push(context));
        }
        sequence
    }

    /// All labelings with their scores, by trying each.
    fn every_path(labeler: &Labeler<3>, sequence: &Sequence<3>) -> Vec<(Vec<Label>, i32)> {
        let mut paths = vec![(Vec::new(), 0)];
        for (scores, &context) in sequence.scores.iter().zip(&sequence.contexts) {
            paths = paths
                .iter()
                .flat_map(|(labels, score): &(Vec<Label>, i32)| {
                    (0..3u8).map(move |label| {
                        let step = match labels.last() {
                            None => labeler.start(usize::from(label)),
                            Some(&last) => labeler.transition(context, usize::from(last), usize::from(label)),
                        };
                        let labels = labels.iter().copied().chain([label]).collect();
                        (labels, score + step + scores[usize::from(label)])
                    })
                })
                .filter(|path| path.1 > FORBIDDEN / 2)
                .collect();
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
            let score = paths.iter().find(|path| path.0 == found).map(|path| path.1);
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
                let with: f64 =
                    paths.iter().filter(|path| path.0[token] == label).map(|path| weight(path.1)).sum();
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
