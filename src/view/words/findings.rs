//! Words of the legend and of the list of findings.

use sayso_report::{ConditionalKind, Counts, QuoteKind};

use super::Words;
use crate::{
    state::Panel,
    view::{Entry, EntryKind, Finding, Layer},
};

impl Words {
    /// The name of the legend.
    pub fn legend(self) -> &'static str {
        self.of("What is marked", "Was markiert ist")
    }

    /// The name of a layer.
    pub fn layer(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => self.of("Signal words", "Signalwörter"),
            Layer::Quote => self.of("Quotes", "Zitate"),
            Layer::Speaker => self.of("Speakers", "Stimmen"),
            Layer::Condition => self.of("Conditions", "Bedingungen"),
            Layer::Outcome => self.of("Outcomes", "Folgen"),
        }
    }

    /// What a layer marks.
    pub fn layer_meaning(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => self.of(
                "The words that give a finding away; shown when you choose it",
                "Die Wörter, die einen Fund verraten; sichtbar, wenn Sie ihn wählen",
            ),
            Layer::Quote => self.of(
                "Somebody’s words, in quotation marks or retold",
                "Jemandes Worte, in Anführungszeichen oder nacherzählt",
            ),
            Layer::Speaker => {
                self.of("The words that name who speaks", "Die Wörter, die nennen, wer spricht")
            }
            Layer::Condition => self
                .of("If, unless, until …: what it depends on", "Falls, außer wenn, bis …: wovon es abhängt"),
            Layer::Outcome => self.of(
                "What is threatened, warned of or promised",
                "Was angedroht, wovor gewarnt, was versprochen wird",
            ),
        }
    }

    /// The letter of a layer: a sign besides its color.
    pub fn letter(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "",
            Layer::Quote => self.of("Q", "Z"),
            Layer::Speaker => self.of("S", "S"),
            Layer::Condition => self.of("C", "B"),
            Layer::Outcome => self.of("O", "F"),
        }
    }

    /// Switches all marks off and on.
    pub fn clean_text(self) -> &'static str {
        self.of("Clean text", "Reiner Text")
    }

    /// The name of a panel.
    pub fn panel(self, panel: Panel) -> &'static str {
        match panel {
            Panel::Findings => self.of("Findings", "Funde"),
            Panel::Speakers => self.of("Speakers", "Stimmen"),
            Panel::Threats => self.of("Threats", "Drohungen"),
            Panel::Chart => self.of("Chart", "Grafik"),
            Panel::Documents => self.of("Documents", "Dokumente"),
        }
    }

    /// The name of the tabs.
    pub fn panels(self) -> &'static str {
        self.of("Panels", "Felder")
    }

    /// The list is empty.
    pub fn no_findings(self, counts: Counts, marks: usize, near_misses: usize) -> String {
        let size = self.size(counts);
        let marks = self.count(
            marks,
            ["stretch in quotation marks", "stretches in quotation marks"],
            ["Stelle in Anführungszeichen", "Stellen in Anführungszeichen"],
        );
        let near_misses = self.count(
            near_misses,
            ["conditional sentence", "conditional sentences"],
            ["Bedingungssatz", "Bedingungssätze"],
        );
        self.of(
            format!("No quotes and no conditional threats found in {size}. Examined and not taken: {marks}, {near_misses}."),
            format!("Keine Zitate und keine bedingten Drohungen gefunden in {size}. Geprüft und nicht genommen: {marks}, {near_misses}."),
        )
    }

    /// The kind of an entry.
    pub fn entry_kind(self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Quote(kind) => self.quote_kind(kind),
            EntryKind::Conditional(kind, _) => self.conditional_kind(kind),
        }
    }

    /// The kind of a quote.
    pub fn quote_kind(self, kind: QuoteKind) -> &'static str {
        match kind {
            QuoteKind::Direct => self.of("Direct quote", "Wörtliches Zitat"),
            QuoteKind::Indirect => self.of("Paraphrase", "Indirekte Rede"),
            QuoteKind::Mixed => self.of("Partial quote", "Teilzitat"),
        }
    }

    /// The kind of a conditional.
    pub fn conditional_kind(self, kind: ConditionalKind) -> &'static str {
        match kind {
            ConditionalKind::Threat => self.of("Conditional threat", "Bedingte Drohung"),
            ConditionalKind::Ultimatum => self.of("Ultimatum", "Ultimatum"),
            ConditionalKind::Warning => self.of("Warning", "Warnung"),
            ConditionalKind::Promise => self.of("Promise", "Versprechen"),
            ConditionalKind::Precondition => self.of("Precondition", "Vorbedingung"),
        }
    }

    /// Where a finding stands.
    pub fn paragraph(self, number: usize) -> String {
        format!("¶ {number}")
    }

    /// Who says it, where nobody is named.
    pub fn nobody(self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Quote(_) => self.of("No speaker found", "Keine Stimme gefunden"),
            EntryKind::Conditional(..) => self.of("Not stated who", "Nicht genannt, wer"),
        }
    }

    /// The place of an entry among those of its sort; only heard.
    pub fn entry_order(self, entry: &Entry) -> String {
        let sort = match entry.kind {
            EntryKind::Quote(_) => self.of("Quote", "Zitat"),
            EntryKind::Conditional(..) => self.of("Conditional", "Bedingtes"),
        };
        format!("{sort} {} {} {}: ", entry.ordinal, self.of("of", "von"), entry.total)
    }

    /// The findings an entry holds or lies in.
    pub fn entry_related(self, entry: &Entry) -> String {
        let others: Vec<_> = entry.related.iter().map(|&other| self.tag(other)).collect();
        format!("{} {}", self.of("with", "mit"), others.join(", "))
    }

    /// How another finding is referred to.
    pub fn reference(self, finding: Finding) -> String {
        match finding {
            Finding::Quote(id) => format!("{} {}", self.of("quote", "Zitat"), id.0),
            Finding::Conditional(id) => format!("{} {}", self.of("conditional", "Bedingtes"), id.0),
            Finding::Speaker(id) => format!("{} {}", self.of("speaker", "Stimme"), id.0),
            Finding::NearMiss(number) => format!("{} {number}", self.of("near miss", "knapp daneben")),
            Finding::Note(number) => format!("{} {number}", self.of("note", "Hinweis")),
        }
    }

    /// The place among all findings.
    pub fn position(self, ordinal: usize, total: usize) -> String {
        format!("{ordinal} {} {total}", self.of("of", "von"))
    }

    /// Nothing is chosen yet.
    pub fn total(self, total: usize) -> String {
        self.count(total, ["finding", "findings"], ["Fund", "Funde"])
    }

    /// To the next finding.
    pub fn next(self) -> &'static str {
        self.of("Next finding", "Nächster Fund")
    }

    /// To the finding before.
    pub fn previous(self) -> &'static str {
        self.of("Previous finding", "Voriger Fund")
    }

    /// Raises the panel on a narrow window.
    pub fn raise_panel(self) -> &'static str {
        self.of("Details", "Details")
    }
}
