//! What the learnt parts share: hashed features, tables of integer weights, and their compact form.
//!
//! A model is a table of small integers. A feature is hashed to a row of it, and the rows of all features
//! that hold are added up, one column for each answer: no floating point, so every machine agrees.
//! Nothing here learns; that is the business of the development crate.

pub mod code;
pub mod table;

/// Hashes what a template saw to one of `2^bits` rows.
#[inline(always)]
pub fn row(bits: u32, template: u32, a: u32, b: u32, c: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b1);
    hash = (hash.rotate_left(15) ^ b).wrapping_mul(0x85eb_ca6b);
    hash = (hash.rotate_left(13) ^ c).wrapping_mul(0xc2b2_ae35);
    hash = (hash ^ (hash >> 15) ^ template.wrapping_mul(0x27d4_eb2f)).wrapping_mul(0x1656_67b1);
    hash >> (32 - bits)
}
