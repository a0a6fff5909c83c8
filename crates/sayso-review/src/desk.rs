//! A report while corrections are applied to it: found by words, changed, and counted up at the end.

use std::collections::BTreeMap;

use sayso_report::{
    Byte, Conditional, ConditionalId, Decision, FindingId, Party, Quote, QuoteId, Report, Review, Span,
    Speaker, SpeakerId, SpeakerKind, order,
};

use crate::{Anchor, Target};

/// What is known of a finding besides what the report says.
#[derive(Default)]
struct Mark {
    decision: Option<Decision>,
    /// What it would be again, if a rejection were taken back.
    before: Option<Decision>,
    note: Option<String>,
}

/// The report in hand.
pub(crate) struct Desk<'t> {
    pub(crate) text: &'t str,
    pub(crate) report: Report<Byte>,
    marks: BTreeMap<FindingId, Mark>,
    /// How many words the quotes have together.
    all_words: u32,
    /// Whether somebody says something else than before.
    recount: bool,
}

impl<'t> Desk<'t> {
    pub(crate) fn new(text: &'t str, report: Report<Byte>) -> Self {
        let all_words = all_words(text, &report);
        Self { text, report, marks: BTreeMap::new(), all_words, recount: false }
    }

    /// The finding that is meant, if it is there.
    pub(crate) fn find(&self, target: &Target) -> Option<FindingId> {
        match target {
            Target::Quote(anchor) => self.quote_at(anchor).map(FindingId::Quote),
            Target::Conditional(anchor) => self.conditional_at(anchor).map(FindingId::Conditional),
            Target::Speaker(name) => self.speaker_named(name).map(FindingId::Speaker),
        }
    }

    pub(crate) fn quote_at(&self, anchor: &Anchor) -> Option<QuoteId> {
        let span = anchor.find(self.text)?;
        let places = self.report.quotes.iter().filter_map(|quote| Some((quote.id, hull(&quote.content)?)));
        closest(span, places)
    }

    pub(crate) fn conditional_at(&self, anchor: &Anchor) -> Option<ConditionalId> {
        let span = anchor.find(self.text)?;
        closest(span, self.report.threats.iter().map(|item| (item.id, item.span)))
    }

    pub(crate) fn speaker_named(&self, name: &str) -> Option<SpeakerId> {
        self.report.speakers.iter().find(|speaker| speaker.name == name).map(|speaker| speaker.id)
    }

    pub(crate) fn quote(&mut self, id: QuoteId) -> Option<&mut Quote<Byte>> {
        self.report.quotes.iter_mut().find(|quote| quote.id == id)
    }

    pub(crate) fn conditional(&mut self, id: ConditionalId) -> Option<&mut Conditional<Byte>> {
        self.report.threats.iter_mut().find(|item| item.id == id)
    }

    pub(crate) fn speaker(&mut self, id: SpeakerId) -> Option<&mut Speaker<Byte>> {
        self.report.speakers.iter_mut().find(|speaker| speaker.id == id)
    }

    pub(crate) fn name_of(&self, id: Option<SpeakerId>) -> Option<&str> {
        let id = id?;
        self.report.speakers.iter().find(|speaker| speaker.id == id).map(|speaker| speaker.name.as_str())
    }

