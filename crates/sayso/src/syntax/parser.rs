//! Dependency heads: a linear model that steers [transitions](super::transition).
//!
//! Heads are found first, without labels; [`labeler`](super::labeler) names them with the whole tree in view.
//! Features fall into groups by what they see, so that sums are kept as long as it stays the same.

pub use super::transition::{Action, Choice, Search, State, Word};
use super::{Upos, transition::Side};
use crate::model::{
    row,
    sums::{Narrow, SHARE, Sums},
};

/// How many features see the words ahead alone.
pub const AHEAD: usize = 10;
/// How many features see one word alone, as the top of the stack or as the one below it.
pub const ALONE: usize = 4;
/// How many features see the stack alone, more than one word of it.
pub const STACK: usize = 15;
/// How many features see both.
pub const BOTH: usize = 17;
/// How many features a state has.
pub const FEATURES: usize = AHEAD + 2 * ALONE + STACK + BOTH;

/// A word and its tag together.
fn tagged(word: Word) -> u32 {
    word.word ^ word.tag.wrapping_mul(0x9e37_79b1)
}

fn tags(a: Word, b: Word) -> u32 {
    a.tag << 8 | b.tag
}

impl Search {
    fn word(&self, index: u32) -> Word {
        self.words.get(index as usize).copied().unwrap_or_default()
    }

    /// The rows of a table of `2^bits` that the words from `next` on tell.
    #[inline]
    fn ahead(&self, bits: u32, next: u32) -> [u32; AHEAD] {
        let (b0, b1, b2, b3) =
            (self.word(next), self.word(next + 1), self.word(next + 2), self.word(next + 3));
        let b0b1 = tags(b0, b1);
        let mut template = 0;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            at(b0.tag, 0, 0),
            at(b0.word, 0, 0),
            at(tagged(b0), 0, 0),
            at(b1.tag, 0, 0),
            at(b1.word, 0, 0),
            at(tagged(b1), 0, 0),
            at(b2.tag, 0, 0),
            at(b2.word, 0, 0),
            at(b0b1, 0, 0),
            at(b0b1, b2.tag, b3.tag),
        ]
    }

    /// The rows of a table of `2^bits` that a word tells as the top of the stack, at place 0, or below it, at 1.
    #[inline]
    fn alone(&self, bits: u32, place: u32, word: u32) -> [u32; ALONE] {
        let word = self.word(word);
        let at = |template: u32, a: u32| row(bits, template, a, 0, 0);
        let first = 33 + 3 * place;
        [
            at(first, word.tag),
            at(first + 1, word.word),
            at(first + 2, tagged(word)),
            at(53 + place, word.cluster),
        ]
    }

    /// The rows of a table of `2^bits` that the stack tells.
    #[inline]
    fn below(&self, bits: u32, top: u32) -> [u32; STACK] {
        let n0 = &self.items[top as usize];
        let n1 = &self.items[n0.below as usize];
        let (s0, s1) = (self.word(n0.word), self.word(n1.word));
        let (s0l, s0l2) = (self.word(n0.left.outer[0]), self.word(n0.left.outer[1]));
        let s0r = self.word(n0.right.outer[0]);
        let s1l = self.word(n1.left.outer[0]);
        let s1r2 = self.word(n1.right.outer[1]);
        let near = distance(n1.word, n0.word);
        let (s0x, s1s0) = (tagged(s0), tags(s1, s0));
        let mut template = 38;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            // children
            at(s1s0, s0l.tag, 0),
            at(s1s0, s0l2.tag, 0),
            at(s1s0, s0r.tag, 0),
            at(s1s0, s1l.tag, 0),
            at(s1s0, s1r2.tag, 0),
            at(s1s0, s0l.word, 0),
            at(s1.word, s0l.word, s0.tag),
            at(s0.tag, n0.left.kinds, n0.right.kinds),
            at(s0x, n0.left.count << 8 | n0.right.count, 0),
            at(s1s0, clause(n1.left) << 4 | clause(n0.left), 0),
            at(s1s0, taken(n1.right), clause(n0.left)),
            // distances
            at(s1s0, near, 0),
            at(s1.word, near, 0),
            // classes
            at(s1.cluster, s0.cluster, s0l.word),
            row(bits, 55, s1.tag, s0.cluster, 0),
        ]
    }

    /// The rows of a table of `2^bits` that the stack and the words ahead tell together.
    #[inline]
    fn between(&self, bits: u32, state: &State) -> [u32; BOTH] {
        let n0 = &self.items[state.top as usize];
        let n1 = &self.items[n0.below as usize];
        let front = &state.front;
        let (s0, s1) = (self.word(n0.word), self.word(n1.word));
        let (b0, b1) = (self.word(state.next), self.word(state.next + 1));
        let s0l = self.word(n0.left.outer[0]);
        let s0r = self.word(n0.right.outer[0]);
        let (b0l, b0l2) = (self.word(front.outer[0]), self.word(front.outer[1]));
        let far = distance(n0.word, state.next);
        let b0x = tagged(b0);
        let (s0b0, s1s0) = (tags(s0, b0), tags(s1, s0));
        let mut template = 96;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            at(s0.tag, b0x, 0),
            at(s1.tag, b0.tag, 0),
            at(s1.word, b0.tag, 0),
            at(s0.word, b1.tag, 0),
            at(s0b0, b1.tag, 0),
            at(s1s0, b0.tag, 0),
            // children
            at(s0b0, s0l.tag, 0),
            at(s0b0, s0r.tag, 0),
            at(s0b0, b0l.tag, 0),
            at(s0b0, b0l2.tag, 0),
            at(s0b0, front.kinds, 0),
            at(s0b0, clause(n0.left) << 4 | clause(*front), 0),
            at(s0b0, taken(n0.right), clause(*front)),
            at(clause(n0.left) << 4 | clause(*front), s0.upos << 8 | b0.upos, s0r.tag),
            // distances
            at(s0b0, far, 0),
            at(s0.word, far, 0),
            // classes
            at(s0.cluster, b0.cluster, 0),
        ]
    }

    /// The rows of a table of `2^bits` that tell the next action.
    pub fn rows(&self, bits: u32, state: &State) -> [u32; FEATURES] {
        let mut rows = [0; FEATURES];
        let top = self.items[state.top as usize];
        let groups = [
            &self.ahead(bits, state.next)[..],
            &self.alone(bits, 0, top.word),
            &self.alone(bits, 1, self.items[top.below as usize].word),
            &self.below(bits, state.top),
            &self.between(bits, state),
        ];
        for (row, &of_group) in rows.iter_mut().zip(groups.into_iter().flatten()) {
            *row = of_group;
        }
        rows
    }
}

