//! Who would carry it out, and whose conduct it hangs on.
//!
//! Everybody named around the item is an option: the mentions and noun phrases of the sentence, the voice of the quote,
//! the country an adjective names, and who stands in the sentence before. All mentions of one entity are one option, with
//! every path that leads to it: doer of the outcome, doer of the condition, source or object of the cue. A pronoun
//! stands for whom the cast says, *we* in a quote for its speaker. Nobody is an option too.

mod frame;
mod naming;
mod others;
mod roles;
mod side;

use sayso_report::{ConditionalKind, order};

use crate::{
    lexicon::list,
    speaker::{Cast, EntityId, noun_kind},
    syntax::{Syntax, Upos},
    text::TokenId,
};

use super::{
    Party,
    choice::{Choice, Question, Task, Weights, together},
    reading::Reading,
    word::Class,
};
use frame::Frame;
use naming::namings;
pub(super) use others::with_others;
use roles::{Roles, idle, named_doer};
pub(super) use side::sides;

list!(
    /// Adjectives of countries and their countries.
    demonyms, "demonyms.tsv"
);

/// Where a party stands in the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Path {
    ConsequenceSubject,
    ConsequenceInside,
    ConditionSubject,
    ConditionInside,
    Source,
    Addressee,
    Voice,
    Country,
    Ahead,
    Behind,
    Before,
    BeforeSubject,
    Far,
    FarSubject,
    Salient,
    /// The body or country for which the one cited speaks.
    Side,
}

impl Path {
    /// How telling the words at this place are for the name of a party: whose conduct counts is named in the condition,
    /// who carries it out in the outcome or as the source.
    fn tells(self, task: Task) -> u8 {
        match (self, task == Task::Target) {
            (Self::ConditionSubject, true) | (Self::ConsequenceSubject, false) => 3,
            (Self::ConditionInside, true) | (Self::Source, false) => 2,
            (Self::Addressee, true) | (Self::ConsequenceInside, false) => 1,
            _ => 0,
        }
    }
}

/// How many sorts of [`Path`] there are.
const PATHS: usize = 16;

/// The options of a question about a party, in the order of the question.
pub(super) struct Options {
    /// The question.
    pub(super) question: Question,
    /// For each option, the party; none for nobody.
    pub(super) parties: Vec<Option<Party>>,
}

/// One place where a party is named.
struct Naming {
    path: Path,
    /// For the country of an adjective, where the phrase stands that has it.
    around: Option<Path>,
    party: Party,
    /// Which of those named before the condition it is, counted from there; 0 elsewhere.
    nearness: u32,
    /// The head of the phrase, and its last word.
    head: TokenId,
    last: TokenId,
}

/// A party with everything that speaks for it.
struct Somebody {
    party: Party,
    /// The path of the naming whose words stand for the party.
    shown: Path,
    features: Vec<u32>,
    namings: u32,
}

/// Who carries it out ([`Task::Threatener`]) or whose conduct counts ([`Task::Target`]).
pub(super) fn options(
    reading: &Reading<'_>,
    cast: &Cast,
    task: Task,
    kind: ConditionalKind,
    other: Option<&Party>,
) -> Options {
    let roles = Roles::of(reading);
    let mut namings = namings(reading, cast, &roles);
    if task == Task::Threatener
        && let Some(own) = oneself(reading, &namings).or_else(|| named_doer(reading, &roles, &namings))
    {
        namings.retain(|naming| same(&naming.party, &own));
    }
    if task == Task::Target
        && let Some(facing) = facing(reading, &roles, &namings)
    {
        namings.retain(|naming| same(&naming.party, &facing));
    }
    let frame = Frame::of(reading, &roles, task, kind);
    if task == Task::Threatener {
        let idle = idle(reading, &roles, &namings);
        namings.retain(|naming| {
            matches!(naming.path, Path::Source | Path::Voice)
                || !idle.iter().any(|other| same(other, &naming.party))
        });
    }
    let mut all: Vec<Somebody> = Vec::new();
    let mut seen = [0u32; PATHS];
    for naming in namings {
        let rank = seen[naming.path as usize];
        seen[naming.path as usize] += 1;
        let features = frame.naming(reading, cast, &roles, (&naming, rank));
        let known = all.iter_mut().find(|somebody| same(&somebody.party, &naming.party));
        match known {
            Some(somebody) => {
                somebody.namings += 1;
                somebody.features.extend(features);
                let own = reading.line.tokens.contains(naming.head)
                    && reading.line.upos(naming.head) != Upos::Pron
                    && !matches!(naming.path, Path::Voice | Path::Salient | Path::Side);
                if own && naming.path.tells(task) > somebody.shown.tells(task) {
                    somebody.party = naming.party;
                    somebody.shown = naming.path;
                } else if somebody.party.span.is_none() {
                    somebody.party.span = naming.party.span;
                }
            }
            None => {
                all.push(Somebody { party: naming.party, shown: naming.path, features, namings: 1 });
            }
        }
    }
    let mut choices = vec![Choice { value: 0, features: frame.nobody() }];
    let mut parties = vec![None];
    for mut somebody in all {
        somebody.features.extend(frame.somebody(cast, &somebody.party, somebody.namings, other));
        somebody.features.sort_unstable();
        somebody.features.dedup();
        choices.push(Choice {
            value: u32::try_from(parties.len()).unwrap_or(u32::MAX),
            features: somebody.features,
        });
        parties.push(Some(somebody.party));
    }
    Options { question: Question { task, shared: Vec::new(), options: choices }, parties }
}

