//! *P or Q*, *P and Q*, *otherwise Q*: a demand or an imperative, and what follows.
//!
//! “Withdraw by Friday or we will close the border.” “Touch our fishermen and you will regret it.”
//! Plain alternatives and plain lists are left out: before *or* a demand must stand, before *and* an imperative,
//! and behind either something that can befall the one addressed.

use crate::{
    syntax::{Upos, VerbForm},
    text::{TokenId, TokenRange},
    threat::{
        line::Line,
        marker::{self, Construction},
        word::{Class, HARM},
    },
};

/// Whether *or* can stand between a demand and what befalls.
pub(super) fn or(line: &Line<'_>, marker: TokenRange) -> bool {
    if marker.len() > 1 {
        // “Or else” says enough; “or otherwise” may only mean any other way.
        let second = marker::at(line, TokenId(marker.start.0 + 1));
        let otherwise = second.is_some_and(|(_, construction)| construction == Construction::Otherwise);
        return !otherwise || befalls(line, marker.end);
    }
    let before = line.classes_in(line.last(marker.start, 40));
    let demand = before.any(&[Class::Demand, Class::Must, Class::Final, Class::Warn, Class::Time])
        || imperative(line, marker.start).is_some()
        || line.find(line.last(marker.start, 30), |token| line.norm(token) == "to").is_some();
    demand && befalls(line, marker.end)
}

/// Whether *and* can stand between an imperative and what befalls.
pub(super) fn and(line: &Line<'_>, marker: TokenRange) -> bool {
    let ahead = line.next(marker.end, 8);
    imperative(line, marker.start).is_some()
        && line
            .find(ahead, |token| line.classes(token).any(&[Class::Will, Class::Would, Class::May]))
            .is_some()
}

/// Whether *otherwise* joins clauses rather than modifies a word.
pub(super) fn otherwise(line: &Line<'_>, marker: TokenRange) -> bool {
    line.starts_clause(marker.start)
        || line.at(marker.start, -1).is_some_and(|before| line.is_modal(before))
        || line.at(marker.end, 0).is_none_or(|after| line.is_mark(after))
}

/// Whether what starts here can be an outcome: a verb or noun of loss, or somebody who will do something.
fn befalls(line: &Line<'_>, start: TokenId) -> bool {
    let Some(first) = line.at(start, 0) else { return false };
    if line.find(line.next(start, 10), |token| line.is_modal(token)).is_some() {
        return true;
    }
    let ahead = line.classes_in(line.next(first, 12));
    opens_with_verb(line, start)
        && (ahead.any(HARM) || ahead.any(&[Class::Vague, Class::Loss, Class::May, Class::Give]))
}

/// Whether a base verb starts here: “or *face* sanctions”.
pub(in crate::threat) fn opens_with_verb(line: &Line<'_>, start: TokenId) -> bool {
    // “Face” and “risk” after “or” are verbs even where the tagger takes them for nouns.
    line.at(start, 0).is_some_and(|first| {
        line.syntax.tag(first).verb_form() == Some(VerbForm::Base)
            || line.classes(first).any(&[Class::Give, Class::May])
    })
}

/// The base verb that opens the clause before `end`, where one does.
pub(super) fn imperative(line: &Line<'_>, end: TokenId) -> Option<TokenId> {
    let before = line.head(end);
    let start = before
        .tokens()
        .rev()
        .take(40)
        .take_while(|&token| {
            !matches!(line.norm(token), ":" | ";" | "--" | "—" | "–" | "\"" | "“" | "‘" | ".")
        })
        .last()?;
    let first = before.tokens().skip_while(|&token| token < start).find(|&token| {
        !line.is_mark(token) && !matches!(line.upos(token), Upos::Intj | Upos::Cconj | Upos::Adv)
    })?;
    let verb = matches!(line.syntax.tag(first).verb_form(), Some(VerbForm::Base | VerbForm::Present));
    (verb && line.lemma(first) == line.norm(first)).then_some(first)
}
