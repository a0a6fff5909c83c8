//! What words tell about whom they refer to: gender, number, grammatical person, kind.

use sayso_report::SpeakerKind;

/// Grammatical gender, as far as English has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// It.
    Thing,
}

impl Gender {
    /// Reads the letter a word list uses.
    pub(super) fn of_letter(letter: &str) -> Option<Self> {
        match letter {
            "m" => Some(Self::Male),
            "f" => Some(Self::Female),
            _ => None,
        }
    }
}

/// One or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// One.
    Singular,
    /// Many.
    Plural,
}

/// Grammatical person; relative pronouns stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, it, they.
    Third,
    /// Who, which.
    Relative,
}

/// How sure a kind is: a later, surer guess wins over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// A default.
    Guess,
    /// Some sign: an article, a given name.
    Likely,
    /// A title, a head noun, a list.
    Told,
}

/// Whether a kind is human: *he* or *she*.
pub(super) fn is_human(kind: SpeakerKind) -> bool {
    matches!(kind, SpeakerKind::Person | SpeakerKind::Unnamed)
}
