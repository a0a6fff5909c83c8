//! CSV for spreadsheets (RFC 4180, UTF-8): one row for each quote, conditional item, speaker and note, and for
//! what a reader has taken out.
//!
//! The column `finding` says which; columns that do not apply are empty.
//! A text cell that a spreadsheet would run as a formula gets an apostrophe in front.

use sayso_report::{
    Byte, CodePoint, Conditional, Decision, FindingId, Note, OffsetTable, OffsetUnit, Party, Quote, Review,
    Span, Speaker, Unit, Utf16,
};

use crate::{Document, cameo, excerpt::excerpt, label, paragraph::Paragraphs};

/// The columns in order.
pub const COLUMNS: [&str; 37] = [
    "document",
    "finding",
    "id",
    "kind",
    "speaker",
    "speaker_kind",
    "role",
    "text",
    "cue",
    "source",
    "parent",
    "marker",
    "condition",
    "consequence",
    "deadline",
    "threatener",
    "target",
    "status",
    "polarity",
    "specified",
    "strength",
    "category",
    "quote",
    "quotes",
    "words",
    "share",
    "paragraph",
    "start",
    "end",
    "offsets",
    "confidence",
    "why",
    "engine",
    "model",
    "review",
    "note",
    "cameo",
];

/// The first row, with the names of the columns.
pub fn header() -> String {
    COLUMNS.join(",") + "\r\n"
}

/// One document with its header, offsets counted in `unit`.
///
/// Some spreadsheets take the file for UTF-8 only if it starts with a byte order mark; that is left to the caller.
pub fn write(document: &Document<'_>, unit: OffsetUnit) -> String {
    header() + &rows(document, unit)
}

/// The rows of one document, offsets counted in `unit`.
pub fn rows(document: &Document<'_>, unit: OffsetUnit) -> String {
    match unit {
        OffsetUnit::Byte => Rows::<Byte>::new(document).write(),
        OffsetUnit::CodePoint => Rows::<CodePoint>::new(document).write(),
        OffsetUnit::Utf16 => Rows::<Utf16>::new(document).write(),
    }
}

struct Rows<'a, U> {
    document: &'a Document<'a>,
    offsets: OffsetTable<'a, U>,
    paragraphs: Paragraphs,
}

/// The cells of a row that are not the same in all; a cell that is not set stays empty.
#[derive(Default)]
struct Row<'a> {
    finding: &'static str,
    id: String,
    kind: &'static str,
    speaker: Option<&'a Speaker<Byte>>,
    text: String,
    cue: String,
    source: String,
    parent: String,
    marker: String,
    condition: String,
    consequence: String,
    deadline: String,
    threatener: &'a str,
    target: &'a str,
    status: &'static str,
    polarity: &'static str,
    specified: &'static str,
    strength: &'static str,
    category: &'static str,
    quote: String,
    quotes: String,
    words: String,
    share: String,
    span: Option<Span<Byte>>,
    confidence: String,
    why: &'a str,
    review: Option<&'a Review<Byte>>,
    cameo: &'static str,
}

impl<'a, U: Unit> Rows<'a, U> {
    fn new(document: &'a Document<'a>) -> Self {
        let paragraphs = Paragraphs::new(document.text);
        Self { document, offsets: OffsetTable::new(document.text), paragraphs }
    }

    fn write(&self) -> String {
        let report = self.document.report;
        let quotes = report.quotes.iter().map(|quote| self.quote(quote));
        let conditionals = report.threats.iter().map(|item| self.conditional(item));
        let speakers = report.speakers.iter().map(|speaker| self.speaker(speaker));
        let notes = report.notes.iter().map(|note| self.note(note));
        let mut csv = String::new();
        let rejected = report.reviews.iter().filter(|review| review.decision == Decision::Rejected);
        let rejected = rejected.map(|review| self.rejected(review));
        for row in quotes.chain(conditionals).chain(speakers).chain(notes).chain(rejected) {
            self.row(&row, &mut csv);
        }
        csv
    }

