//! Labels and the states behind them.
//!
//! A label says what a token is: outside, or the begin or inside of a piece of some kind (BIO; Ramshaw and Marcus
//! 1995). States refine labels by what came before, so that a chain can remember more than its last step; which
//! state may follow which makes that memory.

use super::{Context, Label};

/// The meaning of a label: 0 is outside, kind k begins with 1 + 2k and goes on with 2 + 2k.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bio {
    /// Outside of every piece.
    Outside,
    /// The first token of a piece of this kind.
    Begin(u8),
    /// A later token of a piece of this kind.
    Inside(u8),
}

impl Bio {
    /// What a label means.
    pub fn of(label: Label) -> Self {
        match label {
            0 => Self::Outside,
            odd if odd % 2 == 1 => Self::Begin(odd / 2),
            even => Self::Inside(even / 2 - 1),
        }
    }

    /// The label with this meaning.
    pub fn label(self) -> Label {
        match self {
            Self::Outside => 0,
            Self::Begin(kind) => 1 + 2 * kind,
            Self::Inside(kind) => 2 + 2 * kind,
        }
    }

    /// Whether it may follow `previous`; at the start nothing comes before.
    pub fn follows(self, previous: Option<Self>) -> bool {
        match self {
            Self::Outside | Self::Begin(_) => true,
            Self::Inside(kind) => previous == Some(Self::Begin(kind)) || previous == Some(Self::Inside(kind)),
        }
    }
}

/// The states of a labeler, and which may follow which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// For each state, its label.
    pub labels: Vec<Label>,
    contexts: usize,
    allowed: Vec<bool>,
}

impl Scheme {
    /// A scheme of states with these labels; `follows` tells whether a state may come after another, or first.
    pub fn new(
        labels: Vec<Label>,
        contexts: usize,
        follows: impl Fn(Context, Option<usize>, usize) -> bool,
    ) -> Self {
        let count = labels.len();
        let mut allowed = Vec::with_capacity(contexts * (count + 1) * count);
        for context in 0..contexts {
            for from in (0..count).map(Some).chain([None]) {
                allowed.extend((0..count).map(|to| follows(context as Context, from, to)));
            }
        }
        Self { labels, contexts, allowed }
    }

    /// One state a label, for pieces of this many kinds.
    pub fn bio(kinds: u8, contexts: usize) -> Self {
        let labels: Vec<Label> = (0..=2 * kinds).collect();
        Self::new(labels, contexts, |_, from, to| {
            Bio::of(to as Label).follows(from.map(|from| Bio::of(from as Label)))
        })
    }

    /// How many classes of steps it tells apart.
    pub fn contexts(&self) -> usize {
        self.contexts
    }

    /// Whether a state may come after another, or first in a sequence.
    pub fn allows(&self, context: Context, from: Option<usize>, to: usize) -> bool {
        let count = self.labels.len();
        let context = usize::from(context).min(self.contexts - 1);
        self.allowed[(context * (count + 1) + from.unwrap_or(count)) * count + to]
    }

    /// The states behind labels: for each the first one allowed; none if there is none.
    pub fn path(&self, labels: &[Label], contexts: &[Context]) -> Option<Vec<usize>> {
        let mut last = None;
        labels
            .iter()
            .zip(contexts)
            .map(|(&label, &context)| {
                let fits = |&state: &usize| self.labels[state] == label && self.allows(context, last, state);
                last = (0..self.labels.len()).find(fits);
                last
            })
            .collect()
    }
}

/// A piece: its kind and its tokens, from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The number of its kind.
    pub kind: u8,
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

/// The pieces that labels cut out, in order.
pub fn pieces(labels: &[Label]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, &label) in labels.iter().enumerate() {
        match Bio::of(label) {
            Bio::Outside => {}
            Bio::Begin(kind) => pieces.push(Piece { kind, start: index, end: index + 1 }),
            Bio::Inside(kind) => match pieces.last_mut() {
                Some(piece) if piece.kind == kind && piece.end == index => piece.end += 1,
                _ => pieces.push(Piece { kind, start: index, end: index + 1 }),
            },
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_meanings_agree() {
        for label in 0..9 {
            assert_eq!(Bio::of(label).label(), label);
        }
        assert!(Bio::of(2).follows(Some(Bio::of(1))));
        assert!(!Bio::of(2).follows(Some(Bio::of(3))));
        assert!(!Bio::of(4).follows(None));
    }

    #[test]
    fn finds_the_states_behind_labels() {
        // Two states outside: 3 is the one after a piece.
        let scheme = Scheme::new(vec![0, 1, 2, 0], 1, |_, from, to| match to {
            0 => matches!(from, None | Some(0)),
            2 => matches!(from, Some(1 | 2)),
            3 => matches!(from, Some(1..=3)),
            _ => true,
        });
        assert_eq!(scheme.path(&[0, 1, 2, 0, 0], &[0; 5]), Some(vec![0, 1, 2, 3, 3]));
        assert_eq!(scheme.path(&[2], &[0]), None);
    }

    #[test]
    fn cuts_pieces() {
        let piece = |kind, start, end| Piece { kind, start, end };
        assert_eq!(
            pieces(&[0, 1, 2, 1, 5, 6, 0, 4]),
            [piece(0, 1, 3), piece(0, 3, 4), piece(2, 4, 6), piece(1, 7, 8)]
        );
    }
}
