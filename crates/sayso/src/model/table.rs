//! Tables of weights: rows of hashed features, columns of answers, most of them zero.
//!
//! On disk a table is the range-coded list of its weights in row order. What is added up is in [`sums`](super::sums).

use super::code::{Count, Gap, Number, Reader, Writer};

/// The greatest magnitude code; see [`magnitude`].
pub const CODES: u32 = 31;

/// The size of a weight with a code from 1 to [`CODES`]: fine steps near zero, coarse ones far from it.
pub fn magnitude(code: u32) -> i8 {
    (code + code * code / 10) as i8
}

/// A weight of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u8,
    /// Its sign and magnitude code, from `-CODES` to `CODES`, never 0.
    pub code: i8,
}

/// How many amounts of a sum are told apart.
const AMOUNTS: usize = 9;

/// What is likely depends on the weight before in the same row: neighbors in a row are of like size, their sum is
/// near zero, and some answers are mistaken for each other.
struct Contexts {
    gap: Gap,
    more: [[[Count; AMOUNTS]; 10]; 4],
    columns: Vec<Number>,
    signs: [[Count; AMOUNTS]; 3],
    sizes: [Number; 8],
}

/// The row so far.
#[derive(Clone, Copy, Default)]
struct Before {
    column: usize,
    size: u32,
    sum: i32,
    count: usize,
}

impl Contexts {
    fn new(columns: usize) -> Self {
        let bits = usize::BITS - columns.max(2).saturating_sub(1).leading_zeros();
        Self {
            gap: Gap::default(),
            more: [[[Count::default(); AMOUNTS]; 10]; 4],
            columns: vec![Number::new(bits); columns + 1],
            signs: [[Count::default(); AMOUNTS]; 3],
            sizes: std::array::from_fn(|_| Number::new(5)),
        }
    }

    fn column(&mut self, before: Before) -> &mut Number {
        &mut self.columns[before.column]
    }

    fn sign(&mut self, before: Before) -> &mut Count {
        &mut self.signs[(before.sum.signum() + 1) as usize][before.amount()]
    }

    fn more(&mut self, before: Before) -> &mut Count {
        &mut self.more[before.column.min(3)][before.count][before.amount()]
    }

    fn size(&mut self, before: Before) -> &mut Number {
        &mut self.sizes[before.size.min(7) as usize]
    }
}

impl Before {
    fn then(self, column: usize, size: u32, negative: bool) -> Self {
        let weight = i32::from(magnitude(size));
        Self {
            column: column + 1,
            size,
            sum: self.sum + if negative { -weight } else { weight },
            count: (self.count + 1).min(9),
        }
    }

    /// How large the sum is, by its binary digits.
    fn amount(self) -> usize {
        ((u32::BITS - self.sum.unsigned_abs().leading_zeros()) as usize).min(AMOUNTS - 1)
    }
}

/// Writes the weights of a table, which must be in order of row and column.
pub fn encode(columns: usize, weights: &[Weight]) -> Vec<u8> {
    let mut contexts = Contexts::new(columns);
    let mut writer = Writer::default();
    let rows = weights.chunk_by(|a, b| a.row == b.row);
    let mut bytes = (rows.clone().count() as u32).to_le_bytes().to_vec();
    let mut next = 0;
    for row in rows {
        writer.gap(&mut contexts.gap, row[0].row - next);
        next = row[0].row + 1;
        let mut before = Before::default();
        for (number, weight) in row.iter().enumerate() {
            let (negative, size) = (weight.code < 0, u32::from(weight.code.unsigned_abs()));
            writer.number(contexts.column(before), u32::from(weight.column));
            writer.bit(contexts.sign(before), negative);
            writer.number(contexts.size(before), size);
            before = before.then(usize::from(weight.column), size, negative);
            // behind the last column there is nothing to tell
            if before.column < columns {
                writer.bit(contexts.more(before), number + 1 < row.len());
            }
        }
    }
    let code = writer.finish();
    bytes.extend((code.len() as u32).to_le_bytes());
    bytes.extend(code);
    bytes
}

/// Reads a little-endian number from the front of `bytes` and moves on; 0 past the end.
pub fn take_u32(bytes: &mut &[u8]) -> u32 {
    let Some((head, rest)) = bytes.split_first_chunk::<4>() else {
        *bytes = &[];
        return 0;
    };
    *bytes = rest;
    u32::from_le_bytes(*head)
}

/// Reads a table from the front of `bytes`, weight by weight, and moves on.
///
/// Rows are cut at `2^bits` and columns at `columns`, so that no file can reach outside a table.
pub fn decode(bits: u32, columns: usize, bytes: &mut &[u8], mut each: impl FnMut(u32, usize, i8)) {
    let rows = take_u32(bytes).min(1 << bits);
    let length = (take_u32(bytes) as usize).min(bytes.len());
    let (code, rest) = bytes.split_at(length);
    *bytes = rest;
    let mut contexts = Contexts::new(columns);
    let mut reader = Reader::new(code);
    let mut next = 0u32;
    for _ in 0..rows {
        if reader.is_past_end() {
            break;
        }
        let row = next.saturating_add(reader.gap(&mut contexts.gap)).min((1 << bits) - 1);
        next = row.saturating_add(1);
        let mut before = Before::default();
        for _ in 0..columns {
            let column = (reader.number(contexts.column(before)) as usize).min(columns - 1);
            let negative = reader.bit(contexts.sign(before));
            let size = reader.number(contexts.size(before));
            let weight = magnitude(size);
            each(row, column, if negative { -weight } else { weight });
            before = before.then(column, size, negative);
            if before.column >= columns || !reader.bit(contexts.more(before)) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn tables_come_back(cells in prop::collection::btree_map((0u32..1 << 10, 0u8..50), 1i8..=31, 0..300)) {
            let weights: Vec<Weight> = cells
                .iter()
                .map(|(&(row, column), &code)| Weight { row, column, code: if row % 3 == 0 { -code } else { code } })
                .collect();
            let mut bytes = encode(50, &weights);
            bytes.extend([7, 7]);
            let mut rest = bytes.as_slice();
            let mut read = Vec::new();
            decode(10, 50, &mut rest, |row, column, weight| read.push((row, column, weight)));
            let expected: Vec<_> = weights
                .iter()
                .map(|w| (w.row, usize::from(w.column), w.code.signum() * magnitude(u32::from(w.code.unsigned_abs()))))
                .collect();
            prop_assert_eq!(read, expected);
            prop_assert_eq!(rest, [7, 7].as_slice());
        }
    }

    #[test]
    fn magnitudes_grow_and_fit() {
        assert!((1..=CODES).all(|code| magnitude(code) > magnitude(code - 1)));
        assert_eq!(magnitude(CODES), i8::MAX);
    }
}
