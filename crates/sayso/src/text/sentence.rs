//! Sentences: what is read as one piece of grammar, headings and bullet lines among them.
//!
//! A paragraph is cut behind a full stop, question or exclamation mark and the marks and brackets that close
//! there, unless what follows belongs to the same sentence: an attribution behind quoted words, a small letter,
//! a name behind an abbreviation. What it leaves out: clauses, which the grammar finds.

use super::{
    TokenId, TokenRange,
    boundary::{Gaps, Judge},
    marks::{Marks, Role},
    token::{Token, is_starter},
    words::{self, Abbreviation},
};

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens; sentences tile the tokens of the text.
    pub tokens: TokenRange,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// What sort of piece it is.
    pub sort: Sort,
}

/// What sort of piece a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A whole sentence, heading or line.
    Whole,
    /// Cut from a longer one only to bound the work.
    Cut,
    /// Where and when the text was written.
    Dateline,
}

/// The most tokens a sentence has; longer ones are cut.
pub const LONGEST: usize = 400;

/// The pieces of a text that sentences are made of.
#[derive(Clone, Copy)]
pub struct Pieces<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: &'t [Token],
    /// Their plain forms.
    pub norms: &'t [Box<str>],
    /// Its quotation marks.
    pub marks: &'t Marks,
}

/// Splits the tokens of one paragraph, opened by `dateline` if that is not empty, into sentences.
pub fn split(
    pieces: Pieces<'_>,
    paragraph: u32,
    dateline: TokenRange,
    range: TokenRange,
    sentences: &mut Vec<Sentence>,
) {
    let judge = Judge::embedded();
    if !dateline.is_empty() {
        sentences.push(Sentence { tokens: dateline, paragraph, sort: Sort::Dateline });
    }
    let range = TokenRange { start: dateline.end, end: range.end };
    let mut start = range.start;
    judge_gaps(pieces, range, |token, signs| {
        let ends = judge.ends(signs);
        if ends {
            push(pieces, TokenRange { start, end: token }, paragraph, sentences);
            start = token;
        }
        ends
    });
    push(pieces, TokenRange { start, end: range.end }, paragraph, sentences);
}

/// Shows every gap of a paragraph where a sentence may end to `judge`, with its signs; it says whether one does.
pub fn judge_gaps(pieces: Pieces<'_>, range: TokenRange, mut judge: impl FnMut(TokenId, &[u32]) -> bool) {
    let Pieces { text, tokens, norms, marks } = pieces;
    let gaps = Gaps::new(text, tokens, norms, marks, range);
    let reader = Reader { text, tokens, marks, range };
    let mut signs = Vec::new();
    let mut start = range.start;
    // The end that the rules have found last.
    let mut rule = None;
    // Where the date line ends that was found last.
    let mut dated = reader.date_line(norms, range.start);
    for token in range.tokens().skip(1) {
        if let Some(end) = reader.boundary(TokenId(token.0 - 1)) {
            rule = Some(end);
        }
        let date = reader.date_line(norms, token);
        if date.is_some() || dated == Some(token) {
            dated = date;
            judge(token, CERTAIN);
            start = token;
            continue;
        }
        let by_rule = rule == Some(token);
        if by_rule || gaps.is_open(token) && !reader.attributed(token) {
            gaps.signs(token, by_rule, start, &mut signs);
            if judge(token, &signs) {
                start = token;
            }
        }
    }
}

/// The signs of a gap where a sentence ends for certain.
const CERTAIN: &[u32] = &[];

/// The ends that the rules alone find in a paragraph.
pub fn rule_ends(pieces: Pieces<'_>, range: TokenRange) -> Vec<TokenId> {
    let Pieces { text, tokens, marks, .. } = pieces;
    let reader = Reader { text, tokens, marks, range };
    range.tokens().filter_map(|token| reader.boundary(token)).collect()
}

/// Adds a sentence, in pieces if it is too long.
fn push(pieces: Pieces<'_>, mut range: TokenRange, paragraph: u32, sentences: &mut Vec<Sentence>) {
    while range.len() > LONGEST {
        let end = safe_cut(pieces.norms, range);
        sentences.push(Sentence {
            tokens: TokenRange { start: range.start, end },
            paragraph,
            sort: Sort::Cut,
        });
        range.start = end;
    }
    if !range.is_empty() {
        sentences.push(Sentence { tokens: range, paragraph, sort: Sort::Whole });
    }
}

/// Where a sentence that is too long is cut: behind the last semicolon, else comma, of its second half.
fn safe_cut(norms: &[Box<str>], range: TokenRange) -> TokenId {
    let latest = range.start.index() + LONGEST;
    let half = range.start.index() + LONGEST / 2;
    let behind = |wanted: &[&str]| (half..latest).rev().find(|&index| wanted.contains(&&*norms[index]));
    let last = behind(&[";", ":", "|", "•"]).or_else(|| behind(&[",", "–", ")"]));
    TokenId::from(last.map_or(latest, |index| index + 1))
}

/// A paragraph under the eye.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    marks: &'t Marks,
    range: TokenRange,
}

/// What ends a sentence, or seems to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Full,
    Question,
    Dots,
    Abbreviation,
}

