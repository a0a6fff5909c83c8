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
    /// For each beginning of a hash, the first word with it or a later one.
    starts: Vec<u32>,
}

/// How many bits of a hash begin it.
const BEGIN: u32 = 12;

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
        let starts = (0..=1 << BEGIN)
            .map(|begin| words.partition_point(|&(key, _)| key >> (24 - BEGIN) < begin) as u32)
            .collect();
        Self { words, starts }
    }

    /// The class of the word with this [hash](super::form::Form::hash), from 1; 0 if it has none.
    pub fn of(&self, hash: u32) -> u32 {
        let begin = (hash >> (32 - BEGIN)) as usize;
        let Some(&[from, to]) = self.starts.get(begin..begin + 2).and_then(<[u32]>::first_chunk) else {
            return 0;
        };
        let found = self.words[from as usize..to as usize].iter().find(|&&(key, _)| key == hash >> 8);
        found.map_or(0, |&(_, class)| u32::from(class) + 1)
    }
}
