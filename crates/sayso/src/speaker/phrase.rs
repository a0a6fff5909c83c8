//! A noun phrase taken apart: title, name, head noun, what follows, and what these tell about its bearer.
//!
//! Chiefly patterns over words and lists, since a parse of “Gov. Ana Ruiz, R-Idaho, who …” is rarely whole.

use sayso_report::SpeakerKind;

use super::{
    reader::Reader,
    traits::{Gender, Number, Sure},
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The most tokens of an apposition that is read.
const APPOSITION: usize = 16;

/// A noun phrase taken apart.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// All of it.
    pub(super) tokens: TokenRange,
    /// The noun phrase proper: up to what is set off by a comma.
    pub(super) core: TokenRange,
    /// The name in it.
    pub(super) name: Option<TokenRange>,
    /// The title or description before the name, or the whole description where there is no name.
    pub(super) title: Option<TokenRange>,
    /// The apposition or clause set off after it.
    pub(super) after: Option<TokenRange>,
    /// The nouns that say what the bearer is, in lower case and in the singular where they are plural.
    pub(super) nouns: Vec<String>,
    /// What sort of bearer it has.
    pub(super) kind: SpeakerKind,
    /// How sure that is.
    pub(super) sure: Sure,
    /// The gender the words tell.
    pub(super) gender: Option<Gender>,
    /// One or many.
    pub(super) number: Number,
}

/// Takes a noun phrase apart.
///
/// `range` has at least one token, and its first is no punctuation.
pub(super) fn read(reader: &Reader<'_, '_>, range: TokenRange) -> Phrase {
    let simple_end = simple_end(reader, range);
    let simple = TokenRange::new(range.start, simple_end);
    let core = TokenRange::new(range.start, core_end(reader, TokenRange::new(simple_end, range.end)));
    let after = rest(reader, TokenRange::new(core.end, range.end));
    if let Some(joined) = coordination(reader, range, simple, core) {
        return joined;
    }
    if let Some(name) = trailing_name(reader, simple) {
        return named(reader, range, core, simple, name, after);
    }
    nominal(reader, range, core, simple, after)
}

