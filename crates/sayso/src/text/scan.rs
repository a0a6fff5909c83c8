//! How far a word or number reaches: over which full stops, slashes, hyphens and apostrophes.
//!
//! What it leaves out: what a word is cut into, and the full stop of an abbreviation; see [`super::token`].

use super::{
    chars::{self, Class, class},
    link, words,
};

/// How far is looked ahead for the end of a number or a name, in characters.
const LOOK_AHEAD: usize = 96;

/// The length of the word or number at the beginning of `rest`, up to where the next token begins.
pub(super) fn word_length(rest: &str) -> usize {
    let mut part = 0; // where the part behind the last hyphen or full stop begins
    let mut characters = rest.char_indices().peekable();
    let mut before = '\0';
    let mut prefixed = true;
    let mut joined_until = 0;
    while let Some((at, character)) = characters.next() {
        if at < joined_until || class(character) == Class::Word {
            before = character;
            continue;
        }
        let next = characters.peek().map(|&(_, next)| next);
        let tail = &rest[at + character.len_utf8()..];
        let alnum_next = next.is_some_and(|next| class(next) == Class::Word && next != '_');
        let digits = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        let joins = match character {
            '.' => {
                let single = rest[part..at].chars().count() == 1 && before.is_alphabetic();
                let next_single = tail.chars().nth(1).is_none_or(|second| class(second) != Class::Word);
                digits
                    || single && alnum_next && next_single
                    || alnum_next && (dotted_title(rest) || link::is_site(&rest[part..]))
            }
            ',' => digits && is_thousand(tail),
            ':' => digits,
            '/' => digits || alnum_next && joins_slash(rest, part, at),
            '&' => {
                alnum_next
                    && at - part <= 4
                    && run(tail, char::is_alphanumeric) <= 3
                    && before.is_alphanumeric()
            }
            '@' => alnum_next,
            '*' => {
                let stars = run(tail, |star| star == '*');
                let censors = before.is_alphabetic() && tail[stars..].starts_with(char::is_alphabetic);
                if censors {
                    joined_until = at + 1 + stars;
                }
                censors
            }
            _ if chars::is_hyphen(character) => {
                let (joins, until) = hyphen_joins(rest, part, at, character.len_utf8(), prefixed);
                joined_until = joined_until.max(until);
                prefixed = joins;
                joins
            }
            _ if chars::is_apostrophe(character) => {
                if let Some(length) = clitic_start(rest, part, at, tail) {
                    return length;
                }
                next.is_some_and(char::is_alphabetic)
            }
            _ => false,
        };
        if !joins {
            return at;
        }
        if matches!(character, '.' | '/' | '&') || chars::is_hyphen(character) {
            part = at + character.len_utf8();
        }
        before = character;
    }
    rest.len()
}

/// Where the word ends whose last part before the apostrophe at `at` is followed by a clitic.
fn clitic_start(rest: &str, part: usize, at: usize, tail: &str) -> Option<usize> {
    let letters = run(tail, char::is_alphanumeric);
    let suffix = &tail[..letters];
    if is_clitic(suffix) {
        return Some(at);
    }
    let negated = suffix.eq_ignore_ascii_case("t") && rest[..at].ends_with(['n', 'N']);
    let start = at.checked_sub(1)?;
    (negated && start > part).then_some(start)
}

/// Whether a title of the sciences stands here that has a full stop inside.
fn dotted_title(rest: &str) -> bool {
    let title = run_most(rest, 8, |character| character.is_alphabetic() || character == '.');
    is_dotted(rest[..title].trim_end_matches('.'))
}

/// Whether the slash at `at` is part of a word.
fn joins_slash(rest: &str, part: usize, at: usize) -> bool {
    let end = at + 1 + run(&rest[at + 1..], char::is_alphanumeric);
    end - part <= 6 && words::joined_slashes().contains(&rest[part..end].to_lowercase())
}

/// Whether the hyphen at `at` is part of a word, and up to where all hyphens are.
fn hyphen_joins(rest: &str, part: usize, at: usize, width: usize, prefixed: bool) -> (bool, usize) {
    let tail = &rest[at + width..];
    if !tail.starts_with(char::is_alphanumeric) {
        return (false, 0);
    }
    let left = &rest[part..at];
    if left.bytes().all(|byte| byte.is_ascii_digit()) && begins_with_digit(tail) {
        let length =
            run_most(&rest[part..], LOOK_AHEAD, |character| character.is_ascii_digit() || character == '-');
        let number = &rest[part..part + length];
        let groups = number.split('-').count();
        let ends = !rest[part + length..].starts_with(char::is_alphabetic);
        // A telephone number, or an American postal code.
        let seven = groups == 2 && matches!((left.len(), number.len()), (3, 8) | (5, 10));
        let whole = length < LOOK_AHEAD && ends && !number.ends_with('-') && (groups > 2 || seven);
        return (whole, if whole { part + length } else { 0 });
    }
    if left.len() > 12 || !left.chars().all(char::is_alphabetic) {
        return (false, 0);
    }
    let parts = words::hyphen_parts();
    let first = prefixed && parts.get(&left.to_lowercase()) == Some("first");
    let right = &tail[..run(tail, char::is_alphabetic)];
    let last = right.len() <= 8 && parts.get(&right.to_lowercase()) == Some("last");
    (first || last, 0)
}

/// Whether exactly three digits begin `tail`, as behind the comma of *1,000*.
fn is_thousand(tail: &str) -> bool {
    run_most(tail, 4, |character| character.is_ascii_digit()) == 3
}

/// What may follow an apostrophe as a word of its own.
pub(super) fn is_clitic(word: &str) -> bool {
    ["s", "re", "ve", "m", "ll", "d"].iter().any(|clitic| word.eq_ignore_ascii_case(clitic))
}

/// Whether a word is letters with full stops between: *U.S*, *p.m*, *a.k.a*.
pub(super) fn is_dotted(word: &str) -> bool {
    let mut letters = 0;
    let dotted = word.split('.').all(|part| {
        letters += 1;
        let mut characters = part.chars();
        characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
    });
    let mixed = matches!(word, "Ph.D" | "M.Sc" | "B.Sc" | "W.Va" | "Ed.D" | "Litt.D" | "LL.B" | "LL.M");
    dotted && letters > 1 || mixed
}

/// Whether `text` begins with a digit.
pub(super) fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|character: char| character.is_ascii_digit())
}

/// The length of the longest beginning of `text` whose characters all are as wanted.
pub(super) fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|character| !wanted(character)).unwrap_or(text.len())
}

/// The same, of the first `most` characters.
fn run_most(text: &str, most: usize, wanted: impl Fn(char) -> bool) -> usize {
    text.char_indices()
        .take(most)
        .take_while(|&(_, character)| wanted(character))
        .last()
        .map_or(0, |(at, character)| at + character.len_utf8())
}
