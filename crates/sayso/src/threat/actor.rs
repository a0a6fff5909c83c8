//! Who brings an outcome about, seen from the one who is cited: the guide's question of control.
//!
//! “We will close the border” and “he would resign” are the speaker's own deeds, “you will lose investors” befalls the
//! one addressed, “the dam will burst” is nobody's. Told by the subject of the outcome in the tree and whom it refers to.

use crate::{
    speaker::{Cast, EntityId},
    syntax::{Relation, Upos},
    text::{TokenId, TokenRange},
};

use super::{
    clause::{doer, main_verb},
    line::Line,
    reading::Reading,
    word::{Class, HARM},
};

/// Whom the subject of an outcome names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Who {
    /// There is no outcome.
    #[default]
    Nobody,
    /// No subject: a bare infinitive, so that the one who threatens does it.
    Understood,
    /// The speaker in person: I, we.
    Speaker,
    /// The one cited, by name or pronoun.
    Cited,
    /// The one addressed: you.
    Addressed,
    /// Who the condition is about.
    Conditioned,
    /// “There will be …”.
    There,
    /// A name.
    Named,
    /// A person or group by description.
    People,
    /// A measure or deed: sanctions, strikes.
    Measure,
    /// Any other thing.
    Thing,
    /// A pronoun that nobody resolved.
    Pronoun,
    /// No verb: “sanctions”, “war”.
    Nominal,
}

/// Who brings an outcome about, and how the verb presents it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Actor {
    who: Who,
    passive: bool,
    undergoes: bool,
}

impl Actor {
    /// Who brings about the outcome of a reading.
    pub(super) fn of(reading: &Reading<'_>, cast: &Cast) -> Self {
        let Some(range) = reading.bounds.consequence else { return Self::default() };
        let line = reading.line;
        let Some(verb) = main_verb(line, range) else {
            return Self { who: Who::Nominal, passive: false, undergoes: false };
        };
        let passive = line.syntax.is_passive(verb);
        let subject = line.syntax.subject(verb).or_else(|| line.syntax.subject_of(verb));
        let subject = subject.filter(|&subject| range.contains(subject));
        let who = subject.map_or(Who::Understood, |subject| who(reading, cast, subject));
        Self { who, passive, undergoes: line.is(verb, Class::Undergo) }
    }

    /// As a number.
    pub(super) fn code(self) -> u32 {
        self.who as u32 * 4 + u32::from(self.passive) * 2 + u32::from(self.undergoes)
    }
}

fn who(reading: &Reading<'_>, cast: &Cast, subject: TokenId) -> Who {
    let line = reading.line;
    let classes = line.classes(subject);
    if classes.has(Class::We) {
        return Who::Speaker;
    }
    if classes.has(Class::You) {
        return Who::Addressed;
    }
    if line.norm(subject) == "there" || line.syntax.relation(subject) == Relation::Expl {
        return Who::There;
    }
    let entity = entity_at(line, cast, subject);
    let cited = reading.quote.and_then(|quote| cast.voices.get(quote.0 as usize)?.entity);
    let source =
        reading.source.map(|source| TokenId(source.end.0 - 1)).filter(|&last| line.tokens.contains(last));
    let cited = cited.or_else(|| source.and_then(|last| entity_at(line, cast, last)));
    if entity.is_some() && entity == cited {
        return Who::Cited;
    }
    let met = reading.bounds.condition.and_then(|part| {
        let verb = main_verb(line, part)?;
        doer(line, verb).filter(|&subject| part.contains(subject))
    });
    let conditioned = met.and_then(|met| entity_at(line, cast, met));
    if entity.is_some() && entity == conditioned {
        return Who::Conditioned;
    }
    let akin = |other: TokenId| super::reading::akin(line.norm(subject), line.norm(other));
    if reading.source.is_some_and(|source| source.tokens().any(akin)) {
        return Who::Cited;
    }
    if reading.bounds.condition.is_some_and(|part| part.tokens().any(akin)) {
        return Who::Conditioned;
    }
    match line.upos(subject) {
        Upos::Propn => Who::Named,
        Upos::Pron => Who::Pronoun,
        _ if classes.any(HARM) || classes.has(Class::Vague) => Who::Measure,
        _ if entity.is_some() => Who::People,
        _ => Who::Thing,
    }
}

/// Whom a word refers to: as the head of a mention or a word in one.
fn entity_at(line: &Line<'_>, cast: &Cast, token: TokenId) -> Option<EntityId> {
    if let Some(mention) = cast.mention_at(token) {
        return Some(mention.entity);
    }
    let near = TokenRange::new(line.last(token, 4).start, line.next(token, 5).end);
    cast.mentions_in(near).iter().find(|mention| mention.tokens.contains(token)).map(|mention| mention.entity)
}
