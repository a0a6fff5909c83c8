//! Last passes: relative pronouns, third persons by prominence, first persons by whose words they stand in.

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    mention::Sort,
    traits::{Gender, Number, Person, Sure, is_human},
    words::Pronoun,
};
use crate::{
    quote::{QuoteId, Source},
    syntax::Relation,
    text::TokenId,
};

/// The most mentions before a pronoun that are looked at.
const WINDOW: usize = 48;
/// The most sentences before a pronoun that are looked at.
const SENTENCES: u32 = 8;
/// How much better the first choice must be than the second to be called clear.
const CLEAR: i32 = 6;

/// Links the pronouns.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    for mention in 0..book.drafts.len() {
        let Sort::Pronoun(pronoun) = book.drafts[mention].sort else { continue };
        match pronoun.person {
            Person::Relative => {
                if let Some(antecedent) = relative(book, mention, pronoun) {
                    book.link(mention, antecedent, How::Relative);
                }
            }
            Person::Third => third(book, mention, pronoun),
            Person::First | Person::Second => {}
        }
    }
    for mention in 0..book.drafts.len() {
        if let Sort::Pronoun(Pronoun { person: Person::First, .. }) = book.drafts[mention].sort
            && let Some(speaker) = own_words(book, mention)
            && speaker != mention
        {
            book.link(mention, speaker, How::OwnWords);
        }
    }
}

/// The source of the words a mention stands in.
fn own_words(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let mut quote = book.drafts[mention].inside?;
    // A source inside its own content does not happen; one step outwards is enough for “he said I said”.
    if source_of(book, quote) == Some(mention) {
        quote = book.quotes.quotes[quote.0 as usize].parent?;
    }
    source_of(book, quote)
}

/// The source mention of a quote, or of the quote it carries on.
pub(super) fn source_of(book: &Book<'_, '_, '_>, quote: QuoteId) -> Option<usize> {
    let mut at = quote;
    for _ in 0..16 {
        match book.quotes.quotes[at.0 as usize].source {
            Source::Phrase(..) => return book.sources[at.0 as usize],
            Source::Carried(before) if before < at => at = before,
            Source::Carried(_) | Source::Nobody => return None,
        }
    }
    None
}

/// What stands right before *who* or *which*.
fn relative(book: &Book<'_, '_, '_>, mention: usize, pronoun: Pronoun) -> Option<usize> {
    let syntax = book.reader.syntax;
    let head = book.drafts[mention].head;
    let sentence = book.drafts[mention].sentence;
    let mut at = syntax.head(head);
    for _ in 0..4 {
        let Some(verb) = at else { break };
        if syntax.relation(verb) == Relation::AclRelcl {
            let noun = syntax.head(verb);
            let found = (mention.saturating_sub(12)..mention)
                .rev()
                .find(|&other| noun.is_some_and(|noun| holds(book, other, noun)));
            if let Some(found) = found {
                return Some(found);
            }
        }
        at = syntax.head(verb);
    }
    (mention.saturating_sub(12)..mention).rev().find(|&other| {
        let draft = &book.drafts[other];
        draft.sentence == sentence
            && !matches!(draft.sort, Sort::Pronoun(_))
            && (pronoun.gender == Some(Gender::Thing)) != is_human(book.profile(other).kind)
    })
}

/// Whether the main words of a mention hold a token.
fn holds(book: &Book<'_, '_, '_>, mention: usize, token: TokenId) -> bool {
    let draft = &book.drafts[mention];
    draft.head == token || draft.phrase.name.is_some_and(|name| name.contains(token))
}

