//! Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011), followed along several ways at once.
//!
//! Every sentence of n words takes 2n steps. What was built is never changed but shared by all ways that have it
//! (Goldberg, Zhao and Huang 2013), so a step costs the same however long the sentence is.
//! What it leaves out: which step is taken, which the [parser](super::parser) decides.

use super::{Upos, form::Form};

/// What a step does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// Puts the next word on the stack.
    #[default]
    Shift,
    /// Hangs the top of the stack on the next word.
    Left,
    /// Hangs the top of the stack on the word below it.
    Right,
}

impl Action {
    /// All actions, by their column in the table.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The hash of the word.
    pub word: u32,
    /// Its tag.
    pub tag: u32,
    /// The number of its universal tag.
    pub upos: u32,
    /// Its distributional class.
    pub cluster: u32,
}

impl Word {
    /// The root above all.
    pub const ROOT: Self = Self { word: 1, tag: 1, upos: 30, cluster: 300 };

    /// A word with a tag.
    pub fn new(form: &Form, class: u8, upos: Upos) -> Self {
        Self { word: form.word, tag: u32::from(class) + 2, upos: upos as u32 + 1, cluster: form.cluster }
    }
}

/// What hangs on one side of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The outermost word and the one before it.
    pub(super) outer: [u32; 2],
    /// The universal tags there, a bit each.
    pub(super) kinds: u32,
    /// How many words hang there.
    pub(super) count: u32,
}

/// A word on the stack with what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) word: u32,
    /// The item below it on the stack.
    pub(super) below: u32,
    pub(super) left: Side,
    pub(super) right: Side,
}

/// The item at the bottom of every stack.
const BOTTOM: u32 = 0;

/// A step of a way.
#[derive(Clone, Copy, Debug)]
struct Taken {
    before: u32,
    action: Action,
}

/// Where a way has come.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The sum of the scores of its steps.
    pub score: i32,
    /// The next word.
    pub next: u32,
    /// The number of the step that led here.
    pub step: u32,
    pub(super) top: u32,
    /// What hangs on the next word.
    pub(super) front: Side,
}

/// A possible next step.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The score of the way with this step.
    pub score: i32,
    /// The number of the way.
    pub way: usize,
    /// What is done.
    pub action: Action,
}

/// Ways through a sentence, best first, and what they were made of.
///
/// Words are numbered from 0; the number after the last is the root above all, the one after that nothing.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The ways.
    pub ways: Vec<State>,
    /// The words, the root and nothing.
    pub(super) words: Vec<Word>,
    pub(super) items: Vec<Item>,
    taken: Vec<Taken>,
    later: Vec<State>,
}

impl Search {
    /// Begins a sentence with one way.
    pub fn begin(&mut self, sentence: &[Word]) {
        self.words.clear();
        self.words.extend_from_slice(sentence);
        self.words.extend([Word::ROOT, Word::default()]);
        let side = self.empty();
        let none = self.none();
        self.items.clear();
        self.items.push(Item { word: none, below: BOTTOM, left: side, right: side });
        self.taken.clear();
        self.taken.push(Taken { before: 0, action: Action::Shift });
        self.ways.clear();
        self.ways.push(State { score: 0, next: 0, step: 0, top: BOTTOM, front: side });
    }

    fn empty(&self) -> Side {
        Side { outer: [self.none(); 2], kinds: 0, count: 0 }
    }

    /// The number that stands for no word.
    pub(super) fn none(&self) -> u32 {
        self.root() + 1
    }

    /// The number of the root above all.
    pub fn root(&self) -> u32 {
        self.words.len() as u32 - 2
    }

    /// Whether every word has its head; all ways get there at once.
    pub fn is_done(&self, state: &State) -> bool {
        state.next == self.root() && state.top == BOTTOM
    }

    /// Whether each action can be taken; one word alone hangs on the root, so the tree has one head.
    pub fn allowed(&self, state: &State) -> [bool; 3] {
        let at_end = state.next == self.root();
        let empty = state.top == BOTTOM;
        let single = !empty && self.items[state.top as usize].below == BOTTOM;
        [!at_end, !empty && (!at_end || single), !empty && !single]
    }

