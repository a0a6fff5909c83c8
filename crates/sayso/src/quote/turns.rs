//! Transcripts and interviews: paragraphs that open with who speaks and a colon.
//!
//! One such paragraph may be anything (*Doors open: 18:30*); where labels come back, they are turns of a talk.

use std::collections::BTreeMap;

use super::{
    label::{Piece, Role},
    source::opens_marks,
};
use crate::{
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// The most tokens that name who speaks.
const LONGEST_LABEL: usize = 12;

/// How sure a turn is, in thousandths.
const SURE: u32 = 980;

/// A paragraph that opens with who speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    label: TokenRange,
    colon: TokenId,
    said: TokenRange,
}

impl Turn {
    /// Whether it is the attribution of this source and content.
    pub(super) fn is(self, source: Option<TokenRange>, content: TokenRange) -> bool {
        source == Some(self.label) && content == self.said
    }

    /// Its source, its cue and its content.
    pub(super) fn pieces(self) -> [Piece; 3] {
        let cue = TokenRange::one(self.colon);
        [(Role::Source, self.label), (Role::Cue, cue), (Role::Content, self.said)]
            .map(|(role, tokens)| Piece { role, tokens, sure: SURE })
    }
}

/// For each paragraph, the turn it is, if the text is a talk of two or more of whom one speaks again.
pub(super) fn of(syntax: &Syntax<'_>) -> Vec<Option<Turn>> {
    let mut turns: Vec<Option<Turn>> =
        syntax.paragraph_tokens.iter().map(|&paragraph| turn(syntax, paragraph)).collect();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for turn in turns.iter().flatten() {
        *count.entry(name(syntax, *turn)).or_default() += 1;
    }
    let again = count.values().filter(|&&times| times > 1).count();
    let letters = |name: &str| matches!(name, "q" | "a");
    let answered = count.keys().filter(|name| letters(name)).count() == 2;
    let talk = answered || count.len() > 1 && (again > 1 || again == 1 && count.values().sum::<usize>() > 2);
    for turn in &mut turns {
        let is_turn = |turn: &Turn| {
            let name = name(syntax, *turn);
            talk && (count[&name] > 1 || letters(&name) || is_capitals(syntax, turn.label))
        };
        *turn = turn.filter(is_turn);
    }
    turns
}

/// A paragraph without the quotation mark it opens with.
fn skip_mark(syntax: &Syntax<'_>, paragraph: TokenRange) -> TokenRange {
    let opening = !paragraph.is_empty() && opens_marks(syntax, paragraph.start);
    TokenRange::new(paragraph.start.index() + usize::from(opening), paragraph.end.index())
}

fn turn(syntax: &Syntax<'_>, paragraph: TokenRange) -> Option<Turn> {
    let range = skip_mark(syntax, paragraph);
    let colon = range.tokens().take(LONGEST_LABEL + 1).find(|&token| ends_label(syntax, range, token))?;
    let label = TokenRange::new(range.start.index(), colon.index());
    let said = TokenRange::new(colon.index() + 1, range.end.index());
    let named = label.tokens().all(|token| belongs_to_name(syntax, token));
    let begins = label.tokens().next().is_some_and(|token| is_upper(syntax, token));
    let speaks = said.tokens().any(|token| syntax.tag(token).upos != Upos::Punct);
    (named && begins && speaks).then_some(Turn { label, colon, said })
}

/// Whether a token ends the name of who speaks: a colon, or the full stop after the letter of a question or answer.
fn ends_label(syntax: &Syntax<'_>, range: TokenRange, token: TokenId) -> bool {
    let letter = || token.index() == range.start.index() + 1 && matches!(syntax.word(range.start), "Q" | "A");
    match syntax.norm(token) {
        ":" => token > range.start,
        "." => letter(),
        _ => false,
    }
}

fn is_upper(syntax: &Syntax<'_>, token: TokenId) -> bool {
    syntax.word(token).chars().next().is_some_and(char::is_uppercase)
}

/// Whether a token can stand in the name of who speaks: names, titles, initials, what links them.
fn belongs_to_name(syntax: &Syntax<'_>, token: TokenId) -> bool {
    is_upper(syntax, token)
        || matches!(syntax.tag(token).upos, Upos::Adp | Upos::Det | Upos::Cconj)
        || matches!(syntax.norm(token), "." | "," | "-" | "(" | ")" | "/" | "'s")
}

fn is_capitals(syntax: &Syntax<'_>, label: TokenRange) -> bool {
    let letters = label.tokens().flat_map(|token| syntax.word(token).chars()).filter(|c| c.is_alphabetic());
    letters.clone().count() > 2 && letters.filter(|c| c.is_lowercase()).count() <= 1
}

/// The name of who speaks, as turns are counted by: *Question* of *Question (Ann Lee, Daily News)*.
fn name(syntax: &Syntax<'_>, turn: Turn) -> String {
    let words = turn.label.tokens().map(|token| syntax.norm(token)).take_while(|&word| word != "(");
    words.collect::<Vec<_>>().join(" ")
}
