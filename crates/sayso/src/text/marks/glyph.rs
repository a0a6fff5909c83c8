//! Single marks: their shape, and what it costs to take one as opening, closing or neither.

use crate::text::{
    TokenId, TokenRange,
    chars::{Class, class, is_mark},
    token::Token,
    words,
};

/// Which marks can be partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// " “ ” „ `` ''
    Double,
    /// ' ‘ ’ ‚ `
    Single,
    /// « »
    Angle,
    /// ‹ ›
    SingleAngle,
    /// 「 」
    Corner,
}

/// Which way a mark points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// Both ways: " '
    Straight,
    /// As an opening mark: “ ‘ « ``
    Left,
    /// As a closing mark: ” ’ »
    Right,
    /// As an opening mark at the foot of the line: „ ‚
    Low,
    /// Two apostrophes: mostly closing.
    Ticks,
}

/// What a reading of the marks costs: the lower the better.
pub(super) type Cost = i32;

/// A stretch that is never closed.
pub(super) const UNCLOSED: Cost = 9;
/// A closing mark without an opening one.
pub(super) const UNOPENED: Cost = 10;
/// A mark that points the wrong way.
pub(super) const TURNED: Cost = 6;
const STRAY: Cost = 12;

/// A mark, and what it may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub token: TokenId,
    /// The number of its paragraph.
    pub paragraph: u32,
    pub family: Family,
    pub shape: Shape,
    /// What it costs to open with it.
    pub open: Cost,
    /// What it costs to close with it.
    pub close: Cost,
    /// What it costs to take it as neither.
    pub neither: Cost,
    /// Whether only marks stand before it in its paragraph.
    pub leads: bool,
}

/// The marks of a text.
pub(super) fn find(text: &str, tokens: &[Token], paragraphs: &[TokenRange]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (number, &range) in paragraphs.iter().enumerate() {
        let mut leads = true;
        for token in range.tokens() {
            let word = tokens[token.index()].span.of(text);
            let Some((family, shape)) = word.chars().next().and_then(|first| glyph(word, first)) else {
                leads = false;
                continue;
            };
            let sides = Sides::of(text, tokens, range, token);
            marks.push(Mark {
                token,
                paragraph: number as u32,
                family,
                shape,
                open: open_cost(family, shape, &sides),
                close: close_cost(family, shape, &sides),
                neither: neither_cost(family, shape, &sides),
                leads,
            });
        }
    }
    marks
}

fn glyph(word: &str, first: char) -> Option<(Family, Shape)> {
    if !is_mark(first) {
        return None;
    }
    if word.len() > first.len_utf8() {
        return match word {
            "``" => Some((Family::Double, Shape::Left)),
            "''" | "’’" => Some((Family::Double, Shape::Ticks)),
            "‘’" => Some((Family::Double, Shape::Left)),
            _ => None,
        };
    }
    Some(match first {
        '"' | '＂' => (Family::Double, Shape::Straight),
        '“' | '❝' | '〝' | '‟' => (Family::Double, Shape::Left),
        '”' | '❞' | '〞' | '〟' => (Family::Double, Shape::Right),
        '„' => (Family::Double, Shape::Low),
        '«' => (Family::Angle, Shape::Left),
        '»' => (Family::Angle, Shape::Right),
        '‹' => (Family::SingleAngle, Shape::Left),
        '›' => (Family::SingleAngle, Shape::Right),
        '「' | '『' => (Family::Corner, Shape::Left),
        '」' | '』' => (Family::Corner, Shape::Right),
        '\'' | '＇' => (Family::Single, Shape::Straight),
        '‘' | '‛' | '`' | '❛' => (Family::Single, Shape::Left),
        '‚' => (Family::Single, Shape::Low),
        _ => (Family::Single, Shape::Right),
    })
}

/// What stands beside a mark.
struct Sides<'t> {
    /// The character right before it; a blank where white space is, none at the start of its paragraph.
    left: Option<char>,
    /// The character right after it, likewise.
    right: Option<char>,
    /// The token before it.
    before: &'t str,
    /// The token after it.
    after: &'t str,
}

