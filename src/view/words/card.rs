//! Words of the card of one finding.

use sayso_report::{Category, Polarity, SpeakerKind, Specified, Status, Strength};

use super::Words;
use crate::view::Certainty;

impl Words {
    /// The card.
    pub fn details(self) -> &'static str {
        "Chosen finding"
    }

    /// Ends the choice.
    pub fn dismiss(self) -> &'static str {
        "Close details"
    }

    /// The row of a speaker.
    pub fn who_speaks(self) -> &'static str {
        "Who"
    }

    /// The row of the words that name the speaker.
    pub fn named_here(self) -> &'static str {
        "Named here"
    }

    /// The row of the cue.
    pub fn signal(self) -> &'static str {
        "Signal"
    }

    /// The row of the reason.
    pub fn why(self) -> &'static str {
        "Why"
    }

    /// The row of the confidence.
    pub fn confidence(self) -> &'static str {
        "How sure"
    }

    /// The band of a confidence, with its number.
    pub fn certainty(self, confidence: u8) -> String {
        format!("{} ({confidence} of 100)", self.certainty_word(Certainty::of(confidence)))
    }

    /// The band of a confidence.
    pub fn certainty_word(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Unsure => "unsure",
            Certainty::Likely => "likely",
            Certainty::Sure => "sure",
        }
    }

    /// The row of who it would be otherwise.
    pub fn runner_up(self) -> &'static str {
        "Or else"
    }

    /// The row of findings around and inside.
    pub fn related(self) -> &'static str {
        "Together with"
    }

    /// The row of the condition.
    pub fn condition(self) -> &'static str {
        "If"
    }

    /// The row of the outcome.
    pub fn outcome(self) -> &'static str {
        "Then"
    }

    /// The row of the deadline.
    pub fn deadline(self) -> &'static str {
        "By when"
    }

    /// The row of who would do it.
    pub fn threatener(self) -> &'static str {
        "From"
    }

    /// The row of whom it is held out to.
    pub fn target(self) -> &'static str {
        "To"
    }

    /// The text does not say.
    pub fn not_stated(self) -> &'static str {
        "not stated"
    }

    /// The row of kind, status and strength.
    pub fn character(self) -> &'static str {
        "Character"
    }

    /// The status of a conditional.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Live => "open",
            Status::Past => "past",
            Status::Negated => "denied",
            Status::Counterfactual => "would have been",
            Status::Hypothetical => "only imagined",
            Status::Question => "asked about",
        }
    }

    /// How firmly an outcome is held out.
    pub fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Firm => "firm",
            Strength::Ready => "prepared to",
            Strength::Possible => "possible",
        }
    }

    /// What a conditional is meant to bring about.
    pub fn polarity(self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Compel => "to make someone act",
            Polarity::Deter => "to keep someone from acting",
            Polarity::Event => "depends on events",
        }
    }

    /// Whether the outcome is named.
    pub fn specified(self, specified: Specified) -> &'static str {
        match specified {
            Specified::Specified => "named outcome",
            Specified::Vague => "vague outcome",
            Specified::Elided => "outcome left out",
        }
    }

    /// The sort of an outcome.
    pub fn category(self, category: Category) -> &'static str {
        match category {
            Category::Military => "military",
            Category::Sanctions => "sanctions",
            Category::Trade => "trade",
            Category::Diplomatic => "diplomatic",
            Category::Legal => "legal",
            Category::Domestic => "domestic politics",
            Category::Violence => "violence",
            Category::Unspecified => "unspecified",
            Category::Other => "other",
        }
    }

    /// The sort of a speaker.
    pub fn speaker_kind(self, kind: SpeakerKind) -> &'static str {
        match kind {
            SpeakerKind::Person => "Person",
            SpeakerKind::Organization => "Organization",
            SpeakerKind::Place => "Place, for its government",
            SpeakerKind::Group => "Group",
            SpeakerKind::Document => "Document",
            SpeakerKind::Unnamed => "Unnamed source",
        }
    }

    /// The row of how much a speaker says.
    pub fn share(self) -> &'static str {
        "Says"
    }

    /// A near miss, as a title.
    pub fn near_miss(self) -> &'static str {
        "Near miss"
    }

    /// A note, as a title.
    pub fn note(self) -> &'static str {
        "Note on the text"
    }
}
