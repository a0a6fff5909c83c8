//! Search in the article, as a reader types: no difference of case, of kinds of quotation marks, or of white space.

use sayso_report::{Byte, Span};

/// How many places are given at most.
const MOST: usize = 5_000;

/// Every place of `wanted` in `text`, in order and apart.
pub fn hits(text: &str, wanted: &str) -> Vec<Span<Byte>> {
    let (wanted, _) = folded(wanted.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let (line, places) = folded(text);
    let place = |at: usize| places.get(at).map_or(text.len() as u32, |&place| place);
    line.match_indices(&wanted)
        .map(|(at, _)| Span::new(place(at), place(at + wanted.len())))
        .filter(|span| !span.is_empty())
        .take(MOST)
        .collect()
}

/// The text as it is compared, and for each of its bytes the byte of the text it comes from.
fn folded(text: &str) -> (String, Vec<u32>) {
    let mut line = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '“' | '”' | '„' | '«' | '»' => line.push('"'),
            '‘' | '’' | '‚' => line.push('\''),
            '–' | '—' | '‑' => line.push('-'),
            character if character.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            character => line.extend(character.to_lowercase()),
        }
        places.resize(line.len(), at as u32);
    }
    (line, places)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str, expected: &[&str]) {
        let found: Vec<_> = hits(text, wanted).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_what_a_reader_means() {
        check("“No,” he said. “NO.”", "\"no", &["“No", "“NO"]);
        check("It’s the\n café", "'s  the CAFÉ", &["’s the\n café"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("text", " ", &[]);
        check("", "x", &[]);
    }

    proptest! {
        #[test]
        fn every_hit_is_a_stretch_of_the_text(text in "\\PC{0,60}", wanted in "\\PC{1,3}") {
            let mut end = 0;
            for hit in hits(&text, &wanted) {
                prop_assert!(hit.start() >= end && text.get(hit.start() as usize..hit.end() as usize).is_some());
                end = hit.end();
            }
        }

        #[test]
        fn what_stands_there_is_found(text in "[a-zA-Z “”’\n]{1,60}", at in 0usize..60) {
            let start = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(0);
            let wanted: String = text[start..].chars().take(3).collect();
            prop_assert!(wanted.trim().is_empty() || !hits(&text, &wanted).is_empty());
        }
    }
}
