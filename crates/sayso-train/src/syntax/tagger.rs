//! Trains the tagger.

use sayso::syntax::{
    Tag,
    tagger::{Class, Context},
};

use super::{
    data::Item,
    perceptron::{Perceptron, Random, SEED, STEPS},
};

/// The table has 2^`BITS` rows.
const BITS: u32 = 17;

/// The same while rows are chosen: so many that hardly any two features share one.
const FIRST_BITS: u32 = 22;

/// The smallest weight that is kept, in steps.
const LEAST: f64 = 1.6;

/// Learns from `items` for a number of rounds.
pub(super) fn train(items: &[&Item], columns: usize, rounds: usize, rows: usize) -> Perceptron {
    let first = learn(Perceptron::new(FIRST_BITS, columns), items, columns, rounds.min(4), FIRST_BITS);
    learn(first.selected(rows, FIRST_BITS - BITS, 0), items, columns, rounds, BITS)
}

fn learn(mut model: Perceptron, items: &[&Item], columns: usize, rounds: usize, bits: u32) -> Perceptron {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let mut random = Random(SEED);
    let mut scores = vec![0; columns];
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &number in &order {
            let item = items[number];
            let context = Context { forms: &item.forms, capitals: item.capitals };
            let (mut before, mut before_that) = (Class::MAX, Class::MAX);
            for place in 0..item.forms.len() {
                let rows = context.rows(bits, place, before, before_that);
                model.score(&rows, &mut scores);
                let guess = best(&scores);
                if let Some(right) = item.classes[place]
                    && right != guess
                {
                    model.update(&rows, usize::from(right), usize::from(guess));
                }
                model.tick();
                (before, before_that) = (guess, before);
            }
        }
    }
    model
}

fn best(scores: &[i32]) -> Class {
    let mut best = 0;
    for (column, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = column;
        }
    }
    best as Class
}

/// The bytes of the weights file.
pub(super) fn encode(model: &Perceptron, inventory: &[Tag]) -> Vec<u8> {
    let mut bytes = BITS.to_le_bytes().to_vec();
    bytes.extend((inventory.len() as u32).to_le_bytes());
    for tag in inventory {
        bytes.extend((tag.upos as u32 | (tag.xpos as u32) << 8).to_le_bytes());
    }
    bytes.extend(model.encode(STEPS, LEAST));
    bytes
}
