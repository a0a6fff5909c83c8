//! Word lists and typed questions about them.
//!
//! Each list is a file in `data/`: tab-separated, sorted by its first column, `#` lines at the top with
//! meaning, columns, origin and licence. No word stands in code; a phase asks questions of a list.

pub(crate) mod particles;
pub(crate) mod places;

use std::ops::Range;

/// A row: the key and the columns after it.
type Row = (&'static str, &'static str);

/// A tab-separated list, embedded in the program and read once.
///
/// The first column is the key; rows are sorted by it, so that those whose keys begin with the same word stand
/// together. That word is looked up by its hash.
pub(crate) struct List {
    rows: Vec<Row>,
    /// Each group at the place that its hash says or the next that was free; a power of two of places, no more than
    /// half of them taken.
    groups: Vec<Group>,
}

/// The rows whose keys begin with one word; in a free place there are none.
#[derive(Clone, Copy, Default)]
struct Group {
    hash: u32,
    start: u32,
    end: u32,
}

impl List {
    /// Reads the rows of an embedded file; `#` lines and blank lines are skipped.
    pub(crate) fn new(file: &'static str) -> Self {
        let rows: Vec<Row> = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .collect();
        let mut list = Self { groups: vec![Group::default(); 2 * rows.len().next_power_of_two()], rows };
        let mut start = 0;
        while start < list.rows.len() {
            let word = first_word(list.rows[start].0);
            let same = list.rows[start..].iter().take_while(|row| first_word(row.0) == word).count();
            let (hash, place) = list.place(word);
            list.groups[place] = Group { hash, start: start as u32, end: (start + same) as u32 };
            start += same;
        }
        list
    }

    /// The hash of a first word, and the place of its group or the free one where it would be.
    fn place(&self, word: &str) -> (u32, usize) {
        let hash = hash(word);
        let last = self.groups.len() - 1;
        let mut place = hash as usize & last;
        loop {
            let group = self.groups[place];
            let is_it = || group.hash == hash && first_word(self.rows[group.start as usize].0) == word;
            if group.start == group.end || is_it() {
                return (hash, place);
            }
            place = (place + 1) & last;
        }
    }

    /// The rows whose keys begin with this word, from which to which.
    fn group(&self, word: &str) -> Range<usize> {
        let Group { start, end, .. } = self.groups[self.place(word).1];
        start as usize..end as usize
    }

    /// The rows whose keys begin with this word.
    pub(crate) fn starting_with(&self, word: &str) -> &[Row] {
        &self.rows[self.group(word)]
    }

    /// The number of the row with this key.
    pub(crate) fn index(&self, key: &str) -> Option<usize> {
        let group = self.group(first_word(key));
        let among = self.rows[group.clone()].binary_search_by_key(&key, |row| row.0).ok()?;
        Some(group.start + among)
    }

    /// The columns after the key, of the row with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        self.index(key).map(|index| self.rows[index].1)
    }

    /// Whether there is a row with this key.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// All rows: key and the columns after it.
    #[allow(dead_code, reason = "most lists are only asked for keys; the tests of lists read all rows")]
    pub(crate) fn rows(&self) -> &[(&'static str, &'static str)] {
        &self.rows
    }
}

/// Makes a function that gives an embedded list, read at its first use.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) fn $name() -> &'static $crate::lexicon::List {
            static LIST: std::sync::OnceLock<$crate::lexicon::List> = std::sync::OnceLock::new();
            LIST.get_or_init(|| $crate::lexicon::List::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file))))
        }
    };
}
pub(crate) use list;

/// A hash of the ends and the length of a word: lists are asked so often that going over its letters would tell.
fn hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) << 32 | u64::from(u32::from_le_bytes(last))
        }
        _ => bytes.iter().fold(0, |ends, &byte| ends << 8 | u64::from(byte)),
    };
    let stirred = (ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (stirred >> 32) as u32
}

/// What stands before the first space.
fn first_word(key: &str) -> &str {
    key.bytes().position(|byte| byte == b' ').map_or(key, |end| &key[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_key_and_by_first_word() {
        let list = List::new("# a comment\n\nact\t1\nact of war\t2\naction\nnew york\t3\té\n");
        assert_eq!(list.get("act"), Some("1"));
        assert_eq!(list.get("act of war"), Some("2"));
        assert_eq!(list.get("action"), Some(""));
        assert_eq!(list.get("new york"), Some("3\té"));
        assert!(
            ["", "a", "act of", "new", "york", "é", "act of war too"].iter().all(|key| !list.contains(key))
        );
        assert_eq!(list.starting_with("act").len(), 2);
        assert_eq!(list.starting_with("new"), [("new york", "3\té")]);
        assert!(list.starting_with("of").is_empty());
        assert!(List::new("").get("act").is_none());
    }
}
