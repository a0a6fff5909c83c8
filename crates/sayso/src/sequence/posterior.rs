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
pub struct Posterior<const L: usize> {
    /// For each token and label, how likely it is.
    likely: Vec<[i32; L]>,
}

impl<const L: usize> Posterior<L> {
    /// Sums over all labelings of a sequence.
    pub fn new(labeler: &Labeler<L>, sequence: &Sequence<L>) -> Self {
        let table = sums();
        let states = labeler.labels().len();
        let emitted =
            |token: usize, state: usize| sequence.scores[token][usize::from(labeler.labels()[state])] * FINE;
        // All ways to get to each state of each token, the token's own score in.
        let mut forward: Vec<i32> = Vec::with_capacity(sequence.scores.len() * states);
        for (token, &context) in sequence.contexts.iter().enumerate() {
            let between = labeler.between(context);
            for (to, _) in labeler.labels().iter().enumerate() {
                let ways = if token == 0 {
                    labeler.start(to) * FINE
                } else {
                    let last = &forward[(token - 1) * states..token * states];
                    sum(table, labeler.sources(to).map(|from| last[from] + between[from][to] * FINE))
                };
                forward.push(ways + emitted(token, to));
            }
            normalize(table, &mut forward[token * states..]);
        }
        // All ways to go on from each state, the token's own score not in.
        let mut backward: Vec<i32> = (0..states).map(|state| labeler.end(state) * FINE).collect();
        let mut likely = vec![[NEVER; L]; sequence.scores.len()];
        for token in (0..sequence.scores.len()).rev() {
            for (state, on) in backward.iter().enumerate() {
                let place = &mut likely[token][usize::from(labeler.labels()[state])];
                *place = add(table, *place, forward[token * states + state] + on);
            }
            normalize(table, &mut likely[token]);
            let between = labeler.between(sequence.contexts[token]);
            backward = (0..states)
                .map(|from| {
                    let on = |to: usize| between[from][to] * FINE + emitted(token, to) + backward[to];
                    sum(table, labeler.targets(from).map(on))
                })
                .collect();
            normalize(table, &mut backward);
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

/// The sum of probabilities given by their logarithms.
#[inline]
fn sum(table: &[u16], values: impl Iterator<Item = i32>) -> i32 {
    values.reduce(|a, b| add(table, a, b)).unwrap_or(NEVER)
}

/// Brings probabilities to the sum 1; what is impossible stays so without piling up.
#[inline]
fn normalize(table: &[u16], values: &mut [i32]) {
    let total = sum(table, values.iter().copied());
    for value in values {
        *value = value.saturating_sub(total).max(NEVER);
    }
}
