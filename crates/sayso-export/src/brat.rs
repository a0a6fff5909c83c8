//! Standoff files of the brat annotation tool: an `.ann` file that belongs beside the text as a `.txt` file.
//!
//! Offsets count code points, as brat does. A stretch over several lines is written as one of several pieces,
//! because brat allows no line end inside a piece. Content, source and cue are text-bound annotations joined by
//! relations; the parts of a conditional item are joined to its span.

use sayso_report::{Byte, CodePoint, OffsetTable, Span};

use crate::{Document, excerpt::on_one_line, label, made_by};

/// The `annotation.conf` that brat wants in the folder of the files.
pub const CONFIGURATION: &str = "\
[entities]
Content
Source
Cue
Conditional
Marker
Condition
Consequence
Deadline

[relations]
Said_by\tArg1:Content, Arg2:Source
Signaled_by\tArg1:Content, Arg2:Cue
Inside\tArg1:Content|Conditional, Arg2:Content
Part\tArg1:Conditional, Arg2:Marker|Condition|Consequence|Deadline

[events]

[attributes]
Quote_kind\tArg:Content, Value:direct|indirect|mixed
Kind\tArg:Conditional, Value:threat|ultimatum|warning|promise|precondition
Status\tArg:Conditional, Value:live|past|negated|counterfactual|hypothetical|question
Polarity\tArg:Conditional, Value:compel|deter|event
Specified\tArg:Conditional, Value:specified|vague|elided
Strength\tArg:Conditional, Value:firm|ready|possible
";

/// Writes the `.ann` file of one document.
pub fn write(document: &Document<'_>) -> String {
    let mut file = File::new(document.text);
    let report = document.report;
    let mut contents = Vec::with_capacity(report.quotes.len());
    for quote in &report.quotes {
        let content = file.text_bound("Content", &quote.content);
        contents.push((quote.id, content));
        let Some(content) = content else { continue };
        file.attribute("Quote_kind", content, label::quote_kind(quote.kind));
        if let Some(source) = file.text_bound("Source", &quote.source) {
            file.relation("Said_by", content, source);
        }
        if let Some(cue) = file.text_bound("Cue", &quote.cue) {
            file.relation("Signaled_by", content, cue);
        }
        if let Some(speaker) = document.speaker_of(quote) {
            file.note(content, &format!("speaker: {}", speaker.name));
        }
        file.note(content, &quote.why);
    }
    // A parent is found by its id, for which the quotes are sorted as they come: in order of the report.
    let find =
        |id| contents.binary_search_by_key(&id, |content| content.0).ok().and_then(|index| contents[index].1);
    for (quote, &(_, content)) in report.quotes.iter().zip(&contents) {
        if let (Some(content), Some(parent)) = (content, quote.parent.and_then(find)) {
            file.relation("Inside", content, parent);
        }
    }
    for item in &report.threats {
        let Some(whole) = file.text_bound("Conditional", &[item.span]) else { continue };
        file.attribute("Kind", whole, label::conditional_kind(item.kind));
        file.attribute("Status", whole, label::status(item.status));
        file.attribute("Polarity", whole, label::polarity(item.polarity));
        file.attribute("Specified", whole, label::specified(item.specified));
        file.attribute("Strength", whole, label::strength(item.strength));
        for (name, spans) in [
            ("Marker", &item.marker),
            ("Condition", &item.condition),
            ("Consequence", &item.consequence),
            ("Deadline", &item.deadline),
        ] {
            if let Some(part) = file.text_bound(name, spans) {
                file.relation("Part", whole, part);
            }
        }
        if let Some(quote) = item.quote.and_then(find) {
            file.relation("Inside", whole, quote);
        }
        for (role, party) in [("threatener", &item.threatener), ("target", &item.target)] {
            if let Some(party) = party {
                file.note(whole, &format!("{role}: {}", party.name));
            }
        }
        file.note(whole, &item.why);
    }
    if file.texts > 0 {
        file.note(1, &format!("{}, offsets in Unicode code points", made_by(&report.engine)));
    }
    file.out
}

/// The number of a text-bound annotation.
type Id = u32;

struct File<'t> {
    text: &'t str,
    offsets: OffsetTable<'t, CodePoint>,
    out: String,
    texts: Id,
    relations: u32,
    attributes: u32,
    notes: u32,
}

impl<'t> File<'t> {
    fn new(text: &'t str) -> Self {
        let offsets = OffsetTable::new(text);
        Self { text, offsets, out: String::new(), texts: 0, relations: 0, attributes: 0, notes: 0 }
    }

    /// Writes the stretch and gives its number; none where there is nothing to mark.
    fn text_bound(&mut self, name: &str, spans: &[Span<Byte>]) -> Option<Id> {
        let pieces: Vec<Span<Byte>> = spans.iter().flat_map(|&span| pieces(self.text, span)).collect();
        if pieces.is_empty() {
            return None;
        }
        self.texts += 1;
        let offset = |piece: &Span<Byte>| {
            let piece = self.offsets.span(*piece);
            format!("{} {}", piece.start(), piece.end())
        };
        let places: Vec<String> = pieces.iter().map(offset).collect();
        let words: Vec<&str> = pieces.iter().map(|piece| piece.of(self.text)).collect();
        self.out += &format!("T{}\t{name} {}\t{}\n", self.texts, places.join(";"), words.join(" "));
        Some(self.texts)
    }

    fn relation(&mut self, name: &str, from: Id, to: Id) {
        self.relations += 1;
        self.out += &format!("R{}\t{name} Arg1:T{from} Arg2:T{to}\n", self.relations);
    }

    fn attribute(&mut self, name: &str, of: Id, value: &str) {
        self.attributes += 1;
        self.out += &format!("A{}\t{name} T{of} {value}\n", self.attributes);
    }

    fn note(&mut self, of: Id, note: &str) {
        self.notes += 1;
        self.out += &format!("#{}\tAnnotatorNotes T{of}\t{}\n", self.notes, on_one_line(note));
    }
}

/// A stretch without the line ends in it, as its pieces.
fn pieces(text: &str, span: Span<Byte>) -> Vec<Span<Byte>> {
    let mut start = span.start();
    let mut pieces = Vec::new();
    for line in span.of(text).split_inclusive(['\n', '\r']) {
        let body = line.trim_end_matches(['\n', '\r']);
        if !body.trim().is_empty() {
            pieces.push(Span::new(start, start + body.len() as u32));
        }
        start += line.len() as u32;
    }
    pieces
}
