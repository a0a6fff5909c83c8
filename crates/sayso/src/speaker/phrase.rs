//! A noun phrase taken apart: title, name, head noun, what follows, and what these tell about its bearer.
//!
//! Chiefly patterns over words and lists, since a parse of “Gov. Ana Ruiz, R-Idaho, who …” is rarely whole.

use sayso_report::SpeakerKind;

use super::{
    bounds::{core_end, rest, simple_end, trailing_name},
    kinds::{head_noun, kind_by_opening, kind_of_noun},
    reader::Reader,
    titles::{
        OfName, drop_honorifics, has_body_word, has_human_title, last_title, lead_in, name_after_of,
        name_after_place,
    },
    traits::{Gender, Number, Sure},
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The most tokens of an apposition that is read.
pub(super) const APPOSITION: usize = 16;

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
    /// The word that joins two of them: “Ana Ruiz *and* Tom Barr”.
    pub(super) joint: Option<TokenId>,
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
    let run = without_postnominal(reader, run);
    if run.len() == 1
        && reader.opens_sentence(run.start)
        && !reader.is_acronym(run.start)
        && words::is_document_noun(syntax.norm(run.start))
    {
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
    // “the Detroit Chronicle’s Amy Sorrell”: whose name it is says nothing about what bears it.
    let owned = before.tokens().next_back().is_some_and(|token| reader.is_possessive(token));
    let noun_before = head_noun(reader, before).filter(|_| !before.is_empty() && !owned);
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
            } else if words::is_given_name(first) && count >= 2 && !article && !has_body_word(reader, run) {
                (SpeakerKind::Person, Sure::Told)
            } else if words::ends_organization_name(&last) || has_body_word(reader, run) {
                (SpeakerKind::Organization, Sure::Told)
            } else if reader.is_acronym(TokenId(run.end.0 - 1)) {
                (SpeakerKind::Organization, Sure::Likely)
            } else if words::is_document_noun(&last) {
                (SpeakerKind::Document, Sure::Likely)
            } else if words::is_organization_noun(first) && !words::is_given_name(first) {
                // “Radio Humber”
                (SpeakerKind::Organization, Sure::Likely)
            } else if article || run.tokens().any(|token| syntax.tag(token).upos == Upos::Num) {
                (SpeakerKind::Organization, Sure::Guess)
            } else if count >= 2 || words::is_given_name(first) {
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

/// A name without the letters after it: “Helena Marchbanks KC”.
fn without_postnominal(reader: &Reader<'_, '_>, run: TokenRange) -> TokenRange {
    let last = TokenId(run.end.0 - 1);
    let after = words::person_noun(reader.syntax.norm(last)).is_some_and(|(noun, _)| noun.after);
    let named = run.len() >= 3
        && words::person_noun(reader.syntax.norm(run.start)).is_none_or(|(noun, _)| noun.honorific);
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
    let shown = kind_by_opening(reader, core, &noun, (kind, number));
    let gender = match kind {
        SpeakerKind::Unnamed | SpeakerKind::Person => {
            words::person_noun(&noun).and_then(|(noun, _)| noun.gender)
        }
        SpeakerKind::Group => None,
        SpeakerKind::Organization | SpeakerKind::Place | SpeakerKind::Document => Some(Gender::Thing),
    };
    // “The armed group, ETA”: several people, yet one name.
    let one = number == Number::Singular || !syntax.norm(head).ends_with('s');
    let mut phrase = Phrase {
        tokens,
        core,
        name: None,
        title: Some(core),
        after,
        nouns: vec![noun],
        kind: shown,
        sure,
        gender,
        number,
        joint: None,
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
    // “a Sunni group named Jundollah”
    if let Some(name) = name_after_called(reader, core, simple)
        && one
        && matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Organization | SpeakerKind::Group)
    {
        phrase.name = Some(name);
        phrase.title = Some(TokenRange::new(core.start, TokenId(name.start.0 - 1)));
        phrase.kind = if kind == SpeakerKind::Unnamed { SpeakerKind::Person } else { kind };
        phrase.sure = Sure::Told;
        return phrase;
    }
    // “the deputy manager, Rich Beeson, who …”
    if let Some(after) = after
        && one
        && matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Organization | SpeakerKind::Group)
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
            // “A spokesman for the airline, Kip Danvers”, but not “a spokeswoman for the owner, Calder Petroleum”.
            let plain = core.end == simple.end
                || kind == SpeakerKind::Organization
                || titled.is_some()
                || words::is_given_name(syntax.norm(name.start))
                || name.len() > 1 && !words::ends_organization_name(syntax.norm(TokenId(name.end.0 - 1)));
            if words::place(&reader.lower(name)).is_none() && plain {
                phrase.name = Some(name);
                phrase.kind = if kind == SpeakerKind::Unnamed { SpeakerKind::Person } else { kind };
                phrase.sure = Sure::Told;
                // “the army chief, General Pavel Ruun”: he is the general too.
                let titles = TokenRange::new(after.start, name.start);
                phrase.nouns.extend(titles.tokens().filter_map(|token| {
                    let (noun, number) = words::person_noun(syntax.norm(token))?;
                    let tells = number == Number::Singular && !noun.honorific;
                    tells.then(|| syntax.norm(token).to_owned())
                }));
                if phrase.kind == SpeakerKind::Person && name.len() > 1 {
                    phrase.gender = phrase.gender.or_else(|| words::gender_of_name(syntax.norm(name.start)));
                }
                phrase.after = rest(reader, TokenRange::new(end, after.end));
            }
        }
    }
    phrase
}

/// The name right after *named* or *called*.
fn name_after_called(reader: &Reader<'_, '_>, core: TokenRange, simple: TokenRange) -> Option<TokenRange> {
    let called = TokenRange::new(simple.end, core.end)
        .tokens()
        .take(8)
        .find(|&token| matches!(reader.syntax.norm(token), "named" | "called"))?;
    let start = TokenId(called.0 + 1);
    let end = (start.0..core.end.0).map(TokenId).find(|&token| !reader.is_name(token)).unwrap_or(core.end);
    (start < end).then(|| TokenRange::new(start, end))
}

/// The part of a title before *of*: “Secretary” of “Secretary of State”.
fn before_of(reader: &Reader<'_, '_>, simple: TokenRange) -> TokenRange {
    let of = simple.tokens().skip(1).find(|&token| matches!(reader.syntax.norm(token), "of" | "for"));
    TokenRange::new(simple.start, of.unwrap_or(simple.end))
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
        joint: Some(joint),
    })
}
