//! Bytes as letters that a page may carry: seven bits a letter, where base64 has six.
//!
//! A value that HTML would change or end at is told by a letter beyond the usual ones, together with the value
//! after it; such a letter takes two bytes in UTF-8 for its two values, so that nothing is lost. `static/boot.js`
//! reads it.

use anyhow::{Result, bail};

/// What HTML changes or ends at: NUL, a carriage return, and the sign that opens a tag.
const CHANGED: [u8; 3] = [0, b'\r', b'<'];
/// The first letter that stands for two values.
const PAIRS: u32 = 0xa0;

/// The bytes as letters; how many bytes there were is not told.
pub(crate) fn letters(bytes: &[u8]) -> String {
    let mut values = cut(bytes.iter().map(|&byte| u32::from(byte)), 8, 7);
    let mut letters = String::with_capacity(bytes.len() * 8 / 7 + 1);
    while let Some(value) = values.next() {
        let changed = CHANGED.iter().position(|&changed| u32::from(changed) == value);
        let code = match changed {
            None => value,
            Some(at) => PAIRS + at as u32 * 128 + values.next().unwrap_or(0),
        };
        letters.extend(char::from_u32(code));
    }
    letters
}

/// The first `count` bytes that were made letters.
pub(crate) fn bytes(letters: &str, count: usize) -> Result<Vec<u8>> {
    let values = letters.chars().map(u32::from).flat_map(|code| match code.checked_sub(PAIRS) {
        None => [Some(code), None],
        Some(pair) => [CHANGED.get(pair as usize / 128).map(|&value| value.into()), Some(pair % 128)],
    });
    let bytes: Vec<u8> = cut(values.flatten(), 7, 8).take(count).map(|byte| byte as u8).collect();
    if bytes.len() < count {
        bail!("the letters end after {} of {count} bytes", bytes.len());
    }
    Ok(bytes)
}

/// Cuts values of `from` bits, one after the other, into values of `to` bits; the last is filled up with zeros.
fn cut(values: impl Iterator<Item = u32>, from: u32, to: u32) -> impl Iterator<Item = u32> {
    let mut values = values;
    let (mut held, mut bits) = (0, 0);
    std::iter::from_fn(move || {
        while bits < to {
            match values.next() {
                Some(value) => (held, bits) = (held << from | value, bits + from),
                None if bits == 0 => return None,
                None => (held, bits) = (held << (to - bits), to),
            }
        }
        bits -= to;
        let value = held >> bits;
        held &= (1 << bits) - 1;
        Some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_nothing_is_changed_by_html() {
        let mut all: Vec<u8> = (0..=255).collect();
        all.extend([0; 40]);
        all.extend((0..4_000_u32).map(|at| (at * at % 251) as u8));
        for count in [0, 1, 2, 6, 7, 8, 9, 296, all.len()] {
            let letters = letters(&all[..count]);
            assert!(!letters.contains(['\0', '\r', '<']), "{count}");
            assert!(letters.len() <= count * 8 / 7 + 2, "{count}: {}", letters.len());
            assert_eq!(bytes(&letters, count).expect("it is whole"), all[..count]);
        }
        assert!(bytes("a", 2).is_err());
    }
}
