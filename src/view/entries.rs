//! The list of findings: every quote and every conditional, in the order of the text.

use std::collections::{BTreeMap, HashMap};

use sayso_report::{Byte, ConditionalKind, Decision, QuoteKind, Report, Span, Status, order};

use super::{Certainty, Finding, block_at, reading::joined};

/// How much of a finding's words the list shows, in characters.
const EXCERPT: usize = 160;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub finding: Finding,
    /// Of which kind.
    pub kind: EntryKind,
    /// Its place among those of its sort, counted from 1.
    pub ordinal: usize,
    /// How many there are of its sort.
    pub total: usize,
    /// The number of its first paragraph, counted from 1.
    pub paragraph: usize,
    /// Its first byte.
    pub start: u32,
    /// Who says it or would do it, where that is known.
    pub who: Option<String>,
    /// Its words, shortened.
    pub excerpt: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// The findings it holds or lies in.
    pub related: Vec<Finding>,
    /// What the reader has decided about it.
    pub decision: Option<Decision>,
}

/// The sort of a list line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Somebody's words.
    Quote(QuoteKind),
    /// A conditional.
    Conditional(ConditionalKind, Status),
}

/// All entries of the report in text order; at the same place the longer one first.
pub fn entries(text: &str, report: &Report<Byte>, blocks: &[Span<Byte>]) -> Vec<Entry> {
    let names: HashMap<_, _> = report.speakers.iter().map(|speaker| (speaker.id, &speaker.name)).collect();
    let related = related(report);
    let decisions: HashMap<_, _> =
        report.reviews.iter().map(|review| (Finding::from(review.finding), review.decision)).collect();
    let entry = |finding, kind, ordinal, total, start: u32, who, words, confidence| Entry {
        finding,
        kind,
        ordinal,
        total,
        paragraph: block_at(blocks, start) + 1,
        start,
        who,
        excerpt: shortened(words),
        certainty: Certainty::of(confidence),
        related: related.get(&finding).cloned().unwrap_or_default(),
        decision: decisions.get(&finding).copied(),
    };
    let quotes = (1..).zip(&report.quotes).map(|(ordinal, quote)| {
        let start = quote.content.first().map_or(0, |span| span.start());
        let here = joined(text, &quote.source);
        let who = quote.speaker.and_then(|id| names.get(&id)).map(|&name| name.clone());
        let who = who.or_else(|| (!here.is_empty()).then(|| shortened(here)));
        let words = joined(text, &quote.content);
        let kind = EntryKind::Quote(quote.kind);
        let total = report.quotes.len();
        entry(Finding::Quote(quote.id), kind, ordinal, total, start, who, words, quote.confidence)
    });
    let conditionals = (1..).zip(&report.threats).map(|(ordinal, item)| {
        let who = item.threatener.as_ref().map(|party| party.name.clone());
        let words = joined(text, &[item.span]);
        let kind = EntryKind::Conditional(item.kind, item.status);
        let total = report.threats.len();
        let finding = Finding::Conditional(item.id);
        entry(finding, kind, ordinal, total, item.span.start(), who, words, item.confidence)
    });
    let mut entries: Vec<_> = quotes.chain(conditionals).collect();
    order::by_key(&mut entries, |entry| (entry.start, entry.finding));
    entries
}

/// For every finding, those that hold it and those it holds.
fn related(report: &Report<Byte>) -> BTreeMap<Finding, Vec<Finding>> {
    let mut related: BTreeMap<Finding, Vec<Finding>> = BTreeMap::new();
    let mut join = |inner: Finding, outer: Finding| {
        related.entry(inner).or_default().push(outer);
        related.entry(outer).or_default().push(inner);
    };
    for quote in &report.quotes {
        if let Some(parent) = quote.parent {
            join(Finding::Quote(quote.id), Finding::Quote(parent));
        }
    }
    for item in &report.threats {
        if let Some(quote) = item.quote {
            join(Finding::Conditional(item.id), Finding::Quote(quote));
        }
    }
    related
}

/// At most [`EXCERPT`] characters, cut between words.
fn shortened(words: String) -> String {
    let Some((cut, _)) = words.char_indices().nth(EXCERPT) else {
        return words;
    };
    let kept = words[..cut].rsplit_once(' ').map_or(&words[..cut], |(kept, _)| kept);
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use sayso_report::QuoteId;

    use super::*;
    use crate::view::{blocks, samples::report_for_tests};

    #[test]
    fn entries_stand_in_text_order_and_know_their_neighbors() {
        let (text, report) = report_for_tests();
        let entries = entries(&text, &report, &blocks(&text));
        let found: Vec<_> = entries.iter().map(|entry| entry.finding.to_string()).collect();
        assert_eq!(found, ["q1", "t1", "q2"]);
        assert_eq!(entries[0].who.as_deref(), Some("Ana Ruiz"));
        assert_eq!(entries[0].excerpt, "“If they close the port, we will leave,”");
        assert_eq!(entries[1].related, [Finding::Quote(QuoteId(1))]);
        assert_eq!((entries[2].paragraph, entries[2].ordinal, entries[2].total), (2, 2, 2));
        assert_eq!(entries[2].who, None);
    }

    #[test]
    fn long_words_are_cut_between_words() {
        assert_eq!(shortened("short".to_owned()), "short");
        let cut = shortened("“naïve” ".repeat(60));
        assert!(cut.chars().count() <= EXCERPT + 2 && cut.ends_with("“naïve” …"), "{cut}");
        assert!(shortened("x".repeat(500)).chars().count() <= EXCERPT + 2);
    }
}
