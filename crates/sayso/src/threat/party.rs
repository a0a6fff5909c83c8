//! Who would carry it out, and whose conduct it hangs on.
//!
//! Every noun phrase of the sentence, the voice of the quote and the phrases of the sentence before are options, each
//! with the path that leads to it: subject of the outcome, source of the cue, object of the cue, subject of the
//! condition. A pronoun stands for whom the cast says; *we* in a quote stands for its speaker, and an official of a
//! country for the country.

use sayso_report::ConditionalKind;

use crate::{
    lexicon::list,
    speaker::{Cast, EntityId},
    syntax::Upos,
    text::{Span, TokenId, TokenRange},
};

use super::{
    Party,
    choice::{Choice, Question, Task, feature, hash, mix},
    clause::{doer, main_verb, phrase_ending},
    reading::Reading,
    word::Class,
};

list!(
    /// Adjectives of countries and their countries.
    demonyms, "demonyms.tsv"
);

/// Where a party stands in the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Path {
    Nobody,
    ConsequenceSubject,
    ConsequenceInside,
    ConditionSubject,
    ConditionInside,
    CueSubject,
    CueObject,
    Voice,
    Country,
    Elsewhere,
    Before,
}

/// The options of a question about a party, in the order of the question.
pub(super) struct Options {
    /// The question.
    pub(super) question: Question,
    /// For each option, the party; none for nobody.
    pub(super) parties: Vec<Option<Party>>,
}

/// Who carries it out ([`Task::Threatener`]) or whose conduct counts ([`Task::Target`]).
pub(super) fn options(
    reading: &Reading<'_>,
    cast: &Cast,
    task: Task,
    kind: ConditionalKind,
    other: Option<&Party>,
) -> Options {
    let mut found: Vec<(Path, Party, TokenId)> = Vec::new();
    let line = reading.line;
    let named = |range: TokenRange, entity: Option<EntityId>| Party {
        name: line.syntax.words(range).to_owned(),
        entity,
        span: Some(line.syntax.span_of(range)),
    };
    let voice = reading.quote.and_then(|quote| cast.voices.get(quote.0 as usize)?.entity);
    let voice_party = |entity: EntityId| Party {
        name: cast.entities[entity.0 as usize].name.clone(),
        entity: Some(entity),
        span: None,
    };
    let cue_subject = reading.cue.and_then(|cue| doer(line, cue)).map(|head| phrase_end(reading, head));
    let window = TokenRange::new(
        line.last(reading.candidate.marker.start, 60).start,
        line.next(reading.candidate.marker.end, 60).end,
    );
    let undergone = task == Task::Threatener
        && reading
            .bounds
            .consequence
            .and_then(|part| main_verb(line, part))
            .is_some_and(|verb| line.is(verb, Class::Undergo));
    for last in window.tokens() {
        if !ends_phrase(reading, last) {
            continue;
        }
        let range = phrase_ending(line, last);
        let range = after_possessor(reading, range);
        let path = path(reading, range, cue_subject);
        // Whoever undergoes the outcome is not the one who brings it about.
        if undergone && path == Path::ConsequenceSubject {
            continue;
        }
        let entity = cast.mention_at(last).map(|mention| mention.entity);
        if line.upos(last) == Upos::Pron {
            let first = line.is(last, Class::We);
            if let Some(entity) = if first { voice } else { entity } {
                let mut party = voice_party(entity);
                party.span = Some(line.syntax.span_of(range));
                found.push((path, party, last));
            } else if let Some(source) = reading.source
                && line.syntax.tag(TokenId(source.end.0 - 1)).upos != Upos::Pron
                && path != Path::CueSubject
            {
                let party = Party {
                    name: line.syntax.words(source).to_owned(),
                    entity: None,
                    span: Some(line.syntax.span_of(range)),
                };
                found.push((path, party, last));
            }
            continue;
        }
        found.push((path, named(range, entity), last));
        if let Some((adjective, country)) =
            range.tokens().find_map(|token| demonyms().get(line.norm(token)).map(|country| (token, country)))
        {
            let span: Span = line.syntax.span_of(TokenRange::one(adjective));
            found.push((
                Path::Country,
                Party { name: country.to_owned(), entity: None, span: Some(span) },
                adjective,
            ));
        }
    }
    if let Some(entity) = voice {
        found.push((Path::Voice, voice_party(entity), line.tokens.start));
    }
    if let Some(before) = reading.before {
        let ends = before.next(before.tokens.start, 60).tokens().filter(|&last| {
            matches!(before.upos(last), Upos::Noun | Upos::Propn)
                && !before.is(last, Class::Time)
                && before
                    .at(last, 1)
                    .is_none_or(|next| !matches!(before.upos(next), Upos::Noun | Upos::Propn))
        });
        for last in ends.take(8) {
            let range = phrase_ending(before, last);
            let entity = cast.mention_at(last).map(|mention| mention.entity);
            let party = Party { name: before.syntax.words(range).to_owned(), entity, span: None };
            found.push((Path::Before, party, last));
        }
    }
    let mut seen = [0u32; 11];
    let mut choices =
        vec![Choice { value: 0, features: features(reading, Path::Nobody, None, task, kind, 0, other) }];
    let mut parties = vec![None];
    for (path, party, last) in found {
        let rank = seen[path as usize];
        seen[path as usize] += 1;
        let features = features(reading, path, Some((&party, last)), task, kind, rank, other);
        choices.push(Choice { value: u32::try_from(parties.len()).unwrap_or(u32::MAX), features });
        parties.push(Some(party));
    }
    Options { question: Question { task, shared: Vec::new(), options: choices }, parties }
}

