//! Sentences: what is read as one piece of grammar, headings and bullet lines among them.
//!
//! A paragraph is cut behind a full stop, question or exclamation mark and the marks and brackets that close
//! there, unless what follows belongs to the same sentence: an attribution behind quoted words, a small letter,
//! a name behind an abbreviation. What it leaves out: clauses, which the grammar finds.

use super::{
    TokenId, TokenRange,
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
    /// Whether it was cut from a longer one only to bound the work.
    pub cut: bool,
}

/// The most tokens a sentence has; longer ones are cut.
pub const LONGEST: usize = 400;

/// Splits the tokens of one paragraph into sentences.
pub fn split(
    text: &str,
    paragraph: u32,
    range: TokenRange,
    tokens: &[Token],
    marks: &Marks,
    sentences: &mut Vec<Sentence>,
) {
    let reader = Reader { text, tokens, marks, range };
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        at = match reader.boundary(at) {
            Some(end) => {
                reader.push(TokenRange { start, end }, paragraph, sentences);
                start = end;
                end
            }
            None => TokenId(at.0 + 1),
        };
    }
    reader.push(TokenRange { start, end: range.end }, paragraph, sentences);
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

    /// Whether an attribution to the words before begins at `token`: *Peskov said*, *Mr. Falk asked*.
    fn attribution(&self, token: TokenId) -> bool {
        (token.index()..self.range.end.index().min(token.index() + 8))
            .map(|index| self.word(TokenId::from(index)))
            .take_while(|word| word.ends_with('.') && word.len() > 1 || word.contains(char::is_alphanumeric))
            .any(words::is_saying)
            && !is_starter(self.word(token))
    }

    /// Adds a sentence, in pieces if it is too long.
    fn push(&self, mut range: TokenRange, paragraph: u32, sentences: &mut Vec<Sentence>) {
        while range.len() > LONGEST {
            let end = self.safe_cut(range);
            sentences.push(Sentence { tokens: TokenRange { start: range.start, end }, paragraph, cut: true });
            range.start = end;
        }
        if !range.is_empty() {
            sentences.push(Sentence { tokens: range, paragraph, cut: false });
        }
    }

    /// Where a sentence that is too long is cut: behind the last semicolon, else comma, of its second half.
    fn safe_cut(&self, range: TokenRange) -> TokenId {
        let latest = range.start.index() + LONGEST;
        let half = range.start.index() + LONGEST / 2;
        let behind = |wanted: &[&str]| {
            (half..latest).rev().find(|&index| wanted.contains(&self.word(TokenId::from(index))))
        };
        let last = behind(&[";", ":", "|", "•"]).or_else(|| behind(&[",", "–", "—", "--", ")"]));
        TokenId::from(last.map_or(latest, |index| index + 1))
    }
}
