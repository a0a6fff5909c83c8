//! Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it learns from its own mistakes too.

use sayso::syntax::parser::{Action, State, Word};

use super::perceptron::{Perceptron, Random};

pub(super) const BITS: u32 = 22;

/// A sentence with its right heads.
pub(super) struct Tree<'i> {
    pub(super) words: Vec<Word>,
    pub(super) heads: &'i [u32],
}

/// How many right arcs each action makes impossible.
fn costs(state: &State, heads: &[u32]) -> [u32; 3] {
    let next = state.next;
    let root = state.root();
    let gold = |word: u32| heads[word as usize];
    let mut costs = [0u32; 3];
    let (top, rest) = match state.stack.split_last() {
        Some((&top, rest)) => (Some(top), rest),
        None => (None, state.stack.as_slice()),
    };
    if next < root {
        for &word in &state.stack {
            costs[0] += u32::from(gold(word) == next);
        }
        costs[0] += u32::from(rest.contains(&gold(next)));
    }
    if let Some(top) = top {
        // what the top would still get from the words ahead is lost either way
        let lost = (next..root).filter(|&word| gold(word) == top).count() as u32;
        let head = gold(top);
        costs[1] = lost + u32::from(head > next || rest.last() == Some(&head));
        costs[2] = lost + u32::from(head >= next);
    }
    costs
}

/// Learns from `trees` for a number of rounds.
pub(super) fn train(trees: &[Tree], rounds: usize, rows: usize) -> Perceptron {
    let first = learn(Perceptron::new(BITS, 4), trees, rounds.min(6));
    learn(first.selected(rows), trees, rounds)
}

fn learn(mut model: Perceptron, trees: &[Tree], rounds: usize) -> Perceptron {
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random(0x5eed);
    let mut scores = [0; 4];
    let mut state = State::new(&[]);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right_steps, mut steps) = (0, 0);
        for &number in &order {
            let tree = &trees[number];
            state.begin(&tree.words);
            while !state.is_done() {
                let allowed = state.allowed();
                let choice = |scores: &[i32; 4], ok: &dyn Fn(usize) -> bool| {
                    (0..3)
                        .filter(|&column| allowed[column] && ok(column))
                        .min_by_key(|&column| (-scores[column], column))
                };
                if allowed.iter().filter(|&&one| one).count() == 1 {
                    if let Some(only) = choice(&scores, &|_| true) {
                        state.apply(Action::ALL[only]);
                    }
                    continue;
                }
                let rows = state.rows(BITS);
                model.score(&rows, &mut scores);
                let costs = costs(&state, tree.heads);
                let least =
                    (0..3).filter(|&column| allowed[column]).map(|column| costs[column]).min().unwrap_or(0);
                let (Some(guess), Some(right)) =
                    (choice(&scores, &|_| true), choice(&scores, &|column| costs[column] == least))
                else {
                    break;
                };
                steps += 1;
                if costs[guess] > least {
                    model.update(&rows, right, guess);
                } else {
                    right_steps += 1;
                }
                model.tick();
                let follow = round > 0 && random.below(10) > 0;
                state.apply(Action::ALL[if follow { guess } else { right }]);
            }
        }
        eprintln!(
            "  round {round}: {:.2} % of steps right",
            100.0 * f64::from(right_steps) / f64::from(steps)
        );
    }
    model
}

/// The bytes of the weights file.
pub(super) fn encode(model: &Perceptron) -> Vec<u8> {
    let mut bytes = BITS.to_le_bytes().to_vec();
    bytes.extend(model.encode(super::perceptron::knob("PS", 2.0), super::perceptron::knob("PL", 1.0)));
    bytes
}
