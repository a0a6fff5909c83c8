//! From the engine's tables to the public report: the one place that knows both.

use sayso_report::{
    Byte, Conditional, ConditionalId, Counts, Engine, FORMAT_VERSION, MAX_NESTING, Mark, Mention, NearMiss,
    Note, OffsetUnit, Party, Quote, QuoteId, Report, Speaker, SpeakerId, order,
};

use crate::{
    fingerprint,
    quote::{Quotes, Source},
    speaker::{Cast, EntityId},
    syntax::Syntax,
    text::{Span, TokenRange, marks::StretchId, sentence::Sort},
    threat::{self, Conditionals},
};

/// Writes the report of one text.
pub(crate) fn write(
    syntax: &Syntax<'_>,
    quotes: &Quotes,
    cast: &Cast,
    conditionals: &Conditionals,
) -> Report<Byte> {
    let order = speakers_by_words(syntax, quotes, cast);
    let mut speaker_ids = vec![None; cast.entities.len()];
    for (rank, &(entity, _)) in order.iter().enumerate() {
        speaker_ids[entity.0 as usize] = Some(SpeakerId(rank as u32 + 1));
    }
    let speaker_of = |entity: Option<EntityId>| entity.and_then(|entity| speaker_ids[entity.0 as usize]);

    let speakers = write_speakers(syntax, quotes, cast, &order);
    let quotes_out: Vec<Quote<Byte>> = quotes
        .quotes
        .iter()
        .zip(&cast.voices)
        .enumerate()
        .map(|(index, (quote, voice))| Quote {
            id: QuoteId(index as u32 + 1),
            kind: quote.kind,
            content: quote.content.clone(),
            cue: spans(syntax, &quote.cue),
            source: match quote.source {
                Source::Phrase(range, _) => spans(syntax, &[range]),
                Source::Carried(_) | Source::Nobody => Vec::new(),
            },
            speaker: speaker_of(voice.entity),
            parent: quote.parent.map(|parent| QuoteId(parent.0 + 1)),
            confidence: quote.confidence,
            why: [quote.why.as_str(), voice.why.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            runner_up: voice.runner_up.map(|entity| cast.entities[entity.0 as usize].name.clone()),
        })
        .collect();

    let threats: Vec<Conditional<Byte>> = conditionals
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| write_conditional(index, item, &speaker_of))
        .collect();
    let near_misses = conditionals
        .near_misses
        .iter()
        .map(|miss| NearMiss { span: miss.span, marker: miss.marker.clone(), why: miss.why.clone() })
        .collect();

    let counts = Counts {
        words: syntax.word_count(TokenRange::new(0, syntax.tokens.len())),
        sentences: syntax.sentences.iter().filter(|sentence| sentence.sort == Sort::Whole).count() as u32,
        quotes: quotes_out.len() as u32,
        speakers: speakers.len() as u32,
        threats: threats.len() as u32,
    };
    Report {
        version: FORMAT_VERSION,
        id: None,
        offsets: OffsetUnit::Byte,
        engine: Engine { version: env!("CARGO_PKG_VERSION").to_owned(), model: fingerprint::of_weights() },
        quotes: quotes_out,
        speakers,
        threats,
        marks: write_marks(syntax, quotes),
        notes: write_notes(syntax, cast),
        near_misses,
        reviews: Vec::new(),
        counts,
    }
}

fn spans(syntax: &Syntax<'_>, ranges: &[TokenRange]) -> Vec<Span> {
    ranges.iter().filter(|range| !range.is_empty()).map(|&range| syntax.span_of(range)).collect()
}

/// The entities that say something, most words first, then in order of first mention.
fn speakers_by_words(syntax: &Syntax<'_>, quotes: &Quotes, cast: &Cast) -> Vec<(EntityId, u32)> {
    let mut words = vec![None; cast.entities.len()];
    for (quote, voice) in quotes.quotes.iter().zip(&cast.voices) {
        if let Some(entity) = voice.entity {
            let total: u32 = quote.content.iter().map(|&span| syntax.words_in(span)).sum();
            *words[entity.0 as usize].get_or_insert(0) += total;
        }
    }
    let mut order: Vec<(EntityId, u32)> = words
        .into_iter()
        .enumerate()
        .filter_map(|(index, words)| Some((EntityId(index as u32), words?)))
        .collect();
    order::by_key(&mut order, |&(entity, words)| (std::cmp::Reverse(words), entity));
    order
}

