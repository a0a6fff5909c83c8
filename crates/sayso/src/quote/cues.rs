//! Words that can signal an attribution: verbs, verbs with a particle, nouns, prepositions.
//!
//! The lists only say what can be a cue; whether it is one here is for the labeler to tell.

use std::borrow::Cow;

use crate::{
    lexicon::list,
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

list!(
    /// Verbs that report what somebody communicates.
    reporting_verbs,
    "reporting_verbs.tsv"
);
list!(
    /// Verbs with a particle, preposition or noun that together report.
    phrasal_cues,
    "phrasal_cues.tsv"
);
list!(
    /// Nouns that name an act or a text of communication.
    cue_nouns,
    "cue_nouns.tsv"
);
list!(
    /// Prepositions and fixed phrases that name the source of a statement.
    attribution_prepositions,
    "attribution_prepositions.tsv"
);

list!(
    /// Words before a colon that credit the paragraph above.
    credit_labels,
    "credit_labels.tsv"
);

list!(
    /// Irregular forms of verbs that can be cues.
    irregular_cues,
    "irregular_cues.tsv"
);

/// What sort of cue a token can be, the surest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueSort {
    /// None.
    #[default]
    None,
    /// A noun that names a text or an act that seldom reports: *story*, *line*.
    NounSeldom,
    /// A verb that reports only with a particle, and has none here: *play*, *fire*.
    VerbPhrasal,
    /// A verb of thought rather than speech: *think*, *hope*.
    VerbMental,
    /// A noun that names an act of communication: *warning*, *denial*.
    NounOften,
    /// A verb that reports in one of its senses: *find*, *call*.
    VerbOften,
    /// A verb with its particle: *point out*, *lash out*.
    Phrasal,
    /// A preposition or fixed phrase: *according to*, *per*.
    Preposition,
    /// A verb that reports nearly always: *say*, *insist*.
    VerbAlways,
}

/// What the lists tell of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cue {
    /// What sort of cue it can be.
    pub sort: CueSort,
    /// What can be its content: [`Cue::CLAUSE`] and the others, added up.
    pub frames: u8,
    /// A number for the stance: denying, warning, praising.
    pub stance: u8,
}

impl Cue {
    /// Its content can be a clause or direct speech.
    pub const CLAUSE: u8 = 1;
    /// Its content can be a noun phrase.
    pub const NOUN: u8 = 2;
    /// Its content can be an infinitive.
    pub const INFINITIVE: u8 = 4;
    /// Its content can follow a preposition.
    pub const PREPOSITION: u8 = 8;

    /// Whether it is a verb that reports in a common sense.
    pub fn is_verb(self) -> bool {
        matches!(self.sort, CueSort::VerbOften | CueSort::Phrasal | CueSort::VerbAlways)
    }
}

/// Whether a verb asks something.
pub(super) fn asks(syntax: &Syntax<'_>, token: TokenId) -> bool {
    let row = reporting_verbs().get(&base(syntax.lemma(token))).map(verb_row);
    row.is_some_and(|cue| cue.stance == stance("ask"))
}

/// Whether a form is one of a verb that reports nearly always, whatever a tagger takes it for.
pub(super) fn always_reports(form: &str) -> bool {
    reporting_verbs().get(&base(form)).map(verb_row).is_some_and(|cue| cue.sort == CueSort::VerbAlways)
}

/// Whether a word is the name of an act or a text of communication, whatever a tagger takes it for.
pub(super) fn names_text(syntax: &Syntax<'_>, token: TokenId) -> bool {
    cue_nouns().contains(&base(syntax.norm(token)))
}

/// Whether a token can signal an attribution.
pub(super) fn signals(syntax: &Syntax<'_>, token: TokenId) -> bool {
    word(syntax, token, &mut String::new()).sort != CueSort::None
}

