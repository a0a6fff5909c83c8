//! Where a sentence ends, learnt: what the rules of [`super::sentence`] say is one sign among others.
//!
//! A linear classifier over hashed signs judges every gap between two tokens where an end is thinkable: behind
//! punctuation, and before what may begin a sentence. Headings, datelines and signatures that have no full stop
//! are found so, and full stops that end nothing. Trained by averaged perceptron (Freund and Schapire 1999).

use std::sync::OnceLock;

use super::{
    TokenId, TokenRange,
    chars::{Class, class},
    marks::{Marks, Role},
    token::Token,
};
use crate::sequence::{mix, of_str, packed};

/// The binary logarithm of the number of weights.
pub const BITS: u32 = 14;

/// A paragraph whose gaps are judged.
pub struct Gaps<'t> {
    tokens: &'t [Token],
    norms: &'t [Box<str>],
    marks: &'t Marks,
    range: TokenRange,
    /// For each token of the paragraph, what it looks like.
    looks: Vec<Look>,
    /// How the paragraph as a whole looks: whether it begins with a capital and ends with a full stop.
    tidy: u32,
}

/// What a token looks like.
#[derive(Clone, Copy)]
struct Look {
    word: u32,
    shape: u32,
    /// Whether a sentence may begin with it even where no punctuation stands before it.
    begins: bool,
    /// Whether it is punctuation.
    punctuation: bool,
}

const NO_LOOK: Look = Look { word: 1, shape: 1, begins: false, punctuation: false };

impl<'t> Gaps<'t> {
    /// Looks at a paragraph.
    pub fn new(
        text: &'t str,
        tokens: &'t [Token],
        norms: &'t [Box<str>],
        marks: &'t Marks,
        range: TokenRange,
    ) -> Self {
        let looks: Vec<Look> = range
            .tokens()
            .map(|token| look(tokens[token.index()].span.of(text), &norms[token.index()]))
            .collect();
        let first = looks.first().is_some_and(|look| look.begins);
        let last = norms[range.indices()].iter().rev().find(|norm| !matches!(&***norm, "\"" | "'" | ")"));
        let stopped = last.is_some_and(|norm| norm.ends_with(['.', '!', '?', ':']));
        Self { tokens, norms, marks, range, looks, tidy: u32::from(first) * 2 + u32::from(stopped) }
    }

    /// Whether an end is thinkable before `token`.
    pub fn is_open(&self, token: TokenId) -> bool {
        let at = (token.0 - self.range.start.0) as usize;
        let (before, here) = (self.looks[at - 1], self.looks[at]);
        let spaced = self.tokens[token.index()].space_before;
        spaced && (before.punctuation || here.begins) || before.punctuation && here.begins
    }

    fn look(&self, token: TokenId, step: i64) -> Look {
        let at = i64::from(token.0) - i64::from(self.range.start.0) + step;
        usize::try_from(at).ok().and_then(|at| self.looks.get(at)).copied().unwrap_or(NO_LOOK)
    }

