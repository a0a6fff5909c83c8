//! What sort of character stands there, as far as cutting a text into tokens needs to know.

/// What sort of character it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter, a digit, an accent, or anything else a word may consist of.
    Word,
    /// A full stop or an ellipsis: runs of it are one token.
    Dots,
    /// A mark that is repeated into one token: dashes, stars, lines, exclamation and question marks.
    Run,
    /// A mark that may part quoted words from others; see [`is_single_mark`].
    Mark,
    /// A picture, which modifiers and joiners make longer.
    Emoji,
    /// Any other mark or sign: a token of its own.
    Sign,
}

/// The class of a character that is no white space.
pub(super) fn class(character: char) -> Class {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Class::Word,
        '.' | '…' => Class::Dots,
        '!' | '?' | '-' | '*' | '=' | '~' | '+' | '<' | '>' | '‼' | '⁇' | '⁈' | '⁉' => Class::Run,
        '‐'..='―' | '−' | '•' | '·' => Class::Run,
        _ if is_mark(character) => Class::Mark,
        _ if character.is_ascii() => match character {
            '\0'..='\x1f' | '\x7f' => Class::Word,
            _ => Class::Sign,
        },
        'ª' | '²' | '³' | '¹' | 'º' | '¼'..='¾' | '\u{ad}' => Class::Word,
        '¡'..='¿' | '×' | '÷' => Class::Sign,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => Class::Word,
        '†'..='⁞' | '₠'..='⃀' => Class::Sign,
        '\u{20d0}'..='\u{20ff}' => Class::Word,
        '℀'..='⅏' if !character.is_alphanumeric() => Class::Sign,
        '☀'..='➿' | '⌚'..='⏿' | '⬅'..='⭕' | '\u{1f000}'..='\u{1faff}' => Class::Emoji,
        '←'..='⯿' | '、'..='〃' | '〈'..='〜' | '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･' => {
            Class::Sign
        }
        _ => Class::Word,
    }
}

/// Whether the character makes the picture before it longer: skin colours, joiners, variants, flags.
pub(super) fn extends_emoji(character: char) -> bool {
    matches!(character, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Whether the character is half a flag.
pub(super) fn is_flag_half(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether the character can be a quotation mark, single or double, of any typography.
pub(super) fn is_mark(character: char) -> bool {
    is_single_mark(character)
        || matches!(
            character,
            '"' | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '❝'
                | '❞'
                | '〝'
                | '〞'
                | '〟'
                | '＂'
                | '「'
                | '」'
                | '『'
                | '』'
        )
}

/// Whether the character can be a single quotation mark; most of them can be an apostrophe too.
pub(super) fn is_single_mark(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '‹' | '›' | '❛' | '❜' | '＇')
}

/// Whether the character can stand inside a word where an apostrophe does.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‛' | '`' | '´' | 'ʼ' | '＇')
}

/// Whether the character is a hyphen of any kind that joins the parts of a word.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑')
}