impl<'t> Sides<'t> {
    fn of(text: &'t str, tokens: &[Token], paragraph: TokenRange, token: TokenId) -> Self {
        let index = token.index();
        let previous = (token > paragraph.start).then(|| tokens[index - 1].span.of(text));
        let next = tokens[..paragraph.end.index()].get(index + 1);
        let after = next.map_or("", |next| next.span.of(text));
        Self {
            left: previous.map(|word| {
                if tokens[index].space_before { ' ' } else { word.chars().next_back().unwrap_or(' ') }
            }),
            right: next.map(|next| if next.space_before { ' ' } else { after.chars().next().unwrap_or(' ') }),
            before: previous.unwrap_or(""),
            after,
        }
    }
}

fn is_word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

fn open_cost(family: Family, shape: Shape, sides: &Sides<'_>) -> Cost {
    let spaced = matches!(family, Family::Angle | Family::SingleAngle);
    let left = match sides.left {
        None | Some(' ' | '(' | '[' | '{' | '/' | '-') => 0,
        Some('.' | ',' | ';' | ':' | '!' | '?') => 3,
        Some(')' | ']' | '}') => 5,
        Some(character) if character.is_alphanumeric() => 8,
        Some(_) => 0,
    };
    let right = match sides.right {
        None => 20,
        Some(' ') => {
            if spaced {
                0
            } else {
                5
            }
        }
        Some('.' | '…') if sides.after.len() > 1 => 0,
        Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}') => 5,
        Some(_) => 0,
    };
    let shape = match shape {
        Shape::Straight | Shape::Left | Shape::Low => 0,
        Shape::Ticks => 2,
        Shape::Right if spaced => 3,
        Shape::Right => TURNED,
    };
    let year = family == Family::Single && is_short_year(sides.after) && is_word(sides.before.chars().next());
    left + right + shape + Cost::from(family == Family::Single) + if year { 3 } else { 0 }
}

/// Whether a word can be the year in *the summer of '69*.
fn is_short_year(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn close_cost(family: Family, shape: Shape, sides: &Sides<'_>) -> Cost {
    let spaced = matches!(family, Family::Angle | Family::SingleAngle);
    let left = match sides.left {
        None => 20,
        Some(' ') => {
            if spaced {
                0
            } else {
                4
            }
        }
        Some('(' | '[' | '{') => 6,
        Some(character) if matches!(class(character), Class::Run) && !matches!(character, '!' | '?') => 1,
        Some(_) => 0,
    };
    let right = match sides.right {
        Some('(' | '[' | '{') => 2,
        right if is_word(right) => 5,
        _ => 0,
    };
    let shape = match shape {
        Shape::Straight | Shape::Right | Shape::Ticks => 0,
        Shape::Left if spaced => 3,
        Shape::Left => TURNED,
        Shape::Low => STRAY,
    };
    left + right + shape
}

/// What an apostrophe, a sign of feet or inches, or a stray mark costs.
fn neither_cost(family: Family, shape: Shape, sides: &Sides<'_>) -> Cost {
    let after_digit = sides.left.is_some_and(|left| left.is_ascii_digit());
    match family {
        Family::Double
            if matches!(shape, Shape::Straight | Shape::Ticks) && after_digit && !is_word(sides.right) =>
        {
            2
        }
        Family::Double | Family::Angle | Family::SingleAngle | Family::Corner => STRAY,
        Family::Single => {
            let turned = if shape == Shape::Left { 3 } else { 0 };
            turned
                + match (is_word(sides.left), is_word(sides.right)) {
                    (true, true) => 0,
                    (true, false) if after_digit => 1,
                    (true, false) => {
                        let plural = sides.before.to_lowercase().ends_with(['s', 'z', 'x']);
                        // A plural that owns something stands before a word.
                        let owns = sides.after.chars().all(char::is_alphanumeric);
                        if plural && owns {
                            1
                        } else if plural {
                            4
                        } else {
                            6
                        }
                    }
                    (false, true) => {
                        let elided = sides.after.len() <= 12
                            && words::elisions().contains(&format!("'{}", sides.after.to_lowercase()));
                        let year =
                            sides.after.len() == 2 && sides.after.bytes().all(|byte| byte.is_ascii_digit());
                        match shape {
                            _ if elided => 1,
                            _ if year => 2,
                            Shape::Right => 4,
                            Shape::Straight | Shape::Left | Shape::Low | Shape::Ticks => 8,
                        }
                    }
                    (false, false) => 8,
                }
        }
    }
}
