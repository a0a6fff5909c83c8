//! Classes of words that stand in like places, learnt from plain text.

use crate::model::{
    code::{Gap, Number, Reader},
    table::take_u32,
};

/// The class of each of the more frequent words, looked up by hash.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    /// Upper 24 bits of the hash of a word, and its class; sorted.
    words: Vec<(u32, u8)>,
}

impl Clusters {
    /// Reads the table from the front of `bytes` and moves on.
    ///
    /// Words are written as gaps between the sorted upper 24 bits of their hashes, each with its class.
    pub fn read(bytes: &mut &[u8]) -> Self {
        let count = take_u32(bytes).min(1 << 20) as usize;
        let length = (take_u32(bytes) as usize).min(bytes.len());
        let (code, rest) = bytes.split_at(length);
        *bytes = rest;
        let mut reader = Reader::new(code);
        let (mut gap, mut class) = (Gap::default(), Number::new(8));
        let mut key = 0u32;
        let mut words = Vec::new();
        while words.len() < count && !reader.is_past_end() {
            key = key.saturating_add(reader.gap(&mut gap));
            words.push((key, reader.number(&mut class) as u8));
        }
        Self { words }
    }

    /// The class of the word with this [hash](super::form::Form::hash), from 1; 0 if it has none.
    pub fn of(&self, hash: u32) -> u32 {
        match self.words.binary_search_by_key(&(hash >> 8), |&(key, _)| key) {
            Ok(index) => u32::from(self.words[index].1) + 1,
            Err(_) => 0,
        }
    }
}
