//! An adaptive binary range coder, after the one of LZMA (Pavlov; see also Martin 1979).
//!
//! It writes weights in close to as few bits as their distribution allows, which a general compressor
//! misses by about a quarter. [`Writer`] is used in training and tests alone.

const TOP: u32 = 1 << 24;
const PROBABILITY_BITS: u32 = 15;

/// How likely the next bit in some context is 0, by a count: the first bits tell most, and what is known of many is
/// little changed by one more.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    zero: u16,
    seen: u8,
}

impl Default for Count {
    fn default() -> Self {
        Self { zero: 1 << 15, seen: 0 }
    }
}

impl Count {
    /// By how much one more bit changes what was seen so often, in `2^-16`.
    const RATES: [u32; 256] = {
        let mut rates = [0; 256];
        let mut seen = 0;
        while seen < rates.len() {
            rates[seen] = (10 << 16) / (10 * seen as u32 + 16);
            seen += 1;
        }
        rates
    };

    /// How likely it is 0, in `2^-PROBABILITY_BITS`, never certain.
    #[inline]
    fn zero(self) -> u32 {
        u32::from(self.zero >> 1).clamp(32, (1 << PROBABILITY_BITS) - 32)
    }

    /// Learns which it was.
    #[inline]
    fn learn(&mut self, bit: bool) {
        let rate = Self::RATES[usize::from(self.seen)];
        let share = |of: u16| ((u32::from(of) * rate) >> 16) as u16;
        if bit {
            self.zero -= share(self.zero);
        } else {
            self.zero += share(u16::MAX - self.zero);
        }
        self.seen = self.seen.saturating_add(1);
    }
}

/// Contexts for numbers below `2^bits`, coded from the highest bit down.
#[derive(Clone, Debug)]
pub struct Number {
    bits: u32,
    nodes: Vec<Count>,
}

impl Number {
    /// Contexts for numbers below `2^bits`.
    pub fn new(bits: u32) -> Self {
        Self { bits, nodes: vec![Count::default(); 1 << bits] }
    }
}

/// Contexts for numbers that are mostly small: the count of binary digits, then the digits.
#[derive(Clone, Debug)]
pub struct Gap {
    length: Number,
    first: Vec<Count>,
}

impl Default for Gap {
    fn default() -> Self {
        Self { length: Number::new(5), first: vec![Count::default(); 32] }
    }
}

/// Reads what a [`Writer`] wrote. Past the end it reads zeros, so that it cannot fail.
#[derive(Clone, Debug)]
pub struct Reader<'b> {
    bytes: &'b [u8],
    place: usize,
    range: u32,
    code: u32,
}

impl<'b> Reader<'b> {
    /// Begins to read.
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut reader = Self { bytes, place: 1, range: u32::MAX, code: 0 };
        for _ in 0..4 {
            reader.shift();
        }
        reader
    }

    /// Whether more was read than was written, which no right file leads to.
    pub fn is_past_end(&self) -> bool {
        self.place > self.bytes.len() + 8
    }

    fn shift(&mut self) {
        let byte = self.bytes.get(self.place).copied().unwrap_or(0);
        self.place += 1;
        self.code = (self.code << 8) | u32::from(byte);
    }

    /// The next bit in its context.
    #[inline]
    pub fn bit(&mut self, context: &mut Count) -> bool {
        let bound = (self.range >> PROBABILITY_BITS) * context.zero();
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        context.learn(bit);
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    /// The next number of a fixed size.
    pub fn number(&mut self, context: &mut Number) -> u32 {
        let mut node = 1usize;
        for _ in 0..context.bits {
            node = node << 1 | usize::from(self.bit(&mut context.nodes[node]));
        }
        (node - (1 << context.bits)) as u32
    }

    /// The next number of no fixed size.
    pub fn gap(&mut self, context: &mut Gap) -> u32 {
        let length = self.number(&mut context.length);
        let mut value = 1u32;
        for place in 0..length {
            let mut even = Count::default();
            let bit = if place == 0 { &mut context.first[length as usize] } else { &mut even };
            value = value << 1 | u32::from(self.bit(bit));
        }
        value - 1
    }
}

/// Writes bits in as little space as their contexts allow.
#[derive(Clone, Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    cache: u8,
    pending: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX, cache: 0, pending: 1 }
    }
}

impl Writer {
    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > u64::from(u32::MAX) {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.cache;
            while self.pending > 0 {
                self.bytes.push(byte.wrapping_add(carry));
                byte = 0xff;
                self.pending -= 1;
            }
            self.cache = (self.low >> 24) as u8;
        }
        self.pending += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    /// Writes a bit in its context.
    pub fn bit(&mut self, context: &mut Count, bit: bool) {
        let bound = (self.range >> PROBABILITY_BITS) * context.zero();
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        context.learn(bit);
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
    }

    /// Writes a number of a fixed size.
    pub fn number(&mut self, context: &mut Number, value: u32) {
        let mut node = 1usize;
        for place in (0..context.bits).rev() {
            let bit = value >> place & 1 == 1;
            self.bit(&mut context.nodes[node], bit);
            node = node << 1 | usize::from(bit);
        }
    }

    /// Writes a number of no fixed size, below `2^31`.
    pub fn gap(&mut self, context: &mut Gap, value: u32) {
        let value = value + 1;
        let length = 31 - value.leading_zeros();
        self.number(&mut context.length, length);
        for place in 0..length {
            let mut even = Count::default();
            let bit = if place == 0 { &mut context.first[length as usize] } else { &mut even };
            self.bit(bit, value >> (length - 1 - place) & 1 == 1);
        }
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(values in prop::collection::vec((any::<bool>(), 0u32..64, 0u32..1 << 20), 0..400)) {
            let mut writer = Writer::default();
            let (mut bit, mut number, mut gap) = (Count::default(), Number::new(6), Gap::default());
            for &(a, b, c) in &values {
                writer.bit(&mut bit, a);
                writer.number(&mut number, b);
                writer.gap(&mut gap, c);
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            let (mut bit, mut number, mut gap) = (Count::default(), Number::new(6), Gap::default());
            for &(a, b, c) in &values {
                prop_assert_eq!(reader.bit(&mut bit), a);
                prop_assert_eq!(reader.number(&mut number), b);
                prop_assert_eq!(reader.gap(&mut gap), c);
            }
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let mut reader = Reader::new(&bytes);
            let mut gap = Gap::default();
            for _ in 0..100 {
                reader.gap(&mut gap);
            }
        }
    }
}
