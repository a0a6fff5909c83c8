//! How often answers are right by cross-validation: the percentages behind the confidence of a finding, and from which
//! one on a candidate is taken for a threat.
//!
//! Isotonic regression (pool adjacent violators; Barlow et al. 1972) of being right on the odds of the best answer.
//! Only sentences and articles of the news count, not those written for the training.

use sayso::threat::choice::Trust;

/// A candidate that would be an item: its odds, and whether the annotation has it, of that kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) odds: i32,
    pub(crate) right: bool,
}

/// From where on a threat is taken; the rows "limit" of the score file show what other limits would give.
const TAKE: u8 = 40;

/// Fits the percentages to answers.
pub(crate) fn fit(answers: &[Answer]) -> Trust {
    let mut counts = [(0f64, 0f64); Trust::STEPS];
    for answer in answers {
        let count = &mut counts[Trust::step(answer.odds)];
        count.0 += f64::from(u8::from(answer.right));
        count.1 += 1.0;
    }
    // Blocks of steps: right, all, how many steps.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (right, all) in counts {
        blocks.push((right, all, 1));
        while let [.., before, last] = blocks[..]
            && before.0 * last.1.max(1e-9) >= last.0 * before.1.max(1e-9)
        {
            blocks.truncate(blocks.len() - 2);
            blocks.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
        }
    }
    let mut trust = Trust { take: TAKE, ..Trust::default() };
    let mut step = 0;
    let mut least = 0;
    for (right, all, steps) in blocks {
        // One answer of either sort is added, so that nothing is certain.
        let percent = (100.0 * (right + 1.0) / (all + 2.0)).round().clamp(1.0, 99.0) as u8;
        least = least.max(percent);
        trust.right[step..step + steps].fill(least);
        step += steps;
    }
    trust
}

/// Of the answers in each tenth of the percentages: from where, how many, how sure on average, how many right.
pub(crate) fn reliability(answers: &[Answer], trust: &Trust) -> Vec<(u8, usize, f64, f64)> {
    (0..10)
        .filter_map(|tenth| {
            let within: Vec<&Answer> =
                answers.iter().filter(|answer| trust.percent(answer.odds) / 10 == tenth).collect();
            let share = |sum: f64| sum / within.len() as f64;
            let sure = share(within.iter().map(|answer| f64::from(trust.percent(answer.odds))).sum());
            let right = share(100.0 * within.iter().filter(|answer| answer.right).count() as f64);
            (!within.is_empty()).then_some((tenth * 10, within.len(), sure, right))
        })
        .collect()
}
