//! Reports that the labeler passed over although their form gives them away.
//!
//! It reads word by word; these rules look at whole stretches in marks ([`marks`]), headlines ([`headlines`]), sentences
//! that end with who says them ([`ends`]) or have it in their middle ([`halves`]), paragraphs that the one before
//! announces ([`blocks`]), and sources that quote others ([`cited`]). What the labeler found stays as it is.

mod blocks;
mod cited;
mod ends;
mod halves;
mod headlines;
mod marks;

use sayso_report::order;

use super::{
    cues::{Cue, CueSort},
    label::{Piece, Role},
};
use crate::{
    syntax::{Syntax, Xpos},
    text::{TokenId, TokenRange},
};

/// How sure such a finding is, in thousandths.
const SURE: u32 = 600;

/// The pieces with those that were passed over, in text order.
pub(super) fn rescued(syntax: &Syntax<'_>, cues: &[Cue], pieces: Vec<Piece>) -> Vec<Piece> {
    let mut page = Page::new(syntax, &pieces);
    marks::rescue(syntax, cues, &mut page);
    ends::rescue(syntax, cues, &mut page);
    headlines::rescue(syntax, cues, &pieces, &mut page);
    blocks::rescue(syntax, cues, &pieces, &mut page);
    let mut all = page.with(pieces);
    let halves = halves::missing(syntax, &all);
    all.extend(halves);
    order::by_key(&mut all, |piece| piece.tokens.start);
    cited::joined(syntax, &all)
}

/// The pieces of what is reported inside a content, where the labeler found none.
pub(super) fn rescued_inside(syntax: &Syntax<'_>, content: TokenRange, pieces: Vec<Piece>) -> Vec<Piece> {
    match cited::inside(syntax, content) {
        Some(found) if pieces.iter().all(|piece| piece.role != Role::Content) => {
            found.map(|(role, tokens)| Piece { role, tokens, sure: SURE }).into()
        }
        Some(_) | None => pieces,
    }
}

/// What is said where, and what was found on top.
struct Page {
    /// For each token, whether it is content.
    said: Vec<bool>,
    /// Where cues and sources that found no content make room.
    cleared: Vec<bool>,
    added: Vec<Piece>,
}

impl Page {
    fn new(syntax: &Syntax<'_>, pieces: &[Piece]) -> Self {
        let mut said = vec![false; syntax.tokens.len()];
        let sentence = |piece: &Piece| syntax.sentence_of[piece.tokens.start.index()] as usize;
        // Unmarked content needs a cue or a source beside it, or it is dropped later.
        let mut linked = vec![false; syntax.sentences.len()];
        for piece in pieces.iter().filter(|piece| piece.role != Role::Content) {
            linked[sentence(piece)] = true;
        }
        for piece in pieces.iter().filter(|piece| piece.role == Role::Content) {
            if linked[sentence(piece)] || syntax.marks.innermost[piece.tokens.start.index()].is_some() {
                said[piece.tokens.indices()].fill(true);
            }
        }
        Self { cleared: vec![false; said.len()], said, added: Vec::new() }
    }

    /// Whether nobody says any of these tokens yet.
    fn is_free(&self, range: TokenRange) -> bool {
        !self.said[range.indices()].contains(&true)
    }

    /// Adds what stands in `whole`, in place of whatever the labeler found there.
    fn add(&mut self, whole: TokenRange, found: impl IntoIterator<Item = (Role, TokenRange)>) {
        self.cleared[whole.indices()].fill(true);
        for (role, tokens) in found {
            if role == Role::Content {
                self.said[tokens.indices()].fill(true);
            }
            self.cleared[tokens.indices()].fill(true);
            self.added.push(Piece { role, tokens, sure: SURE });
        }
    }

    /// The labeler's pieces and those added, in text order.
    fn with(self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        pieces.retain(|piece| !self.cleared[piece.tokens.indices()].contains(&true));
        pieces.extend(self.added);
        order::by_key(&mut pieces, |piece| piece.tokens.start);
        // Two rules may name the same cue.
        let mut end = TokenId(0);
        pieces.retain(|piece| {
            let apart = piece.tokens.start >= end;
            end = if apart { piece.tokens.end } else { end };
            apart
        });
        pieces
    }
}

/// A verb that reports and stands in a tense of its own.
fn reports(syntax: &Syntax<'_>, cues: &[Cue], token: TokenId) -> bool {
    cues[token.index()].sort == CueSort::VerbAlways
        && matches!(syntax.tag(token).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn | Xpos::Vbg)
}
