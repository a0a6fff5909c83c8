//! The weights of a labeler, as trained and as stored.

use super::{Context, Label, packed};

/// How many units of score make one nat, the natural unit of log probability.
pub const SCORES_PER_NAT: i32 = 32;

/// The score of a step that must not be taken; sums of it and ordinary scores stay far from overflow.
pub const FORBIDDEN: i32 = -1 << 22;

/// What stands for [`FORBIDDEN`] in a file.
const FORBIDDEN_IN_FILE: i16 = i16::MIN;

const MAGIC: [u8; 4] = *b"SqL3";

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

/// The weights of a labeler with `L` labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labeler<const L: usize> {
    /// For each state, its label.
    labels: Vec<Label>,
    steps: Steps,
    /// For each state, those it can be reached from in some context.
    sources: Vec<Vec<u8>>,
    /// For each state, those that can be reached from it in some context.
    targets: Vec<Vec<u8>>,
    /// For each slot a feature can fall into, the weight of each label; a power of two of them.
    rows: Vec<[i8; L]>,
}

impl<const L: usize> Labeler<L> {
    /// A labeler of given weights; `labels` gives the label of each state.
    ///
    /// # Panics
    /// If the number of rows is no power of two, if there is no context, or if a label is `L` or more.
    pub fn from_parts(labels: Vec<Label>, steps: Steps, rows: Vec<[i8; L]>) -> Self {
        assert!(rows.len().is_power_of_two() && !steps.between.is_empty());
        assert!(labels.iter().all(|&label| usize::from(label) < L));
        let states = 0..labels.len();
        let linked =
            |from: usize, to: usize| steps.between.iter().any(|context| context[from][to] > FORBIDDEN);
        let others = |linked: &dyn Fn(usize) -> bool| -> Vec<u8> {
            states.clone().filter(|&other| linked(other)).map(|other| other as u8).collect()
        };
        let sources = states.clone().map(|to| others(&|from| linked(from, to))).collect();
        let targets = states.clone().map(|from| others(&|to| linked(from, to))).collect();
        Self { labels, steps, sources, targets, rows }
    }

    /// A labeler that knows nothing: every token gets label 0.
    pub fn blank() -> Self {
        let steps = Steps { start: vec![0], end: vec![0], between: vec![vec![vec![0]]] };
        Self::from_parts(vec![0], steps, vec![[0; L]])
    }

    /// Adds the weights of one feature to the scores of a token.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32; L]) {
        let row = &self.rows[feature as usize & (self.rows.len() - 1)];
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }

    /// For each state, its label.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The score of starting with a state.
    pub(super) fn start(&self, state: usize) -> i32 {
        self.steps.start[state]
    }

    /// The score of ending with a state.
    pub(super) fn end(&self, state: usize) -> i32 {
        self.steps.end[state]
    }

    /// The scores of the steps of one context, from each state to each state.
    pub(super) fn between(&self, context: Context) -> &[Vec<i32>] {
        &self.steps.between[usize::from(context).min(self.steps.between.len() - 1)]
    }

    /// The states a state can be reached from.
    pub(super) fn sources(&self, to: usize) -> impl Iterator<Item = usize> + '_ {
        self.sources[to].iter().map(|&from| usize::from(from))
    }

    /// The states that can be reached from a state.
    pub(super) fn targets(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        self.targets[from].iter().map(|&to| usize::from(to))
    }

    /// As a file: magic; labels, states, contexts, log2 of rows; the label of each state; steps as 16-bit numbers; how
    /// many bytes follow as a 32-bit number, all little-endian; the packed weights.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let contexts = self.steps.between.len();
        bytes.extend([
            L as u8,
            self.labels.len() as u8,
            contexts as u8,
            self.rows.len().trailing_zeros() as u8,
        ]);
        bytes.extend(&self.labels);
        let between = self.steps.between.iter().flatten().flatten();
        for &score in self.steps.start.iter().chain(&self.steps.end).chain(between) {
            let stored =
                if score <= FORBIDDEN { FORBIDDEN_IN_FILE } else { score.clamp(-32_000, 32_000) as i16 };
            bytes.extend(stored.to_le_bytes());
        }
        let rows = packed::write(&self.rows);
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
        Some(Self::from_parts(labels.to_vec(), Steps { start, end, between }, rows))
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
        let labeler = Labeler::<2>::from_parts(vec![0, 1, 0], steps, vec![[5, -7], [0, 127]]);
        let bytes = labeler.write();
        assert_eq!(Labeler::<2>::read(&bytes), Some(labeler));
        assert_eq!(Labeler::<2>::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Labeler::<3>::read(&bytes), None);
        assert_eq!(Labeler::<2>::read(b"SqL3"), None);
    }
}
