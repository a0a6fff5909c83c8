//! Words of closed classes, as the lists have them: what opens a noun phrase, and pronouns.

use super::traits::{Gender, Number, Person};
use crate::lexicon::list;

list!(
    /// Words that open a noun phrase.
    determiners, "determiners.tsv"
);
list!(
    /// Pronouns.
    pronouns, "pronouns.tsv"
);

/// A word that opens a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Determiner {
    /// Whether what follows was told before: *the*, *this*, *his*, and not *a*, *some*, *two*.
    pub(super) definite: bool,
    /// What sort of word it is.
    pub(super) sort: DeterminerSort,
}

/// What sort of word opens a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeterminerSort {
    /// *The*, *a*.
    Article,
    /// *His*, *our*.
    Possessive,
    /// *This*, *both*.
    Pointing,
    /// *Two*, *some*.
    Counting,
}

/// Reads a word in lower case as one that opens a noun phrase.
pub(super) fn determiner(word: &str) -> Option<Determiner> {
    let (opening, sort) = determiners().get(word)?.split_once('\t')?;
    let sort = match sort {
        "article" => DeterminerSort::Article,
        "possessive" => DeterminerSort::Possessive,
        "pointing" => DeterminerSort::Pointing,
        _ => DeterminerSort::Counting,
    };
    Some(Determiner { definite: matches!(opening, "definite"), sort })
}

/// Whether a word, in lower case, is of one sort of those that open a noun phrase.
pub(super) fn is_determiner(word: &str, sort: DeterminerSort) -> bool {
    determiner(word).is_some_and(|determiner| determiner.sort == sort)
}

/// What a pronoun tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pronoun {
    /// The gender.
    pub(super) gender: Option<Gender>,
    /// One or many.
    pub(super) number: Option<Number>,
    /// Who speaks of whom.
    pub(super) person: Person,
}

/// Reads a word in lower case as a pronoun.
pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    let mut columns = pronouns().get(word)?.split('\t');
    let gender = match columns.next()? {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        "thing" => Some(Gender::Thing),
        _ => None,
    };
    let number = match columns.next()? {
        "singular" => Some(Number::Singular),
        "plural" => Some(Number::Plural),
        _ => None,
    };
    let person = match columns.next()? {
        "first" => Person::First,
        "second" => Person::Second,
        "relative" => Person::Relative,
        _ => Person::Third,
    };
    Some(Pronoun { gender, number, person })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_read() {
        for list in [determiners(), pronouns()] {
            assert!(list.rows().windows(2).all(|pair| pair[0].0 < pair[1].0));
            assert!(list.rows().iter().all(|(key, _)| *key == key.to_lowercase()));
        }
        for (word, _) in pronouns().rows() {
            assert!(pronoun(word).is_some(), "{word}");
        }
        for (word, row) in determiners().rows() {
            assert!(determiner(word).is_some(), "{word}");
            let known = ["article", "possessive", "pointing", "-"];
            assert!(row.split_once('\t').is_some_and(|(_, sort)| known.contains(&sort)), "{word}");
        }
    }
}