/// What the lists tell of every token of a text.
pub fn of(syntax: &Syntax<'_>) -> Vec<Cue> {
    let mut cues = vec![Cue::default(); syntax.tokens.len()];
    let mut phrase = String::new();
    for index in 0..cues.len() {
        let token = TokenId::from(index);
        if let Some(length) = preposition(syntax, token, &mut phrase) {
            for cue in &mut cues[index..index + length] {
                *cue = Cue { sort: CueSort::Preposition, frames: Cue::CLAUSE, stance: 0 };
            }
        } else if cues[index].sort == CueSort::None {
            cues[index] = word(syntax, token, &mut phrase);
        }
    }
    cues
}

/// Whether a word before a colon credits the paragraph above.
pub(super) fn credits(syntax: &Syntax<'_>, label: TokenId) -> bool {
    credit_labels().contains(syntax.norm(label))
}

/// Whether tokens are a preposition or fixed phrase that names a source.
pub(super) fn names_source(syntax: &Syntax<'_>, cue: TokenRange) -> bool {
    let words: Vec<&str> = cue.tokens().map(|token| syntax.norm(token)).collect();
    attribution_prepositions().contains(&words.join(" "))
}

fn word(syntax: &Syntax<'_>, token: TokenId, phrase: &mut String) -> Cue {
    let lemma = base(syntax.lemma(token));
    match syntax.tag(token).upos {
        Upos::Verb | Upos::Aux => {
            let verb = reporting_verbs().get(&lemma).map_or(Cue::default(), verb_row);
            particle(syntax, token, &lemma, phrase).map_or(verb, |stance| Cue {
                sort: verb.sort.max(CueSort::Phrasal),
                frames: verb.frames | Cue::PREPOSITION,
                stance,
            })
        }
        Upos::Noun => cue_nouns().get(&lemma).map_or(Cue::default(), noun_row),
        // Taggers take headline verbs and participles for nouns, names and adjectives.
        Upos::Propn | Upos::Adj | Upos::X => reporting_verbs()
            .get(&lemma)
            .map(verb_row)
            .filter(|cue| cue.sort == CueSort::VerbAlways)
            .map_or(Cue::default(), |cue| Cue { sort: CueSort::VerbOften, ..cue }),
        Upos::Adp
        | Upos::Adv
        | Upos::Cconj
        | Upos::Det
        | Upos::Intj
        | Upos::Num
        | Upos::Part
        | Upos::Pron
        | Upos::Punct
        | Upos::Sconj
        | Upos::Sym => Cue::default(),
    }
}

/// The base form of a word that the lists hold in its base form only; other words stay as they are.
pub(super) fn base(form: &str) -> Cow<'_, str> {
    let known = |word: &str| reporting_verbs().contains(word) || cue_nouns().contains(word);
    if let Some(base) = irregular_cues().get(form) {
        return Cow::Borrowed(base);
    }
    if known(form) || !form.is_ascii() {
        return Cow::Borrowed(form);
    }
    let strip = |ending: &str, then: &str| form.strip_suffix(ending).map(|stem| format!("{stem}{then}"));
    let doubled = |ending: &str| {
        let stem = form.strip_suffix(ending)?;
        let (rest, last) = stem.split_at_checked(stem.len().checked_sub(1)?)?;
        rest.ends_with(last).then(|| rest.to_owned())
    };
    [
        strip("ies", "y"),
        strip("ied", "y"),
        strip("s", ""),
        strip("es", ""),
        strip("ed", ""),
        strip("d", ""),
        strip("ing", ""),
        strip("ing", "e"),
        doubled("ed"),
        doubled("ing"),
    ]
    .into_iter()
    .flatten()
    .find(|word| known(word))
    .map_or(Cow::Borrowed(form), Cow::Owned)
}

fn verb_row(row: &str) -> Cue {
    let mut columns = row.split('\t');
    let sort = match columns.next() {
        Some("always") => CueSort::VerbAlways,
        Some("often") => CueSort::VerbOften,
        Some("phrasal") => CueSort::VerbPhrasal,
        _ => CueSort::VerbMental,
    };
    let frames = columns.next().unwrap_or_default().chars().fold(0, |frames, letter| {
        frames
            | match letter {
                'c' => Cue::CLAUSE,
                'n' => Cue::NOUN,
                'i' => Cue::INFINITIVE,
                _ => Cue::PREPOSITION,
            }
    });
    Cue { sort, frames, stance: stance(columns.next().unwrap_or_default()) }
}

