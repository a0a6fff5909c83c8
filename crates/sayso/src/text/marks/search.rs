//! The cheapest reading of all marks of a text together.
//!
//! A reading takes every mark as opening, closing or neither; a reading that is under way is known by the stack
//! of its open marks. The best few go on from mark to mark (a beam search), so time is linear in the marks.
//! At the end of a paragraph open marks may be carried into the next one, where they have to be opened again.

use std::collections::BTreeMap;

use sayso_report::MAX_NESTING;

use super::glyph::{Cost, Family, Mark, Shape, TURNED, UNCLOSED, UNOPENED};
use crate::text::TokenRange;

/// How many readings go on.
const WIDTH: usize = 10;
/// How many open marks may be given up to close one further out.
const REACH: usize = 3;
/// After so many steps the best reading so far is settled, to bound the memory.
const SETTLE: usize = 1 << 16;
/// What it costs to carry an open mark into the next paragraph.
const CARRIED: Cost = 1;
/// What it costs more if the next paragraph does not open it again.
const NOT_REOPENED: Cost = UNCLOSED - CARRIED;

/// What a mark is in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It opens a stretch.
    Open,
    /// It opens a stretch, and the open stretch of the same kind was never closed.
    OpenAfterUnclosed,
    /// It opens again what the paragraph before left open.
    Reopen,
    /// It closes a stretch, so many further in being never closed.
    Close(u8),
    /// It closes what nothing opened in this paragraph.
    Unopened,
    /// It closes what the paragraph before left open and this one did not open again.
    CloseCarried,
    /// It is an apostrophe, or stands astray.
    Neither,
}

/// An open mark on top of others; number 0 is the empty stack.
#[derive(Clone, Copy)]
struct Frame {
    below: u32,
    family: Family,
    shape: Shape,
    depth: u32,
}

/// A reading under way.
#[derive(Clone, Copy)]
struct State {
    cost: Cost,
    stack: u32,
    /// What the paragraph before left open and this one may still open again.
    carried: u32,
    /// The last step.
    step: u32,
}

#[derive(Clone, Copy)]
struct Step {
    before: u32,
    reading: Reading,
}

const EMPTY: u32 = 0;
const NO_STEP: u32 = u32::MAX;

/// Reads all marks.
pub(super) fn read(marks: &[Mark], paragraphs: &[TokenRange]) -> Vec<Reading> {
    let mut search = Search::new(marks.len());
    let mut paragraph = 0;
    for (index, mark) in marks.iter().enumerate() {
        if index > 0 && mark.paragraph != paragraph {
            search.end_paragraph();
            if mark.paragraph > paragraph + 1 {
                // A paragraph without any mark lies between.
                search.end_paragraph();
            }
        }
        paragraph = mark.paragraph;
        search.step(mark, index.checked_sub(1).map(|before| &marks[before]));
    }
    debug_assert!(marks.last().is_none_or(|last| (last.paragraph as usize) < paragraphs.len()));
    // Behind the last paragraph nothing is opened again.
    search.end_paragraph();
    search.end_paragraph();
    search.settle();
    search.readings
}

struct Search {
    frames: Vec<Frame>,
    numbers: BTreeMap<(u32, Family, Shape), u32>,
    states: Vec<State>,
    steps: Vec<Step>,
    readings: Vec<Reading>,
}

impl Search {
    fn new(marks: usize) -> Self {
        let empty = Frame { below: EMPTY, family: Family::Double, shape: Shape::Straight, depth: 0 };
        Self {
            frames: vec![empty],
            numbers: BTreeMap::new(),
            states: vec![State { cost: 0, stack: EMPTY, carried: EMPTY, step: NO_STEP }],
            steps: Vec::new(),
            readings: Vec::with_capacity(marks),
        }
    }

    fn push(&mut self, below: u32, mark: &Mark) -> u32 {
        let depth = self.frames[below as usize].depth + 1;
        let next = self.frames.len() as u32;
        let number = *self.numbers.entry((below, mark.family, mark.shape)).or_insert(next);
        if number == next {
            self.frames.push(Frame { below, family: mark.family, shape: mark.shape, depth });
        }
        number
    }

    fn frame(&self, stack: u32) -> Frame {
        self.frames[stack as usize]
    }

    /// The frame of `stack` that stands at `depth`, counted from 1.
    fn frame_at(&self, mut stack: u32, depth: u32) -> Option<Frame> {
        while self.frame(stack).depth > depth {
            stack = self.frame(stack).below;
        }
        (stack != EMPTY && self.frame(stack).depth == depth).then(|| self.frame(stack))
    }

    /// Takes one mark in every way into every reading, and keeps the best.
    fn step(&mut self, mark: &Mark, before: Option<&Mark>) {
        if self.steps.len() > SETTLE {
            self.settle();
        }
        let states = std::mem::take(&mut self.states);
        let mut next: Vec<(State, Reading)> = Vec::with_capacity(states.len() * 6);
        for state in states {
            self.extend(state, mark, before, &mut next);
        }
        next.sort_by_key(|(state, _)| state.cost);
        for (mut state, reading) in next {
            let known =
                self.states.iter().any(|kept| kept.stack == state.stack && kept.carried == state.carried);
            if known {
                continue;
            }
            self.steps.push(Step { before: state.step, reading });
            state.step = (self.steps.len() - 1) as u32;
            self.states.push(state);
            if self.states.len() == WIDTH {
                break;
            }
        }
    }

