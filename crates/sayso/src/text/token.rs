//! Tokens: words, numbers and punctuation, as the treebanks of Universal Dependencies cut them.
//!
//! A word written together is cut into its syntactic words (*do|n't*, *Iran|'s*, *can|not*), a hyphenated one
//! into its parts but for prefixes (*long|-|term*, *anti-war*), a number from its currency and unit. Quotation
//! marks are always tokens of their own; whether a mark is an apostrophe is told later, by [`super::marks`],
//! but for elisions that are known by their letters (*'em*, *rock 'n' roll*, *the '90s*).
//!
//! What stands between white space is read once from left to right with a bounded look ahead.

use super::{
    Span,
    chars::{self, Class, class},
    link,
    scan::{begins_with_digit, is_clitic, is_dotted, run, word_length},
    words::{self, Abbreviation},
};

/// A word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; tokens never overlap and leave only white space between them.
    pub span: Span,
    /// Whether white space, a line end or the start of the text stands before it.
    pub space_before: bool,
}

/// Cuts one paragraph into tokens.
pub fn tokenize(text: &str, paragraph: Span, tokens: &mut Vec<Token>) {
    let end = paragraph.end() as usize;
    let mut at = paragraph.start() as usize;
    while at < end {
        let rest = &text[at..end];
        let chunk = rest.find(char::is_whitespace).map_or(end, |length| at + length);
        if chunk > at {
            let after = text[chunk..end].trim_start();
            let flags = text[at..chunk].bytes().fold((false, false), |(at_sign, slash), byte| {
                (at_sign || byte == b'@', slash || byte == b'/')
            });
            let mut cutter =
                Cutter { text, start: at, end: chunk, after, at_sign: flags.0, slash: flags.1, tokens };
            cutter.cut();
        }
        at = chunk + text[chunk..end].chars().next().map_or(0, char::len_utf8);
    }
}

/// Cuts what stands between white space.
struct Cutter<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    /// What follows in the paragraph.
    after: &'t str,
    /// Whether there is an `@` in it.
    at_sign: bool,
    /// Whether there is a `/` in it.
    slash: bool,
    tokens: &'t mut Vec<Token>,
}

impl<'t> Cutter<'t> {
    fn cut(&mut self) {
        let mut at = self.start;
        while at < self.end {
            at = self.piece(at);
        }
    }

    /// The end of the token that is made of `start` up to `start + length`.
    fn push(&mut self, start: usize, length: usize) -> usize {
        let end = start + length;
        let span = Span::new(start as u32, end as u32);
        self.tokens.push(Token { span, space_before: start == self.start });
        end
    }

    /// Cuts the next token or tokens; gives where they end.
    fn piece(&mut self, at: usize) -> usize {
        let text: &'t str = self.text;
        let rest = &text[at..self.end];
        let before = text[self.start..at].chars().next_back();
        let Some(first) = rest.chars().next() else { return self.end };
        if let Some(length) = self.whole(rest, before) {
            return self.push(at, length);
        }
        match class(first) {
            Class::Word => self.word(at),
            Class::Dots
                if first == '.' && begins_with_digit(&rest[1..]) && before.is_none_or(opens_number) =>
            {
                let decimals = run(&rest[1..], |character| character.is_ascii_digit());
                self.push(at, 1 + decimals)
            }
            Class::Dots => self.push(at, run(rest, |character| character == first)),
            Class::Run if matches!(first, '!' | '?') => {
                self.push(at, run(rest, |character| matches!(character, '!' | '?')))
            }
            Class::Run if first == '+' && before.is_none() && begins_with_digit(&rest[1..]) => {
                let digits = run(&rest[1..], |character| character.is_ascii_digit() || character == '-');
                self.push(at, 1 + digits)
            }
            Class::Run => self.push(at, run(rest, |character| character == first)),
            Class::Mark => self.mark(at, first, before),
            Class::Emoji => self.push(at, emoji(rest)),
            Class::Sign => self.push(at, first.len_utf8()),
        }
    }

    /// The length of a link, an address, a handle, a tag or a face that stands here.
    fn whole(&self, rest: &str, before: Option<char>) -> Option<usize> {
        let parted = before.is_none_or(|character| !character.is_alphanumeric());
        if !parted {
            return None;
        }
        if let Some(length) = link::link(rest, self.at_sign, self.slash) {
            return Some(length);
        }
        if rest.starts_with(['#', '@']) {
            let name = run(&rest[1..], |character| character.is_alphanumeric() || character == '_');
            let lettered = rest[1..].chars().next().is_some_and(char::is_alphabetic);
            return (lettered && name > 1).then_some(1 + name);
        }
        if before.is_none_or(|character| matches!(character, '.' | '!' | '?'))
            && !rest.as_bytes()[0].is_ascii_alphanumeric()
        {
            return (2..=4)
                .rev()
                .filter(|&length| rest.is_char_boundary(length) && length <= rest.len())
                .find(|&length| {
                    words::emoticons().contains(&rest[..length])
                        && !rest[length..].starts_with(char::is_alphanumeric)
                });
        }
        None
    }

