//! What is packed comes out again, and nothing makes the unpacker fail.

use std::io::Write as _;

use lzma_rust2::{Lzma2Options, Lzma2Writer, LzmaOptions};
use proptest::prelude::*;

fn pack(bytes: &[u8]) -> Vec<u8> {
    let lzma_options = LzmaOptions { lc: 4, lp: 0, pb: 0, ..LzmaOptions::with_preset(6) };
    let options = Lzma2Options { lzma_options, ..Lzma2Options::default() };
    let mut writer = Lzma2Writer::new(Vec::new(), options);
    writer.write_all(bytes).expect("there is room");
    writer.finish().expect("there is room")
}

fn unpacked(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    sayso_unpack::unpack(packed, &mut bytes).then_some(bytes)
}

/// Words that return, noise between them, long runs: every kind of step.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "[a-e]{1,12}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..40),
        (any::<u8>(), 0usize..600).prop_map(|(byte, count)| vec![byte; count]),
    ];
    (prop::collection::vec(piece, 0..40), prop::collection::vec(0usize..40, 0..400)).prop_map(
        |(pieces, order)| order.iter().filter_map(|&number| pieces.get(number)).flatten().copied().collect(),
    )
}

proptest! {
    #[test]
    fn what_is_packed_comes_out(bytes in text()) {
        let packed = pack(&bytes);
        prop_assert_eq!(unpacked(&packed, bytes.len() + 1), None);
        prop_assert_eq!(unpacked(&packed, bytes.len()), Some(bytes));
    }

    #[test]
    fn anything_is_taken(bytes in prop::collection::vec(any::<u8>(), 0..200), length in 0usize..5000, control in any::<u8>()) {
        unpacked(&bytes, length);
        unpacked(&[&[control | 0xc0, 1, 0, 0, 190, 0], bytes.as_slice()].concat(), length);
    }
}

#[test]
fn long_streams_come_out() {
    // More than one piece holds, with stretches that are noise and stand as they are.
    let mut noise = 1u32;
    let bytes: Vec<u8> = (0..400_000u32)
        .map(|at| {
            noise = noise.wrapping_mul(0x9e37_79b1).wrapping_add(at);
            if at / 100_000 % 2 == 0 { (at / 7 * 13 % 977) as u8 & 31 } else { (noise >> 24) as u8 }
        })
        .collect();
    let packed = pack(&bytes);
    assert!(packed.len() < 300_000, "{}", packed.len());
    assert_eq!(unpacked(&packed, bytes.len()), Some(bytes));
}