/// Links *he*, *she*, *it*, *they* to the most prominent bearer before them.
fn third(book: &mut Book<'_, '_, '_>, mention: usize, pronoun: Pronoun) {
    let mut best: Vec<(i32, usize, How)> = Vec::new();
    let last_speaker = last_speaker(book, mention);
    for other in (mention.saturating_sub(WINDOW)..mention).rev() {
        if book.drafts[mention].sentence - book.drafts[other].sentence > SENTENCES {
            break;
        }
        if !book.resolved[other] || !agrees(book, mention, other, pronoun) {
            continue;
        }
        let score = score(book, mention, other, last_speaker);
        let cluster = book.cluster(other);
        match best.iter_mut().find(|(_, known, _)| book.cluster(*known) == cluster) {
            Some(entry) => {
                if score > entry.0 {
                    entry.0 = score;
                }
                // Whoever is mentioned often is more prominent.
                entry.0 += 1;
            }
            None => best.push((score, other, How::Prominent)),
        }
    }
    best.sort_by_key(|&(score, other, _)| (std::cmp::Reverse(score), std::cmp::Reverse(other)));
    let Some(&(score, antecedent, _)) = best.first() else { return };
    if let Some(&(second, other, _)) = best.get(1)
        && second + CLEAR > score
    {
        book.runner_up[mention] = Some(other);
    }
    let goes_on = last_speaker.is_some_and(|speaker| book.cluster(speaker) == book.cluster(antecedent));
    book.link(mention, antecedent, if goes_on { How::LastSpeaker } else { How::Prominent });
    if matches!(pronoun.gender, Some(Gender::Male | Gender::Female)) {
        book.call_human(mention);
    }
}

/// The source of the last quote whose source stands before a mention, outside the quote it stands in.
fn last_speaker(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let inside = book.drafts[mention].inside;
    (mention.saturating_sub(WINDOW)..mention).rev().find(|&other| {
        book.drafts[other].speaks && book.drafts[other].inside == inside && book.resolved[other]
    })
}

/// Whether a pronoun can stand for a bearer.
fn agrees(book: &Book<'_, '_, '_>, mention: usize, other: usize, pronoun: Pronoun) -> bool {
    let profile = book.profile(other);
    let human = is_human(profile.kind);
    let unsure = profile.sure == Sure::Guess && profile.named;
    if book.drafts[other].head == book.drafts[mention].head {
        return false;
    }
    match (pronoun.gender, pronoun.number) {
        (Some(Gender::Thing), _) => {
            !human
                || (profile.sure == Sure::Guess
                    && profile.gender.is_none_or(|gender| gender == Gender::Thing))
        }
        (Some(gender), _) => {
            (human || unsure)
                && profile.number == Number::Singular
                && profile.gender.is_none_or(|known| known == gender || (unsure && known == Gender::Thing))
        }
        (None, Some(Number::Plural)) => {
            profile.number == Number::Plural || profile.kind == SpeakerKind::Organization
        }
        (None, _) => true,
    }
}

/// How prominent a bearer is for a pronoun.
fn score(book: &Book<'_, '_, '_>, mention: usize, other: usize, last_speaker: Option<usize>) -> i32 {
    let syntax = book.reader.syntax;
    let (draft, before) = (&book.drafts[mention], &book.drafts[other]);
    let distance = (draft.sentence - before.sentence) as i32;
    let paragraphs = syntax.sentences[draft.sentence as usize].paragraph
        - syntax.sentences[before.sentence as usize].paragraph;
    let profile = book.profile(other);
    let mut score = -5 * distance - 2 * paragraphs.min(4) as i32;
    if before.subject {
        score += 7;
    }
    if before.speaks {
        score += 5;
    }
    if last_speaker.is_some_and(|speaker| book.cluster(speaker) == book.cluster(other)) {
        score += 7;
    }
    if before.is_name() {
        score += 2;
    }
    if profile.kind == SpeakerKind::Person {
        score += 3;
    }
    if profile.named && profile.sure == Sure::Guess {
        score -= 5;
    }
    let plural = draft.phrase.number == Number::Plural;
    if plural && profile.number != Number::Plural {
        score -= 6;
    }
    // “Smith is wrong,” he said: whoever is spoken about is rarely the one who speaks.
    if before.inside.is_some() && before.inside != draft.inside {
        score -= 9;
    }
    if matches!(before.phrase.kind, SpeakerKind::Place) && !before.speaks {
        score -= 4;
    }
    score
}
