//! Fourth pass: descriptions. “The president” is the president named before, “the company” the firm,
//! “the officials” the same officials.

use std::collections::HashMap;

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    mention::Sort,
    offices,
    traits::{Number, Sure, is_human},
    words::{self, DeterminerSort, PlaceSort},
};
use crate::text::{TokenId, TokenRange};

/// The most mentions of one noun that are looked at, from the last backwards.
const LOOK_BACK: usize = 12;
/// The most mentions of any sort that are looked at.
const WINDOW: usize = 60;

/// How a description begins, which tells whether it takes up something told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// The, this, his: told before, or plain from the context.
    Definite,
    /// A, another, two, some: new.
    Indefinite,
    /// Nothing.
    Bare,
}

/// Links descriptions, from the first to the last.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let mut by_noun: HashMap<String, Vec<usize>> = HashMap::new();
    for mention in 0..book.drafts.len() {
        if book.drafts[mention].sort == Sort::Nominal
            && let Some((antecedent, how)) = antecedent(book, mention, &by_noun)
        {
            book.link(mention, antecedent, how);
        }
        for noun in book.drafts[mention].phrase.nouns.clone() {
            by_noun.entry(noun).or_default().push(mention);
        }
    }
}

/// What a description takes up.
fn antecedent(
    book: &Book<'_, '_, '_>,
    mention: usize,
    by_noun: &HashMap<String, Vec<usize>>,
) -> Option<(usize, How)> {
    let draft = &book.drafts[mention];
    let noun = draft.phrase.nouns.first()?;
    let opening = opening(book, mention);
    if opening == Opening::Indefinite {
        return None;
    }
    let own = modifiers(book, mention);
    let recent = |noun: &str| {
        by_noun.get(noun).into_iter().flatten().rev().take(LOOK_BACK).copied().collect::<Vec<_>>()
    };
    let fits = |other: &usize| fits(book, mention, *other, &own, opening);
    let same_noun = recent(noun).into_iter().find(fits);
    if let Some(other) = same_noun {
        let how = if book.drafts[other].is_name() { How::Role } else { How::SameWords };
        return Some((other, how));
    }
    if opening != Opening::Definite || draft.phrase.number == Number::Plural {
        return None;
    }
    if is_byname(book, mention) {
        return in_focus(book, mention).map(|other| (other, How::Role));
    }
    // A body that is somebody’s, “his administration”, is none of those named before it.
    let owned = words::pronoun(book.reader.syntax.norm(draft.phrase.core.start)).is_some();
    if owned && !is_human(draft.phrase.kind) {
        return None;
    }
    // A kindred noun: “the leader” for a president, “the airline” for a carrier.
    let kin = if is_human(draft.phrase.kind) { words::role_kin() } else { words::organization_kin() };
    let kindred =
        kin.get(noun).into_iter().flat_map(|nouns| nouns.split(',')).flat_map(recent).filter(fits).max();
    if let Some(other) = kindred {
        return Some((other, How::Role));
    }
    // “The company” for a name that nothing describes.
    let generic = draft.phrase.kind == SpeakerKind::Organization
        && words::takes_up_many_bodies(noun)
        && own.is_empty()
        && draft.phrase.core.len() <= 2;
    if !generic {
        return None;
    }
    let from = mention.saturating_sub(WINDOW);
    (from..mention)
        .rev()
        .find(|&other| {
            let draft = &book.drafts[other];
            let profile = book.profile(other);
            // A lone word in capitals that says nothing is as often a town.
            let body = profile.sure > Sure::Guess || profile.speaks;
            draft.is_name()
                && !is_heading(book, other)
                && profile.kind == SpeakerKind::Organization
                && body
                && draft.phrase.nouns.iter().all(|introduced| {
                    words::takes_up_body(noun, introduced) || !words::is_organization_noun(introduced)
                })
                && words::organization(&book.reader.lower(draft.phrase.name.unwrap_or(draft.tokens)))
                    .is_none()
        })
        .map(|other| (other, How::Role))
}

/// Whether a description tells only age or people of somebody in focus: “the 31-year-old”, “the Australian”.
fn is_byname(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    let last = book.reader.syntax.norm(TokenId(draft.phrase.core.end.0 - 1));
    let people = matches!(words::place(last), Some((_, PlaceSort::People)));
    draft.phrase.core.len() <= 6
        && is_human(draft.phrase.kind)
        && (last == "old" || last.ends_with("-old") || people)
}