    /// A quotation mark, or a word that begins with an apostrophe.
    fn mark(&mut self, at: usize, first: char, before: Option<char>) -> usize {
        let rest = &self.text[at..self.end];
        if matches!(first, '‘' | '’') && rest[first.len_utf8()..].starts_with('’') {
            // Two curly apostrophes for a double mark.
            return self.push(at, first.len_utf8() + '’'.len_utf8());
        }
        if matches!(first, '\'' | '`') {
            let count = rest.chars().take(8).take_while(|&character| character == first).count();
            if count >= 2 {
                // Of three, the outer two are the double mark.
                let closing = before.is_some_and(|character| {
                    class(character) != Class::Mark && !matches!(character, '(' | '[' | '{')
                });
                let single_first = closing && count % 2 == 1;
                return self.push(at, if single_first { 1 } else { 2 });
            }
        }
        if !chars::is_apostrophe(first) {
            return self.push(at, first.len_utf8());
        }
        let body = &rest[first.len_utf8()..];
        let letters = run(body, char::is_alphanumeric);
        let attached = before.is_some_and(|character| !character.is_whitespace());
        let (word, tail) = body.split_at(letters);
        if letters == 0 || letters > 12 {
            return self.push(at, first.len_utf8());
        }
        let parts =
            !tail.starts_with(chars::is_hyphen) && (attached || !tail.starts_with(chars::is_apostrophe));
        if parts && is_clitic(word) {
            return self.push(at, first.len_utf8() + letters);
        }
        let turned = matches!(first, '’' | 'ʼ');
        if is_short_year(word, tail, turned, self.after) {
            return self.push(at, first.len_utf8() + letters);
        }
        if !attached || before.is_some_and(|character| class(character) == Class::Mark) {
            let mut plain = format!("'{}", word.to_lowercase());
            let length = first.len_utf8() + letters;
            if plain == "'n"
                && let Some(last) = tail.chars().next().filter(|&last| chars::is_apostrophe(last))
            {
                return self.push(at, length + last.len_utf8());
            }
            if let Some(kind) = words::elisions().get(&plain)
                && (kind == "-" || turned)
                && !tail.starts_with(chars::is_apostrophe)
            {
                return match words::contractions().get(&plain) {
                    Some(_) => {
                        plain.truncate(2);
                        let cut = self.push(at, first.len_utf8() + plain.len() - 1);
                        self.push(cut, at + length - cut)
                    }
                    None => self.push(at, length),
                };
            }
        }
        self.push(at, first.len_utf8())
    }

    /// A word or number with what belongs to it.
    fn word(&mut self, at: usize) -> usize {
        let rest = &self.text[at..self.end];
        let mut length = word_length(rest);
        let word = &rest[..length];
        if let Some(cut) = unit_cut(word, &rest[length..]) {
            let middle = self.push(at, cut);
            return match &rest[cut..] {
                unit if unit.len() >= 4 && matches!(&unit.as_bytes()[1..4], b".m.") => self.push(middle, 4),
                _ => self.push(middle, length - cut),
            };
        }
        if let Some(parts) = contraction(word) {
            let mut from = at;
            for part in parts.split(' ') {
                // The parts spell the word but for the shape of its apostrophe.
                let part: usize =
                    self.text[from..].chars().take(part.chars().count()).map(char::len_utf8).sum();
                from = self.push(from, part);
            }
            return from;
        }
        if let Some(clitic) = decade(word, &rest[length..]) {
            return self.push(at, length + clitic);
        }
        let tail = &rest[length..];
        if self.is_cut_off(word, tail) {
            return self.push(at, length + 1);
        }
        if tail.starts_with('$')
            && (1..=3).contains(&length)
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            return self.push(at, length + 1);
        }
        if let Some(last) = tail.chars().next().filter(|&last| chars::is_apostrophe(last))
            && length <= 12
            && words::elisions().contains(&format!("{}'", word.to_lowercase()))
        {
            return self.push(at, length + last.len_utf8());
        }
        if tail.starts_with('.') && !tail[1..].starts_with('.') && self.keeps_stop(word, &tail[1..]) {
            length += 1;
        }
        self.push(at, length)
    }

    /// Whether a word was broken off by the speaker behind its first sounds: *th-*.
    fn is_cut_off(&self, word: &str, tail: &str) -> bool {
        let vowel = |byte: u8| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u');
        let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let sounds = word.len() == 1 || word.len() <= 3 && !word.bytes().any(vowel);
        let broken = self.after.starts_with(['—', '–']);
        let again = self.after.get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word));
        tail == "-" && letters && (sounds || broken || again)
    }

    /// Whether the full stop behind `word` belongs to it; `tail` follows the full stop.
    fn keeps_stop(&self, word: &str, tail: &str) -> bool {
        let next = if tail.is_empty() { self.after } else { tail };
        let next_word = &next[..run(next, char::is_alphanumeric)];
        let next_char = next.chars().next();
        let starter = tail.is_empty() && is_starter(next);
        if is_dotted(word) {
            return true;
        }
        if word.chars().count() == 1 {
            // An initial: a name or another initial follows.
            let letter = word.chars().all(char::is_uppercase);
            let name = next_word.starts_with(char::is_uppercase) && !starter;
            let more = matches!(next_char, Some(',' | '\'' | '’'));
            let known = words::abbreviation(&format!("{}.", word.to_lowercase()));
            let bracketed = self.text[self.start..self.end].starts_with('(')
                && next_char.is_some_and(char::is_alphanumeric);
            return match known {
                _ if !letter
                    && bracketed
                    && self.start + 2
                        >= self.tokens.last().map_or(0, |last| last.span.end() as usize + 1) =>
                {
                    true
                }
                Some(Abbreviation::Number) if !letter => begins_with_digit(next),
                Some(Abbreviation::Inner) if !letter => next_char.is_some(),
                _ => letter && (name || more) && (word != "I" || next_word.len() == 1),
            };
        }
        if word.len() > 12 {
            return false;
        }
        let lower = format!("{}.", word.to_lowercase());
        match words::abbreviation(&lower) {
            None => false,
            Some(Abbreviation::Name) => {
                next_char.is_some_and(|character| !matches!(character, '\'' | '’' | '"' | '”'))
            }
            Some(Abbreviation::Number) => begins_with_digit(next) || next.starts_with('#'),
            Some(Abbreviation::Inner) => next_char.is_some() && !starter,
            Some(Abbreviation::Place) => {
                word.starts_with(char::is_uppercase)
                    && (next_char == Some(',') || next_word.starts_with(char::is_lowercase))
            }
            Some(Abbreviation::Any) => {
                lower != "etc."
                    || !(next.is_empty() || tail.is_empty() && next_word.starts_with(char::is_uppercase))
            }
        }
    }
}

