//! A text as this phase works on it: its sentences, the candidates in them, and the questions about each.
//!
//! Inference and training walk the same path: [`Scene::items`] asks the weights, training asks the annotation.

use sayso_report::{ConditionIn, ConditionalKind, Polarity, Specified, Status, order};

use crate::{
    quote::{QuoteId, Quotes},
    speaker::{Cast, EntityId},
    syntax::Syntax,
    text::{Span, TokenRange, sentence::Sort},
};

use super::{
    Conditional, Conditionals, NearMiss, Party,
    bounds::{self, Bounds},
    candidate::{self, Candidate},
    category,
    choice::{Question, Task, Weights},
    deadline, judge,
    line::Line,
    marker::Construction,
    party,
    reading::{Reading, hull},
    why,
};

/// Longer sentences are read in stretches of this many tokens, so that the time for each candidate is bounded.
const STRETCH: usize = 300;

/// How many sentences before the one before are searched for parties.
const EARLIER: usize = 5;

/// A candidate with the sentence and the quote it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The candidate.
    pub candidate: Candidate,
    line: usize,
    quote: Option<QuoteId>,
}

/// A text with its candidates.
pub struct Scene<'a> {
    syntax: &'a Syntax<'a>,
    quotes: &'a Quotes,
    cast: &'a Cast,
    lines: Vec<Line<'a>>,
    places: Vec<Place>,
    salient: Vec<EntityId>,
    sides: Vec<Vec<Party>>,
}

/// A party with its question: the options in order, none for nobody.
pub struct Parties {
    /// The question.
    pub question: Question,
    /// For each option, the party.
    pub parties: Vec<Option<Party>>,
}

