//! The states of the labeler: what a sentence has brought so far, beside what the token itself is.
//!
//! A chain of plain labels forgets after one step whether there was a cue. These states remember it up to the next
//! sentence: content after a cue is another state than content still waiting for one.

use super::features::{CONTEXTS, starts_sentence};
use crate::sequence::{Bio, Label, Scheme};

/// What came last in the sentence that an attribution may still need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    /// Nothing.
    Nothing,
    /// A source without a cue.
    Source,
    /// Content without a cue.
    Content,
    /// A cue without content.
    Cue,
    /// Cue and content.
    Both,
}

const MEMORIES: [Memory; 5] = [Memory::Nothing, Memory::Source, Memory::Content, Memory::Cue, Memory::Both];

/// The kinds of pieces, in the order of [`super::label::Role::ALL`].
const SOURCE: u8 = 0;
const CUE: u8 = 1;

/// What is remembered after a piece of a kind begins.
fn after(kind: u8, before: Memory) -> Memory {
    match (kind, before) {
        (SOURCE, Memory::Nothing | Memory::Source | Memory::Both) => Memory::Source,
        (SOURCE, Memory::Content) => Memory::Content,
        (SOURCE, Memory::Cue) => Memory::Cue,
        (CUE, Memory::Content) => Memory::Both,
        (CUE, Memory::Nothing | Memory::Source | Memory::Cue | Memory::Both) => Memory::Cue,
        (_, Memory::Cue | Memory::Both) => Memory::Both,
        (_, Memory::Nothing | Memory::Source | Memory::Content) => Memory::Content,
    }
}

/// The scheme of the labeler.
pub fn scheme() -> Scheme {
    let mut states: Vec<(Bio, Memory)> = Vec::new();
    states.extend(MEMORIES.map(|memory| (Bio::Outside, memory)));
    for kind in 0..3 {
        for bio in [Bio::Begin(kind), Bio::Inside(kind)] {
            let mut reached: Vec<Memory> = Vec::new();
            for before in MEMORIES {
                let memory = after(kind, before);
                if !reached.contains(&memory) {
                    reached.push(memory);
                }
            }
            states.extend(reached.into_iter().map(|memory| (bio, memory)));
        }
    }
    let labels: Vec<Label> = states.iter().map(|(bio, _)| bio.label()).collect();
    Scheme::new(labels, CONTEXTS, |context, from, to| {
        let (bio, memory) = states[to];
        let before = from.map(|from| states[from]);
        if !bio.follows(before.map(|(bio, _)| bio)) {
            return false;
        }
        let kept = match before {
            Some((_, kept)) if !starts_sentence(context) => kept,
            Some(_) | None => Memory::Nothing,
        };
        match bio {
            Bio::Outside => memory == kept,
            Bio::Begin(kind) => memory == after(kind, kept),
            Bio::Inside(_) => before.is_some_and(|(_, of_piece)| memory == of_piece),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_labeling_has_states() {
        let scheme = scheme();
        let labels = [0, 1, 2, 0, 3, 5, 6, 0, 1, 3, 4, 0, 5, 0, 0];
        for context in 0..CONTEXTS as u8 {
            assert!(scheme.path(&labels, &[context; 15]).is_some());
        }
        assert!(scheme.labels.len() <= 24, "{}", scheme.labels.len());
    }

    #[test]
    fn content_after_a_cue_is_another_state() {
        let scheme = scheme();
        let after_cue = scheme.path(&[1, 3, 5], &[7; 3]);
        let before_cue = scheme.path(&[5, 1, 3], &[7; 3]);
        assert_ne!(after_cue.map(|path| path[2]), before_cue.map(|path| path[0]));
    }
}
