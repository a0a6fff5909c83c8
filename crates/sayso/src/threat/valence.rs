//! What an outcome is worth to the one addressed: harm or good, given or taken away.
//!
//! “Impose sanctions” is harm, “lift sanctions” is none; “resume aid” is good, “cut off aid” is harm. The worth of each
//! word is turned by the verb above it that ends or withholds, and by a negation. Whether the one addressed sees it
//! so is left to whoever asks.

use crate::text::{TokenId, TokenRange};

use super::{
    line::Line,
    word::{Class, HARM},
};

/// The worth of the words of an outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Valence {
    /// Harm that somebody inflicts.
    pub(super) harm: bool,
    /// Such harm ended or ruled out.
    pub(super) spared: bool,
    /// Good given.
    pub(super) good: bool,
    /// Good ended or withheld.
    pub(super) withheld: bool,
    /// Consequences, a response, a price: nobody names it.
    pub(super) vague: bool,
    /// A loss nobody in particular inflicts.
    pub(super) loss: bool,
}

impl Valence {
    /// The worth of a stretch; nothing without one.
    pub(super) fn of(line: &Line<'_>, range: Option<TokenRange>) -> Self {
        let mut worth = Self::default();
        let Some(range) = range else { return worth };
        for token in range.tokens() {
            let classes = line.classes(token);
            let harm = classes.any(HARM);
            let good = classes.any(&[Class::Benefit, Class::Withhold]);
            worth.vague |= classes.has(Class::Vague);
            worth.loss |= classes.has(Class::Loss);
            if !harm && !good {
                continue;
            }
            let turned = turned(line, token, range);
            worth.harm |= harm && !turned;
            worth.spared |= harm && turned;
            worth.good |= good && !harm && !turned;
            worth.withheld |= good && !harm && turned;
        }
        worth
    }

    /// As a number: one bit for each answer.
    pub(super) fn code(self) -> u32 {
        [self.harm, self.spared, self.good, self.withheld, self.vague, self.loss]
            .iter()
            .fold(0, |code, &answer| code * 2 + u32::from(answer))
    }

    /// The side it falls on: 0 neither, 1 bad, 2 good, 3 both.
    pub(super) fn side(self) -> u32 {
        u32::from(self.harm || self.withheld || self.vague) + 2 * u32::from(self.spared || self.good)
    }
}

/// Whether a word is turned into its opposite by an odd number of the words above it: “not”, “end”, “lift”.
pub(super) fn turned(line: &Line<'_>, token: TokenId, range: TokenRange) -> bool {
    let negated = |at: TokenId| line.syntax.children(at).take(12).any(|child| line.is(child, Class::Not));
    let mut turns = negated(token);
    for above in line.syntax.ancestors(token).take(3).take_while(|&above| range.contains(above)) {
        turns ^= line.is(above, Class::Reduce);
        turns ^= negated(above);
    }
    turns
}
