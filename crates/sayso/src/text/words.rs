//! The word lists that cutting a text asks.

use crate::lexicon::list;

list!(
    /// Words that are cut where no apostrophe shows it.
    contractions, "contractions.tsv"
);
list!(
    /// First and last parts that stay with a hyphenated word.
    hyphen_parts, "hyphen_parts.tsv"
);
list!(
    /// Words with an apostrophe for letters they lost.
    elisions, "elisions.tsv"
);
list!(
    /// Words with a slash inside.
    joined_slashes, "joined_slashes.tsv"
);
list!(
    /// Last parts of names of sites and files.
    domains, "domains.tsv"
);
list!(
    /// Units that are cut off the number before them.
    units, "units.tsv"
);
list!(
    /// Faces made of punctuation.
    emoticons, "emoticons.tsv"
);
list!(
    /// Abbreviations with their full stop.
    abbreviations, "abbreviations.tsv"
);
list!(
    /// Words that begin a sentence rather than a name.
    sentence_starters, "sentence_starters.tsv"
);

list!(
    /// The days of the week and the months.
    calendar, "calendar.tsv"
);
list!(
    /// The commonest forms of verbs that stand between quoted words and who said them.
    sayings, "sayings.tsv"
);

list!(
    /// The commonest words of English that are hardly words of another language.
    common_words, "common_words.tsv"
);

/// Whether a word is a common form of a verb of saying.
pub(super) fn is_saying(word: &str) -> bool {
    word.len() <= 14 && (sayings().contains(word) || sayings().contains(&word.to_lowercase()))
}

/// Whether a word, in lower case, is a day of the week or a month.
pub(super) fn is_date_word(word: &str) -> bool {
    matches!(calendar().get(word.trim_end_matches('.')), Some("day" | "month"))
}

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name: a sentence never ends here.
    Name,
    /// A number, else it is no abbreviation.
    Number,
    /// Anything: a sentence may end here.
    Any,
    /// More of the sentence.
    Inner,
    /// It abbreviates the name of a place, and is a word otherwise.
    Place,
}

/// What may follow `word`, in lower case with its full stop, if it is a known abbreviation.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    Some(match abbreviations().get(word)? {
        "name" => Abbreviation::Name,
        "number" => Abbreviation::Number,
        "any" => Abbreviation::Any,
        "capital" => Abbreviation::Place,
        _ => Abbreviation::Inner,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::List;

    #[test]
    fn lists_are_sorted_unique_and_parse() {
        let lists: [(&str, &List, &[&str]); 12] = [
            ("contractions", contractions(), &[]),
            ("hyphen_parts", hyphen_parts(), &["first", "last"]),
            ("elisions", elisions(), &["-", "open"]),
            ("joined_slashes", joined_slashes(), &[""]),
            ("domains", domains(), &[""]),
            ("units", units(), &[""]),
            ("emoticons", emoticons(), &[""]),
            ("abbreviations", abbreviations(), &["name", "number", "any", "inner", "capital"]),
            ("sayings", sayings(), &[""]),
            ("calendar", calendar(), &["day", "month", "when", "other"]),
            ("common_words", common_words(), &[""]),
            ("sentence_starters", sentence_starters(), &[""]),
        ];
        for (name, list, values) in lists {
            assert!(!list.rows().is_empty(), "{name} is empty");
            for pair in list.rows().windows(2) {
                assert!(pair[0].0 < pair[1].0, "{name}: {} before {}", pair[0].0, pair[1].0);
            }
            for (key, value) in list.rows() {
                assert!(values.is_empty() || values.contains(value), "{name}: {key} has {value}");
                let cased = matches!(name, "units" | "emoticons");
                assert!(cased || key.to_lowercase() == *key, "{name}: {key} is not in lower case");
            }
        }
        for (word, parts) in contractions().rows() {
            assert_eq!(parts.replace(' ', ""), *word);
        }
    }
}