    fn quote(&self, quote: &'a Quote<Byte>) -> Row<'a> {
        Row {
            finding: "quote",
            id: quote.id.to_string(),
            kind: label::quote_kind(quote.kind),
            speaker: self.document.speaker_of(quote),
            text: self.words(&quote.content),
            cue: self.words(&quote.cue),
            source: self.words(&quote.source),
            parent: quote.parent.map(|id| id.to_string()).unwrap_or_default(),
            span: quote.content.iter().copied().reduce(Span::join),
            confidence: quote.confidence.to_string(),
            why: &quote.why,
            review: self.document.review(FindingId::Quote(quote.id)),
            ..Row::default()
        }
    }

    fn conditional(&self, item: &'a Conditional<Byte>) -> Row<'a> {
        let name = |party: &'a Option<Party<Byte>>| party.as_ref().map_or("", |party| party.name.as_str());
        Row {
            finding: "conditional",
            id: item.id.to_string(),
            kind: label::conditional_kind(item.kind),
            text: self.words(&[item.span]),
            marker: self.words(&item.marker),
            condition: self.words(&item.condition),
            consequence: self.words(&item.consequence),
            deadline: self.words(&item.deadline),
            threatener: name(&item.threatener),
            target: name(&item.target),
            status: label::status(item.status),
            polarity: label::polarity(item.polarity),
            specified: label::specified(item.specified),
            strength: label::strength(item.strength),
            category: label::category(item.category),
            quote: item.quote.map(|id| id.to_string()).unwrap_or_default(),
            span: Some(item.span),
            confidence: item.confidence.to_string(),
            why: &item.why,
            review: self.document.review(FindingId::Conditional(item.id)),
            cameo: cameo::code(item),
            ..Row::default()
        }
    }

    fn speaker(&self, speaker: &'a Speaker<Byte>) -> Row<'a> {
        let quotes: Vec<String> = speaker.quotes.iter().map(ToString::to_string).collect();
        Row {
            finding: "speaker",
            id: speaker.id.to_string(),
            kind: label::speaker_kind(speaker.kind),
            speaker: Some(speaker),
            text: speaker.aliases.join("; "),
            quotes: quotes.join(" "),
            words: speaker.words.to_string(),
            share: speaker.share.to_string(),
            review: self.document.review(FindingId::Speaker(speaker.id)),
            ..Row::default()
        }
    }

    fn rejected(&self, review: &'a Review<Byte>) -> Row<'a> {
        Row {
            finding: match review.finding {
                FindingId::Quote(_) => "quote",
                FindingId::Speaker(_) => "speaker",
                FindingId::Conditional(_) => "conditional",
            },
            id: review.finding.to_string(),
            text: review.span.map(|span| self.words(&[span])).unwrap_or_default(),
            span: review.span,
            review: Some(review),
            ..Row::default()
        }
    }

    fn note(&self, note: &'a Note<Byte>) -> Row<'a> {
        Row {
            finding: "note",
            kind: label::note_kind(note.kind),
            text: self.words(&[note.span]),
            span: Some(note.span),
            why: &note.message,
            ..Row::default()
        }
    }

    fn words(&self, spans: &[Span<Byte>]) -> String {
        excerpt(self.document.text, spans)
    }

    fn row(&self, row: &Row<'_>, csv: &mut String) {
        let engine = &self.document.report.engine;
        let place = |f: &dyn Fn(Span<Byte>) -> String| row.span.map(f).unwrap_or_default();
        let paragraph = place(&|span| self.paragraphs.number(span.start()).to_string());
        let start = place(&|span| self.offsets.offset(span.start()).to_string());
        let end = place(&|span| self.offsets.offset(span.end()).to_string());
        let cells: [&str; COLUMNS.len()] = [
            self.document.name.unwrap_or(""),
            row.finding,
            &row.id,
            row.kind,
            row.speaker.map_or("", |speaker| &speaker.name),
            row.speaker.map_or("", |speaker| label::speaker_kind(speaker.kind)),
            row.speaker.and_then(|speaker| speaker.role.as_deref()).unwrap_or(""),
            &row.text,
            &row.cue,
            &row.source,
            &row.parent,
            &row.marker,
            &row.condition,
            &row.consequence,
            &row.deadline,
            row.threatener,
            row.target,
            row.status,
            row.polarity,
            row.specified,
            row.strength,
            row.category,
            &row.quote,
            &row.quotes,
            &row.words,
            &row.share,
            &paragraph,
            &start,
            &end,
            label::unit(U::UNIT),
            &row.confidence,
            row.why,
            &engine.version,
            &engine.model,
            row.review.map_or("", |review| label::decision(review.decision)),
            row.review.and_then(|review| review.note.as_deref()).unwrap_or(""),
            row.cameo,
        ];
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                csv.push(',');
            }
            push_cell(cell, csv);
        }
        csv.push_str("\r\n");
    }
}

fn push_cell(cell: &str, csv: &mut String) {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    let quoted = formula || cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell;
    if !quoted {
        return csv.push_str(cell);
    }
    csv.push('"');
    if formula {
        csv.push('\'');
    }
    csv.push_str(&cell.replace('"', "\"\""));
    csv.push('"');
}
