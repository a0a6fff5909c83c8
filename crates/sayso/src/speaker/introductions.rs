//! Between descriptions and pronouns: somebody described before being named. “China’s agriculture minister says …”,
//! and a sentence later “Agriculture Minister Du Qinglin said …”.

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    mention::Sort,
    pronouns::source_of,
    traits::{Gender, Number, is_human},
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The most sentences between the description and the name.
const SENTENCES: u32 = 5;
/// The fewest tokens of a sentence of the text proper.
const LONG: usize = 8;
/// The most sentences before the text proper.
const HEAD: u32 = 12;
/// The most mentions between them.
const WINDOW: usize = 60;
/// The same for what a headline calls by office.
const HEADLINE: usize = 240;

/// Links descriptions that speak to the name that follows them.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let first = first_mentions(book);
    let nouns = nouns_of_clusters(book);
    let lead = first_sentence(book);
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
        let found = following_name(book, mention, lead, &first, &nouns);
        if let Some(other) = found.or_else(|| twin(book, mention, lead)) {
            book.link(mention, other, How::Role);
        }
    }
}

/// The first sentence of the text proper, after headlines, bylines and datelines: it ends in a stop and is long.
fn first_sentence(book: &Book<'_, '_, '_>) -> u32 {
    let sentences = &book.reader.syntax.sentences;
    let proper =
        |number: &u32| sentences[*number as usize].tokens.len() >= LONG && ends_in_stop(book, *number);
    (0..HEAD.min(sentences.len() as u32)).find(proper).unwrap_or(0)
}

/// What a headline calls by a bare noun, and the text soon describes more fully: “Union: …”, and below “The union of
/// dockworkers said …”.
fn twin(book: &Book<'_, '_, '_>, mention: usize, lead: u32) -> Option<usize> {
    let draft = &book.drafts[mention];
    let noun = draft.phrase.nouns.first()?;
    let headline =
        draft.sentence < lead && draft.phrase.core.len() <= 2 && !ends_in_stop(book, draft.sentence);
    if !headline || book.reader.is_article(draft.phrase.core.start) {
        return None;
    }
    let own = fields(book, draft.phrase.core);
    let (kind, end) = (book.profile(mention).kind, book.drafts.len().min(mention + WINDOW));
    (mention + 1..end).find(|&other| {
        let after = &book.drafts[other];
        let same = is_human(kind) == is_human(book.profile(other).kind)
            && overlap(&own, &fields(book, after.phrase.title.unwrap_or(after.phrase.core)));
        after.sentence >= lead
            && after.sentence <= lead + SENTENCES
            && same
            && after.phrase.number == draft.phrase.number
            && after.phrase.nouns.contains(noun)
    })
}

/// For each mention, whether it is the first of its cluster.
fn first_mentions(book: &Book<'_, '_, '_>) -> Vec<bool> {
    let mut seen = vec![false; book.drafts.len()];
    (0..book.drafts.len()).map(|mention| !std::mem::replace(&mut seen[book.cluster(mention)], true)).collect()
}

/// For each cluster, the nouns that its mentions are described with.
fn nouns_of_clusters(book: &Book<'_, '_, '_>) -> Vec<Vec<String>> {
    let mut nouns: Vec<Vec<String>> = vec![Vec::new(); book.drafts.len()];
    for (mention, draft) in book.drafts.iter().enumerate() {
        let list = &mut nouns[book.cluster(mention)];
        for noun in &draft.phrase.nouns {
            if list.len() < 8 && !list.contains(noun) {
                list.push(noun.clone());
            }
        }
    }
    nouns
}

