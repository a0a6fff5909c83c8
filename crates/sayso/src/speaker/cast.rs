//! From clusters to a cast list: name, kind, role, other forms, and who says each quote.

use sayso_report::{Form, NoteKind, SpeakerKind};

use super::{
    Cast, Entity, EntityId, Mention, Voice,
    book::{Book, How},
    fold,
    mention::{Draft, Sort},
    pronouns::source_of,
    role,
    traits::{Person, is_human},
    words::{self, DeterminerSort, PlaceSort},
};
use crate::{
    quote::{QuoteId, Source},
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The most words of a description that is shown as a name or role.
pub(super) const LONGEST: usize = 24;

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
            // “The diplomat” was introduced more fully: “a European diplomat”.
            let taken_up = |mention: usize| {
                let first = book.drafts[mention].phrase.core.start;
                is_human(kind) && book.reader.syntax.norm(first) == "the"
            };
            match best(&mut indices().filter(speaks)) {
                Some(name) if !indices().filter(speaks).all(taken_up) => Some(name),
                Some(_) | None => best(&mut indices()),
            }
        })
        .unwrap_or_else(|| tidy(book.reader.syntax.words(book.drafts[members[0]].tokens)));
    let role = role::of(book, members, kind, &name);
    let aliases = aliases(book, members, kind, &name);
    Entity { name, kind, role, aliases }
}

/// How full a name is: its words, articles aside; long ones do not count as fuller.
fn weight(text: &str) -> usize {
    let words = fold::plain_words(text);
    let count = words.iter().filter(|word| !words::is_determiner(word, DeterminerSort::Article)).count();
    if count > LONGEST { 1 } else { count }
}

/// The text of a mention as a name in the cast list.
fn shown_name(book: &Book<'_, '_, '_>, mention: usize, kind: SpeakerKind) -> String {
    let draft = &book.drafts[mention];
    let range = match (draft.phrase.name, kind) {
        (Some(name), SpeakerKind::Person) => with_kept_title(book, draft, name),
        (Some(_), SpeakerKind::Group | SpeakerKind::Unnamed)
            if draft.phrase.core.start <= draft.tokens.start =>
        {
            without_clause(book, draft.phrase.core)
        }
        (Some(name), _) => with_descriptor(book, draft, name),
        (None, _) => without_time(book, without_clause(book, draft.phrase.core), draft.head),
    };
    tidy(book.reader.syntax.words(range))
}

/// A person’s name with the titles that stay part of it: “Sister Marie”, “Juror No. 4”.
fn with_kept_title(book: &Book<'_, '_, '_>, draft: &Draft, name: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let mut start = name.start;
    while start > draft.phrase.tokens.start {
        let before = TokenId(start.0 - 1);
        let kept = words::person_noun(syntax.norm(before)).is_some_and(|(noun, _)| noun.kept)
            && book.reader.is_capital(before);
        // “No. 4”, “Det. Sgt.”: a dot of its own.
        if kept || syntax.word(before) == "." && start < name.start {
            start = before;
        } else {
            break;
        }
    }
    let mut end = name.end;
    let close = draft.phrase.tokens.end;
    let comma = u32::from(end < close && syntax.word(end) == ",");
    // “Helena Marchbanks KC”, “Tom Molomby, SC”
    if end.0 + comma < close.0
        && book.reader.is_acronym(TokenId(end.0 + comma))
        && words::person_noun(syntax.norm(TokenId(end.0 + comma))).is_some_and(|(noun, _)| noun.after)
    {
        end = TokenId(end.0 + comma + 1);
    }
    TokenRange::new(start, end)
}