/// Where the run of nouns that holds a head ends.
fn phrase_end(reading: &Reading<'_>, head: TokenId) -> TokenId {
    let line = reading.line;
    let mut end = TokenId(head.0 + 1);
    while line.tokens.contains(end)
        && matches!(line.upos(end), Upos::Noun | Upos::Propn)
        && end.0 < head.0 + 6
    {
        end = TokenId(end.0 + 1);
    }
    end
}

/// Whether a noun phrase ends here.
fn ends_phrase(reading: &Reading<'_>, last: TokenId) -> bool {
    let line = reading.line;
    match line.upos(last) {
        Upos::Pron => line.classes(last).any(&[Class::We, Class::You, Class::They]),
        Upos::Noun | Upos::Propn => {
            !line.is(last, Class::Time)
                && line.at(last, 1).is_none_or(|next| !matches!(line.upos(next), Upos::Noun | Upos::Propn))
        }
        _ => false,
    }
}

/// Without a possessor before it.
fn after_possessor(reading: &Reading<'_>, range: TokenRange) -> TokenRange {
    let line = reading.line;
    let possessor = range.tokens().rev().find(|&token| matches!(line.norm(token), "'s" | "’s"));
    possessor.map_or(range, |token| TokenRange::new(TokenId(token.0 + 1), range.end))
}

fn path(reading: &Reading<'_>, range: TokenRange, cue_subject: Option<TokenId>) -> Path {
    let line = reading.line;
    let inside = |part: Option<TokenRange>| part.filter(|part| part.contains(range.start));
    let subject = |part: TokenRange| {
        let verb = part.tokens().find(|&token| matches!(line.upos(token), Upos::Verb | Upos::Aux));
        verb.is_none_or(|verb| range.end <= verb)
    };
    if let Some(part) = inside(reading.bounds.condition) {
        return if subject(part) { Path::ConditionSubject } else { Path::ConditionInside };
    }
    if let Some(part) = inside(reading.bounds.consequence) {
        return if subject(part) { Path::ConsequenceSubject } else { Path::ConsequenceInside };
    }
    if cue_subject == Some(range.end) {
        return Path::CueSubject;
    }
    match reading.cue {
        Some(cue) if cue < range.start && range.start.0 <= cue.0 + 3 => Path::CueObject,
        _ => Path::Elsewhere,
    }
}

