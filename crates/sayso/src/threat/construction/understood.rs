//! *Sanctions could apply*, *all options are on the table*: an outcome whose condition stands in the context.
//!
//! Proposed only where no other construction stands in the sentence: a stance of readiness, or a measure that could come.

use crate::{
    text::{TokenId, TokenRange},
    threat::{line::Line, word::Class},
};

const MEASURES: &[Class] =
    &[Class::Military, Class::Sanctions, Class::Trade, Class::Legal, Class::Vague, Class::Diplomatic];

/// The words of readiness or possibility.
pub(in crate::threat) fn find(line: &Line<'_>) -> Option<TokenRange> {
    let ready = line.find(line.tokens, |token| {
        line.is(token, Class::Ready)
            && line.at(token, 1).is_some_and(|next| line.is(next, Class::Ready))
            && line.classes_in(line.next(token, 20)).any(MEASURES)
    });
    let possible = || {
        line.find(line.tokens, |token| {
            line.is_modal(token)
                && line.classes(token).any(&[Class::May, Class::Will, Class::Would])
                && line.classes_in(line.last(token, 8)).any(&[Class::Sanctions, Class::Trade, Class::Vague])
                && line.classes_in(line.next(token, 8)).any(MEASURES)
                || line.is_modal(token)
                    && line.is(token, Class::May)
                    && line.classes_in(line.last(token, 6)).any(&[Class::Sanctions, Class::Trade])
        })
    };
    ready.or_else(possible).map(|token: TokenId| TokenRange::one(token))
}
