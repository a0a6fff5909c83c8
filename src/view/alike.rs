//! Stretches of words that are alike: which they are, and how they differ. Leaves out what they mean.
//!
//! Words are compared without case, marks and hyphens. Candidates come from an index of word pairs, so that time
//! grows with the number of words and not with the number of stretches that could be compared.

use similar::{
    DiffOp,
    algorithms::{Capture, Compact, myers},
};

/// A pair of words that more stretches than this have is no sign that two of them are alike.
const COMMON: usize = 48;
/// Stretches longer than this, in words, are told apart as wholes.
const DIFFED: usize = 2_000;

/// One stretch of words, to be compared with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its words as they are written.
    written: Vec<String>,
    /// The same as they are compared; empty for what is no word.
    keys: Vec<String>,
}

/// Some words of a comparison, and on which side they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Where they stand.
    pub side: Side,
    /// The words, as they are written.
    pub words: String,
}

/// On which side of a comparison words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On both.
    Both,
    /// On the first alone.
    First,
    /// On the second alone.
    Second,
}

impl Stretch {
    /// Cuts a text into words.
    pub(super) fn of(text: &str) -> Self {
        let words = text.split_whitespace().flat_map(|word| word.split_inclusive(['—', '–']));
        let mut stretch = Self::default();
        for word in words {
            stretch.written.push(word.to_owned());
            stretch
                .keys
                .push(word.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect());
        }
        stretch
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words().count()
    }

    /// The words as they are compared.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str).filter(|key| !key.is_empty())
    }

    /// Each pair of words that stand together, as a number; the pairs of a stretch of one word are none.
    fn pairs(&self) -> impl Iterator<Item = u64> {
        self.words().zip(self.words().skip(1)).map(|(one, next)| {
            // FNV-1a; a zero cannot stand in a word.
            let bytes = one.bytes().chain([0]).chain(next.bytes());
            bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        })
    }
}

/// Two stretches that have word pairs in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    /// The place of the first.
    pub(super) first: usize,
    /// The place of the second, a later one.
    pub(super) second: usize,
    /// How much of the shorter stands in the other, in percent of its word pairs.
    pub(super) percent: usize,
}

/// All pairs of stretches of different groups that have word pairs in common.
pub(super) fn likenesses(stretches: &[(usize, Stretch)]) -> Vec<Likeness> {
    let mut index: Vec<(u64, usize)> = Vec::new();
    let mut sizes = Vec::new();
    for (place, (_, stretch)) in stretches.iter().enumerate() {
        let mut pairs: Vec<_> = stretch.pairs().map(|pair| (pair, place)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        sizes.push(pairs.len());
        index.extend(pairs);
    }
    index.sort_unstable();
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for same in index.chunk_by(|one, next| one.0 == next.0).filter(|same| same.len() <= COMMON) {
        for (at, &(_, first)) in same.iter().enumerate() {
            let others = same[at + 1..].iter().map(|&(_, second)| second);
            shared.extend(
                others
                    .filter(|&second| stretches[first].0 != stretches[second].0)
                    .map(|second| (first, second)),
            );
        }
    }
    shared.sort_unstable();
    let likeness = |same: &[(usize, usize)]| {
        let (first, second) = same[0];
        Likeness { first, second, percent: same.len() * 100 / sizes[first].min(sizes[second]) }
    };
    shared.chunk_by(|one, next| one == next).map(likeness).collect()
}

/// How the second stretch differs from the first, word by word.
pub(super) fn difference(first: &Stretch, second: &Stretch) -> Vec<Compared> {
    compare(first, second, |_| false)
}

/// The same, with the dots of the second where it leaves something out.
pub(super) fn difference_with_dots(first: &Stretch, second: &Stretch) -> Vec<Compared> {
    compare(first, second, |word| word.contains('…') || word.contains(".."))
}

fn compare(first: &Stretch, second: &Stretch, dots: fn(&str) -> bool) -> Vec<Compared> {
    let (old, new) = (&first.keys, &second.keys);
    let ops = if old.len().max(new.len()) > DIFFED && old != new {
        vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }]
    } else {
        let mut hook = Compact::new(Capture::new(), old, new);
        // Capturing cannot fail.
        _ = myers::diff(&mut hook, old, 0..old.len(), new, 0..new.len());
        without_islands(hook.into_inner().into_ops(), old)
    };
    let mut pieces: Vec<Compared> = Vec::new();
    let mut add = |side, stretch: &Stretch, from: usize, count: usize| {
        let words = (from..from + count)
            // What is no word is no difference.
            .filter(|&at| {
                let told = side == Side::Second && dots(&stretch.written[at]);
                side == Side::Both || told || !stretch.keys[at].is_empty()
            })
            .map(|at| stretch.written[at].as_str())
            .collect::<Vec<_>>()
            .join(" ");
        match pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if last.side == side => {
                last.words.push(' ');
                last.words.push_str(&words);
            }
            _ => pieces.push(Compared { side, words }),
        }
    };
    for op in ops {
        match op {
            DiffOp::Equal { new_index, len, .. } => add(Side::Both, second, new_index, len),
            DiffOp::Delete { old_index, old_len, .. } => add(Side::First, first, old_index, old_len),
            DiffOp::Insert { new_index, new_len, .. } => add(Side::Second, second, new_index, new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                add(Side::First, first, old_index, old_len);
                add(Side::Second, second, new_index, new_len);
            }
        }
    }
    pieces
}

