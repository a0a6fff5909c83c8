//! Tables of weights in memory, made to add up many rows at once.
//!
//! A weight is a byte, 128 for zero, and several are added in one integer of 64 bits: no vector instructions
//! are needed, and every machine gets the same sums.

use super::table::decode;

/// Every second byte: room for sums of bytes.
const LANES: u64 = 0x00ff_00ff_00ff_00ff;

/// The byte of a weight of zero.
const ZERO: u8 = 128;

/// Up to eight weights, a byte each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Octet(u64);

impl Octet {
    /// The weights of a row; those above eight are left out.
    pub fn new(weights: &[i8]) -> Self {
        let mut bytes = [ZERO; 8];
        for (byte, &weight) in bytes.iter_mut().zip(weights) {
            *byte = ZERO.wrapping_add_signed(weight);
        }
        Self(u64::from_le_bytes(bytes))
    }

    /// The first `N` weights, 0 above eight.
    pub fn weights<const N: usize>(self) -> [i8; N] {
        let bytes = self.0.to_le_bytes();
        std::array::from_fn(|column| bytes.get(column).map_or(0, |byte| byte.wrapping_sub(ZERO) as i8))
    }
}

/// The sums of up to eight columns of weights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Octets {
    even: u64,
    odd: u64,
}

impl Octets {
    /// How many rows can be added.
    pub const MOST: usize = 256;

    /// Adds a row.
    #[inline]
    pub fn add(&mut self, row: Octet) {
        self.even += row.0 & LANES;
        self.odd += (row.0 >> 8) & LANES;
    }

    /// The sum of each column, when `rows` rows were added.
    #[inline]
    pub fn columns(self, rows: usize) -> [i32; 8] {
        let zero = rows as i32 * i32::from(ZERO);
        std::array::from_fn(|column| {
            let lanes = if column % 2 == 0 { self.even } else { self.odd };
            i32::from((lanes >> (8 * (column & 6))) as u16) - zero
        })
    }
}

/// Which rows of a large table are there, and at which place among those that are.
#[derive(Clone, Debug)]
struct Rows {
    /// For 32 rows each: below, which of them are there; above, how many are before them.
    blocks: Vec<u64>,
}

impl Rows {
    /// Of `2^bits` rows those in `rows`, which are in order.
    fn new(bits: u32, rows: &[u32]) -> Self {
        let mut blocks = vec![0u64; (1usize << bits).div_ceil(32)];
        for &row in rows {
            blocks[row as usize >> 5] |= 1 << (row & 31);
        }
        let mut before = 0;
        for block in &mut blocks {
            let here = u64::from((*block as u32).count_ones());
            *block |= before << 32;
            before += here;
        }
        Self { blocks }
    }

    /// The place of a row from 1, or 0 if it is not there. There is no branch: which it is cannot be foreseen.
    #[inline(always)]
    fn place(&self, row: u32) -> usize {
        let block = self.blocks.get(row as usize >> 5).copied().unwrap_or(0);
        let (present, before) = (block as u32, (block >> 32) as u32);
        // the row itself comes to the top, those above it are gone
        let upto = present << (31 - (row & 31));
        let there = (upto as i32 >> 31) as u32;
        ((before + upto.count_ones()) & there) as usize
    }
}

/// Up to three sums of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The first and the third.
    outer: u32,
    /// The second, eight bits up.
    inner: u32,
}

impl Sums {
    /// Both together.
    #[inline]
    pub fn and(self, other: Self) -> Self {
        Self { outer: self.outer + other.outer, inner: self.inner + other.inner }
    }

    /// The sum of each column, when `rows` rows were added.
    #[inline]
    pub fn columns(self, rows: usize) -> [i32; 3] {
        let zero = rows as i32 * i32::from(ZERO);
        [self.outer as u16, (self.inner >> 8) as u16, (self.outer >> 16) as u16]
            .map(|sum| i32::from(sum) - zero)
    }
}

/// How many rows share a place in a [`Narrow`] table, as a binary logarithm.
pub const SHARE: u32 = 3;

