//! The weights of a labeler, as trained and as stored.

use super::{Context, Label, packed};
use crate::model::sums::{Octet, Octets};

/// How many units of score make one nat, the natural unit of log probability.
pub const SCORES_PER_NAT: i32 = 32;

/// The score of a step that must not be taken; sums of it and ordinary scores stay far from overflow.
pub const FORBIDDEN: i32 = -1 << 22;

/// What stands for [`FORBIDDEN`] in a file.
const FORBIDDEN_IN_FILE: i16 = i16::MIN;

const MAGIC: [u8; 4] = *b"SqL4";

/// The scores of the steps between states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The score of starting with each state.
    pub start: Vec<i32>,
    /// The score of ending with each state.
    pub end: Vec<i32>,
    /// For each context, from each state to each state.
    pub between: Vec<Vec<Vec<i32>>>,
}

/// A step that may be taken from or to some state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The state at its other end.
    pub(super) other: u8,
    pub(super) score: i32,
}

/// The steps at one end of all states, state after state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ends {
    steps: Vec<Step>,
    /// For each state, how many steps end there or at a state before.
    until: Vec<u16>,
}

impl Ends {
    fn new(states: usize, score: impl Fn(usize, usize) -> i32) -> Self {
        let mut ends = Self::default();
        for state in 0..states {
            let step = |other| Step { other: other as u8, score: score(state, other) };
            ends.steps.extend((0..states).map(step).filter(|step| step.score > FORBIDDEN));
            ends.until.push(ends.steps.len() as u16);
        }
        ends
    }

    fn by_state(&self) -> impl Iterator<Item = &[Step]> {
        let mut rest = self.steps.as_slice();
        let mut done = 0;
        self.until.iter().map(move |&until| {
            let (here, later) = rest.split_at(usize::from(until - done));
            (rest, done) = (later, until);
            here
        })
    }
}

/// How many states there may be.
pub(super) const MOST_STATES: usize = 32;

/// A value for each state; those above the number of states stay unused.
pub(super) type PerState<T> = [T; MOST_STATES];

/// The weights of a labeler with up to eight labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labeler<const L: usize> {
    /// For each state, its label.
    labels: Vec<Label>,
    start: Vec<i32>,
    end: Vec<i32>,
    /// For each context, the steps that may be taken, by the state they lead to.
    into: Vec<Ends>,
    /// The same by the state they come from.
    out_of: Vec<Ends>,
    /// For each slot a feature can fall into, the weight of each label; a power of two of them.
    rows: Vec<Octet>,
}

impl<const L: usize> Labeler<L> {
    /// A labeler of given weights; `labels` gives the label of each state.
    ///
    /// # Panics
    /// If the number of rows is no power of two, if there is no context, if a label is `L` or more, or if there are
    /// more than 32 states.
    pub fn from_parts(labels: Vec<Label>, steps: Steps, rows: &[[i8; L]]) -> Self {
        assert!(rows.len().is_power_of_two() && !steps.between.is_empty());
        assert!(labels.iter().all(|&label| usize::from(label) < L) && labels.len() <= MOST_STATES);
        let states = labels.len();
        let ends = |score: fn(&[Vec<i32>], usize, usize) -> i32| {
            let of = |between: &Vec<Vec<i32>>| Ends::new(states, |state, other| score(between, state, other));
            steps.between.iter().map(of).collect()
        };
        let into = ends(|between, to, from| between[from][to]);
        let out_of = ends(|between, from, to| between[from][to]);
        let rows = rows.iter().map(|row| Octet::new(row)).collect();
        Self { labels, start: steps.start, end: steps.end, into, out_of, rows }
    }

    /// A labeler that knows nothing: every token gets label 0.
    pub fn blank() -> Self {
        let steps = Steps { start: vec![0], end: vec![0], between: vec![vec![vec![0]]] };
        Self::from_parts(vec![0], steps, &[[0; L]])
    }

    /// The sum of the weights of features, for each label.
    #[inline]
    pub fn sum(&self, features: &[u32]) -> [i32; L] {
        let mask = self.rows.len() - 1;
        let mut sums = [0; L];
        for features in features.chunks(Octets::MOST) {
            let mut octets = Octets::default();
            for &feature in features {
                octets.add(self.rows[feature as usize & mask]);
            }
            for (sum, column) in sums.iter_mut().zip(octets.columns(features.len())) {
                *sum += column;
            }
        }
        sums
    }

