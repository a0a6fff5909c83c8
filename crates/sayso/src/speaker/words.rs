//! What the word lists say about speakers: nouns for people, bodies and texts, names, places. The closed classes,
//! pronouns and determiners, are in `small_words`.

use std::sync::OnceLock;

pub(super) use super::small_words::{DeterminerSort, Pronoun, determiner, is_determiner, pronoun};
use super::{
    SpeakerKind, fold,
    traits::{Gender, Number},
};
use crate::lexicon::list;
pub(super) use crate::lexicon::{
    particles::is_particle,
    places::{PlaceSort, place},
};

list!(
    /// Nouns for human beings.
    person_nouns, "person-nouns.tsv"
);
list!(
    /// Nouns for bodies.
    organization_nouns, "organization-nouns.tsv"
);
list!(
    /// Nouns for texts.
    document_nouns, "document-nouns.tsv"
);
list!(
    /// Nouns for several people spoken of as one.
    group_nouns, "group-nouns.tsv"
);
list!(
    /// Given names with the gender they tell.
    given_names, "given-names.tsv"
);
list!(
    /// Short given names.
    nicknames, "nicknames.tsv"
);
list!(
    /// Well-known bodies.
    organizations, "organizations.tsv"
);
list!(
    /// Which noun can take up which other noun for a person.
    role_kin, "role-kin.tsv"
);
list!(
    /// Which noun can take up which other noun for a body.
    organization_kin, "organization-kin.tsv"
);
list!(
    /// Small words that join the words of a name.
    joiners, "name-joiners.tsv"
);
list!(
    /// Words of place names.
    place_nouns, "place-nouns.tsv"
);
list!(
    /// Words of the calendar.
    calendar, "calendar.tsv"
);
list!(
    /// Nouns beside the name of a body.
    nouns_beside_names, "nouns-beside-names.tsv"
);
list!(
    /// Nouns for a stretch of time.
    time_nouns, "time-nouns.tsv"
);

/// What a noun for a human being is used for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PersonNoun {
    /// The gender it tells.
    pub(super) gender: Option<Gender>,
    /// Whether it only honors: *Mr.*, *Dame*.
    pub(super) honorific: bool,
    /// Whether it stands before a name: *President*.
    pub(super) title: bool,
    /// Whether it is an office, a work or a part.
    pub(super) role: bool,
    /// Whether it is a relation: *wife*.
    pub(super) kin: bool,
    /// Whether it stays part of the name it stands before: *Sister*.
    pub(super) kept: bool,
    /// Whether it stands after a name: *KC*.
    pub(super) after: bool,
    /// Whether one holds it at a time: *the president*.
    pub(super) office: bool,
    /// Whether its bearers are mostly nobody in particular: *officials*.
    pub(super) anonymous: bool,
    /// Whether it is a last name too: *Major*.
    pub(super) surname: bool,
    /// Whether it is several without a plural ending: *people*.
    pub(super) plural: bool,
}

/// Reads a word, in lower case and in the singular, as a noun for a human being.
fn person_noun_singular(word: &str) -> Option<PersonNoun> {
    static NOUNS: OnceLock<Vec<PersonNoun>> = OnceLock::new();
    let nouns =
        NOUNS.get_or_init(|| person_nouns().rows().iter().map(|row| PersonNoun::of_row(row.1)).collect());
    person_nouns().index(word).map(|row| nouns[row])
}

impl PersonNoun {
    /// Reads the columns after the noun.
    fn of_row(row: &str) -> Self {
        let (gender, uses) = row.split_once('\t').unwrap_or((row, ""));
        let used = |name| uses.split(',').any(|part| part == name);
        Self {
            gender: Gender::of_letter(gender),
            honorific: used("honorific"),
            title: used("title"),
            role: used("role"),
            kin: used("kin"),
            kept: used("kept"),
            after: used("after"),
            office: used("office"),
            anonymous: used("anonymous"),
            surname: used("surname"),
            plural: used("plural"),
        }
    }
}

/// Reads a word in lower case as a noun for one or several human beings.
pub(super) fn person_noun(word: &str) -> Option<(PersonNoun, Number)> {
    if let Some(noun) = person_noun_singular(word) {
        return Some((noun, if noun.plural { Number::Plural } else { Number::Singular }));
    }
    let noun = singular(word).into_iter().find_map(|word| person_noun_singular(&word))?;
    Some((noun, Number::Plural))
}

