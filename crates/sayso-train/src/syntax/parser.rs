//! Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it learns from its own mistakes too.

use sayso::syntax::parser::{Action, Beam, State, Step, Word};

use super::perceptron::{LEAST, Perceptron, Random, SEED, STEPS};

pub(super) const BITS: u32 = 22;

/// How many ways are followed at once.
const WIDTH: usize = 4;

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
    learn_with_beam(first.selected(rows), trees, rounds)
}

/// The steps to the right tree, or to one as near as the transitions allow.
fn right_steps(tree: &Tree) -> Vec<Action> {
    let mut state = State::new(&tree.words);
    let mut actions = Vec::with_capacity(2 * tree.words.len());
    while !state.is_done() {
        let (allowed, costs) = (state.allowed(), costs(&state, tree.heads));
        // what can be hung up is, before more is read
        let Some(&(_, action)) = [(1, Action::Left), (2, Action::Right), (0, Action::Shift)]
            .iter()
            .filter(|&&(column, _)| allowed[column])
            .min_by_key(|&&(column, _)| costs[column])
        else {
            break;
        };
        state.apply(action);
        actions.push(action);
    }
    actions
}

/// Structured perceptron with beam search; it learns where the beam has gone astray most
/// (Huang, Fayong and Guo 2012).
fn learn_with_beam(mut model: Perceptron, trees: &[Tree], rounds: usize) -> Perceptron {
    let gold: Vec<Vec<Action>> = trees.iter().map(right_steps).collect();
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random(SEED);
    let (mut beam, mut steps) = (Beam::default(), Vec::new());
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &number in &order {
            let (tree, gold) = (&trees[number], &gold[number]);
            let mut right = State::new(&tree.words);
            let mut right_score = 0;
            beam.begin(&tree.words);
            // the worst moment: by how much, after how many steps, on which way
            let mut worst: (i32, usize, Vec<Action>) = (0, 0, Vec::new());
            for (taken, &action) in gold.iter().enumerate() {
                steps.clear();
                let mut scores = [0; 4];
                for (number, way) in beam.ways.iter().enumerate() {
                    let allowed = way.state.allowed();
                    score(&model, &way.state, &mut scores);
                    steps.extend((0..3).filter(|&column| allowed[column]).map(|column| Step {
                        score: way.score + scores[column],
                        way: number,
                        action: Action::ALL[column],
                    }));
                }
                beam.advance(&mut steps, WIDTH, i32::MAX / 2);
                score(&model, &right, &mut scores);
                right_score += scores[action as usize];
                right.apply(action);
                let best = &beam.ways[0];
                let lead = best.score - right_score;
                let last = taken + 1 == gold.len();
                let lost = last || !beam.ways.iter().any(|way| way.actions == gold[..=taken]);
                if lost && lead >= worst.0 && best.actions != gold[..=taken] {
                    worst = (lead, taken + 1, best.actions.clone());
                }
            }
            let (_, length, actions) = worst;
            if length > 0 {
                wrong += 1;
                let (mut here, mut there) = (State::new(&tree.words), State::new(&tree.words));
                for (&right, &guess) in gold[..length].iter().zip(&actions) {
                    if here.stack != there.stack || here.heads != there.heads || right != guess {
                        if choices(&here) > 1 {
                            model.add(&here.rows(BITS), right as usize, 1);
                        }
                        if choices(&there) > 1 {
                            model.add(&there.rows(BITS), guess as usize, -1);
                        }
                    }
                    here.apply(right);
                    there.apply(guess);
                }
            }
            model.tick();
        }
        eprintln!("  round {round}: {wrong} sentences wrong");
    }
    model
}

fn choices(state: &State) -> usize {
    state.allowed().iter().filter(|&&one| one).count()
}

fn score(model: &Perceptron, state: &State, scores: &mut [i32; 4]) {
    if choices(state) > 1 {
        model.score(&state.rows(BITS), scores);
    } else {
        scores.fill(0);
    }
}

fn learn(mut model: Perceptron, trees: &[Tree], rounds: usize) -> Perceptron {
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random(SEED);
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
    bytes.extend(model.encode(STEPS, LEAST));
    bytes
}
