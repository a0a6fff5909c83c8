//! Where condition and outcome start and end.
//!
//! The construction says on which side of the marker each lies; every edge that remains open is a [`Question`]
//! whose options are places between words. Its features are what stands at the edge, what the stretch would hold,
//! and how the edge agrees with the clause in the tree. Deadlines count as part of what they stand beside here.

mod edge;

use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

use crate::lexicon::list;

use super::{
    candidate::Candidate,
    choice::{Choice, Question, Task},
    clause::Clause,
    construction::opens_with_verb,
    line::Line,
    marker::Construction,
    word::Class,
};

/// The two parts of an item, as far as they stand in the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The act, omission or situation.
    pub condition: Option<TokenRange>,
    /// The outcome.
    pub consequence: Option<TokenRange>,
    /// Whether the outcome stands before the condition.
    pub outcome_first: bool,
}

list!(
    /// Words that open a pair, and the word that opens its second half.
    correlatives, "correlatives.tsv"
);

/// How far a part can reach, in tokens: more is no clause any reader would follow.
const REACH: usize = 70;

/// Which way round the parts of a construction lie.
enum Layout {
    /// The condition follows the marker; the outcome stands before it or after the condition.
    Subordinate,
    /// The condition stands before the marker, the outcome after it.
    Coordinate,
    /// The condition stands in the clause before, if in the sentence at all.
    Adverbial,
    /// The condition stands inside the outcome.
    Inside,
    /// Only the outcome follows the marker.
    Outcome,
    /// Only the demand follows the marker.
    Demand,
    /// The marker stands inside the outcome.
    Around,
}

fn layout(construction: Construction) -> Layout {
    match construction {
        Construction::If
        | Construction::Unless
        | Construction::Until
        | Construction::AsLongAs
        | Construction::While
        | Construction::Provided
        | Construction::InCase
        | Construction::Once
        | Construction::Before
        | Construction::Exchange
        | Construction::Without
        | Construction::Failure
        | Construction::Any
        | Construction::Whoever
        | Construction::Over
        | Construction::Inversion => Layout::Subordinate,
        Construction::Or | Construction::And | Construction::Nominal => Layout::Coordinate,
        Construction::Otherwise | Construction::InThatCase => Layout::Adverbial,
        Construction::Treat => Layout::Inside,
        Construction::Announced => Layout::Outcome,
        Construction::Demand => Layout::Demand,
        Construction::Understood => Layout::Around,
    }
}

/// Asks for every open edge of a candidate; `ask` gives the value of the option it takes.
pub(super) fn find(line: &Line<'_>, candidate: &Candidate, ask: &mut dyn FnMut(&Question) -> u32) -> Bounds {
    let mut bounds = parts(line, candidate, ask);
    if let Some(range) = bounds.consequence
        && let Some(start) = announced(line, range)
    {
        bounds.consequence = line.trim(TokenRange::new(start, range.end));
    }
    // A conjunction joins the outcome to what stands before it.
    if let Some(range) = bounds.consequence
        && range.len() > 1
        && line.upos(range.start) == Upos::Cconj
    {
        bounds.consequence = line.trim(TokenRange::new(TokenId(range.start.0 + 1), range.end));
    }
    // By the guide an outcome drops a bare “to” and “that”.
    if let Some(range) = bounds.consequence
        && range.len() > 1
        && matches!(line.norm(range.start), "to" | "that")
        && line.upos(range.start) != Upos::Pron
    {
        bounds.consequence = line.trim(TokenRange::new(TokenId(range.start.0 + 1), range.end));
    }
    bounds
}

/// Where what is threatened, warned of, vowed or promised starts, where the stretch holds the word that says so:
/// “warned Kalmia *that* …”, “threatened *to* …”, “warned *of* …”, “promised …”.
fn announced(line: &Line<'_>, range: TokenRange) -> Option<TokenId> {
    let cue = range.tokens().rev().find(|&token| {
        line.is(token, Class::Herald)
            && line.at(token, 1).is_some_and(|next| range.contains(next) && !line.is_mark(next))
    })?;
    let ahead = TokenRange::new(TokenId(cue.0 + 1), line.next(TokenId(cue.0 + 1), 6).end.min(range.end));
    let link = line.find(ahead, |token| line.is(token, Class::Link));
    let verb = line.find(ahead, |token| line.syntax.tag(token).is_tensed());
    let start = match (link, verb) {
        (Some(link), verb) if verb.is_none_or(|verb| link < verb) => TokenId(link.0 + 1),
        (Some(_) | None, Some(verb)) if verb.0 <= cue.0 + 1 => return None,
        (Some(_) | None, _) => TokenId(cue.0 + 1),
    };
    (start < range.end && line.upos(cue) != Upos::Adj).then_some(start)
}