    /// How many actions can be taken.
    pub fn choices(&self, state: &State) -> usize {
        self.allowed(state).iter().filter(|&&one| one).count()
    }

    /// Where an action that is allowed leads.
    pub fn apply(&mut self, state: &State, action: Action) -> State {
        let top = self.items[state.top as usize];
        let mut after = *state;
        match action {
            Action::Shift => {
                let right = self.empty();
                after.top = self.push(Item { word: state.next, below: state.top, left: state.front, right });
                after.front = right;
                after.next += 1;
            }
            Action::Left => {
                after.front = self.with(state.front, top.word);
                after.top = top.below;
            }
            Action::Right => {
                let head = self.items[top.below as usize];
                after.top = self.push(Item { right: self.with(head.right, top.word), ..head });
            }
        }
        after.step = self.taken.len() as u32;
        self.taken.push(Taken { before: state.step, action });
        after
    }

    fn push(&mut self, item: Item) -> u32 {
        self.items.push(item);
        self.items.len() as u32 - 1
    }

    fn with(&self, side: Side, child: u32) -> Side {
        Side {
            outer: [child, side.outer[0]],
            kinds: side.kinds | 1 << self.words[child as usize].upos,
            count: side.count + 1,
        }
    }

    /// Takes the best of `choices`, at most `width` and none further than `margin` below the best.
    ///
    /// Of ways that see the same from here on, only the best is followed (Huang and Sagae 2010).
    pub fn advance(&mut self, choices: &mut [Choice], width: usize, margin: i32) {
        choices.sort_by_key(|choice| -choice.score);
        let least = choices.first().map_or(0, |choice| choice.score.saturating_sub(margin));
        let mut later = std::mem::take(&mut self.later);
        later.clear();
        for choice in choices.iter().take_while(|choice| choice.score >= least) {
            let (items, taken) = (self.items.len(), self.taken.len());
            let way = self.ways[choice.way];
            let after = State { score: choice.score, ..self.apply(&way, choice.action) };
            if later.iter().any(|other| self.see_the_same(other, &after)) {
                self.items.truncate(items);
                self.taken.truncate(taken);
                continue;
            }
            later.push(after);
            if later.len() == width {
                break;
            }
        }
        self.later = std::mem::replace(&mut self.ways, later);
    }

    fn see_the_same(&self, one: &State, other: &State) -> bool {
        one.next == other.next
            && one.front == other.front
            && (one.top == other.top || self.items[one.top as usize] == self.items[other.top as usize])
    }

    /// The words on the stack, the top first.
    pub fn stack(&self, state: &State) -> impl Iterator<Item = u32> + '_ {
        let item = |top: u32| (top != BOTTOM).then(|| self.items[top as usize]);
        std::iter::successors(item(state.top), move |top| item(top.below)).map(|item| item.word)
    }

    /// The step before a step, and what was done after it.
    pub fn taken(&self, step: u32) -> (u32, Action) {
        let taken = self.taken[step as usize];
        (taken.before, taken.action)
    }

    /// All steps of a way.
    pub fn actions(&self, state: &State) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut step = state.step;
        while step > 0 {
            let (before, action) = self.taken(step);
            actions.push(action);
            step = before;
        }
        actions.reverse();
        actions
    }

    /// The head of each word on the best way, which must be done.
    pub fn heads(&self, heads: &mut Vec<u32>) {
        let none = self.none();
        heads.clear();
        heads.resize(self.root() as usize, none);
        let (mut stack, mut next) = (Vec::new(), 0);
        for action in self.ways.first().map(|way| self.actions(way)).unwrap_or_default() {
            if action == Action::Shift {
                stack.push(next);
                next += 1;
            } else if let Some(child) = stack.pop() {
                let below = stack.last().copied().unwrap_or(none);
                heads[child as usize] = if action == Action::Left { next } else { below };
            }
        }
    }
}
