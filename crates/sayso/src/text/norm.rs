//! The form of a token that word lists are asked with: lower case, plain marks.
//!
//! This is the one place where the letters of a text are made alike. What it leaves out: accents stay.

/// The token in lower case, with straight quotation marks, `-` for every hyphen, `–` for every dash, `...` for
/// an ellipsis, and without characters that are not seen.
pub fn norm(word: &str) -> Box<str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`') {
        return match word {
            "--" | "---" => "–".into(),
            "''" => "\"".into(),
            _ => word.into(),
        };
    }
    let mut norm = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' | '‹' | '›' | '❛' | '❜' | '＇' => {
                norm.push('\'');
            }
            '“' | '”' | '„' | '‟' | '«' | '»' | '❝' | '❞' | '〝' | '〞' | '〟' | '＂' | '「' | '」'
            | '『' | '』' => {
                norm.push('"');
            }
            '‐' | '‑' => norm.push('-'),
            '‒' | '–' | '—' | '―' | '−' => norm.push('–'),
            '…' => norm.push_str("..."),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {}
            'ﬀ' => norm.push_str("ff"),
            'ﬁ' => norm.push_str("fi"),
            'ﬂ' => norm.push_str("fl"),
            'ﬃ' => norm.push_str("ffi"),
            'ﬄ' => norm.push_str("ffl"),
            _ => norm.extend(character.to_lowercase()),
        }
    }
    match norm.as_str() {
        "''" => "\"".into(),
        _ if norm.starts_with("––") && norm.chars().all(|character| character == '–') => "–".into(),
        _ => norm.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::norm;

    #[test]
    fn marks_dashes_and_capitals_are_made_plain() {
        for (word, plain) in [
            ("Don’t", "don't"),
            ("“", "\""),
            ("``", "\""),
            ("''", "\""),
            ("—", "–"),
            ("--", "–"),
            ("‑", "-"),
            ("-", "-"),
            ("…", "..."),
            ("CAFÉ", "café"),
            ("co\u{ad}operate", "cooperate"),
            ("ofﬁce", "office"),
            ("", ""),
        ] {
            assert_eq!(&*norm(word), plain, "{word}");
        }
    }
}
