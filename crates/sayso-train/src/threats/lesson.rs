//! From annotated texts to examples: the engine's own questions, answered by the annotation.

use std::collections::BTreeMap;

use sayso::{
    quote::Quotes,
    speaker::Cast,
    syntax::Syntax,
    text::{Span, TokenRange},
    threat::{
        Party,
        bounds::Bounds,
        choice::{Question, Task, Weights},
        judge::{self, KINDS, POLARITIES, STATUSES, STRENGTHS, WORDINGS},
        scene::{Place, Scene},
    },
};

use super::{
    learn::{Example, learn},
    read::{Doc, Gold, Origin},
    trust::Answer,
};

/// A text with everything the engine knows of it before this phase.
pub(crate) struct Read<'a> {
    pub(crate) doc: &'a Doc,
    pub(crate) syntax: Syntax<'a>,
    pub(crate) quotes: Quotes,
    pub(crate) cast: Cast,
}

impl<'a> Read<'a> {
    pub(crate) fn new(doc: &'a Doc) -> Self {
        let syntax = sayso::syntax::read(&doc.text);
        let quotes = sayso::quote::find(&syntax);
        let cast = sayso::speaker::resolve(&syntax, &quotes);
        Self { doc, syntax, quotes, cast }
    }

    pub(crate) fn scene(&self) -> Scene<'_> {
        Scene::new(&self.syntax, &self.quotes, &self.cast)
    }

    fn tokens(&self, spans: &[Span]) -> Option<TokenRange> {
        let hull = spans.iter().copied().reduce(Span::join)?;
        let range = self.syntax.tokens_in(hull);
        (!range.is_empty()).then_some(range)
    }
}

