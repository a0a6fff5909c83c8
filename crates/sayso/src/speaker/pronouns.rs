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
const WINDOW: usize = 80;
/// The most sentences before a pronoun that are looked at.
const SENTENCES: u32 = 12;
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
    let mut candidates: Vec<Candidate> = Vec::new();
    for other in (mention.saturating_sub(WINDOW)..mention).rev() {
        if book.drafts[mention].sentence - book.drafts[other].sentence > SENTENCES {
            break;
        }
        if !book.resolved[other] || !agrees(book, mention, other, pronoun) {
            continue;
        }
        let cluster = book.cluster(other);
        match candidates.iter_mut().find(|candidate| candidate.cluster == cluster) {
            Some(candidate) => candidate.mentions += 1,
            None => candidates.push(Candidate { cluster, last: other, mentions: 1 }),
        }
    }
    let context = Context {
        speaker: last_speaker(book, mention).map(|speaker| book.cluster(speaker)),
        topic: topic(book, mention).map(|topic| book.cluster(topic)),
    };
    let class = Class::of(pronoun);
    let mut scored: Vec<(i32, usize)> = candidates
        .iter()
        .map(|candidate| {
            (score(&features(book, mention, candidate, &context, pronoun), class), candidate.last)
        })
        .collect();
    scored.sort_by_key(|&(score, other)| (std::cmp::Reverse(score), std::cmp::Reverse(other)));
    let Some(&(score, antecedent)) = scored.first() else { return };
    if let Some(&(second, other)) = scored.get(1)
        && second + CLEAR > score
    {
        book.runner_up[mention] = Some(other);
    }
    let goes_on = context.speaker == Some(book.cluster(antecedent));
    book.link(mention, antecedent, if goes_on { How::LastSpeaker } else { How::Prominent });
    if matches!(pronoun.gender, Some(Gender::Male | Gender::Female)) {
        book.call_human(mention);
    }
}

/// Somebody a pronoun may stand for.
struct Candidate {
    /// The cluster.
    cluster: usize,
    /// Its last mention before the pronoun.
    last: usize,
    /// How many of its mentions stand in the window.
    mentions: i32,
}

/// What the words before a pronoun dwell on.
struct Context {
    /// The cluster of the last speaker.
    speaker: Option<usize>,
    /// The cluster of the last subject outside quotes.
    topic: Option<usize>,
}

/// The last subject before a mention that stands in the same quote, or in none as well.
fn topic(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let inside = book.drafts[mention].inside;
    (mention.saturating_sub(WINDOW)..mention).rev().find(|&other| {
        let draft = &book.drafts[other];
        draft.subject && draft.inside == inside && book.resolved[other]
    })
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

/// The sort of pronoun, each with weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// He, she.
    Human,
    /// It.
    Thing,
    /// They.
    Many,
}

impl Class {
    fn of(pronoun: Pronoun) -> Self {
        match (pronoun.gender, pronoun.number) {
            (Some(Gender::Male | Gender::Female), _) => Self::Human,
            (_, Some(Number::Plural)) => Self::Many,
            (Some(Gender::Thing) | None, _) => Self::Thing,
        }
    }

    /// The weights of [`features`], fitted on the training articles.
    fn weights(self) -> [i32; FEATURES] {
        match self {
            Self::Human => [-3, -3, 1, -1, 5, 5, 9, 0, -1, 0, 9, 0, 12, 0, 0, -6, 6],
            Self::Thing => [-5, -2, 7, 5, 7, 2, 0, 1, -9, 0, 0, 0, 3, -4, 0, -5, 0],
            Self::Many => [-5, -2, 7, 5, 7, 2, 0, 1, -9, 0, 0, 0, 3, -4, -6, -5, 0],
        }
    }
}

/// How many features a candidate has.
const FEATURES: usize = 17;

/// How prominent a bearer is for a pronoun.
fn score(features: &[i32; FEATURES], class: Class) -> i32 {
    features.iter().zip(class.weights()).map(|(value, weight)| value * weight).sum()
}

/// What speaks for and against a bearer, in the order of [`Class::weights`].
fn features(
    book: &Book<'_, '_, '_>,
    mention: usize,
    candidate: &Candidate,
    context: &Context,
    pronoun: Pronoun,
) -> [i32; FEATURES] {
    let syntax = book.reader.syntax;
    let (draft, before) = (&book.drafts[mention], &book.drafts[candidate.last]);
    let paragraphs = syntax.sentences[draft.sentence as usize].paragraph
        - syntax.sentences[before.sentence as usize].paragraph;
    let profile = book.profile(candidate.last);
    let human = profile.kind == SpeakerKind::Person;
    let quoted = before.inside.is_some() && before.inside != draft.inside;
    [
        (draft.sentence - before.sentence) as i32,
        paragraphs.min(4) as i32,
        i32::from(before.subject),
        i32::from(before.speaks),
        i32::from(context.speaker == Some(candidate.cluster)),
        i32::from(before.is_name()),
        i32::from(human),
        candidate.mentions.min(5),
        i32::from(quoted),
        i32::from(matches!(before.sort, Sort::Pronoun(_))),
        i32::from(profile.gender.is_some() && profile.gender == pronoun.gender),
        i32::from(before.sentence == draft.sentence && !quoted),
        i32::from(context.topic == Some(candidate.cluster)),
        i32::from(profile.kind == SpeakerKind::Place && !profile.speaks),
        i32::from(profile.number != Number::Plural && pronoun.number == Some(Number::Plural)),
        i32::from(profile.named && profile.sure == Sure::Guess),
        i32::from(profile.speaks),
    ]
}
