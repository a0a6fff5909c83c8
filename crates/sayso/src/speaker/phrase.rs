//! A noun phrase taken apart: title, name, head noun, what follows, and what these tell about its bearer.
//!
//! Chiefly patterns over words and lists, since a parse of “Gov. Ana Ruiz, R-Idaho, who …” is rarely whole.

use sayso_report::SpeakerKind;

use super::{
    bounds::{core_end, rest, simple_end, trailing_name},
    kinds::{head_noun, kind_by_opening, kind_of_noun},
    named::{body_before_noun, name_before_noun, named},
    reader::Reader,
    series::series,
    titles::{drop_honorifics, last_title, name_after_place},
    traits::{Gender, Number, Sure},
    words,
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
    let core = TokenRange::new(range.start, core_end(reader, range, simple_end));
    let after = rest(reader, TokenRange::new(core.end, range.end));
    if let Some(joined) = coordination(reader, range, simple, core) {
        return joined;
    }
    if let Some(name) = trailing_name(reader, simple) {
        return named(reader, range, core, simple, name, after);
    }
    if let Some(name) = name_before_noun(reader, simple) {
        return body_before_noun(reader, range, core, name, TokenRange::new(name.end, simple.end), after);
    }
    nominal(reader, range, core, simple, after)
}

/// A phrase without a name at its end, and perhaps with one in apposition.
pub(super) fn nominal(
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
    let (kind, sure) = match kind_of_noun(reader, head, &noun, number) {
        // “a guard” is one of them, “the coast guard” all.
        (SpeakerKind::Organization, sure)
            if words::person_noun(&noun).is_some()
                && words::determiner(syntax.norm(simple.start)).is_some_and(|word| !word.definite) =>
        {
            (SpeakerKind::Unnamed, sure)
        }
        told => told,
    };
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
    let number = if one && kind == SpeakerKind::Organization { Number::Singular } else { number };
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
    // “Question (Ana Ruiz, Daily Star)”
    if let Some(name) = name_in_brackets(reader, simple, core) {
        let paper = TokenRange::new(name.end, TokenId(core.end.0 - u32::from(closes(reader, core))));
        phrase.name = Some(name);
        phrase.title = None;
        phrase.after = rest(reader, paper);
        phrase.nouns.clear();
        phrase.kind = SpeakerKind::Person;
        phrase.sure = Sure::Told;
        phrase.gender = words::gender_of_name(syntax.norm(name.start));
        return phrase;
    }
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
            && after.start.0 - core.end.0 <= 2
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

/// The person in brackets after a lone noun: who asks in a transcript.
pub(super) fn name_in_brackets(
    reader: &Reader<'_, '_>,
    simple: TokenRange,
    core: TokenRange,
) -> Option<TokenRange> {
    let start = TokenId(simple.end.0 + 1);
    if simple.len() != 1 || start >= core.end || reader.syntax.word(simple.end) != "(" {
        return None;
    }
    let end = (start.0..core.end.0).map(TokenId).find(|&token| !reader.is_name(token))?;
    let name = TokenRange::new(start, end);
    let ends = matches!(reader.syntax.word(end), "," | ")");
    (ends && (2..=4).contains(&name.len()) && words::organization(&reader.lower(name)).is_none())
        .then_some(name)
}

/// Whether a range ends in a closing bracket.
fn closes(reader: &Reader<'_, '_>, range: TokenRange) -> bool {
    range.tokens().next_back().is_some_and(|last| reader.syntax.word(last) == ")")
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
pub(super) fn before_of(reader: &Reader<'_, '_>, simple: TokenRange) -> TokenRange {
    let of = simple.tokens().skip(1).find(|&token| matches!(reader.syntax.norm(token), "of" | "for"));
    // “a Ministry of Health spokesman”: the matter of the body, and then who speaks for it.
    let spokesman = simple
        .tokens()
        .next_back()
        .filter(|&last| !reader.is_capital(last) && words::person_noun(reader.syntax.norm(last)).is_some());
    let end = of.filter(|of| spokesman.is_none_or(|last| !reader.is_name(TokenId(last.0 - 1)) || last < *of));
    TokenRange::new(simple.start, end.unwrap_or(simple.end))
}

/// Two bearers and more joined by *and*: they speak as a group.
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
    // “A, B and C”, “A and B”
    let list = series(reader, simple, tokens.end);
    let joined = matches!(syntax.norm(and), "and" | "or") && syntax.tag(and).upos != Upos::Adp;
    let joint = list.map(|list| list.joint).or(joined.then_some(and))?;
    let after = TokenId(joint.0 + 1);
    if after >= core.end {
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
