//! Findings as lines that a reader can check against the text.

use sayso::{syntax::Syntax, text::TokenId};
use sayso_report::{Byte, Conditional, Mark, Party, Quote, Report, Span, Speaker};

/// The findings of one area in `text`, one line each; `nothing` where there are none.
pub(crate) fn findings(area: &str, text: &str) -> Vec<String> {
    let report = sayso::analyze(text).expect("a case is short");
    let syntax = sayso::syntax::read(text);
    let lines: Vec<String> = match area {
        "tokens" => syntax
            .sentences
            .iter()
            .map(|sentence| {
                let words: Vec<&str> = sentence.tokens.tokens().map(|token| syntax.word(token)).collect();
                words.join(" | ")
            })
            .collect(),
        "sentences" => syntax.sentences.iter().map(|sentence| flat(syntax.words(sentence.tokens))).collect(),
        "grammar" => {
            (0..syntax.tokens.len()).filter_map(|token| arc(&syntax, TokenId::from(token))).collect()
        }
        "words" => syntax
            .sentences
            .iter()
            .flat_map(|sentence| sentence.tokens.tokens())
            .map(|token| {
                format!("{} {} {}", syntax.word(token), syntax.tag(token).upos.name(), syntax.lemma(token))
            })
            .collect(),
        "marks" => mark_lines(text, &report.marks, 0),
        "notes" => report
            .notes
            .iter()
            .map(|note| format!("{:?}: {} — {}", note.kind, flat(note.span.of(text)), note.message))
            .collect(),
        "quotes" => quote_lines(text, &report),
        "speakers" => speaker_lines(text, &report),
        "threats" => report.threats.iter().map(|item| conditional_line(text, item)).collect(),
        _ => panic!("no findings are known for cases/{area}"),
    };
    if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
}

/// The whole report of a text, area by area.
#[allow(dead_code, reason = "each test program uses its own part of this module")]
pub(crate) fn whole(text: &str) -> String {
    ["marks", "quotes", "speakers", "threats", "notes"]
        .map(|area| format!("# {area}\n{}\n", findings(area, text).join("\n")))
        .join("\n")
}

/// The arc above a word, if it is one that tells who does what, and which clause is part of which.
fn arc(syntax: &Syntax<'_>, token: TokenId) -> Option<String> {
    let relation = syntax.relation(token);
    let told = matches!(
        relation.universal(),
        "root" | "nsubj" | "obj" | "mark" | "advcl" | "ccomp" | "csubj" | "acl" | "conj" | "parataxis"
    );
    let head = syntax.head(token).map(|head| format!(" of {}", syntax.word(head))).unwrap_or_default();
    told.then(|| format!("{} is the {}{head}", syntax.word(token), relation.name()))
}

fn mark_lines(text: &str, marks: &[Mark<Byte>], depth: usize) -> Vec<String> {
    marks
        .iter()
        .flat_map(|mark| {
            let open = if mark.closed { "" } else { ", open" };
            let role = format!("{:?}", mark.role).to_lowercase();
            let line = format!("{}{role}{open}: {}", "· ".repeat(depth), flat(mark.span.of(text)));
            std::iter::once(line).chain(mark_lines(text, &mark.inside, depth + 1))
        })
        .collect()
}

fn quote_lines(text: &str, report: &Report<Byte>) -> Vec<String> {
    let name = |quote: &Quote<Byte>| {
        let speaker = report.speakers.iter().find(|speaker| Some(speaker.id) == quote.speaker);
        speaker.map_or("nobody named", |speaker| &speaker.name)
    };
    report
        .quotes
        .iter()
        .map(|quote| {
            let kind = format!("{:?}", quote.kind).to_lowercase();
            let parent = quote.parent.map_or(String::new(), |parent| format!(" | in: {parent}"));
            format!(
                "{} {kind}: {} | cue: {} | source: {} | speaker: {}{parent}",
                quote.id,
                pieces(text, &quote.content),
                pieces(text, &quote.cue),
                pieces(text, &quote.source),
                name(quote)
            )
        })
        .collect()
}

fn speaker_lines(text: &str, report: &Report<Byte>) -> Vec<String> {
    let line = |speaker: &Speaker<Byte>| {
        let kind = format!("{:?}", speaker.kind).to_lowercase();
        let role = speaker.role.as_deref().unwrap_or("none");
        let mentions: Vec<String> =
            speaker.mentions.iter().map(|mention| flat(mention.span.of(text))).collect();
        let quotes: Vec<String> = speaker.quotes.iter().map(ToString::to_string).collect();
        format!(
            "{} | {kind} | role: {role} | also: {} | mentions: {} | says: {}",
            speaker.name,
            speaker.aliases.join(", "),
            mentions.join(", "),
            quotes.join(" ")
        )
    };
    report.speakers.iter().map(line).collect()
}

fn conditional_line(text: &str, item: &Conditional<Byte>) -> String {
    let party = |party: &Option<Party<Byte>>| {
        party.as_ref().map_or_else(|| "nobody".to_owned(), |party| party.name.clone())
    };
    let labels = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        item.kind, item.status, item.polarity, item.specified, item.strength, item.category
    );
    format!(
        "{} | marker: {} | condition: {} | consequence: {} | deadline: {} | {} → {}",
        labels.to_lowercase(),
        pieces(text, &item.marker),
        pieces(text, &item.condition),
        pieces(text, &item.consequence),
        pieces(text, &item.deadline),
        party(&item.threatener),
        party(&item.target)
    )
}

fn pieces(text: &str, spans: &[Span<Byte>]) -> String {
    if spans.is_empty() {
        return "none".to_owned();
    }
    spans.iter().map(|span| flat(span.of(text))).collect::<Vec<_>>().join(" … ")
}

/// The words on one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
