//! A short fingerprint of the weights, so that a report says what it was made with.
//!
//! It is taken of the manifests, which name the hash of every weights file; a test holds them to the files.

/// The manifests, in the order they are hashed.
const MANIFESTS: [&str; 4] = [
    include_str!("../weights/boundary.toml"),
    include_str!("../weights/quotes.toml"),
    include_str!("../weights/syntax.toml"),
    include_str!("../weights/threats.toml"),
];

/// Worked out while the engine is compiled, so that the manifests themselves are no part of the program.
const FINGERPRINT: u32 = {
    let mut hash = 0x811c_9dc5;
    let mut file = 0;
    while file < MANIFESTS.len() {
        hash = fnv1a(hash, MANIFESTS[file].as_bytes());
        file += 1;
    }
    hash
};

/// The fingerprint as eight hexadecimal digits.
pub(crate) fn of_weights() -> String {
    format!("{FINGERPRINT:08x}")
}

/// The hash of Fowler, Noll and Vo, variant 1a, carried on over `bytes`.
const fn fnv1a(hash: u32, bytes: &[u8]) -> u32 {
    let mut hash = hash;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_published() {
        assert_eq!(fnv1a(0x811c_9dc5, b"foobar"), 0xbf9c_f968);
    }
}
