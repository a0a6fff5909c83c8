//! Where a noun phrase ends and where the name in it begins: prepositions, clauses, commas, small words in names.

use super::{reader::Reader, series::series_before, traits::Number, words};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// Where the simple noun phrase at the start of `range` ends: before a preposition, clause or comma.
pub(super) fn simple_end(reader: &Reader<'_, '_>, range: TokenRange) -> TokenId {
    let syntax = reader.syntax;
    let mut end = range.start;
    while end < range.end {
        let here = end;
        let next = TokenId(here.0 + 1);
        let norm = syntax.norm(here);
        let first = here == range.start;
        let keep = if first {
            true
        } else if !reader.is_capital(here)
            && reader.is_name(TokenId(here.0 - 1))
            && (words::is_when(norm) || next < range.end && words::is_calendar(syntax.norm(next)))
        {
            // “Mr. Falk late Friday”, “Mr. Falk yesterday”
            false
        } else if syntax.tag(here).upos == Upos::Adv
            && words::is_noun(norm)
            && reader.is_name(TokenId(here.0 - 1))
        {
            // “one Stockholm daily”
            true
        } else if words::is_joiner(norm) && !reader.is_name(here) {
            joins_name(reader, range, here)
                || (norm == "and"
                    && (joins_adjectives(reader, range, here) || joins_roles(reader, range, here)))
        } else if words::is_particle(norm) && !reader.is_capital(here) {
            next < range.end
                && (is_name_or_particle(reader, next) || reader.is_joint(next))
                && is_name_or_particle(reader, TokenId(here.0 - 1))
        } else if opens_nickname(reader, range, here).is_some() {
            true
        } else if let Upos::Adj | Upos::Verb = syntax.tag(here).upos
            && !reader.is_name(here)
            && !words::is_noun(norm)
            && reader.is_noun(TokenId(here.0 - 1))
        {
            // “officials close to”, “witnesses interviewed by”: what follows the noun is no part of it.
            reader.is_nominal(here)
                && next < range.end
                && reader.is_nominal(next)
                && !reader.is_article(next)
                && syntax.tag(here).upos == Upos::Adj
        } else if reader.is_article(here)
            || syntax.tag(here).upos == Upos::Det
            || words::pronoun(norm).is_some() && !reader.is_name(here)
        {
            !reader.is_noun(TokenId(here.0 - 1))
        } else {
            reader.is_nominal(here)
        };
        if !keep {
            break;
        }
        end = opens_nickname(reader, range, here).unwrap_or(next);
    }
    end
}

/// Whether a token is part of a name or one of the small words in it.
fn is_name_or_particle(reader: &Reader<'_, '_>, token: TokenId) -> bool {
    reader.is_name(token) || words::is_particle(reader.syntax.norm(token))
}

/// A nickname in quotation marks between two parts of a name: where it ends.
fn opens_nickname(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId) -> Option<TokenId> {
    if here == range.start || !matches!(reader.syntax.word(here), "\"" | "“" | "‘" | "'" | "(") {
        return None;
    }
    if !reader.is_name(TokenId(here.0 - 1)) {
        return None;
    }
    let close = (2..=3).map(|step| TokenId(here.0 + step)).find(|&token| {
        token < range.end && matches!(reader.syntax.word(token), "\"" | "”" | "’" | "'" | ")")
    })?;
    let after = TokenId(close.0 + 1);
    (after < range.end
        && reader.is_name(after)
        && reader.is_capital(TokenId(here.0 + 1))
        && (reader.syntax.word(here) != "("
            || close.0 == here.0 + 2 && !reader.is_acronym(TokenId(here.0 + 1))))
    .then_some(after)
}

