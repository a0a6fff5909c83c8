//! Word lists and typed questions about them.
//!
//! Each list is a file in `data/`: tab-separated, sorted by its first column, `#` lines at the top with
//! meaning, columns, origin and licence. No word stands in code; a phase asks questions of a list.

pub(crate) mod particles;
pub(crate) mod places;

/// A row: the key and the columns after it.
type Row = (&'static str, &'static str);

/// A tab-separated list, embedded in the program and read once.
///
/// The first column is the key; rows are sorted by it, so that those whose keys begin with the same word stand
/// together. Keys and first words are looked up by their hash.
pub(crate) struct List {
    rows: Vec<Row>,
    /// For each key its row, and for each first word that is no key the first row with it, at the place that the hash
    /// says or the next that was free; a power of two of places, no more than half of them taken. Small, for most words
    /// that are asked for are not there.
    places: Vec<Place>,
}

/// What stands at a place.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The upper half of the hash of a key or first word.
    hash: u16,
    /// The row, from 1; 0 in a free place.
    row: u16,
}

impl List {
    /// Reads the rows of an embedded file, 65,535 at most; `#` lines and blank lines are skipped.
    pub(crate) fn new(file: &'static str) -> Self {
        let rows: Vec<Row> = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .take(usize::from(u16::MAX))
            .collect();
        let words = rows.iter().zip(1..).map(|(row, number)| (first_word(row.0), number));
        let starts: Vec<(&str, u16)> = {
            let mut last = "";
            words.filter(|(word, _)| std::mem::replace(&mut last, word) != *word).collect()
        };
        let keys = rows.iter().zip(1..).map(|(row, number)| (row.0, number));
        // a first word that is a key itself is that of the first row with it
        let others = starts.into_iter().filter(|&(word, number)| rows[usize::from(number) - 1].0 != word);
        let all: Vec<(&str, u16)> = keys.chain(others).collect();
        let mut places = vec![Place::default(); 2 * all.len().next_power_of_two()];
        for (key, row) in all {
            let (upper, lower) = hash(key);
            let last = places.len() - 1;
            let mut place = usize::from(lower) & last;
            while places[place].row > 0 {
                place = (place + 1) & last;
            }
            places[place] = Place { hash: upper, row };
        }
        Self { rows, places }
    }

    /// The first row found under the hash of `key` that is right.
    fn find(&self, key: &str, is_right: impl Fn(&str) -> bool) -> Option<usize> {
        let (upper, lower) = hash(key);
        let last = self.places.len() - 1;
        let mut place = usize::from(lower) & last;
        loop {
            let Place { hash, row } = self.places[place];
            let row = usize::from(row).checked_sub(1)?;
            if hash == upper && is_right(self.rows[row].0) {
                return Some(row);
            }
            place = (place + 1) & last;
        }
    }

    /// The first row whose key begins with this word.
    fn first_row(&self, word: &str) -> Option<usize> {
        self.find(word, |key| first_word(key) == word)
    }

    /// The rows whose keys begin with this word.
    pub(crate) fn starting_with(&self, word: &str) -> &[Row] {
        let Some(first) = self.first_row(word) else { return &[] };
        let rows = &self.rows[first..];
        &rows[..rows.iter().take_while(|row| first_word(row.0) == word).count()]
    }

    /// The number of the row with this key.
    pub(crate) fn index(&self, key: &str) -> Option<usize> {
        self.find(key, |other| other == key)
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
            const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $file));
            // The head is for those who write the list; the program carries the rows alone.
            static ROWS: [u8; FILE.len() - $crate::lexicon::head(FILE)] = $crate::lexicon::tail(FILE);
            LIST.get_or_init(|| $crate::lexicon::List::new(std::str::from_utf8(&ROWS).unwrap_or_default()))
        }
    };
}
pub(crate) use list;

/// How many bytes the `#` lines at the top of a file have.
pub(crate) const fn head(file: &str) -> usize {
    let bytes = file.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] == b'#' {
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    if at < bytes.len() { at } else { bytes.len() }
}

/// The last `N` bytes of a file.
pub(crate) const fn tail<const N: usize>(file: &str) -> [u8; N] {
    let bytes = file.as_bytes();
    let mut tail = [0; N];
    let mut at = 0;
    while at < N {
        tail[at] = bytes[bytes.len() - N + at];
        at += 1;
    }
    tail
}

/// A hash, in two halves, of the ends and the length of a word: lists are asked so often that it would tell to go over
/// its letters.
fn hash(word: &str) -> (u16, u16) {
    let bytes = word.as_bytes();
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) << 32 | u64::from(u32::from_le_bytes(last))
        }
        _ => bytes.iter().fold(0, |ends, &byte| ends << 8 | u64::from(byte)),
    };
    let stirred = (ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((stirred >> 48) as u16, (stirred >> 32) as u16)
}

/// What stands before the first space.
fn first_word(key: &str) -> &str {
    key.bytes().position(|byte| byte == b' ').map_or(key, |end| &key[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_left_out() {
        assert_eq!(head("# a\n# b\nc\n"), 8);
        assert_eq!([head(""), head("#"), head("# a\n"), head("a")], [0, 1, 4, 0]);
        assert_eq!(&tail::<2>("# a\nb\n"), b"b\n");
    }

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
