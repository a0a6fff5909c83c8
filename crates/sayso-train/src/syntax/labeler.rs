//! Trains the labeler, on right trees with the tags the tagger would give.

use sayso::syntax::{Relation, labeler::Arcs, parser::Word};

use super::perceptron::{Perceptron, Random, SEED, STEPS};

/// The table has 2^`BITS` rows.
const BITS: u32 = 18;

/// The same while rows are chosen: so many that hardly any two features share one.
const FIRST_BITS: u32 = 22;

/// The smallest weight that is kept, in steps.
const LEAST: f64 = 1.5;

/// A sentence with its heads and its right relations.
pub(super) struct Labeled<'i> {
    pub(super) words: &'i [Word],
    pub(super) heads: &'i [u32],
    pub(super) relations: &'i [Relation],
}

/// Learns from `trees` for a number of rounds.
pub(super) fn train(trees: &[Labeled], rounds: usize, rows: usize) -> Perceptron {
    let first = learn(Perceptron::new(FIRST_BITS, Relation::ALL.len()), trees, rounds.min(4), FIRST_BITS);
    learn(first.selected(rows, FIRST_BITS - BITS, 0), trees, rounds, BITS)
}

fn learn(mut model: Perceptron, trees: &[Labeled], rounds: usize, bits: u32) -> Perceptron {
    let columns = Relation::ALL.len();
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random(SEED);
    let mut scores = vec![0; columns];
    let mut arcs = Arcs::default();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &number in &order {
            let tree = &trees[number];
            arcs.begin(tree.words, tree.heads);
            arcs.visit(|arcs, place| {
                let child = arcs.child(place);
                if tree.heads[child] as usize == tree.words.len() {
                    return Relation::Root as u8;
                }
                let rows = arcs.rows(bits, place);
                model.score(&rows, &mut scores);
                let guess = (1..columns).min_by_key(|&column| (-scores[column], column)).unwrap_or(1);
                let right = tree.relations[child] as usize;
                let rival = (1..columns)
                    .filter(|&column| column != right)
                    .min_by_key(|&column| (-scores[column], column))
                    .unwrap_or(1);
                // a tie is a mistake too
                if right != 0 && scores[right] <= scores[rival] {
                    model.update(&rows, right, rival);
                }
                model.tick();
                guess as u8
            });
        }
    }
    model
}

/// The bytes of the weights file.
pub(super) fn encode(model: &Perceptron) -> Vec<u8> {
    let mut bytes = BITS.to_le_bytes().to_vec();
    bytes.extend(model.encode(STEPS, LEAST));
    bytes
}