/// The name that takes up a description: the nearest one that is introduced with a kindred office or noun, else the
/// next to speak after a lead.
fn following_name(
    book: &Book<'_, '_, '_>,
    mention: usize,
    start: u32,
    first: &[bool],
    nouns: &[Vec<String>],
) -> Option<usize> {
    let draft = &book.drafts[mention];
    let noun = draft.phrase.nouns.first()?;
    let opening = book.reader.syntax.norm(draft.phrase.core.start);
    // “its president” may be named later, “his wife” is somebody else’s.
    let pronoun = words::pronoun(opening).is_some();
    let thing = matches!(opening, "its" | "their") && is_office(book, mention);
    if pronoun && !thing || opening == "one" || stays_unnamed(book, mention) {
        return None;
    }
    let lead = draft.sentence < start + 2;
    // A headline names an office without article: “PM vows …”; a lead may do so too: “Kenya’s justice minister”.
    let bare = lead
        && !pronoun
        && draft.phrase.core.start == draft.tokens.start
        && !book.reader.is_article(draft.phrase.core.start);
    let headline = bare && !ends_in_stop(book, draft.sentence);
    let far = bare || lead && is_office(book, mention);
    let (reach, window) = if far { (6 * SENTENCES, HEADLINE) } else { (SENTENCES, WINDOW) };
    let end = book.drafts.len().min(mention + window);
    let mut untitled = None;
    let mut titled = None;
    for (other, &new) in first.iter().enumerate().take(end).skip(mention + 1) {
        let after = &book.drafts[other];
        if after.sentence > draft.sentence + reach {
            break;
        }
        if !after.is_name() || !new || after.sentence == draft.sentence || in_own_words(book, other, mention)
        {
            continue;
        }
        // A lead speaks of “a senior official”; the next speaker is named.
        let near = after.sentence <= draft.sentence.max(start) + 2 && after.inside.is_none();
        match book.profile(mention).kind {
            SpeakerKind::Unnamed | SpeakerKind::Person => {
                if book.profile(other).kind != SpeakerKind::Person || !genders_agree(book, mention, other) {
                    continue;
                }
                let nouns = &nouns[book.cluster(other)];
                let kindred = nouns
                    .iter()
                    .any(|title| words::takes_up_person(noun, title) || words::takes_up_person(title, noun));
                if kindred && same_office(book, mention, other) {
                    // Whose office tells the same field is surer than whose tells none.
                    if !far || shares_field(book, mention, other) {
                        return Some(other);
                    }
                    titled = titled.or(Some(other));
                    continue;
                }
                if after.inside.is_some() {
                    continue;
                }
                // A last name alone introduces nobody unless its bearer goes on to speak.
                let introduced = after.words.len() > 1 && (after.subject || is_owner(book, other));
                let acts = after.speaks || introduced && is_office(book, mention);
                let human = words::person_noun(noun).is_some();
                let plain = nouns.is_empty() || !is_title(noun) && after.speaks;
                if lead && near && !headline && !pronoun && human && plain && acts && titled.is_none() {
                    untitled = untitled.or(Some(other));
                }
                if after.speaks && untitled.is_none() && titled.is_none() && !far {
                    return None;
                }
            }
            SpeakerKind::Organization => {
                let kind = book.profile(other).kind;
                // In a headline only the noun tells.
                let takes_up = takes_up(book, mention, &after.phrase.nouns, draft.sentence >= start);
                if kind == SpeakerKind::Organization && near && after.subject && takes_up {
                    return Some(other);
                }
            }
            SpeakerKind::Place | SpeakerKind::Group | SpeakerKind::Document => return None,
        }
    }
    titled.or(untitled)
}

/// Whether a noun stands before names: *minister*, not *woman*.
fn is_title(noun: &str) -> bool {
    words::person_noun(noun).is_some_and(|(noun, _)| noun.title)
}

/// Whether a sentence ends as sentences do and headlines do not.
fn ends_in_stop(book: &Book<'_, '_, '_>, sentence: u32) -> bool {
    let tokens = book.reader.syntax.sentences[sentence as usize].tokens;
    let last = tokens.tokens().next_back();
    last.is_some_and(|last| {
        let word = book.reader.syntax.word(last);
        word == "." || word.len() > 1 && word.ends_with(['.', '”', '"'])
    })
}

/// Whether a description says that its bearer is not named, or is one of somebody’s many: “an official with the
/// ministry who declined to be named”.
fn stays_unnamed(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    let indefinite = matches!(book.reader.syntax.norm(draft.phrase.core.start), "a" | "an");
    let ends = TokenRange::new(draft.phrase.core.start, draft.tokens.end.max(draft.phrase.core.end));
    indefinite
        && ends.tokens().take(40).any(|token| {
            matches!(book.reader.syntax.norm(token), "who" | "for" | "with" | "anonymity" | "condition")
        })
}

/// Whether a mention stands in the words of another one.
fn in_own_words(book: &Book<'_, '_, '_>, mention: usize, speaker: usize) -> bool {
    book.drafts[mention]
        .inside
        .and_then(|quote| source_of(book, quote))
        .is_some_and(|source| book.cluster(source) == book.cluster(speaker))
}

