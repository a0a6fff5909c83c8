//! A short text in the address of the page, to be sent to somebody: what stands behind the `#`.
//!
//! `v1.<length>.<sum>.<letters>`: how many letters there are (decimal), FNV-1a over them (hexadecimal), and the packed
//! [`Project`](super::Project) in base64 for addresses (RFC 4648, section 5). Programs that pass links on cut them and
//! put marks behind them; what was cut or changed on the way is told, never opened as if it were whole.

/// From this length on, in letters, chat and mail programs are known to cut addresses.
const OFTEN_CUT: usize = 2_048;
/// A longer address than this, in letters, is not made.
const LONGEST: usize = 32_768;

/// What links of this form begin with.
const VERSION: &str = "v1.";
/// The letters for six bits each.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a link gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTrouble {
    /// Its end is missing.
    Cut,
    /// It is not as it was made.
    Damaged,
    /// It was made by a later version.
    Newer,
}

/// How an address fares in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkSize {
    /// It can be sent anywhere.
    Short,
    /// Some programs will cut it.
    OftenCut,
    /// It is not offered.
    TooLong,
}

impl LinkSize {
    /// The size of an address of so many letters.
    pub fn of(letters: usize) -> Self {
        if letters <= OFTEN_CUT {
            Self::Short
        } else if letters <= LONGEST {
            Self::OftenCut
        } else {
            Self::TooLong
        }
    }
}

/// What stands behind the `#` for this packed text.
pub fn fragment(packed: &[u8]) -> String {
    let letters = letters(packed);
    format!("{VERSION}{}.{:08x}.{letters}", letters.len(), sum(&letters))
}

/// The packed text behind a `#`; none, if that is not meant to be a link of ours.
pub fn carried(fragment: &str) -> Option<Result<Vec<u8>, LinkTrouble>> {
    if fragment.is_empty() {
        return None;
    }
    if let Some(rest) = fragment.strip_prefix(VERSION) {
        return Some(unwrap(rest));
    }
    if VERSION.starts_with(fragment) {
        return Some(Err(LinkTrouble::Cut));
    }
    let (version, _) = fragment.strip_prefix('v')?.split_once('.')?;
    version.bytes().all(|byte| byte.is_ascii_digit()).then_some(Err(LinkTrouble::Newer))
}

fn unwrap(rest: &str) -> Result<Vec<u8>, LinkTrouble> {
    let mut parts = rest.splitn(3, '.');
    let (Some(length), Some(said), Some(letters)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(LinkTrouble::Cut);
    };
    let length: usize = length.parse().map_err(|_| LinkTrouble::Damaged)?;
    if letters.len() < length {
        return Err(LinkTrouble::Cut);
    }
    // What stands behind was put there on the way: a full stop, a bracket.
    let letters = letters.get(..length).ok_or(LinkTrouble::Damaged)?;
    if format!("{:08x}", sum(letters)) != said {
        return Err(LinkTrouble::Damaged);
    }
    bytes(letters).ok_or(LinkTrouble::Damaged)
}

/// FNV-1a of 32 bits.
fn sum(letters: &str) -> u32 {
    letters.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Base64 for addresses, without padding.
fn letters(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for letter in 0..=three.len() {
            letters.push(LETTERS[(bits >> (18 - 6 * letter) & 63) as usize].into());
        }
    }
    letters
}

fn bytes(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 3);
    for four in letters.as_bytes().chunks(4) {
        let mut bits = 0;
        for (place, letter) in four.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter)?;
            bits |= (value as u32) << (18 - 6 * place);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte, so that every letter is there.
    fn packed() -> Vec<u8> {
        (0..=255).collect()
    }

    #[test]
    fn what_is_sent_arrives() {
        for length in 0..=packed().len() {
            let packed = &packed()[..length];
            assert_eq!(carried(&fragment(packed)), Some(Ok(packed.to_vec())));
        }
        assert_eq!(letters(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw", "as others write it");
    }

    #[test]
    fn cut_anywhere_it_says_so() {
        let whole = fragment(&packed());
        for end in 1..whole.len() {
            assert_eq!(carried(&whole[..end]), Some(Err(LinkTrouble::Cut)), "{}", &whole[..end]);
        }
    }

    #[test]
    fn one_letter_changed_it_says_so() {
        let whole = fragment(&packed());
        for at in VERSION.len()..whole.len() {
            let other = if whole.as_bytes()[at] == b'1' { "2" } else { "1" };
            let changed = format!("{}{other}{}", &whole[..at], &whole[at + 1..]);
            assert!(matches!(carried(&changed), Some(Err(_))), "{changed}");
        }
    }

    #[test]
    fn what_was_put_behind_it_is_no_harm() {
        let whole = fragment(&packed());
        for behind in [".", ")", "&utm_source=chat", "…", "é"] {
            assert_eq!(carried(&format!("{whole}{behind}")), Some(Ok(packed())));
        }
    }

    #[test]
    fn other_places_of_the_page_are_no_links() {
        for other in ["", "main", "view", "v", "é", "v1"] {
            assert_eq!(carried(other).is_some(), ["v", "v1"].contains(&other), "{other}");
        }
        assert_eq!(carried("v2.a.b"), Some(Err(LinkTrouble::Newer)));
        assert_eq!(carried("v1.4.00000000.é"), Some(Err(LinkTrouble::Cut)));
        assert_eq!(carried("v1.1.00000000.é"), Some(Err(LinkTrouble::Damaged)));
    }

    #[test]
    fn sizes_have_their_limits() {
        let sizes = [1, OFTEN_CUT, OFTEN_CUT + 1, LONGEST, LONGEST + 1].map(LinkSize::of);
        use LinkSize::{OftenCut, Short, TooLong};
        assert_eq!(sizes, [Short, Short, OftenCut, OftenCut, TooLong]);
    }
}
