//! Word lists and typed questions about them.
//!
//! Each list is a file in `data/`: tab-separated, sorted by its first column, `#` lines at the top with
//! meaning, columns, origin and licence. No word stands in code; a phase asks questions of a list.

pub(crate) mod particles;
pub(crate) mod places;

/// A tab-separated list, embedded in the program and read once.
///
/// The first column is the key; rows are sorted by it, so that a look-up is a binary search among those with the
/// same first byte.
pub(crate) struct List {
    rows: Vec<(&'static str, &'static str)>,
    /// For each byte, the number of rows whose key begins with a smaller one.
    starts: Vec<usize>,
}

impl List {
    /// Reads the rows of an embedded file; `#` lines and blank lines are skipped.
    pub(crate) fn new(file: &'static str) -> Self {
        let rows = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .collect::<Vec<_>>();
        let starts = (0..=256)
            .map(|byte| rows.partition_point(|(key, _)| key.bytes().next().map_or(0, usize::from) < byte))
            .collect();
        Self { rows, starts }
    }

    /// The columns after the key, of the row with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&'static str> {
        let first = key.bytes().next().map_or(0, usize::from);
        let rows = &self.rows[self.starts[first]..self.starts[first + 1]];
        let index = rows.binary_search_by_key(&key, |row| row.0).ok()?;
        Some(rows[index].1)
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
