//! Everybody named around an item: mentions, other noun phrases, countries of adjectives, the voice of the quote, and who
//! stands in the sentence before.

use sayso_report::order;

use super::{Naming, Path, Roles, demonyms};
use crate::{
    speaker::{Cast, EntityId, is_place_noun, noun_kind},
    syntax::Upos,
    text::{Span, TokenId, TokenRange},
    threat::{Party, clause::phrase_ending, line::Line, marker::Construction, reading::Reading, word::Class},
};

/// Everybody named around an item.
pub(super) fn namings(reading: &Reading<'_>, cast: &Cast, roles: &Roles) -> Vec<Naming> {
    let line = reading.line;
    let mut found = Vec::new();
    let window = TokenRange::new(
        line.last(reading.candidate.marker.start, 60).start,
        line.next(reading.candidate.marker.end, 60).end,
    );
    let voice = reading.quote.and_then(|quote| cast.voices.get(quote.0 as usize)?.entity);
    let entity_party = |entity: EntityId, span| Party {
        name: cast.entities[entity.0 as usize].name.clone(),
        entity: Some(entity),
        span,
    };
    let mentions = cast.mentions_in(window);
    let mut covered = window.start;
    let mut next = 0;
    for token in window.tokens() {
        while let Some(mention) = mentions.get(next).filter(|mention| mention.head <= token) {
            next += 1;
            let range = TokenRange::new(
                mention.tokens.start.max(line.tokens.start),
                mention.tokens.end.min(line.tokens.end),
            );
            let range = without_clause(line, range, mention.head);
            if !range.contains(mention.head) || is_label(line, range) {
                continue;
            }
            if denied(line, range) {
                covered = covered.max(range.end);
                continue;
            }
            let span = Some(line.syntax.span_of(range));
            let path = path(reading, range, mention.head, roles);
            let last = TokenId(range.end.0 - 1);
            let pronoun = line.upos(mention.head) == Upos::Pron;
            let first = line.is(mention.head, Class::We);
            let entity = voice.filter(|_| pronoun && first).unwrap_or(mention.entity);
            let name = &cast.entities[entity.0 as usize].name;
            let country = line.upos(mention.head) == Upos::Noun && is_place_noun(line.norm(mention.head));
            let definite = line.syntax.tag(range.start).upos == Upos::Pron
                || matches!(line.norm(range.start), "the" | "this" | "that")
                || range.len() == 1;
            if country && definite && !name.trim_start_matches("the ").starts_with(char::is_uppercase) {
                covered = covered.max(range.end);
                continue;
            }
            let party = if pronoun || country || is_description(line, range) {
                entity_party(entity, span)
            } else {
                Party { name: line.syntax.words(range).to_owned(), entity: Some(entity), span }
            };
            found.push(Naming { path, around: None, nearness: 0, party, head: mention.head, last });
            covered = covered.max(range.end);
            countries(line, range, path, &mut found);
        }
        if token < covered || !ends_phrase(line, token) {
            continue;
        }
        let whole = phrase_ending(line, token);
        let range = if owned_body(line, whole) { whole } else { after_possessor(line, whole) };
        let start = if owned_body(line, whole) { range.start } else { range.start.max(covered.min(token)) };
        let range = TokenRange::new(start, range.end);
        let path = path(reading, range, token, roles);
        let span = Some(line.syntax.span_of(range));
        if line.upos(token) == Upos::Pron {
            // A pronoun nobody resolved names nobody, except that *we*, and *they* in the outcome, can be the side cited.
            let we = line.is(token, Class::We);
            let source = reading.source.filter(|_| we || path == Path::ConsequenceSubject);
            let party = match (voice.filter(|_| we), source) {
                (Some(entity), _) => Some(entity_party(entity, span)),
                (None, Some(source)) => by_source(line, source, span),
                // Outside any report *we* are the side whose words the text is.
                (None, None) => (we && line.upos(token) == Upos::Pron && !is_one(line, token))
                    .then(|| Party { name: "we".to_owned(), entity: None, span }),
            };
            found.extend(party.map(|party| Naming {
                path,
                around: None,
                nearness: 0,
                party,
                head: token,
                last: token,
            }));
            continue;
        }
        if is_label(line, range) || denied(line, range) || is_thing(line, token) {
            continue;
        }
        let party = Party { name: line.syntax.words(range).to_owned(), entity: None, span };
        found.push(Naming { path, around: None, nearness: 0, party, head: token, last: token });
        countries(line, range, path, &mut found);
    }
    found.extend(whoever(reading));
    if let Some(entity) = voice {
        let start = line.tokens.start;
        found.push(Naming {
            path: Path::Voice,
            around: None,
            nearness: 0,
            party: entity_party(entity, None),
            head: start,
            last: start,
        });
    }
    let start = line.tokens.start;
    found.extend(reading.salient.iter().map(|&entity| Naming {
        path: Path::Salient,
        around: None,
        nearness: 0,
        party: entity_party(entity, None),
        head: start,
        last: start,
    }));
    let sides = cited(reading, cast, voice).and_then(|entity| reading.sides.get(entity.0 as usize));
    found.extend(sides.into_iter().flatten().map(|party| Naming {
        path: Path::Side,
        around: None,
        nearness: 0,
        party: party.clone(),
        head: start,
        last: start,
    }));
    if let Some(before) = reading.before {
        earlier(before, cast, (Path::BeforeSubject, Path::Before), &mut found);
    }
    for far in reading.earlier.iter().rev() {
        earlier(far, cast, (Path::FarSubject, Path::Far), &mut found);
    }
    near(reading, &mut found);
    found
}