/// Joins two deletions where the words between them end the second as well: “a b [c b d] e” is “[a b c] b d e” told
/// in pieces.
fn without_islands(ops: Vec<DiffOp>, old: &[String]) -> Vec<DiffOp> {
    let mut joined: Vec<DiffOp> = Vec::new();
    for op in ops {
        if let (
            [
                ..,
                DiffOp::Delete { old_index: start, old_len: first, .. },
                DiffOp::Equal { old_index: island, new_index, len },
            ],
            DiffOp::Delete { old_index, old_len, .. },
        ) = (&joined[..], &op)
            && old_len >= len
            && old[*island..*old_index] == old[old_index + old_len - len..old_index + old_len]
        {
            let (start, new_index, len) = (*start, *new_index, *len);
            let gone = first + old_len;
            joined.truncate(joined.len() - 2);
            joined.push(DiffOp::Delete { old_index: start, old_len: gone, new_index });
            joined.push(DiffOp::Equal { old_index: start + gone, new_index, len });
        } else if let (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) =
            (joined.last_mut(), &op)
        {
            *len += more;
        } else {
            joined.push(op);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretches(texts: &[&str]) -> Vec<(usize, Stretch)> {
        texts.iter().enumerate().map(|(group, text)| (group, Stretch::of(text))).collect()
    }

    fn told(first: &str, second: &str) -> Vec<(Side, String)> {
        let pieces = difference(&Stretch::of(first), &Stretch::of(second));
        pieces.into_iter().map(|piece| (piece.side, piece.words)).collect()
    }

    #[test]
    fn words_are_compared_without_marks_and_case() {
        assert_eq!(
            told("“Don’t close the CEASE-FIRE line,”", "don't close the ceasefire line"),
            [(Side::Both, "don't close the ceasefire line".to_owned())]
        );
    }

    #[test]
    fn a_changed_word_stands_out() {
        let told = told("We will never leave the valley.", "We will not leave the valley.");
        assert_eq!(
            told,
            [
                (Side::Both, "We will".to_owned()),
                (Side::First, "never".to_owned()),
                (Side::Second, "not".to_owned()),
                (Side::Both, "leave the valley.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_deletion_is_told_in_one_piece() {
        let told = told("If it rains we will sell. We have carried the mail", "We have carried the mail");
        assert_eq!(
            told,
            [
                (Side::First, "If it rains we will sell.".to_owned()),
                (Side::Both, "We have carried the mail".to_owned()),
            ]
        );
    }

    #[test]
    fn a_deletion_that_was_shifted_loses_no_word() {
        let (first, second) = (" , b — —, —a —— —a", "— a b b —a a a ,");
        let (first, second) = (Stretch::of(first), Stretch::of(second));
        let pieces = difference(&first, &second);
        let read: Vec<_> =
            pieces.iter().filter(|it| it.side != Side::First).map(|it| it.words.as_str()).collect();
        assert!(Stretch::of(&read.join(" ")).words().eq(second.words()), "{pieces:?}");
    }

    #[test]
    fn what_is_alike_is_found_across_groups_alone() {
        let texts =
            ["the bridge will stay open all night", "rain came", "The bridge will stay shut all night"];
        let found = likenesses(&stretches(&texts));
        assert_eq!(found, [Likeness { first: 0, second: 2, percent: 66 }]);
        let one_group: Vec<_> = stretches(&texts).into_iter().map(|(_, stretch)| (7, stretch)).collect();
        assert_eq!(likenesses(&one_group), []);
    }

    proptest! {
        #[test]
        fn both_sides_can_be_read_from_the_difference(first in "[ab,—]{0,3}( [ab,—]{0,3}){0,12}", second in "[ab,—]{0,3}( [ab,—]{0,3}){0,12}") {
            let (first, second) = (Stretch::of(&first), Stretch::of(&second));
            let pieces = difference(&first, &second);
            for (side, stretch) in [(Side::First, &first), (Side::Second, &second)] {
                let side: Vec<_> = pieces.iter().filter(|piece| piece.side == side || piece.side == Side::Both).map(|piece| piece.words.as_str()).collect();
                let read = Stretch::of(&side.join(" "));
                prop_assert!(read.words().eq(stretch.words()));
            }
            prop_assert!(pieces.windows(2).all(|two| two[0].side != two[1].side));
        }
    }
}
