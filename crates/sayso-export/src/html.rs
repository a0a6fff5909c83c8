//! A page that stands alone: the text with its findings marked, and lists of them.
//!
//! No script, nothing loaded from anywhere, readable on a phone, in the dark, on paper and by a screen reader.

use sayso_report::{Byte, Conditional, FindingId, Party, Quote, Span, Speaker, order};

use crate::{
    Document,
    excerpt::excerpt,
    label, made_by,
    paragraph::Paragraphs,
    segment::{Part, Segment, segments},
    totals,
};

/// One document as a whole page.
pub fn write(document: &Document<'_>) -> String {
    head(document.title()) + &article(document, 1) + FOOT
}

/// The start of a page, before the first document.
pub fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"generator\" content=\"Sayso\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escape(title)
    )
}

/// The end of a page, after the last document.
pub const FOOT: &str = "</main>\n</body>\n</html>\n";

const STYLE: &str = include_str!("report.css");

/// One of the documents of a page, the `number`th.
pub fn article(document: &Document<'_>, number: usize) -> String {
    let mut page = Page {
        document,
        prefix: format!("d{number}-"),
        paragraphs: Paragraphs::new(document.text),
        out: String::new(),
    };
    page.write();
    page.out
}

struct Page<'a> {
    document: &'a Document<'a>,
    /// What ids start with, so that two documents of a page do not share any.
    prefix: String,
    paragraphs: Paragraphs,
    out: String,
}

impl<'a> Page<'a> {
    fn write(&mut self) {
        let report = self.document.report;
        self.out += &format!("<article>\n<h1>{}</h1>\n", escape(self.document.title()));
        self.out += &format!(
            "<p class=\"made\">{}. {}.</p>\n",
            totals(report.counts),
            escape(&made_by(&report.engine)),
        );
        self.text();
        self.section("Quotes", &report.quotes, Self::quote);
        self.speakers();
        self.section("Conditional items", &report.threats, Self::conditional);
        if !report.notes.is_empty() {
            self.out += "<h2>Notes on the text</h2>\n<ul>\n";
            for note in &report.notes {
                let paragraph = self.paragraphs.number(note.span.start());
                self.out += &format!("<li>Paragraph {paragraph}: {}</li>\n", escape(&note.message));
            }
            self.out += "</ul>\n";
        }
        self.out += "</article>\n";
    }

    /// The text with its marks: numbered paragraphs, and after each finding the number under which it is listed.
    fn text(&mut self) {
        self.out += &format!("<h2>Text</h2>\n{LEGEND}\n<ol class=\"text\">\n");
        let references = self.references();
        let mut cuts: Vec<u32> = references.iter().map(|reference| reference.0).collect();
        cuts.extend(self.paragraphs.0.iter().flat_map(|paragraph| [paragraph.start(), paragraph.end()]));
        cuts.sort_unstable();
        let segments = segments(self.document, &cuts);
        let mut segments = segments.iter().peekable();
        let mut references = references.into_iter().peekable();
        for index in 0..self.paragraphs.0.len() {
            let paragraph = self.paragraphs.0[index];
            self.out.push_str("<li><p dir=\"auto\">");
            while segments.next_if(|segment| segment.span.start() < paragraph.start()).is_some() {}
            while let Some(segment) = segments.next_if(|segment| segment.span.start() < paragraph.end()) {
                self.segment(segment);
                while let Some((_, id)) = references.next_if(|&(end, _)| end <= segment.span.end()) {
                    let prefix = &self.prefix;
                    self.out +=
                        &format!("<a class=\"ref\" id=\"{prefix}{id}-text\" href=\"#{prefix}{id}\">{id}</a>");
                }
            }
            self.out.push_str("</p></li>\n");
        }
        self.out += "</ol>\n";
    }

    /// Where each finding ends, and its id, in text order.
    fn references(&self) -> Vec<(u32, String)> {
        let report = self.document.report;
        let quotes = report
            .quotes
            .iter()
            .filter_map(|quote| Some((quote.content.last()?.end(), quote.id.to_string())));
        let items = report.threats.iter().map(|item| (item.span.end(), item.id.to_string()));
        let mut references: Vec<(u32, String)> = quotes.chain(items).collect();
        order::by_key(&mut references, |reference| reference.0);
        references
    }

    fn segment(&mut self, segment: &Segment) {
        let words = escape(segment.span.of(self.document.text));
        if segment.parts.is_empty() {
            self.out.push_str(&words);
        } else {
            let classes: Vec<&str> = segment.parts.iter().map(|&part| class(part)).collect();
            self.out += &format!("<mark class=\"{}\">{words}</mark>", classes.join(" "));
        }
    }