/// Learns from some texts: first the edges of spans, then everything that looks at the spans found. Those are found by
/// weights that did not see the text, so that what is learnt from them knows their mistakes.
pub(crate) fn weights(reads: &[&Read<'_>]) -> Weights {
    let edges: Vec<Vec<Example>> = reads.iter().map(|read| edges(read)).collect();
    let mut judged = Vec::new();
    for part in 0..PARTS {
        let others = reads.iter().zip(&edges).filter(|(read, _)| part_of(read.doc) != part);
        let first = learn(&others.flat_map(|(_, examples)| examples).collect::<Vec<_>>());
        for read in reads.iter().filter(|read| part_of(read.doc) == part) {
            judgements(read, &first, &mut judged);
        }
    }
    learn(&edges.iter().flatten().chain(&judged).collect::<Vec<_>>())
}

/// In how many parts the texts are cut to find their spans by weights of the others.
const PARTS: usize = 3;

fn part_of(doc: &Doc) -> usize {
    doc.group.bytes().map(usize::from).sum::<usize>() % PARTS
}

fn overlaps(left: TokenRange, right: TokenRange) -> usize {
    let (start, end) = (left.start.max(right.start), left.end.min(right.end));
    if start < end { TokenRange { start, end }.len() } else { 0 }
}

/// The candidate that has the words of an item's marker.
fn by_marker(read: &Read<'_>, places: &[Place], gold: &Gold) -> Option<usize> {
    let marker = read.tokens(&gold.marker)?;
    places.iter().position(|place| overlaps(place.candidate.marker, marker) > 0)
}

/// The right answers to the questions about edges.
struct Edges {
    condition: Option<TokenRange>,
    consequence: Option<TokenRange>,
}

impl Edges {
    fn of(read: &Read<'_>, gold: &Gold) -> Self {
        let deadline = read.tokens(&gold.deadline);
        let words = |spans: &[Span]| {
            let range = read.tokens(spans)?;
            let word =
                |token: &sayso::text::TokenId| read.syntax.norm(*token).chars().any(char::is_alphanumeric);
            let first = range.tokens().find(word)?;
            let last = range.tokens().rev().find(word)?;
            Some(TokenRange::new(first, sayso::text::TokenId(last.0 + 1)))
        };
        let with_deadline = |part: Option<TokenRange>| {
            part.map(|range| match deadline {
                Some(limit) if limit.start == range.end => TokenRange::new(range.start, limit.end),
                _ => range,
            })
        };
        Self {
            condition: with_deadline(words(&gold.condition)),
            consequence: with_deadline(words(&gold.consequence)).map(|range| {
                let bare = read.syntax.norm(range.start) == "to" && range.len() > 1;
                TokenRange::new(sayso::text::TokenId(range.start.0 + u32::from(bare)), range.end)
            }),
        }
    }

    fn answer(&self, task: Task) -> Option<u32> {
        match task {
            Task::Order => Some(u32::from(self.condition?.start < self.consequence?.start)),
            Task::ConditionStart => Some(self.condition?.start.0),
            Task::ConditionEnd => Some(self.condition?.end.0),
            Task::ConsequenceStart => Some(self.consequence?.start.0),
            Task::ConsequenceEnd => Some(self.consequence?.end.0),
            Task::Kind
            | Task::Status
            | Task::Polarity
            | Task::Specified
            | Task::Strength
            | Task::Threatener
            | Task::Target => None,
        }
    }
}

fn edges(read: &Read<'_>) -> Vec<Example> {
    let scene = read.scene();
    let mut examples = Vec::new();
    for gold in &read.doc.items {
        let Some(index) = by_marker(read, scene.places(), gold) else { continue };
        let edges = Edges::of(read, gold);
        let weight = if read.doc.origin == Origin::Edges { 0.4 } else { 1.0 };
        scene.bounds(&scene.places()[index], &mut |question: &Question| {
            let Some(value) = edges.answer(question.task) else { return question.options[0].value };
            if let Some(option) = question.options.iter().position(|option| option.value == value) {
                examples.push(Example::new(question, vec![option], weight));
            }
            value
        });
    }
    examples
}

/// Which item each candidate is: its number, or none; candidates that only double an item are left out.
pub(crate) fn matches(read: &Read<'_>, scene: &Scene<'_>, weights: &Weights) -> Vec<(Place, Bounds, Match)> {
    let mut found: Vec<(Place, Bounds, Match)> = scene
        .places()
        .iter()
        .filter(|place| {
            let start = read.syntax.span(place.candidate.marker.start).start();
            (read.doc.part.start()..read.doc.part.end()).contains(&start)
        })
        .map(|place| {
            let bounds = scene.bounds(place, &mut |question| question.options[weights.best(question)].value);
            (*place, bounds, Match::None)
        })
        .collect();
    for (number, gold) in read.doc.items.iter().enumerate() {
        let edges = Edges::of(read, gold);
        let shared = |bounds: &Bounds| {
            let both = |left: Option<TokenRange>, right: Option<TokenRange>| {
                left.zip(right).map_or(0, |(left, right)| overlaps(left, right))
            };
            both(bounds.condition, edges.condition) + both(bounds.consequence, edges.consequence)
        };
        let size = edges.condition.map_or(0, TokenRange::len) + edges.consequence.map_or(0, TokenRange::len);
        let marker = read.tokens(&gold.marker);
        let best = (0..found.len())
            .filter(|&index| {
                let (place, bounds, _) = &found[index];
                marker.is_some_and(|marker| overlaps(place.candidate.marker, marker) > 0)
                    || 2 * shared(bounds) >= size.max(1)
                    || size == 0 && gold.marker.is_empty()
            })
            .max_by_key(|&index| {
                let (place, bounds, _) = &found[index];
                let marked = marker.map_or(0, |marker| overlaps(place.candidate.marker, marker));
                (marked > 0, shared(bounds), std::cmp::Reverse(index))
            });
        for (index, entry) in found.iter_mut().enumerate() {
            if Some(index) == best {
                entry.2 = Match::Item(number);
            } else if entry.2 == Match::None && 10 * shared(&entry.1) >= 6 * size && size > 0 {
                entry.2 = Match::Double;
            }
        }
    }
    found
}

/// What a candidate is in the annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// No item.
    None,
    /// The item of this number.
    Item(usize),
    /// A second candidate for the words of an item.
    Double,
}