fn features(
    reading: &Reading<'_>,
    path: Path,
    found: Option<(&Party, TokenId)>,
    task: Task,
    kind: ConditionalKind,
    rank: u32,
    other: Option<&Party>,
) -> Vec<u32> {
    let line = reading.line;
    let path = path as u32 * 8 + rank.min(3);
    let construction = reading.candidate.construction as u32;
    let cue = reading.cue.map_or(0, |cue| hash(line.lemma(cue)));
    let voice = u32::from(reading.quote.is_some());
    let consequence = reading.bounds.consequence;
    let bare = consequence.is_none_or(|part| {
        part.tokens()
            .find(|&token| !matches!(line.upos(token), Upos::Adv | Upos::Part))
            .is_some_and(|first| matches!(line.upos(first), Upos::Verb | Upos::Aux))
    });
    let verb = consequence.and_then(|part| main_verb(line, part));
    let deed = verb.map_or(0, |verb| hash(line.lemma(verb)));
    let passive = consequence.is_some_and(|part| {
        part.tokens().any(|token| line.lemma(token) == "be" || line.norm(token) == "there")
    });
    let undergoes = u32::from(verb.is_some_and(|verb| line.is(verb, Class::Undergo)));
    let mut features = vec![
        feature("p:path", path),
        feature("p:path-kind", path * 8 + kind as u32),
        feature("p:path-construction", path * 64 + construction),
        feature("p:path-cue", mix(path, cue)),
        feature("p:path-bare", path * 4 + u32::from(bare) * 2 + u32::from(passive)),
        feature(
            "p:path-bare-cue",
            mix(path * 4 + u32::from(bare) * 2 + u32::from(passive), u32::from(reading.cue.is_some())),
        ),
        feature("p:path-voice", path * 2 + voice),
        feature("p:path-deed", mix(path, deed)),
    ];
    if let Some((party, last)) = found {
        let (upos, lemma, classes) = if line.tokens.contains(last) {
            (line.upos(last) as u32, hash(line.lemma(last)), line.classes(last))
        } else {
            (
                line.syntax.tag(last).upos as u32,
                hash(line.syntax.lemma(last)),
                super::word::Classes::default(),
            )
        };
        let capital = party.name.chars().next().is_some_and(char::is_uppercase);
        let entity = u32::from(party.entity.is_some());
        let possessive = u32::from(matches!(line.norm_at(last, 1), "'s" | "’s" | "'" | "’"));
        let does = |verb: Option<TokenId>| {
            let head = verb.filter(|_| line.tokens.contains(last)).and_then(|verb| doer(line, verb));
            u32::from(head.is_some_and(|head| phrase_end(reading, head).0 == last.0 + 1))
        };
        let acts = does(verb);
        let meets = does(reading.bounds.condition.and_then(|part| main_verb(line, part)));
        let speaks = does(reading.cue);
        let roles = acts + 2 * meets + 4 * speaks;
        features.extend([
            feature("p:roles", roles),
            feature("p:roles-kind", roles * 8 + kind as u32),
            feature("p:roles-deed", mix(roles, deed)),
            feature("p:roles-undergo", roles * 4 + undergoes),
            feature("p:path-undergo", path * 4 + undergoes),
            feature("p:roles-passive", roles * 4 + u32::from(bare) * 2 + u32::from(passive)),
            feature("p:roles-construction", roles * 64 + construction),
            feature("p:roles-path", roles * 128 + path),
        ]);
        let same = other.map_or(2, |other| {
            u32::from(other.name == party.name || other.entity.is_some() && other.entity == party.entity)
        });
        features.extend([
            feature("p:upos", path * 32 + upos),
            feature("p:capital", path * 4 + u32::from(capital) * 2 + entity),
            feature("p:possessive", path * 2 + possessive),
            feature("p:same", same),
            feature("p:same-path", same * 128 + path),
            feature("p:lemma", if upos == Upos::Propn as u32 { 7 } else { lemma }),
            feature("p:before", hash(line.norm_at(last, 1))),
        ]);
        features.extend(classes.each().map(|class| feature("p:class", class as u32)));
        let distance = last.0.abs_diff(reading.candidate.marker.start.0);
        features.push(feature("p:distance", super::bounds::bucket(distance as usize)));
    }
    if task == Task::Target {
        let subject = reading.bounds.condition.is_some();
        features.push(feature("p:condition", path * 2 + u32::from(subject)));
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        let rows = demonyms().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
        assert!(rows.iter().all(|(key, country)| *key == key.to_lowercase() && !country.is_empty()));
    }
}
