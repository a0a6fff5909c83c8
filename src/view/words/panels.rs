//! Words of the panels of speakers and threats.

use sayso_report::{ConditionalKind, Counts, QuoteKind};

use super::Words;
use crate::view::{Finding, Tally};

impl Words {
    /// How much a speaker says.
    pub fn share_of(self, words: u32, share: f64) -> String {
        {
            let (words, share) = (self.words(words as usize), share * 100.0);
            self.of(
                format!("{words}, {share:.0} % of all words said"),
                format!("{words}, {share:.0} % aller gesagten Wörter"),
            )
        }
    }

    /// The row of other names.
    pub fn aliases(self) -> &'static str {
        self.of("Also", "Auch")
    }

    /// The other names, and how often a pronoun stands for them.
    pub fn aliases_of(self, aliases: &[String], pronouns: usize) -> String {
        let mut all: Vec<String> = aliases.iter().map(|alias| format!("“{alias}”")).collect();
        if pronouns > 0 {
            all.push(self.count(pronouns, ["pronoun", "pronouns"], ["Pronomen", "Pronomen"]));
        }
        all.join(", ")
    }

    /// The row of quotes.
    pub fn quotes(self) -> &'static str {
        self.of("Quotes", "Zitate")
    }

    /// How many quotes of a kind.
    pub fn quotes_of(self, kind: QuoteKind, number: usize) -> String {
        match kind {
            QuoteKind::Direct => format!("{number} {}", self.of("direct", "wörtlich")),
            QuoteKind::Mixed => format!("{number} {}", self.of("partial", "teilweise")),
            QuoteKind::Indirect => {
                self.count(number, ["paraphrase", "paraphrases"], ["indirekt", "indirekt"])
            }
        }
    }

    /// The row of cues.
    pub fn cues(self) -> &'static str {
        self.of("Signals", "Signale")
    }

    /// A cue and how often it occurs.
    pub fn cue_count(self, cue: &str, number: usize) -> String {
        if number == 1 { format!("“{cue}”") } else { format!("“{cue}” {number}×") }
    }

    /// The row of the first and last place.
    pub fn where_heard(self) -> &'static str {
        self.of("Heard in", "Absätze")
    }

    /// From one paragraph to another.
    pub fn paragraphs(self, first: usize, last: usize) -> String {
        if first == last { self.paragraph(first) } else { format!("¶ {first}–{last}") }
    }

    /// The line of conditionals a speaker would carry out.
    pub fn makes(self) -> &'static str {
        self.of("Holds out", "Stellt in Aussicht")
    }

    /// The line of conditionals held out to a speaker.
    pub fn receives(self) -> &'static str {
        self.of("Is held out", "Wird in Aussicht gestellt")
    }

    /// A finding in two signs.
    pub fn tag(self, finding: Finding) -> String {
        let (letter, number) = match finding {
            Finding::Quote(id) => (self.of("Q", "Z"), id.0),
            Finding::Conditional(id) => (self.of("T", "D"), id.0),
            Finding::Speaker(id) => (self.of("S", "S"), id.0),
            Finding::NearMiss(number) => (self.of("M", "K"), number),
            Finding::Note(number) => (self.of("N", "H"), number),
        };
        format!("{letter}{number}")
    }

    /// The group of speakers with a name.
    pub fn named(self) -> &'static str {
        self.of("Named", "Mit Namen")
    }

    /// The group of speakers without a name.
    pub fn unnamed(self) -> &'static str {
        self.of("Unnamed sources", "Ungenannte Quellen")
    }

    /// The group of quotes without a speaker.
    pub fn orphans(self) -> &'static str {
        self.of("No speaker found", "Keine Stimme gefunden")
    }

    /// The panel of speakers is empty.
    pub fn no_speakers(self) -> &'static str {
        self.of("Nobody is quoted or paraphrased here.", "Niemand wird hier zitiert oder wiedergegeben.")
    }

    /// The panel of conditionals is empty.
    pub fn no_threats(self, counts: Counts, examined: usize) -> String {
        let looked = match examined {
            0 => {
                self.of("No conditional sentence came near.", "Kein Bedingungssatz kam in Frage.").to_owned()
            }
            number => self.count(
                number,
                [
                    "conditional sentence was examined and not taken.",
                    "conditional sentences were examined and not taken.",
                ],
                [
                    "Bedingungssatz wurde geprüft und nicht genommen.",
                    "Bedingungssätze wurden geprüft und nicht genommen.",
                ],
            ),
        };
        {
            let words = self.words(counts.words as usize);
            self.of(
                format!("No conditional threats found in {words}. {looked}"),
                format!("Keine bedingten Drohungen gefunden in {words}. {looked}"),
            )
        }
    }

    /// The conditionals in a line.
    pub fn tally(self, tally: &Tally) -> String {
        let kinds: Vec<_> = tally
            .kinds
            .iter()
            .map(|&(kind, number)| match kind {
                ConditionalKind::Threat => (
                    number,
                    ["conditional threat", "conditional threats"],
                    ["bedingte Drohung", "bedingte Drohungen"],
                ),
                ConditionalKind::Ultimatum => {
                    (number, ["ultimatum", "ultimatums"], ["Ultimatum", "Ultimaten"])
                }
                ConditionalKind::Warning => (number, ["warning", "warnings"], ["Warnung", "Warnungen"]),
                ConditionalKind::Promise => (number, ["promise", "promises"], ["Versprechen", "Versprechen"]),
                ConditionalKind::Precondition => {
                    (number, ["precondition", "preconditions"], ["Vorbedingung", "Vorbedingungen"])
                }
            })
            .map(|(number, english, german)| self.count(number, english, german))
            .collect();
        let mut line = kinds.join(", ");
        if tally.by > 0 {
            line.push_str(&format!(
                " · {} {}",
                self.of("by", "von"),
                self.count(tally.by, ["party", "parties"], ["Seite", "Seiten"])
            ));
        }
        if tally.against > 0 {
            line.push_str(&format!(
                " · {} {}",
                self.of("against", "gegen"),
                self.count(tally.against, ["party", "parties"], ["Seite", "Seiten"])
            ));
        }
        line
    }

    /// The filters of conditionals.
    pub fn filter(self) -> &'static str {
        self.of("Show only", "Nur zeigen")
    }

    /// The arrow from one party to another.
    pub fn to(self) -> &'static str {
        self.of("to", "an")
    }

    /// The fold of near misses.
    pub fn near_misses(self, number: usize) -> String {
        self.count(
            number,
            ["near miss, with the reason", "near misses, each with the reason"],
            ["Satz knapp daneben, mit dem Grund", "Sätze knapp daneben, jeder mit dem Grund"],
        )
    }
}
