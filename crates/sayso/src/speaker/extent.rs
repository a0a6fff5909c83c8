//! How far a noun phrase outside a source reaches: one prepositional phrase, one apposition.

use super::{
    bounds::{simple_end, trailing_name},
    kinds::head_noun,
    phrase::APPOSITION,
    reader::Reader,
    traits::Number,
    words,
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// Where a free-standing noun phrase that starts at `start` ends, an apposition that names or describes included.
pub(super) fn extent(reader: &Reader<'_, '_>, start: TokenId) -> (TokenId, TokenId) {
    let syntax = reader.syntax;
    let limit = syntax.sentence(start).tokens.end;
    let simple = simple_end(reader, TokenRange::new(start, limit));
    let mut end = simple;
    // One prepositional phrase of the head: “the mayor of Leeds”, “spokesman for the ministry”.
    if end < limit && matches!(syntax.norm(end), "of" | "for" | "at" | "in" | "with") {
        let inner = TokenId(end.0 + 1);
        if inner < limit && reader.is_nominal(inner) {
            end = simple_end(reader, TokenRange::new(inner, limit));
        }
    }
    // “the president of the Nigeria Workers’ Assembly (NWA), Festus Adigwe”
    if end.0 + 2 < limit.0
        && syntax.word(end) == "("
        && reader.is_acronym(TokenId(end.0 + 1))
        && syntax.word(TokenId(end.0 + 2)) == ")"
    {
        end = TokenId(end.0 + 3);
    }
    let plain = end;
    if end < limit && matches!(syntax.word(end), "," | "—" | "–") {
        let inner = after_age(reader, TokenId(end.0 + 1), limit);
        let close = (inner.0..limit.0)
            .take(APPOSITION)
            .map(TokenId)
            .find(|&token| matches!(syntax.word(token), "," | "." | "—" | "–" | ";" | "”" | "\""))
            .or_else(|| long_apposition(reader, TokenRange::new(inner, limit)));
        if let Some(close) = close
            && inner < close
            && is_apposition(reader, TokenRange::new(start, simple), TokenRange::new(inner, close))
        {
            return (simple, close);
        }
    }
    (simple, plain)
}

/// The token after an age and its comma: “Ana Ruiz, 23, a baker”.
fn after_age(reader: &Reader<'_, '_>, inner: TokenId, limit: TokenId) -> TokenId {
    let syntax = reader.syntax;
    let next = TokenId(inner.0 + 1);
    let age = next < limit
        && syntax.word(next) == ","
        && syntax.word(inner).len() <= 3
        && syntax.word(inner).bytes().all(|byte| byte.is_ascii_digit());
    if age { TokenId(inner.0 + 2) } else { inner }
}

/// Where the noun phrase of an apposition ends whose clause goes on for long: “the senator who has spent …”.
fn long_apposition(reader: &Reader<'_, '_>, rest: TokenRange) -> Option<TokenId> {
    if rest.is_empty() || !reader.is_article(rest.start) {
        return None;
    }
    let end = simple_end(reader, rest);
    (end < rest.end && matches!(reader.syntax.norm(end), "who" | "whose" | "that")).then_some(end)
}

/// Whether what stands between commas names or describes what stands before them.
fn is_apposition(reader: &Reader<'_, '_>, before: TokenRange, inside: TokenRange) -> bool {
    let syntax = reader.syntax;
    if matches!(syntax.norm(inside.start), "who" | "which") {
        return trailing_name(reader, before).is_some();
    }
    // “Ana Ruiz, 34, of Leeds”
    if matches!(syntax.norm(inside.start), "of" | "from") && inside.len() <= 6 {
        return trailing_name(reader, before).is_some()
            && trailing_name(reader, TokenRange::new(TokenId(inside.start.0 + 1), inside.end)).is_some();
    }
    if !reader.is_nominal(inside.start) {
        return false;
    }
    let end = simple_end(reader, inside);
    let simple = TokenRange::new(inside.start, end);
    let verb_follows = TokenRange::new(end, inside.end).tokens().take(2).any(|token| {
        matches!(syntax.tag(token).upos, Upos::Verb | Upos::Aux) && !syntax.norm(token).ends_with("ing")
    });
    let clause = end < inside.end && matches!(syntax.norm(end), "who" | "whose" | "that");
    if verb_follows && !clause {
        return false;
    }
    let named_before = trailing_name(reader, before).is_some();
    // “the Kansas Republican” describes, whatever its capitals.
    let role = simple.tokens().next_back().and_then(|last| words::person_noun(syntax.norm(last)));
    let named_inside = trailing_name(reader, simple).is_some() && role.is_none_or(|(noun, _)| !noun.role);
    let noun = |range| head_noun(reader, range).filter(|(_, _, number)| *number == Number::Singular);
    let describes = |range: TokenRange| {
        noun(range).is_some_and(|(_, noun, _)| {
            words::person_noun(&noun).is_some() || words::is_organization_noun(&noun)
        })
    };
    // “a large-animal veterinarian”, whatever the noun, but not “a year later”
    let new = matches!(syntax.norm(inside.start), "a" | "an");
    let tells = |range: TokenRange| new && noun(range).is_some_and(|(_, noun, _)| !words::is_time(&noun));
    match (named_before, named_inside) {
        (true, false) => describes(simple) || tells(simple),
        (false, true) => describes(before) && end == inside.end,
        (true, true) | (false, false) => false,
    }
}