fn parts(line: &Line<'_>, candidate: &Candidate, ask: &mut dyn FnMut(&Question) -> u32) -> Bounds {
    let marker = candidate.marker;
    let cx = Context { line, candidate, clause: Clause::around(line, marker) };
    match layout(candidate.construction) {
        Layout::Subordinate => {
            let first = ask(&cx.order()) == 0;
            let condition = cx.after(marker.end, Task::ConditionEnd, ask);
            let consequence = if first {
                cx.before(marker.start, Task::ConsequenceStart, ask)
            } else {
                let start = condition.map_or(marker.end, |range| range.end);
                cx.between(start, line.tokens.end, ask)
            };
            Bounds { condition, consequence, outcome_first: first }
        }
        Layout::Coordinate => {
            let condition = cx.before(marker.start, Task::ConditionStart, ask);
            let from =
                if candidate.construction == Construction::Nominal { marker.start } else { marker.end };
            Bounds { condition, consequence: cx.between(from, line.tokens.end, ask), outcome_first: false }
        }
        Layout::Adverbial => {
            let inside = line.at(marker.start, -1).is_some_and(|before| !line.is_mark(before));
            let consequence = if inside {
                cx.around(marker.start, ask)
            } else {
                cx.between(marker.end, line.tokens.end, ask)
            };
            let condition = line.tokens.start.0 + 2 < marker.start.0 && !inside;
            let condition = condition.then(|| cx.before(marker.start, Task::ConditionStart, ask)).flatten();
            Bounds { condition, consequence, outcome_first: false }
        }
        Layout::Inside => {
            let consequence = cx.after(marker.start, Task::ConsequenceEnd, ask);
            let as_word = line.find(line.rest(marker.end), |token| line.norm(token) == "as");
            let condition = as_word.and_then(|end| line.trim(TokenRange::new(marker.end, end)));
            Bounds { condition, consequence, outcome_first: true }
        }
        Layout::Outcome => {
            let start =
                line.next(marker.end, 2).tokens().take_while(|&next| matches!(line.norm(next), "to" | "of"));
            let start = start.last().map_or(marker.end, |to| TokenId(to.0 + 1));
            Bounds { consequence: cx.between(start, line.tokens.end, ask), ..Bounds::default() }
        }
        Layout::Demand => {
            let to =
                line.find(line.next(marker.end, 14), |token| matches!(line.norm(token), "to" | "against"));
            let condition = to.and_then(|to| cx.after(TokenId(to.0 + 1), Task::ConditionEnd, ask));
            Bounds { condition, ..Bounds::default() }
        }
        Layout::Around => Bounds { consequence: cx.around(marker.start, ask), ..Bounds::default() },
    }
}

struct Context<'a> {
    line: &'a Line<'a>,
    candidate: &'a Candidate,
    clause: Clause,
}

