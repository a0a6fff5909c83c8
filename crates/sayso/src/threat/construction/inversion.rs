//! *Should P*, *were P to*, *had P*: the verb before its subject instead of *if*.
//!
//! “Should Varenia retaliate, the duty will be doubled.” Questions and the plain modal *should* are left out:
//! the verb must open its clause and a subject must follow.

use crate::{
    syntax::Upos,
    text::TokenRange,
    threat::{line::Line, word::Class},
};

/// Whether the verb opens a clause and its subject follows.
pub(super) fn stands(line: &Line<'_>, marker: TokenRange) -> bool {
    let Some(subject) = line.at(marker.end, 0) else { return false };
    let noun = matches!(
        line.upos(subject),
        Upos::Det | Upos::Pron | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num | Upos::X
    );
    let opens = match line.at(marker.start, -1) {
        None => true,
        Some(before) => {
            line.is_mark(before)
                || matches!(line.upos(before), Upos::Cconj | Upos::Sconj)
                || line.classes(before).any(&[Class::Say, Class::Warn])
                || !matches!(
                    line.upos(before),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv | Upos::Part
                )
        }
    };
    let would = line.find(line.tokens, |token| {
        !marker.contains(token)
            && line.classes(token).any(&[Class::Will, Class::Would, Class::May, Class::Ready, Class::Must])
    });
    let question = line.find(line.tokens, |token| line.norm(token) == "?").is_some();
    noun && opens && would.is_some() && !question
}
