//! Dependency trees.

use super::Relation;
use crate::text::{TokenId, TokenRange, sentence::Sentence};

/// Heads and relations of all tokens of a text: one tree a sentence.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The head of each token, in the same sentence; none for the root.
    pub heads: Vec<Option<TokenId>>,
    /// The relation of each token to its head.
    pub relations: Vec<Relation>,
    /// The stretch each token spans with all that hangs on it.
    pub subtrees: Vec<TokenRange>,
    /// Where the children of each token start in `child_list`, with one more entry at the end.
    child_starts: Vec<u32>,
    child_list: Vec<TokenId>,
}

impl Tree {
    /// The tree of given heads and relations.
    ///
    /// Heads must form one tree a sentence.
    pub fn new(heads: Vec<Option<TokenId>>, relations: Vec<Relation>) -> Self {
        let count = heads.len();
        let mut child_starts = vec![0u32; count + 1];
        for head in heads.iter().flatten() {
            child_starts[head.index() + 1] += 1;
        }
        for index in 0..count {
            child_starts[index + 1] += child_starts[index];
        }
        let mut next = child_starts.clone();
        let mut child_list = vec![TokenId(0); child_starts[count] as usize];
        for (index, head) in heads.iter().enumerate() {
            if let Some(head) = head {
                let place = &mut next[head.index()];
                child_list[*place as usize] = TokenId::from(index);
                *place += 1;
            }
        }
        let mut tree = Self { heads, relations, subtrees: Vec::new(), child_starts, child_list };
        tree.subtrees = tree.spans();
        tree
    }

    /// Every token hangs on the first of its sentence.
    pub fn flat(sentences: &[Sentence], count: usize) -> Self {
        let mut heads = vec![None; count];
        let mut relations = vec![Relation::Root; count];
        for sentence in sentences {
            for token in sentence.tokens.tokens().skip(1) {
                heads[token.index()] = Some(sentence.tokens.start);
                relations[token.index()] = Relation::Dep;
            }
        }
        Self::new(heads, relations)
    }

    /// The tokens whose head is `token`, in text order.
    pub fn children(&self, token: TokenId) -> impl DoubleEndedIterator<Item = TokenId> + '_ {
        let from = self.child_starts[token.index()] as usize;
        let to = self.child_starts[token.index() + 1] as usize;
        self.child_list[from..to].iter().copied()
    }

    /// The stretch of every token: children are folded into heads, leaves first.
    fn spans(&self) -> Vec<TokenRange> {
        let mut spans: Vec<TokenRange> =
            (0..self.heads.len()).map(|index| TokenRange::one(TokenId::from(index))).collect();
        let mut open: Vec<u32> = self.child_starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let mut ready: Vec<usize> = (0..open.len()).filter(|&index| open[index] == 0).collect();
        while let Some(index) = ready.pop() {
            let Some(head) = self.heads[index] else { continue };
            let head = head.index();
            spans[head].start = spans[head].start.min(spans[index].start);
            spans[head].end = spans[head].end.max(spans[index].end);
            open[head] -= 1;
            if open[head] == 0 {
                ready.push(head);
            }
        }
        spans
    }
}