    /// For each state, its label.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The score of starting with each state.
    pub(super) fn start(&self) -> &[i32] {
        &self.start
    }

    /// The score of ending with each state.
    pub(super) fn end(&self) -> &[i32] {
        &self.end
    }

    /// For each state, the steps that lead to it in a context, by the state they come from.
    pub(super) fn steps_to(&self, context: Context) -> impl Iterator<Item = &[Step]> {
        self.into[usize::from(context).min(self.into.len() - 1)].by_state()
    }

    /// For each state, the steps that lead away from it in a context, by the state they lead to.
    pub(super) fn steps_from(&self, context: Context) -> impl Iterator<Item = &[Step]> {
        self.out_of[usize::from(context).min(self.out_of.len() - 1)].by_state()
    }

    /// As a file: magic; labels, states, contexts, log2 of rows; the label of each state; steps as 16-bit numbers; how
    /// many bytes follow as a 32-bit number, all little-endian; the packed weights.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let (contexts, states) = (self.out_of.len(), self.labels.len());
        bytes.extend([L as u8, states as u8, contexts as u8, self.rows.len().trailing_zeros() as u8]);
        bytes.extend(&self.labels);
        let mut between = vec![FORBIDDEN; contexts * states * states];
        for (between, steps) in
            between.chunks_exact_mut(states).zip(self.out_of.iter().flat_map(Ends::by_state))
        {
            for step in steps {
                between[usize::from(step.other)] = step.score;
            }
        }
        for &score in self.start.iter().chain(&self.end).chain(&between) {
            let stored =
                if score <= FORBIDDEN { FORBIDDEN_IN_FILE } else { score.clamp(-32_000, 32_000) as i16 };
            bytes.extend(stored.to_le_bytes());
        }
        let rows: Vec<[i8; L]> = self.rows.iter().map(|row| row.weights()).collect();
        let rows = packed::write(&rows);
        bytes.extend((rows.len() as u32).to_le_bytes());
        bytes.extend(rows);
        bytes
    }

    /// Reads what [`Self::write`] wrote; none if it is anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let [a, b, c, d, label_count, states, contexts, log_rows] = *head else { return None };
        if [a, b, c, d] != MAGIC || usize::from(label_count) != L || contexts == 0 || log_rows > 24 {
            return None;
        }
        let (states, contexts) = (usize::from(states), usize::from(contexts));
        let (labels, rest) = rest.split_at_checked(states)?;
        let (stored, rest) = rest.split_at_checked((2 * states + contexts * states * states) * 2)?;
        let (&length, weights) = rest.split_first_chunk()?;
        if weights.len() != u32::from_le_bytes(length) as usize
            || labels.iter().any(|&label| usize::from(label) >= L)
            || states > MOST_STATES
        {
            return None;
        }
        let mut scores = stored.chunks_exact(2).map(|pair| {
            let stored = i16::from_le_bytes([pair[0], pair[1]]);
            if stored == FORBIDDEN_IN_FILE { FORBIDDEN } else { i32::from(stored) }
        });
        let mut take = || -> Vec<i32> { scores.by_ref().take(states).collect() };
        let (start, end) = (take(), take());
        let between = (0..contexts).map(|_| (0..states).map(|_| take()).collect()).collect();
        let rows = packed::read(weights, 1 << log_rows);
        Some(Self::from_parts(labels.to_vec(), Steps { start, end, between }, &rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let steps = Steps {
            start: vec![3, FORBIDDEN, 1],
            end: vec![0, -5, 2],
            between: vec![vec![vec![1, -2, 0], vec![FORBIDDEN, 700, 0], vec![0, 0, 1]]; 2],
        };
        let labeler = Labeler::<2>::from_parts(vec![0, 1, 0], steps, &[[5, -7], [0, 127]]);
        let bytes = labeler.write();
        assert_eq!(Labeler::<2>::read(&bytes), Some(labeler));
        assert_eq!(Labeler::<2>::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Labeler::<3>::read(&bytes), None);
        assert_eq!(Labeler::<2>::read(b"SqL4"), None);
    }
}
