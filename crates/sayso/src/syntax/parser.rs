//! Dependency heads: a transition system and a linear model that steers it.
//!
//! Arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011): every sentence of n words takes 2n steps.
//! Heads are found first, without labels; [`labeler`](super::labeler) names them with the whole tree in view.

use super::form::Form;
use crate::model::{
    row,
    table::{Dense, take_u32},
};

/// How many features a state has.
pub const FEATURES: usize = 84;

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Puts the next word on the stack.
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
    /// A word with a tag.
    pub fn new(form: &Form, class: u8, upos: super::Upos) -> Self {
        Self { word: form.word, tag: u32::from(class) + 2, upos: upos as u32 + 1, cluster: form.cluster }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    left: [u32; 2],
    right: [u32; 2],
    left_set: u32,
    right_set: u32,
    left_count: u32,
    right_count: u32,
}

/// A sentence on its way to a tree.
///
/// Words are numbered from 0; the number after the last is the root above all, the one after that nothing.
#[derive(Clone, Debug)]
pub struct State {
    words: Vec<Word>,
    nodes: Vec<Node>,
    /// The head of each word so far.
    pub heads: Vec<u32>,
    /// Words that wait for a head.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
    count: u32,
}

impl State {
    /// Begins a sentence.
    pub fn new(sentence: &[Word]) -> Self {
        let mut state = Self {
            words: Vec::new(),
            nodes: Vec::new(),
            heads: Vec::new(),
            stack: Vec::new(),
            next: 0,
            count: 0,
        };
        state.begin(sentence);
        state
    }

    /// Begins another sentence in the same memory.
    pub fn begin(&mut self, sentence: &[Word]) {
        let count = sentence.len() as u32;
        self.words.clear();
        self.words.extend_from_slice(sentence);
        self.words.push(Word { word: 1, tag: 1, upos: 30, cluster: 300 });
        self.words.push(Word::default());
        let none = count + 1;
        let node = Node { left: [none; 2], right: [none; 2], ..Node::default() };
        self.nodes.clear();
        self.nodes.resize(sentence.len() + 2, node);
        self.heads.clear();
        self.heads.resize(sentence.len(), none);
        self.stack.clear();
        self.next = 0;
        self.count = count;
    }

    /// The number of the root above all.
    pub fn root(&self) -> u32 {
        self.count
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.count && self.stack.is_empty()
    }

    /// Whether each action can be taken; one word alone hangs on the root, so the tree has one head.
    pub fn allowed(&self) -> [bool; 3] {
        let at_end = self.next == self.count;
        let depth = self.stack.len();
        [!at_end, depth > 0 && (!at_end || depth == 1), depth > 1]
    }

