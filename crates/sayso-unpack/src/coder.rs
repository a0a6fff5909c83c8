//! The range coder of LZMA: bits of which each is more or less likely.

/// By how much the next bit is more likely 0 than 1, from -HALF to HALF: so all that is not known yet is zeros,
/// which take no room in the program.
#[derive(Clone, Copy)]
pub(crate) struct Chance(i16);

impl Chance {
    pub(crate) const EVEN: Self = Self(0);
    const HALF: i16 = 1 << 10;
}

/// Reads bits; past the end of its bytes it reads zeros, so that it cannot fail.
pub(crate) struct Coder<'p> {
    rest: &'p [u8],
    range: u32,
    code: u32,
}

impl<'p> Coder<'p> {
    pub(crate) fn new(bytes: &'p [u8]) -> Self {
        let mut coder = Self { rest: bytes.get(1..).unwrap_or(&[]), range: u32::MAX, code: 0 };
        for _ in 0..4 {
            coder.shift();
        }
        coder
    }

    #[inline]
    fn shift(&mut self) {
        let byte = match self.rest {
            [first, rest @ ..] => {
                self.rest = rest;
                *first
            }
            [] => 0,
        };
        self.code = self.code << 8 | u32::from(byte);
    }

    #[inline]
    fn fill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    /// The next bit, as likely as that; the chance learns from it.
    #[inline]
    pub(crate) fn bit(&mut self, chance: &mut Chance) -> bool {
        let zero = chance.0 + Chance::HALF;
        let bound = (self.range >> 11) * u32::from(zero.cast_unsigned());
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
            chance.0 -= zero >> 5;
        } else {
            self.range = bound;
            chance.0 += (2 * Chance::HALF - zero) >> 5;
        }
        self.fill();
        bit
    }

    /// A number of so many bits, each as likely as not.
    pub(crate) fn even_bits(&mut self, count: usize) -> usize {
        let mut value = 0;
        for _ in 0..count {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            self.fill();
            value = value << 1 | usize::from(bit);
        }
        value
    }
}

/// The chances of numbers below `N`, a power of two.
pub(crate) struct Tree<const N: usize>([Chance; N]);

impl<const N: usize> Tree<N> {
    pub(crate) const NEW: Self = Self([Chance::EVEN; N]);

    /// The next number, from its highest bit down.
    pub(crate) fn read(&mut self, coder: &mut Coder) -> usize {
        let mut node = 1;
        while node < N {
            node = node << 1 | usize::from(coder.bit(&mut self.0[node]));
        }
        node - N
    }

    /// The next number of so many bits, from its lowest bit up.
    pub(crate) fn read_turned(&mut self, coder: &mut Coder, bits: usize) -> usize {
        let (mut node, mut value) = (1, 0);
        for place in 0..bits {
            let bit = usize::from(coder.bit(&mut self.0[node]));
            node = node << 1 | bit;
            value |= bit << place;
        }
        value
    }
}