    /// Who has this name; somebody new, if nobody has.
    pub(crate) fn speaker_called(&mut self, name: &str) -> Option<SpeakerId> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        if let Some(id) = self.speaker_named(name) {
            return Some(id);
        }
        let id = SpeakerId(self.report.speakers.iter().map(|speaker| speaker.id.0).max().unwrap_or(0) + 1);
        self.report.speakers.push(Speaker {
            id,
            name: name.to_owned(),
            kind: SpeakerKind::Person,
            role: None,
            aliases: Vec::new(),
            mentions: Vec::new(),
            quotes: Vec::new(),
            words: 0,
            share: 0.0,
        });
        self.decide(FindingId::Speaker(id), Decision::Added);
        Some(id)
    }

    /// Gives a quote to a speaker, or to nobody; says whether that is new.
    pub(crate) fn attribute(&mut self, id: QuoteId, to: Option<SpeakerId>) -> bool {
        let text = self.text;
        let Some(quote) = self.quote(id) else { return false };
        let from = quote.speaker;
        if from == to {
            return false;
        }
        quote.speaker = to;
        let words = words_of(text, &quote.content);
        if let Some(speaker) = from.and_then(|from| self.speaker(from)) {
            speaker.quotes.retain(|&other| other != id);
            speaker.words = speaker.words.saturating_sub(words);
        }
        if let Some(speaker) = to.and_then(|to| self.speaker(to)) {
            speaker.quotes.push(id);
            speaker.words += words;
        }
        self.recount = true;
        true
    }

    /// Counts the words of a quote in or out.
    pub(crate) fn weigh(&mut self, id: QuoteId, present: bool) {
        let text = self.text;
        let Some(quote) = self.quote(id) else { return };
        let (words, speaker) = (words_of(text, &quote.content), quote.speaker);
        let change = |count: &mut u32| {
            *count = if present { *count + words } else { count.saturating_sub(words) };
        };
        change(&mut self.all_words);
        if let Some(speaker) = speaker.and_then(|speaker| self.speaker(speaker)) {
            change(&mut speaker.words);
        }
        self.recount = true;
    }

    /// What the reader says of a finding; what was added stays so whatever is changed in it.
    pub(crate) fn decide(&mut self, finding: FindingId, decision: Decision) {
        let mark = self.marks.entry(finding).or_default();
        if mark.decision != Some(Decision::Added) || decision == Decision::Rejected {
            if decision == Decision::Rejected && mark.decision != Some(Decision::Rejected) {
                mark.before = mark.decision;
            }
            mark.decision = Some(decision);
        }
    }

    pub(crate) fn is_rejected(&self, finding: FindingId) -> bool {
        self.marks.get(&finding).is_some_and(|mark| mark.decision == Some(Decision::Rejected))
    }

    /// Takes a rejection or a confirmation back.
    pub(crate) fn reopen(&mut self, finding: FindingId) {
        if let Some(mark) = self.marks.get_mut(&finding) {
            mark.decision = match mark.decision {
                Some(Decision::Rejected) => mark.before.take(),
                Some(Decision::Confirmed | Decision::Noted) | None => None,
                kept @ Some(Decision::Changed | Decision::Added) => kept,
            };
        }
    }

    pub(crate) fn note(&mut self, finding: FindingId, note: &str) {
        let note = Some(note.trim()).filter(|note| !note.is_empty()).map(ToOwned::to_owned);
        self.marks.entry(finding).or_default().note = note;
    }

    /// The report with its lists in order, its rejected findings out of it, and its counts.
    pub(crate) fn finish(mut self) -> Report<Byte> {
        let mut reviews: Vec<Review<Byte>> = Vec::new();
        for (&finding, mark) in &self.marks {
            let decision = match (mark.decision, &mark.note) {
                (Some(decision), _) => decision,
                (None, Some(_)) => Decision::Noted,
                (None, None) => continue,
            };
            reviews.push(Review { finding, decision, span: self.place(finding), note: mark.note.clone() });
        }
        self.take_out();
        let Self { mut report, all_words, recount, .. } = self;
        order::by_key(&mut report.quotes, |quote| (hull(&quote.content), quote.id));
        order::by_key(&mut report.threats, |item| (item.span, item.id));
        // A finding that is gone for another reason than a rejection needs no word: its speaker merged, say.
        let known = order::set(ids(&report));
        reviews.retain(|review| review.decision == Decision::Rejected || known.contains(&review.finding));
        report.reviews = reviews;
        if recount {
            for speaker in &mut report.speakers {
                order::by_key(&mut speaker.quotes, |&id| id);
                let share =
                    if all_words == 0 { 0.0 } else { f64::from(speaker.words) / f64::from(all_words) };
                speaker.share = (share.min(1.0) * 10_000.0).round() / 10_000.0;
            }
            order::by_key(&mut report.speakers, |speaker| (std::cmp::Reverse(speaker.words), speaker.id));
        }
        report.counts.quotes = report.quotes.len() as u32;
        report.counts.speakers = report.speakers.len() as u32;
        report.counts.threats = report.threats.len() as u32;
        report
    }

    fn place(&self, finding: FindingId) -> Option<Span<Byte>> {
        match finding {
            FindingId::Quote(id) => {
                self.report.quotes.iter().find(|quote| quote.id == id).and_then(|quote| hull(&quote.content))
            }
            FindingId::Conditional(id) => {
                self.report.threats.iter().find(|item| item.id == id).map(|item| item.span)
            }
            FindingId::Speaker(_) => None,
        }
    }

    /// Takes out what was rejected, and speakers nothing is left of.
    fn take_out(&mut self) {
        let rejected = order::set(self.marks.keys().copied().filter(|&finding| self.is_rejected(finding)));
        for id in self.report.quotes.iter().map(|quote| quote.id).collect::<Vec<_>>() {
            let speaker = self.quote(id).and_then(|quote| quote.speaker);
            if rejected.contains(&FindingId::Quote(id)) {
                self.weigh(id, false);
                if let Some(speaker) = speaker.and_then(|speaker| self.speaker(speaker)) {
                    speaker.quotes.retain(|&quote| quote != id);
                }
            } else if speaker.is_some_and(|speaker| rejected.contains(&FindingId::Speaker(speaker))) {
                self.attribute(id, None);
            }
        }
        let parents: BTreeMap<QuoteId, Option<QuoteId>> =
            self.report.quotes.iter().map(|quote| (quote.id, quote.parent)).collect();
        // A parent always comes before: the walk up ends.
        let standing = |mut quote: Option<QuoteId>| {
            for _ in 0..parents.len() {
                match quote {
                    Some(id) if rejected.contains(&FindingId::Quote(id)) => {
                        quote = parents.get(&id).copied().flatten();
                    }
                    _ => break,
                }
            }
            quote.filter(|&id| !rejected.contains(&FindingId::Quote(id)))
        };
        let report = &mut self.report;
        report.quotes.retain(|quote| !rejected.contains(&FindingId::Quote(quote.id)));
        report.threats.retain(|item| !rejected.contains(&FindingId::Conditional(item.id)));
        report.quotes.iter_mut().for_each(|quote| quote.parent = standing(quote.parent));
        report.threats.iter_mut().for_each(|item| item.quote = standing(item.quote));
        for mark in &mut report.marks {
            unlink(mark, &standing);
        }
        let marks = &self.marks;
        let recount = self.recount;
        report.speakers.retain(|speaker| {
            let id = FindingId::Speaker(speaker.id);
            // Whom the reader named stays, also without a word.
            let named = marks.get(&id).is_some_and(|mark| mark.decision.is_some());
            !rejected.contains(&id) && (!recount || named || !speaker.quotes.is_empty())
        });
        let left = order::set(report.speakers.iter().map(|speaker| speaker.id));
        for item in &mut report.threats {
            for Party { speaker, .. } in [&mut item.threatener, &mut item.target].into_iter().flatten() {
                *speaker = speaker.filter(|id| left.contains(id));
            }
        }
    }
}