/// Whether *of*, *for*, *and* or *the* goes on a name: “Ministry of Foreign Affairs”, “Food and Drug Administration”.
fn joins_name(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId) -> bool {
    let syntax = reader.syntax;
    let before = TokenId(here.0 - 1);
    let mut after = TokenId(here.0 + 1);
    while after < range.end && matches!(syntax.norm(after), "the" | "of") && !reader.is_name(after) {
        after = TokenId(after.0 + 1);
    }
    if after >= range.end || !reader.is_name(after) {
        return false;
    }
    let norm = syntax.norm(here);
    if norm == "&" {
        return reader.is_name(before);
    }
    if norm == "the" {
        return matches!(syntax.norm(before), "of" | "for" | "on" | "in" | "to")
            && before > range.start
            && joins_name(reader, range, before);
    }
    // “Nurses’ and Carers’ Union”
    if norm == "and"
        && TokenId(after.0 + 2) < range.end
        && before > range.start
        && reader.is_possessive(before)
        && reader.is_possessive(TokenId(after.0 + 1))
    {
        return reader.is_name(TokenId(before.0 - 1))
            && words::ends_organization_name(syntax.norm(TokenId(after.0 + 2)));
    }
    if norm == "and" {
        // A list of two names is no name; a body whose head noun follows, or a field of a ministry, is one.
        let mut last = after;
        while TokenId(last.0 + 1) < range.end && reader.is_name(TokenId(last.0 + 1)) {
            last = TokenId(last.0 + 1);
        }
        let open = earlier(reader, range, here, &["of", "for"]);
        let left = syntax.norm(before);
        return reader.is_name(before)
            && !words::is_given_name(syntax.norm(after))
            && words::place(left).is_none()
            && (open
                || words::ends_organization_name(syntax.norm(last)) && !words::ends_organization_name(left));
    }
    if !reader.is_name(before) {
        return false;
    }
    let left = syntax.norm(before);
    let body = words::ends_organization_name(left) || words::organization(left).is_some();
    let office = words::person_noun(left).is_some_and(|(noun, _)| noun.title || noun.role);
    match norm {
        // “Office for the Coordination of Humanitarian Affairs”
        "of" => body || office || earlier(reader, range, here, &["for"]),
        "for" | "on" | "to" | "de" | "du" | "des" => body || office,
        _ => false,
    }
}

/// Whether one of some small words that goes on a name stands shortly before: “Ministry of Labour and Employment”.
fn earlier(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId, small: &[&str]) -> bool {
    let from = range.start.0.max(here.0.saturating_sub(5));
    (from + 1..here.0)
        .map(TokenId)
        .any(|token| small.contains(&reader.syntax.norm(token)) && joins_name(reader, range, token))
}

/// Whether *and* joins two describing words before one noun: “hospital and security officials”.
fn joins_adjectives(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId) -> bool {
    let syntax = reader.syntax;
    let (before, after) = (TokenId(here.0 - 1), TokenId(here.0 + 1));
    let noun = TokenId(here.0 + 2);
    let describes = |token: TokenId| {
        words::person_noun(syntax.norm(token)).is_none()
            && !reader.is_article(token)
            && reader.is_nominal(token)
    };
    // “Paul Dillon and Jonathan Bingle” are two people.
    let names = |token: TokenId| reader.is_name(token) && words::person_noun(syntax.norm(token)).is_none();
    noun < range.end
        && describes(before)
        && describes(after)
        && reader.is_noun(noun)
        && !(names(before) && names(after) && names(noun))
        && !syntax.norm(before).ends_with('s')
}

/// Whether *and* joins two offices of one person: “owner and ranger Edna George”.
fn joins_roles(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId) -> bool {
    let role =
        |token: TokenId| matches!(words::person_noun(reader.syntax.norm(token)), Some((_, Number::Singular)));
    let next = here.0 + 1;
    role(TokenId(here.0 - 1))
        && (next..range.end.0.min(next + 4)).map(TokenId).any(|token| {
            let name = TokenId(token.0 + 1);
            role(token) && !reader.is_article(TokenId(next)) && name < range.end && reader.is_name(name)
        })
}

