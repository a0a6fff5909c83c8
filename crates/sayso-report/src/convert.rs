//! From one unit of offsets to another, once, for a whole report.

use std::marker::PhantomData;

use crate::{
    Byte, Conditional, Mark, Mention, NearMiss, Note, Party, Quote, Report, Review, Span, Speaker, Unit,
};

/// Bytes between two remembered places; a look-up reads at most this much text.
const STRIDE: usize = 64;

/// Translates byte offsets of one text into `U`, in constant time each.
#[derive(Clone, Debug)]
pub struct OffsetTable<'t, U> {
    text: &'t str,
    /// For every [`STRIDE`] bytes: the first character boundary at or after them, and its offset in `U`.
    places: Vec<(u32, u32)>,
    unit: PhantomData<U>,
}

impl<'t, U: Unit> OffsetTable<'t, U> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut places = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut offset = 0;
        for (byte, character) in text.char_indices() {
            if byte >= places.len() * STRIDE {
                places.push((byte as u32, offset));
            }
            offset += U::length(character);
        }
        Self { text, places, unit: PhantomData }
    }

    /// The same place counted in `U`.
    ///
    /// # Panics
    /// If `byte` lies outside the text or inside a character.
    pub fn offset(&self, byte: u32) -> u32 {
        let later = self.places.partition_point(|&(place, _)| place <= byte);
        let (place, offset) = later.checked_sub(1).map_or((0, 0), |index| self.places[index]);
        let between = &self.text[place as usize..byte as usize];
        offset + between.chars().map(U::length).sum::<u32>()
    }

    /// The same stretch counted in `U`.
    pub fn span(&self, span: Span<Byte>) -> Span<U> {
        Span::new(self.offset(span.start()), self.offset(span.end()))
    }
}

impl Report<Byte> {
    /// The same report with its offsets counted in `V`; `text` is the text it was made from.
    pub fn convert<V: Unit>(self, text: &str) -> Report<V> {
        let table = OffsetTable::<V>::new(text);
        self.map_spans(&|span| table.span(span))
    }
}

impl<U: Unit> Report<U> {
    /// The same report with every span replaced by `f` of it.
    pub fn map_spans<V: Unit>(self, f: &impl Fn(Span<U>) -> Span<V>) -> Report<V> {
        // Every struct below is taken apart in full, so that a new field cannot be forgotten here.
        let Self {
            version,
            id,
            offsets: _,
            engine,
            quotes,
            speakers,
            threats,
            marks,
            notes,
            near_misses,
            reviews,
            counts,
        } = self;
        Report {
            version,
            id,
            offsets: V::UNIT,
            engine,
            quotes: each(quotes, |quote| map_quote(quote, f)),
            speakers: each(speakers, |speaker| map_speaker(speaker, f)),
            threats: each(threats, |threat| map_conditional(threat, f)),
            marks: each(marks, |mark| map_mark(mark, f)),
            notes: each(notes, |Note { kind, span, message }| Note { kind, span: f(span), message }),
            near_misses: each(near_misses, |NearMiss { span, marker, why }| NearMiss {
                span: f(span),
                marker: each(marker, f),
                why,
            }),
            reviews: each(reviews, |Review { finding, decision, span, note }| Review {
                finding,
                decision,
                span: span.map(f),
                note,
            }),
            counts,
        }
    }
}

fn each<T, R>(items: Vec<T>, f: impl FnMut(T) -> R) -> Vec<R> {
    items.into_iter().map(f).collect()
}

fn map_quote<U, V>(quote: Quote<U>, f: &impl Fn(Span<U>) -> Span<V>) -> Quote<V> {
    let Quote { id, kind, content, cue, source, speaker, parent, confidence, why, runner_up } = quote;
    Quote {
        id,
        kind,
        content: each(content, f),
        cue: each(cue, f),
        source: each(source, f),
        speaker,
        parent,
        confidence,
        why,
        runner_up,
    }
}

fn map_speaker<U, V>(speaker: Speaker<U>, f: &impl Fn(Span<U>) -> Span<V>) -> Speaker<V> {
    let Speaker { id, name, kind, role, aliases, mentions, quotes, words, share } = speaker;
    let mentions = each(mentions, |Mention { span, form }| Mention { span: f(span), form });
    Speaker { id, name, kind, role, aliases, mentions, quotes, words, share }
}

fn map_conditional<U, V>(item: Conditional<U>, f: &impl Fn(Span<U>) -> Span<V>) -> Conditional<V> {
    let Conditional {
        id,
        kind,
        status,
        polarity,
        specified,
        strength,
        span,
        marker,
        condition,
        consequence,
        deadline,
        condition_in,
        threatener,
        target,
        category,
        quote,
        confidence,
        why,
    } = item;
    let party = |Party { name, speaker, span }: Party<U>| Party { name, speaker, span: span.map(f) };
    Conditional {
        id,
        kind,
        status,
        polarity,
        specified,
        strength,
        span: f(span),
        marker: each(marker, f),
        condition: each(condition, f),
        consequence: each(consequence, f),
        deadline: each(deadline, f),
        condition_in,
        threatener: threatener.map(party),
        target: target.map(party),
        category,
        quote,
        confidence,
        why,
    }
}

/// Depth is bounded: the engine nests marks at most [`crate::MAX_NESTING`] deep.
fn map_mark<U, V>(mark: Mark<U>, f: &impl Fn(Span<U>) -> Span<V>) -> Mark<V> {
    let Mark { span, inside, closed, role, quote } = mark;
    Mark { span: f(span), inside: each(inside, |mark| map_mark(mark, f)), closed, role, quote }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{CodePoint, Utf16};

    #[track_caller]
    fn check<U: Unit>(text: &str, expected: &[u32]) {
        let table = OffsetTable::<U>::new(text);
        let offsets: Vec<u32> = text.char_indices().map(|(byte, _)| table.offset(byte as u32)).collect();
        assert_eq!(offsets, expected);
    }

    #[test]
    fn counts_code_points() {
        check::<CodePoint>("a“é👍z", &[0, 1, 2, 3, 4]);
    }

    #[test]
    fn counts_utf16_units() {
        check::<Utf16>("a“é👍z", &[0, 1, 2, 3, 5]);
    }

    #[test]
    fn keeps_bytes() {
        check::<Byte>("a“é👍z", &[0, 1, 4, 6, 10]);
    }

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "\\PC{0,300}") {
            let table = OffsetTable::<Utf16>::new(&text);
            let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for byte in boundaries {
                prop_assert_eq!(table.offset(byte as u32) as usize, text[..byte].encode_utf16().count());
            }
        }
    }
}