impl Context<'_> {
    /// A part that starts at `start`.
    fn after(&self, start: TokenId, task: Task, ask: &mut dyn FnMut(&Question) -> u32) -> Option<TokenRange> {
        let line = self.line;
        let start = line.find(line.rest(start), |token| !line.is_mark(token))?;
        let question = self.ends(start, task);
        if question.options.is_empty() {
            return None;
        }
        let end = TokenId(ask(&question));
        line.trim(TokenRange::new(start, end.max(start)))
    }

    /// A part that ends before `end`.
    fn before(&self, end: TokenId, task: Task, ask: &mut dyn FnMut(&Question) -> u32) -> Option<TokenRange> {
        let line = self.line;
        let whole = line.trim(line.head(end))?;
        let mut last = whole.end;
        if task == Task::ConsequenceStart {
            // An attribution can stand between outcome and marker: “…, the minister said, if …”.
            let question = self.ends_before(whole, Task::ConsequenceEnd);
            if question.options.len() > 1 {
                last = TokenId(ask(&question)).clamp(TokenId(whole.start.0 + 1), whole.end);
            }
        }
        let question = self.starts(TokenRange::new(whole.start, last), task);
        if question.options.is_empty() {
            return None;
        }
        let start = TokenId(ask(&question));
        line.trim(TokenRange::new(start.min(last), last))
    }

    /// A part somewhere from `from` up to `to`.
    fn between(
        &self,
        from: TokenId,
        to: TokenId,
        ask: &mut dyn FnMut(&Question) -> u32,
    ) -> Option<TokenRange> {
        let line = self.line;
        let range = line.trim(TokenRange::new(from.min(to), to))?;
        let near = TokenRange::new(range.start, range.end.min(TokenId::from(range.start.index() + 40)));
        let question = self.starts(near, Task::ConsequenceStart);
        if question.options.is_empty() {
            return None;
        }
        let start = TokenId(ask(&question));
        self.after(start, Task::ConsequenceEnd, ask)
    }

    /// A part that holds `inner`.
    fn around(&self, inner: TokenId, ask: &mut dyn FnMut(&Question) -> u32) -> Option<TokenRange> {
        let line = self.line;
        let whole = line.trim(line.head(TokenId(inner.0 + 1)))?;
        let question = self.starts(whole, Task::ConsequenceStart);
        if question.options.is_empty() {
            return None;
        }
        let start = TokenId(ask(&question));
        let question = self.ends(inner.max(start), Task::ConsequenceEnd);
        let end = if question.options.is_empty() { whole.end } else { TokenId(ask(&question)) };
        line.trim(TokenRange::new(start, end.max(start)))
    }

    fn starts(&self, range: TokenRange, task: Task) -> Question {
        let line = self.line;
        let from = TokenId::from(range.end.index().saturating_sub(REACH)).max(range.start);
        let range_of = |token| TokenRange::new(token, range.end);
        // A verb after “or” goes with a verb before it: “open the strait to ships or *face* …”.
        let verb = |token: TokenId| line.syntax.tag(token).is_verb();
        let last = range.tokens().rev().find(|&token| verb(token)).filter(|_| {
            task == Task::ConditionStart
                && self.candidate.construction == Construction::Or
                && opens_with_verb(line, self.candidate.marker.end)
        });
        let options = range_of(from)
            .tokens()
            .filter(|&token| !line.is_mark(token))
            .filter(|&token| last.is_none_or(|last| token <= last))
            .map(|token| Choice { value: token.0, features: self.start_features(token, range) })
            .collect();
        Question { task, shared: Vec::new(), options }
    }

    fn ends(&self, start: TokenId, task: Task) -> Question {
        self.ends_in(start, TokenRange::new(start, line_end(self.line)), task)
    }

    fn ends_before(&self, whole: TokenRange, task: Task) -> Question {
        let line = self.line;
        let from = TokenId::from(whole.end.index().saturating_sub(16)).max(whole.start);
        let mut question = self.ends_in(whole.start, TokenRange::new(from, whole.end), task);
        // The end of the sentence before the marker is the rule; other ends lie before a mark.
        question.options.retain(|choice| {
            choice.value == whole.end.0
                || line.is_mark(TokenId(choice.value))
                || line.is_mark(TokenId(choice.value + 1))
        });
        question
    }

    fn ends_in(&self, start: TokenId, range: TokenRange, task: Task) -> Question {
        let line = self.line;
        let to = TokenId::from(start.index() + REACH).min(range.end).max(range.start);
        let pair = open_pair(line, TokenRange::new(start, to.max(start)));
        let options = TokenRange::new(range.start, to)
            .tokens()
            .filter(|&last| !line.is_mark(last) || matches!(line.norm(last), ")" | "%"))
            .filter(|&last| !pair.is_some_and(|pair| pair.contains(last)))
            .map(|last| {
                let end = TokenId(last.0 + 1);
                Choice { value: end.0, features: self.end_features(start, end, range.end) }
            })
            .collect();
        Question { task, shared: Vec::new(), options }
    }
}

/// The words from those that open a pair to those that open its second half: no part ends between them.
fn open_pair(line: &Line<'_>, range: TokenRange) -> Option<TokenRange> {
    range.tokens().find_map(|token| {
        let opens = |key: &&(&str, &str)| {
            key.0.split(' ').zip(0..).all(|(word, ahead)| line.norm_at(token, ahead) == word)
        };
        let (_, second) = correlatives().rows().iter().find(opens)?;
        let close = line.find(TokenRange::new(token, range.end), |later| line.norm(later) == *second)?;
        Some(TokenRange::new(token, TokenId(close.0 + 1)))
    })
}

/// The end of the sentence without the marks that close it.
fn line_end(line: &Line<'_>) -> TokenId {
    line.trim(line.tokens).map_or(line.tokens.end, |range| range.end)
}

/// A length on a coarse scale.
pub(super) fn bucket(length: usize) -> u32 {
    match length {
        0..=4 => length as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=13 => 7,
        14..=19 => 8,
        20..=29 => 9,
        30..=44 => 10,
        45.. => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        let rows = correlatives().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
        assert!(rows.iter().all(|(key, second)| *key == key.to_lowercase() && !second.is_empty()));
    }
}