    fn extend(&mut self, state: State, mark: &Mark, before: Option<&Mark>, next: &mut Vec<(State, Reading)>) {
        let depth = self.frame(state.stack).depth;
        let mut settled = state;
        if state.carried != EMPTY {
            let waits = self.frame_at(state.carried, depth + 1);
            if mark.leads && waits.is_some_and(|frame| frame.family == mark.family) {
                let stack = self.push(state.stack, mark);
                let done = depth + 1 == self.frame(state.carried).depth;
                let carried = if done { EMPTY } else { state.carried };
                next.push((State { cost: state.cost + mark.open, stack, carried, ..state }, Reading::Reopen));
            }
            if depth == 0 && self.frame_at(state.carried, 1).is_some_and(|frame| frame.family == mark.family)
            {
                let cost = state.cost + mark.close + 3;
                next.push((State { cost, carried: EMPTY, ..state }, Reading::CloseCarried));
            }
            settled = self.give_up_carried(state);
        }
        let top = self.frame(settled.stack);
        let unchanged = if depth == 0 { state } else { settled };
        next.push((State { cost: unchanged.cost + mark.neither, ..unchanged }, Reading::Neither));
        if (top.depth as usize) < MAX_NESTING {
            let nested = match mark.shape {
                _ if top.depth == 0 || top.family != mark.family => 0,
                Shape::Left | Shape::Low => 4,
                Shape::Straight | Shape::Right | Shape::Ticks => 8,
            };
            let stack = self.push(settled.stack, mark);
            next.push((State { cost: settled.cost + mark.open + nested, stack, ..settled }, Reading::Open));
        }
        if top.depth > 0 && top.family == mark.family {
            let stack = self.push(top.below, mark);
            let cost = settled.cost + mark.open + UNCLOSED;
            next.push((State { cost, stack, ..settled }, Reading::OpenAfterUnclosed));
        }
        let mut stack = settled.stack;
        let mut unclosed = 0;
        while stack != EMPTY && unclosed <= REACH {
            let frame = self.frame(stack);
            if frame.family == mark.family {
                let empty = unclosed == 0
                    && before.is_some_and(|before| before.token.0 + 1 == mark.token.0)
                    && self.last_opened(settled);
                let cost = settled.cost
                    + mark.close
                    + pair_cost(frame.shape, mark.shape)
                    + UNCLOSED * unclosed as Cost
                    + if empty { 8 } else { 0 };
                next.push((State { cost, stack: frame.below, ..settled }, Reading::Close(unclosed as u8)));
            }
            stack = frame.below;
            unclosed += 1;
        }
        if top.depth == 0 {
            let cost = settled.cost + mark.close + UNOPENED;
            next.push((State { cost, ..settled }, Reading::Unopened));
        }
    }

    fn last_opened(&self, state: State) -> bool {
        self.steps.get(state.step as usize).is_some_and(|step| {
            matches!(step.reading, Reading::Open | Reading::Reopen | Reading::OpenAfterUnclosed)
        })
    }

    /// What was carried from the paragraph before is not opened again.
    fn give_up_carried(&self, state: State) -> State {
        let opened = self.frame(state.stack).depth;
        let waiting = self.frame(state.carried).depth.saturating_sub(opened) as Cost;
        let each = if opened > 0 { 2 } else { NOT_REOPENED };
        State { cost: state.cost + waiting * each, carried: EMPTY, ..state }
    }

    /// Open marks are carried over; what was carried before and not opened again is not.
    fn end_paragraph(&mut self) {
        let states = std::mem::take(&mut self.states);
        let mut next: Vec<State> = states
            .into_iter()
            .map(|state| {
                let state = if state.carried == EMPTY { state } else { self.give_up_carried(state) };
                let depth = self.frame(state.stack).depth as Cost;
                State { cost: state.cost + depth * CARRIED, stack: EMPTY, carried: state.stack, ..state }
            })
            .collect();
        next.sort_by_key(|state| state.cost);
        for state in next {
            if self.states.iter().all(|kept| kept.carried != state.carried) {
                self.states.push(state);
            }
        }
        let lone = self.states.len() == 1 && self.states[0].carried == EMPTY;
        if lone {
            self.settle();
        }
    }

    /// Writes down the best reading so far and forgets the others.
    fn settle(&mut self) {
        let Some(&best) = self.states.iter().min_by_key(|state| state.cost) else { return };
        let from = self.readings.len();
        let mut step = best.step;
        while step != NO_STEP {
            let Step { before, reading } = self.steps[step as usize];
            self.readings.push(reading);
            step = before;
        }
        self.readings[from..].reverse();
        self.steps.clear();
        let (stack, carried) = (self.copy(best.stack), self.copy(best.carried));
        let mut frames = vec![self.frames[0]];
        self.numbers.clear();
        let mut keep = |path: Vec<Frame>, numbers: &mut BTreeMap<(u32, Family, Shape), u32>| {
            path.into_iter().fold(EMPTY, |below, frame| {
                let next = frames.len() as u32;
                let number = *numbers.entry((below, frame.family, frame.shape)).or_insert(next);
                if number == next {
                    frames.push(Frame { below, ..frame });
                }
                number
            })
        };
        let stack = keep(stack, &mut self.numbers);
        let carried = keep(carried, &mut self.numbers);
        self.frames = frames;
        self.states = vec![State { cost: 0, stack, carried, step: NO_STEP }];
    }

    /// The frames of a stack, the lowest first.
    fn copy(&self, mut stack: u32) -> Vec<Frame> {
        let mut path = Vec::new();
        while stack != EMPTY {
            path.push(self.frame(stack));
            stack = self.frame(stack).below;
        }
        path.reverse();
        path
    }
}

/// What it costs that marks of two shapes are partners.
fn pair_cost(open: Shape, close: Shape) -> Cost {
    match (open, close) {
        // „so“ and ‚so‘ are how it is done.
        (Shape::Low, Shape::Left) => -TURNED,
        (Shape::Straight, Shape::Right) | (Shape::Left | Shape::Low, Shape::Straight) => 1,
        _ => 0,
    }
}
