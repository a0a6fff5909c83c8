//! Between descriptions and pronouns: somebody described before being named. “China’s agriculture minister says …”,
//! and a sentence later “Agriculture Minister Du Qinglin said …”.

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    mention::Sort,
    traits::{Gender, Number},
    words,
};

/// The most sentences between the description and the name.
const SENTENCES: u32 = 5;
/// The most mentions between them.
const WINDOW: usize = 40;

/// Links descriptions that speak to the name that follows them.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let first = first_mentions(book);
    for mention in 0..book.drafts.len() {
        let draft = &book.drafts[mention];
        if draft.sort != Sort::Nominal
            || !draft.speaks
            || draft.inside.is_some()
            || draft.phrase.number == Number::Plural
            || book.profile(mention).named
        {
            continue;
        }
        if let Some(name) = following_name(book, mention, &first) {
            book.link(mention, name, How::Role);
        }
    }
}

/// For each mention, whether it is the first of its cluster.
fn first_mentions(book: &Book<'_, '_, '_>) -> Vec<bool> {
    let mut seen = vec![false; book.drafts.len()];
    (0..book.drafts.len()).map(|mention| !std::mem::replace(&mut seen[book.cluster(mention)], true)).collect()
}

/// The name that takes up a description.
fn following_name(book: &Book<'_, '_, '_>, mention: usize, first: &[bool]) -> Option<usize> {
    let draft = &book.drafts[mention];
    let noun = draft.phrase.nouns.first()?;
    let end = book.drafts.len().min(mention + WINDOW);
    let opening = book.reader.syntax.norm(draft.phrase.core.start);
    if words::pronoun(opening).is_some() || opening == "one" {
        return None;
    }
    let lead = draft.sentence < 2;
    // A headline names an office without article: “PM vows …”.
    let headline = lead
        && draft.phrase.core.start == draft.tokens.start
        && !book.reader.is_article(draft.phrase.core.start);
    let reach = if headline { 3 * SENTENCES } else { SENTENCES };
    let mut untitled = None;
    for (other, &new) in first.iter().enumerate().take(end).skip(mention + 1) {
        let after = &book.drafts[other];
        if after.sentence > draft.sentence + reach {
            break;
        }
        if !after.is_name() || !new || after.inside.is_some() || after.sentence == draft.sentence {
            continue;
        }
        match book.profile(mention).kind {
            SpeakerKind::Unnamed | SpeakerKind::Person => {
                if book.profile(other).kind != SpeakerKind::Person || !genders_agree(book, mention, other) {
                    continue;
                }
                let nouns = &after.phrase.nouns;
                let titled = nouns
                    .iter()
                    .any(|title| words::takes_up_person(noun, title) || words::takes_up_person(title, noun));
                if titled && same_office(book, mention, other) {
                    return Some(other);
                }
                // A lead speaks of “a senior official”; the next speaker is named without an office.
                let near = after.sentence <= draft.sentence + 2;
                if lead && near && nouns.is_empty() && after.speaks && untitled.is_none() {
                    untitled = Some(other);
                }
                if after.speaks && untitled.is_none() && !headline {
                    return None;
                }
            }
            SpeakerKind::Organization => {
                let near = after.sentence <= draft.sentence + 2;
                let kind = book.profile(other).kind;
                if kind == SpeakerKind::Organization
                    && near
                    && after.subject
                    && takes_up(noun, &after.phrase.nouns)
                {
                    return Some(other);
                }
            }
            SpeakerKind::Place | SpeakerKind::Group | SpeakerKind::Document => return None,
        }
    }
    untitled
}

/// Whether a body’s name can be the one a noun described: its own noun is the same or kindred, or it has none.
fn takes_up(noun: &str, nouns: &[String]) -> bool {
    nouns
        .iter()
        .any(|own| words::takes_up_body(noun, own) && (own != noun || words::takes_up_many_bodies(noun)))
        || (words::takes_up_many_bodies(noun) && nouns.iter().all(|own| !words::is_organization_noun(own)))
}

/// Whether the offices do not clash: the describing words of the title stand in the description or say nothing new.
fn same_office(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    let own = book.reader.lower(book.drafts[mention].phrase.core);
    let Some(title) = book.drafts[other].phrase.title else { return true };
    let clash = title.tokens().any(|token| {
        let norm = book.reader.syntax.norm(token);
        words::is_organization_noun(norm) && !own.contains(norm)
    });
    !clash
}

/// Whether the genders told by the two do not differ.
fn genders_agree(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    match (book.profile(mention).gender, book.profile(other).gender) {
        (Some(one), Some(two)) => one == two || one == Gender::Thing || two == Gender::Thing,
        _ => true,
    }
}
