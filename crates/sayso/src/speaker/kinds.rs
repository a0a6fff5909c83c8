//! What sort of bearer a description or a name has: by its head noun, by the words before it, by the name itself.

use sayso_report::SpeakerKind;

use super::{
    reader::Reader,
    titles::has_body_word,
    traits::{Number, Person, Sure},
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The last noun of a range that says what somebody is, in the singular, with its number and place.
pub(super) fn head_noun(reader: &Reader<'_, '_>, range: TokenRange) -> Option<(TokenId, String, Number)> {
    let syntax = reader.syntax;
    // “a poll last week”: when it was is not what it is.
    let when = range.tokens().skip(1).find(|&token| {
        matches!(syntax.norm(token), "last" | "this" | "next") && reader.is_noun(TokenId(token.0 - 1))
    });
    let range = TokenRange::new(range.start, when.unwrap_or(range.end));
    // “Resolution 2811”: a number at the end counts them.
    let counts = |token: TokenId| {
        syntax.word(token).bytes().all(|byte| byte.is_ascii_digit())
            && token > range.start
            && reader.is_noun(TokenId(token.0 - 1))
    };
    let token = range.tokens().rev().find(|&token| {
        syntax.word(token).chars().any(char::is_alphanumeric)
            && !reader.is_possessive(token)
            && !counts(token)
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
        // “the Australian said”, but “the French said”
        if norm.ends_with("an") {
            return (SpeakerKind::Unnamed, Sure::Told);
        }
        return (SpeakerKind::Group, Sure::Likely);
    }
    if words::is_place_noun(norm) {
        return (SpeakerKind::Place, Sure::Told);
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

/// What sort of bearer a name has that no list knows, by its words and those right before it.
pub(super) fn kind_of_name(
    reader: &Reader<'_, '_>,
    run: TokenRange,
    before: TokenRange,
) -> (SpeakerKind, Sure) {
    let syntax = reader.syntax;
    let (start, end) = (run.start, TokenId(run.end.0 - 1));
    let (first, last) = (syntax.norm(start), syntax.norm(end).trim_end_matches('.'));
    let article = before.tokens().next_back().is_some_and(|token| reader.is_article(token));
    let count = run.tokens().filter(|&token| syntax.word(token).chars().any(char::is_alphanumeric)).count();
    if syntax.word(start).starts_with('@') {
        (SpeakerKind::Person, Sure::Told)
    } else if has_body_word(reader, run) && (body_noun(reader, run) || words::ends_organization_name(last)) {
        // “the Council of Home Builders”
        (SpeakerKind::Organization, Sure::Told)
    } else if words::person_noun(last).is_some_and(|(_, number)| number == Number::Plural) {
        let named = words::is_group_noun(last) || syntax.word(end).starts_with(char::is_uppercase);
        (if named { SpeakerKind::Group } else { SpeakerKind::Unnamed }, Sure::Likely)
    } else if count >= 2 && words::is_place_name(first, last) && !words::ends_organization_name(last) {
        (SpeakerKind::Place, Sure::Likely)
    } else if words::is_given_name(first) && count >= 2 && !article && !has_body_word(reader, run) {
        (SpeakerKind::Person, Sure::Told)
    } else if words::ends_organization_name(last) || has_body_word(reader, run) {
        (SpeakerKind::Organization, Sure::Told)
    } else if reader.is_acronym(end) {
        (SpeakerKind::Organization, Sure::Likely)
    } else if words::is_document_noun(last) {
        (SpeakerKind::Document, Sure::Likely)
    } else if words::is_organization_noun(first) && !words::is_given_name(first) {
        // “Radio Humber”
        (SpeakerKind::Organization, Sure::Likely)
    } else if count >= 2 && words::is_time(last) {
        // “Boxing Day”
        (SpeakerKind::Organization, Sure::Guess)
    } else if reader.is_located(run) {
        (SpeakerKind::Place, Sure::Likely)
    } else if article || run.tokens().any(|token| syntax.tag(token).upos == Upos::Num) {
        (SpeakerKind::Organization, Sure::Guess)
    } else if count >= 2 || words::is_given_name(first) {
        (SpeakerKind::Person, Sure::Likely)
    } else {
        (SpeakerKind::Organization, Sure::Guess)
    }
}

/// Whether a noun for a body stands before the first *of* or *for* of a name: “League of Women Voters”.
fn body_noun(reader: &Reader<'_, '_>, run: TokenRange) -> bool {
    let of = run.tokens().skip(1).find(|&token| matches!(reader.syntax.norm(token), "of" | "for"));
    of.is_some_and(|of| words::ends_organization_name(reader.syntax.norm(TokenId(of.0 - 1))))
}
