//! *threatened to Q*, *an ultimatum to P*, *threatened Q over P*: an outcome or a demand announced by its name.
//!
//! “They gave the government 48 hours to free the prisoners.” The condition or the outcome may be understood.

use crate::{
    syntax::{Relation, Upos, Xpos},
    text::{TokenId, TokenRange},
    threat::{line::Line, marker::Construction, word::Class},
};

/// Whether *over* follows a threat and is no part of a verb: “threatened to *take over*”.
pub(super) fn over(line: &Line<'_>, marker: TokenRange) -> bool {
    line.syntax.tag(marker.start).xpos != Xpos::Rp
        && line.syntax.relation(marker.start) != Relation::CompoundPrt
        && line.find(line.last(marker.start, 20), |token| line.lemma(token).starts_with("threat")).is_some()
}

/// A word that announces an outcome or a demand.
pub(super) fn find(line: &Line<'_>, token: TokenId) -> Option<(TokenRange, Construction)> {
    let one = TokenRange::one(token);
    if line.lemma(token).starts_with("threat") && line.is(token, Class::Threaten) {
        let next = line.norm_at(token, 1);
        let verb = matches!(line.upos(token), Upos::Verb | Upos::X);
        return (verb || matches!(next, "to" | "of")).then_some((one, Construction::Announced));
    }
    if line.is(token, Class::Final) && line.upos(token) != Upos::Adv {
        let end = line.next(token, 3).tokens().take_while(|&next| line.is(next, Class::Final)).last()?;
        let marker = TokenRange::new(token, TokenId(end.0 + 1));
        return (marker.len() > 1 || line.norm(token) == "ultimatum")
            .then_some((marker, Construction::Demand));
    }
    if line.is(token, Class::Give) && line.upos(token) != Upos::Aux {
        let ahead = line.next(TokenId(token.0 + 1), 25);
        let time = line.find(ahead, |next| line.is(next, Class::Time))?;
        let early = line.find(TokenRange::new(ahead.start, time), |next| {
            line.is(next, Class::Number) || matches!(line.norm(next), "until" | "a" | "till" | "one")
        })?;
        let to = line.find(line.next(time, 6), |next| line.norm(next) == "to")?;
        return (early < to).then_some((one, Construction::Demand));
    }
    None
}
