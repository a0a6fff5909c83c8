//! Hashes of words and features: small, fast, the same everywhere.

/// The hash of a string (FNV-1a, 32 bits).
pub fn of_str(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash of two hashes; the order matters.
#[inline]
pub fn mix(a: u32, b: u32) -> u32 {
    let x = (a.rotate_left(5) ^ b).wrapping_mul(0x9e37_79b1);
    let x = (x ^ (x >> 15)).wrapping_mul(0x85eb_ca6b);
    x ^ (x >> 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_matters() {
        assert_ne!(mix(1, 2), mix(2, 1));
        assert_ne!(of_str("ab"), of_str("ba"));
    }
}
