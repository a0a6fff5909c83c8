//! Mentions outside the sources of quotes: names, descriptions of people and bodies, pronouns that tell.

use std::collections::BTreeMap;

use super::{
    extent,
    mention::{Draft, draft, pronoun_draft, trim},
    phrase,
    reader::Reader,
    traits::{Number, Person, Sure},
    words::{self, PlaceSort, Pronoun},
};
use crate::{
    quote::QuoteId,
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// Drafts what stands outside the sources.
pub(super) fn scan(
    reader: &Reader<'_, '_>,
    inside: &[Option<QuoteId>],
    taken: &[bool],
    by_head: &mut BTreeMap<TokenId, Draft>,
) {
    let syntax = reader.syntax;
    let count = syntax.tokens.len();
    let mut at = 0;
    while at < count {
        let token = TokenId::from(at);
        if let Some(pronoun) = words::pronoun(syntax.norm(token)).filter(|_| !reader.is_acronym(token)) {
            if is_telling(pronoun, reader, token) && !taken[at] {
                let draft = pronoun_draft(reader, token, pronoun, inside);
                by_head.entry(draft.head).or_insert(draft);
            }
            at += 1;
            continue;
        }
        let outside = reader.is_dateline(token) || !reader.is_nominal(token);
        if outside || reader.is_possessive(token) || reader.is_joint(token) {
            at += 1;
            continue;
        }
        let (simple_end, end) = extent::extent(reader, token);
        let simple = TokenRange::new(token, simple_end.max(TokenId(token.0 + 1)));
        let pieces = split_possessors(reader, simple);
        let last = pieces.len() - 1;
        for (number, &piece) in pieces.iter().enumerate() {
            let whole =
                if number == last { TokenRange::new(simple.start, end.max(piece.end)) } else { piece };
            free(reader, piece, whole, inside, taken, by_head);
        }
        at = simple.end.index();
    }
}

/// Whether a pronoun outside a source is worth a mention: *it* and *that* are mostly not anybody.
fn is_telling(pronoun: Pronoun, reader: &Reader<'_, '_>, token: TokenId) -> bool {
    match pronoun.person {
        Person::First => true,
        Person::Third => {
            pronoun.number == Some(Number::Singular)
                && pronoun.gender.is_some_and(|gender| gender != super::traits::Gender::Thing)
        }
        Person::Relative => matches!(reader.syntax.norm(token), "who"),
        Person::Second => false,
    }
}

/// A simple noun phrase cut after each possessive: “Germany’s | Constitutional Court”.
fn split_possessors(reader: &Reader<'_, '_>, simple: TokenRange) -> Vec<TokenRange> {
    let mut pieces = Vec::new();
    let mut start = simple.start;
    for token in simple.tokens() {
        if reader.is_possessive(token) && token > start {
            pieces.push(TokenRange::new(start, token));
            start = TokenId(token.0 + 1);
        }
    }
    if start < simple.end || pieces.is_empty() {
        pieces.push(TokenRange::new(start, simple.end));
    }
    pieces
}

/// Drafts a free-standing phrase, and the names that describe its noun.
fn free(
    reader: &Reader<'_, '_>,
    piece: TokenRange,
    whole: TokenRange,
    inside: &[Option<QuoteId>],
    taken: &[bool],
    by_head: &mut BTreeMap<TokenId, Draft>,
) {
    let Some(piece) = trim(reader, piece) else { return };
    let whole = TokenRange::new(whole.start.min(piece.start), whole.end.max(piece.end));
    let Some(whole) = trim(reader, whole) else { return };
    let phrase = phrase::read(reader, whole);
    let main = phrase.name.unwrap_or(piece);
    if let Some(title) = phrase.title {
        describing_names(reader, title, inside, taken, by_head);
    }
    if taken[main.start.index()] || taken[main.end.index() - 1] {
        return;
    }
    let worth = phrase.name.is_some() || phrase.sure == Sure::Told;
    if !worth {
        return;
    }
    let tokens = match phrase.name {
        Some(name) if name.start >= piece.start && name.end <= piece.end => TokenRange::new(
            phrase
                .title
                .filter(|title| title.end <= name.start)
                .map_or(name.start, |title| title.start.min(name.start)),
            name.end,
        ),
        Some(_) | None => piece,
    };
    let main = phrase.name.filter(|name| name.end <= piece.end && name.start >= piece.start).unwrap_or(piece);
    let draft = draft(reader, phrase, tokens, main, inside);
    by_head.entry(draft.head).or_insert(draft);
}

/// Drafts the places and bodies named before a noun: “Kremlin spokesman”, “U.S. President”.
fn describing_names(
    reader: &Reader<'_, '_>,
    title: TokenRange,
    inside: &[Option<QuoteId>],
    taken: &[bool],
    by_head: &mut BTreeMap<TokenId, Draft>,
) {
    let mut at = title.start;
    while at < title.end {
        if !reader.is_name(at) {
            at = TokenId(at.0 + 1);
            continue;
        }
        let mut end = TokenId(at.0 + 1);
        while end < title.end && reader.is_name(end) && words::person_noun(reader.syntax.norm(end)).is_none()
        {
            end = TokenId(end.0 + 1);
        }
        let range = TokenRange::new(at, end);
        let lower = reader.lower(range);
        let place = words::place(&lower);
        let listed =
            place.is_some_and(|(_, sort)| sort != PlaceSort::People) || words::organization(&lower).is_some();
        let free = !range.tokens().any(|token| taken[token.index()])
            && reader.syntax.tag(at).upos != Upos::Adj
            && words::person_noun(reader.syntax.norm(at)).is_none();
        if listed && free {
            let draft = draft(reader, phrase::read(reader, range), range, range, inside);
            by_head.entry(draft.head).or_insert(draft);
        }
        at = end;
    }
}
