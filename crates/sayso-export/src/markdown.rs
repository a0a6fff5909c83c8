//! Markdown (CommonMark with GitHub's tables): quotes, speakers and conditional items as lists to paste into a note.

use sayso_report::{Byte, Conditional, FindingId, Party, Quote, Span, Speaker};

use crate::{
    Document,
    excerpt::{excerpt, on_one_line},
    label, made_by,
    paragraph::Paragraphs,
    totals,
};

/// One document as a section of its own.
pub fn write(document: &Document<'_>) -> String {
    let report = document.report;
    let mut out = format!(
        "# {}

{}. {}.
",
        escape(document.title()),
        totals(report.counts),
        escape(&made_by(&report.engine)),
    );
    let paragraphs = Paragraphs::new(document.text);
    if !report.quotes.is_empty() {
        out.push_str("\n## Quotes\n");
        for quote in &report.quotes {
            push_quote(document, &paragraphs, quote, &mut out);
        }
    }
    if !report.speakers.is_empty() {
        out.push_str("\n## Speakers\n\n| Speaker | Role | Kind | Quotes | Words | Share |\n");
        out.push_str("| --- | --- | --- | ---: | ---: | ---: |\n");
        for speaker in &report.speakers {
            out += &format!(
                "| {} | {} | {} | {} | {} | {:.1} % |\n",
                escape(&speaker.name),
                escape(speaker.role.as_deref().unwrap_or("")),
                label::speaker_kind(speaker.kind),
                speaker.quotes.len(),
                speaker.words,
                speaker.share * 100.0,
            );
        }
    }
    if !report.threats.is_empty() {
        out.push_str("\n## Conditional items\n");
        for item in &report.threats {
            push_conditional(document, &paragraphs, item, &mut out);
        }
    }
    if !report.notes.is_empty() {
        out.push_str("\n## Notes on the text\n\n");
        for note in &report.notes {
            let paragraph = paragraphs.number(note.span.start());
            out += &format!("- Paragraph {paragraph}: {}\n", escape(&note.message));
        }
    }
    out
}

fn push_quote(document: &Document<'_>, paragraphs: &Paragraphs, quote: &Quote<Byte>, out: &mut String) {
    let speaker = document.speaker_of(quote);
    let who = escape(&document.who(quote));
    let role = speaker.and_then(Speaker::role_beside_name);
    let role = role.map(|role| format!(", {}", escape(role))).unwrap_or_default();
    let cue = excerpt(document.text, &quote.cue);
    let cue = if cue.is_empty() { cue } else { format!(", signal word “{}”", escape(&cue)) };
    let inside = quote.parent.map(|parent| format!(", inside {parent}")).unwrap_or_default();
    let start = quote.content.first().map_or(0, |span| span.start());
    *out += &format!(
        "\n### {}: **{who}**{role}\n\n{} quote{cue}{inside}, paragraph {}, {} % sure\n\n> {}\n\n{}\n",
        quote.id,
        label::quote_kind(quote.kind),
        paragraphs.number(start),
        quote.confidence,
        escape(&excerpt(document.text, &quote.content)),
        escape(&quote.why),
    );
    push_review(document, FindingId::Quote(quote.id), out);
}

/// What a reader says of a finding.
fn push_review(document: &Document<'_>, finding: FindingId, out: &mut String) {
    if let Some(reviewed) = document.reviewed(finding) {
        *out += &format!("\n*{}*\n", escape(&reviewed));
    }
}

fn push_conditional(
    document: &Document<'_>,
    paragraphs: &Paragraphs,
    item: &Conditional<Byte>,
    out: &mut String,
) {
    let name =
        |party: &Option<Party<Byte>>| party.as_ref().map_or("?".to_owned(), |party| escape(&party.name));
    *out += &format!(
        "\n### {}: {} ({}), {} → {}\n\n{}, {}, {}, {}, paragraph {}, {} % sure\n\n> {}\n\n",
        item.id,
        label::conditional_kind(item.kind),
        label::status(item.status),
        name(&item.threatener),
        name(&item.target),
        label::polarity(item.polarity),
        label::specified(item.specified),
        label::strength(item.strength),
        label::category(item.category),
        paragraphs.number(item.span.start()),
        item.confidence,
        escape(&excerpt(document.text, &[item.span])),
    );
    let mut part = |name: &str, spans: &[Span<Byte>]| {
        if !spans.is_empty() {
            *out += &format!("- {name}: {}\n", escape(&excerpt(document.text, spans)));
        }
    };
    part("Marker", &item.marker);
    part("Condition", &item.condition);
    part("Consequence", &item.consequence);
    part("Deadline", &item.deadline);
    *out += &format!("- Why: {}\n", escape(&item.why));
    push_review(document, FindingId::Conditional(item.id), out);
}

/// Makes words stand in Markdown as they are, on one line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, character) in on_one_line(text).char_indices() {
        let always = "\\`*_[]<>|~#&".contains(character);
        // At the start of a block these make lists and underlines.
        let first = index == 0 && "+-=".contains(character);
        let number = ".)".contains(character)
            && !escaped.is_empty()
            && escaped.bytes().all(|byte| byte.is_ascii_digit());
        if always || first || number {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn escapes_what_markdown_reads() {
        check("a *b* <i> [c](d) | e", "a \\*b\\* \\<i\\> \\[c\\](d) \\| e");
        check("- no", "\\- no");
        check("1. no", "1\\. no");
        check("He is 1. So", "He is 1. So");
        check("two\nlines", "two lines");
    }
}