/// Whether words of some kinds hang on a side.
fn has(side: Side, kinds: &[Upos]) -> u32 {
    u32::from(kinds.iter().any(|&kind| side.kinds >> (kind as u32 + 1) & 1 == 1))
}

/// What makes a clause of a word, by what hangs before it: a subordinating or coordinating word, a nominal, an
/// auxiliary.
fn clause(before: Side) -> u32 {
    has(before, &[Upos::Cconj]) << 3
        | has(before, &[Upos::Sconj]) << 2
        | has(before, &[Upos::Noun, Upos::Propn, Upos::Pron]) << 1
        | has(before, &[Upos::Aux])
}

/// What a word has got already, by what hangs behind it: a nominal, a mark, a verb.
fn taken(behind: Side) -> u32 {
    has(behind, &[Upos::Noun, Upos::Propn, Upos::Pron]) << 2
        | has(behind, &[Upos::Punct]) << 1
        | has(behind, &[Upos::Verb])
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

/// How many ways are followed at once.
const WIDTH: usize = 4;

/// How far below the best a way may fall.
const MARGIN: i32 = 150;

/// The table has 2^`BITS` rows.
pub const BITS: u32 = 20;

/// The weights of the actions.
type Table = Narrow<{ 1 << (BITS - SHARE) }>;

/// The trained parser.
#[derive(Clone, Debug)]
pub struct Parser {
    table: Table,
}

/// Memory to parse in.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    search: Search,
    choices: Vec<Choice>,
    /// For each next word, what the words from there on tell.
    ahead: Vec<Sums>,
    /// For each word, what it tells as the top of the stack and below it.
    alone: Vec<[Sums; 2]>,
    /// For each item that was on top, what the stack tells.
    stacks: Vec<Option<Sums>>,
}

impl Parser {
    /// Reads the model from the front of `bytes` and moves on.
    pub fn read(bytes: &mut &[u8]) -> Self {
        Self { table: Table::read(bytes) }
    }

    /// Finds the heads of a sentence, following the best few ways at once; the head of its root is one past its words.
    pub fn run(&self, sentence: &[Word], memory: &mut Memory, heads: &mut Vec<u32>) {
        let Memory { search, choices, ahead, alone, stacks } = memory;
        search.begin(sentence);
        ahead.clear();
        ahead.extend((0..=search.root()).map(|next| self.table.sum(&search.ahead(BITS, next))));
        alone.clear();
        let of = |word: u32| [0, 1].map(|place| self.table.sum(&search.alone(BITS, place, word)));
        alone.extend((0..=search.none()).map(of));
        stacks.clear();
        while search.ways.first().is_some_and(|way| !search.is_done(way)) {
            choices.clear();
            stacks.resize(search.items.len(), None);
            for (number, way) in search.ways.iter().enumerate() {
                let allowed = search.allowed(way);
                let choice = allowed.iter().filter(|&&one| one).count() > 1;
                let scores = if choice {
                    let stack = stacks[way.top as usize].get_or_insert_with(|| {
                        let top = search.items[way.top as usize];
                        let below = search.items[top.below as usize];
                        let [as_top, _] = alone[top.word as usize];
                        let [_, as_below] = alone[below.word as usize];
                        self.table.sum(&search.below(BITS, way.top)).and(as_top).and(as_below)
                    });
                    let both = self.table.sum(&search.between(BITS, way));
                    ahead[way.next as usize].and(*stack).and(both).columns(FEATURES)
                } else {
                    [0; 3]
                };
                for (column, &action) in Action::ALL.iter().enumerate() {
                    if allowed[column] {
                        choices.push(Choice { score: way.score + scores[column], way: number, action });
                    }
                }
            }
            search.advance(choices, WIDTH, MARGIN);
        }
        search.heads(heads);
    }
}
