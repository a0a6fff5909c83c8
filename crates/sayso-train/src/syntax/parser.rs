//! Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it learns from its own mistakes too.

use sayso::{
    model::sums::SHARE,
    syntax::parser::{Action, BITS, Choice, Search, State, Word},
};

use super::perceptron::{Perceptron, Random, SEED, STEPS};

/// The same while rows are chosen: so many that hardly any two features share one.
const FIRST_BITS: u32 = 22;

/// The smallest weight that is kept, in steps.
const LEAST: f64 = 1.2;

/// How many ways are followed at once.
const WIDTH: usize = 4;

/// By how much the right way shall lead: a step that leaves it is scored higher by so much.
const LEAD: i32 = 15;

/// A sentence with its right heads.
pub(super) struct Tree<'i> {
    pub(super) words: Vec<Word>,
    pub(super) heads: &'i [u32],
}

/// How many right arcs each action makes impossible.
fn costs(search: &Search, state: &State, heads: &[u32]) -> [u32; 3] {
    let next = state.next;
    let root = search.root();
    let gold = |word: u32| heads[word as usize];
    let mut costs = [0u32; 3];
    if next < root {
        for (depth, word) in search.stack(state).enumerate() {
            costs[0] += u32::from(gold(word) == next);
            costs[0] += u32::from(depth > 0 && gold(next) == word);
        }
    }
    let mut stack = search.stack(state);
    if let Some(top) = stack.next() {
        // what the top would still get from the words ahead is lost either way
        let lost = (next..root).filter(|&word| gold(word) == top).count() as u32;
        let head = gold(top);
        costs[1] = lost + u32::from(head > next || stack.next() == Some(head));
        costs[2] = lost + u32::from(head >= next);
    }
    costs
}

/// Learns from `trees` for a number of rounds.
pub(super) fn train(trees: &[Tree], rounds: usize, rows: usize) -> Perceptron {
    let first = learn(Perceptron::new(FIRST_BITS, Action::ALL.len()), trees, rounds.min(6));
    learn_with_beam(first.selected(rows, FIRST_BITS - BITS, SHARE), trees, rounds)
}

/// The steps to the right tree, or to one as near as the transitions allow.
fn right_steps(tree: &Tree) -> Vec<Action> {
    let mut search = Search::default();
    search.begin(&tree.words);
    let mut state = search.ways[0];
    let mut actions = Vec::with_capacity(2 * tree.words.len());
    while !search.is_done(&state) {
        let (allowed, costs) = (search.allowed(&state), costs(&search, &state, tree.heads));
        // what can be hung up is, before more is read
        let Some(&(_, action)) = [(1, Action::Left), (2, Action::Right), (0, Action::Shift)]
            .iter()
            .filter(|&&(column, _)| allowed[column])
            .min_by_key(|&&(column, _)| costs[column])
        else {
            break;
        };
        state = search.apply(&state, action);
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
    let (mut search, mut choices) = (Search::default(), Vec::new());
    for round in 0..rounds {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &number in &order {
            let (tree, gold) = (&trees[number], &gold[number]);
            search.begin(&tree.words);
            let (mut right, mut right_score) = (search.ways[0], 0);
            // the step that led to the right way in the beam, as long as it is there
            let mut followed = Some(right.step);
            // the worst moment: by how much, after how many steps, on which way
            let mut worst: Option<(i32, usize, State)> = None;
            for (taken, &action) in gold.iter().enumerate() {
                choices.clear();
                let mut scores = [0; 3];
                for (number, way) in search.ways.iter().enumerate() {
                    let allowed = search.allowed(way);
                    score(&model, &search, way, &mut scores);
                    let goes_astray =
                        |column: usize| followed == Some(way.step) && Action::ALL[column] != action;
                    choices.extend((0..3).filter(|&column| allowed[column]).map(|column| Choice {
                        score: way.score + scores[column] + if goes_astray(column) { LEAD } else { 0 },
                        way: number,
                        action: Action::ALL[column],
                    }));
                }
                score(&model, &search, &right, &mut scores);
                right_score += scores[action as usize];
                search.advance(&mut choices, WIDTH, i32::MAX / 2);
                right = search.apply(&right, action);
                followed = followed.and_then(|step| {
                    search.ways.iter().map(|way| way.step).find(|&way| search.taken(way) == (step, action))
                });
                let best = search.ways[0];
                let ahead = best.score - right_score;
                let last = taken + 1 == gold.len();
                if (last || followed.is_none())
                    && followed != Some(best.step)
                    && ahead >= worst.map_or(0, |(ahead, ..)| ahead)
                {
                    worst = Some((ahead, taken + 1, best));
                }
            }
            if let Some((_, length, guessed)) = worst {
                wrong += 1;
                let actions = search.actions(&guessed);
                search.begin(&tree.words);
                let (mut here, mut there) = (search.ways[0], search.ways[0]);
                let mut same = true;
                for (&right, &guess) in gold[..length].iter().zip(&actions) {
                    same &= right == guess;
                    if !same {
                        if search.choices(&here) > 1 {
                            model.add(&search.rows(BITS, &here), right as usize, 1);
                        }
                        if search.choices(&there) > 1 {
                            model.add(&search.rows(BITS, &there), guess as usize, -1);
                        }
                    }
                    here = search.apply(&here, right);
                    there = search.apply(&there, guess);
                }
            }
            model.tick();
        }
        eprintln!("  round {round}: {wrong} sentences wrong");
    }
    model
}

fn score(model: &Perceptron, search: &Search, state: &State, scores: &mut [i32; 3]) {
    if search.choices(state) > 1 {
        model.score(&search.rows(BITS, state), scores);
    } else {
        scores.fill(0);
    }
}

fn learn(mut model: Perceptron, trees: &[Tree], rounds: usize) -> Perceptron {
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut random = Random(SEED);
    let mut scores = [0; 3];
    let mut search = Search::default();
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right_steps, mut steps) = (0, 0);
        for &number in &order {
            let tree = &trees[number];
            search.begin(&tree.words);
            let mut state = search.ways[0];
            while !search.is_done(&state) {
                let allowed = search.allowed(&state);
                let choice = |scores: &[i32; 3], ok: &dyn Fn(usize) -> bool| {
                    (0..3)
                        .filter(|&column| allowed[column] && ok(column))
                        .min_by_key(|&column| (-scores[column], column))
                };
                if search.choices(&state) == 1 {
                    if let Some(only) = choice(&scores, &|_| true) {
                        state = search.apply(&state, Action::ALL[only]);
                    }
                    continue;
                }
                let rows = search.rows(FIRST_BITS, &state);
                model.score(&rows, &mut scores);
                let costs = costs(&search, &state, tree.heads);
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
                state = search.apply(&state, Action::ALL[if follow { guess } else { right }]);
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
    model.encode(STEPS, LEAST)
}