/// Where the core of a phrase ends, past prepositional phrases, restrictive clauses and lists: at the first comma or
/// dash after its simple part.
pub(super) fn core_end(reader: &Reader<'_, '_>, phrase: TokenRange, simple_end: TokenId) -> TokenId {
    let mut depth = 0u32;
    let mut listed = simple_end;
    for token in TokenRange::new(simple_end, phrase.end).tokens() {
        match reader.syntax.word(token) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && token >= listed && reader.is_break(token) => {
                match series_before(reader, phrase, token) {
                    Some(series) => listed = series.end,
                    None => return token,
                }
            }
            _ => {}
        }
    }
    phrase.end
}

/// What stands after the core without the comma before and after it.
pub(super) fn rest(reader: &Reader<'_, '_>, range: TokenRange) -> Option<TokenRange> {
    let mut range = range;
    // An age is no description.
    let age = |token: TokenId| {
        let word = reader.syntax.word(token);
        word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    // The head of the group “Mothers’ Voice,” Ana Ruiz
    let closes = |token: TokenId| {
        matches!(reader.syntax.word(token), "\"" | "”" | "'" | "’")
            && !reader.syntax.tokens[token.index()].space_before
    };
    while !range.is_empty() && (reader.is_break(range.start) || age(range.start) || closes(range.start)) {
        range.start = TokenId(range.start.0 + 1);
    }
    while !range.is_empty() && reader.is_break(TokenId(range.end.0 - 1)) {
        range.end = TokenId(range.end.0 - 1);
    }
    (!range.is_empty()).then_some(range)
}

/// The capitalized words at the end of a simple noun phrase.
pub(super) fn trailing_name(reader: &Reader<'_, '_>, simple: TokenRange) -> Option<TokenRange> {
    let syntax = reader.syntax;
    let mut start = simple.end;
    while start > simple.start {
        let token = TokenId(start.0 - 1);
        let inner = start < simple.end;
        let norm = syntax.norm(token);
        let joins = words::is_joiner(norm)
            && token > simple.start
            && (reader.is_name(TokenId(token.0 - 1))
                || reader.is_possessive(TokenId(token.0 - 1))
                || norm == "the");
        let ordinal = inner && is_ordinal(reader, token) && words::ends_organization_name(syntax.norm(start));
        let small = inner
            && (words::is_particle(norm)
                || joins
                || reader.is_joint(token)
                || matches!(syntax.word(token), "\"" | "“" | "”" | "‘" | "’" | "'" | "(" | ")"));
        let number = syntax.tag(token).upos == Upos::Num && token > simple.start;
        if reader.is_name(token)
            || small
            || ordinal
            || (number && (inner || reader.is_name(TokenId(token.0 - 1))))
        {
            start = token;
        } else {
            break;
        }
    }
    // Small words and article at the front are no part of the name, but particles are: “von der Leyen”, “al-Zarqawi”.
    while start < simple.end && !reader.is_name(start) && !is_ordinal(reader, start) && {
        let norm = syntax.norm(start);
        let particle = words::is_particle(norm) && norm != "the" && norm != "of";
        !particle || TokenId(start.0 + 1) >= simple.end
    } {
        start = TokenId(start.0 + 1);
    }
    (start < simple.end && simple_has_name(reader, TokenRange::new(start, simple.end)))
        .then(|| TokenRange::new(start, simple.end))
}

/// Whether a token is a number in letters and digits: *10th* of “the 10th Circuit”.
fn is_ordinal(reader: &Reader<'_, '_>, token: TokenId) -> bool {
    let word = reader.syntax.word(token);
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_lowercase())
}

/// Whether a range has a capitalized word of a name.
fn simple_has_name(reader: &Reader<'_, '_>, range: TokenRange) -> bool {
    range.tokens().any(|token| reader.is_name(token))
}
