//! How likely labels are, summed over all labelings: the forward–backward algorithm on logarithms.

use std::sync::OnceLock;

use super::{FORBIDDEN, Label, Labeler, SCORES_PER_NAT, Sequence};

/// Steps of a logarithm to one unit of score; finer, so that sums of many lose little.
const FINE: i32 = 16;

/// Steps of a logarithm to one nat.
const FINE_PER_NAT: i32 = SCORES_PER_NAT * FINE;

/// From here on the smaller of two numbers no longer changes their sum.
const FAR: usize = FINE_PER_NAT as usize * 7;

/// The logarithm of a probability, in 1/512 nat; 0 is certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogProbability(i32);

impl LogProbability {
    /// The probability in thousandths.
    pub fn permille(self) -> u32 {
        let nats = f64::from(self.0.min(0)) / f64::from(FINE_PER_NAT);
        (libm::exp(nats) * 1000.0) as u32
    }

    /// In 1/[`SCORES_PER_NAT`] nat; 0 is certainty.
    pub fn score(self) -> i32 {
        self.0 / FINE
    }
}

/// The sum of two probabilities given by their logarithms.
#[inline]
fn add(table: &[u16], a: i32, b: i32) -> i32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    let step = table.get(high.abs_diff(low) as usize).copied().unwrap_or(0);
    high + i32::from(step)
}

/// What [`add`] adds to the greater number, by how far apart the two are: ln(1 + e^-d).
fn sums() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let unit = f64::from(FINE_PER_NAT);
        (0..FAR as u32)
            .map(|apart| libm::round(libm::log1p(libm::exp(-f64::from(apart) / unit)) * unit) as u16)
            .collect()
    })
}

/// Everything that can be asked of the labelings of one sequence.
#[derive(Clone, Debug)]
pub struct Posterior<'s, const L: usize> {
    labeler: &'s Labeler<L>,
    sequence: &'s Sequence<L>,
    /// For each token and label: all ways to get there, the token's own score in; their sum over labels is 1.
    forward: Vec<[i32; L]>,
    /// For each token and label: all ways to go on, the token's own score not in.
    backward: Vec<[i32; L]>,
    /// For each token, what brings forward × backward to 1.
    norm: Vec<i32>,
}

impl<'s, const L: usize> Posterior<'s, L> {
    /// Sums over all labelings of a sequence.
    pub fn new(labeler: &'s Labeler<L>, sequence: &'s Sequence<L>) -> Self {
        let table = sums();
        let count = sequence.scores.len();
        let mut forward: Vec<[i32; L]> = Vec::with_capacity(count);
        for index in 0..count {
            let mut here: [i32; L] = std::array::from_fn(|label| {
                let ways = match index.checked_sub(1) {
                    None => labeler.start(label) * FINE,
                    Some(last) => {
                        let step = |from: usize| {
                            forward[last][from]
                                + labeler.transition(sequence.contexts[index], from, label) * FINE
                        };
                        sum::<L>(table, step)
                    }
                };
                ways + sequence.scores[index][label] * FINE
            });
            normalize(table, &mut here);
            forward.push(here);
        }
        let mut backward = vec![[0; L]; count];
        for index in (1..count).rev() {
            let next = backward[index];
            let mut here: [i32; L] = std::array::from_fn(|label| {
                sum::<L>(table, |to| {
                    labeler.transition(sequence.contexts[index], label, to) * FINE
                        + sequence.scores[index][to] * FINE
                        + next[to]
                })
            });
            normalize(table, &mut here);
            backward[index - 1] = here;
        }
        let norm = forward
            .iter()
            .zip(&backward)
            .map(|(to, on)| sum::<L>(table, |label| to[label] + on[label]))
            .collect();
        Self { labeler, sequence, forward, backward, norm }
    }

    /// How likely a token has a label.
    pub fn token(&self, token: usize, label: Label) -> LogProbability {
        let label = usize::from(label);
        LogProbability((self.forward[token][label] + self.backward[token][label] - self.norm[token]).min(0))
    }

    /// How likely consecutive tokens have these labels, and the token after them none of `not_after`.
    pub fn stretch(&self, first: usize, labels: &[Label], not_after: &[Label]) -> LogProbability {
        let table = sums();
        let Some((&head, rest)) = labels.split_first() else { return LogProbability(0) };
        let mut last = usize::from(head);
        // Forward scores are scaled token by token, so ratios of neighbors give the conditional steps.
        let mut score = self.token(first, head).0;
        for (offset, &label) in rest.iter().enumerate() {
            let (index, label) = (first + offset + 1, usize::from(label));
            score = score.saturating_add(self.step(table, index, last, label));
            last = label;
        }
        let after = first + labels.len();
        if after < self.forward.len() {
            let stay = (0..L).filter(|&label| not_after.iter().all(|&not| usize::from(not) != label));
            let out = stay.map(|label| self.step(table, after, last, label)).reduce(|a, b| add(table, a, b));
            score = score.saturating_add(out.unwrap_or(FORBIDDEN));
        }
        LogProbability(score.min(0))
    }

    /// How likely the token `index` has the label `to`, given that the one before has `from`.
    fn step(&self, table: &[u16], index: usize, from: usize, to: usize) -> i32 {
        let score = |to: usize| {
            self.labeler.transition(self.sequence.contexts[index], from, to) * FINE
                + self.sequence.scores[index][to] * FINE
                + self.backward[index][to]
        };
        score(to) - sum::<L>(table, score)
    }
}

/// The sum over all labels of probabilities given by their logarithms.
#[inline]
fn sum_of<const L: usize>(table: &[u16], values: &[i32; L]) -> i32 {
    values.iter().copied().reduce(|a, b| add(table, a, b)).unwrap_or(0)
}

/// The sum over `0..L` of what a function gives.
#[inline]
fn sum<const L: usize>(table: &[u16], value: impl FnMut(usize) -> i32) -> i32 {
    sum_of::<L>(table, &std::array::from_fn(value))
}

/// Brings probabilities to the sum 1; what is impossible stays so without piling up.
#[inline]
fn normalize<const L: usize>(table: &[u16], values: &mut [i32; L]) {
    let total = sum_of(table, values);
    for value in values {
        *value = value.saturating_sub(total).max(FORBIDDEN * FINE);
    }
}