    /// Takes an action that is allowed.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Action::Left => {
                let Some(child) = self.stack.pop() else { return };
                let head = self.next;
                self.heads[child as usize] = head;
                let upos = self.words[child as usize].upos;
                let node = &mut self.nodes[head as usize];
                node.left = [child, node.left[0]];
                node.left_set |= 1 << upos;
                node.left_count += 1;
            }
            Action::Right => {
                let Some(child) = self.stack.pop() else { return };
                let Some(&head) = self.stack.last() else { return };
                self.heads[child as usize] = head;
                let upos = self.words[child as usize].upos;
                let node = &mut self.nodes[head as usize];
                node.right = [child, node.right[0]];
                node.right_set |= 1 << upos;
                node.right_count += 1;
            }
        }
    }

    /// The rows of a table of `2^bits` that tell the next action.
    #[inline]
    pub fn rows(&self, bits: u32) -> [u32; FEATURES] {
        let none = self.count + 1;
        let depth = self.stack.len();
        let on_stack = |place: usize| if depth > place { self.stack[depth - 1 - place] } else { none };
        let ahead = |offset: u32| (self.next + offset).min(none);
        let ahead = |offset: u32| if self.next + offset > self.count { none } else { ahead(offset) };
        let (i0, i1, i2, j0, j1, j2, j3) =
            (on_stack(0), on_stack(1), on_stack(2), ahead(0), ahead(1), ahead(2), ahead(3));
        let word = |index: u32| self.words[index as usize];
        let node = |index: u32| &self.nodes[index as usize];
        let (s0, s1, s2) = (word(i0), word(i1), word(i2));
        let (b0, b1, b2, b3) = (word(j0), word(j1), word(j2), word(j3));
        let (n0, n1, m0) = (node(i0), node(i1), node(j0));
        let (s0l, s0l2, s0r, s0r2) =
            (word(n0.left[0]), word(n0.left[1]), word(n0.right[0]), word(n0.right[1]));
        let (s1l, s1r, s1r2) = (word(n1.left[0]), word(n1.right[0]), word(n1.right[1]));
        let (b0l, b0l2) = (word(m0.left[0]), word(m0.left[1]));
        let far = distance(i0, j0);
        let near = distance(i1, i0);
        let both = |word: Word| word.word ^ word.tag.wrapping_mul(0x9e37_79b1);
        let tags = |a: Word, b: Word| a.tag << 8 | b.tag;
        let (s0x, s1x, b0x, b1x) = (both(s0), both(s1), both(b0), both(b1));
        let (s0b0, s1s0, b0b1) = (tags(s0, b0), tags(s1, s0), tags(b0, b1));
        let mut template = 0;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            // single words
            at(s0.tag, 0, 0),
            at(s0.word, 0, 0),
            at(s0x, 0, 0),
            at(s1.tag, 0, 0),
            at(s1.word, 0, 0),
            at(s1x, 0, 0),
            at(b0.tag, 0, 0),
            at(b0.word, 0, 0),
            at(b0x, 0, 0),
            at(b1.tag, 0, 0),
            at(b1.word, 0, 0),
            at(b1x, 0, 0),
            at(b2.tag, 0, 0),
            at(b2.word, 0, 0),
            at(s2.tag, 0, 0),
            at(s2.word, 0, 0),
            // pairs
            at(s0x, b0x, 0),
            at(s0x, b0.tag, 0),
            at(s0.tag, b0x, 0),
            at(s0.word, b0.word, 0),
            at(s0b0, 0, 0),
            at(b0b1, 0, 0),
            at(s1x, s0x, 0),
            at(s1x, s0.tag, 0),
            at(s1.tag, s0x, 0),
            at(s1.word, s0.word, 0),
            at(s1s0, 0, 0),
            at(s1.tag, b0.tag, 0),
            at(s1.word, b0.tag, 0),
            at(s1.tag, b0.word, 0),
            at(s1.word, b0.word, 0),
            at(s0.word, b1.tag, 0),
            // triples
            at(s0b0, b1.tag, 0),
            at(s1s0, b0.tag, 0),
            at(s2.tag, s1s0, 0),
            at(s2.tag, s1s0, b0.tag),
            at(s1s0, b0b1, 0),
            at(s0b0, b1.tag, b2.tag),
            at(b0b1, b2.tag, b3.tag),
            at(s0.word, b0b1, 0),
            at(s0.tag, b0.word, b1.tag),
            at(s0b0, b1.word, 0),
            at(s1.word, s0b0, 0),
            at(s1.tag, s0.word, b0.tag),
            at(s1s0, b0.word, 0),
            at(s1.word, s0.tag, b0.word),
            at(s1.tag, s0.word, b0.word),
            at(s1s0, b0.word, b1.tag),
            // children
            at(s0b0, s0l.tag, 0),
            at(s0b0, s0r.tag, 0),
            at(s0b0, b0l.tag, 0),
            at(s0b0, b0l2.tag, 0),
            at(s1s0, s0l.tag, 0),
            at(s1s0, s0l2.tag, 0),
            at(s1s0, s0r.tag, 0),
            at(s1s0, s1l.tag, 0),
            at(s1s0, s1r.tag, 0),
            at(s1s0, s1r2.tag, 0),
            at(s0b0, s0l.word, 0),
            at(s0b0, s0r.word, 0),
            at(s0b0, b0l.word, 0),
            at(s1s0, s0l.word, 0),
            at(s1.word, s0l.word, s0.tag),
            at(s0b0, s0r.tag, s0r2.tag),
            at(s0.tag, n0.left_set, n0.right_set),
            at(s0b0, n0.left_set, 0),
            at(s0b0, n0.right_set, 0),
            at(s0b0, m0.left_set, 0),
            at(s1s0, n1.left_set, 0),
            at(s1s0, n1.right_set, 0),
            at(s1s0, n0.left_set, 0),
            at(s1.word, n1.right_set, s0.tag),
            at(s0.word, n0.right_set, b0.tag),
            at(s0x, n0.left_count << 8 | n0.right_count, 0),
            // distances
            at(s0b0, far, 0),
            at(s1s0, near, 0),
            at(s0.word, far, 1),
            at(b0.word, far, 0),
            at(s1.word, near, 0),
            // classes
            at(s0.cluster, b0.cluster, 0),
            at(s1.cluster, s0.cluster, 0),
            at(s1.cluster, b0.word, s0.tag),
            at(s0.cluster, b0.word, s1.tag),
            at(s1.cluster, s0.cluster, s0l.word),
        ]
    }
}

fn distance(left: u32, right: u32) -> u32 {
    match right.wrapping_sub(left) {
        distance @ 0..=4 => distance,
        5..=6 => 5,
        7..=10 => 6,
        11..=17 => 7,
        _ => 8,
    }
}

/// The trained parser.
#[derive(Clone, Debug)]
pub struct Parser {
    table: Dense,
}