/// Who is cited: the voice of the quote, or else the one who stands as the source.
fn cited(reading: &Reading<'_>, cast: &Cast, voice: Option<EntityId>) -> Option<EntityId> {
    let source = || {
        let source = reading.source.filter(|source| source.start < source.end)?;
        let mentions = cast.mentions_in(source);
        mentions.iter().find(|mention| source.contains(mention.head)).map(|mention| mention.entity)
    };
    voice.or_else(source)
}

/// *Whoever does it*, *anyone who does it*: nobody by name, but those are meant.
fn whoever(reading: &Reading<'_>) -> Option<Naming> {
    let (line, marker) = (reading.line, reading.candidate.marker);
    let condition =
        reading.bounds.condition.filter(|_| reading.candidate.construction == Construction::Whoever)?;
    let whole = TokenRange::new(marker.start, condition.end.max(marker.end));
    let range = if whole.len() <= LONGEST { whole } else { marker };
    let span = line.syntax.span_of(range);
    let party = Party { name: line.syntax.words(range).to_owned(), entity: None, span: Some(span) };
    let (head, last) = (marker.start, marker.start);
    Some(Naming { path: Path::ConditionSubject, around: None, nearness: 0, party, head, last })
}

/// How many words of *whoever does it* are given as a name.
const LONGEST: usize = 12;

/// The side that is cited, under the words that name it.
fn by_source(line: &Line<'_>, source: TokenRange, span: Option<Span>) -> Option<Party> {
    let named = line.syntax.tag(TokenId(source.end.0 - 1)).upos != Upos::Pron;
    named.then(|| Party { name: line.syntax.words(source).to_owned(), entity: None, span })
}

/// A name without the clause that a tree hung on it by mistake.
fn without_clause(line: &Line<'_>, range: TokenRange, head: TokenId) -> TokenRange {
    let clause = range.tokens().any(|token| token != head && line.syntax.tag(token).is_tensed());
    if clause { phrase_ending(line, head) } else { range }
}

/// Whether a pronoun of the first person stands for one alone.
fn is_one(line: &Line<'_>, token: TokenId) -> bool {
    matches!(line.norm(token), "i" | "me" | "my" | "mine" | "myself")
}

/// Whether a name is a single letter: the label of a question in a transcript.
fn is_label(line: &Line<'_>, range: TokenRange) -> bool {
    range.len() == 1 && line.norm(range.start).chars().count() == 1 && line.upos(range.start) != Upos::Pron
}

/// Whether the words say that there is nobody: *no movement*, *not one inspector*.
fn denied(line: &Line<'_>, range: TokenRange) -> bool {
    line.is(range.start, Class::Not)
}

/// Whether a name stands inside a description: *its general secretary, Nora Whitlock*.
fn is_description(line: &Line<'_>, range: TokenRange) -> bool {
    range.len() > 1 && line.upos(range.start) == Upos::Pron
        || line.find(range, |token| line.norm(token) == ",").is_some()
}

/// Whether a noun names neither people nor a body: *any attempt*, *the elections*.
fn is_thing(line: &Line<'_>, noun: TokenId) -> bool {
    line.upos(noun) == Upos::Noun && noun_kind(line.norm(noun)).is_none()
}

/// The countries that adjectives of a phrase name: *Iranian* officials, *Iraqi and U.S.* prisons.
fn countries(line: &Line<'_>, range: TokenRange, path: Path, found: &mut Vec<Naming>) {
    for token in range.tokens() {
        let Some(country) = demonyms().get(line.norm(token)) else { continue };
        let whole = token.0 + 1 == range.end.0 && line.syntax.words(range).ends_with(country);
        if whole {
            continue;
        }
        let span = Some(line.syntax.span_of(TokenRange::one(token)));
        let party = Party { name: country.to_owned(), entity: None, span };
        found.push(Naming {
            path: Path::Country,
            around: Some(path),
            nearness: 0,
            party,
            head: token,
            last: token,
        });
    }
}

