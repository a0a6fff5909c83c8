//! The names of relations, with the whole tree in view, from the root down.

use super::{Relation, transition::Word};
use crate::model::{row, sums::Wide, table::take_u32};

/// How many features an arc has.
pub const FEATURES: usize = 28;

/// A sentence whose heads are known.
#[derive(Clone, Debug, Default)]
pub struct Arcs {
    words: Vec<Word>,
    heads: Vec<u32>,
    /// The children of word `i` are those from `starts[i]` to `starts[i + 1]` in `children`; the root's come last.
    starts: Vec<u32>,
    children: Vec<u32>,
    /// For each word, the number of its relation as soon as it is known.
    pub relations: Vec<u8>,
}

impl Arcs {
    /// Begins a sentence; a head equal to the number of words is the root above all.
    pub fn begin(&mut self, words: &[Word], heads: &[u32]) {
        let count = words.len();
        self.words.clear();
        self.words.extend_from_slice(words);
        self.words.extend([Word::ROOT, Word::default()]);
        self.heads.clear();
        self.heads.extend_from_slice(heads);
        self.relations.clear();
        self.relations.resize(count + 1, 0);
        self.starts.clear();
        self.starts.resize(count + 3, 0);
        for &head in heads {
            self.starts[head as usize + 2] += 1;
        }
        for index in 2..self.starts.len() {
            self.starts[index] += self.starts[index - 1];
        }
        self.children.clear();
        self.children.resize(count, 0);
        for (child, &head) in heads.iter().enumerate() {
            let place = &mut self.starts[head as usize + 1];
            self.children[*place as usize] = child as u32;
            *place += 1;
        }
    }

    fn of(&self, head: u32) -> &[u32] {
        &self.children[self.starts[head as usize] as usize..self.starts[head as usize + 1] as usize]
    }

    /// Goes over all arcs, heads before what hangs on them, children in order.
    pub fn visit(&mut self, mut label: impl FnMut(&Self, usize) -> u8) {
        let count = self.heads.len() as u32;
        let mut queue = Vec::with_capacity(count as usize + 1);
        queue.push(count);
        let mut done = 0;
        while done < queue.len() {
            let head = queue[done];
            done += 1;
            for place in self.starts[head as usize]..self.starts[head as usize + 1] {
                let child = self.children[place as usize];
                let relation = label(self, place as usize);
                self.relations[child as usize] = relation;
                queue.push(child);
            }
        }
    }

    /// The child of the arc at a place.
    pub fn child(&self, place: usize) -> usize {
        self.children[place] as usize
    }

    /// The rows of a table of `2^bits` that tell the relation of the arc at a place.
    #[inline]
    pub fn rows(&self, bits: u32, place: usize) -> [u32; FEATURES] {
        let none = self.heads.len() as u32 + 1;
        let child = self.children[place];
        let head = self.heads[child as usize];
        let siblings = self.of(head);
        let own = place - self.starts[head as usize] as usize;
        let sibling = |index: usize| siblings.get(index).copied().unwrap_or(none);
        let word = |index: u32| self.words[index as usize];
        let (before, after) = (own.checked_sub(1).map_or(none, sibling), sibling(own + 1));
        let same_side = |other: u32| other != none && (other < head) == (child < head);
        let label =
            |index: u32| if index < none - 1 { u32::from(self.relations[index as usize]) + 1 } else { 0 };
        let before_label = if same_side(before) { label(before) } else { 0 };
        // what is known of the clause so far
        let mut seen = 0u32;
        for &other in siblings.iter().take(12).filter(|&&other| other < child) {
            seen |= 1 << (label(other) & 31);
        }
        let own_children = self.of(child);
        let first = own_children.first().copied().unwrap_or(none);
        let second = own_children.get(1).copied().unwrap_or(none);
        let last = own_children.last().copied().unwrap_or(none);
        let mut own_kinds = 0u32;
        for &other in own_children.iter().take(12) {
            own_kinds |= 1 << word(other).upos;
        }
        let (c, h) = (word(child), word(head));
        let (f, s, l) = (word(first), word(second), word(last));
        let direction = u32::from(child < head);
        let far = match child.abs_diff(head) {
            distance @ 0..=3 => distance,
            4..=6 => 4,
            7..=12 => 5,
            _ => 6,
        };
        let left = if child == 0 { Word::default() } else { word(child - 1) };
        let right = word(if child + 2 >= none { none } else { child + 1 });
        let tags = direction << 16 | h.tag << 8 | c.tag;
        let head_label = label(head);
        let mut template = 0;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            at(c.tag, direction, 0),
            at(c.word, direction, 0),
            at(c.word, c.tag, direction),
            at(h.tag, direction, 0),
            at(tags, 0, 0),
            at(c.word, h.tag, direction),
            at(c.tag, h.word, direction),
            at(tags, far, 0),
            at(tags, f.tag, 0),
            at(tags, f.word, 0),
            at(tags, f.word, s.tag),
            at(tags, f.tag, l.tag),
            at(c.tag, f.word, direction),
            at(c.tag, own_kinds, direction),
            at(tags, seen, 0),
            at(tags, before_label, 0),
            at(c.word, before_label, h.tag),
            at(tags, word(before).tag, word(after).tag),
            at(tags, word(after).word, 0),
            at(tags, head_label, 0),
            at(head_label, c.word, direction),
            at(head_label, c.tag, f.word),
            at(left.tag, tags, right.tag),
            at(right.word, tags, 0),
            at(c.cluster, tags, 0),
            at(h.cluster, tags, 0),
            at(c.cluster, h.cluster, direction),
            at(h.cluster, c.tag, f.word),
        ]
    }
}

/// The trained labeler.
#[derive(Clone, Debug)]
pub struct Labeler {
    table: Wide<{ Relation::ALL.len().div_ceil(8) }>,
}

impl Labeler {
    /// Reads the model from the front of `bytes` and moves on.
    pub fn read(bytes: &mut &[u8]) -> Self {
        let bits = take_u32(bytes).clamp(1, 22);
        Self { table: Wide::read(bits, Relation::ALL.len(), bytes) }
    }

    /// Names the arcs of a sentence that was begun.
    pub fn run(&self, arcs: &mut Arcs) {
        let root = arcs.heads.len() as u32;
        arcs.visit(|arcs, place| {
            if arcs.heads[arcs.child(place)] == root {
                return Relation::Root as u8;
            }
            // column 0 is the root, which is no choice here
            self.table.best(&arcs.rows(self.table.bits(), place), 1)
        });
    }
}
