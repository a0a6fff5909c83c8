//! Unpacks what a page carries: a stream of LZMA2 (Pavlov), a seventh smaller than the deflate that browsers have.
//!
//! The page compiles this first, a program of a few kilobytes, and unpacks the real one with it. It reads what
//! `xtask` packs: literals know four bits of the byte before them (`lc = 4`), and nothing knows its place
//! (`lp = pb = 0`). There is no checksum, for the page came as a whole or not at all.

#![cfg_attr(target_arch = "wasm32", no_std)]

mod coder;

use coder::{Chance, Coder, Tree};

/// How many ways the last steps can have gone.
const STATES: usize = 12;

/// How long a repeated stretch is.
struct Run {
    is_longer: Chance,
    is_longest: Chance,
    short: Tree<8>,
    longer: Tree<8>,
    longest: Tree<256>,
}

impl Run {
    const NEW: Self = Self {
        is_longer: Chance::EVEN,
        is_longest: Chance::EVEN,
        short: Tree::NEW,
        longer: Tree::NEW,
        longest: Tree::NEW,
    };

    fn read(&mut self, coder: &mut Coder) -> usize {
        if !coder.bit(&mut self.is_longer) {
            2 + self.short.read(coder)
        } else if !coder.bit(&mut self.is_longest) {
            10 + self.longer.read(coder)
        } else {
            18 + self.longest.read(coder)
        }
    }
}

/// All that is learnt while unpacking; reset where the stream says so.
struct Model {
    is_match: [Chance; STATES],
    is_again: [Chance; STATES],
    is_other: [Chance; STATES],
    is_third: [Chance; STATES],
    is_fourth: [Chance; STATES],
    is_long: [Chance; STATES],
    /// By the four high bits of the byte before: plain, and after a match, when the byte expected has a 0 or a 1 next.
    literals: [[[Chance; 256]; 3]; 16],
    new: Run,
    again: Run,
    slots: [Tree<64>; 4],
    near: [Tree<32>; 10],
    low: Tree<16>,
    /// What the last steps were.
    state: usize,
    /// The last four distances, the latest first.
    distances: [usize; 4],
}

impl Model {
    const NEW: Self = Self {
        is_match: [Chance::EVEN; STATES],
        is_again: [Chance::EVEN; STATES],
        is_other: [Chance::EVEN; STATES],
        is_third: [Chance::EVEN; STATES],
        is_fourth: [Chance::EVEN; STATES],
        is_long: [Chance::EVEN; STATES],
        literals: [[[Chance::EVEN; 256]; 3]; 16],
        new: Run::NEW,
        again: Run::NEW,
        slots: [const { Tree::NEW }; 4],
        near: [const { Tree::NEW }; 10],
        low: Tree::NEW,
        state: 0,
        distances: [1; 4],
    };

    /// Reads the next step: a byte, or a stretch that stands somewhere before.
    fn step(&mut self, coder: &mut Coder, bytes: &mut [u8], at: usize) -> usize {
        if !coder.bit(&mut self.is_match[self.state]) {
            bytes[at] = self.literal(coder, &bytes[..at]);
            return at + 1;
        }
        let length = self.stretch(coder);
        let end = (at + length).min(bytes.len());
        let distance = self.distances[0].min(at).max(1);
        for place in at.max(1)..end {
            bytes[place] = bytes[place - distance];
        }
        end
    }

    fn literal(&mut self, coder: &mut Coder, before: &[u8]) -> u8 {
        let last = before.last().copied().unwrap_or(0);
        let [plain, zero, one] = &mut self.literals[usize::from(last >> 4)];
        let mut node = 1;
        if self.state >= 7 {
            // The byte that would have gone on with the stretch says what to expect, until a bit differs.
            let mut expected = before.len().checked_sub(self.distances[0]).map_or(0, |place| before[place]);
            let mut is_same = true;
            while is_same && node < 256 {
                let hint = expected & 0x80 != 0;
                expected <<= 1;
                let bit = coder.bit(&mut (if hint { &mut *one } else { &mut *zero })[node]);
                node = node << 1 | usize::from(bit);
                is_same = bit == hint;
            }
        }
        while node < 256 {
            node = node << 1 | usize::from(coder.bit(&mut plain[node]));
        }
        self.state = match self.state {
            0..4 => 0,
            4..10 => self.state - 3,
            _ => self.state - 6,
        };
        node as u8
    }

