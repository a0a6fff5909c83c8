//! From the report of a sentence in its context to the report of the sentence alone.

use sayso_report::{
    Byte, Conditional, ConditionalId, Counts, Mark, Mention, NearMiss, Note, Party, Quote, QuoteId, Report,
    Span, Speaker, SpeakerId,
};

/// Keeps what lies in `part` of `text`, with offsets from its start and ids counted anew.
///
/// A quote that goes on beyond the sentence is cut at its ends. A conditional item belongs to the sentence
/// its consequence stands in, or where that is left out, its marker or its condition.
pub(crate) fn restrict(text: &str, report: Report<Byte>, part: Span<Byte>) -> Report<Byte> {
    let Report {
        version,
        id,
        offsets,
        engine,
        quotes,
        speakers,
        threats,
        marks,
        notes,
        near_misses,
        reviews: _, // no reader has seen it
        counts: _,
    } = report;
    let cut = Cut { text, part };

    let mut kept = Kept::default();
    let mut cut_quotes: Vec<Quote<Byte>> = Vec::new();
    for quote in quotes {
        let content = cut.words(&quote.content);
        if !content.is_empty() {
            kept.quotes.push(quote.id);
            cut_quotes.push(Quote {
                content,
                cue: cut.all(&quote.cue),
                source: cut.all(&quote.source),
                ..quote
            });
        }
    }
    let threats: Vec<Conditional<Byte>> = threats.into_iter().filter(|item| cut.holds(home(item))).collect();

    let spoken: u32 = cut_quotes.iter().map(|quote| cut.count(&quote.content)).sum();
    let mut cut_speakers: Vec<Speaker<Byte>> = Vec::new();
    for speaker in speakers {
        let quotes: Vec<QuoteId> = speaker.quotes.iter().filter_map(|&id| kept.quote(id)).collect();
        let party = |party: &Option<Party<Byte>>| {
            party.as_ref().is_some_and(|party| party.speaker == Some(speaker.id))
        };
        if quotes.is_empty() && !threats.iter().any(|item| party(&item.threatener) || party(&item.target)) {
            continue;
        }
        let said = cut_quotes.iter().filter(|quote| quote.speaker == Some(speaker.id));
        let words = said.map(|quote| cut.count(&quote.content)).sum();
        let mentions = speaker
            .mentions
            .iter()
            .filter_map(|mention| Some(Mention { span: cut.one(mention.span)?, form: mention.form }));
        cut_speakers.push(Speaker {
            quotes,
            words,
            share: share(words, spoken),
            mentions: mentions.collect(),
            ..speaker
        });
    }
    cut_speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.words));
    kept.speakers = cut_speakers.iter().map(|speaker| speaker.id).collect();

    for (number, quote) in (1..).zip(&mut cut_quotes) {
        quote.id = QuoteId(number);
        quote.speaker = quote.speaker.and_then(|id| kept.speaker(id));
        quote.parent = quote.parent.and_then(|id| kept.quote(id));
    }
    for (number, speaker) in (1..).zip(&mut cut_speakers) {
        speaker.id = SpeakerId(number);
    }
    let threats: Vec<Conditional<Byte>> = (1..)
        .zip(threats)
        .map(|(number, item)| cut.conditional(ConditionalId(number), item, &kept))
        .collect();
    let near_misses = near_misses.into_iter().filter(|miss| cut.holds(miss.span)).filter_map(|miss| {
        Some(NearMiss { span: cut.one(miss.span)?, marker: cut.all(&miss.marker), why: miss.why })
    });
    let notes = notes
        .into_iter()
        .filter(|note| cut.holds(note.span))
        .filter_map(|note| Some(Note { kind: note.kind, span: cut.one(note.span)?, message: note.message }));
    let counts = Counts {
        words: words(part.of(text)),
        sentences: u32::from(!part.is_empty()),
        quotes: cut_quotes.len() as u32,
        speakers: cut_speakers.len() as u32,
        threats: threats.len() as u32,
    };
    Report {
        version,
        id,
        offsets,
        engine,
        quotes: cut_quotes,
        speakers: cut_speakers,
        threats,
        marks: cut.marks(marks, &kept),
        notes: notes.collect(),
        near_misses: near_misses.collect(),
        reviews: Vec::new(),
        counts,
    }
}

