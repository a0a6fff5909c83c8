//! What the models see of a token: its characters, hashed.

use super::cluster::Clusters;

/// The hashes of a token that features are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The lower-case word, its digits all alike.
    pub word: u32,
    /// Its last one to four characters.
    pub suffixes: [u32; 4],
    /// Its first one to three characters.
    pub prefixes: [u32; 3],
    /// The kinds of characters in it, runs shortened, in the case as given.
    pub outline: u32,
    /// Its class among words that stand in like places; 0 if it has none.
    pub cluster: u32,
}

const SEED: u32 = 0x811c_9dc5;

fn step(hash: u32, char: char) -> u32 {
    (hash ^ char as u32).wrapping_mul(0x0100_0193).rotate_left(5)
}

impl Form {
    /// The form of a token, given as it stands and [made plain](crate::text::norm::norm).
    pub fn new(word: &str, norm: &str, clusters: &Clusters) -> Self {
        let plain = |char: char| if char.is_ascii_digit() { '0' } else { char };
        let mut form = Self { word: Self::hash(norm), outline: outline(word), ..Self::default() };
        let mut hash = SEED;
        for (place, char) in norm.chars().rev().take(4).enumerate() {
            hash = step(hash, plain(char));
            form.suffixes[place] = hash;
        }
        let mut hash = SEED;
        for (place, char) in norm.chars().take(3).enumerate() {
            hash = step(hash, plain(char));
            form.prefixes[place] = hash;
        }
        form.cluster = clusters.of(form.word);
        form
    }

    /// The hash of a normalized word, its digits all alike.
    pub fn hash(norm: &str) -> u32 {
        norm.chars().fold(SEED, |hash, char| step(hash, if char.is_ascii_digit() { '0' } else { char }))
    }
}

/// The kinds of the characters of a word: upper, lower, digit, other; runs count once or "more".
fn outline(word: &str) -> u32 {
    let mut hash = SEED;
    let (mut last, mut run) = ('\0', 0);
    for char in word.chars().take(24) {
        let kind = match char {
            'a'..='z' => 'a',
            'A'..='Z' => 'A',
            '0'..='9' => '0',
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            _ if char.is_lowercase() => 'a',
            _ if char.is_uppercase() => 'A',
            _ if char.is_alphabetic() => 'x',
            _ => char,
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 2 {
            hash = step(hash, kind);
        }
    }
    hash
}

/// How a sentence uses capitals, since a capital tells less in a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Some words have them.
    Some,
    /// Every longer word has one.
    Title,
    /// There is nothing else.
    Only,
    /// There are none.
    None,
}

impl Capitals {
    /// How the words of a sentence use capitals.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let (mut upper, mut lower, mut long_lower, mut small) = (0u32, 0u32, 0u32, 0u32);
        for word in words {
            let mut chars = word.chars();
            let Some(first) = chars.next() else { continue };
            if first.is_uppercase() {
                upper += 1;
                small += u32::from(chars.any(char::is_lowercase));
            } else if first.is_lowercase() {
                lower += 1;
                long_lower += u32::from(word.len() > 4);
            }
        }
        match (upper, lower) {
            (0, _) => Self::None,
            (2.., 0) if small == 0 => Self::Only,
            (2.., _) if long_lower == 0 && upper > lower => Self::Title,
            _ => Self::Some,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::norm::norm;

    fn form(word: &str) -> Form {
        Form::new(word, &norm(word), &Clusters::default())
    }

    #[test]
    fn numbers_of_one_length_are_alike_and_words_are_not() {
        assert_eq!(form("1999").word, form("2004").word);
        assert_ne!(form("1999").word, form("199").word);
        assert_ne!(form("said").word, form("says").word);
        assert_eq!(form("walking").suffixes[2], form("Talking").suffixes[2]);
        assert_eq!(form("Ana").outline, form("Bernard").outline);
        assert_ne!(form("ANA").outline, form("Ana").outline);
    }

    #[test]
    fn headlines_are_recognized() {
        let of = |text: &str| Capitals::of(text.split(' '));
        assert_eq!(of("Minister Says Talks in Oslo Failed"), Capitals::Title);
        assert_eq!(of("The minister said that Oslo failed"), Capitals::Some);
        assert_eq!(of("TALKS FAIL"), Capitals::Only);
        assert_eq!(of("talks fail"), Capitals::None);
    }
}
