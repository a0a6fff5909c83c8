//! A text together with its report, and the questions the page asks of the two.

use std::rc::Rc;

use sayso_report::{
    Byte, Conditional, ConditionalId, NearMiss, Note, Quote, QuoteId, Report, Span, Speaker, SpeakerId,
};

use super::{Annotation, Entry, Finding, annotations, block_at, blocks, entries};

/// A text that has been read; equal only to itself, so that comparing two is one comparison of pointers.
#[derive(Debug)]
pub struct Reading {
    /// The text the report was made from.
    pub text: Rc<str>,
    /// What was found in it.
    pub report: Report<Byte>,
    /// Its paragraphs.
    pub blocks: Vec<Span<Byte>>,
    /// Everything with a place in it, as [`annotations`] gives it.
    pub annotations: Vec<Annotation>,
    /// The findings in the order of the list.
    pub entries: Vec<Rc<Entry>>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Reading {}

impl Reading {
    /// Joins a text and the report made from it.
    ///
    /// Findings that do not lie inside the text are left out: then it is not the report of this text.
    pub fn new(text: Rc<str>, report: Report<Byte>) -> Self {
        let blocks = blocks(&text);
        let mut annotations = annotations(&report);
        annotations.retain(|annotation| slice(&text, annotation.span).is_some());
        let entries = entries(&text, &report, &blocks).into_iter().map(Rc::new).collect();
        Self { text, report, blocks, annotations, entries }
    }

    /// The quote with this id.
    pub fn quote(&self, id: QuoteId) -> Option<&Quote<Byte>> {
        self.report.quotes.iter().find(|quote| quote.id == id)
    }

    /// The conditional with this id.
    pub fn conditional(&self, id: ConditionalId) -> Option<&Conditional<Byte>> {
        self.report.threats.iter().find(|item| item.id == id)
    }

    /// The speaker with this id.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker<Byte>> {
        self.report.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// The near miss with this number, counted from 1.
    pub fn near_miss(&self, number: u32) -> Option<&NearMiss<Byte>> {
        self.report.near_misses.get((number as usize).checked_sub(1)?)
    }

    /// The note with this number, counted from 1.
    pub fn note(&self, number: u32) -> Option<&Note<Byte>> {
        self.report.notes.get((number as usize).checked_sub(1)?)
    }

    /// Whether the finding is one of this reading.
    pub fn has(&self, finding: Finding) -> bool {
        match finding {
            Finding::Quote(id) => self.quote(id).is_some(),
            Finding::Conditional(id) => self.conditional(id).is_some(),
            Finding::Speaker(id) => self.speaker(id).is_some(),
            Finding::NearMiss(number) => self.near_miss(number).is_some(),
            Finding::Note(number) => self.note(number).is_some(),
        }
    }

    /// The entry of the list that stands for the finding.
    pub fn entry(&self, finding: Finding) -> Option<&Rc<Entry>> {
        self.entries.iter().find(|entry| entry.finding == finding)
    }

    /// The number of the paragraph a byte lies in, counted from 1.
    pub fn paragraph(&self, byte: u32) -> usize {
        block_at(&self.blocks, byte) + 1
    }

    /// The words of the spans, joined by an ellipsis.
    pub fn words_of(&self, spans: &[Span<Byte>]) -> String {
        joined(&self.text, spans)
    }
}

/// The stretch, if it lies inside the text and cuts no character.
pub(super) fn slice(text: &str, span: Span<Byte>) -> Option<&str> {
    text.get(span.start() as usize..span.end() as usize)
}

/// The words of the spans with runs of white space made one space, joined by an ellipsis.
pub(super) fn joined(text: &str, spans: &[Span<Byte>]) -> String {
    let parts: Vec<String> = spans
        .iter()
        .filter_map(|&span| slice(text, span))
        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    parts.join(" … ")
}