/// The last person named as a subject or source in this sentence or the two before.
fn in_focus(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let (from, draft) = (mention.saturating_sub(WINDOW), &book.drafts[mention]);
    (from..mention).rev().find(|&other| {
        let (before, profile) = (&book.drafts[other], book.profile(other));
        before.is_name()
            && profile.kind == SpeakerKind::Person
            && (before.subject || before.speaks)
            && before.inside.is_none()
            && draft.sentence - before.sentence <= 2
    })
}

/// Whether a name of two words and more stands all in capitals, as headings do: *WHAT NEXT*.
fn is_heading(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let name = book.drafts[mention].phrase.name.unwrap_or(book.drafts[mention].tokens);
    name.len() > 1 && name.tokens().all(|token| book.reader.is_acronym(token))
}

/// How a description begins.
fn opening(book: &Book<'_, '_, '_>, mention: usize) -> Opening {
    let core = book.drafts[mention].phrase.core;
    let first = book.reader.syntax.norm(core.start);
    let possessive = core.tokens().take(6).any(|token| book.reader.is_possessive(token));
    match words::determiner(first) {
        Some(determiner) if determiner.definite => Opening::Definite,
        Some(_) => Opening::Indefinite,
        None if possessive => Opening::Definite,
        None => Opening::Bare,
    }
}

/// The describing words of a phrase, folded, peoples as their countries; articles and the head noun apart.
fn modifiers(book: &Book<'_, '_, '_>, mention: usize) -> Vec<String> {
    let draft = &book.drafts[mention];
    describing(book, draft.phrase.core, draft.head)
}

/// The describing words of a range, without its head.
fn describing(book: &Book<'_, '_, '_>, range: TokenRange, head: TokenId) -> Vec<String> {
    let syntax = book.reader.syntax;
    range
        .tokens()
        .take(16)
        .filter(|&token| token != head && !book.reader.is_possessive(token))
        .filter(|&token| syntax.word(token).chars().any(char::is_alphanumeric))
        .filter(|&token| book.reader.is_nominal(token) && !book.reader.is_article(token))
        .filter(|&token| words::pronoun(syntax.norm(token)).is_none())
        .filter(|&token| !words::is_determiner(syntax.norm(token), DeterminerSort::Pointing))
        .map(|token| offices::country_of(syntax.norm(token)))
        .collect()
}

/// Whether a description can take up another mention.
fn fits(book: &Book<'_, '_, '_>, mention: usize, other: usize, own: &[String], opening: Opening) -> bool {
    let (draft, before) = (&book.drafts[mention], &book.drafts[other]);
    let (profile, candidate) = (book.profile(mention), book.profile(other));
    if draft.phrase.number != before.phrase.number || !book.genders_agree(mention, other) {
        return false;
    }
    let kinds = profile.kind == candidate.kind
        || (is_human(profile.kind) && is_human(candidate.kind))
        || (profile.number == Number::Plural && candidate.number == Number::Plural);
    if !kinds {
        return false;
    }
    // A bare singular noun is a headline’s, a bare plural takes up only a plural.
    if opening == Opening::Bare && before.is_name() && is_human(profile.kind) {
        return false;
    }
    let whole =
        TokenRange::new(before.phrase.tokens.start, before.phrase.tokens.end.max(before.phrase.core.end));
    let theirs = describing(book, whole, before.head);
    if opening == Opening::Bare && !own.is_empty() && !before.is_name() && own.len() != theirs.len() {
        return false;
    }
    let country = |word: &String| words::place(word).is_some_and(|(_, sort)| sort == PlaceSort::Country);
    // “the Kenyan tactician” of a coach: whence somebody comes may be new, but nobody has two countries or an office.
    let new = |word: &String| {
        let office =
            |noun: &String| words::person_noun(noun).is_none_or(|(noun, _)| noun.title || noun.office);
        country(word)
            && before.is_name()
            && !draft.phrase.nouns.iter().any(office)
            && !theirs.iter().any(country)
    };
    own.iter().all(|word| theirs.contains(word) || before.phrase.nouns.contains(word) || new(word))
}
