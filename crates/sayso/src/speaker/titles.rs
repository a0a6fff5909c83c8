//! Titles before a name, in capitals or not: where the title ends and the name begins.

use super::{
    bounds::trailing_name,
    reader::Reader,
    traits::Number,
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// Where a name begins after “Secretary of …”.
pub(super) enum OfName {
    /// There is no *of*.
    None,
    /// At this token.
    At(TokenId),
    /// Nowhere: it is all title.
    Title,
}

impl OfName {
    /// Whether all of it is a title.
    pub(super) fn is_none_and_of(&self) -> bool {
        matches!(self, Self::Title)
    }
}

/// The name in “Secretary of State John Kerry”, where `title_end` is the *of*.
pub(super) fn name_after_of(reader: &Reader<'_, '_>, run: TokenRange, title_end: TokenId) -> OfName {
    let syntax = reader.syntax;
    if title_end >= run.end || !matches!(syntax.norm(title_end), "of" | "for") {
        return OfName::None;
    }
    let found = (title_end.0 + 2..run.end.0).map(TokenId).find(|&token| {
        words::is_given_name(syntax.norm(token))
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
        // “Secretary of State Condoleezza Rice”: two words that are neither place nor body.
        None if is_matter_and_pair(reader, run, title_end) => OfName::At(TokenId(run.end.0 - 2)),
        None => OfName::Title,
    }
}

/// Whether one word and then what can be a person’s name follow *of*, *the* aside.
fn is_matter_and_pair(reader: &Reader<'_, '_>, run: TokenRange, of: TokenId) -> bool {
    let article = reader.is_article(TokenId(of.0 + 1));
    let matter = TokenRange::new(TokenId(of.0 + 1 + u32::from(article)), run.end);
    if matter.len() != 3 {
        return false;
    }
    let pair = TokenRange::new(TokenId(run.end.0 - 2), run.end);
    let last = reader.syntax.norm(TokenId(run.end.0 - 1));
    let plain = |token| reader.is_name(token) && reader.syntax.word(token).chars().all(char::is_alphabetic);
    matter.tokens().all(plain)
        && words::place(&reader.lower(matter)).is_none()
        && words::place(&reader.lower(pair)).is_none()
        && !words::ends_organization_name(last)
        && !words::is_place_name("", last)
        && !words::is_document_noun(last)
        && !last.ends_with("ies")
}

/// Whether an honorific, a title with a given name after it or “Minister of …” stands in capitals that end like a
/// body’s name.
pub(super) fn has_human_title(reader: &Reader<'_, '_>, run: TokenRange) -> bool {
    let syntax = reader.syntax;
    run.tokens().any(|token| {
        let next = TokenId(token.0 + 1);
        let Some((noun, Number::Singular)) = words::person_noun(syntax.norm(token)) else { return false };
        let before_matter = matches!(syntax.norm(next), "of" | "for");
        next < run.end
            && (noun.honorific || noun.title && (before_matter || words::is_given_name(syntax.norm(next))))
    })
}

/// Whether a body’s noun stands before *of* or *for*: “Bank of England”.
pub(super) fn has_body_word(reader: &Reader<'_, '_>, run: TokenRange) -> bool {
    run.tokens().any(|token| {
        let next = TokenId(token.0 + 1);
        next < run.end && matches!(reader.syntax.norm(next), "of" | "for" | "on" | "&")
    })
}

/// The place after the last title in capitalized words, if there is one.
pub(super) fn last_title(reader: &Reader<'_, '_>, run: TokenRange) -> Option<TokenId> {
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
            && (words::is_given_name(syntax.norm(TokenId(token.0 - 1)))
                || (!noun.title && after_honorific(reader, run, token)));
        // “Striker Dean Purslow”: a title that is a given name too, and one word is left.
        let given =
            next.0 + 1 == run.end.0 && noun.gender.is_none() && !noun.honorific && words::is_given_name(norm);
        // “Marisol Flores-Dean”: a part of a double name; “Secretary-General” is one title.
        let noun_at = |at: TokenId| at < run.end && words::person_noun(syntax.norm(at)).is_some();
        let double = token.0 >= run.start.0 + 2 && noun_at(TokenId(token.0 - 2));
        let joined = token > run.start && reader.is_joint(TokenId(token.0 - 1)) && !double
            || next < run.end && reader.is_joint(next) && noun_at(TokenId(next.0 + 1));
        // “Prime Minister Major”: a rank behind a whole office.
        let behind = next == run.end
            && token > run.start
            && noun.surname
            && words::person_noun(syntax.norm(TokenId(token.0 - 1))).is_some_and(|(noun, _)| noun.office);
        // “Trinamool Congress MP Mahasweta Sen”: a short form of a title closes no title.
        let short = next == run.end && words::is_short_title(norm);
        // Earl “Whitey” Bloom
        let nicknamed = next < run.end && matches!(syntax.word(next), "\"" | "“" | "‘" | "'");
        if surname || behind || given || joined || short || nicknamed || (next == run.end && noun.honorific) {
            continue;
        }
        if noun.honorific || noun.title || (noun.role && !reader.is_joint(next)) {
            found = Some(if next < run.end && syntax.word(next) == "." { TokenId(next.0 + 1) } else { next });
        }
    }
    found
}

/// Where a name begins after a describing word in capitals: “Nigerian Umar Farouk”, “Garda Ciara Nestor”.
pub(super) fn lead_in(reader: &Reader<'_, '_>, run: TokenRange) -> Option<TokenId> {
    let syntax = reader.syntax;
    let second = TokenId(run.start.0 + 1);
    let norm = syntax.norm(run.start);
    let people = matches!(words::place(norm), Some((_, PlaceSort::People)));
    // “DEVASTATED Ana Ruiz”
    let loud = reader.is_acronym(run.start)
        && syntax.word(run.start).len() > 5
        && second < run.end
        && !reader.is_acronym(second);
    (run.len() >= 3
        && (people || loud || words::is_noun(norm) || syntax.tag(run.start).upos != Upos::Propn)
        && !words::is_given_name(norm)
        && words::is_given_name(syntax.norm(second))
        && reader.is_name(TokenId(second.0 + 1)))
    .then_some(second)
}

/// Whether *Mr.* or its like stands right before a token.
fn after_honorific(reader: &Reader<'_, '_>, run: TokenRange, token: TokenId) -> bool {
    token > run.start
        && words::person_noun(reader.syntax.norm(TokenId(token.0 - 1)))
            .is_some_and(|(noun, _)| noun.honorific)
}

/// A title without the honorifics and article around it.
pub(super) fn drop_honorifics(reader: &Reader<'_, '_>, before: TokenRange) -> Option<TokenRange> {
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

/// The name in “ambassador to Iraq Zalmay Khalilzad”: after the place or matter of an office, a given name begins it.
pub(super) fn name_after_place(reader: &Reader<'_, '_>, range: TokenRange) -> Option<TokenRange> {
    let run = trailing_name(reader, range)?;
    let start = run.tokens().skip(1).find(|&token| {
        let before = reader.syntax.norm(TokenId(token.0 - 1));
        let next = TokenId(token.0 + 1);
        words::is_given_name(reader.syntax.norm(token))
            && next < run.end
            && reader.is_name(next)
            && !words::is_given_name(before)
            && words::person_noun(before).is_none_or(|(noun, _)| noun.honorific && token.0 > run.start.0 + 1)
    })?;
    Some(TokenRange::new(start, run.end))
}
