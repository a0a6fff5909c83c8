//! How often answers are right by cross-validation: the percentages behind the confidence of a finding, and from which
//! one on a candidate is taken for a threat.
//!
//! Logistic regression (Platt 1999) of being right on the odds of the best answer.
//! Only sentences and articles of the news count, not those written for the training.

use sayso::threat::choice::{Trust, UNIT};

/// A candidate that would be an item: its odds, and whether the annotation has it, of that kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) odds: i32,
    pub(crate) right: bool,
}

/// From where on a threat is taken; the rows "limit" of the score file show what other limits would give.
const TAKE: u8 = 45;

/// Fits the percentages to answers.
pub(crate) fn fit(answers: &[Answer]) -> Trust {
    let (slope, shift) = line(answers);
    let mut trust = Trust { take: TAKE, ..Trust::default() };
    for (step, right) in trust.right.iter_mut().enumerate() {
        let share = chance(slope * Trust::middle(step) + shift);
        *right = (100.0 * share).round().clamp(1.0, 99.0) as u8;
    }
    trust
}

fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// The slope and shift that make the odds of answers likeliest, by Newton's method.
fn line(answers: &[Answer]) -> (f64, f64) {
    let (mut slope, mut shift) = (1.0, 0.0);
    for _ in 0..20 {
        let mut gradient = [0f64; 2];
        let mut bend = [1e-6, 0.0, 1e-6];
        for answer in answers {
            let odds = f64::from(answer.odds) / f64::from(UNIT);
            let share = chance(slope * odds + shift);
            let error = f64::from(u8::from(answer.right)) - share;
            let spread = share * (1.0 - share);
            gradient = [gradient[0] + error * odds, gradient[1] + error];
            bend = [bend[0] + spread * odds * odds, bend[1] + spread * odds, bend[2] + spread];
        }
        let size = bend[0] * bend[2] - bend[1] * bend[1];
        slope += (bend[2] * gradient[0] - bend[1] * gradient[1]) / size;
        shift += (bend[0] * gradient[1] - bend[1] * gradient[0]) / size;
    }
    (slope.max(0.1), shift)
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
