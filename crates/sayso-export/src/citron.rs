//! The JSON of BBC Citron (`docs/data_format.md` of that project), to compare the two on the same text.
//!
//! Offsets count code points, as Python does. Citron knows one cue for each quote and no conditional items:
//! of several cues the first is written, and a quote without a cue has `null`.

use sayso_report::{Byte, CodePoint, OffsetTable, Quote, Span};
use serde::Serialize;

use crate::Document;

/// Writes one document.
pub fn write(document: &Document<'_>) -> String {
    let report = document.report;
    let writer = Writer { document, offsets: OffsetTable::new(document.text) };
    let file = File {
        text: document.text,
        quotes: report.quotes.iter().map(|quote| writer.quote(quote)).collect(),
        coreference_groups: report
            .speakers
            .iter()
            .map(|speaker| speaker.mentions.iter().map(|mention| writer.words(mention.span)).collect())
            .collect(),
        offsets: "codepoint",
        engine: "sayso",
        version: &report.engine.version,
        model: &report.engine.model,
    };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct File<'a> {
    text: &'a str,
    quotes: Vec<CitronQuote<'a>>,
    coreference_groups: Vec<Vec<Words<'a>>>,
    // Not Citron's: what made the file.
    offsets: &'static str,
    engine: &'static str,
    version: &'a str,
    model: &'a str,
}

#[derive(Serialize)]
struct CitronQuote<'a> {
    id: String,
    cue: Option<Words<'a>>,
    sources: Vec<Words<'a>>,
    contents: Vec<Words<'a>>,
    /// The places that name whom a source refers to.
    coreferences: Vec<Words<'a>>,
    confidence: u8,
}

#[derive(Serialize)]
struct Words<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

struct Writer<'a> {
    document: &'a Document<'a>,
    offsets: OffsetTable<'a, CodePoint>,
}

impl<'a> Writer<'a> {
    fn quote(&self, quote: &Quote<Byte>) -> CitronQuote<'a> {
        let all = |spans: &[Span<Byte>]| spans.iter().map(|&span| self.words(span)).collect();
        let first_name = self.document.speaker_of(quote).and_then(|speaker| {
            let name = |mention: &&sayso_report::Mention<Byte>| mention.form == sayso_report::Form::Name;
            speaker.mentions.iter().find(name).map(|mention| mention.span)
        });
        CitronQuote {
            id: quote.id.to_string(),
            cue: quote.cue.first().map(|&span| self.words(span)),
            sources: all(&quote.source),
            contents: all(&quote.content),
            coreferences: first_name.map(|span| self.words(span)).into_iter().collect(),
            confidence: quote.confidence,
        }
    }

    fn words(&self, span: Span<Byte>) -> Words<'a> {
        let place = self.offsets.span(span);
        Words { start: place.start(), end: place.end(), text: span.of(self.document.text) }
    }
}
