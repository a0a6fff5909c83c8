//! From clusters to a cast list: name, kind, role, other forms, and who says each quote.

use sayso_report::{Form, NoteKind, SpeakerKind};

use super::{
    Cast, Entity, EntityId, Mention, Voice,
    book::{Book, How},
    display::{shown_name, tidy, weight, with_owner},
    mention::{Draft, Sort},
    pronouns::source_of,
    role,
    traits::{Person, is_human},
    words::{self, PlaceSort},
};
use crate::quote::{QuoteId, Source};

/// Writes the cast list.
pub(super) fn write(book: &Book<'_, '_, '_>) -> Cast {
    let mut entity_of: Vec<Option<EntityId>> = vec![None; book.drafts.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for mention in 0..book.drafts.len() {
        if !is_somebody(book, mention) {
            continue;
        }
        let cluster = book.cluster(mention);
        let id = *entity_of[cluster].get_or_insert_with(|| {
            members.push(Vec::new());
            EntityId(members.len() as u32 - 1)
        });
        entity_of[mention] = Some(id);
        members[id.0 as usize].push(mention);
    }
    let entities: Vec<Entity> = members.iter().map(|members| describe(book, members)).collect();
    let mentions = book
        .drafts
        .iter()
        .enumerate()
        .filter_map(|(mention, draft)| {
            let entity = entity_of[mention].filter(|_| is_somebody(book, mention))?;
            Some(Mention { tokens: draft.tokens, head: draft.head, form: form(book, draft), entity })
        })
        .collect();
    let mut notes = Vec::new();
    let mut voices: Vec<Voice> = Vec::with_capacity(book.quotes.quotes.len());
    for number in 0..book.quotes.quotes.len() {
        let voice = voice(book, QuoteId(number as u32), &entity_of, &entities);
        note(book, number, &voice, &entities, &mut notes);
        voices.push(voice);
    }
    Cast { entities, mentions, voices, notes }
}

/// Whether a mention refers to somebody: every name and description, and the pronouns that were linked.
fn is_somebody(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    match book.drafts[mention].sort {
        Sort::Name | Sort::Nominal => true,
        Sort::Pronoun(pronoun) => {
            book.resolved[mention] || (book.drafts[mention].speaks && pronoun.person == Person::First)
        }
    }
}

/// By what sort of words a mention refers.
fn form(book: &Book<'_, '_, '_>, draft: &Draft) -> Form {
    match draft.sort {
        Sort::Pronoun(_) => Form::Pronoun,
        Sort::Nominal => Form::Title,
        Sort::Name => {
            let name = draft.phrase.name.unwrap_or(draft.tokens);
            match words::place(&book.reader.lower(name)) {
                Some((_, PlaceSort::Capital | PlaceSort::Seat)) => Form::Metonym,
                Some((_, PlaceSort::Country | PlaceSort::People | PlaceSort::City)) | None => Form::Name,
            }
        }
    }
}

/// Names and describes the bearer of a cluster.
fn describe(book: &Book<'_, '_, '_>, members: &[usize]) -> Entity {
    let profile = book.profile(members[0]);
    let kind = if profile.kind == SpeakerKind::Unnamed && profile.named {
        SpeakerKind::Person
    } else {
        profile.kind
    };
    let country = |mention: &usize| {
        let draft = &book.drafts[*mention];
        let place = draft.phrase.name.and_then(|name| words::place(&book.reader.lower(name)));
        draft.speaks && matches!(place, Some((_, PlaceSort::Country)))
    };
    // Where a country and its capital both speak, the country gives the name; where one speaks, the one that does.
    let speaks = |mention: &usize| book.drafts[*mention].speaks && book.drafts[*mention].is_name();
    let by_country = kind == SpeakerKind::Place && members.iter().any(country);
    let by_speaker = kind == SpeakerKind::Place && members.iter().any(speaks);
    let named = || {
        let names = members.iter().filter(|&&mention| book.drafts[mention].is_name());
        names
            .filter(|mention| !by_country || country(mention))
            .filter(|mention| !by_speaker || speaks(mention))
            .copied()
    };
    let best = |mentions: &mut dyn Iterator<Item = usize>| -> Option<String> {
        let texts = mentions.map(|mention| shown_name(book, mention, kind));
        // The fullest form, the first of equals.
        texts.fold(None, |best: Option<String>, text| match best {
            Some(best) if weight(&best) >= weight(&text) => Some(best),
            _ => Some(text),
        })
    };
    let name = best(&mut named())
        .or_else(|| {
            let nominal = |mention: &usize| book.drafts[*mention].sort == Sort::Nominal;
            let speaks = |mention: &usize| book.drafts[*mention].speaks;
            let indices = || members.iter().copied().filter(nominal);
            // “The diplomat” was introduced more fully: “a European diplomat”; “the government” is “the Spanish
            // government”, but “the company” stays so and is not “a utility”.
            let definite = |mention: usize| {
                let first = book.drafts[mention].phrase.core.start;
                book.reader.syntax.norm(first) == "the"
            };
            let noun = |mention: usize| book.drafts[mention].phrase.nouns.first();
            let own = indices().find(speaks).and_then(noun);
            let same = |mention: &usize| is_human(kind) || noun(*mention) == own;
            let told_once = kind == SpeakerKind::Document;
            match best(&mut indices().filter(speaks)) {
                Some(name) if told_once || !indices().filter(speaks).all(definite) => Some(name),
                Some(name) => {
                    let fuller = best(&mut indices().filter(same));
                    fuller.filter(|fuller| weight(fuller) > weight(&name)).or(Some(name))
                }
                None => best(&mut indices()),
            }
        })
        .unwrap_or_else(|| tidy(book.reader.syntax.words(book.drafts[members[0]].tokens)));
    let role = role::of(book, members, kind, &name)
        .or_else(|| with_owner(book, members).filter(|_| !profile.named))
        .or_else(|| role::description_of_one(kind, profile.number, &name));
    let aliases = aliases(book, members, kind, &name);
    Entity { name, kind, role, aliases }
}

/// The other forms of a name, in order of appearance.
fn aliases(book: &Book<'_, '_, '_>, members: &[usize], kind: SpeakerKind, name: &str) -> Vec<String> {
    let bare = |text: &str| {
        let text = text.to_lowercase();
        let short = ["the ", "a ", "an "].iter().find_map(|article| text.strip_prefix(article));
        short.unwrap_or(&text).to_owned()
    };
    let mut seen = vec![bare(name)];
    let mut aliases = Vec::new();
    for &mention in members {
        let draft = &book.drafts[mention];
        let text = match draft.sort {
            Sort::Pronoun(_) => continue,
            Sort::Name => shown_name(book, mention, kind),
            Sort::Nominal => tidy(book.reader.syntax.words(draft.phrase.core)),
        };
        let key = bare(&text);
        if aliases.len() < 12 && text.len() <= 120 && !text.is_empty() && !seen.contains(&key) {
            seen.push(key);
            aliases.push(text);
        }
    }
    aliases
}

/// Who says a quote.
fn voice(
    book: &Book<'_, '_, '_>,
    quote: QuoteId,
    entity_of: &[Option<EntityId>],
    entities: &[Entity],
) -> Voice {
    let carried = matches!(book.quotes.quotes[quote.0 as usize].source, Source::Carried(_));
    let nobody = |why: &str| Voice { entity: None, confidence: 0, why: why.to_owned(), runner_up: None };
    let Some(mention) = source_of(book, quote) else {
        return nobody("Nobody is named as the speaker.");
    };
    let words = tidy(book.reader.syntax.words(book.drafts[mention].tokens));
    let Some(entity) = entity_of[mention] else {
        return nobody(&format!("Who “{words}” is could not be told: nobody before it fits."));
    };
    let name = &entities[entity.0 as usize].name;
    let runner_up = book.runner_up[mention]
        .and_then(|other| entity_of[book.cluster(other)])
        .filter(|&other| other != entity);
    let (sure, how) = match book.how[mention] {
        How::Itself if *name == words => (98, String::new()),
        How::Itself => (96, format!("“{words}” is {name}.")),
        How::SameName => (97, format!("“{words}” names {name}.")),
        How::PartOfName => (94, format!("“{words}” is short for {name}.")),
        How::Acronym => (94, format!("“{words}” stands for {name}.")),
        How::SameWords => (88, format!("“{words}” takes up {name}.")),
        How::Role => (85, format!("“{words}” is {name}, described so before.")),
        How::Metonym => (88, format!("“{words}” stands for the government of {name}.")),
        How::Relative => (92, format!("“{words}” is {name}, named right before it.")),
        How::OwnWords => (90, format!("“{words}” is {name}, whose words these are.")),
        How::Addressed => (78, format!("“{words}” is {name}, who speaks in turn with the one who says it.")),
        How::LastSpeaker => (88, format!("“{words}” is {name}, the last to speak.")),
        How::Prominent => (72, format!("“{words}” is {name}, who stands out most before it.")),
    };
    let why = if carried { format!("The quote before goes on. {how}").trim().to_owned() } else { how };
    let confidence = if runner_up.is_some() { sure - 25 } else { sure };
    Voice { entity: Some(entity), confidence, why, runner_up }
}

/// Notes what the reader should know about a doubtful speaker.
fn note(
    book: &Book<'_, '_, '_>,
    number: usize,
    voice: &Voice,
    entities: &[Entity],
    notes: &mut Vec<(NoteKind, crate::text::Span, String)>,
) {
    let Source::Phrase(range, _) = book.quotes.quotes[number].source else { return };
    if range.is_empty() {
        return;
    }
    let span = book.reader.syntax.span_of(range);
    match (voice.entity, voice.runner_up) {
        (None, _) => notes.push((NoteKind::UnknownSpeaker, span, voice.why.clone())),
        (Some(entity), Some(other)) => {
            let words = tidy(book.reader.syntax.words(range));
            let (name, second) = (&entities[entity.0 as usize].name, &entities[other.0 as usize].name);
            notes.push((
                NoteKind::AmbiguousSpeaker,
                span,
                format!("“{words}” is read as {name}, but it could be {second}."),
            ));
        }
        (Some(_), None) => {}
    }
}
