//! Spellings made comparable: without case, accents and dots, and by sound for transliterated names.

/// A word in lower case without accents, dots and apostrophes.
pub(super) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            '.' | '\'' | '’' | '‘' | '"' | '“' | '”' | ',' | '\u{300}'..='\u{36f}' => {}
            _ => match letter(c) {
                "" => out.push(c),
                letters => out.push_str(letters),
            },
        }
    }
    out
}

/// The Latin letters without accent for an accented one; nothing for any other character.
fn letter(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// A plain word by sound, so that transliterations of one name fall together: Zelensky, Zelenskyy.
///
/// It is coarse and meant for names within one article only.
pub(super) fn sound(plain: &str) -> String {
    let mut text = plain.replace(['-', ' '], "");
    for (from, to) in [
        ("kh", "k"),
        ("gh", "g"),
        ("zh", "z"),
        ("ph", "f"),
        ("tch", "ch"),
        ("tsch", "ch"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "e"),
        ("ye", "e"),
        ("yi", "i"),
        ("ey", "i"),
        ("ei", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("iy", "i"),
        ("ck", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
    ] {
        text = text.replace(from, to);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The words of a phrase, plain, split at white space.
pub(super) fn plain_words(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_fall_together() {
        for (one, other) in [("Zelensky", "Zelenskyy"), ("Dmitriy", "Dmitry"), ("Medvedev", "Medvyedev")] {
            assert_eq!(sound(&plain(one)), sound(&plain(other)));
        }
        assert_ne!(sound(&plain("Putin")), sound(&plain("Patton")));
    }

    #[test]
    fn accents_and_dots_go() {
        assert_eq!(plain("U.S."), "us");
        assert_eq!(plain("Łukasz"), "lukasz");
        assert_eq!(plain("Élysée"), "elysee");
    }
}