fn noun_row(row: &str) -> Cue {
    let mut columns = row.split('\t');
    let sort = if columns.next() == Some("often") { CueSort::NounOften } else { CueSort::NounSeldom };
    Cue { sort, frames: 0, stance: stance(columns.next().unwrap_or_default()) }
}

/// The place of a stance among all stances, from 1.
fn stance(name: &str) -> u8 {
    STANCES.iter().position(|&known| known == name).map_or(0, |place| place as u8 + 1)
}

/// The stances of the lists: what the source does by saying it.
const STANCES: [&str; 12] = [
    "admit", "ask", "blame", "call", "claim", "demand", "deny", "praise", "predict", "promise", "say", "warn",
];

/// The stance of a verb with one of the next words as its particle.
fn particle(syntax: &Syntax<'_>, token: TokenId, lemma: &str, phrase: &mut String) -> Option<u8> {
    let rest = token.index() + 1..syntax.sentence(token).tokens.end.index();
    rest.take(3).find_map(|index| {
        phrase.clear();
        phrase.push_str(lemma);
        phrase.push(' ');
        phrase.push_str(&syntax.norms[index]);
        phrasal_cues().get(phrase).map(stance)
    })
}

/// How many tokens from here are a preposition or fixed phrase that names a source.
fn preposition(syntax: &Syntax<'_>, token: TokenId, phrase: &mut String) -> Option<usize> {
    let rows = attribution_prepositions().starting_with(syntax.norm(token));
    if rows.is_empty() {
        return None;
    }
    phrase.clear();
    let end = syntax.sentence(token).tokens.end.index();
    let mut longest = None;
    for (length, norm) in syntax.norms[token.index()..end].iter().take(5).enumerate() {
        if length > 0 {
            phrase.push(' ');
        }
        phrase.push_str(norm);
        let at = rows.partition_point(|row| row.0 < phrase.as_str());
        match rows.get(at) {
            Some(row) if row.0 == phrase.as_str() => longest = Some(length + 1),
            Some(row) if row.0.starts_with(phrase.as_str()) => {}
            _ => break,
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_whole_and_lower_case() {
        for (list, columns) in
            [(reporting_verbs(), 3), (phrasal_cues(), 1), (cue_nouns(), 2), (attribution_prepositions(), 1)]
        {
            assert!(list.rows().windows(2).all(|pair| pair[0].0 < pair[1].0));
            for (key, row) in list.rows() {
                assert_eq!(*key, key.to_lowercase());
                assert_eq!(row.split('\t').count(), columns, "{key}");
                assert!(row.split('\t').all(|column| !column.is_empty()), "{key}");
            }
        }
    }

    #[test]
    fn columns_hold_known_values() {
        for (key, row) in reporting_verbs().rows() {
            let columns: Vec<&str> = row.split('\t').collect();
            assert!(["always", "often", "phrasal", "mental"].contains(&columns[0]), "{key}");
            assert!(columns[1].chars().all(|letter| "cnip".contains(letter)), "{key}");
            assert!(STANCES.contains(&columns[2]), "{key}");
        }
        for (key, row) in cue_nouns().rows() {
            let columns: Vec<&str> = row.split('\t').collect();
            assert!(["often", "seldom"].contains(&columns[0]) && STANCES.contains(&columns[1]), "{key}");
        }
        assert!(phrasal_cues().rows().iter().all(|row| STANCES.contains(&row.1)));
        assert!(STANCES.is_sorted());
        let labels = credit_labels().rows();
        assert!(labels.iter().all(|(label, row)| *label == label.to_lowercase() && row.is_empty()));
        assert!(labels.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
