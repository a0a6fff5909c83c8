//! How likely labels are, summed over all labelings: the forward–backward algorithm on logarithms.

use std::sync::OnceLock;

use super::{FORBIDDEN, Label, Labeler, MOST_STATES, PerState, SCORES_PER_NAT, Sequence};

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
        tables().permille.get(self.0.min(0).unsigned_abs() as usize).copied().unwrap_or(0).into()
    }

    /// In 1/[`SCORES_PER_NAT`] nat; 0 is certainty.
    pub fn score(self) -> i32 {
        self.0 / FINE
    }
}

/// The sum of two probabilities given by their logarithms.
#[inline]
fn add(table: &[u16], a: i32, b: i32) -> i32 {
    let apart = a.abs_diff(b) as usize;
    a.max(b) + table.get(apart).map_or(0, |&step| i32::from(step))
}

/// What real functions give, for each step of a logarithm down to [`FAR`].
struct Tables {
    /// What [`add`] adds to the greater number, by how far apart the two are: ln(1 + e^-d).
    sums: Vec<u16>,
    /// The probability in thousandths.
    permille: Vec<u16>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let unit = f64::from(FINE_PER_NAT);
        let powers = || (0..FAR as u32).map(|apart| libm::exp(-f64::from(apart) / unit));
        Tables {
            sums: powers().map(|power| libm::round(libm::log1p(power) * unit) as u16).collect(),
            permille: powers().map(|power| (power * 1000.0) as u16).collect(),
        }
    })
}

/// Everything that can be asked of the labelings of one sequence.
#[derive(Clone, Debug)]
pub struct Posterior<const L: usize> {
    /// For each token and label, how likely it is.
    likely: Vec<[i32; L]>,
}

impl<const L: usize> Posterior<L> {
    /// Sums over all labelings of a sequence.
    pub fn new(labeler: &Labeler<L>, sequence: &Sequence<L>) -> Self {
        let table = &tables().sums;
        let labels = labeler.labels();
        let states = labels.len();
        // All ways to get to each state of each token, the token's own score in.
        let mut forward: Vec<i32> = Vec::with_capacity(sequence.scores.len() * states);
        let mut reached: PerState<i32> = [NEVER; _];
        for (token, (scores, &context)) in sequence.scores.iter().zip(&sequence.contexts).enumerate() {
            let mut ways: PerState<i32> = [NEVER; _];
            if token == 0 {
                for (ways, start) in ways.iter_mut().zip(labeler.start()) {
                    *ways = start * FINE;
                }
            } else {
                for (ways, steps) in ways.iter_mut().zip(labeler.steps_to(context)) {
                    for step in steps {
                        let before = reached[usize::from(step.other) % MOST_STATES];
                        *ways = add(table, *ways, before + step.score * FINE);
                    }
                }
            }
            for (ways, &label) in ways.iter_mut().zip(labels) {
                *ways += scores[usize::from(label)] * FINE;
            }
            normalize(table, &mut ways[..states]);
            forward.extend_from_slice(&ways[..states]);
            reached = ways;
        }
        // All ways to go on from each state, the token's own score not in.
        let mut backward: PerState<i32> = [NEVER; _];
        for (backward, end) in backward.iter_mut().zip(labeler.end()) {
            *backward = end * FINE;
        }
        let mut likely = vec![[NEVER; L]; sequence.scores.len()];
        for (token, (scores, &context)) in sequence.scores.iter().zip(&sequence.contexts).enumerate().rev() {
            let forward = &forward[token * states..(token + 1) * states];
            let likely = &mut likely[token];
            for ((&ways, on), &label) in forward.iter().zip(&mut backward).zip(labels) {
                let likely = &mut likely[usize::from(label)];
                *likely = add(table, *likely, ways + *on);
                *on += scores[usize::from(label)] * FINE;
            }
            normalize(table, likely);
            let mut before: PerState<i32> = [NEVER; _];
            for (before, steps) in before.iter_mut().zip(labeler.steps_from(context)) {
                for step in steps {
                    let after = backward[usize::from(step.other) % MOST_STATES];
                    *before = add(table, *before, after + step.score * FINE);
                }
            }
            normalize(table, &mut before[..states]);
            backward = before;
        }
        Self { likely }
    }

    /// How likely a token has a label.
    pub fn token(&self, token: usize, label: Label) -> LogProbability {
        LogProbability(self.likely[token][usize::from(label)].min(0))
    }
}

/// The logarithm of no probability at all.
const NEVER: i32 = FORBIDDEN * FINE;

/// Brings probabilities to the sum 1; what is impossible stays so without piling up.
#[inline]
fn normalize(table: &[u16], values: &mut [i32]) {
    let total = values.iter().copied().reduce(|a, b| add(table, a, b)).unwrap_or(NEVER);
    for value in values {
        *value = value.saturating_sub(total).max(NEVER);
    }
}
