//! The names that stand beside the name of a party and are meant with it: “Varenia and Kalmia”, “not only Varenia but
//! also Kalmia”. Lists of more than five are left alone.

use crate::{
    syntax::{Relation, Upos},
    text::{TokenId, TokenRange},
    threat::{Party, bounds::correlatives, line::Line},
};

/// With the names coordinated with it: “not only Varenia but also *Kalmia*” are two, and both are meant.
pub(in crate::threat) fn with_others(line: &Line<'_>, party: Party) -> Party {
    let syntax = line.syntax;
    let Some(range) = party.span.map(|span| syntax.tokens_in(span)) else { return party };
    let Some(own) = range.tokens().find(|&token| syntax.head(token).is_none_or(|head| !range.contains(head)))
    else {
        return party;
    };
    let first = match syntax.head(own) {
        Some(head) if syntax.relation(own) == Relation::Conj => head,
        Some(_) | None => own,
    };
    let mut heads: Vec<TokenId> = syntax.conjuncts(first).take(MOST + 1).collect();
    // “Meridia until Friday” is no pair, whatever the tree says.
    let joins = |token: TokenId| line.upos(token) == Upos::Cconj || line.norm(token) == ",";
    let apart = |pair: &[TokenId]| !TokenRange::new(pair[0], pair[1]).tokens().any(joins);
    if let Some(end) = heads.windows(2).position(apart) {
        heads.truncate(end + 1);
    }
    if heads.len() < 2 {
        heads.extend(second_half(line, range));
    }
    let name = |token: TokenId| line.tokens.contains(token) && line.upos(token) == Upos::Propn;
    if !(2..=MOST).contains(&heads.len()) || !heads.iter().all(|&head| name(head)) {
        return party;
    }
    let phrases: Vec<TokenRange> = heads.iter().map(|&head| syntax.noun_phrase(head)).collect();
    let Some((last, others)) = phrases.split_last() else { return party };
    let words: Vec<&str> = others.iter().map(|&phrase| syntax.words(phrase)).collect();
    let whole =
        others.iter().fold(*last, |all, phrase| TokenRange::new(all.start.min(phrase.start), all.end));
    Party {
        name: format!("{} and {}", words.join(", "), syntax.words(*last)),
        entity: None,
        span: Some(syntax.span_of(whole)),
    }
}

/// The name in the second half of a pair whose first half ends with a phrase: “not only to Varenia, but also to *Kalmia*”.
fn second_half(line: &Line<'_>, first: TokenRange) -> Option<TokenId> {
    let before = line.last(first.start, 4);
    let (_, second) = correlatives().rows().iter().find(|(opening, _)| {
        before
            .tokens()
            .any(|token| opening.split(' ').zip(0..).all(|(word, ahead)| line.norm_at(token, ahead) == word))
    })?;
    let after = line.next(first.end, 3);
    let opens = line.find(after, |token| line.norm(token) == *second)?;
    let between = TokenRange::new(first.end, opens);
    let name = line.find(line.next(opens, 5), |token| line.upos(token) == Upos::Propn)?;
    let bare = |token: TokenId| matches!(line.upos(token), Upos::Adv | Upos::Adp | Upos::Det | Upos::Cconj);
    let rest = TokenRange::new(TokenId(opens.0 + 1), name);
    (between.tokens().all(|token| line.is_mark(token)) && rest.tokens().all(bare))
        .then(|| line.syntax.noun_phrase(name).tokens().rev().find(|&token| line.upos(token) == Upos::Propn))
        .flatten()
}

/// As many names in a row are one party; more are a list.
const MOST: usize = 5;
