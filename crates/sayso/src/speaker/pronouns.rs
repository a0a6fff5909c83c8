//! Last passes: relative pronouns, third persons by prominence, first persons by whose words they stand in.

use sayso_report::{SpeakerKind, order};

use super::{
    book::{Book, How},
    mention::{Draft, Sort},
    prominence::{Candidate, Choice, Class, FEATURES, Weights},
    ranking::UNIT,
    traits::{Gender, Number, Person, Sure, is_human},
    words::Pronoun,
};
use crate::{
    quote::{QuoteId, Source},
    syntax::Relation,
    text::{TokenId, TokenRange},
};

/// The most mentions before a pronoun that are looked at.
const WINDOW: usize = 80;
/// The most sentences before a pronoun that are looked at.
const SENTENCES: u32 = 12;
/// How much better the first choice must be than the second to be called clear.
const CLEAR: i32 = UNIT * 3 / 4;

/// Links the pronouns; each decision over the third person is written to `log`, where there is one.
pub(super) fn link(book: &mut Book<'_, '_, '_>, weights: &Weights, mut log: Option<&mut Vec<Choice>>) {
    for mention in 0..book.drafts.len() {
        let Sort::Pronoun(pronoun) = book.drafts[mention].sort else { continue };
        match pronoun.person {
            Person::Relative => {
                if let Some(antecedent) = relative(book, mention, pronoun) {
                    book.link(mention, antecedent, How::Relative);
                }
            }
            Person::Third => third(book, mention, pronoun, weights, &mut log),
            Person::Second => {
                if let Some(addressed) = addressed(book, mention) {
                    book.link(mention, addressed, How::Addressed);
                }
            }
            Person::First => {}
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

/// The most turns that are looked at for who is asked.
const TURNS: usize = 12;

/// Whom *you* is in the turn of an interview or transcript: who spoke before it, else who answers.
fn addressed(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let turn = turn_of(book, book.drafts[mention].inside?)?;
    let own = book.cluster(source_of(book, turn)?);
    let other = |number: usize| {
        let quote = QuoteId(number as u32);
        let source = source_of(book, quote).filter(|_| is_turn(book, quote))?;
        (book.cluster(source) != own).then_some(source)
    };
    let at = turn.0 as usize;
    let end = book.quotes.quotes.len().min(at + TURNS);
    (at.saturating_sub(TURNS)..at).rev().find_map(other).or_else(|| (at + 1..end).find_map(other))
}

/// The turn that a quote is or lies in.
fn turn_of(book: &Book<'_, '_, '_>, quote: QuoteId) -> Option<QuoteId> {
    let parent = book.quotes.quotes[quote.0 as usize].parent;
    [Some(quote), parent].into_iter().flatten().find(|&quote| is_turn(book, quote))
}

/// Whether a quote is a turn: its source and a colon open it, “Q: …”.
fn is_turn(book: &Book<'_, '_, '_>, quote: QuoteId) -> bool {
    let syntax = book.reader.syntax;
    matches!(book.quotes.quotes[quote.0 as usize].cue[..], [cue] if syntax.words(cue) == ":")
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
    // Who somebody is stands right before “who”, whatever the tree says: “a call from a man who …”.
    if matches!(syntax.norm(head), "who" | "whom") {
        let right_before = (mention.saturating_sub(4)..mention).rev().find(|&other| {
            let draft = &book.drafts[other];
            let person = is_human(book.profile(other).kind) && book.profile(other).sure > Sure::Guess;
            let told = !matches!(draft.sort, Sort::Pronoun(_));
            person && told && draft.tokens.end <= head && head.0 - draft.tokens.end.0 <= 1
        });
        if right_before.is_some() {
            return right_before;
        }
    }
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
fn third(
    book: &mut Book<'_, '_, '_>,
    mention: usize,
    pronoun: Pronoun,
    weights: &Weights,
    log: &mut Option<&mut Vec<Choice>>,
) {
    let mut bearers: Vec<Bearer> = Vec::new();
    for other in (mention.saturating_sub(WINDOW)..mention).rev() {
        if book.drafts[mention].sentence - book.drafts[other].sentence > SENTENCES {
            break;
        }
        if !book.resolved[other]
            || !agrees(book, mention, other, pronoun)
            || says(book, mention, book.drafts[other].inside)
        {
            continue;
        }
        let cluster = book.cluster(other);
        match bearers.iter_mut().find(|bearer| bearer.cluster == cluster) {
            Some(bearer) => bearer.mentions += 1,
            None => bearers.push(Bearer { cluster, last: other, mentions: 1 }),
        }
    }
    // “They said 14 months,” Stavrou said: they are nobody whom the text has named, unless he has.
    if pronoun.number == Some(Number::Plural) && pronoun.gender.is_none() && is_spoken(book, mention) {
        let inside = book.drafts[mention].inside;
        bearers.retain(|bearer| {
            let last = &book.drafts[bearer.last];
            last.inside == inside && !matches!(last.sort, Sort::Pronoun(_))
        });
    }
    let context = Context::of(book, mention);
    let class = Class::of(pronoun).index();
    let described: Vec<[i32; FEATURES]> =
        bearers.iter().map(|bearer| features(book, mention, bearer, &context, pronoun)).collect();
    if let Some(log) = log {
        let candidates = bearers.iter().zip(&described).map(|(bearer, features)| Candidate {
            features: *features,
            mentions: told_before(book, mention, bearer.cluster),
        });
        let candidates = candidates.collect();
        log.push(Choice { words: book.drafts[mention].tokens, class, candidates });
    }
    let mut scored: Vec<(i32, usize)> = bearers
        .iter()
        .zip(&described)
        .map(|(bearer, features)| (weights.score(class, features), bearer.last))
        .collect();
    order::by_key(&mut scored, |&(score, other)| (std::cmp::Reverse(score), std::cmp::Reverse(other)));
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

/// Whether a mention is the source of a quote: whom it names in its own words is somebody else.
fn says(book: &Book<'_, '_, '_>, mention: usize, quote: Option<QuoteId>) -> bool {
    let parent = quote.and_then(|quote| book.quotes.quotes[quote.0 as usize].parent);
    [quote, parent].into_iter().flatten().any(|quote| source_of(book, quote) == Some(mention))
}

/// Whether a mention stands in quotation marks in somebody’s words.
fn is_spoken(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    draft.inside.is_some() && book.reader.syntax.marks.innermost[draft.head.index()].is_some()
}

/// The names and descriptions of a cluster before a mention.
fn told_before(book: &Book<'_, '_, '_>, mention: usize, cluster: usize) -> Vec<TokenRange> {
    (0..mention)
        .filter(|&other| !matches!(book.drafts[other].sort, Sort::Pronoun(_)))
        .filter(|&other| book.cluster(other) == cluster)
        .map(|other| book.drafts[other].tokens)
        .collect()
}

/// Somebody a pronoun may stand for.
struct Bearer {
    /// The cluster.
    cluster: usize,
    /// Its last mention before the pronoun.
    last: usize,
    /// How often it was mentioned in the window.
    mentions: i32,
}

/// Whether a mention owns what follows it: “Falk’s claim”.
fn owns(book: &Book<'_, '_, '_>, draft: &Draft) -> bool {
    let end = draft.tokens.end;
    end.index() < book.reader.syntax.tokens.len() && book.reader.is_possessive(end)
}

/// Whether a relation is that of a noun behind a preposition.
fn is_oblique(relation: Relation) -> bool {
    matches!(relation, Relation::Nmod | Relation::Obl | Relation::OblAgent)
}

/// Whether a mention is the subject of the main clause of its sentence.
fn heads_sentence(book: &Book<'_, '_, '_>, draft: &Draft) -> bool {
    let syntax = book.reader.syntax;
    syntax.relation(draft.head).is_subject()
        && syntax.head(draft.head).is_some_and(|verb| syntax.relation(verb) == Relation::Root)
}

/// What the words before a pronoun dwell on.
struct Context {
    /// The cluster of the last speaker.
    speaker: Option<usize>,
    /// The cluster of the last subject outside quotes.
    topic: Option<usize>,
    /// The cluster of the first subject of the sentence before.
    opening: Option<usize>,
}

impl Context {
    fn of(book: &Book<'_, '_, '_>, mention: usize) -> Self {
        Self {
            speaker: last_speaker(book, mention).map(|speaker| book.cluster(speaker)),
            topic: topic(book, mention).map(|topic| book.cluster(topic)),
            opening: opening(book, mention).map(|opening| book.cluster(opening)),
        }
    }
}

/// The first subject of the sentence before that of a mention.
fn opening(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let before = book.drafts[mention].sentence.checked_sub(1)?;
    (mention.saturating_sub(WINDOW)..mention)
        .rev()
        .take_while(|&other| book.drafts[other].sentence >= before)
        .filter(|&other| book.drafts[other].sentence == before)
        .filter(|&other| book.drafts[other].subject && book.resolved[other])
        .last()
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
    // What nobody calls human must act or speak to be: “Osteria said …, she …”, not “by the gates of Osteria”.
    let acts = profile.speaks || book.drafts[other].subject;
    let unsure = profile.sure == Sure::Guess && profile.named && acts;
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
            // “A spokesperson for the port warned of delays. They added …”
            let anyone = profile.kind == SpeakerKind::Unnamed && profile.gender.is_none() && profile.speaks;
            profile.number == Number::Plural || profile.kind == SpeakerKind::Organization || anyone
        }
        (None, _) => true,
    }
}

/// What speaks for and against a bearer, in the order of the weights.
fn features(
    book: &Book<'_, '_, '_>,
    mention: usize,
    bearer: &Bearer,
    context: &Context,
    pronoun: Pronoun,
) -> [i32; FEATURES] {
    let syntax = book.reader.syntax;
    let (draft, before) = (&book.drafts[mention], &book.drafts[bearer.last]);
    let paragraphs = syntax.sentences[draft.sentence as usize].paragraph
        - syntax.sentences[before.sentence as usize].paragraph;
    let sentences = draft.sentence - before.sentence;
    let profile = book.profile(bearer.last);
    let quoted = before.inside.is_some() && before.inside != draft.inside;
    let own = Some(bearer.cluster);
    [
        sentences.min(6) as i32,
        i32::from(sentences == 0),
        i32::from(sentences == 1),
        paragraphs.min(4) as i32,
        i32::from(before.subject),
        i32::from(before.speaks),
        i32::from(context.speaker == own),
        i32::from(before.is_name()),
        i32::from(profile.kind == SpeakerKind::Person),
        i32::from(quoted),
        i32::from(matches!(before.sort, Sort::Pronoun(_))),
        i32::from(pronoun.gender.is_some() && profile.gender.or(profile.heard) == pronoun.gender),
        i32::from(context.topic == own),
        i32::from(context.opening == own),
        i32::from(profile.kind == SpeakerKind::Place),
        i32::from(profile.kind == SpeakerKind::Organization),
        i32::from(profile.number != Number::Plural && pronoun.number == Some(Number::Plural)),
        i32::from(profile.named),
        i32::from(profile.named && profile.sure == Sure::Guess),
        i32::from(profile.speaks),
        i32::from(profile.speaks && draft.speaks),
        i32::from(draft.speaks && context.speaker == own && context.opening == own),
        i32::from(profile.heard.is_some() && profile.heard != pronoun.gender),
        i32::from(owns(book, before)),
        i32::from(syntax.relation(before.head).is_subject()),
        i32::from(is_oblique(syntax.relation(before.head))),
        i32::from(heads_sentence(book, before)),
        i32::from(draft.speaks && bearer.mentions == 1 && before.subject && sentences == 1),
        bearer.mentions.min(5),
        i32::from(paragraphs == 0),
    ]
}