/// Whoever says *I will* is the one who will.
fn oneself(reading: &Reading<'_>, namings: &[Naming]) -> Option<Party> {
    let acts =
        |naming: &&Naming| naming.path == Path::ConsequenceSubject && reading.line.norm(naming.head) == "i";
    namings.iter().find(acts).map(|naming| naming.party.clone())
}

/// Where the condition is an event, it is for the name that would face the outcome to see to it: “*Russia* would face
/// consequences if the meeting does not take place”.
fn facing(reading: &Reading<'_>, roles: &Roles, namings: &[Naming]) -> Option<Party> {
    let line = reading.line;
    let event = |doer: TokenId| line.upos(doer) == Upos::Noun && noun_kind(line.norm(doer)).is_none();
    roles.event.filter(|&doer| event(doer))?;
    roles.deed.filter(|&verb| line.is(verb, Class::Undergo))?;
    let suffers = roles.suffers.filter(|&name| line.upos(name) == Upos::Propn)?;
    namings.iter().find(|naming| naming.head == suffers).map(|naming| naming.party.clone())
}

/// Whom a text names most often, the most frequent first: the sides of what it is about. Nobody who is named but once.
pub(super) fn salient(syntax: &Syntax<'_>, cast: &Cast) -> Vec<EntityId> {
    let mut counts = vec![0usize; cast.entities.len()];
    for mention in &cast.mentions {
        if syntax.tag(mention.head).upos == Upos::Propn
            && let Some(count) = counts.get_mut(mention.entity.0 as usize)
        {
            *count += 1;
        }
    }
    let mut all: Vec<(usize, EntityId)> = counts
        .into_iter()
        .zip(0..)
        .filter(|&(count, _)| count > 1)
        .map(|(count, id)| (count, EntityId(id)))
        .collect();
    order::by_key(&mut all, |&(count, id)| (std::cmp::Reverse(count), id));
    all.into_iter().map(|(_, id)| id).take(SIDES).collect()
}

/// How many sides a text has at most.
const SIDES: usize = 4;

/// The likeliest party, if it is likely enough: a name that is right less often than it is wrong is no help.
pub(super) fn likely(options: &Options, weights: &Weights) -> Option<Party> {
    let scores = weights.scores(&options.question);
    let best = weights.best(&options.question);
    (scores[best] - together(&scores) >= LEAST).then(|| options.parties[best].clone()).flatten()
}

/// The logarithm of the least chance with which a party is named, in units of [`super::choice::UNIT`]: a fifth.
/// Of the names less likely than that, one in ten is right.
const LEAST: i32 = -26;

/// Whether two namings are of one party.
fn same(left: &Party, right: &Party) -> bool {
    match (left.entity, right.entity) {
        (Some(left), Some(right)) => left == right,
        _ => left.name.eq_ignore_ascii_case(&right.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        let rows = demonyms().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
        assert!(rows.iter().all(|(key, country)| *key == key.to_lowercase() && !country.is_empty()));
    }
}