/// Where the simple noun phrase at the start of `range` ends: before a preposition, clause or comma.
fn simple_end(reader: &Reader<'_, '_>, range: TokenRange) -> TokenId {
    let syntax = reader.syntax;
    let mut end = range.start;
    while end < range.end {
        let here = end;
        let next = TokenId(here.0 + 1);
        let norm = syntax.norm(here);
        let first = here == range.start;
        let keep = if first {
            true
        } else if matches!(
            norm,
            "of" | "for" | "and" | "&" | "the" | "on" | "in" | "to" | "de" | "du" | "des"
        ) && !reader.is_name(here)
        {
            joins_name(reader, range, here) || (norm == "and" && joins_adjectives(reader, range, here))
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
        } else if reader.is_article(here) || syntax.tag(here).upos == Upos::Det {
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
    if norm == "and" {
        // A list of two names is no name; a body whose head noun follows, or a field of a ministry, is one.
        let mut last = after;
        while TokenId(last.0 + 1) < range.end && reader.is_name(TokenId(last.0 + 1)) {
            last = TokenId(last.0 + 1);
        }
        let open = earlier_of(reader, range, here);
        let left = syntax.norm(before);
        return reader.is_name(before)
            && words::women_share(syntax.norm(after)).is_none()
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
        "of" | "for" | "on" | "to" | "de" | "du" | "des" => body || office,
        _ => false,
    }
}

/// Whether an *of* or *for* that goes on a name stands shortly before: “Ministry of Labour and Employment”.
fn earlier_of(reader: &Reader<'_, '_>, range: TokenRange, here: TokenId) -> bool {
    let from = range.start.0.max(here.0.saturating_sub(5));
    (from + 1..here.0)
        .map(TokenId)
        .any(|token| matches!(reader.syntax.norm(token), "of" | "for") && joins_name(reader, range, token))
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
    noun < range.end
        && describes(before)
        && describes(after)
        && reader.is_noun(noun)
        && !syntax.norm(before).ends_with('s')
}

/// Where the core ends, past prepositional phrases and restrictive clauses: at the first comma or dash.
fn core_end(reader: &Reader<'_, '_>, range: TokenRange) -> TokenId {
    let mut depth = 0u32;
    for token in range.tokens() {
        match reader.syntax.word(token) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && reader.is_break(token) => return token,
            _ => {}
        }
    }
    range.end
}

/// What stands after the core without the comma before and after it.
fn rest(reader: &Reader<'_, '_>, range: TokenRange) -> Option<TokenRange> {
    let mut range = range;
    // An age is no description.
    let age = |token: TokenId| {
        let word = reader.syntax.word(token);
        word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    while !range.is_empty() && (reader.is_break(range.start) || age(range.start)) {
        range.start = TokenId(range.start.0 + 1);
    }
    while !range.is_empty() && reader.is_break(TokenId(range.end.0 - 1)) {
        range.end = TokenId(range.end.0 - 1);
    }
    (!range.is_empty()).then_some(range)
}

/// The capitalized words at the end of a simple noun phrase.
fn trailing_name(reader: &Reader<'_, '_>, simple: TokenRange) -> Option<TokenRange> {
    let syntax = reader.syntax;
    let mut start = simple.end;
    while start > simple.start {
        let token = TokenId(start.0 - 1);
        let inner = start < simple.end;
        let norm = syntax.norm(token);
        let joins = matches!(norm, "of" | "for" | "and" | "&" | "the" | "on" | "in" | "to")
            && token > simple.start
            && (reader.is_name(TokenId(token.0 - 1)) || norm == "the");
        let small = inner
            && (words::is_particle(norm)
                || joins
                || reader.is_joint(token)
                || matches!(syntax.word(token), "\"" | "“" | "”" | "‘" | "’" | "'" | "(" | ")"));
        let number = syntax.tag(token).upos == Upos::Num && token > simple.start;
        if reader.is_name(token) || small || (number && (inner || reader.is_name(TokenId(token.0 - 1)))) {
            start = token;
        } else {
            break;
        }
    }
    // Small words and article at the front are no part of the name, but particles are: “von der Leyen”, “al-Zarqawi”.
    while start < simple.end && !reader.is_name(start) && {
        let norm = syntax.norm(start);
        let particle = words::is_particle(norm) && norm != "the" && norm != "of";
        !particle || TokenId(start.0 + 1) >= simple.end
    } {
        start = TokenId(start.0 + 1);
    }
    (start < simple.end && simple_has_name(reader, TokenRange::new(start, simple.end)))
        .then(|| TokenRange::new(start, simple.end))
}

/// Whether a range has a capitalized word of a name.
fn simple_has_name(reader: &Reader<'_, '_>, range: TokenRange) -> bool {
    range.tokens().any(|token| reader.is_name(token))
}

/// The last noun of a range that says what somebody is, in the singular, with its number and place.
fn head_noun(reader: &Reader<'_, '_>, range: TokenRange) -> Option<(TokenId, String, Number)> {
    let syntax = reader.syntax;
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

/// A phrase with a name at its end.
fn named(
    reader: &Reader<'_, '_>,
    tokens: TokenRange,
    core: TokenRange,
    simple: TokenRange,
    run: TokenRange,
    after: Option<TokenRange>,
) -> Phrase {
    let syntax = reader.syntax;
    let lower = reader.lower(run);
    let (place, body) = (words::place(&lower), words::organization(&lower));
    let last = syntax.norm(TokenId(run.end.0 - 1)).trim_end_matches('.').to_owned();
    let mut phrase = Phrase {
        tokens,
        core,
        name: Some(run),
        title: None,
        after,
        nouns: Vec::new(),
        kind: SpeakerKind::Organization,
        sure: Sure::Guess,
        gender: None,
        number: Number::Singular,
    };
    let before = TokenRange::new(simple.start, run.start);
    let noun_before = head_noun(reader, before).filter(|_| !before.is_empty());
    if place.is_none() && body.is_none() {
        // A title inside the capitals: “U.S. President Donald Trump”, “The President”.
        let organization = words::ends_organization_name(&last)
            && !words::person_noun(&last).is_some_and(|(noun, _)| noun.title);
        let title =
            (!organization || has_human_title(reader, run)).then(|| last_title(reader, run)).flatten();
        let title = title.or_else(|| lead_in(reader, run));
        if let Some(title_end) = title {
            if title_end == run.end || name_after_of(reader, run, title_end).is_none_and_of() {
                return nominal(reader, tokens, core, simple, after);
            }
            let name_start = match name_after_of(reader, run, title_end) {
                OfName::None => title_end,
                OfName::At(start) => start,
                OfName::Title => run.end,
            };
            let name = TokenRange::new(name_start, run.end);
            return person(reader, &phrase, name, TokenRange::new(simple.start, name_start));
        }
        if let Some((_, noun, number)) = &noun_before
            && words::person_noun(noun).is_some()
            && *number == Number::Singular
            && !(organization && run.len() > 1 && words::gender_of_name(syntax.norm(run.start)).is_none())
        {
            return person(reader, &phrase, run, before);
        }
    }
    if let Some((_, noun, _)) = &noun_before
        && (words::is_organization_noun(noun) || words::is_document_noun(noun))
    {
        phrase.nouns.push(noun.clone());
        phrase.title = Some(before);
        phrase.kind =
            if words::is_organization_noun(noun) { SpeakerKind::Organization } else { SpeakerKind::Document };
        phrase.sure = Sure::Told;
        return phrase;
    }
    phrase.title = (!before.is_empty() && noun_before.is_some()).then_some(before);
    if !matches!(last.as_str(), "") && place.is_none() {
        phrase.nouns.push(last.clone());
    }
    let article = before.tokens().next_back().is_some_and(|token| reader.is_article(token));
    let first = syntax.norm(run.start);
    let count = run.tokens().filter(|&token| syntax.word(token).chars().any(char::is_alphanumeric)).count();
    let (kind, sure) = match (place, body) {
        (Some((_, PlaceSort::People)), _) => {
            phrase.number = Number::Plural;
            (SpeakerKind::Group, Sure::Likely)
        }
        (Some((_, PlaceSort::Seat)), _) => (SpeakerKind::Organization, Sure::Told),
        (Some(_), _) => (SpeakerKind::Place, Sure::Told),
        (None, Some(_)) => (SpeakerKind::Organization, Sure::Told),
        (None, None) => {
            if syntax.word(run.start).starts_with('@') {
                (SpeakerKind::Person, Sure::Told)
            } else if words::person_noun(&last).is_some_and(|(_, number)| number == Number::Plural) {
                phrase.number = Number::Plural;
                (
                    if words::is_group_noun(&last)
                        || syntax.word(TokenId(run.end.0 - 1)).starts_with(char::is_uppercase)
                    {
                        SpeakerKind::Group
                    } else {
                        SpeakerKind::Unnamed
                    },
                    Sure::Likely,
                )
            } else if count >= 2
                && words::is_place_name(first, &last)
                && !words::ends_organization_name(&last)
            {
                (SpeakerKind::Place, Sure::Likely)
            } else if words::women_share(first).is_some()
                && count >= 2
                && !article
                && !has_body_word(reader, run)
            {
                (SpeakerKind::Person, Sure::Told)
            } else if words::ends_organization_name(&last) || has_body_word(reader, run) {
                (SpeakerKind::Organization, Sure::Told)
            } else if reader.is_acronym(TokenId(run.end.0 - 1)) {
                (SpeakerKind::Organization, Sure::Likely)
            } else if words::is_document_noun(&last) {
                (SpeakerKind::Document, Sure::Likely)
            } else if article {
                (SpeakerKind::Organization, Sure::Guess)
            } else if count >= 2 || words::women_share(first).is_some() {
                (SpeakerKind::Person, Sure::Likely)
            } else {
                (SpeakerKind::Organization, Sure::Guess)
            }
        }
    };
    phrase.kind = kind;
    phrase.sure = sure;
    if kind == SpeakerKind::Person {
        phrase.nouns.clear();
        phrase.gender = words::gender_of_name(first);
    } else if kind != SpeakerKind::Group {
        phrase.gender = Some(Gender::Thing);
    }
    read_after(reader, &mut phrase);
    phrase
}

/// Where a name begins after “Secretary of …”.
enum OfName {
    /// There is no *of*.
    None,
    /// At this token.
    At(TokenId),
    /// Nowhere: it is all title.
    Title,
}

impl OfName {
    /// Whether all of it is a title.
    fn is_none_and_of(&self) -> bool {
        matches!(self, Self::Title)
    }
}

/// The name in “Secretary of State John Kerry”, where `title_end` is the *of*.
fn name_after_of(reader: &Reader<'_, '_>, run: TokenRange, title_end: TokenId) -> OfName {
    let syntax = reader.syntax;
    if title_end >= run.end || !matches!(syntax.norm(title_end), "of" | "for") {
        return OfName::None;
    }
    let found = (title_end.0 + 2..run.end.0).map(TokenId).find(|&token| {
        words::women_share(syntax.norm(token)).is_some()
            && TokenId(token.0 + 1) < run.end
            && reader.is_name(TokenId(token.0 + 1))
            || words::person_noun(syntax.norm(token)).is_some_and(|(noun, _)| noun.honorific)
    });
    match found {
        Some(start) => OfName::At(start),
        // “Secretary of State Rice”: the last word where two or more follow.
        None if run.end.0 - title_end.0 == 3
            && words::place(syntax.norm(TokenId(run.end.0 - 1))).is_none() =>
        {
            OfName::At(TokenId(run.end.0 - 1))
        }
        None => OfName::Title,
    }
}

/// Whether an honorific or a title with a given name after it stands in capitals that end like a body’s name.
fn has_human_title(reader: &Reader<'_, '_>, run: TokenRange) -> bool {
    run.tokens().any(|token| {
        let next = TokenId(token.0 + 1);
        next < run.end
            && words::person_noun(reader.syntax.norm(token))
                .is_some_and(|(noun, _)| noun.honorific || noun.title)
            && (words::women_share(reader.syntax.norm(next)).is_some()
                || words::person_noun(reader.syntax.norm(token)).is_some_and(|(noun, _)| noun.honorific))
    })
}

/// Whether a body’s noun stands before *of* or *for*: “Bank of England”.
fn has_body_word(reader: &Reader<'_, '_>, run: TokenRange) -> bool {
    run.tokens().any(|token| {
        let next = TokenId(token.0 + 1);
        next < run.end && matches!(reader.syntax.norm(next), "of" | "for" | "on" | "&")
    })
}

/// The place after the last title in capitalized words, if there is one.
fn last_title(reader: &Reader<'_, '_>, run: TokenRange) -> Option<TokenId> {
    let syntax = reader.syntax;
    let mut found = None;
    for token in run.tokens() {
        let norm = syntax.norm(token);
        let next = TokenId(token.0 + 1);
        let Some((noun, Number::Singular)) = words::person_noun(norm) else { continue };
        // “Major”, “Dean”, “King” and “Bishop” are last names too when a given name stands before.
        let surname = next == run.end
            && token > run.start
            && !noun.honorific
            && (words::women_share(syntax.norm(TokenId(token.0 - 1))).is_some()
                || (!noun.title && after_honorific(reader, run, token)));
        if surname || (next == run.end && noun.honorific) {
            continue;
        }
        if noun.honorific || noun.title || (noun.role && !reader.is_joint(next)) {
            found = Some(if next < run.end && syntax.word(next) == "." { TokenId(next.0 + 1) } else { next });
        }
    }
    found
}

/// Where a name begins after a describing word in capitals: “Nigerian Umar Farouk”, “Garda Ciara Nestor”.
fn lead_in(reader: &Reader<'_, '_>, run: TokenRange) -> Option<TokenId> {
    let syntax = reader.syntax;
    let second = TokenId(run.start.0 + 1);
    let norm = syntax.norm(run.start);
    let people = matches!(words::place(norm), Some((_, PlaceSort::People)));
    (run.len() >= 3
        && (people || words::is_noun(norm) || syntax.tag(run.start).upos != Upos::Propn)
        && words::women_share(norm).is_none()
        && words::women_share(syntax.norm(second)).is_some()
        && reader.is_name(TokenId(second.0 + 1)))
    .then_some(second)
}

/// Whether *Mr.* or its like stands right before a token.
fn after_honorific(reader: &Reader<'_, '_>, run: TokenRange, token: TokenId) -> bool {
    token > run.start
        && words::person_noun(reader.syntax.norm(TokenId(token.0 - 1)))
            .is_some_and(|(noun, _)| noun.honorific)
}

/// A named person.
fn person(reader: &Reader<'_, '_>, phrase: &Phrase, name: TokenRange, before: TokenRange) -> Phrase {
    let syntax = reader.syntax;
    let mut nouns = Vec::new();
    let mut gender = None;
    for token in before.tokens() {
        if let Some((noun, Number::Singular)) = words::person_noun(syntax.norm(token)) {
            gender = noun.gender.or(gender);
            if !noun.honorific {
                nouns.push(syntax.norm(token).to_owned());
            }
        }
    }
    let gender =
        gender.or_else(|| (name.len() > 1).then(|| words::gender_of_name(syntax.norm(name.start))).flatten());
    let title = drop_honorifics(reader, before);
    let mut phrase = Phrase {
        name: Some(name),
        title,
        nouns,
        kind: SpeakerKind::Person,
        sure: Sure::Told,
        gender,
        ..phrase.clone()
    };
    read_after(reader, &mut phrase);
    phrase
}

/// A title without the honorifics and article around it.
fn drop_honorifics(reader: &Reader<'_, '_>, before: TokenRange) -> Option<TokenRange> {
    let mut range = before;
    let drop = |token: TokenId| {
        words::person_noun(reader.syntax.norm(token)).is_some_and(|(noun, _)| noun.honorific && !noun.title)
            || reader.syntax.word(token) == "."
    };
    while !range.is_empty() && drop(TokenId(range.end.0 - 1)) {
        range.end = TokenId(range.end.0 - 1);
    }
    while !range.is_empty() && reader.is_article(range.start) {
        range.start = TokenId(range.start.0 + 1);
    }
    (!range.is_empty()).then_some(range)
}

/// Reads the nouns of an apposition after a name: “Ana Ruiz, the mayor of Leeds”.
fn read_after(reader: &Reader<'_, '_>, phrase: &mut Phrase) {
    let Some(after) = phrase.after else { return };
    if after.len() > 2 * APPOSITION {
        return;
    }
    let syntax = reader.syntax;
    let end = simple_end(reader, after);
    let Some((token, noun, number)) = head_noun(reader, TokenRange::new(after.start, end)) else { return };
    if number == Number::Plural
        || syntax.tag(after.start).upos == Upos::Pron && !reader.is_nominal(after.start)
    {
        return;
    }
    if let Some((person, _)) = words::person_noun(&noun) {
        if phrase.kind == SpeakerKind::Person || phrase.sure < Sure::Told {
            if phrase.kind != SpeakerKind::Person {
                phrase.nouns.clear();
            }
            phrase.kind = SpeakerKind::Person;
            phrase.sure = Sure::Told;
            phrase.gender =
                person.gender.or(phrase.gender.filter(|&gender| gender != Gender::Thing)).or_else(|| {
                    let name = phrase.name?;
                    (name.len() > 1).then(|| words::gender_of_name(syntax.norm(name.start))).flatten()
                });
            phrase.nouns.push(noun);
        }
    } else if words::is_organization_noun(&noun) && token.0 + 1 == end.0 {
        if phrase.sure < Sure::Told {
            phrase.kind = SpeakerKind::Organization;
            phrase.sure = Sure::Told;
            phrase.gender = Some(Gender::Thing);
        }
        if phrase.kind == SpeakerKind::Organization {
            phrase.nouns.push(noun);
        }
    }
}

/// A phrase without a name at its end, and perhaps with one in apposition.
fn nominal(
    reader: &Reader<'_, '_>,
    tokens: TokenRange,
    core: TokenRange,
    simple: TokenRange,
    after: Option<TokenRange>,
) -> Phrase {
    let syntax = reader.syntax;
    let (head, noun, number) = head_noun(reader, before_of(reader, simple)).unwrap_or((
        simple.start,
        String::new(),
        Number::Singular,
    ));
    let (kind, sure) = kind_of_noun(reader, head, &noun, number);
    let gender = match kind {
        SpeakerKind::Unnamed | SpeakerKind::Person => {
            words::person_noun(&noun).and_then(|(noun, _)| noun.gender)
        }
        SpeakerKind::Group => None,
        SpeakerKind::Organization | SpeakerKind::Place | SpeakerKind::Document => Some(Gender::Thing),
    };
    let mut phrase = Phrase {
        tokens,
        core,
        name: None,
        title: Some(core),
        after,
        nouns: vec![noun],
        kind,
        sure,
        gender,
        number,
    };
    if kind == SpeakerKind::Unnamed
        && number == Number::Singular
        && let Some(name) = name_after_place(reader, TokenRange::new(simple.end, core.end))
    {
        phrase.name = Some(name);
        phrase.title = Some(TokenRange::new(core.start, name.start));
        phrase.kind = SpeakerKind::Person;
        phrase.sure = Sure::Told;
        phrase.gender = phrase.gender.or_else(|| words::gender_of_name(syntax.norm(name.start)));
        return phrase;
    }
    // “the deputy manager, Rich Beeson, who …”
    if let Some(after) = after
        && number == Number::Singular
        && matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Organization)
    {
        let end = simple_end(reader, after);
        let simple_after = TokenRange::new(after.start, end);
        if let Some(name) = trailing_name(reader, simple_after)
            && (name.start == after.start
                || drop_honorifics(reader, TokenRange::new(after.start, name.start)).is_none()
                || last_title(reader, TokenRange::new(after.start, name.end)).is_some())
            && TokenId(core.end.0 + 1) == after.start
            && (end == after.end || reader.is_break(end) || matches!(syntax.norm(end), "who" | "whose"))
        {
            let titled = last_title(reader, name).filter(|&start| start < name.end);
            let name = TokenRange::new(titled.unwrap_or(name.start), name.end);
            if words::place(&reader.lower(name)).is_none() {
                phrase.name = Some(name);
                phrase.kind = if kind == SpeakerKind::Unnamed {
                    SpeakerKind::Person
                } else {
                    SpeakerKind::Organization
                };
                phrase.sure = Sure::Told;
                if phrase.kind == SpeakerKind::Person && name.len() > 1 {
                    phrase.gender = phrase.gender.or_else(|| words::gender_of_name(syntax.norm(name.start)));
                }
                phrase.after = rest(reader, TokenRange::new(end, after.end));
            }
        }
    }
    phrase
}

/// The name in “ambassador to Iraq Zalmay Khalilzad”: after the place or matter of an office, a given name begins it.
fn name_after_place(reader: &Reader<'_, '_>, range: TokenRange) -> Option<TokenRange> {
    let run = trailing_name(reader, range)?;
    let start = run.tokens().skip(1).find(|&token| {
        let before = reader.syntax.norm(TokenId(token.0 - 1));
        let next = TokenId(token.0 + 1);
        words::women_share(reader.syntax.norm(token)).is_some()
            && next < run.end
            && reader.is_name(next)
            && words::women_share(before).is_none()
            && words::person_noun(before).is_none_or(|(noun, _)| noun.honorific && token.0 > run.start.0 + 1)
    })?;
    Some(TokenRange::new(start, run.end))
}

/// The part of a title before *of*: “Secretary” of “Secretary of State”.
fn before_of(reader: &Reader<'_, '_>, simple: TokenRange) -> TokenRange {
    let of = simple.tokens().skip(1).find(|&token| matches!(reader.syntax.norm(token), "of" | "for"));
    TokenRange::new(simple.start, of.unwrap_or(simple.end))
}

/// What sort of bearer a head noun has.
fn kind_of_noun(reader: &Reader<'_, '_>, head: TokenId, noun: &str, number: Number) -> (SpeakerKind, Sure) {
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

/// Two bearers joined by *and*: they speak as a group.
fn coordination(
    reader: &Reader<'_, '_>,
    tokens: TokenRange,
    simple: TokenRange,
    core: TokenRange,
) -> Option<Phrase> {
    let syntax = reader.syntax;
    let and = simple.end;
    if and >= core.end {
        return None;
    }
    // “both … and …”, “Reuters and …”, “A, B and C”.
    let joint =
        core.tokens().skip_while(|&token| token < and).take(12).find(|&token| {
            matches!(syntax.norm(token), "and" | "or") && syntax.tag(token).upos != Upos::Adp
        })?;
    let plain_before = (and.0..joint.0).map(TokenId).all(|token| reader.syntax.tag(token).upos != Upos::Verb);
    let clause =
        (and.0..joint.0).map(TokenId).any(|token| matches!(syntax.norm(token), "who" | "which" | "that"));
    let after = TokenId(joint.0 + 1);
    if !plain_before || clause || after >= core.end || joint != and {
        return None;
    }
    let right_end = simple_end(reader, TokenRange::new(after, core.end));
    let right = TokenRange::new(after, right_end);
    let ends_in_noun = |range: TokenRange| {
        range.tokens().next_back().is_some_and(|token| reader.is_noun(token) || reader.is_name(token))
    };
    if !ends_in_noun(simple) || !ends_in_noun(right) {
        return None;
    }
    let (head, noun, number) = head_noun(reader, simple)?;
    let both_unnamed = number == Number::Plural
        && trailing_name(reader, simple).is_none()
        && trailing_name(reader, right).is_none();
    let kind = if both_unnamed { kind_of_noun(reader, head, &noun, number).0 } else { SpeakerKind::Group };
    Some(Phrase {
        tokens,
        core,
        name: None,
        title: Some(core),
        after: None,
        nouns: vec![noun],
        kind,
        sure: Sure::Told,
        gender: None,
        number: Number::Plural,
    })
}

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
    let plain = end;
    if end < limit && matches!(syntax.word(end), "," | "—" | "–") {
        let inner = TokenId(end.0 + 1);
        let close = (inner.0..limit.0)
            .take(APPOSITION)
            .map(TokenId)
            .find(|&token| matches!(syntax.word(token), "," | "." | "—" | "–" | ";" | "”" | "\""));
        if let Some(close) = close
            && inner < close
            && is_apposition(reader, TokenRange::new(start, simple), TokenRange::new(inner, close))
        {
            return (simple, close);
        }
    }
    (simple, plain)
}

/// Whether what stands between commas names or describes what stands before them.
fn is_apposition(reader: &Reader<'_, '_>, before: TokenRange, inside: TokenRange) -> bool {
    let syntax = reader.syntax;
    if syntax.norm(inside.start) == "who" {
        return trailing_name(reader, before).is_some();
    }
    if !reader.is_nominal(inside.start) {
        return false;
    }
    let end = simple_end(reader, inside);
    let simple = TokenRange::new(inside.start, end);
    let verb_follows = TokenRange::new(end, inside.end).tokens().take(2).any(|token| {
        matches!(syntax.tag(token).upos, Upos::Verb | Upos::Aux) && !syntax.norm(token).ends_with("ing")
    });
    if verb_follows {
        return false;
    }
    let named_before = trailing_name(reader, before).is_some();
    let named_inside = trailing_name(reader, simple).is_some();
    let noun = |range| head_noun(reader, range).filter(|(_, _, number)| *number == Number::Singular);
    let describes = |range: TokenRange| {
        noun(range).is_some_and(|(_, noun, _)| {
            words::person_noun(&noun).is_some() || words::is_organization_noun(&noun)
        })
    };
    match (named_before, named_inside) {
        (true, false) => describes(simple),
        (false, true) => describes(before) && end == inside.end,
        (true, true) | (false, false) => false,
    }
}