fn write_speakers(
    syntax: &Syntax<'_>,
    quotes: &Quotes,
    cast: &Cast,
    order: &[(EntityId, u32)],
) -> Vec<Speaker<Byte>> {
    let mut mentions = vec![Vec::new(); cast.entities.len()];
    for mention in &cast.mentions {
        let span = syntax.span_of(mention.tokens);
        mentions[mention.entity.0 as usize].push(Mention { span, form: mention.form });
    }
    for mentions in &mut mentions {
        // The cast lists them by their heads, and one phrase can stand inside another.
        order::by_key(mentions, |mention| mention.span);
    }
    let mut said = vec![Vec::new(); cast.entities.len()];
    for (index, voice) in cast.voices.iter().enumerate() {
        if let Some(entity) = voice.entity {
            said[entity.0 as usize].push(QuoteId(index as u32 + 1));
        }
    }
    let all: u32 =
        quotes.quotes.iter().flat_map(|quote| &quote.content).map(|&span| syntax.words_in(span)).sum();
    order
        .iter()
        .enumerate()
        .map(|(rank, &(id, words))| {
            let entity = &cast.entities[id.0 as usize];
            Speaker {
                id: SpeakerId(rank as u32 + 1),
                name: entity.name.clone(),
                kind: entity.kind,
                role: entity.role.clone(),
                aliases: entity.aliases.clone(),
                mentions: std::mem::take(&mut mentions[id.0 as usize]),
                quotes: std::mem::take(&mut said[id.0 as usize]),
                words,
                share: (f64::from(words) / f64::from(all.max(1)) * 10_000.0).round() / 10_000.0,
            }
        })
        .collect()
}

fn write_conditional(
    index: usize,
    item: &threat::Conditional,
    speaker_of: &impl Fn(Option<EntityId>) -> Option<SpeakerId>,
) -> Conditional<Byte> {
    let parts = [&item.marker, &item.condition, &item.consequence, &item.deadline];
    let span = parts.into_iter().flatten().copied().reduce(Span::join).unwrap_or_default();
    let party = |party: &threat::Party| Party {
        name: party.name.clone(),
        speaker: speaker_of(party.entity),
        span: party.span,
    };
    Conditional {
        id: ConditionalId(index as u32 + 1),
        kind: item.kind,
        status: item.status,
        polarity: item.polarity,
        specified: item.specified,
        strength: item.strength,
        span,
        marker: item.marker.clone(),
        condition: item.condition.clone(),
        consequence: item.consequence.clone(),
        deadline: item.deadline.clone(),
        condition_in: item.condition_in,
        threatener: item.threatener.as_ref().map(party),
        target: item.target.as_ref().map(party),
        category: item.category,
        quote: item.quote.map(|quote| QuoteId(quote.0 + 1)),
        confidence: item.confidence,
        why: item.why.clone(),
    }
}

/// The marked stretches as a forest, deeper ones than [`MAX_NESTING`] beside their parents.
fn write_marks(syntax: &Syntax<'_>, quotes: &Quotes) -> Vec<Mark<Byte>> {
    let stretches = &syntax.marks.stretches;
    let mut roots: Vec<Mark<Byte>> = Vec::new();
    // The open stretches from the outermost inwards; a stretch is put into its parent when it ends.
    let mut open: Vec<(StretchId, Mark<Byte>)> = Vec::new();
    let mut close = |open: &mut Vec<(StretchId, Mark<Byte>)>| {
        if let Some((_, mark)) = open.pop() {
            open.last_mut().map_or(&mut roots, |(_, parent)| &mut parent.inside).push(mark);
        }
    };
    for (index, stretch) in stretches.iter().enumerate() {
        while open.last().is_some_and(|&(id, _)| stretch.parent != Some(id)) {
            close(&mut open);
        }
        if open.len() >= MAX_NESTING {
            close(&mut open);
        }
        let (role, quote) = quotes.marks[index];
        let mark = Mark {
            span: syntax.span_of(stretch.tokens),
            inside: Vec::new(),
            closed: stretch.close.is_some(),
            role,
            quote: quote.map(|quote| QuoteId(quote.0 + 1)),
        };
        open.push((StretchId(index as u32), mark));
    }
    while !open.is_empty() {
        close(&mut open);
    }
    roots
}

fn write_notes(syntax: &Syntax<'_>, cast: &Cast) -> Vec<Note<Byte>> {
    let of_text = syntax.oddities.iter().map(|oddity| (&oddity.kind, &oddity.span, &oddity.message));
    let of_cast = cast.notes.iter().map(|(kind, span, message)| (kind, span, message));
    let mut notes: Vec<Note<Byte>> = of_text
        .chain(of_cast)
        .map(|(kind, span, message)| Note { kind: *kind, span: *span, message: message.clone() })
        .collect();
    order::by_key(&mut notes, |note: &Note<Byte>| (note.span, note.kind as u8));
    notes
}
