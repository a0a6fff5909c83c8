//! The W3C Web Annotation data model (Recommendation of 2017): a page of annotations of one source.
//!
//! Each finding is one annotation; each of its stretches is a target with two selectors: by its own words and
//! those around it, which still finds it when the text above changes, and by its place in code points, as the
//! model counts.

use sayso_report::{Byte, CodePoint, Conditional, FindingId, OffsetTable, Party, Quote, Span};
use serde::Serialize;

use crate::{Document, label, made_by};

/// How many characters before and after a stretch help to find it again.
const AROUND: usize = 32;

/// Writes one document as an annotation page; its source is the name of the document.
pub fn write(document: &Document<'_>) -> String {
    let report = document.report;
    let writer = Writer { document, offsets: OffsetTable::new(document.text) };
    let quotes = report.quotes.iter().map(|quote| writer.quote(quote));
    let items: Vec<Annotation<'_>> =
        quotes.chain(report.threats.iter().map(|item| writer.conditional(item))).collect();
    let page = Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: "urn:sayso:page",
        kind: "AnnotationPage",
        generator: Generator {
            id: "urn:sayso",
            kind: "Software",
            name: format!("{}, offsets in Unicode code points", made_by(&report.engine)),
        },
        items,
    };
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    generator: Generator,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Generator {
    id: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Words { exact: &'a str, prefix: &'a str, suffix: &'a str },
    #[serde(rename = "TextPositionSelector")]
    Place { start: u32, end: u32 },
}

struct Writer<'a> {
    document: &'a Document<'a>,
    offsets: OffsetTable<'a, CodePoint>,
}

impl<'a> Writer<'a> {
    fn quote(&self, quote: &'a Quote<Byte>) -> Annotation<'a> {
        let speaker = self.document.speaker_of(quote).map(|speaker| format!("speaker: {}", speaker.name));
        let parent = quote.parent.map(|id| format!("inside: {id}"));
        let tags = [Some(format!("{} quote", label::quote_kind(quote.kind))), speaker, parent];
        self.annotation(FindingId::Quote(quote.id), tags.into_iter().flatten(), &quote.why, &quote.content)
    }

    fn conditional(&self, item: &'a Conditional<Byte>) -> Annotation<'a> {
        let name = |role: &str, party: &Option<Party<Byte>>| {
            party.as_ref().map(|party| format!("{role}: {}", party.name))
        };
        let tags = [
            Some(label::conditional_kind(item.kind).to_owned()),
            Some(label::status(item.status).to_owned()),
            Some(label::polarity(item.polarity).to_owned()),
            name("threatener", &item.threatener),
            name("target", &item.target),
        ];
        self.annotation(FindingId::Conditional(item.id), tags.into_iter().flatten(), &item.why, &[item.span])
    }

    fn annotation(
        &self,
        id: FindingId,
        tags: impl Iterator<Item = String>,
        why: &str,
        spans: &[Span<Byte>],
    ) -> Annotation<'a> {
        let body = |purpose, value| Body { kind: "TextualBody", purpose, value };
        let mut bodies: Vec<Body> = tags.map(|tag| body("tagging", tag)).collect();
        bodies.push(body("commenting", why.to_owned()));
        bodies.extend(self.document.reviewed(id).map(|reviewed| body("assessing", reviewed)));
        Annotation {
            id: format!("urn:sayso:{id}"),
            kind: "Annotation",
            motivation: "identifying",
            body: bodies,
            target: spans.iter().map(|&span| self.target(span)).collect(),
        }
    }

    fn target(&self, span: Span<Byte>) -> Target<'a> {
        let (before, rest) = self.document.text.split_at(span.start() as usize);
        let (exact, after) = rest.split_at(span.len() as usize);
        let place = self.offsets.span(span);
        Target {
            source: self.document.name.unwrap_or("urn:sayso:text"),
            selector: [
                Selector::Words { exact, prefix: end_of(before), suffix: start_of(after) },
                Selector::Place { start: place.start(), end: place.end() },
            ],
        }
    }
}

fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    &text[start..]
}

fn start_of(text: &str) -> &str {
    let end = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