    /// The signs at the gap before `token`; `rule` says whether the rules end the sentence there, `start` where
    /// it began.
    pub fn signs(&self, token: TokenId, rule: bool, start: TokenId, signs: &mut Vec<u32>) {
        signs.clear();
        let rule = u32::from(rule);
        let [b3, b2, b1] = [-3, -2, -1].map(|step| self.look(token, step));
        let [n1, n2, n3] = [0, 1, 2].map(|step| self.look(token, step));
        let space = u32::from(self.tokens[token.index()].space_before);
        // What stands before marks and brackets that close here.
        let mut behind = token.0 - 1;
        while behind > start.0 && self.closes(TokenId(behind)) {
            behind -= 1;
        }
        let stop = self.look(TokenId(behind), 0);
        let length = bucket(token.0 - start.0);
        let rest = bucket(self.range.end.0 - token.0);
        let inside = u32::from(self.inside_marks(token)) * 2 + u32::from(behind + 1 < token.0);
        let state = mix(rule, mix(stop.shape, self.tidy));
        let mut add = |number: u32, sign: u32| signs.push(mix(number, sign));
        add(0, rule);
        add(1, state);
        add(2, mix(b1.word, rule));
        add(3, mix(n1.word, rule));
        add(4, mix(b1.shape, mix(n1.shape, rule)));
        add(5, mix(mix(b2.shape, b1.shape), mix(n1.shape, n2.shape)));
        add(6, mix(b1.word, n1.word));
        add(7, mix(b2.word, b1.word));
        add(8, mix(n1.word, n2.word));
        add(9, mix(n1.word, stop.shape));
        add(10, mix(b1.word, n1.shape));
        add(11, mix(n1.shape, mix(n2.shape, n3.shape)));
        add(12, mix(b1.shape, mix(b2.shape, b3.shape)));
        add(13, mix(length, state));
        add(14, mix(rest, state));
        add(15, mix(inside, state));
        add(16, mix(space, mix(stop.shape, n1.shape)));
        add(17, mix(stop.word, mix(n1.shape, self.tidy)));
        add(18, mix(n1.word, mix(n2.shape, n3.shape)));
        add(19, mix(mix(b1.shape, n1.shape), mix(n2.shape, self.tidy)));
        add(20, mix(self.look(start, 0).shape, mix(length, rule)));
        add(21, mix(mix(b3.shape, b2.shape), mix(b1.shape, n1.shape)));
        add(22, mix(mix(length, rest), mix(stop.shape, n1.shape)));
    }

    fn closes(&self, token: TokenId) -> bool {
        self.marks.role(token) == Role::Close || matches!(&*self.norms[token.index()], ")" | "]" | "}")
    }

    /// Whether the gap before `token` lies inside quotation marks.
    fn inside_marks(&self, token: TokenId) -> bool {
        let stretch = self.marks.innermost[token.index()];
        stretch.is_some() && self.marks.innermost[token.index() - 1].is_some() && {
            self.marks.role(token) != Role::Open || self.marks.around(token).count() > 1
        }
    }
}

/// A number on a coarse scale.
fn bucket(number: u32) -> u32 {
    match number {
        0..=4 => number,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

fn look(word: &str, norm: &str) -> Look {
    let mut characters = word.chars();
    let first = characters.next().unwrap_or(' ');
    let punctuation = !first.is_alphanumeric() && class(first) != Class::Word;
    let rest_lower = word.chars().skip(1).take(8).all(char::is_lowercase);
    let begins = first.is_uppercase()
        || first.is_ascii_digit()
        || punctuation && !matches!(first, ',' | ';' | '-' | '–' | '—' | '%');
    let count = word.chars().take(4).count() as u32;
    let shape = match first {
        _ if punctuation => of_str(if word.len() <= 8 { norm } else { "long" }),
        _ if word.contains('@') && count > 3 => 2,
        _ if word.contains("://") || word.starts_with("www.") => 3,
        _ if first.is_ascii_digit() && word.contains(':') => 4,
        _ if first.is_ascii_digit() && word.contains('/') => 5,
        _ if first.is_ascii_digit() => 10 + word.len().min(5) as u32,
        _ if first.is_uppercase() && word.ends_with('.') => 20 + count,
        _ if first.is_uppercase() && count == 1 => 30,
        _ if first.is_uppercase() && rest_lower => 31,
        _ if first.is_uppercase() => 32,
        _ if word.ends_with('.') => 33,
        _ => 40 + count.min(3),
    };
    Look { word: of_str(norm), shape, begins, punctuation }
}

/// Judges gaps.
pub struct Judge {
    weights: Vec<[i8; 1]>,
}

impl Judge {
    /// The judge whose weights are part of the program.
    pub fn embedded() -> &'static Self {
        static JUDGE: OnceLock<Judge> = OnceLock::new();
        JUDGE.get_or_init(|| Self {
            weights: packed::read(include_bytes!("../../weights/boundary.bin"), 1 << BITS),
        })
    }

    /// Whether a sentence ends at a gap with these signs; a gap without any is certain.
    pub fn ends(&self, signs: &[u32]) -> bool {
        let weight = |sign: &u32| self.weights.get(slot(*sign)).map_or(0, |&[weight]| i32::from(weight));
        signs.is_empty() || signs.iter().map(weight).sum::<i32>() > 0
    }
}

/// The weight of a sign.
pub fn slot(sign: u32) -> usize {
    (sign >> (32 - BITS)) as usize
}