/// Numbers those named before the condition, the nearest first: one of them is whom its pronoun stands for.
fn near(reading: &Reading<'_>, found: &mut [Naming]) {
    let Some(condition) = reading.bounds.condition else { return };
    let line = reading.line;
    let mut before: Vec<&mut Naming> = found
        .iter_mut()
        .filter(|naming| {
            naming.head < condition.start
                && line.tokens.contains(naming.head)
                && naming.path != Path::Voice
                && line.upos(naming.head) != Upos::Pron
        })
        .collect();
    order::by_key(&mut before, |naming| std::cmp::Reverse(naming.head));
    for (nearness, naming) in (1..).zip(before) {
        naming.nearness = nearness;
    }
}

/// Who is named in a sentence before.
fn earlier(before: &Line<'_>, cast: &Cast, (subject_path, path): (Path, Path), found: &mut Vec<Naming>) {
    let window = before.next(before.tokens.start, 60);
    let mut count = 0;
    for mention in cast.mentions_in(window) {
        if before.syntax.words(mention.tokens).chars().count() == 1 {
            continue;
        }
        if count == 8 || before.upos(mention.head) == Upos::Pron || !window.contains(mention.tokens.start) {
            continue;
        }
        count += 1;
        let range = TokenRange::new(mention.tokens.start, mention.tokens.end.min(before.tokens.end));
        let subject = before.syntax.relation(mention.head).is_subject();
        let party =
            Party { name: before.syntax.words(range).to_owned(), entity: Some(mention.entity), span: None };
        let path = if subject { subject_path } else { path };
        found.push(Naming { path, around: None, nearness: 0, party, head: mention.head, last: mention.head });
    }
}

/// Whether a noun phrase ends here.
fn ends_phrase(line: &Line<'_>, last: TokenId) -> bool {
    match line.upos(last) {
        Upos::Pron => line.classes(last).any(&[Class::We, Class::You, Class::They]),
        Upos::Noun | Upos::Propn => {
            !line.is(last, Class::Time)
                && line.at(last, 1).is_none_or(|next| {
                    !matches!(line.upos(next), Upos::Noun | Upos::Propn) && !joins_names(line, next)
                })
        }
        _ => false,
    }
}

/// Whether a hyphen joins two words into one name: *Jean-Claude*, *al-Qaida*.
fn joins_names(line: &Line<'_>, token: TokenId) -> bool {
    line.norm(token) == "-"
        && line
            .at(token, -1)
            .is_some_and(|before| line.syntax.span(before).end() == line.syntax.span(token).start())
        && line.at(token, 1).is_some_and(|after| {
            line.syntax.span(after).start() == line.syntax.span(token).end()
                && matches!(line.upos(after), Upos::Noun | Upos::Propn)
        })
}

/// Whether a phrase is a name and what it has: *Pakistan's military*.
fn owned_body(line: &Line<'_>, range: TokenRange) -> bool {
    let last = TokenId(range.end.0 - 1);
    let mark = range.tokens().rev().find(|&token| matches!(line.norm(token), "'s" | "’s"));
    let owner = mark.and_then(|mark| line.at(mark, -1)).filter(|&owner| range.contains(owner));
    line.upos(last) == Upos::Noun && owner.is_some_and(|owner| line.upos(owner) == Upos::Propn)
}

/// Without a possessor before it.
fn after_possessor(line: &Line<'_>, range: TokenRange) -> TokenRange {
    let possessor = range.tokens().rev().find(|&token| matches!(line.norm(token), "'s" | "’s"));
    possessor.map_or(range, |token| TokenRange::new(TokenId(token.0 + 1), range.end))
}

fn path(reading: &Reading<'_>, range: TokenRange, head: TokenId, roles: &Roles) -> Path {
    let line = reading.line;
    let inside = |part: Option<TokenRange>| part.filter(|part| part.contains(head));
    let subject = |part: TokenRange| {
        let verb = part.tokens().find(|&token| matches!(line.upos(token), Upos::Verb | Upos::Aux));
        verb.is_none_or(|verb| range.end <= verb)
    };
    let is = |role: Option<TokenId>| role.is_some_and(|role| role == head || range.contains(role));
    if let Some(part) = inside(reading.bounds.condition) {
        return if subject(part) { Path::ConditionSubject } else { Path::ConditionInside };
    }
    if let Some(part) = inside(reading.bounds.consequence) {
        return if subject(part) { Path::ConsequenceSubject } else { Path::ConsequenceInside };
    }
    if is(roles.speaks) || reading.source.is_some_and(|source| source.contains(head)) {
        return Path::Source;
    }
    match reading.cue {
        _ if is(roles.addressed) => Path::Addressee,
        Some(cue) if cue < range.start && range.start.0 <= cue.0 + 2 => Path::Addressee,
        _ if head < reading.candidate.marker.start => Path::Ahead,
        _ => Path::Behind,
    }
}
