//! What sort of bearer a description has: by its head noun, and by the words before it.

use sayso_report::SpeakerKind;

use super::{
    reader::Reader,
    traits::{Number, Person, Sure},
    words::{self, PlaceSort},
};
use crate::text::{TokenId, TokenRange};

/// The last noun of a range that says what somebody is, in the singular, with its number and place.
pub(super) fn head_noun(reader: &Reader<'_, '_>, range: TokenRange) -> Option<(TokenId, String, Number)> {
    let syntax = reader.syntax;
    // “a poll last week”: when it was is not what it is.
    let when = range.tokens().skip(1).find(|&token| matches!(syntax.norm(token), "last" | "this" | "next"));
    let range = TokenRange::new(range.start, when.unwrap_or(range.end));
    let token = range.tokens().rev().find(|&token| {
        syntax.word(token).chars().any(char::is_alphanumeric) && !reader.is_possessive(token)
    })?;
    let norm = syntax.norm(token).trim_end_matches('.').to_owned();
    if let Some((_, number)) = words::person_noun(&norm) {
        return Some((token, singular_person(&norm), number));
    }
    let plural = norm.ends_with('s')
        && !norm.ends_with("ss")
        && !words::is_organization_noun(&norm)
        && norm.len() > 3
        && !matches!(norm.as_str(), "news" | "corps" | "series");
    let plural = plural || words::is_group_noun(&norm);
    let lemma = if plural { norm.strip_suffix('s').unwrap_or(&norm).to_owned() } else { norm };
    Some((token, lemma, if plural { Number::Plural } else { Number::Singular }))
}

/// The singular of a noun for human beings.
fn singular_person(norm: &str) -> String {
    if matches!(words::person_noun(norm), Some((_, Number::Singular))) {
        return norm.to_owned();
    }
    words::singular(norm)
        .into_iter()
        .find(|form| matches!(words::person_noun(form), Some((_, Number::Singular))))
        .unwrap_or_else(|| norm.to_owned())
}

/// What sort of bearer a head noun has.
pub(super) fn kind_of_noun(
    reader: &Reader<'_, '_>,
    head: TokenId,
    noun: &str,
    number: Number,
) -> (SpeakerKind, Sure) {
    let norm = reader.syntax.norm(head);
    if words::is_organization_noun(norm) || words::is_organization_noun(noun) && number == Number::Singular {
        return (SpeakerKind::Organization, Sure::Told);
    }
    if words::is_group_noun(norm) {
        return (SpeakerKind::Group, Sure::Told);
    }
    if words::person_noun(norm).is_some() {
        return (SpeakerKind::Unnamed, Sure::Told);
    }
    if words::is_organization_plural(norm) {
        return (SpeakerKind::Group, Sure::Told);
    }
    if words::is_document_noun(norm) || norm.ends_with("page") {
        return (SpeakerKind::Document, Sure::Told);
    }
    if norm.ends_with("%") || norm == "percent" {
        return (SpeakerKind::Group, Sure::Told);
    }
    if let Some((_, PlaceSort::People)) = words::place(norm) {
        return (SpeakerKind::Group, Sure::Likely);
    }
    if number == Number::Plural {
        return (SpeakerKind::Unnamed, Sure::Likely);
    }
    let agent = ["er", "or", "ist", "ian", "man", "woman", "ee", "eer"];
    if agent.iter().any(|suffix| norm.ends_with(suffix)) {
        return (SpeakerKind::Unnamed, Sure::Likely);
    }
    (SpeakerKind::Unnamed, Sure::Guess)
}

/// What the words before a noun add to its kind: the holder of an office and somebody’s mother are somebody in
/// particular, and “the two women” are a group.
pub(super) fn kind_by_opening(
    reader: &Reader<'_, '_>,
    core: TokenRange,
    noun: &str,
    (kind, number): (SpeakerKind, Number),
) -> SpeakerKind {
    let first = reader.syntax.norm(core.start);
    let owned = core.tokens().take(6).any(|token| reader.is_possessive(token))
        || words::pronoun(first).is_some_and(|pronoun| pronoun.person == Person::Third);
    let bare = words::person_noun(first).is_some();
    let (office, kin, anonymous) = words::person_noun(noun)
        .map_or((false, false, false), |(noun, _)| (noun.office, noun.kin, noun.anonymous));
    match (kind, number) {
        (SpeakerKind::Unnamed, Number::Singular)
            if office && (first == "the" || owned || bare) || kin && owned =>
        {
            SpeakerKind::Person
        }
        (SpeakerKind::Unnamed, Number::Plural)
            if !anonymous && (owned || matches!(first, "the" | "both")) =>
        {
            SpeakerKind::Group
        }
        _ => kind,
    }
}
