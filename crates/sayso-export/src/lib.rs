//! The forms a report is written in, for the command line and the page alike.
//!
//! Every form is a pure function of a [`Document`]: no file, no browser, no clock.
//! Each says in its output which engine and model made the report and in which unit it counts.
//!
//! | module | for |
//! | --- | --- |
//! | [`json`] | programs: the report itself, in any unit |
//! | [`csv`] | spreadsheets: a row for each finding |
//! | [`markdown`] | notes, issues, pull requests |
//! | [`html`] | people: a page to read, print and send on |
//! | [`table`] | people at a terminal |
//! | [`annotation`] | Hypothesis, Recogito and other readers of the W3C Web Annotation model |
//! | [`brat`] | brat and the many tools that read its standoff files |
//! | [`citron`] | comparison with BBC Citron |

pub mod annotation;
pub mod brat;
mod cameo;
pub mod citron;
pub mod csv;
mod excerpt;
pub mod html;
pub mod json;
mod label;
pub mod markdown;
mod paragraph;
mod segment;
pub mod table;

use excerpt::{excerpt, on_one_line};
use sayso_report::{Byte, Counts, Engine, FindingId, Quote, Report, Review, Speaker, SpeakerId};

/// A text, what it is called, and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The name of the file or the title of the article, where there is one.
    pub name: Option<&'a str>,
    /// The text exactly as it was analyzed.
    pub text: &'a str,
    /// What was found in it.
    pub report: &'a Report<Byte>,
}

impl<'a> Document<'a> {
    /// What to call it where a title is needed.
    fn title(&self) -> &'a str {
        self.name.unwrap_or("Article")
    }

    fn speaker(&self, id: Option<SpeakerId>) -> Option<&'a Speaker<Byte>> {
        let (id, speakers) = (id?, &self.report.speakers);
        let in_order = (id.0 as usize).checked_sub(1).and_then(|index| speakers.get(index));
        in_order
            .filter(|speaker| speaker.id == id)
            .or_else(|| speakers.iter().find(|speaker| speaker.id == id))
    }

    /// Who says a quote, for people: the name, else the words that stand for one, else that nobody is named.
    fn who(&self, quote: &Quote<Byte>) -> String {
        match self.speaker_of(quote) {
            Some(speaker) => on_one_line(&speaker.name),
            None if quote.source.is_empty() => "nobody named".to_owned(),
            None => format!("“{}”", excerpt(self.text, &quote.source)),
        }
    }

    /// What a reader has decided about a finding.
    fn review(&self, finding: FindingId) -> Option<&'a Review<Byte>> {
        self.report.reviews.iter().find(|review| review.finding == finding)
    }

    /// The same for people, with the reader's note: “confirmed by a reader: “She told me.””
    fn reviewed(&self, finding: FindingId) -> Option<String> {
        let review = self.review(finding)?;
        let decision = label::decision(review.decision);
        Some(match &review.note {
            None => format!("{decision} by a reader"),
            Some(note) => format!("{decision} by a reader: “{}”", on_one_line(note)),
        })
    }

    fn speaker_of(&self, quote: &Quote<Byte>) -> Option<&'a Speaker<Byte>> {
        self.speaker(quote.speaker)
    }
}

/// What made a report, on one line: “Sayso 0.1.0, model 1a2b3c4d”.
fn made_by(engine: &Engine) -> String {
    format!("Sayso {}, model {}", engine.version, engine.model)
}

/// The totals of a report, as people count: “629 words, 1 quote, 2 speakers, no conditional item”.
fn totals(counts: Counts) -> String {
    let of = |number: u32, what: &str| match number {
        0 => format!("no {what}"),
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    };
    let Counts { words, sentences: _, quotes, speakers, threats } = counts;
    [of(words, "word"), of(quotes, "quote"), of(speakers, "speaker"), of(threats, "conditional item")]
        .join(", ")
}