    /// Brings the distance of a repeated stretch to the front and gives its length.
    fn stretch(&mut self, coder: &mut Coder) -> usize {
        let state = self.state;
        let is_first = state < 7;
        if !coder.bit(&mut self.is_again[state]) {
            self.state = if is_first { 7 } else { 10 };
            let length = self.new.read(coder);
            let [a, b, c, _] = self.distances;
            self.distances = [self.distance(coder, length), a, b, c];
            return length;
        }
        if coder.bit(&mut self.is_other[state]) {
            let number = if !coder.bit(&mut self.is_third[state]) {
                1
            } else {
                2 + usize::from(coder.bit(&mut self.is_fourth[state]))
            };
            self.distances[..=number].rotate_right(1);
        } else if !coder.bit(&mut self.is_long[state]) {
            self.state = if is_first { 9 } else { 11 };
            return 1;
        }
        self.state = if is_first { 8 } else { 11 };
        self.again.read(coder)
    }

    fn distance(&mut self, coder: &mut Coder, length: usize) -> usize {
        let slot = self.slots[(length - 2).min(3)].read(coder);
        if slot < 4 {
            return slot + 1;
        }
        let bits = (slot >> 1) - 1;
        let base = (2 | slot & 1) << bits;
        if slot < 14 {
            return base + self.near[slot - 4].read_turned(coder, bits) + 1;
        }
        base + (coder.even_bits(bits - 4) << 4) + self.low.read_turned(coder, 4) + 1
    }
}

/// Fills `bytes` with what is packed; false where that is something else, or ends before they are full.
pub fn unpack(packed: &[u8], bytes: &mut [u8]) -> bool {
    let mut model = Model::NEW;
    let (mut rest, mut at) = (packed, 0);
    while let [control, size @ ..] = rest
        && *control > 0
    {
        let Some((&[high, low], after)) = size.split_first_chunk() else { return false };
        let size = usize::from(high) << 8 | usize::from(low);
        if *control < 0x80 {
            let Some((plain, after)) = after.split_at_checked(size + 1) else { return false };
            let Some(room) = bytes.get_mut(at..=at + size) else { return false };
            room.copy_from_slice(plain);
            (rest, at) = (after, at + size + 1);
            continue;
        }
        let Some((&[high, low], after)) = after.split_first_chunk() else { return false };
        let end = at + (usize::from(*control & 0x1f) << 16 | size) + 1;
        let length = (usize::from(high) << 8 | usize::from(low)) + 1;
        // The properties, where they are said, are those at the top of this file.
        let after = if *control < 0xc0 { after } else { after.get(1..).unwrap_or(&[]) };
        let Some((code, after)) = after.split_at_checked(length) else { return false };
        if *control >= 0xa0 {
            model = Model::NEW;
        }
        let Some(room) = bytes.get_mut(..end) else { return false };
        let mut coder = Coder::new(code);
        while at < end {
            at = model.step(&mut coder, room, at);
        }
        rest = after;
    }
    at == bytes.len()
}

/// The browser's side: the packed bytes lie in the memory that it gave, and behind them the room for what is in them.
#[cfg(target_arch = "wasm32")]
mod browser {
    #![expect(unsafe_code, reason = "the page and this program share nothing but memory")]

    /// Unpacks `length` bytes at `packed` into the `size` bytes behind them.
    #[unsafe(no_mangle)]
    extern "C" fn unpack(packed: *mut u8, length: usize, size: usize) -> bool {
        // SAFETY: the page has put the bytes there and made the memory large enough.
        let memory = unsafe { core::slice::from_raw_parts_mut(packed, length + size) };
        let (packed, bytes) = memory.split_at_mut(length);
        super::unpack(packed, bytes)
    }

    #[panic_handler]
    fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}