/// Where a conditional item is at home.
fn home(item: &Conditional<Byte>) -> Span<Byte> {
    let parts = [&item.consequence, &item.marker, &item.condition];
    parts.into_iter().find_map(|part| part.first().copied()).unwrap_or(item.span)
}

/// Words as the report counts them, near enough: runs of letters and digits, with apostrophes, dots and hyphens inside.
fn words(text: &str) -> u32 {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() as u32
}

/// A share to four decimals, as the report gives it.
fn share(words: u32, all: u32) -> f64 {
    (f64::from(words) / f64::from(all.max(1)) * 10_000.0).round() / 10_000.0
}

/// The old ids of what is kept, each in the place of its new one.
#[derive(Default)]
struct Kept {
    quotes: Vec<QuoteId>,
    speakers: Vec<SpeakerId>,
}

impl Kept {
    fn quote(&self, old: QuoteId) -> Option<QuoteId> {
        self.quotes.iter().position(|&id| id == old).map(|index| QuoteId(index as u32 + 1))
    }

    fn speaker(&self, old: SpeakerId) -> Option<SpeakerId> {
        self.speakers.iter().position(|&id| id == old).map(|index| SpeakerId(index as u32 + 1))
    }
}

/// One stretch of a text, and how to cut to it.
struct Cut<'t> {
    text: &'t str,
    part: Span<Byte>,
}

impl Cut<'_> {
    /// Whether a span starts inside.
    fn holds(&self, span: Span<Byte>) -> bool {
        (self.part.start()..self.part.end()).contains(&span.start())
    }

    /// What of a span lies inside, counted from the start of the stretch.
    fn one(&self, span: Span<Byte>) -> Option<Span<Byte>> {
        let start = span.start().max(self.part.start());
        let end = span.end().min(self.part.end());
        (start < end).then(|| Span::new(start - self.part.start(), end - self.part.start()))
    }

    fn all(&self, spans: &[Span<Byte>]) -> Vec<Span<Byte>> {
        spans.iter().filter_map(|&span| self.one(span)).collect()
    }

    /// Like [`Self::all`], without pieces that hold no word, as a closing mark left alone.
    fn words(&self, spans: &[Span<Byte>]) -> Vec<Span<Byte>> {
        let mut spans = self.all(spans);
        spans.retain(|span| span.of(self.part.of(self.text)).chars().any(char::is_alphanumeric));
        spans
    }

    /// The words of spans that are already cut.
    fn count(&self, spans: &[Span<Byte>]) -> u32 {
        spans.iter().map(|span| words(span.of(self.part.of(self.text)))).sum()
    }

    fn conditional(&self, id: ConditionalId, item: Conditional<Byte>, kept: &Kept) -> Conditional<Byte> {
        let party = |party: Party<Byte>| Party {
            speaker: party.speaker.and_then(|id| kept.speaker(id)),
            span: party.span.and_then(|span| self.one(span)),
            name: party.name,
        };
        Conditional {
            id,
            span: self.one(item.span).unwrap_or_default(),
            marker: self.all(&item.marker),
            condition: self.all(&item.condition),
            consequence: self.all(&item.consequence),
            deadline: self.all(&item.deadline),
            threatener: item.threatener.map(party),
            target: item.target.map(party),
            quote: item.quote.and_then(|id| kept.quote(id)),
            ..item
        }
    }

    /// Depth is bounded by [`sayso_report::MAX_NESTING`].
    fn marks(&self, marks: Vec<Mark<Byte>>, kept: &Kept) -> Vec<Mark<Byte>> {
        marks
            .into_iter()
            .filter_map(|mark| {
                let span = self.one(mark.span)?;
                let inside = self.marks(mark.inside, kept);
                let closed = mark.closed && mark.span.end() <= self.part.end();
                Some(Mark {
                    span,
                    inside,
                    closed,
                    role: mark.role,
                    quote: mark.quote.and_then(|id| kept.quote(id)),
                })
            })
            .collect()
    }
}