/// A table of up to three columns, where of the rows that share a place only one has weights: a row is found, or found
/// missing, with one look.
#[derive(Clone, Debug)]
pub struct Narrow<const PLACES: usize> {
    /// For each place, the weights of the row that is there, a byte each, and above them its [`key`].
    places: Vec<u32>,
}

/// Which of those that share its place a row is, at the top of a number.
fn key(row: u32) -> u32 {
    row << (32 - SHARE)
}

impl<const PLACES: usize> Narrow<PLACES> {
    /// A row of zeros.
    const ZEROS: u32 = u32::from_le_bytes([ZERO, ZERO, ZERO, 0]);

    /// What no row is kept as.
    const NOTHING: u32 = Self::ZEROS | 1 << 24;

    /// Reads a table from the front of `bytes` and moves on; of rows that share a place the last is kept. `PLACES` must
    /// be a power of two.
    pub fn read(bytes: &mut &[u8]) -> Self {
        let mut places = vec![Self::NOTHING; PLACES];
        decode(PLACES.trailing_zeros() + SHARE, 3, bytes, |row, column, weight| {
            let place = &mut places[(row >> SHARE) as usize];
            if *place >> 24 != key(row) >> 24 {
                *place = Self::ZEROS | key(row);
            }
            let shift = 8 * column;
            *place = *place & !(0xff << shift) | u32::from(ZERO.wrapping_add_signed(weight)) << shift;
        });
        Self { places }
    }

    /// Adds up rows, at most 256 with all that are added to the sums later. There is no branch: which rows are there
    /// cannot be foreseen.
    #[inline]
    pub fn sum(&self, rows: &[u32]) -> Sums {
        let mut sums = Sums::default();
        let Some(places) = self.places.first_chunk::<PLACES>() else { return sums };
        for &row in rows {
            // the key of the row itself is gone then, that of another is not
            let found = places[(row >> SHARE) as usize & (PLACES - 1)] ^ key(row);
            let weights = if found < 1 << 24 { found } else { Self::ZEROS };
            sums.outer += weights & LANES as u32;
            sums.inner += weights & 0xff00;
        }
        sums
    }
}

/// A table of up to `8 * WORDS` columns.
#[derive(Clone, Debug)]
pub struct Wide<const WORDS: usize> {
    bits: u32,
    columns: usize,
    rows: Rows,
    /// The bytes of each row.
    weights: Vec<[u64; WORDS]>,
}

/// How many rows of a wide table are added up at most.
const MOST: usize = 64;

impl<const WORDS: usize> Wide<WORDS> {
    /// Reads a table of `2^bits` rows and a number of columns from the front of `bytes` and moves on.
    pub fn read(bits: u32, columns: usize, bytes: &mut &[u8]) -> Self {
        let (mut rows, mut weights) = (Vec::new(), Vec::new());
        let columns = columns.min(8 * WORDS);
        decode(bits, columns, bytes, |row, column, weight| {
            if rows.last() != Some(&row) {
                rows.push(row);
                weights.push([[ZERO; 8]; WORDS]);
            }
            if let Some(last) = weights.last_mut() {
                last[column / 8][column % 8] = ZERO.wrapping_add_signed(weight);
            }
        });
        let weights = weights.into_iter().map(|row: [[u8; 8]; WORDS]| row.map(u64::from_le_bytes)).collect();
        Self { bits, columns, rows: Rows::new(bits, &rows), weights }
    }

