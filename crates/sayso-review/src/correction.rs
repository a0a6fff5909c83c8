//! What a reader can correct, as plain data.

use sayso_report::{ConditionalKind, QuoteKind, SpeakerKind, Status};
use serde::{Deserialize, Serialize};

use crate::Anchor;

/// One step of a reader; later ones go on from earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// A finding is right or wrong, or that is open again.
    Judged {
        /// Which.
        finding: Target,
        /// What it is.
        verdict: Verdict,
    },
    /// A note on a finding; an empty one takes it away.
    Noted {
        /// Which.
        finding: Target,
        /// The words of the reader.
        note: String,
    },
    /// A quote is of this kind and by this speaker; by nobody, if none is named.
    Quote {
        /// Its words.
        quote: Anchor,
        /// How much of it stands in quotation marks.
        kind: QuoteKind,
        /// The name of a speaker, who need not exist before.
        speaker: Option<String>,
    },
    /// A conditional is of this kind and state, from and to these parties.
    Conditional {
        /// Its words.
        item: Anchor,
        /// What sort of conditional it is.
        kind: ConditionalKind,
        /// Whether it is still on the table.
        status: Status,
        /// Who would carry it out.
        threatener: Option<String>,
        /// To whom it is held out.
        target: Option<String>,
    },
    /// A speaker is called so, and is of this sort.
    Speaker {
        /// The name so far.
        speaker: String,
        /// The name from now on.
        name: String,
        /// What sort of speaker it is.
        kind: SpeakerKind,
    },
    /// Two speakers are one.
    Merged {
        /// The name that goes.
        speaker: String,
        /// The name that stays.
        into: String,
    },
    /// Some quotes of a speaker are by another, who need not exist before.
    Split {
        /// The quotes.
        quotes: Vec<Anchor>,
        /// The name of who says them; empty for nobody.
        speaker: String,
    },
    /// A part of a finding stands elsewhere.
    Placed {
        /// Which finding.
        finding: Target,
        /// Which part of it.
        part: Part,
        /// Where it stands.
        at: Anchor,
    },
    /// The engine missed something.
    Added {
        /// What it is.
        what: Missed,
        /// Its words.
        at: Anchor,
    },
}

/// A finding, named so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The quote with these words.
    Quote(Anchor),
    /// The conditional with these words.
    Conditional(Anchor),
    /// The speaker with this name.
    Speaker(String),
}

/// What a reader says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is none.
    Wrong,
    /// Nothing, after having said something.
    Open,
}

/// A part of a finding that has a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The words said.
    Content,
    /// What an outcome depends on.
    Condition,
    /// The outcome.
    Outcome,
}

/// What can be missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missed {
    /// Words that somebody said.
    Quote,
    /// Words that name a speaker.
    Speaker,
    /// An outcome that depends on something.
    Conditional,
}