impl<'t> Reader<'t> {
    fn word(&self, token: TokenId) -> &'t str {
        self.tokens[token.index()].span.of(self.text)
    }

    fn next(&self, token: TokenId) -> Option<TokenId> {
        let next = TokenId(token.0 + 1);
        (next < self.range.end).then_some(next)
    }

    fn stop(&self, token: TokenId) -> Option<Stop> {
        let word = self.word(token);
        match word.as_bytes()[0] {
            b'.' => Some(if word.len() == 1 { Stop::Full } else { Stop::Dots }),
            b'!' | b'?' => Some(Stop::Question),
            _ if word.starts_with('…') => Some(Stop::Dots),
            first if first.is_ascii_alphabetic() && word.ends_with('.') => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    /// The end of the sentence that ends at `token`, with all that closes there.
    fn boundary(&self, token: TokenId) -> Option<TokenId> {
        let stop = self.stop(token)?;
        let mut last = token;
        let mut quoted = false;
        while let Some(next) = self.next(last) {
            let word = self.word(next);
            let spaced = self.tokens[next.index()].space_before;
            let closing = match self.marks.role(next) {
                Role::Close => {
                    quoted = true;
                    true
                }
                Role::Apostrophe => !spaced,
                Role::Open | Role::Other => {
                    matches!(word, ")" | "]" | "}")
                        || !spaced && self.stop(next).is_some_and(|stop| stop != Stop::Abbreviation)
                }
            };
            if !closing {
                break;
            }
            last = next;
        }
        let next = self.next(last)?;
        let end = self.footnote(next).unwrap_or(next);
        let next = if end < self.range.end { end } else { return None };
        self.parts(stop, quoted, next).then_some(end)
    }

    /// The end of a number in brackets right behind a full stop, as encyclopedias have it.
    fn footnote(&self, mut next: TokenId) -> Option<TokenId> {
        let mut found = None;
        while next.index() + 2 < self.range.end.index() {
            let [open, number, close] = [0, 1, 2].map(|step| TokenId(next.0 + step));
            let is = self.word(open) == "["
                && self.word(number).bytes().all(|byte| byte.is_ascii_digit())
                && self.word(close) == "]";
            if !is {
                break;
            }
            next = TokenId(next.0 + 3);
            found = Some(next);
        }
        found
    }

    /// The end of a full date that stands as a line of its own at `token`, with no line end around it:
    /// *Storm hits coast Tuesday, May 7, 2019 A storm …*
    fn date_line(&self, norms: &[Box<str>], token: TokenId) -> Option<TokenId> {
        let at = token.index();
        if !norms[at].ends_with("day") || words::calendar().get(&norms[at]) != Some("day") {
            return None;
        }
        let date = norms[..self.range.end.index()].get(at + 1..at + 6)?;
        let digits = |norm: &str| norm.bytes().all(|byte| byte.is_ascii_digit());
        let full = &*date[0] == ","
            && words::calendar().get(&date[1]) == Some("month")
            && digits(&date[2])
            && &*date[3] == ","
            && date[4].len() == 4
            && digits(&date[4]);
        let end = TokenId(token.0 + 6);
        let capital = |token: TokenId| self.word(token).starts_with(char::is_uppercase);
        let before = token == self.range.start || {
            let before = TokenId(token.0 - 1);
            capital(before)
                || !norms[before.index()].ends_with(|last: char| last.is_alphabetic() || last == ',')
                || {
                    // A headline may end in a small letter; a sentence would have a preposition here.
                    norms[before.index()].len() > 4
                }
        };
        let after = end == self.range.end || self.marks.role(end) == Role::Open || capital(end);
        (full && before && after).then_some(end)
    }

    /// Whether a sentence ends before `next`.
    fn parts(&self, stop: Stop, quoted: bool, next: TokenId) -> bool {
        let first = self.first_word(next);
        let word = self.word(first);
        let initial = word.chars().next().unwrap_or(' ');
        let spaced = self.tokens[next.index()].space_before || self.marks.role(next) == Role::Open;
        match stop {
            _ if initial.is_lowercase() => false,
            _ if !initial.is_alphanumeric()
                && !matches!(initial, '$' | '£' | '€' | '•' | '-' | '*' | '[' | '(') =>
            {
                initial as u32 > 0x7f && !matches!(initial, '–' | '—' | '”' | '’' | '…')
            }
            Stop::Abbreviation => spaced && self.ends_at_abbreviation(TokenId(next.0 - 1), quoted, first),
            Stop::Question if quoted => !self.attribution(first),
            Stop::Full | Stop::Question => spaced || initial.is_uppercase(),
            Stop::Dots => !initial.is_ascii_digit() && spaced,
        }
    }

    /// The first token from `token` on that is neither an opening mark nor an opening bracket.
    fn first_word(&self, mut token: TokenId) -> TokenId {
        while let Some(next) = self.next(token) {
            if self.marks.role(token) != Role::Open && !matches!(self.word(token), "(" | "[") {
                break;
            }
            token = next;
        }
        token
    }

    fn ends_at_abbreviation(&self, last: TokenId, quoted: bool, first: TokenId) -> bool {
        let word = self.word(last).to_lowercase();
        let starter = is_starter(self.word(first));
        match words::abbreviation(&word) {
            Some(Abbreviation::Name) => false,
            Some(Abbreviation::Any | Abbreviation::Place) => starter || self.marks.role(first) == Role::Open,
            Some(Abbreviation::Number | Abbreviation::Inner) => false,
            None => starter || quoted,
        }
    }

    /// Whether the words before `token` are quoted, and `token` goes on with who said them.
    fn attributed(&self, token: TokenId) -> bool {
        let closed = self.marks.role(TokenId(token.0 - 1)) == Role::Close;
        closed && (self.word(token).starts_with(char::is_lowercase) || self.attribution(token))
    }

    /// Whether an attribution to the words before begins at `token`: *Peskov said*, *Mr. Falk asked*.
    fn attribution(&self, token: TokenId) -> bool {
        (token.index()..self.range.end.index().min(token.index() + 8))
            .map(|index| self.word(TokenId::from(index)))
            .take_while(|word| word.ends_with('.') && word.len() > 1 || word.contains(char::is_alphanumeric))
            .any(words::is_saying)
            && !is_starter(self.word(token))
    }
}
