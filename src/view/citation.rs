//! A finding in a line to be pasted elsewhere: who, what, and where it stands.

use super::{Finding, Reading, Words};

/// How much of the first line of an article names it, in characters.
const NAME: usize = 100;

/// The line, for what stands in the list of findings.
///
/// The words are those of the article: no marks are put around what nobody said in these words.
pub fn citation(reading: &Reading, finding: Finding, words: Words) -> Option<String> {
    let entry = reading.entry(finding)?;
    let said = match finding {
        Finding::Quote(id) => reading.words_of(&reading.quote(id)?.content),
        Finding::Conditional(id) => reading.words_of(&[reading.conditional(id)?.span]),
        Finding::Speaker(_) | Finding::NearMiss(_) | Finding::Note(_) => return None,
    };
    let who = entry.who.as_deref().unwrap_or_else(|| words.nobody(entry.kind));
    let kind = words.entry_kind(entry.kind);
    let article: String = reading.blocks.first()?.of(&reading.text).chars().take(NAME).collect();
    Some(format!("{who} ({kind}): {said} — {}, {}", article.trim(), words.paragraph(entry.paragraph)))
}

#[cfg(test)]
mod tests {
    use sayso_report::{ConditionalId, QuoteId, SpeakerId};

    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn a_line_says_who_what_and_where() {
        let (text, report) = report_for_tests();
        let reading = Reading::new(text, report);
        let line = |finding| citation(&reading, finding, Words::default()).unwrap_or_default();
        let quote = line(Finding::Quote(QuoteId(1)));
        assert!(
            quote.starts_with("Ana Ruiz (Direct quote): “If they close the port, we will leave,” — “If they"),
            "{quote}"
        );
        assert!(quote.ends_with(", ¶ 1"), "{quote}");
        let nobody = line(Finding::Quote(QuoteId(2)));
        assert!(nobody.starts_with("No speaker found (Paraphrase): rain might come — "), "{nobody}");
        let threat = line(Finding::Conditional(ConditionalId(1)));
        assert!(
            threat.starts_with("Ana Ruiz (Conditional threat): If they close the port, we will leave — "),
            "{threat}"
        );
        assert_eq!(line(Finding::Speaker(SpeakerId(1))), "");
    }
}
