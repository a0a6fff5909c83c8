//! Words of the legend and of the list of findings.

use sayso_report::{ConditionalKind, Counts, QuoteKind};

use super::{Words, count};
use crate::{
    state::Panel,
    view::{Entry, EntryKind, Finding, Layer},
};

impl Words {
    /// The name of the legend.
    pub fn legend(self) -> &'static str {
        "What is marked"
    }

    /// The name of a layer.
    pub fn layer(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "Signal words",
            Layer::Quote => "Quotes",
            Layer::Speaker => "Speakers",
            Layer::Condition => "Conditions",
            Layer::Outcome => "Outcomes",
        }
    }

    /// What a layer marks.
    pub fn layer_meaning(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "The words that give a finding away; shown when you choose it",
            Layer::Quote => "Somebody’s words, in quotation marks or retold",
            Layer::Speaker => "The words that name who speaks",
            Layer::Condition => "If, unless, until …: what it depends on",
            Layer::Outcome => "What is threatened, warned of or promised",
        }
    }

    /// The letter of a layer: a sign besides its color.
    pub fn letter(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "",
            Layer::Quote => "Q",
            Layer::Speaker => "S",
            Layer::Condition => "C",
            Layer::Outcome => "O",
        }
    }

    /// Switches all marks off and on.
    pub fn clean_text(self) -> &'static str {
        "Clean text"
    }

    /// The name of a panel.
    pub fn panel(self, panel: Panel) -> &'static str {
        match panel {
            Panel::Findings => "Findings",
            Panel::Speakers => "Speakers",
            Panel::Threats => "Threats",
        }
    }

    /// The name of the tabs.
    pub fn panels(self) -> &'static str {
        "Panels"
    }

    /// The list is empty.
    pub fn no_findings(self, counts: Counts) -> String {
        format!("No quotes and no conditional threats found in {}.", self.size(counts))
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
            QuoteKind::Direct => "Direct quote",
            QuoteKind::Indirect => "Paraphrase",
            QuoteKind::Mixed => "Partial quote",
        }
    }

    /// The kind of a conditional.
    pub fn conditional_kind(self, kind: ConditionalKind) -> &'static str {
        match kind {
            ConditionalKind::Threat => "Conditional threat",
            ConditionalKind::Ultimatum => "Ultimatum",
            ConditionalKind::Warning => "Warning",
            ConditionalKind::Promise => "Promise",
            ConditionalKind::Precondition => "Precondition",
        }
    }

    /// Where a finding stands.
    pub fn paragraph(self, number: usize) -> String {
        format!("¶ {number}")
    }

    /// Who says it, where nobody is named.
    pub fn nobody(self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Quote(_) => "No speaker found",
            EntryKind::Conditional(..) => "Not stated who",
        }
    }

    /// The place of an entry among those of its sort; only heard.
    pub fn entry_order(self, entry: &Entry) -> String {
        let sort = match entry.kind {
            EntryKind::Quote(_) => "Quote",
            EntryKind::Conditional(..) => "Conditional",
        };
        format!("{sort} {} of {}: ", entry.ordinal, entry.total)
    }

    /// The findings an entry holds or lies in.
    pub fn entry_related(self, entry: &Entry) -> String {
        let others: Vec<_> = entry.related.iter().map(|&other| self.reference(other)).collect();
        format!("with {}", others.join(", "))
    }

    /// How another finding is referred to.
    pub fn reference(self, finding: Finding) -> String {
        match finding {
            Finding::Quote(id) => format!("quote {}", id.0),
            Finding::Conditional(id) => format!("conditional {}", id.0),
            Finding::Speaker(id) => format!("speaker {}", id.0),
            Finding::NearMiss(number) => format!("near miss {number}"),
            Finding::Note(number) => format!("note {number}"),
        }
    }

    /// The place among all findings.
    pub fn position(self, ordinal: usize, total: usize) -> String {
        format!("{ordinal} of {total}")
    }

    /// Nothing is chosen yet.
    pub fn total(self, total: usize) -> String {
        count(total, "finding", "findings")
    }

    /// To the next finding.
    pub fn next(self) -> &'static str {
        "Next finding"
    }

    /// To the finding before.
    pub fn previous(self) -> &'static str {
        "Previous finding"
    }

    /// Raises the panel on a narrow window.
    pub fn raise_panel(self) -> &'static str {
        "Details"
    }
}
