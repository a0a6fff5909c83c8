//! Where an item could be: every place with the words of one of the constructions.
//!
//! A candidate is a proposal only. It is meant to be generous within its construction; whether it is an item,
//! and where its parts end, is decided later.

use crate::{
    syntax::Syntax,
    text::{TokenId, TokenRange},
};

use super::{
    construction,
    line::Line,
    marker::{self, Construction},
};

/// A place where an item could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What construction it is.
    pub construction: Construction,
    /// The sentence it stands in.
    pub sentence: TokenRange,
    /// The words that link condition and outcome, or announce the outcome.
    pub marker: TokenRange,
}

/// The candidates of one sentence, by their markers.
pub(super) fn propose(line: &Line<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut push = |construction: Construction, marker: TokenRange| {
        found.push(Candidate { construction, sentence: line.tokens, marker });
    };
    let mut token = line.tokens.start;
    while token < line.tokens.end {
        let mut next = TokenId(token.0 + 1);
        if let Some((range, construction)) = marker::at(line, token) {
            if construction::stands(line, range, construction) {
                push(construction, range);
                next = range.end;
            }
        } else if let Some((range, construction)) = construction::verbal(line, token) {
            push(construction, range);
            next = range.end;
        }
        token = next;
    }
    retain_strongest(&mut found);
    if let Some(range) = construction::understood(line)
        && found.is_empty()
    {
        found.push(Candidate {
            construction: Construction::Understood,
            sentence: line.tokens,
            marker: range,
        });
    }
    found
}

/// Drops candidates that only repeat what another in the sentence says better: a threat announced before its own
/// *if*, a noun for a condition where a clause is one, a list where a conditional stands.
fn retain_strongest(found: &mut Vec<Candidate>) {
    let clause = found.iter().any(|candidate| candidate.construction.has_clause());
    let generic = found.iter().any(|candidate| candidate.construction.is_generic());
    let last_link =
        found.iter().filter(|candidate| candidate.construction.links()).map(|found| found.marker.start).max();
    let last_or = found
        .iter()
        .filter(|candidate| matches!(candidate.construction, Construction::Or | Construction::Otherwise))
        .map(|candidate| candidate.marker.start)
        .max();
    found.retain(|candidate| match candidate.construction {
        Construction::Announced => last_link.is_none_or(|link| link < candidate.marker.start),
        Construction::Demand => last_or.is_none_or(|or| or < candidate.marker.start),
        Construction::Nominal | Construction::Treat => !clause && !generic,
        Construction::And | Construction::Without | Construction::Any => !clause,
        _ => true,
    });
}

/// The candidates of a whole text.
pub fn all(syntax: &Syntax<'_>) -> Vec<Candidate> {
    syntax.sentences.iter().flat_map(|sentence| propose(&Line::new(syntax, sentence.tokens))).collect()
}
