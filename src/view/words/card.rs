//! Words of the card of one finding.

use sayso_report::{Category, Polarity, SpeakerKind, Specified, Status, Strength};

use super::Words;
use crate::view::Certainty;

impl Words {
    /// The card.
    pub fn details(self) -> &'static str {
        self.of("Chosen finding", "Gewählter Fund")
    }

    /// Ends the choice.
    pub fn dismiss(self) -> &'static str {
        self.of("Close details", "Details schließen")
    }

    /// The row of a speaker.
    pub fn who_speaks(self) -> &'static str {
        self.of("Who", "Wer")
    }

    /// The row of the words that name the speaker.
    pub fn named_here(self) -> &'static str {
        self.of("Named here", "Hier genannt")
    }

    /// The row of the cue.
    pub fn signal(self) -> &'static str {
        self.of("Signal", "Signal")
    }

    /// The row of the reason.
    pub fn why(self) -> &'static str {
        self.of("Why", "Warum")
    }

    /// The row of the confidence.
    pub fn confidence(self) -> &'static str {
        self.of("How sure", "Wie sicher")
    }

    /// The band of a confidence, with its number.
    pub fn certainty(self, confidence: u8) -> String {
        format!(
            "{} ({confidence} {} 100)",
            self.certainty_word(Certainty::of(confidence)),
            self.of("of", "von")
        )
    }

    /// The band of a confidence.
    pub fn certainty_word(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Unsure => self.of("unsure", "unsicher"),
            Certainty::Likely => self.of("likely", "wahrscheinlich"),
            Certainty::Sure => self.of("sure", "sicher"),
        }
    }

    /// The row of who it would be otherwise.
    pub fn runner_up(self) -> &'static str {
        self.of("Or else", "Oder")
    }

    /// The row of findings around and inside.
    pub fn related(self) -> &'static str {
        self.of("Together with", "Zusammen mit")
    }

    /// The row of the condition.
    pub fn condition(self) -> &'static str {
        self.of("Condition", "Bedingung")
    }

    /// The row of the outcome.
    pub fn outcome(self) -> &'static str {
        self.of("Outcome", "Folge")
    }

    /// The row of the deadline.
    pub fn deadline(self) -> &'static str {
        self.of("By when", "Bis wann")
    }

    /// The row of who would do it.
    pub fn threatener(self) -> &'static str {
        self.of("From", "Von")
    }

    /// The row of whom it is held out to.
    pub fn target(self) -> &'static str {
        self.of("To", "An")
    }

    /// The text does not say.
    pub fn not_stated(self) -> &'static str {
        self.of("not stated", "nicht genannt")
    }

    /// The row of kind, status and strength.
    pub fn character(self) -> &'static str {
        self.of("Character", "Eigenschaften")
    }

    /// The status of a conditional.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Live => self.of("still open", "noch offen"),
            Status::Past => self.of("past", "vorbei"),
            Status::Negated => self.of("denied", "bestritten"),
            Status::Counterfactual => self.of("would have been", "wäre gewesen"),
            Status::Hypothetical => self.of("only imagined", "nur gedacht"),
            Status::Question => self.of("asked about", "erfragt"),
        }
    }

    /// How firmly an outcome is held out.
    pub fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Firm => self.of("firm", "fest"),
            Strength::Ready => self.of("prepared to", "bereit dazu"),
            Strength::Possible => self.of("possible", "möglich"),
        }
    }

    /// What a conditional is meant to bring about.
    pub fn polarity(self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Compel => self.of("to make someone act", "damit jemand handelt"),
            Polarity::Deter => self.of("to keep someone from acting", "damit jemand nicht handelt"),
            Polarity::Event => self.of("depends on events", "hängt von Ereignissen ab"),
        }
    }

    /// Whether the outcome is named.
    pub fn specified(self, specified: Specified) -> &'static str {
        match specified {
            Specified::Specified => self.of("named outcome", "benannte Folge"),
            Specified::Vague => self.of("vague outcome", "vage Folge"),
            Specified::Elided => self.of("outcome left out", "Folge ausgelassen"),
        }
    }

    /// The sort of an outcome.
    pub fn category(self, category: Category) -> &'static str {
        match category {
            Category::Military => self.of("military", "militärisch"),
            Category::Sanctions => self.of("sanctions", "Sanktionen"),
            Category::Trade => self.of("trade", "Handel"),
            Category::Diplomatic => self.of("diplomatic", "diplomatisch"),
            Category::Legal => self.of("legal", "rechtlich"),
            Category::Domestic => self.of("domestic politics", "Innenpolitik"),
            Category::Violence => self.of("violence", "Gewalt"),
            Category::Unspecified => self.of("unspecified", "unbestimmt"),
            Category::Other => self.of("of another sort", "anderer Art"),
        }
    }

    /// The sort of a speaker.
    pub fn speaker_kind(self, kind: SpeakerKind) -> &'static str {
        match kind {
            SpeakerKind::Person => self.of("Person", "Person"),
            SpeakerKind::Organization => self.of("Organization", "Organisation"),
            SpeakerKind::Place => self.of("Place, for its government", "Ort, für seine Regierung"),
            SpeakerKind::Group => self.of("Group", "Gruppe"),
            SpeakerKind::Document => self.of("Document", "Dokument"),
            SpeakerKind::Unnamed => self.of("Unnamed source", "Ungenannte Quelle"),
        }
    }

    /// The row of how much a speaker says.
    pub fn share(self) -> &'static str {
        self.of("Says", "Sagt")
    }

    /// A near miss, as a title.
    pub fn near_miss(self) -> &'static str {
        self.of("Near miss", "Knapp daneben")
    }

    /// A note, as a title.
    pub fn note(self) -> &'static str {
        self.of("Note on the text", "Hinweis zum Text")
    }
}