impl Parser {
    /// Reads the model from the front of `bytes` and moves on.
    pub fn read(bytes: &mut &[u8]) -> Self {
        let bits = take_u32(bytes).clamp(1, 24);
        Self { table: Dense::read(bits, bytes) }
    }

    /// The score of each action, by its column.
    #[inline]
    fn scores(&self, state: &State) -> [i32; 4] {
        let mut scores = [0i32; 4];
        for row in state.rows(self.table.bits()) {
            self.table.add(row, &mut scores);
        }
        scores
    }

    /// Finds the heads of a sentence that was begun, following the best few ways at once.
    pub fn run(&self, beam: &mut Beam) {
        let Beam { ways, spare, steps } = beam;
        // copying ways costs their length: very long sentences follow one way, so that time stays linear
        let long = ways.first().is_some_and(|way| way.state.count > LONG);
        let width = if long { 1 } else { WIDTH };
        while ways.first().is_some_and(|way| !way.state.is_done()) {
            steps.clear();
            for (number, way) in ways.iter().enumerate() {
                let allowed = way.state.allowed();
                let choice = allowed.iter().filter(|&&one| one).count() > 1;
                let scores = if choice { self.scores(&way.state) } else { [0; 4] };
                for (column, &action) in Action::ALL.iter().enumerate() {
                    if allowed[column] {
                        steps.push(Step { score: way.score + scores[column], way: number, action });
                    }
                }
            }
            advance(ways, spare, steps, width, MARGIN);
        }
    }
}

/// How many ways are followed at once.
const WIDTH: usize = 4;

/// Sentences of more words follow one way.
const LONG: u32 = 150;

/// How far below the best a way may fall.
const MARGIN: i32 = 150;

/// A way through a sentence so far.
#[derive(Clone, Debug)]
pub struct Way {
    /// The sum of the scores of its steps.
    pub score: i32,
    /// Where it has come.
    pub state: State,
    /// The steps it took.
    pub actions: Vec<Action>,
}

/// A possible next step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The score of the way with this step.
    pub score: i32,
    /// The number of the way.
    pub way: usize,
    /// What is done.
    pub action: Action,
}

/// The best ways through a sentence, best first, and memory for more.
#[derive(Clone, Debug, Default)]
pub struct Beam {
    /// The ways.
    pub ways: Vec<Way>,
    spare: Vec<Way>,
    steps: Vec<Step>,
}

impl Beam {
    /// Begins a sentence.
    pub fn begin(&mut self, sentence: &[Word]) {
        self.spare.append(&mut self.ways);
        let mut way =
            self.spare.pop().unwrap_or_else(|| Way { score: 0, state: State::new(&[]), actions: Vec::new() });
        way.score = 0;
        way.state.begin(sentence);
        way.actions.clear();
        self.ways.push(way);
    }

    /// The state of the best way.
    pub fn best(&self) -> &State {
        &self.ways[0].state
    }

    /// Takes the best of `steps`, at most `width` and none further than `margin` below the best.
    pub fn advance(&mut self, steps: &mut Vec<Step>, width: usize, margin: i32) {
        advance(&mut self.ways, &mut self.spare, steps, width, margin);
    }
}

fn advance(ways: &mut Vec<Way>, spare: &mut Vec<Way>, steps: &mut Vec<Step>, width: usize, margin: i32) {
    steps.sort_by_key(|step| -step.score);
    steps.truncate(width);
    let least = steps.first().map_or(0, |step| step.score - margin);
    steps.retain(|step| step.score >= least);
    let old = ways.len();
    for (number, step) in steps.iter().enumerate() {
        // the last step from a way may have its memory
        if steps[number + 1..].iter().any(|later| later.way == step.way) {
            let mut way = spare.pop().unwrap_or_else(|| ways[step.way].clone());
            way.copy_from(&ways[step.way]);
            way.take(*step);
            ways.push(way);
        } else {
            let empty =
                spare.pop().unwrap_or_else(|| Way { score: 0, state: State::new(&[]), actions: Vec::new() });
            let mut way = std::mem::replace(&mut ways[step.way], empty);
            way.take(*step);
            ways.push(way);
        }
    }
    spare.extend(ways.drain(..old));
}

impl Way {
    fn copy_from(&mut self, other: &Self) {
        self.score = other.score;
        self.state.copy_from(&other.state);
        self.actions.clone_from(&other.actions);
    }

    fn take(&mut self, step: Step) {
        self.score = step.score;
        self.state.apply(step.action);
        self.actions.push(step.action);
    }
}

impl State {
    fn copy_from(&mut self, other: &Self) {
        self.words.clone_from(&other.words);
        self.nodes.clone_from(&other.nodes);
        self.heads.clone_from(&other.heads);
        self.stack.clone_from(&other.stack);
        (self.next, self.count) = (other.next, other.count);
    }
}
