//! What the learnt parts share: hashed features, tables of integer weights, and their compact form.
//!
//! A model is a table of small integers. A feature is hashed to a row of it, and the rows of all features
//! that hold are added up, one column for each answer: no floating point, so every machine agrees.
//! Nothing here learns; that is the business of the development crate.

pub mod code;
pub mod sums;
pub mod table;

/// Hashes what a template saw to one of `2^bits` rows.
///
/// The products do not depend on the template, so that they are made once for all that see the same.
#[inline(always)]
pub fn row(bits: u32, template: u32, a: u32, b: u32, c: u32) -> u32 {
    let sum = a
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(b.wrapping_mul(0x85eb_ca6b))
        .wrapping_add(c.wrapping_mul(0xc2b2_ae35))
        .wrapping_add(template.wrapping_mul(0x27d4_eb2f));
    (sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d) >> (32 - bits)
}
