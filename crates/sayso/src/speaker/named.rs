//! A noun phrase with a name at its end: which of the words are title, and what bears the name.

use sayso_report::SpeakerKind;

use super::{
    bounds::{simple_end, trailing_name},
    kinds::{head_noun, kind_of_name},
    phrase::{APPOSITION, Phrase, before_of, name_in_brackets, nominal},
    reader::Reader,
    titles::{OfName, drop_honorifics, has_human_title, last_title, lead_in, name_after_of},
    traits::{Gender, Number, Sure},
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// A phrase with a name at its end.
pub(super) fn named(
    reader: &Reader<'_, '_>,
    tokens: TokenRange,
    core: TokenRange,
    simple: TokenRange,
    run: TokenRange,
    after: Option<TokenRange>,
) -> Phrase {
    let syntax = reader.syntax;
    let run = without_postnominal(reader, run);
    if run.len() == 1
        && reader.opens_sentence(run.start)
        && !reader.is_acronym(run.start)
        && words::is_document_noun(syntax.norm(run.start))
    {
        return nominal(reader, tokens, core, simple, after);
    }
    // “QUESTION (Ana Ruiz, Daily Star): …”
    let turn = tokens.end.index() < syntax.tokens.len() && syntax.word(tokens.end) == ":";
    if turn && name_in_brackets(reader, simple, core).is_some() {
        return nominal(reader, tokens, core, simple, after);
    }
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
        joint: None,
    };
    let before = TokenRange::new(simple.start, run.start);
    // “the Australian said”
    let one = matches!(place, Some((_, PlaceSort::People))) && last.ends_with("an") && before.len() == 1;
    if one && reader.is_article(before.start) {
        return nominal(reader, tokens, core, simple, after);
    }
    // “the Detroit Chronicle’s Amy Sorrell”: whose name it is says nothing about what bears it.
    let owned = before.tokens().next_back().is_some_and(|token| reader.is_possessive(token));
    let noun_before = head_noun(reader, before_of(reader, before)).filter(|_| !before.is_empty() && !owned);
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
    phrase.title = (!before.is_empty() && (owned || noun_before.is_some())).then_some(before);
    if !matches!(last.as_str(), "") && place.is_none() {
        phrase.nouns.push(last.clone());
        // “the Movement for Water”
        if let Some(of) = run.tokens().skip(1).find(|&token| matches!(syntax.norm(token), "of" | "for")) {
            phrase.nouns.push(syntax.norm(TokenId(of.0 - 1)).to_owned());
        }
    }
    let first = syntax.norm(run.start);
    let (kind, sure) = match (place, body) {
        (Some((_, PlaceSort::People)), _) => (SpeakerKind::Group, Sure::Likely),
        (Some((_, PlaceSort::Seat)), _) => (SpeakerKind::Organization, Sure::Told),
        (Some(_), _) => (SpeakerKind::Place, Sure::Told),
        (None, Some(_)) => (SpeakerKind::Organization, Sure::Told),
        (None, None) => kind_of_name(reader, run, before),
    };
    if kind == SpeakerKind::Group || kind == SpeakerKind::Unnamed {
        phrase.number = Number::Plural;
    }
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

/// A name without the letters after it: “Helena Marchbanks KC”.
fn without_postnominal(reader: &Reader<'_, '_>, run: TokenRange) -> TokenRange {
    let last = TokenId(run.end.0 - 1);
    let after = words::person_noun(reader.syntax.norm(last)).is_some_and(|(noun, _)| noun.after);
    let plain =
        |token: TokenId| words::person_noun(reader.syntax.norm(token)).is_none_or(|(noun, _)| noun.honorific);
    let named = run.len() >= 3 && plain(TokenId(last.0 - 1)) && plain(TokenId(last.0 - 2));
    if after && named && reader.is_acronym(last) { TokenRange::new(run.start, last) } else { run }
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

/// Reads the nouns of an apposition after a name: “Ana Ruiz, the mayor of Leeds”.
fn read_after(reader: &Reader<'_, '_>, phrase: &mut Phrase) {
    let Some(after) = phrase.after else { return };
    let syntax = reader.syntax;
    // “Halewood Finch, which makes kitchens”
    if syntax.norm(after.start) == "which" && phrase.kind == SpeakerKind::Person && phrase.sure < Sure::Told {
        phrase.kind = SpeakerKind::Organization;
        phrase.sure = Sure::Likely;
        phrase.gender = Some(Gender::Thing);
    }
    if after.len() > 2 * APPOSITION {
        return;
    }
    let end = simple_end(reader, after);
    let Some((token, noun, number)) = head_noun(reader, TokenRange::new(after.start, end)) else { return };
    if number == Number::Plural
        || syntax.tag(after.start).upos == Upos::Pron && !reader.is_nominal(after.start)
    {
        return;
    }
    // “Hearthline, the furniture seller that …”
    let thing =
        end < after.end && syntax.norm(end) == "that" && phrase.name.is_some_and(|name| name.len() == 1);
    if thing && phrase.sure < Sure::Told {
        phrase.kind = SpeakerKind::Organization;
        phrase.sure = Sure::Likely;
        phrase.gender = Some(Gender::Thing);
        phrase.nouns.push(noun);
    } else if let Some((person, _)) = words::person_noun(&noun) {
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

/// The name of a body before the small nouns that say what it is: *Xinhua* of “the official Xinhua news agency”.
///
/// A place there says whence it is, and names nobody: “the London newspaper”.
pub(super) fn name_before_noun(reader: &Reader<'_, '_>, simple: TokenRange) -> Option<TokenRange> {
    let syntax = reader.syntax;
    let last = simple.tokens().next_back()?;
    let new = words::determiner(syntax.norm(simple.start)).is_some_and(|word| !word.definite);
    if reader.is_capital(last) || new {
        return None;
    }
    let end = simple
        .tokens()
        .rev()
        .take(4)
        .find(|&token| reader.is_name(token) || !reader.is_nominal(token) || reader.is_possessive(token))
        .filter(|&token| reader.is_name(token) && reader.is_capital(token))?;
    let name = trailing_name(reader, TokenRange::new(simple.start, TokenId(end.0 + 1)))?;
    let names_nobody = |token: TokenId| {
        let norm = syntax.norm(token);
        words::person_noun(norm).is_some()
            || words::place(norm).is_some()
            || syntax.tag(token).upos == Upos::Adj
            || syntax.word(token).ends_with("based")
    };
    let plain = words::place(&reader.lower(name)).is_none()
        && !reader.is_located(name)
        && !name.tokens().any(names_nobody)
        && !reader.is_joint(TokenId(name.end.0));
    let nouns = reader.syntax.words(TokenRange::new(name.end, simple.end));
    (plain && words::are_beside_name(nouns)).then_some(name)
}

/// A body whose name stands before the nouns that say what it is.
pub(super) fn body_before_noun(
    reader: &Reader<'_, '_>,
    tokens: TokenRange,
    core: TokenRange,
    name: TokenRange,
    nouns: TokenRange,
    after: Option<TokenRange>,
) -> Phrase {
    let noun = head_noun(reader, nouns).map(|(_, noun, _)| noun);
    Phrase {
        tokens,
        core,
        name: Some(name),
        title: Some(nouns),
        after,
        nouns: noun.into_iter().collect(),
        kind: SpeakerKind::Organization,
        sure: Sure::Told,
        gender: Some(Gender::Thing),
        number: Number::Singular,
        joint: None,
    }
}
