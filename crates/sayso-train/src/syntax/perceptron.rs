//! The averaged perceptron over hashed features, and how its weights become small integers.

use sayso::model::table::{CODES, Weight, encode, magnitude};

/// Weights while they are learnt: a row of answers for each hashed feature.
pub(super) struct Perceptron {
    columns: usize,
    weights: Vec<i32>,
    /// Each change times the moment it was made, so that the average over all moments is known at the end.
    moments: Vec<i64>,
    now: i64,
    /// The rows that may have weights.
    allowed: Vec<bool>,
}

impl Perceptron {
    pub(super) fn new(bits: u32, columns: usize) -> Self {
        let cells = columns << bits;
        Self {
            columns,
            weights: vec![0; cells],
            moments: vec![0; cells],
            now: 1,
            allowed: vec![true; 1 << bits],
        }
    }

    /// Adds up rows.
    pub(super) fn score(&self, rows: &[u32], scores: &mut [i32]) {
        scores.fill(0);
        for &row in rows.iter().filter(|&&row| self.allowed[row as usize]) {
            let from = row as usize * self.columns;
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..from + self.columns]) {
                *score += weight;
            }
        }
    }

    /// Moves weights so that `right` gains on `wrong`.
    pub(super) fn update(&mut self, rows: &[u32], right: usize, wrong: usize) {
        for &row in rows.iter().filter(|&&row| self.allowed[row as usize]) {
            let from = row as usize * self.columns;
            self.weights[from + right] += 1;
            self.moments[from + right] += self.now;
            self.weights[from + wrong] -= 1;
            self.moments[from + wrong] -= self.now;
        }
    }

    /// Adds to one column of rows.
    pub(super) fn add(&mut self, rows: &[u32], column: usize, change: i32) {
        for &row in rows.iter().filter(|&&row| self.allowed[row as usize]) {
            let cell = row as usize * self.columns + column;
            self.weights[cell] += change;
            self.moments[cell] += self.now * i64::from(change);
        }
    }

    /// Lets a moment pass.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// An empty model that may only use the `count` rows with the greatest averaged weights of this one, in a
    /// table that is smaller by `fewer` bits and has one row alone where `2^share` could stand.
    pub(super) fn selected(&self, count: usize, fewer: u32, share: u32) -> Self {
        let mut sizes: Vec<(u64, usize)> = (0..self.allowed.len())
            .map(|row| {
                let cells = row * self.columns..(row + 1) * self.columns;
                let most = cells
                    .map(|cell| {
                        (i64::from(self.weights[cell]) * self.now - self.moments[cell]).unsigned_abs()
                    })
                    .max();
                (most.unwrap_or(0), row)
            })
            .filter(|&(most, _)| most > 0)
            .collect();
        sizes.sort_by_key(|&(most, row)| (std::cmp::Reverse(most), row));
        let mut allowed = vec![false; self.allowed.len() >> fewer];
        let mut taken = vec![false; allowed.len() >> share];
        let rows = sizes.iter().map(|&(_, row)| row >> fewer);
        for row in rows.filter(|row| !std::mem::replace(&mut taken[row >> share], true)).take(count) {
            allowed[row] = true;
        }
        let cells = self.columns * allowed.len();
        Self { columns: self.columns, weights: vec![0; cells], moments: vec![0; cells], now: 1, allowed }
    }

    /// The averaged weights, `scale` steps to one, without those below `least` steps.
    pub(super) fn quantize(&self, scale: f64, least: f64) -> Vec<Weight> {
        let mut weights = Vec::new();
        for (cell, (&weight, &moment)) in self.weights.iter().zip(&self.moments).enumerate() {
            let average = f64::from(weight) - moment as f64 / self.now as f64;
            let steps = average * scale;
            if steps.abs() < least {
                continue;
            }
            let code = nearest(steps.abs());
            if code > 0 {
                weights.push(Weight {
                    row: (cell / self.columns) as u32,
                    column: (cell % self.columns) as u8,
                    code: if steps < 0.0 { -code } else { code },
                });
            }
        }
        weights
    }

    /// The table as bytes; see [`Self::quantize`].
    pub(super) fn encode(&self, scale: f64, least: f64) -> Vec<u8> {
        let weights = self.quantize(scale, least);
        let bytes = encode(self.columns, &weights);
        eprintln!("  {} weights, {} bytes", weights.len(), bytes.len());
        bytes
    }
}

/// The code whose magnitude is nearest.
fn nearest(steps: f64) -> i8 {
    let mut best = 0;
    for code in 1..=CODES {
        if (f64::from(magnitude(code)) - steps).abs() < (f64::from(magnitude(best)) - steps).abs() {
            best = code;
        }
    }
    best as i8
}

/// How many steps of the integer weights make one update.
pub(super) const STEPS: f64 = 1.5;

/// The seed of all shuffling.
pub(super) const SEED: u64 = 0x5eed;

/// A small generator of random numbers, the same on every machine (xorshift, Marsaglia 2003).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % limit as u64) as usize
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
