//! What the page carries: several contents in one LZMA2 stream, and bytes as letters.
//!
//! The page is written in UTF-16, where two letters hold 31 bits; in UTF-8 seven of eight bits would carry, and base64
//! has six. The mark at its front says so before any host does, and no byte of it is changed on the way. The letters
//! are contiguous and far from what HTML changes or ends at. `static/boot.js` reads the letters and
//! `crates/sayso-unpack` the stream.

use std::io::{Read as _, Write as _};

use anyhow::{Result, bail};
use lzma_rust2::{EncodeMode, Lzma2Options, Lzma2Reader, Lzma2Writer, LzmaOptions, MfType};

/// The letter of the value 0.
const FIRST: u32 = 0xa0;
/// How many letters there are: the fewest of which two hold 31 bits.
const LETTERS: u32 = 46_341;

/// All contents, one after the other, packed.
pub(crate) fn pack(contents: &[&[u8]]) -> Result<Vec<u8>> {
    let whole = contents.concat();
    let lzma_options = LzmaOptions {
        dict_size: u32::try_from(whole.len())?.max(LzmaOptions::DICT_SIZE_DEFAULT),
        // as `crates/sayso-unpack` reads it
        lc: 4,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: None,
    };
    let options = Lzma2Options { lzma_options, ..Lzma2Options::default() };
    let mut writer = Lzma2Writer::new(Vec::new(), options);
    writer.write_all(&whole)?;
    Ok(writer.finish()?)
}

/// The contents of such lengths that were packed.
pub(crate) fn unpack(packed: &[u8], lengths: &[usize]) -> Result<Vec<Vec<u8>>> {
    let mut reader = Lzma2Reader::new(packed, LzmaOptions::DICT_SIZE_DEFAULT, None);
    let read = |&length: &usize| {
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    lengths.iter().map(read).collect()
}

/// The bytes as letters; how many bytes there were is not told.
pub(crate) fn letters(bytes: &[u8]) -> String {
    let pairs = cut(bytes.iter().map(|&byte| byte.into()), 8, 31);
    pairs
        .flat_map(|pair| [pair / u64::from(LETTERS), pair % u64::from(LETTERS)])
        .filter_map(|value| char::from_u32(FIRST + value as u32))
        .collect()
}

/// The first `count` bytes that were made letters.
pub(crate) fn bytes(letters: &str, count: usize) -> Result<Vec<u8>> {
    let values: Vec<u64> =
        letters.chars().map(|letter| u64::from(u32::from(letter).saturating_sub(FIRST))).collect();
    let pairs = values.chunks_exact(2).map(|pair| pair[0] * u64::from(LETTERS) + pair[1]);
    let bytes: Vec<u8> = cut(pairs, 31, 8).take(count).map(|byte| byte as u8).collect();
    if bytes.len() < count {
        bail!("the letters end after {} of {count} bytes", bytes.len());
    }
    Ok(bytes)
}

/// Cuts values of `from` bits, one after the other, into values of `to` bits; the last is filled up with zeros.
fn cut(values: impl Iterator<Item = u64>, from: u32, to: u32) -> impl Iterator<Item = u64> {
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

/// The text as the page is written: UTF-16, the lower byte first, behind the mark that says so.
pub(crate) fn utf_16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What [`utf_16`] wrote.
pub(crate) fn from_utf_16(bytes: &[u8]) -> Result<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Ok(String::from_utf16(&units)?.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<u8> {
        let mut all: Vec<u8> = (0..=255).collect();
        all.extend([0; 40]);
        all.extend([255; 40]);
        all.extend((0..4_000_u32).map(|at| (at * at % 251) as u8));
        all
    }

    #[test]
    fn bytes_come_back_and_nothing_is_changed_by_html() {
        let all = all();
        for count in [0, 1, 2, 3, 4, 30, 31, 32, 296, 336, all.len()] {
            let letters = letters(&all[..count]);
            assert!(letters.chars().all(|letter| ('\u{a0}'..'\u{b5a5}').contains(&letter)), "{count}");
            assert!(letters.chars().count() <= count * 16 / 31 + 2, "{count}");
            let page = from_utf_16(&utf_16(&letters)).expect("it is whole");
            assert_eq!(bytes(&page, count).expect("it is whole"), all[..count]);
        }
        assert!(bytes("aa", 5).is_err());
    }

    #[test]
    fn contents_come_back() {
        let all = all();
        let contents = [&all[..300], &[], &all[300..]];
        let packed = pack(&contents).expect("there is room");
        assert_eq!(unpack(&packed, &contents.map(<[u8]>::len)).expect("it is whole"), contents);
    }
}