    /// The number of rows is `2^bits`.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// The column from `first` on with the highest sum of `rows`, the first of equals.
    #[inline]
    pub fn best(&self, rows: &[u32], first: usize) -> u8 {
        // first the places, so that the additions need no guess of which rows are there
        let (mut places, mut count) = ([0u32; MOST], 0);
        for &row in rows {
            let place = self.rows.place(row);
            places[count & (MOST - 1)] = place as u32;
            count += usize::from(place > 0);
        }
        let (mut even, mut odd) = ([0u64; WORDS], [0u64; WORDS]);
        for &place in &places[..count.min(MOST)] {
            let Some(weights) = self.weights.get((place as usize).wrapping_sub(1)) else { continue };
            for ((even, odd), weights) in even.iter_mut().zip(&mut odd).zip(weights) {
                *even += weights & LANES;
                *odd += (weights >> 8) & LANES;
            }
        }
        let mut sums = [[0u16; 8]; WORDS];
        for (sums, (even, odd)) in sums.iter_mut().zip(even.iter().zip(&odd)) {
            for (place, pair) in sums.chunks_exact_mut(2).enumerate() {
                pair[0] = (even >> (16 * place)) as u16;
                pair[1] = (odd >> (16 * place)) as u16;
            }
        }
        // the sum above, the column below turned round: the greatest has the highest sum and is the first
        let keys = sums.as_flattened()[..self.columns].iter().zip((0..=255u32).rev()).skip(first);
        let best = keys.map(|(&sum, turned)| u32::from(sum) << 8 | turned).max().unwrap_or(255);
        255 - best as u8
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::table::{Weight, encode, magnitude};

    fn table(columns: usize, cells: &std::collections::BTreeMap<(u32, u8), i8>) -> Vec<u8> {
        let weights: Vec<Weight> =
            cells.iter().map(|(&(row, column), &code)| Weight { row, column, code }).collect();
        encode(columns, &weights)
    }

    fn weight(cells: &std::collections::BTreeMap<(u32, u8), i8>, row: u32, column: usize) -> i32 {
        cells
            .get(&(row, column as u8))
            .map_or(0, |code| i32::from(code.signum()) * i32::from(magnitude(u32::from(code.unsigned_abs()))))
    }

    fn code() -> impl Strategy<Value = i8> {
        (1i8..=31, any::<bool>()).prop_map(|(code, negative)| if negative { -code } else { code })
    }

    proptest! {
        #[test]
        fn narrow_sums_are_right(
            shared in prop::collection::vec(0u32..8, 32),
            cells in prop::collection::btree_map((0u32..32, 0u8..3), code(), 0..90),
            rows in prop::collection::vec(0u32..256, 0..90),
        ) {
            let row = |place: u32| place << 3 | shared[place as usize];
            let cells = cells.into_iter().map(|((place, column), code)| ((row(place), column), code)).collect();
            let bytes = table(3, &cells);
            let narrow = Narrow::<32>::read(&mut bytes.as_slice());
            let (some, others) = rows.split_at(rows.len() / 3);
            let sums = narrow.sum(some).and(narrow.sum(others)).columns(rows.len());
            for (column, sum) in sums.into_iter().enumerate() {
                prop_assert_eq!(sum, rows.iter().map(|&row| weight(&cells, row, column)).sum::<i32>());
            }
        }

        #[test]
        fn sums_of_octets_are_right(rows in prop::collection::vec(any::<[i8; 8]>(), 0..=Octets::MOST)) {
            let mut octets = Octets::default();
            for row in &rows {
                prop_assert_eq!(Octet::new(row).weights(), *row);
                octets.add(Octet::new(row));
            }
            let sums: [i32; 8] = std::array::from_fn(|column| rows.iter().map(|row| i32::from(row[column])).sum());
            prop_assert_eq!(octets.columns(rows.len()), sums);
        }

        #[test]
        fn the_best_column_is_the_first_with_the_highest_sum(
            cells in prop::collection::btree_map((0u32..256, 0u8..50), code(), 0..900),
            rows in prop::collection::vec(0u32..256, 0..60),
            first in 0usize..3,
        ) {
            let bytes = table(50, &cells);
            let wide = Wide::<7>::read(8, 50, &mut bytes.as_slice());
            let sum = |column: usize| rows.iter().map(|&row| weight(&cells, row, column)).sum::<i32>();
            let best = (first..50).min_by_key(|&column| (-sum(column), column));
            prop_assert_eq!(Some(usize::from(wide.best(&rows, first))), best);
        }

        #[test]
        fn any_bytes_make_a_table(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            Wide::<7>::read(8, 50, &mut bytes.as_slice()).best(&[0, 7, 255], 0);
            Narrow::<32>::read(&mut bytes.as_slice()).sum(&[0, 7, 255]);
        }
    }
}