/// The singular of a plural noun for human beings: *deputy* of *deputies*.
pub(super) fn one_of_them(noun: &str) -> Option<String> {
    let lower = noun.to_lowercase();
    if person_noun_singular(&lower).is_some() {
        return None;
    }
    let one = singular(&lower).into_iter().find(|word| person_noun_singular(word).is_some())?;
    let capital = noun.starts_with(char::is_uppercase);
    Some(if capital { one[..1].to_uppercase() + &one[1..] } else { one })
}

/// Whether a word, in lower case, is the short form of a title: *sen*, beside *sen.*.
pub(super) fn is_short_title(word: &str) -> bool {
    !word.ends_with('.') && person_nouns().contains(&format!("{word}."))
}

/// The singular forms a plural in lower case may have.
pub(super) fn singular(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if let Some(stem) = word.strip_suffix("men") {
        forms.push(format!("{stem}man"));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("es") {
        forms.push(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix('s') {
        forms.push(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix("ves") {
        forms.push(format!("{stem}fe"));
        forms.push(format!("{stem}f"));
    }
    if word == "children" {
        forms.push("child".to_owned());
    }
    forms
}

/// The word itself or its singular, whichever satisfies `known`.
fn either(word: &str, known: impl Fn(&str) -> bool) -> bool {
    known(word) || singular(word).iter().any(|word| known(word))
}

/// Whether a word, in lower case, is in one of the lists of nouns.
pub(super) fn is_noun(word: &str) -> bool {
    person_noun(word).is_some() || organization_nouns().get(word) == Some("noun") || is_document_noun(word)
}

/// Whether a common noun, in lower case, is a body: *ministry*.
pub(super) fn is_organization_noun(word: &str) -> bool {
    organization_nouns().get(word) == Some("noun")
}

/// Whether a name that ends so, in lower case, is a body’s: *Post*, *Ministry*.
pub(super) fn ends_organization_name(word: &str) -> bool {
    organization_nouns().contains(word)
}

/// Whether a noun, in lower case, is several bodies: *ministries*.
pub(super) fn is_organization_plural(word: &str) -> bool {
    !organization_nouns().contains(word) && singular(word).iter().any(|word| is_organization_noun(word))
}

/// Whether a noun, in lower case, is a text or a record.
pub(super) fn is_document_noun(word: &str) -> bool {
    either(word, |word| document_nouns().contains(word))
}

/// Whether a noun, in lower case and as it is written, is several people spoken of as one.
pub(super) fn is_group_noun(word: &str) -> bool {
    group_nouns().contains(word)
}

/// What sort of party a common noun, in lower case, names; none for a thing or a deed.
pub(crate) fn noun_kind(word: &str) -> Option<SpeakerKind> {
    if is_group_noun(word) {
        return Some(SpeakerKind::Group);
    }
    if let Some((_, number)) = person_noun(word) {
        return Some(if number == Number::Plural { SpeakerKind::Group } else { SpeakerKind::Person });
    }
    if is_organization_noun(word) || is_organization_plural(word) {
        return Some(SpeakerKind::Organization);
    }
    is_document_noun(word).then_some(SpeakerKind::Document)
}

/// Whether a word, in lower case, is a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    given_name(word).is_some()
}

/// The row of a given name in lower case, with or without its accents.
fn given_name(name: &str) -> Option<&'static str> {
    given_names()
        .get(name)
        .or_else(|| (!name.is_ascii()).then(|| given_names().get(&fold::plain(name))).flatten())
}

/// The gender a given name in lower case tells.
pub(super) fn gender_of_name(name: &str) -> Option<Gender> {
    Gender::of_letter(given_name(name)?)
}

/// Whether one given name, in lower case, is a short form of the other.
pub(super) fn is_short_for(short: &str, full: &str) -> bool {
    nicknames().get(short).is_some_and(|names| names.split(',').any(|name| name == full))
}

/// Whether a word, in lower case, belongs to the calendar.
pub(super) fn is_calendar(word: &str) -> bool {
    calendar().get(word.trim_end_matches('.')).is_some_and(|sort| !matches!(sort, "when"))
}

/// Whether a word, in lower case, says when: *yesterday*.
pub(super) fn is_when(word: &str) -> bool {
    matches!(calendar().get(word), Some("when"))
}

/// Whether a word, in lower case, belongs to a time: *May*, *yesterday*, *week*.
pub(super) fn is_time(word: &str) -> bool {
    calendar().contains(word.trim_end_matches('.')) || time_nouns().contains(word)
}

/// Whether a name that begins and ends with these words, in lower case, is a place’s: *Lake …*, *… Street*.
pub(super) fn is_place_name(first: &str, last: &str) -> bool {
    stands(first, "first") || stands(last, "last")
}

/// Whether a noun, in lower case, is a country or a part of one: *kingdom*.
pub(crate) fn is_place_noun(word: &str) -> bool {
    stands(word, "noun")
}

/// Whether the list of words of place names has a word with a use.
fn stands(word: &str, place: &str) -> bool {
    place_nouns().get(word).is_some_and(|uses| uses.split(',').any(|part| part == place))
}

/// Whether words say what a body is whose name stands right before them: “Tass *news agency*”, but not “the Falk
/// *group*”.
pub(super) fn are_beside_name(nouns: &str) -> bool {
    let last = nouns.rsplit(' ').next().unwrap_or_default();
    let described = nouns.contains(' ');
    nouns_beside_names().contains(nouns)
        || match nouns_beside_names().get(last) {
            Some("alone") => true,
            Some(_) => described,
            None => false,
        }
}

/// Looks a name in lower case, without article, up among the well-known bodies: the full name.
pub(super) fn organization(name: &str) -> Option<&'static str> {
    organizations().get(name)
}

/// Whether a noun can take up somebody introduced with another: “the leader” for a president.
pub(super) fn takes_up_person(noun: &str, introduced: &str) -> bool {
    noun == introduced
        || role_kin().get(noun).is_some_and(|kin| kin.split(',').any(|word| word == introduced))
}

/// Whether a noun can take up a body introduced with another: “the company” for an airline.
pub(super) fn takes_up_body(noun: &str, introduced: &str) -> bool {
    noun == introduced
        || organization_kin().get(noun).is_some_and(|kin| kin.split(',').any(|word| word == introduced))
}

/// Whether a noun takes up bodies of many sorts: *company*, *group*, but not *union*.
pub(super) fn takes_up_many_bodies(noun: &str) -> bool {
    organization_kin().get(noun).is_some_and(|kin| kin.split(',').count() >= 8)
}

/// Whether a word, in lower case, joins the capitalized words of a name: *of*, *and*.
pub(super) fn is_joiner(word: &str) -> bool {
    joiners().contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::List;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        let lists: [(&str, &List); 14] = [
            ("person-nouns", person_nouns()),
            ("organization-nouns", organization_nouns()),
            ("document-nouns", document_nouns()),
            ("group-nouns", group_nouns()),
            ("given-names", given_names()),
            ("nicknames", nicknames()),
            ("organizations", organizations()),
            ("role-kin", role_kin()),
            ("organization-kin", organization_kin()),
            ("calendar", calendar()),
            ("place-nouns", place_nouns()),
            ("nouns-beside-names", nouns_beside_names()),
            ("time-nouns", time_nouns()),
            ("name-joiners", joiners()),
        ];
        for (name, list) in lists {
            assert!(!list.rows().is_empty(), "{name}");
            for pair in list.rows().windows(2) {
                assert!(pair[0].0 < pair[1].0, "{name}: {:?} before {:?}", pair[0].0, pair[1].0);
            }
            for (key, _) in list.rows() {
                assert_eq!(*key, key.to_lowercase(), "{name}");
            }
        }
    }

    #[test]
    fn rows_are_read() {
        for (name, letter) in given_names().rows() {
            assert!(matches!(*letter, "m" | "f" | "-"), "{name}");
        }
        for (word, _) in person_nouns().rows() {
            assert!(person_noun(word).is_some(), "{word}");
        }
        for (word, row) in organization_nouns().rows() {
            assert!(matches!(*row, "noun" | "name"), "{word}");
        }
    }

    #[test]
    fn plurals_are_read() {
        assert_eq!(person_noun("spokesmen").map(|(_, number)| number), Some(Number::Plural));
        assert_eq!(person_noun("officials").map(|(_, number)| number), Some(Number::Plural));
        assert!(is_organization_plural("ministries"));
        assert!(is_document_noun("reports"));
    }
}
