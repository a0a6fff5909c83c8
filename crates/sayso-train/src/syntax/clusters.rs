//! Learns classes of words from plain text, by exchange (Kneser and Ney 1993; Martin, Liermann and Ney 1998).
//!
//! Words move between classes as long as the classes of neighbors tell more about each other.

use std::{collections::BTreeMap, path::Path};

use sayso::{
    model::code::{Gap, Number, Writer},
    syntax::form::Form,
    text,
};

use crate::{conllu, raw};

const CLASSES: usize = 200;
const ROUNDS: usize = 6;

/// The texts that are learnt from.
pub(super) const TEXTS: [&str; 2] = ["corpus/raw/voa.txt.gz", "corpus/raw/whitehouse.txt.gz"];

/// The file of classes for the `size` most frequent words.
pub(super) fn train(shared: &Path, treebanks: &[conllu::Sentence], size: usize) -> anyhow::Result<Vec<u8>> {
    let mut sentences: Vec<Vec<u32>> = Vec::new();
    for file in TEXTS {
        for line in raw::text(shared, file)?.lines() {
            let segments = text::segment(line);
            sentences.extend(segments.sentences.iter().map(|sentence| {
                segments.norms[sentence.tokens.indices()].iter().map(|norm| Form::hash(norm)).collect()
            }));
        }
    }
    for sentence in treebanks {
        let norms = sentence.words.iter().map(|word| text::norm::norm(&word.form));
        sentences.push(norms.map(|norm| Form::hash(&norm)).collect());
    }
    let vocabulary = vocabulary(&sentences, size);
    let classes = exchange(&sentences, &vocabulary);
    Ok(encode(&vocabulary, &classes))
}

/// The most frequent words by their hashes, the most frequent first; no two share their upper 24 bits.
fn vocabulary(sentences: &[Vec<u32>], size: usize) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(usize, u32)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    words.sort_by_key(|&(count, word)| (std::cmp::Reverse(count), word));
    let mut seen = std::collections::BTreeSet::new();
    words.into_iter().map(|(_, word)| word).filter(|word| seen.insert(word >> 8)).take(size).collect()
}

/// The natural logarithm from arithmetic alone, so that every machine gives the same bits.
fn ln(value: f64) -> f64 {
    let (mut rest, mut twos) = (value, 0.0);
    while rest > 1.5 {
        rest /= 2.0;
        twos += 1.0;
    }
    let ratio = (rest - 1.0) / (rest + 1.0);
    let square = ratio * ratio;
    let series = (0..12).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    twos * std::f64::consts::LN_2 + 2.0 * ratio * series
}

/// n ln n, from a table as far as it goes.
struct Entropy(Vec<f64>);

impl Entropy {
    fn new() -> Self {
        Self(
            (0..1 << 20)
                .map(|count| if count == 0 { 0.0 } else { f64::from(count) * ln(f64::from(count)) })
                .collect(),
        )
    }

    fn of(&self, count: i64) -> f64 {
        match self.0.get(count as usize) {
            Some(&value) => value,
            None => count as f64 * ln(count as f64),
        }
    }
}

/// How often words of one class stand before words of another.
struct Joint {
    all: usize,
    table: Vec<i64>,
    sizes: Vec<i64>,
}

impl Joint {
    /// Adds a word with its neighbors to a class, or takes it away.
    fn shift(&mut self, class: usize, sign: i64, right: &[(usize, i64)], left: &[(usize, i64)], total: i64) {
        for &(next, count) in right {
            self.table[class * self.all + next] += sign * count;
        }
        for &(next, count) in left {
            self.table[next * self.all + class] += sign * count;
        }
        self.sizes[class] += sign * total;
    }
}

/// The class of each word of the vocabulary; [`CLASSES`] stands for all other words, one more for borders.
fn exchange(sentences: &[Vec<u32>], vocabulary: &[u32]) -> Vec<usize> {
    let number: BTreeMap<u32, usize> =
        vocabulary.iter().enumerate().map(|(number, &word)| (word, number)).collect();
    let (other, border) = (vocabulary.len(), vocabulary.len() + 1);
    let mut pairs: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for sentence in sentences {
        let mut before = border;
        for word in sentence.iter().map(|word| number.get(word).copied().unwrap_or(other)).chain([border]) {
            if word != before {
                *pairs.entry((before, word)).or_default() += 1;
            }
            before = word;
        }
    }
    let mut after = vec![Vec::new(); vocabulary.len() + 2];
    let mut ahead = vec![Vec::new(); vocabulary.len() + 2];
    for (&(left, right), &count) in &pairs {
        after[left].push((right, count));
        ahead[right].push((left, count));
    }
    let all = CLASSES + 2;
    let mut class: Vec<usize> = (0..vocabulary.len()).map(|word| word % CLASSES).collect();
    class.extend([CLASSES, CLASSES + 1]);
    let mut joint = Joint { all, table: vec![0; all * all], sizes: vec![0; all] };
    for (&(left, right), &count) in &pairs {
        joint.table[class[left] * all + class[right]] += count;
        joint.sizes[class[left]] += count;
    }
    let entropy = Entropy::new();
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for word in 0..vocabulary.len() {
            let total: i64 = after[word].iter().map(|&(_, count)| count).sum();
            let gather = |neighbors: &[(usize, i64)]| {
                let mut counts = vec![0i64; all];
                for &(neighbor, count) in neighbors {
                    counts[class[neighbor]] += count;
                }
                let counts: Vec<(usize, i64)> =
                    counts.into_iter().enumerate().filter(|&(_, count)| count > 0).collect();
                counts
            };
            let (right, left) = (gather(&after[word]), gather(&ahead[word]));
            let old = class[word];
            joint.shift(old, -1, &right, &left, total);
            let mut best = (f64::NEG_INFINITY, old);
            for candidate in 0..CLASSES {
                let size = joint.sizes[candidate];
                let mut gain = -2.0 * (entropy.of(size + total) - entropy.of(size));
                for &(next, count) in &right {
                    let now = joint.table[candidate * all + next];
                    gain += entropy.of(now + count) - entropy.of(now);
                }
                for &(next, count) in &left {
                    let now = joint.table[next * all + candidate];
                    gain += entropy.of(now + count) - entropy.of(now);
                }
                if gain > best.0 {
                    best = (gain, candidate);
                }
            }
            joint.shift(best.1, 1, &right, &left, total);
            moved += usize::from(best.1 != old);
            class[word] = best.1;
        }
        eprintln!("  {moved} words moved");
    }
    class.truncate(vocabulary.len());
    class
}

fn encode(vocabulary: &[u32], classes: &[usize]) -> Vec<u8> {
    let mut words: Vec<(u32, usize)> =
        vocabulary.iter().zip(classes).map(|(word, &class)| (word >> 8, class)).collect();
    words.sort_unstable();
    let mut writer = Writer::default();
    let (mut gap, mut class) = (Gap::default(), Number::new(8));
    let mut before = 0;
    for &(key, number) in &words {
        writer.gap(&mut gap, key - before);
        writer.number(&mut class, number as u32);
        before = key;
    }
    let code = writer.finish();
    let mut bytes = (words.len() as u32).to_le_bytes().to_vec();
    bytes.extend((code.len() as u32).to_le_bytes());
    bytes.extend(code);
    bytes
}
