//! The constructions: for each, what must stand around its words for them to be a candidate at all.
//!
//! These are grammatical conditions, not judgements: *until* needs something that lasts, *and* an imperative before it.

mod announced;
mod coordination;
mod generic;
mod inversion;
mod nominal;
mod subordination;
mod understood;

use crate::text::{TokenId, TokenRange};

use super::{line::Line, marker::Construction};

pub(super) use coordination::opens_with_verb;
pub(super) use understood::find as understood;

/// Whether a marker stands where its construction can be.
pub(super) fn stands(line: &Line<'_>, marker: TokenRange, construction: Construction) -> bool {
    match construction {
        Construction::If | Construction::Unless | Construction::AsLongAs | Construction::Provided => true,
        Construction::InCase | Construction::InThatCase | Construction::Exchange | Construction::Failure => {
            true
        }
        Construction::Until
        | Construction::While
        | Construction::Once
        | Construction::Before
        | Construction::Without => subordination::stands(line, marker, construction),
        Construction::Or => coordination::or(line, marker),
        Construction::And => coordination::and(line, marker),
        Construction::Otherwise => coordination::otherwise(line, marker),
        Construction::Any | Construction::Whoever => generic::stands(line, marker),
        Construction::Over => announced::over(line, marker),
        Construction::Inversion => inversion::stands(line, marker),
        Construction::Nominal
        | Construction::Treat
        | Construction::Announced
        | Construction::Demand
        | Construction::Understood => true,
    }
}

/// A construction that a verb or noun opens.
pub(super) fn verbal(line: &Line<'_>, token: TokenId) -> Option<(TokenRange, Construction)> {
    nominal::find(line, token).or_else(|| announced::find(line, token))
}