/// Whether a number can begin behind `character` with its decimal point.
fn opens_number(character: char) -> bool {
    matches!(character, '$' | '£' | '€' | '(' | '+' | '-')
}

/// Whether `text` begins with a word that begins a sentence.
pub(super) fn is_starter(text: &str) -> bool {
    let length = run(text, char::is_alphabetic);
    let capital = text.starts_with(char::is_uppercase);
    capital && length <= 12 && words::sentence_starters().contains(&text[..length].to_lowercase())
}

/// Whether two digits behind an apostrophe are a year or a decade: *'90s*, *the class of '72.*
fn is_short_year(word: &str, tail: &str, turned: bool, after: &str) -> bool {
    let bytes = word.as_bytes();
    let two = bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_digit);
    let ends = tail.starts_with([',', '.', ';', ')', ':', '!', '?', '-', '–', '—'])
        || tail.is_empty() && after.is_empty();
    two && match bytes.len() {
        2 => turned || ends,
        3 => bytes[2] == b's',
        _ => false,
    }
}

/// The length of the *'s* of a decade: *the 80's*.
fn decade(word: &str, tail: &str) -> Option<usize> {
    let digits =
        matches!(word.len(), 2 | 4) && word.ends_with('0') && word.bytes().all(|byte| byte.is_ascii_digit());
    let mark = tail.chars().next().filter(|&mark| digits && chars::is_apostrophe(mark))?;
    let behind = tail[mark.len_utf8()..].strip_prefix('s')?;
    (!behind.starts_with(char::is_alphanumeric)).then_some(mark.len_utf8() + 1)
}

/// The parts of a word that is written together, if it is a known contraction.
fn contraction(word: &str) -> Option<&'static str> {
    if word.len() > 12 || word.len() <= 3 && word.chars().all(char::is_uppercase) {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return words::contractions().get(word);
    }
    let plain: String = word
        .chars()
        .map(|character| if chars::is_apostrophe(character) { '\'' } else { character })
        .flat_map(char::to_lowercase)
        .collect();
    words::contractions().get(&plain)
}

/// Where a number ends that has its unit right behind it.
fn unit_cut(word: &str, tail: &str) -> Option<usize> {
    let digits = run(word, |character| character.is_ascii_digit() || matches!(character, '.' | ',' | ':'));
    if digits == 0 || digits == word.len() || !begins_with_digit(word) {
        return None;
    }
    let unit = &word[digits..];
    let time = matches!(unit, "a" | "p") && tail.starts_with(".m.");
    (time || words::units().contains(unit)).then_some(digits)
}

/// The length of the picture at the beginning of `rest`, with its modifiers and joined pictures.
fn emoji(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let Some((_, first)) = characters.next() else { return 0 };
    let mut length = first.len_utf8();
    let mut flag = chars::is_flag_half(first);
    let mut joiner = false;
    for (at, character) in characters {
        let more = chars::extends_emoji(character)
            || joiner && class(character) == Class::Emoji
            || flag && chars::is_flag_half(character);
        if !more {
            break;
        }
        flag = false;
        joiner = character == '\u{200d}';
        length = at + character.len_utf8();
    }
    length
}
