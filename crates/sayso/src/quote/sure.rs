//! How sure an attribution is, in percent: of findings shown as N percent sure, about N in a hundred are right.
//!
//! The labeler's certainty says less than that, since a quote is right only when all its pieces are and go together.
//! Cross-validation on the training articles tells how often findings of each certainty came out right; straight
//! lines between those points turn a score into percent.

use std::sync::OnceLock;

/// On what an attribution rests; the surest ground first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A cue and a source that the labeler found.
    Cue,
    /// A cue and its grammatical subject.
    Subject,
    /// A cue that names no source.
    NoSource,
    /// A source right beside the words.
    Beside,
    /// The words alone.
    Alone,
}

impl Basis {
    /// All of them, in the order of their tables.
    pub const ALL: [Self; 5] = [Self::Cue, Self::Subject, Self::NoSource, Self::Beside, Self::Alone];
}

/// How certain the labeler was, before that is turned into percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// On what the attribution rests.
    pub basis: Basis,
    /// The least of the mean certainties of its pieces, in thousandths.
    pub permille: u16,
}

impl Score {
    /// That of an attribution that nobody doubts.
    pub const CERTAIN: Self = Self { basis: Basis::Cue, permille: 1000 };
}

/// How many points of the score have a percentage: 0, 100, … 1000 thousandths.
pub const POINTS: usize = 11;

/// For each basis, how many in a hundred are right at each point of the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// In the order of [`Basis::ALL`].
    pub tables: [[u8; POINTS]; Basis::ALL.len()],
}

impl Calibration {
    /// The one that ships with the engine.
    pub fn shipped() -> &'static Self {
        static CALIBRATION: OnceLock<Calibration> = OnceLock::new();
        CALIBRATION.get_or_init(|| Self::read(include_bytes!("../../weights/quotes-sure.bin")))
    }

    /// Reads the tables one after the other; what is missing counts as half sure.
    pub fn read(bytes: &[u8]) -> Self {
        let mut tables = [[50; POINTS]; Basis::ALL.len()];
        for (place, &byte) in tables.iter_mut().flatten().zip(bytes) {
            *place = byte.min(100);
        }
        Self { tables }
    }

    /// The tables one after the other.
    pub fn write(&self) -> Vec<u8> {
        self.tables.concat()
    }

    /// A score in percent.
    pub fn percent(&self, score: Score) -> u8 {
        let table = &self.tables[score.basis as usize];
        let permille = score.permille.min(1000);
        let below = usize::from(permille / 100).min(POINTS - 2);
        let [low, high] = [table[below], table[below + 1]].map(i32::from);
        let into = i32::from(permille) - below as i32 * 100;
        (low + (high - low) * into / 100) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_straight_between_points() {
        let mut tables = [[0; POINTS]; Basis::ALL.len()];
        tables[Basis::Cue as usize] = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 98];
        let calibration = Calibration { tables };
        let percent = |permille| calibration.percent(Score { basis: Basis::Cue, permille });
        assert_eq!([0, 55, 900, 950, 1000, 2000].map(percent), [0, 5, 90, 94, 98, 98]);
        assert_eq!(Calibration::read(&calibration.write()), calibration);
    }

    #[test]
    fn what_ships_rises_with_the_score() {
        let shipped = Calibration::shipped();
        assert!(shipped.tables.iter().all(|table| table.is_sorted() && table[POINTS - 1] <= 100));
        assert!(shipped.tables[0][POINTS - 1] > 80);
    }
}
