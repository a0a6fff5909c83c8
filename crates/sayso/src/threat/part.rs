//! What one part of an item looks like: its subject, modal, verb and the classes of its words.

use super::{
    bounds::bucket,
    choice::hash,
    line::Line,
    valence::turned,
    word::{Class, Classes, HARM},
};
use crate::{syntax::Upos, text::TokenRange};

/// What one part looks like.
pub(super) struct Part {
    /// How it is held out: 0 no modal, 1 will, 2 would, 3 may, 4 must, 5 ready.
    pub(super) force: u32,
    pub(super) subject: u32,
    pub(super) person: u32,
    pub(super) modal: u32,
    pub(super) negated: bool,
    pub(super) first: u32,
    pub(super) form: u32,
    pub(super) verb: u32,
    pub(super) length: u32,
    pub(super) classes: Classes,
}

impl Part {
    /// Looks at a stretch of a sentence.
    pub(super) fn of(line: &Line<'_>, range: Option<TokenRange>) -> Self {
        let Some(range) = range else {
            return Self {
                force: 6,
                subject: 1,
                person: 15,
                modal: 1,
                negated: false,
                first: 1,
                form: 99,
                verb: 1,
                length: 99,
                classes: Classes::default(),
            };
        };
        let verb = range.tokens().find(|&token| line.upos(token) == Upos::Verb);
        let auxiliary = range.tokens().find(|&token| matches!(line.upos(token), Upos::Verb | Upos::Aux));
        let modal = range.tokens().find(|&token| line.is_modal(token));
        let subject = range
            .tokens()
            .take_while(|&token| Some(token) != auxiliary)
            .find(|&token| matches!(line.upos(token), Upos::Pron | Upos::Noun | Upos::Propn));
        let person = subject.map_or(0, |token| {
            let classes = line.classes(token);
            if classes.has(Class::We) {
                1
            } else if classes.has(Class::You) {
                2
            } else if line.upos(token) == Upos::Propn {
                3
            } else if matches!(line.norm(token), "he" | "she") {
                4
            } else if line.norm(token) == "it" {
                5
            } else if line.norm(token) == "they" {
                6
            } else if line.norm(token) == "there" {
                7
            } else {
                8
            }
        });
        let force = [Class::Ready, Class::May, Class::Would, Class::Will, Class::Must];
        let codes = [5, 3, 2, 1, 4];
        let whole = line.classes_in(range);
        let force = if whole.has(Class::Ready) {
            5
        } else {
            modal
                .and_then(|token| force.iter().position(|&class| line.is(token, class)))
                .map_or(0, |place| codes[place])
        };
        Self {
            force,
            subject: subject
                .map_or(0, |token| if line.upos(token) == Upos::Propn { 2 } else { hash(line.lemma(token)) }),
            person,
            modal: modal.map_or(0, |token| hash(line.norm(token))),
            negated: range.tokens().any(|token| line.is(token, Class::Not)),
            first: hash(line.norm(range.start)),
            form: line.upos(range.start) as u32 * 32 + auxiliary.map_or(31, |token| line.upos(token) as u32),
            verb: verb.map_or(0, |token| hash(line.lemma(token))),
            length: bucket(range.len()),
            classes: range.tokens().fold(Classes::default(), |all, token| {
                let classes = line.classes(token);
                // Harm that ends is a good.
                let spared = classes.any(HARM) && turned(line, token, range);
                all.union(if spared { classes.without(HARM).with(Class::Benefit) } else { classes })
            }),
        }
    }
}
