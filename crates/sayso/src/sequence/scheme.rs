//! Labels that cut a sequence into pieces: for each kind of piece one label for its first token and one for the
//! rest, and one label for all tokens outside (BIO; Ramshaw and Marcus 1995).

use super::Label;

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
    fn cuts_pieces() {
        let piece = |kind, start, end| Piece { kind, start, end };
        assert_eq!(
            pieces(&[0, 1, 2, 1, 5, 6, 0, 4]),
            [piece(0, 1, 3), piece(0, 3, 4), piece(2, 4, 6), piece(1, 7, 8)]
        );
    }
}