/// The name of a body with the noun beside it: “the newspaper Rytas”, “the state Supreme Court”, “Tass news agency”.
fn with_descriptor(book: &Book<'_, '_, '_>, draft: &Draft, name: TokenRange) -> TokenRange {
    let start = draft.phrase.core.start;
    if let Some(nouns) = draft.phrase.title.filter(|title| title.start == name.end) {
        let article = name.start.0.checked_sub(1).map(TokenId).filter(|&token| book.reader.is_article(token));
        return TokenRange::new(article.unwrap_or(name.start), nouns.end);
    }
    if start >= name.start || name.end > draft.phrase.core.end {
        return name;
    }
    let before = TokenRange::new(start, name.start);
    let article = book.reader.is_article(start);
    let described = before.len() == 2 && is_lower_noun(book, TokenId(start.0 + 1));
    // “Russia’s Federal Security Service”
    let owned = before.tokens().next_back().is_some_and(|token| book.reader.is_possessive(token))
        && before.tokens().all(|token| book.reader.is_name(token) || book.reader.is_possessive(token));
    let mut end = name.end;
    if draft.speaks {
        let rest = TokenRange::new(name.end, without_acronym(book, draft.phrase.core).end.max(name.end));
        if !rest.is_empty() && is_name_tail(book, rest) {
            end = rest.end;
        }
    }
    let whole = owned || article && (before.len() == 1 || described);
    TokenRange::new(if whole { start } else { name.start }, end)
}

/// Whether a token is a noun in small letters.
fn is_lower_noun(book: &Book<'_, '_, '_>, token: TokenId) -> bool {
    !book.reader.is_capital(token) && book.reader.is_noun(token)
}

/// Whether what follows a name is a part of how it is called: “of Chad”, “for Human Rights”.
fn is_name_tail(book: &Book<'_, '_, '_>, range: TokenRange) -> bool {
    matches!(book.reader.syntax.norm(range.start), "of" | "for" | "in" | "and" | "on")
}

/// A name without the acronym in brackets at its end.
fn without_acronym(book: &Book<'_, '_, '_>, core: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let open = core.tokens().rev().take(4).find(|&token| syntax.word(token) == "(");
    match open {
        Some(open) if open > core.start && book.reader.is_acronym(TokenId(open.0 + 1)) => {
            TokenRange::new(core.start, open)
        }
        Some(_) | None => core,
    }
}

/// A description without the clause at its end: “two aides” of “two aides who sat in on the lunch”.
fn without_clause(book: &Book<'_, '_, '_>, core: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let clause =
        core.tokens().skip(1).find(|&token| matches!(syntax.norm(token), "who" | "whose" | "whom" | "where"));
    TokenRange::new(core.start, clause.unwrap_or(core.end))
}

/// A description without the time at its end: “an audit” of “an audit published in June”.
fn without_time(book: &Book<'_, '_, '_>, range: TokenRange, head: TokenId) -> TokenRange {
    let syntax = book.reader.syntax;
    let figure = |token: TokenId| syntax.word(token).starts_with(|c: char| c.is_ascii_digit());
    let small = |token: TokenId| {
        matches!(
            syntax.norm(token),
            "in" | "on" | "at" | "this" | "last" | "earlier" | "late" | "early" | ","
        )
    };
    let mut end = range.end;
    let mut timed = false;
    while end.0 > head.0 + 1 {
        let last = TokenId(end.0 - 1);
        let time = words::is_time(syntax.norm(last)) || figure(last) && syntax.word(last).len() == 4;
        if !(time || small(last) || figure(last)) {
            break;
        }
        timed |= time;
        end = last;
    }
    // “published”, “being released”, “out”
    while timed && end.0 > head.0 + 1 {
        let last = TokenId(end.0 - 1);
        let happens = matches!(syntax.tag(last).upos, Upos::Verb | Upos::Aux)
            || matches!(syntax.norm(last), "out" | "due")
            || syntax.norm(last).ends_with("ed");
        if !happens {
            break;
        }
        end = last;
    }
    // “a deed of 1841”
    let belongs = matches!(syntax.norm(TokenId(end.0 - 1)), "of" | "for" | "from" | "to" | "by");
    if timed && !belongs { TokenRange::new(range.start, end) } else { range }
}

/// Text on one line, without a possessive or punctuation at its end.
pub(super) fn tidy(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_matches([',', ';', ':', '—', '–', '“', '”', '"', '‘']);
    let line = line.strip_suffix("’s").or_else(|| line.strip_suffix("'s")).unwrap_or(line);
    line.trim().to_owned()
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
