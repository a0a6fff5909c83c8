//! Datelines: where and when an article was written, and by which agency, before its first sentence.
//! “PORT SELENE, Nov. 3 (Reuters) —”, “LONDON —”, “Nairobi, Kenya |”, “NEW DELHI:”.
//!
//! A dateline is a piece of its own, so that nobody takes the place for who speaks or acts in the sentence after it.
//! What it leaves out: places that no list knows, in small letters and without date or agency: “Tutzing —”.

use super::{TokenId, TokenRange, sentence::Pieces, words::is_date_word};
use crate::lexicon::{
    particles::is_particle,
    places::{PlaceSort, place},
};

/// The most tokens of a dateline.
const LONGEST: u32 = 24;
/// The most words of one name in it.
const WORDS: usize = 4;

/// For each paragraph, the dateline that opens it; mostly none.
///
/// Capitals and a dash alone open the turns of a transcript too, so they count only where one paragraph begins so.
pub(super) fn find(pieces: Pieces<'_>, paragraphs: &[TokenRange]) -> Vec<TokenRange> {
    let lines: Vec<Option<(TokenId, Sure)>> = paragraphs.iter().map(|&range| read(pieces, range)).collect();
    let alone = lines.iter().flatten().filter(|(_, sure)| *sure == Sure::Capitals).count() == 1;
    let ends = lines.into_iter().map(|line| line.filter(|(_, sure)| *sure == Sure::Told || alone));
    let range = |(range, line): (&TokenRange, Option<(TokenId, Sure)>)| {
        TokenRange::new(range.start, line.map_or(range.start, |(end, _)| end))
    };
    paragraphs.iter().zip(ends).map(range).collect()
}

/// What makes it a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// A name in capital letters before a dash, no more.
    Capitals,
    /// A known place, a second name, a date or an agency.
    Told,
}

/// What has been read so far.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    /// A name in capital letters only.
    shouted: bool,
    /// A name that the list has as a town or capital.
    town: bool,
    /// A second name or a date.
    more: bool,
    /// An agency in brackets.
    agency: bool,
}

/// Where the dateline ends that opens a paragraph, if one does.
fn read(pieces: Pieces<'_>, range: TokenRange) -> Option<(TokenId, Sure)> {
    let line = Line { pieces, end: TokenId(range.end.0.min(range.start.0.saturating_add(LONGEST))) };
    let mut found = Found::default();
    let mut at = line.name(range.start, &mut found).unwrap_or(range.start);
    while at > range.start && line.is(at, &[",", "/"]) {
        let next = TokenId(at.0 + 1);
        at = line.date(next).or_else(|| line.name(next, &mut found))?;
        found.more = true;
    }
    if at > range.start
        && let Some(after) = line.date(at)
    {
        at = after;
        found.more = true;
    }
    if let Some(after) = line.agency(at) {
        at = after;
        found.agency = true;
    }
    let sure = line.sure(at, found)?;
    Some((TokenId(at.0 + 1), sure))
}

/// The beginning of a paragraph.
struct Line<'t> {
    pieces: Pieces<'t>,
    end: TokenId,
}

impl<'t> Line<'t> {
    fn word(&self, token: TokenId) -> &'t str {
        self.pieces.tokens[token.index()].span.of(self.pieces.text)
    }

    fn norm(&self, token: TokenId) -> &'t str {
        &self.pieces.norms[token.index()]
    }

    fn is(&self, token: TokenId, words: &[&str]) -> bool {
        token < self.end && words.contains(&self.word(token))
    }

    fn is_capital(&self, token: TokenId) -> bool {
        token < self.end && self.word(token).starts_with(char::is_uppercase)
    }

    fn spaced(&self, token: TokenId) -> bool {
        self.pieces.tokens[token.index()].space_before
    }

    /// Where a name ends that starts here: “PORT SELENE”, “St. Louis”, “D.C.”, “Dar es Salaam”.
    fn name(&self, start: TokenId, found: &mut Found) -> Option<TokenId> {
        let mut end = start;
        let mut words = 0;
        while words < WORDS && !(words > 0 && end < self.end && is_date_word(self.norm(end))) {
            let joins = words > 0
                && end < self.end
                && (is_particle(self.norm(end)) || self.is(end, &["-", "'", "’", "."]) && !self.spaced(end));
            if self.is_capital(end) {
                words += 1;
            } else if !joins {
                break;
            }
            end = TokenId(end.0 + 1);
        }
        if words == 0 {
            return None;
        }
        let name = TokenRange::new(start, end);
        let letters =
            || name.tokens().flat_map(|token| self.word(token).chars()).filter(|c| c.is_alphabetic());
        found.shouted |= letters().all(char::is_uppercase) && letters().count() > 2;
        let norms: Vec<&str> = name.tokens().map(|token| self.norm(token)).collect();
        found.town |= matches!(place(&norms.join(" ")), Some((_, PlaceSort::City | PlaceSort::Capital)));
        Some(end)
    }

    /// Where a date ends that starts here: “Nov. 3”, “3 November 2025”, “Tuesday”.
    fn date(&self, start: TokenId) -> Option<TokenId> {
        let is_part = |token: TokenId| {
            token < self.end
                && (is_date_word(self.norm(token))
                    || self.word(token).starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut named = false;
        let mut at = start;
        while is_part(at) || at > start && self.is(at, &[",", "."]) && is_part(TokenId(at.0 + 1)) {
            named |= is_date_word(self.norm(at));
            at = TokenId(at.0 + 1);
        }
        named.then_some(at)
    }

    /// Where the name of an agency in brackets ends that starts here: “(Reuters)”.
    fn agency(&self, start: TokenId) -> Option<TokenId> {
        if !self.is(start, &["("]) || !self.is_capital(TokenId(start.0 + 1)) {
            return None;
        }
        let last = self.end.0.min(start.0 + 7);
        let close = (start.0 + 2..last).map(TokenId).find(|&token| self.is(token, &[")"]))?;
        Some(TokenId(close.0 + 1))
    }

    /// Whether what was read before the dash, bar or colon at `at` is a dateline, with a sentence behind it.
    fn sure(&self, at: TokenId, found: Found) -> Option<Sure> {
        let next = TokenId(at.0 + 1);
        if next >= self.end || self.word(next).starts_with(char::is_lowercase) {
            return None;
        }
        let told = found.agency || found.town || found.more && found.shouted;
        let told = if self.is(at, &["—", "--", "―"]) || self.is(at, &["-", "–"]) && self.spaced(next) {
            told
        } else if self.is(at, &["|"]) {
            found.agency || found.town
        } else if self.is(at, &[":"]) {
            found.agency || found.town && found.shouted
        } else {
            return None;
        };
        let dashed = !self.is(at, &["|", ":"]);
        let capitals = (dashed && found.shouted).then_some(Sure::Capitals);
        if told { Some(Sure::Told) } else { capitals }
    }
}
