//! The compact form of the weights of features: a range coder that knows what a weight most likely is.
//!
//! Most weights are 0, and a row that pushes tokens out of every piece pulls them into none: each weight is coded by
//! its label, by the first weight of its row and by how much the row held before it.

use crate::model::code::{Bit, Gap, Reader, Writer};

/// How many values of the first weight of a row are told apart.
const FIRST: usize = 9;

/// How many amounts of weight before a label in its row are told apart.
const BEFORE: usize = 5;

/// The largest amount that is counted step by step.
const STEPS: usize = 16;

/// What is known of how weights are spread, learnt while reading or writing.
struct Contexts {
    /// Whether a weight is there: by label, first weight, amount before.
    some: Vec<Bit>,
    /// Whether it is negative: by label and first weight.
    minus: Vec<Bit>,
    /// Whether it is larger than so many steps: by label and steps.
    more: Vec<Bit>,
    /// By how much it is larger than all steps.
    rest: Gap,
}

impl Contexts {
    fn new(labels: usize) -> Self {
        Self {
            some: vec![Bit::default(); labels * FIRST * BEFORE],
            minus: vec![Bit::default(); labels * FIRST],
            more: vec![Bit::default(); labels * STEPS],
            rest: Gap::default(),
        }
    }
}

/// The place of a weight among [`Contexts::minus`], and among [`Contexts::some`].
fn places(label: usize, row: &[i8]) -> [usize; 2] {
    let middle = FIRST as i8 / 2;
    let first = if label == 0 { 0 } else { (row[0].clamp(-middle, middle) + middle) as usize };
    let amount = |&weight: &i8| usize::from(weight.unsigned_abs()).min(3);
    let before: usize = row[..label].iter().skip(1).map(amount).sum();
    let place = label * FIRST + first;
    [place, place * BEFORE + before.min(BEFORE - 1)]
}

/// Packs rows of weights.
pub(super) fn write<const L: usize>(rows: &[[i8; L]]) -> Vec<u8> {
    let (mut writer, mut contexts) = (Writer::default(), Contexts::new(L));
    for row in rows {
        for (label, &weight) in row.iter().enumerate() {
            let [minus, some] = places(label, row);
            writer.bit(&mut contexts.some[some], weight != 0);
            if weight == 0 {
                continue;
            }
            writer.bit(&mut contexts.minus[minus], weight < 0);
            let above = usize::from(weight.unsigned_abs()) - 1;
            for step in 0..above.min(STEPS) {
                writer.bit(&mut contexts.more[label * STEPS + step], true);
            }
            if above < STEPS {
                writer.bit(&mut contexts.more[label * STEPS + above], false);
            } else {
                writer.gap(&mut contexts.rest, (above - STEPS) as u32);
            }
        }
    }
    writer.finish()
}

/// Unpacks so many rows of weights; bytes that [`write`] did not write give some weights, too.
pub(super) fn read<const L: usize>(bytes: &[u8], count: usize) -> Vec<[i8; L]> {
    let (mut reader, mut contexts) = (Reader::new(bytes), Contexts::new(L));
    let mut rows = vec![[0; L]; count];
    for row in &mut rows {
        for label in 0..L {
            let [minus, some] = places(label, row);
            if !reader.bit(&mut contexts.some[some]) {
                continue;
            }
            let minus = reader.bit(&mut contexts.minus[minus]);
            let more = |step: &usize| reader.bit(&mut contexts.more[label * STEPS + step]);
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
