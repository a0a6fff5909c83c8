//! Finds the pieces of attributions: which tokens are source, cue and content.
//!
//! One labeler reads whole paragraphs and finds what is reported; a second one reads the content found and finds
//! what is reported inside it. Which pieces belong together is for [`super::group`] to tell.

use std::sync::OnceLock;

use super::features::{TEMPLATES, View};
use crate::{
    sequence::{self, Labeler, Posterior, Sequence},
    text::TokenRange,
};

/// How many labels there are: outside, and begin and inside of three roles.
pub const LABELS: usize = 7;

/// A labeler of sources, cues and contents.
pub type RoleLabeler = Labeler<LABELS>;

/// The part a piece plays in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Names who communicates.
    Source,
    /// Signals the attribution.
    Cue,
    /// Is communicated.
    Content,
}

impl Role {
    /// All roles, in the order of their labels.
    pub const ALL: [Self; 3] = [Self::Source, Self::Cue, Self::Content];
}

/// Consecutive tokens with one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Their role.
    pub role: Role,
    /// The tokens.
    pub tokens: TokenRange,
    /// How likely the labeler finds that its tokens have this role, on average, in thousandths.
    pub sure: u32,
}

/// The labelers of a text.
#[derive(Clone, Debug)]
pub struct Labelers {
    /// Of what is reported.
    pub outer: RoleLabeler,
    /// Of what is reported inside a report.
    pub nested: Option<RoleLabeler>,
    /// The templates of features that are left out.
    pub without: Templates,
}

/// A set of templates of features, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Templates(u128);

impl Templates {
    /// The templates of these numbers; those above 127 are not in it.
    pub fn new(numbers: &[u32]) -> Self {
        Self(numbers.iter().filter_map(|&number| 1u128.checked_shl(number)).fold(0, |set, bit| set | bit))
    }

    /// The features of the other templates, of those of all.
    pub fn kept(self, features: &[u32; TEMPLATES]) -> impl Iterator<Item = u32> {
        features
            .iter()
            .enumerate()
            .filter(move |(place, _)| self.0 >> (place + 1) & 1 == 0)
            .map(|(_, &feature)| feature)
    }
}

impl Labelers {
    /// Those that ship with the engine.
    pub(crate) fn shipped() -> &'static Self {
        static LABELERS: OnceLock<Labelers> = OnceLock::new();
        LABELERS.get_or_init(|| Self {
            outer: Labeler::read(include_bytes!("../../weights/quotes.bin")).unwrap_or_else(Labeler::blank),
            nested: Labeler::read(include_bytes!("../../weights/quotes-nested.bin")),
            without: Templates::default(),
        })
    }
}

/// Scores the tokens of a sequence.
pub fn score(
    view: &View<'_, '_>,
    labeler: &RoleLabeler,
    without: Templates,
    range: TokenRange,
    into: &mut Sequence<LABELS>,
) {
    into.clear();
    for token in range.tokens() {
        let features = view.features(token, range);
        let scores = if without == Templates::default() {
            labeler.sum(&features)
        } else {
            labeler.sum(&without.kept(&features).collect::<Vec<u32>>())
        };
        into.push(view.context(token), scores);
    }
}

/// Finds the pieces of a sequence.
pub fn pieces(
    view: &View<'_, '_>,
    labeler: &RoleLabeler,
    without: Templates,
    range: TokenRange,
    sequence: &mut Sequence<LABELS>,
    pieces: &mut Vec<Piece>,
) {
    score(view, labeler, without, range, sequence);
    let labels = labeler.best(sequence);
    if labels.iter().all(|&label| label == 0) {
        return;
    }
    let posterior = Posterior::new(labeler, sequence);
    for piece in sequence::pieces(&labels) {
        let of_role = [1 + 2 * piece.kind, 2 + 2 * piece.kind];
        let sure: u32 = (piece.start..piece.end)
            .map(|token| {
                let [begin, inside] = of_role.map(|label| posterior.token(token, label).permille());
                begin + inside
            })
            .sum();
        let start = range.start.index();
        pieces.push(Piece {
            role: Role::ALL[usize::from(piece.kind)],
            tokens: TokenRange::new(start + piece.start, start + piece.end),
            sure: sure / (piece.end - piece.start) as u32,
        });
    }
}
