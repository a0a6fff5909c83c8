//! *P would trigger Q*, *P would be an act of war*, *would treat P as Q*: the condition is a noun.
//!
//! “A blockade would be considered a declaration of war.” A modal verb must stand before the verb that links.

use crate::{
    text::{TokenId, TokenRange},
    threat::{line::Line, marker::Construction, word::Class},
};

/// The linking verb group that starts with a modal verb here.
pub(super) fn find(line: &Line<'_>, token: TokenId) -> Option<(TokenRange, Construction)> {
    if !line.classes(token).any(&[Class::Will, Class::Would, Class::May]) || !line.is_modal(token) {
        return None;
    }
    let verb = line.next(TokenId(token.0 + 1), 3).tokens().find(|&next| !line.is(next, Class::Not))?;
    let marker = |end: TokenId| TokenRange::new(token, TokenId(end.0 + 1));
    if line.is(verb, Class::Cause) {
        let preposition = line.at(verb, 1).filter(|&next| matches!(line.norm(next), "in" | "to"));
        return Some((marker(preposition.unwrap_or(verb)), Construction::Nominal));
    }
    if line.is(verb, Class::Regard) {
        let as_word = line.find(line.next(verb, 30), |next| line.norm(next) == "as")?;
        return (as_word.0 > verb.0 + 1).then(|| (marker(verb), Construction::Treat));
    }
    if line.norm(verb) == "be" {
        let passive = line.at(verb, 1)?;
        if line.is(passive, Class::Regard) || line.lemma(passive) == "meet" {
            return Some((marker(passive), Construction::Nominal));
        }
        let war = line.classes_in(line.next(passive, 5)).any(&[Class::Military, Class::Final]);
        return war.then(|| (marker(verb), Construction::Nominal));
    }
    None
}