/// The name of an enum's variant as the corpora write it.
pub(crate) fn name(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn judgements(read: &Read<'_>, weights: &Weights, examples: &mut Vec<Example>) {
    let scene = read.scene();
    let share = match read.doc.origin {
        Origin::Own => OWN_WEIGHT,
        Origin::Edges => EDGES_WEIGHT,
        Origin::Raw => RAW_WEIGHT,
        Origin::Row | Origin::Article => 1.0,
    };
    let kind_share = if read.doc.origin == Origin::Own { OWN_KIND_WEIGHT } else { share };
    // Each sort of text has its own share of items: a feature that the engine never asks for takes up what that says.
    let told = |mut question: Question, place: &Place| {
        let origin = match read.doc.origin {
            Origin::Row | Origin::Edges => return question,
            Origin::Article => ORIGIN + 2,
            Origin::Own => ORIGIN + 1,
            Origin::Raw => ORIGIN + 3,
        };
        question.shared.push(origin);
        question.shared.push(origin.wrapping_mul(31) + place.candidate.construction as u32);
        question
    };
    for (place, bounds, found) in matches(read, &scene, weights) {
        let found = if read.doc.origin == Origin::Edges { Match::None } else { found };
        let number = match found {
            Match::None => {
                examples.push(Example::new(&told(scene.kind(&place, bounds), &place), vec![0], kind_share));
                continue;
            }
            Match::Double => continue,
            Match::Item(number) => number,
        };
        let gold = &read.doc.items[number];
        let Some(kind) = KINDS.iter().position(|&kind| name(kind) == gold.kind) else { continue };
        examples.push(Example::new(&told(scene.kind(&place, bounds), &place), vec![kind + 1], kind_share));
        let kind = KINDS[kind];
        let tables: [(Task, &str, Vec<String>); 4] = [
            (Task::Status, &gold.status, STATUSES.iter().map(name).collect()),
            (Task::Polarity, &gold.polarity, POLARITIES.iter().map(name).collect()),
            (Task::Specified, &gold.specified, WORDINGS.iter().map(name).collect()),
            (Task::Strength, &gold.strength, STRENGTHS.iter().map(name).collect()),
        ];
        for (task, value, names) in tables {
            if let Some(option) = names.iter().position(|name| name == value) {
                let question = scene.attribute(&place, bounds, task, kind);
                examples.push(Example::new(&question, vec![option], share));
            }
        }
        let mut threatener: Option<Party> = None;
        for (task, gold) in [(Task::Threatener, &gold.threatener), (Task::Target, &gold.target)] {
            let options = scene.parties(&place, bounds, task, kind, threatener.as_ref());
            let right = right_parties(&options.parties, gold.as_deref());
            if let Some(&first) = right.first() {
                if task == Task::Threatener {
                    threatener.clone_from(&options.parties[first]);
                }
                let share = if right == [0] { share * NOBODY_WEIGHT } else { share };
                examples.push(Example::new(&options.question, right, share));
            }
        }
    }
}

/// What would be taken for an item, and whether it is one: the answers of [`super::trust`].
pub(crate) fn answers(read: &Read<'_>, weights: &Weights) -> Vec<Answer> {
    let scene = read.scene();
    matches(read, &scene, weights)
        .into_iter()
        .filter_map(|(place, bounds, found)| {
            let verdict = judge::Verdict::of(&weights.scores(&scene.kind(&place, bounds)), weights.trust());
            let group = |kind: &str| if kind == "ultimatum" { "threat".to_owned() } else { kind.to_owned() };
            let right = match found {
                Match::Double => return None,
                Match::None => false,
                Match::Item(number) => group(&read.doc.items[number].kind) == group(&name(verdict.kind)),
            };
            Some(Answer { odds: verdict.odds, right })
        })
        .collect()
}

/// How surprising it is to the weights what each candidate is: the negative logarithm of the chance they give it.
pub(crate) fn losses(read: &Read<'_>, weights: &Weights) -> Vec<f64> {
    let scene = read.scene();
    matches(read, &scene, weights)
        .into_iter()
        .filter_map(|(place, bounds, found)| {
            let right = match found {
                Match::Double => return None,
                Match::None => 0,
                Match::Item(number) => {
                    1 + KINDS.iter().position(|&kind| name(kind) == read.doc.items[number].kind)?
                }
            };
            let unit = f64::from(sayso::threat::choice::UNIT);
            let scores: Vec<f64> = weights
                .scores(&scene.kind(&place, bounds))
                .into_iter()
                .map(|score| f64::from(score) / unit)
                .collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let total: f64 = scores.iter().map(|score| libm::exp(score - top)).sum();
            Some(top + libm::log(total) - scores[right])
        })
        .collect()
}

/// How much a sentence written for the training counts beside one of the news.
const OWN_WEIGHT: f64 = 0.8;

/// The same for what an item is: half of what was written only looks like one, which is rarer in the news.
const OWN_KIND_WEIGHT: f64 = 0.6;

/// How much a sentence of raw text counts, which was chosen because it is hard.
const RAW_WEIGHT: f64 = 0.5;

/// How much it counts that an item names no party: a guess is right more often than that.
const NOBODY_WEIGHT: f64 = 0.3;

/// How much a condition of the discourse treebank counts, which is no item: how-tos, talk, textbooks.
const EDGES_WEIGHT: f64 = 0.5;

/// The features of a text's origin, which only training has.
const ORIGIN: u32 = 0x0D00_0000;

/// The options that name the party: with equal words, or else one name within the other.
fn right_parties(parties: &[Option<Party>], gold: Option<&str>) -> Vec<usize> {
    let gold = gold.map(words);
    let all = |test: &dyn Fn(&[String], &[String]) -> bool| -> Vec<usize> {
        let right = |party: &Option<Party>| match (party, &gold) {
            (None, None) => true,
            (Some(party), Some(gold)) => test(&words(&party.name), gold),
            (None, Some(_)) | (Some(_), None) => false,
        };
        (0..parties.len()).filter(|&index| right(&parties[index])).collect()
    };
    let same = all(&|name, gold| name == gold);
    if !same.is_empty() {
        return same;
    }
    all(&|name, gold| {
        !name.is_empty()
            && (name.last() == gold.last()
                || name.iter().all(|word| gold.contains(word))
                || gold.iter().all(|word| name.contains(word)))
    })
}

fn words(name: &str) -> Vec<String> {
    let dropped = ["the", "a", "an", "president", "minister", "mr", "mrs", "government", "its", "his"];
    let all: Vec<String> = name
        .to_lowercase()
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    let kept: Vec<String> = all.iter().filter(|word| !dropped.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// How often each edge is found when everything before it is right: right and all, by task.
pub(crate) fn edge_hits(read: &Read<'_>, weights: &Weights, hits: &mut BTreeMap<Task, (u32, u32, u32)>) {
    let scene = read.scene();
    for gold in &read.doc.items {
        let Some(index) = by_marker(read, scene.places(), gold) else { continue };
        let edges = Edges::of(read, gold);
        scene.bounds(&scene.places()[index], &mut |question: &Question| {
            let Some(value) = edges.answer(question.task) else { return question.options[0].value };
            let found = question.options[weights.best(question)].value;
            let entry = hits.entry(question.task).or_default();
            entry.0 += u32::from(found == value);
            entry.1 += u32::from(question.options.iter().any(|option| option.value == value));
            entry.2 += 1;
            value
        });
    }
}

/// The same for the parties of items, whose parts and kind are those of the annotation where it has them.
pub(crate) fn party_hits(read: &Read<'_>, weights: &Weights, hits: &mut BTreeMap<Task, (u32, u32, u32)>) {
    let scene = read.scene();
    for (place, bounds, found) in matches(read, &scene, weights) {
        let Match::Item(number) = found else { continue };
        let gold = &read.doc.items[number];
        let Some(kind) = KINDS.iter().find(|&&kind| name(kind) == gold.kind) else { continue };
        let mut threatener: Option<Party> = None;
        for (task, gold) in [(Task::Threatener, &gold.threatener), (Task::Target, &gold.target)] {
            let options = scene.parties(&place, bounds, task, *kind, threatener.as_ref());
            let best = weights.best(&options.question);
            if task == Task::Threatener {
                threatener.clone_from(&options.parties[best]);
            }
            if gold.is_some() {
                let right = right_parties(&options.parties, gold.as_deref());
                let entry = hits.entry(task).or_default();
                entry.0 += u32::from(right.contains(&best));
                entry.1 += u32::from(!right.is_empty());
                entry.2 += 1;
            }
        }
    }
}
