//! What the words of this phase mean: typed questions about the lists of harm, benefit, commitment and time.
//!
//! The words themselves stand in `data/threat-words.tsv` (base forms) and `data/threat-phrases.tsv` (fixed phrases).

use std::sync::OnceLock;

use crate::lexicon::{List, list};

list!(
    /// Base forms and their classes.
    words, "threat-words.tsv"
);
list!(
    /// Fixed phrases of two to five words and their classes.
    phrases, "threat-phrases.tsv"
);

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// What a word can mean for this phase.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// Every class, in the order of their numbers.
            pub(super) const ALL: &[Self] = &[$(Self::$variant,)*];

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Force by an army or armed group.
    Military "military",
    /// Sanctions, embargoes, frozen assets.
    Sanctions "sanctions",
    /// Tariffs, duties, supplies.
    Trade "trade",
    /// Relations, treaties, ambassadors, votes and vetoes.
    Diplomatic "diplomatic",
    /// Lawsuits, prosecution, fines.
    Legal "legal",
    /// Resignations, strikes, no-confidence votes, budgets.
    Domestic "domestic",
    /// Violence against persons.
    Violence "violence",
    /// An outcome nobody names: consequences, a response, a price.
    Vague "vague",
    /// A loss that nobody in particular inflicts: famine, collapse, unrest.
    Loss "loss",
    /// What is given: aid, a release, the lifting of a measure.
    Benefit "benefit",
    /// What can be held back: talks, recognition, membership.
    Withhold "withhold",
    /// To threaten; a threat, an ultimatum.
    Threaten "threaten",
    /// What announces an outcome by name, verb or noun: to threaten, a warning, to vow.
    Herald "herald",
    /// To warn; a warning.
    Warn "warn",
    /// To vow; a pledge that can be one of harm.
    Vow "vow",
    /// To promise; an offer.
    Promise "promise",
    /// To say.
    Say "say",
    /// To demand, urge or order.
    Demand "demand",
    /// To predict, fear or expect.
    Predict "predict",
    /// To ask, wonder or not know: what makes *if* mean *whether*.
    Ask "ask",
    /// To deny or withdraw.
    Deny "deny",
    /// Somebody who only observes: an analyst, a forecaster.
    Observer "observer",
    /// Prepared, willing; what a stance of readiness is said with.
    Ready "ready",
    /// A modal verb of the future: will, shall.
    Will "will",
    /// Its reported form: would.
    Would "would",
    /// A modal verb of possibility: may, could.
    May "may",
    /// A modal verb of duty: must, should.
    Must "must",
    /// Not, never, no.
    Not "not",
    /// To go on.
    Continue "continue",
    /// To stop, fail or refuse: a condition with it is about something not done.
    Omit "omit",
    /// What makes a condition a set phrase, a rule or a matter of course: necessary, convicted, confirmed.
    Formal "formal",
    /// A unit or point of time.
    Time "time",
    /// Who puts an end to it: deadline, ultimatum, last chance.
    Final "final",
    /// What one undergoes rather than does: to face, to suffer, to pay.
    Undergo "undergo",
    /// First or second person.
    We "we",
    /// You, your.
    You "you",
    /// Third person.
    They "they",
    /// What makes the link itself: to trigger, to provoke, to mean.
    Cause "cause",
    /// To consider or treat as.
    Regard "regard",
    /// Earlier, originally, previously.
    Past "past",
    /// Weather, sport, markets, health: fields where conditionals are forecasts and rules.
    Field "field",
    /// To end, lift, cut or hold back: what turns harm into relief and good into harm.
    Reduce "reduce",
    /// To give or have (time to do something).
    Give "give",
    /// A number of hours or days.
    Number "number",
    /// A unit in which a time limit is counted: an hour, a day.
    Unit "unit",
    /// To say what an outcome would be: to specify, to elaborate.
    Detail "detail",
    /// What before *if* makes it concede, compare or ask: even, as, whether.
    Concede "concede",
    /// What joins an announcement to what it announces: to, that, of.
    Link "link",
    /// What a question opens with: what, how, the label Q.
    Opener "opener",
}

/// The classes of harm that somebody inflicts.
pub(super) const HARM: &[Class] = &[
    Class::Military,
    Class::Sanctions,
    Class::Trade,
    Class::Diplomatic,
    Class::Legal,
    Class::Domestic,
    Class::Violence,
];

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u64);

impl Classes {
    /// The classes named in a column.
    fn named(column: &str) -> Self {
        column.split(' ').filter_map(Class::named).fold(Self::default(), Self::with)
    }

    /// With one more.
    pub(super) fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u64)
    }

    /// Without some.
    pub(super) fn without(self, classes: &[Class]) -> Self {
        classes.iter().fold(self, |all, &class| Self(all.0 & !(1 << class as u64)))
    }

    /// Whether it is one of them.
    pub(super) fn has(self, class: Class) -> bool {
        self.0 >> (class as u64) & 1 == 1
    }

    /// Whether one of `classes` is among them.
    pub(super) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Those of either.
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// One by one, without those that only a rule asks for: they say nothing to what is learnt.
    pub(super) fn each(self) -> impl Iterator<Item = Class> {
        let learnt = self.without(&[Class::Unit, Class::Detail, Class::Concede, Class::Link, Class::Opener]);
        Class::ALL.iter().copied().filter(move |&class| learnt.has(class))
    }
}

/// The classes of a base form.
pub(super) fn classes_of(lemma: &str) -> Classes {
    static TABLE: OnceLock<Vec<Classes>> = OnceLock::new();
    let table = TABLE.get_or_init(|| columns(words()));
    words().index(lemma).map_or(Classes::default(), |row| table[row])
}

/// The longest fixed phrase that starts with these words: how many words it has, and its classes.
pub(super) fn phrase_at<'a>(words: impl Fn(usize) -> Option<&'a str>) -> Option<(usize, Classes)> {
    let mut best = None;
    for row in phrases().starting_with(words(0)?) {
        let mut count = 0;
        if row.0.split(' ').all(|word| {
            count += 1;
            words(count - 1) == Some(word)
        }) && best.is_none_or(|(longest, _)| count > longest)
        {
            best = Some((count, Classes::named(row.1)));
        }
    }
    best
}

fn columns(list: &List) -> Vec<Classes> {
    list.rows().iter().map(|row| Classes::named(row.1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_whole() {
        for list in [words(), phrases()] {
            let rows = list.rows();
            assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
            for (key, column) in rows {
                assert_eq!(*key, key.to_lowercase());
                assert!(column.split(' ').all(|name| Class::named(name).is_some()), "{key}: {column}");
            }
        }
    }

    #[test]
    fn the_longest_phrase_counts() {
        let words = ["act", "of", "war", "."];
        let found = phrase_at(|index| words.get(index).copied());
        assert_eq!(found.map(|(count, classes)| (count, classes.has(Class::Military))), Some((3, true)));
        assert_eq!(phrase_at(|index| ["acts"].get(index).copied()), None);
    }
}