/// Depth is bounded by [`sayso_report::MAX_NESTING`].
fn unlink(mark: &mut sayso_report::Mark<Byte>, standing: &impl Fn(Option<QuoteId>) -> Option<QuoteId>) {
    mark.quote = standing(mark.quote);
    for inner in &mut mark.inside {
        unlink(inner, standing);
    }
}

fn ids(report: &Report<Byte>) -> impl Iterator<Item = FindingId> {
    let quotes = report.quotes.iter().map(|quote| FindingId::Quote(quote.id));
    let items = report.threats.iter().map(|item| FindingId::Conditional(item.id));
    quotes.chain(items).chain(report.speakers.iter().map(|speaker| FindingId::Speaker(speaker.id)))
}

/// The smallest stretch that holds all of them.
pub(crate) fn hull(spans: &[Span<Byte>]) -> Option<Span<Byte>> {
    spans.iter().copied().reduce(Span::join)
}

/// The one that shares most with `span`, if that is at least half of the longer of the two.
fn closest<T>(span: Span<Byte>, places: impl Iterator<Item = (T, Span<Byte>)>) -> Option<T> {
    let shared =
        |other: Span<Byte>| other.end().min(span.end()).saturating_sub(other.start().max(span.start()));
    places
        .map(|(what, place)| (what, shared(place), place.len().max(span.len())))
        .filter(|&(_, shared, longer)| shared > 0 && shared >= longer.div_ceil(2))
        // Among those with as much in common, the one closest in length, and the first of them.
        .reduce(|best, next| {
            let better = (next.1, std::cmp::Reverse(next.2)) > (best.1, std::cmp::Reverse(best.2));
            if better { next } else { best }
        })
        .map(|(what, ..)| what)
}

/// Words as people count: runs of letters and digits between white space.
fn words_of(text: &str, spans: &[Span<Byte>]) -> u32 {
    let words = spans.iter().flat_map(|span| span.of(text).split_whitespace());
    words.filter(|word| word.contains(char::is_alphanumeric)).count() as u32
}

/// The words of all quotes, from a share that the engine gave where there is one.
fn all_words(text: &str, report: &Report<Byte>) -> u32 {
    let known = report.speakers.iter().find(|speaker| speaker.share > 0.0);
    match known {
        Some(speaker) => (f64::from(speaker.words) / speaker.share).round() as u32,
        None => report.quotes.iter().map(|quote| words_of(text, &quote.content)).sum(),
    }
}
