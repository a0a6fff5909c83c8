//! Words of the panels of speakers and threats.

use sayso_report::{ConditionalKind, Counts, QuoteKind};

use super::{Words, count};
use crate::view::{Finding, Tally};

impl Words {
    /// How much a speaker says.
    pub fn share_of(self, words: u32, share: f64) -> String {
        format!("{}, {:.0} % of all words said", count(words as usize, "word", "words"), share * 100.0)
    }

    /// The row of other names.
    pub fn aliases(self) -> &'static str {
        "Also"
    }

    /// The other names, and how often a pronoun stands for them.
    pub fn aliases_of(self, aliases: &[String], pronouns: usize) -> String {
        let mut all: Vec<String> = aliases.iter().map(|alias| format!("“{alias}”")).collect();
        if pronouns > 0 {
            all.push(count(pronouns, "pronoun", "pronouns"));
        }
        all.join(", ")
    }

    /// The row of quotes.
    pub fn quotes(self) -> &'static str {
        "Quotes"
    }

    /// How many quotes of a kind.
    pub fn quotes_of(self, kind: QuoteKind, number: usize) -> String {
        match kind {
            QuoteKind::Direct => format!("{number} direct"),
            QuoteKind::Mixed => format!("{number} partial"),
            QuoteKind::Indirect => count(number, "paraphrase", "paraphrases"),
        }
    }

    /// The row of cues.
    pub fn cues(self) -> &'static str {
        "Signals"
    }

    /// A cue and how often it occurs.
    pub fn cue_count(self, cue: &str, number: usize) -> String {
        if number == 1 { format!("“{cue}”") } else { format!("“{cue}” {number}×") }
    }

    /// The row of the first and last place.
    pub fn where_heard(self) -> &'static str {
        "Heard in"
    }

    /// From one paragraph to another.
    pub fn paragraphs(self, first: usize, last: usize) -> String {
        if first == last { self.paragraph(first) } else { format!("¶ {first}–{last}") }
    }

    /// The line of conditionals a speaker would carry out.
    pub fn makes(self) -> &'static str {
        "Holds out"
    }

    /// The line of conditionals held out to a speaker.
    pub fn receives(self) -> &'static str {
        "Is held out"
    }

    /// A finding in two signs.
    pub fn tag(self, finding: Finding) -> String {
        let (letter, number) = match finding {
            Finding::Quote(id) => ("Q", id.0),
            Finding::Conditional(id) => ("T", id.0),
            Finding::Speaker(id) => ("S", id.0),
            Finding::NearMiss(number) => ("M", number),
            Finding::Note(number) => ("N", number),
        };
        format!("{letter}{number}")
    }

    /// The group of speakers with a name.
    pub fn named(self) -> &'static str {
        "Named"
    }

    /// The group of speakers without a name.
    pub fn unnamed(self) -> &'static str {
        "Unnamed sources"
    }

    /// The group of quotes without a speaker.
    pub fn orphans(self) -> &'static str {
        "No speaker found"
    }

    /// The panel of speakers is empty.
    pub fn no_speakers(self) -> &'static str {
        "Nobody is quoted or paraphrased here."
    }

    /// The panel of conditionals is empty.
    pub fn no_threats(self, counts: Counts, examined: usize) -> String {
        let looked = match examined {
            0 => "No conditional sentence came near.".to_owned(),
            1 => "One conditional sentence was examined and not taken.".to_owned(),
            many => format!("{many} conditional sentences were examined and not taken."),
        };
        format!("No conditional threats found in {}. {looked}", count(counts.words as usize, "word", "words"))
    }

    /// The conditionals in a line.
    pub fn tally(self, tally: &Tally) -> String {
        let kinds: Vec<_> = tally
            .kinds
            .iter()
            .map(|&(kind, number)| match kind {
                ConditionalKind::Threat => count(number, "conditional threat", "conditional threats"),
                ConditionalKind::Ultimatum => count(number, "ultimatum", "ultimatums"),
                ConditionalKind::Warning => count(number, "warning", "warnings"),
                ConditionalKind::Promise => count(number, "promise", "promises"),
                ConditionalKind::Precondition => count(number, "precondition", "preconditions"),
            })
            .collect();
        let mut line = kinds.join(", ");
        if tally.by > 0 {
            line.push_str(&format!(" · by {}", count(tally.by, "party", "parties")));
        }
        if tally.against > 0 {
            line.push_str(&format!(" · against {}", count(tally.against, "party", "parties")));
        }
        line
    }

    /// The filters of conditionals.
    pub fn filter(self) -> &'static str {
        "Show only"
    }

    /// The arrow from one party to another.
    pub fn to(self) -> &'static str {
        "to"
    }

    /// The fold of near misses.
    pub fn near_misses(self, number: usize) -> String {
        count(number, "near miss, with the reason", "near misses, each with the reason")
    }
}
