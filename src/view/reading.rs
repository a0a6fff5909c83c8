//! A text together with its report, and the questions the page asks of the two.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use sayso_report::{
    Byte, Conditional, ConditionalId, Decision, NearMiss, Note, Quote, QuoteId, Report, Review, Span,
    Speaker, SpeakerId,
};
use sayso_review::{Corrected, Correction, Target, apply};

use super::{Annotation, Entry, Finding, Layer, annotations, block_at, blocks, entries};

/// A text that has been read; equal only to itself, so that comparing two is one comparison of pointers.
#[derive(Debug)]
pub struct Reading {
    /// The text the report was made from.
    pub text: Rc<str>,
    /// What the engine found in it.
    pub machine: Rc<Report<Byte>>,
    /// What was found in it, after the reader's corrections.
    pub report: Rc<Report<Byte>>,
    /// The corrections, by their places, that wait for words which are not here.
    pub waiting: Vec<usize>,
    /// Its paragraphs.
    pub blocks: Vec<Span<Byte>>,
    /// Everything with a place in it, as [`annotations`] gives it.
    pub annotations: Vec<Annotation>,
    /// The findings in the order of the list.
    pub entries: Vec<Rc<Entry>>,
    /// For print: where findings end, and their numbers in the list.
    notes: BTreeMap<u32, Rc<str>>,
    /// The places of the findings in their lists of the report.
    places: HashMap<Finding, usize>,
    /// The places of the findings among the entries.
    listed: HashMap<Finding, usize>,
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
        Self::corrected(text, Rc::new(report), &[])
    }

    /// Joins a text, the report made from it, and a reader's corrections of that.
    pub fn corrected(text: Rc<str>, machine: Rc<Report<Byte>>, corrections: &[Correction]) -> Self {
        let (report, waiting) = if corrections.is_empty() {
            (machine.clone(), Vec::new())
        } else {
            let Corrected { report, waiting } = apply(&text, &machine, corrections);
            (Rc::new(report), waiting)
        };
        let blocks = blocks(&text);
        let mut annotations = annotations(&report);
        annotations.retain(|annotation| slice(&text, annotation.span).is_some());
        let entries: Vec<_> = entries(&text, &report, &blocks).into_iter().map(Rc::new).collect();
        let notes = notes(&entries, &annotations);
        let places = places(&report);
        let listed = (0..).zip(&entries).map(|(at, entry)| (entry.finding, at)).collect();
        Self { text, machine, report, waiting, blocks, annotations, entries, notes, places, listed }
    }

    /// The bytes of a paragraph at which findings end, with their numbers as they are printed: `[3] [4]`.
    pub fn notes_in(&self, block: Span<Byte>) -> Rc<[(u32, Rc<str>)]> {
        let here = self.notes.range(block.start() + 1..=block.end().max(block.start() + 1));
        here.map(|(&end, note)| (end, note.clone())).collect()
    }

    /// The quote with this id.
    pub fn quote(&self, id: QuoteId) -> Option<&Quote<Byte>> {
        self.report.quotes.get(*self.places.get(&Finding::Quote(id))?)
    }

    /// The conditional with this id.
    pub fn conditional(&self, id: ConditionalId) -> Option<&Conditional<Byte>> {
        self.report.threats.get(*self.places.get(&Finding::Conditional(id))?)
    }

    /// The speaker with this id.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker<Byte>> {
        self.report.speakers.get(*self.places.get(&Finding::Speaker(id))?)
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
        self.entries.get(self.place_in_list(finding)?)
    }

    /// The place of the finding among the entries.
    pub fn place_in_list(&self, finding: Finding) -> Option<usize> {
        self.listed.get(&finding).copied()
    }

    /// Where the finding stands, part by part.
    pub fn places_of(&self, finding: Finding) -> Vec<Span<Byte>> {
        let of_it = self.annotations.iter().filter(|annotation| annotation.finding == finding);
        of_it.map(|annotation| annotation.span).collect()
    }

    /// What the reader has decided about a finding.
    pub fn review(&self, finding: Finding) -> Option<&Review<Byte>> {
        let id = finding.id()?;
        self.report.reviews.iter().find(|review| review.finding == id)
    }

    /// The findings that the reader has taken out.
    pub fn rejected(&self) -> impl Iterator<Item = &Review<Byte>> {
        self.report.reviews.iter().filter(|review| review.decision == Decision::Rejected)
    }

    /// The name of a speaker, also of one that was taken out; else the id.
    pub fn name_of(&self, finding: Finding) -> String {
        let all = self.report.speakers.iter().chain(&self.machine.speakers);
        let named = all.into_iter().find(|speaker| Finding::Speaker(speaker.id) == finding);
        named.map_or_else(|| finding.to_string(), |speaker| speaker.name.clone())
    }

    /// How a correction names a finding, also one that was taken out.
    pub fn target(&self, finding: Finding) -> Option<Target> {
        let id = finding.id()?;
        let gone = || {
            let span = self.review(finding)?.span?;
            let anchor = sayso_review::Anchor::of(&self.text, span)?;
            Some(match finding {
                Finding::Conditional(_) => Target::Conditional(anchor),
                _ => Target::Quote(anchor),
            })
        };
        Target::of(&self.text, &self.report, id)
            .or_else(gone)
            .or_else(|| Target::of(&self.text, &self.machine, id))
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

fn places(report: &Report<Byte>) -> HashMap<Finding, usize> {
    let quotes = (0..).zip(&report.quotes).map(|(at, quote)| (Finding::Quote(quote.id), at));
    let items = (0..).zip(&report.threats).map(|(at, item)| (Finding::Conditional(item.id), at));
    let speakers = (0..).zip(&report.speakers).map(|(at, speaker)| (Finding::Speaker(speaker.id), at));
    quotes.chain(items).chain(speakers).collect()
}

fn notes(entries: &[Rc<Entry>], annotations: &[Annotation]) -> BTreeMap<u32, Rc<str>> {
    let mut ends: HashMap<Finding, u32> = HashMap::new();
    for annotation in annotations {
        // Who speaks may stand behind the words; the number stands where the words end.
        if matches!(annotation.layer, Layer::Quote | Layer::Condition | Layer::Outcome) {
            let end = ends.entry(annotation.finding).or_default();
            *end = annotation.span.end().max(*end);
        }
    }
    let mut notes: BTreeMap<u32, String> = BTreeMap::new();
    for (number, entry) in (1..).zip(entries) {
        if let Some(&end) = ends.get(&entry.finding) {
            let note = notes.entry(end).or_default();
            if !note.is_empty() {
                note.push(' ');
            }
            note.push_str(&format!("[{number}]"));
        }
    }
    notes.into_iter().map(|(end, note)| (end, note.into())).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn every_finding_has_its_number_where_its_words_end() {
        let (text, report) = report_for_tests();
        let reading = Reading::new(text.clone(), report);
        let end = |words: &str| (text.find(words).expect("the words are there") + words.len()) as u32;
        let notes = |paragraph: usize| reading.notes_in(reading.blocks[paragraph]).to_vec();
        assert_eq!(notes(0), [(end("we will leave"), "[2]".into()), (end("we will leave,”"), "[1]".into())]);
        assert_eq!(notes(1), [(end("rain might come"), "[3]".into())]);
    }
}
