//! Part-of-speech tagging: a linear model, left to right, universal and finer tag at once.
//!
//! An averaged perceptron (Collins 2002) over hashed features of five words and the two tags before.

use super::{
    Tag, Upos, Xpos,
    form::{Capitals, Form},
};
use crate::model::{row, sums::Wide, table::take_u32};

/// How many features a token has.
pub const FEATURES: usize = 28;

/// The number of a tag among those the model knows.
pub type Class = u8;

/// The trained tagger.
#[derive(Clone, Debug)]
pub struct Tagger {
    classes: Vec<Tag>,
    table: Wide<8>,
}

/// The forms of one sentence and how it uses capitals.
#[derive(Clone, Copy, Debug)]
pub struct Context<'f> {
    /// Its words.
    pub forms: &'f [Form],
    /// Its capitals.
    pub capitals: Capitals,
}

impl Context<'_> {
    fn form(&self, place: usize, offset: isize) -> Form {
        place.checked_add_signed(offset).and_then(|place| self.forms.get(place)).copied().unwrap_or_default()
    }

    /// The rows of a table of `2^bits` for the word at `place`, after two tags.
    #[inline]
    pub fn rows(&self, bits: u32, place: usize, before: Class, before_that: Class) -> [u32; FEATURES] {
        let (p1, p2) = (u32::from(before), u32::from(before_that));
        let w = self.form(place, 0);
        let l1 = self.form(place, -1);
        let (r1, r2) = (self.form(place, 1), self.form(place, 2));
        let capitals = self.capitals as u32;
        let outline = w.outline ^ capitals << 1 ^ u32::from(place == 0);
        let mut template = 0;
        let mut at = |a: u32, b: u32, c: u32| {
            template += 1;
            row(bits, template, a, b, c)
        };
        [
            at(w.word, 0, 0),
            at(l1.word, 0, 0),
            at(r1.word, 0, 0),
            at(r2.word, 0, 0),
            at(p1, 0, 0),
            at(p1, p2, 0),
            at(w.word, p1, 0),
            at(w.word, outline, 0),
            at(w.suffixes[0], 0, 0),
            at(w.suffixes[1], 0, 0),
            at(w.suffixes[2], 0, 0),
            at(w.suffixes[3], 0, 0),
            at(w.prefixes[0], 0, 0),
            at(w.prefixes[1], 0, 0),
            at(w.prefixes[2], 0, 0),
            at(outline, 0, 0),
            at(outline, p1, 0),
            at(w.suffixes[2], p1, 0),
            at(w.suffixes[1], outline, 0),
            at(l1.word, w.word, 0),
            at(w.word, r1.word, 0),
            at(p1, p2, w.suffixes[1]),
            at(r1.suffixes[2], 0, 0),
            at(r1.outline, w.suffixes[1], 0),
            at(w.cluster, 0, 0),
            at(w.cluster, p1, 0),
            at(l1.cluster, w.cluster, 0),
            at(r1.cluster, w.cluster, 0),
        ]
    }
}

impl Tagger {
    /// Reads the model from the front of `bytes` and moves on.
    pub fn read(bytes: &mut &[u8]) -> Self {
        let bits = take_u32(bytes).clamp(1, 22);
        let count = take_u32(bytes).clamp(1, 63) as usize;
        let classes = (0..count)
            .map(|_| {
                let pair = take_u32(bytes);
                Tag {
                    upos: Upos::ALL.get(pair as usize & 255).copied().unwrap_or_default(),
                    xpos: Xpos::ALL.get(pair as usize >> 8).copied().unwrap_or_default(),
                }
            })
            .collect();
        Self { classes, table: Wide::read(bits, count, bytes) }
    }

    /// The tag of a class.
    pub fn tag(&self, class: Class) -> Tag {
        self.classes.get(usize::from(class)).copied().unwrap_or_default()
    }

    /// Tags the words of a sentence: one class a word is added to `classes`.
    pub fn run(&self, context: Context, classes: &mut Vec<Class>) {
        let start = Class::MAX;
        let (mut before, mut before_that) = (start, start);
        for place in 0..context.forms.len() {
            let rows = context.rows(self.table.bits(), place, before, before_that);
            let best = self.table.best(&rows, 0);
            classes.push(best);
            (before, before_that) = (best, before);
        }
    }
}