/// Whether a name owns what follows it: “Chen’s criticism came on Monday”.
fn is_owner(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let end = book.drafts[mention].tokens.end;
    end.index() < book.reader.syntax.tokens.len() && book.reader.is_possessive(end)
}

/// Whether a description is an office that one person holds: “Taiwan’s president”, “the mayor”.
fn is_office(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    let title =
        draft.phrase.nouns.iter().any(|noun| words::person_noun(noun).is_some_and(|(noun, _)| noun.title));
    let start = draft.phrase.core.start;
    let definite = words::determiner(book.reader.syntax.norm(start)).is_some_and(|word| word.definite)
        || draft.phrase.core.tokens().take(6).any(|token| book.reader.is_possessive(token));
    title && definite
}

/// Whether a body’s name can be the one a noun described: its own noun is the same or kindred, or it has none.
fn takes_up(book: &Book<'_, '_, '_>, mention: usize, nouns: &[String], in_text: bool) -> bool {
    let draft = &book.drafts[mention];
    let Some(noun) = draft.phrase.nouns.first() else { return false };
    // “Germany’s highest court” is the Constitutional Court; “a court” may be another one.
    let owned = draft.phrase.core.tokens().take(8).any(|token| book.reader.is_possessive(token));
    let many = words::takes_up_many_bodies(noun);
    nouns.iter().any(|own| words::takes_up_body(noun, own) && (own != noun || many || owned))
        || (many && in_text && nouns.iter().all(|own| !words::is_organization_noun(own)))
}

/// Whether the offices do not clash: both are of the same field and country, or one of them tells none.
fn same_office(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    let Some(title) = book.drafts[other].phrase.title else { return true };
    let core = book.drafts[mention].phrase.core;
    let (own, theirs) = (fields(book, core), fields(book, title));
    let body = theirs.iter().any(|field| words::is_organization_noun(field) && !own.contains(field));
    let countries = (countries(book, core), countries(book, title));
    !body && overlap(&own, &theirs) && overlap(&countries.0, &countries.1)
}

/// Whether two lists have something in common, or one of them is empty.
fn overlap<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|item| other.contains(item))
}

/// Whether two offices tell the same field, or none of the two tells one.
fn shares_field(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    let own = fields(book, book.drafts[mention].phrase.core);
    let theirs = book.drafts[other].phrase.title.map(|title| fields(book, title)).unwrap_or_default();
    own.is_empty() == theirs.is_empty()
}

/// The countries named in a description, peoples as their countries.
fn countries(book: &Book<'_, '_, '_>, range: TokenRange) -> Vec<&'static str> {
    range
        .tokens()
        .take(12)
        .filter_map(|token| words::place(book.reader.syntax.norm(token)))
        .filter(|(_, sort)| matches!(sort, PlaceSort::Country | PlaceSort::People))
        .map(|(country, _)| country)
        .collect()
}

/// The nouns before the head of a description that tell the field of an office: *justice* of “justice minister”.
fn fields(book: &Book<'_, '_, '_>, range: TokenRange) -> Vec<String> {
    let syntax = book.reader.syntax;
    let head = range.tokens().find(|&token| matches!(syntax.norm(token), "of" | "for" | "who" | ","));
    let owner = range.tokens().take(8).filter(|&token| book.reader.is_possessive(token)).max();
    let from = owner.map_or(range.start, |owner| TokenId(owner.0 + 1));
    let until = head.unwrap_or(range.end);
    (from.0..until.0)
        .take(12)
        .map(TokenId)
        .filter(|&token| match syntax.tag(token).upos {
            Upos::Noun | Upos::Propn => true,
            // “The foreign minister” is not the prime minister, whatever its letters.
            Upos::Adj if matches!(syntax.norm(token), "foreign" | "prime") => true,
            // The first word of a headline may be read as a verb: “Finance Minister”.
            Upos::Verb | Upos::Adj => book.reader.is_capital(token),
            _ => false,
        })
        .map(|token| syntax.norm(token).to_owned())
        .filter(|norm| words::person_noun(norm).is_none() && words::place(norm).is_none())
        .collect()
}

/// Whether the genders told by the two do not differ.
fn genders_agree(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    match (book.profile(mention).gender, book.profile(other).gender) {
        (Some(one), Some(two)) => one == two || one == Gender::Thing || two == Gender::Thing,
        _ => true,
    }
}