    fn section<T>(&mut self, title: &str, items: &'a [T], write: impl Fn(&mut Self, &'a T)) {
        if items.is_empty() {
            return;
        }
        self.out += &format!("<h2>{title}</h2>\n<ol class=\"findings\">\n");
        for item in items {
            write(self, item);
        }
        self.out += "</ol>\n";
    }

    fn quote(&mut self, quote: &'a Quote<Byte>) {
        let speaker = self.document.speaker_of(quote);
        let who = escape(&self.document.who(quote));
        let role = speaker.and_then(Speaker::role_beside_name).map(|role| format!(", {}", escape(role)));
        let cue = excerpt(self.document.text, &quote.cue);
        let cue = if cue.is_empty() { cue } else { format!(", signal word “{}”", escape(&cue)) };
        let inside =
            quote.parent.map(|parent| format!(", inside <a href=\"#{}{parent}\">{parent}</a>", self.prefix));
        let start = quote.content.first().map_or(0, |span| span.start());
        self.open(&quote.id.to_string());
        self.out += &format!("<strong>{who}</strong>{}\n", role.unwrap_or_default());
        self.out += &format!(
            "<p class=\"made\">{} quote{cue}{}, paragraph {}, {} % sure</p>\n",
            label::quote_kind(quote.kind),
            inside.unwrap_or_default(),
            self.paragraphs.number(start),
            quote.confidence,
        );
        let words = escape(&excerpt(self.document.text, &quote.content));
        self.out += &format!("<blockquote dir=\"auto\">{words}</blockquote>\n<p>{}</p>", escape(&quote.why));
        self.close(FindingId::Quote(quote.id));
    }

    fn conditional(&mut self, item: &'a Conditional<Byte>) {
        let name =
            |party: &Option<Party<Byte>>| party.as_ref().map_or("?".to_owned(), |party| escape(&party.name));
        self.open(&item.id.to_string());
        self.out += &format!(
            "<strong>{}</strong>: {} to {}\n",
            label::conditional_kind(item.kind),
            name(&item.threatener),
            name(&item.target),
        );
        let traits = [
            label::status(item.status),
            label::polarity(item.polarity),
            label::specified(item.specified),
            label::strength(item.strength),
            label::category(item.category),
        ];
        self.out += &format!(
            "<p class=\"made\">{}, paragraph {}, {} % sure</p>\n<dl>\n",
            traits.join(", "),
            self.paragraphs.number(item.span.start()),
            item.confidence,
        );
        self.part("Marker", &item.marker);
        self.part("Condition", &item.condition);
        self.part("Consequence", &item.consequence);
        self.part("Deadline", &item.deadline);
        self.out += &format!("</dl>\n<p>{}</p>", escape(&item.why));
        self.close(FindingId::Conditional(item.id));
    }

    fn part(&mut self, name: &str, spans: &[Span<Byte>]) {
        if !spans.is_empty() {
            let words = escape(&excerpt(self.document.text, spans));
            self.out += &format!("<dt>{name}</dt><dd dir=\"auto\">{words}</dd>\n");
        }
    }

    fn open(&mut self, id: &str) {
        let prefix = self.prefix.clone();
        self.out += &format!("<li id=\"{prefix}{id}\"><a href=\"#{prefix}{id}-text\">{id}</a>\n");
    }

    /// What a reader says of a finding, and the end of its entry.
    fn close(&mut self, finding: FindingId) {
        if let Some(reviewed) = self.document.reviewed(finding) {
            self.out += &format!("\n<p class=\"made\">{}</p>", escape(&reviewed));
        }
        self.out.push_str("</li>\n");
    }

    fn speakers(&mut self) {
        if self.document.report.speakers.is_empty() {
            return;
        }
        self.out += "<h2>Speakers</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Speakers\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Role</th>\
             <th scope=\"col\">Kind</th><th scope=\"col\">Also called</th><th scope=\"col\">Quotes</th>\
             <th scope=\"col\">Words</th><th scope=\"col\">Share</th></tr></thead>\n<tbody>\n";
        for Speaker { name, role, kind, aliases, quotes, words, share, .. } in &self.document.report.speakers
        {
            self.out += &format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{words}</td><td>{:.1} %</td></tr>\n",
                escape(name),
                escape(role.as_deref().unwrap_or("")),
                label::speaker_kind(*kind),
                escape(&aliases.join("; ")),
                quotes.len(),
                share * 100.0,
            );
        }
        self.out += "</tbody>\n</table>\n</div>\n";
    }
}

const LEGEND: &str = "<p class=\"legend\"><mark class=\"direct\">quote</mark> \
    <mark class=\"indirect\">paraphrase</mark> <mark class=\"source\">source</mark> <mark class=\"cue\">signal word</mark> \
    <mark class=\"condition\">condition</mark> <mark class=\"consequence\">consequence</mark></p>";

fn class(part: Part) -> &'static str {
    match part {
        Part::Direct => "direct",
        Part::Indirect => "indirect",
        Part::Mixed => "mixed",
        Part::Source => "source",
        Part::Cue => "cue",
        Part::Marker => "marker",
        Part::Condition => "condition",
        Part::Consequence => "consequence",
        Part::Deadline => "deadline",
    }
}

/// Makes words stand in HTML as they are; control characters, which HTML forbids, become U+FFFD.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' | '\r' => escaped.push(character),
            character if character.is_control() => escaped.push('\u{FFFD}'),
            character => escaped.push(character),
        }
    }
    escaped
}
