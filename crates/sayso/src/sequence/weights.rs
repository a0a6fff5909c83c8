//! The weights of a labeler, as trained and as stored.

use super::{Context, Label};

/// How many units of score make one nat, the natural unit of log probability.
pub const SCORES_PER_NAT: i32 = 32;

/// The score of a step that must not be taken; sums of it and ordinary scores stay far from overflow.
pub const FORBIDDEN: i32 = -1 << 22;

/// What stands for [`FORBIDDEN`] in a file.
const FORBIDDEN_IN_FILE: i16 = i16::MIN;

const MAGIC: [u8; 4] = *b"SqL1";

/// The weights of a labeler with `L` labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labeler<const L: usize> {
    start: [i32; L],
    /// For each context, from each label to each label.
    transitions: Vec<[[i32; L]; L]>,
    /// For each slot a feature can fall into, the weight of each label; a power of two of them.
    rows: Vec<[i8; L]>,
}

impl<const L: usize> Labeler<L> {
    /// A labeler of given weights; the number of rows must be a power of two.
    ///
    /// # Panics
    /// If it is not, or if there is no context.
    pub fn from_parts(start: [i32; L], transitions: Vec<[[i32; L]; L]>, rows: Vec<[i8; L]>) -> Self {
        assert!(rows.len().is_power_of_two() && !transitions.is_empty());
        Self { start, transitions, rows }
    }

    /// A labeler that knows nothing: every token gets label 0.
    pub fn blank() -> Self {
        Self::from_parts([0; L], vec![[[0; L]; L]], vec![[0; L]])
    }

    /// Adds the weights of one feature to the scores of a token.
    #[inline]
    pub fn add(&self, feature: u32, scores: &mut [i32; L]) {
        let row = &self.rows[feature as usize & (self.rows.len() - 1)];
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }

    /// The score of starting with a label.
    #[inline]
    pub fn start(&self, label: usize) -> i32 {
        self.start[label]
    }

    /// The score of the step from one label to the next.
    #[inline]
    pub fn transition(&self, context: Context, from: usize, to: usize) -> i32 {
        let context = usize::from(context).min(self.transitions.len() - 1);
        self.transitions[context][from][to]
    }

    /// As a file: magic, labels, contexts, log2 of rows; steps as 16-bit, then weights as 8-bit numbers label by
    /// label, all little-endian.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([L as u8, self.transitions.len() as u8, self.rows.len().trailing_zeros() as u8, 0]);
        let steps = self.start.iter().chain(self.transitions.iter().flatten().flatten());
        for &score in steps {
            let stored =
                if score <= FORBIDDEN { FORBIDDEN_IN_FILE } else { score.clamp(-32_000, 32_000) as i16 };
            bytes.extend(stored.to_le_bytes());
        }
        for label in 0..L {
            bytes.extend(self.rows.iter().map(|row| row[label] as u8));
        }
        bytes
    }

    /// Reads what [`Self::write`] wrote; none if it is anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(8)?;
        let [a, b, c, d, labels, contexts, log_rows, _] = *head else { return None };
        if [a, b, c, d] != MAGIC || usize::from(labels) != L || contexts == 0 || log_rows > 24 {
            return None;
        }
        let steps = L + usize::from(contexts) * L * L;
        let (stored, weights) = rest.split_at_checked(steps * 2)?;
        let count = 1usize << log_rows;
        if weights.len() != count * L {
            return None;
        }
        let mut scores = stored.chunks_exact(2).map(|pair| {
            let stored = i16::from_le_bytes([pair[0], pair[1]]);
            if stored == FORBIDDEN_IN_FILE { FORBIDDEN } else { i32::from(stored) }
        });
        let mut next = || scores.next().unwrap_or(FORBIDDEN);
        let start = std::array::from_fn(|_| next());
        let transitions =
            (0..contexts).map(|_| std::array::from_fn(|_| std::array::from_fn(|_| next()))).collect();
        let rows =
            (0..count).map(|row| std::array::from_fn(|label| weights[label * count + row] as i8)).collect();
        Some(Self { start, transitions, rows })
    }

    /// All labels.
    pub fn labels(&self) -> impl Iterator<Item = Label> + use<L> {
        0..L as Label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let labeler = Labeler::<2>::from_parts(
            [3, FORBIDDEN],
            vec![[[1, -2], [FORBIDDEN, 700]]; 3],
            vec![[5, -7], [0, 127]],
        );
        let bytes = labeler.write();
        assert_eq!(Labeler::<2>::read(&bytes), Some(labeler));
        assert_eq!(Labeler::<2>::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Labeler::<3>::read(&bytes), None);
        assert_eq!(Labeler::<2>::read(b"SqL1"), None);
    }
}
