//! The compact form of the weights of features: a range coder that knows what a weight most likely is.
//!
//! Most weights are 0, and a row that pushes tokens out of every piece pulls them into none: each weight is coded by
//! its label and by what its row held before it: the first weight, the sum of all, how much that is and the largest.

use crate::model::code::{Count, Gap, Reader, Writer};

/// How many values of the first weight of a row are told apart.
const FIRST: usize = 9;

/// How many amounts of weight before a label in its row are told apart.
const BEFORE: usize = 5;

/// How many sums of the weights before are told apart.
const SUMS: usize = 9;

/// How many sizes of the largest weight before are told apart.
const SIZES: usize = 8;

/// The largest amount that is counted step by step.
const STEPS: usize = 16;

/// What is known of how weights are spread, learnt while reading or writing.
struct Contexts {
    /// Whether a weight is there: by label, first weight, amount before.
    some: Vec<Count>,
    /// Whether it is negative: by label, first weight, sum before.
    minus: Vec<Count>,
    /// Whether it is larger than so many steps: by label, largest weight before, steps.
    more: Vec<[Count; STEPS]>,
    /// By how much it is larger than all steps.
    rest: Gap,
}

impl Contexts {
    fn new(labels: usize) -> Self {
        Self {
            some: vec![Count::default(); labels * FIRST * BEFORE],
            minus: vec![Count::default(); labels * FIRST * SUMS],
            more: vec![[Count::default(); STEPS]; labels * SIZES],
            rest: Gap::default(),
        }
    }
}

/// The places of a weight among those of [`Contexts`].
struct Places {
    some: usize,
    minus: usize,
    more: usize,
}

fn places(label: usize, row: &[i8]) -> Places {
    let (before, middle) = (&row[..label], FIRST as i8 / 2);
    let first = before.first().map_or(0, |first| (first.clamp(&-middle, &middle) + middle) as usize);
    let amount = |&weight: &i8| usize::from(weight.unsigned_abs()).min(3);
    let amount: usize = before.iter().skip(1).map(amount).sum();
    let sum: i32 = before.iter().map(|&weight| i32::from(weight)).sum();
    let sum = match sum {
        ..=-8 => 0,
        -7..=-4 => 1,
        -3..=-2 => 2,
        -1..=1 => (sum + 4) as usize,
        2..=3 => 6,
        4..=7 => 7,
        8.. => 8,
    };
    let most = before.iter().map(|weight| weight.unsigned_abs()).max().unwrap_or(0);
    let most = match most {
        0..=3 => usize::from(most),
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        15.. => 7,
    };
    let place = label * FIRST + first;
    Places {
        some: place * BEFORE + amount.min(BEFORE - 1),
        minus: place * SUMS + sum,
        more: label * SIZES + most,
    }
}

/// Packs rows of weights.
pub fn write<const L: usize>(rows: &[[i8; L]]) -> Vec<u8> {
    let (mut writer, mut contexts) = (Writer::default(), Contexts::new(L));
    for row in rows {
        for (label, &weight) in row.iter().enumerate() {
            let Places { some, minus, more } = places(label, row);
            writer.bit(&mut contexts.some[some], weight != 0);
            if weight == 0 {
                continue;
            }
            writer.bit(&mut contexts.minus[minus], weight < 0);
            let above = usize::from(weight.unsigned_abs()) - 1;
            for step in 0..above.min(STEPS) {
                writer.bit(&mut contexts.more[more][step], true);
            }
            if above < STEPS {
                writer.bit(&mut contexts.more[more][above], false);
            } else {
                writer.gap(&mut contexts.rest, (above - STEPS) as u32);
            }
        }
    }
    writer.finish()
}

/// Unpacks so many rows of weights; bytes that [`write`] did not write give some weights, too.
pub fn read<const L: usize>(bytes: &[u8], count: usize) -> Vec<[i8; L]> {
    let (mut reader, mut contexts) = (Reader::new(bytes), Contexts::new(L));
    let mut rows = vec![[0; L]; count];
    for row in &mut rows {
        for label in 0..L {
            let Places { some, minus, more } = places(label, row);
            if !reader.bit(&mut contexts.some[some]) {
                continue;
            }
            let minus = reader.bit(&mut contexts.minus[minus]);
            let more = |&step: &usize| reader.bit(&mut contexts.more[more][step]);
            let mut above = (0..STEPS).take_while(more).count() as u32;
            if above == STEPS as u32 {
                above = above.saturating_add(reader.gap(&mut contexts.rest));
            }
            let amount = i8::try_from(above.saturating_add(1)).unwrap_or(i8::MAX);
            row[label] = if minus { -amount } else { amount };
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let rows = [[0, 0, 0], [5, -7, 0], [-1, 127, 17], [-127, 16, 1], [0, 0, -18]];
        assert_eq!(read::<3>(&write(&rows), rows.len()), rows);
    }

    #[test]
    fn rare_weights_cost_little() {
        let rows: Vec<[i8; 4]> = (0..4096).map(|row| [i8::from(row % 64 == 0), 0, 0, 0]).collect();
        let bytes = write(&rows);
        assert!(bytes.len() < 256, "{}", bytes.len());
        assert_eq!(read::<4>(&bytes, rows.len()), rows);
    }

    #[test]
    fn any_bytes_give_weights() {
        assert_eq!(read::<2>(&[255; 40], 64).len(), 64);
        assert_eq!(read::<2>(&[], 64).len(), 64);
    }
}
