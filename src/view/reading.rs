//! A text together with its report, and the questions the page asks of the two.

use std::{collections::HashMap, rc::Rc};

use sayso_report::{
    Byte, Conditional, ConditionalId, Decision, NearMiss, Note, Quote, QuoteId, Report, Review, Span,
    Speaker, SpeakerId,
};
use sayso_review::{Corrected, Correction, Target, apply};

use super::{Annotation, Entry, Finding, Text, annotations, block_at, blocks, entries};

/// A text that has been read; equal only to itself, so that comparing two is one comparison of pointers.
#[derive(Debug)]
pub struct Reading {
    /// The text the report was made from.
    pub text: Text,
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
    pub fn new(text: Text, report: Report<Byte>) -> Self {
        let (blocks, report) = (blocks(&text), Rc::new(report));
        Self::of(text, report.clone(), report, Vec::new(), blocks)
    }

    /// The same text and what the engine found in it, after these corrections and no others.
    pub fn corrected(&self, corrections: &[Correction]) -> Self {
        let Self { text, machine, blocks, .. } = self;
        let (report, waiting) = if corrections.is_empty() {
            (machine.clone(), Vec::new())
        } else {
            let Corrected { report, waiting } = apply(text, machine, corrections);
            (Rc::new(report), waiting)
        };
        Self::of(text.clone(), machine.clone(), report, waiting, blocks.clone())
    }

    fn of(
        text: Text,
        machine: Rc<Report<Byte>>,
        report: Rc<Report<Byte>>,
        waiting: Vec<usize>,
        blocks: Vec<Span<Byte>>,
    ) -> Self {
        let mut annotations = annotations(&report);
        annotations.retain(|annotation| slice(&text, annotation.span).is_some());
        let entries: Vec<_> = entries(&text, &report, &blocks).into_iter().map(Rc::new).collect();
        let places = places(&report);
        let listed = (0..).zip(&entries).map(|(at, entry)| (entry.finding, at)).collect();
        Self { text, machine, report, waiting, blocks, annotations, entries, places, listed }
    }

    /// Where the words of a quote or a conditional end; who speaks may stand behind them.
    pub fn end_of(&self, finding: Finding) -> Option<u32> {
        let ends = |spans: &[Span<Byte>]| spans.iter().map(|span| span.end()).max();
        match finding {
            Finding::Quote(id) => ends(&self.quote(id)?.content),
            Finding::Conditional(id) => {
                let item = self.conditional(id)?;
                ends(&item.condition).max(ends(&item.consequence))
            }
            Finding::Speaker(_) | Finding::NearMiss(_) | Finding::Note(_) => None,
        }
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

/// The stretch, if it lies inside the text and cuts no character.
pub(super) fn slice(text: &str, span: Span<Byte>) -> Option<&str> {
    text.get(span.start() as usize..span.end() as usize)
}

/// The words of the spans with runs of white space made one space, joined by an ellipsis.
pub(super) fn joined(text: &str, spans: &[Span<Byte>]) -> String {
    let mut joined = String::new();
    let mut gap = "";
    for part in spans.iter().filter_map(|&span| slice(text, span)) {
        for word in part.split_whitespace() {
            joined.push_str(gap);
            joined.push_str(word);
            gap = " ";
        }
        gap = " … ";
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn a_finding_ends_where_its_words_do() {
        let (text, report) = report_for_tests();
        let reading = Reading::new(text.clone(), report);
        let end = |words: &str| Some((text.find(words).expect("the words are there") + words.len()) as u32);
        assert_eq!(reading.end_of(Finding::Quote(QuoteId(1))), end("we will leave,”"));
        assert_eq!(reading.end_of(Finding::Conditional(ConditionalId(1))), end("we will leave"));
        assert_eq!(reading.end_of(Finding::Speaker(SpeakerId(1))), None);
    }

    #[test]
    fn words_are_joined_over_lines_and_gaps() {
        let all = |spans: &[(u32, u32)]| {
            let spans: Vec<_> = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
            joined("one\n two three four", &spans)
        };
        assert_eq!(all(&[(0, 8), (15, 19)]), "one two … four");
        assert_eq!(all(&[]), "");
    }
}