impl<'a> Scene<'a> {
    /// Finds the candidates of a text.
    pub fn new(syntax: &'a Syntax<'a>, quotes: &'a Quotes, cast: &'a Cast) -> Self {
        let mut lines = Vec::with_capacity(syntax.sentences.len());
        // The place a text was written in takes no part in it.
        for sentence in syntax.sentences.iter().filter(|sentence| sentence.sort != Sort::Dateline) {
            let mut start = sentence.tokens.start.index();
            let end = sentence.tokens.end.index();
            while start < end {
                let stop = end.min(start + STRETCH);
                lines.push(Line::new(syntax, TokenRange::new(start, stop)));
                start = stop;
            }
        }
        let mut places = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            for candidate in candidate::propose(line) {
                places.push(Place { candidate, line: index, quote: None });
            }
        }
        let mut scene = Self {
            syntax,
            quotes,
            cast,
            lines,
            places,
            salient: party::salient(syntax, cast),
            sides: party::sides(cast),
        };
        scene.assign_quotes();
        scene
    }

    /// The candidates in text order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Gives each candidate the innermost quote it starts in: one sweep over both.
    fn assign_quotes(&mut self) {
        let mut contents: Vec<(Span, QuoteId)> = Vec::new();
        for (index, quote) in self.quotes.quotes.iter().enumerate() {
            contents.extend(quote.content.iter().map(|&span| (span, QuoteId(index as u32))));
        }
        order::by_key(&mut contents, |&(span, id)| (span.start(), u32::MAX - span.end(), id));
        let mut open: Vec<(Span, QuoteId)> = Vec::new();
        let mut next = contents.into_iter().peekable();
        for place in &mut self.places {
            let at = self.syntax.span(place.candidate.marker.start).start();
            while let Some(content) = next.next_if(|(span, _)| span.start() <= at) {
                while open.last().is_some_and(|(span, _)| span.end() <= content.0.start()) {
                    open.pop();
                }
                open.push(content);
            }
            while open.last().is_some_and(|(span, _)| span.end() <= at) {
                open.pop();
            }
            place.quote = open.last().map(|&(_, id)| id);
        }
    }

    /// The parts of a candidate; `ask` gives the value of the option it takes.
    pub fn bounds(&self, place: &Place, ask: &mut dyn FnMut(&Question) -> u32) -> Bounds {
        bounds::find(&self.lines[place.line], &place.candidate, ask)
    }

    /// The deadline beside the parts, and the parts without it.
    pub fn deadline(&self, place: &Place, bounds: Bounds) -> (Option<TokenRange>, Bounds) {
        deadline::cut(&self.lines[place.line], &place.candidate, bounds)
    }

    fn reading(&self, place: &Place, bounds: Bounds) -> Reading<'_> {
        let line = &self.lines[place.line];
        let before = place.line.checked_sub(1).map(|index| &self.lines[index]);
        let after = self.lines.get(place.line + 1);
        let (deadline, bounds) = self.deadline(place, bounds);
        let mut reading = Reading::new(
            (line, before, after),
            (self.quotes, self.cast),
            place.quote,
            place.candidate,
            bounds,
        );
        reading.deadline = deadline;
        reading.salient = &self.salient;
        reading.sides = &self.sides;
        let last = place.line.saturating_sub(1);
        reading.earlier = &self.lines[last.saturating_sub(EARLIER)..last];
        reading
    }

    /// Is it an item, and of which kind?
    pub fn kind(&self, place: &Place, bounds: Bounds) -> Question {
        judge::kind(&self.reading(place, bounds))
    }

    /// A question about the status, polarity, wording or strength of an item.
    pub fn attribute(&self, place: &Place, bounds: Bounds, task: Task, kind: ConditionalKind) -> Question {
        judge::attribute(&self.reading(place, bounds), task, kind)
    }

    /// The question who carries it out or whose conduct counts.
    pub fn parties(
        &self,
        place: &Place,
        bounds: Bounds,
        task: Task,
        kind: ConditionalKind,
        other: Option<&Party>,
    ) -> Parties {
        let options = party::options(&self.reading(place, bounds), self.cast, task, kind, other);
        Parties { question: options.question, parties: options.parties }
    }

    /// All items, as the weights have it.
    pub fn items(&self, weights: &Weights) -> Conditionals {
        let mut taken: Vec<(Place, Bounds, judge::Verdict)> = Vec::new();
        let mut near_misses = Vec::new();
        for place in &self.places {
            let bounds = self.bounds(place, &mut |question| question.options[weights.best(question)].value);
            let question = self.kind(place, bounds);
            let scores = weights.scores(&question);
            let verdict = judge::Verdict::of(&scores, weights.trust());
            if verdict.is_taken(weights.trust()) {
                taken.push((*place, bounds, verdict));
            } else if matches!(place.candidate.construction, Construction::If | Construction::Unless) {
                near_misses.push(self.near_miss(place, bounds, verdict));
            }
        }
        let mut items: Vec<Conditional> = strongest(taken)
            .into_iter()
            .map(|(place, bounds, verdict)| self.item(&place, bounds, verdict, weights))
            .collect();
        order::by_key(&mut items, |item| {
            item.marker.iter().chain(&item.consequence).chain(&item.condition).min().copied()
        });
        Conditionals { items, near_misses }
    }

    fn item(&self, place: &Place, bounds: Bounds, verdict: judge::Verdict, weights: &Weights) -> Conditional {
        let reading = self.reading(place, bounds);
        let mut kind = verdict.kind;
        let limited = reading.deadline.is_some() || place.candidate.construction == Construction::Demand;
        if kind == ConditionalKind::Ultimatum && !limited {
            kind = ConditionalKind::Threat;
        }
        let answer = |task| {
            let question = judge::attribute(&reading, task, kind);
            question.options[weights.best(&question)].value as usize
        };
        let spans = |range: Option<TokenRange>| {
            range.map(|range| self.syntax.span_of(reading.line.balanced(range))).into_iter().collect()
        };
        let mut status = judge::STATUSES[answer(Task::Status)];
        if status == Status::Negated && reading.is_left_open() {
            status = Status::Live;
        }
        let mut specified = judge::WORDINGS[answer(Task::Specified)];
        if reading.bounds.consequence.is_none() {
            specified = Specified::Elided;
        } else if specified == Specified::Elided {
            specified = Specified::Vague;
        }
        let threatens = kind != ConditionalKind::Warning;
        let mut parties = [None, None];
        for (index, task) in [Task::Threatener, Task::Target].into_iter().enumerate() {
            if task == Task::Threatener && !threatens {
                continue;
            }
            let options = party::options(&reading, self.cast, task, kind, parties[0].as_ref());
            parties[index] = party::likely(&options, weights);
        }
        let [threatener, target] =
            parties.map(|party| party.map(|party| party::with_others(reading.line, party)));
        let follow_up = specified != Specified::Specified && reading.after.is_some_and(why::leaves_open);
        let mut item = Conditional {
            kind,
            status,
            polarity: if place.candidate.construction.compels() {
                Polarity::Compel
            } else {
                judge::POLARITIES[answer(Task::Polarity)]
            },
            specified,
            strength: judge::STRENGTHS[answer(Task::Strength)],
            marker: if place.candidate.construction.links() {
                spans(Some(place.candidate.marker))
            } else {
                Vec::new()
            },
            condition: spans(reading.bounds.condition),
            consequence: spans(reading.bounds.consequence),
            deadline: spans(reading.deadline),
            condition_in: match (reading.bounds.condition, place.candidate.construction) {
                (Some(_), _) => ConditionIn::Sentence,
                (None, Construction::Demand) => ConditionIn::None,
                (None, _) => ConditionIn::Before,
            },
            threatener,
            target,
            category: category::of(reading.line, reading.bounds.consequence),
            quote: place.quote,
            confidence: verdict.confidence,
            why: String::new(),
        };
        item.why = why::of(&item, &reading, follow_up);
        item
    }

    fn near_miss(&self, place: &Place, bounds: Bounds, verdict: judge::Verdict) -> NearMiss {
        let reading = self.reading(place, bounds);
        NearMiss {
            span: self.syntax.span_of(hull(&place.candidate, &bounds)),
            marker: vec![self.syntax.span_of(place.candidate.marker)],
            why: why::not(&reading, verdict),
        }
    }
}

/// Of items that share words, the surest.
fn strongest(mut taken: Vec<(Place, Bounds, judge::Verdict)>) -> Vec<(Place, Bounds, judge::Verdict)> {
    let mut kept: Vec<(Place, Bounds, judge::Verdict)> = Vec::new();
    let mut from = 0;
    while from < taken.len() {
        let line = taken[from].0.line;
        let to = from + taken[from..].iter().take_while(|entry| entry.0.line == line).count();
        order::by_key(&mut taken[from..to], |(place, _, verdict)| {
            (-verdict.over_none, place.candidate.marker.start)
        });
        let first = kept.len();
        for entry in &taken[from..to] {
            let whole = hull(&entry.0.candidate, &entry.1);
            let free = kept[first..].iter().all(|other| {
                let other = hull(&other.0.candidate, &other.1);
                whole.end <= other.start || other.end <= whole.start
            });
            if free {
                kept.push(*entry);
            }
        }
        from = to;
    }
    kept
}
