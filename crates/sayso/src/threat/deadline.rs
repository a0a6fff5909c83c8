//! By when: *by Friday*, *within 48 hours*, *until the end of the week*.
//!
//! A deadline is looked for at the end of the condition, in and right behind the outcome, and before the demand of an
//! ultimatum. It leaves out plain dates of what happened and times that no demand stands beside.

use crate::text::{TokenId, TokenRange};

use super::{
    bounds::Bounds,
    candidate::Candidate,
    line::Line,
    marker::Construction,
    reading::hull,
    word::{Class, classes_of},
};

/// The deadline of a candidate, with the condition and outcome cut back where it stood at their end.
pub(super) fn cut(line: &Line<'_>, candidate: &Candidate, bounds: Bounds) -> (Option<TokenRange>, Bounds) {
    let mut cut = bounds;
    if candidate.construction == Construction::Demand {
        let near = TokenRange::new(
            line.last(candidate.marker.start, 3).start,
            line.next(candidate.marker.end, 20).end,
        );
        let found = bare(line, near).or_else(|| bounds.condition.and_then(|range| inside(line, range)));
        return (found, trimmed(line, cut, found));
    }
    let found = bounds
        .condition
        .and_then(|range| inside(line, range))
        .or_else(|| bounds.condition.and_then(|range| right_after(line, range.end)))
        .or_else(|| bounds.consequence.and_then(|range| inside(line, range)))
        .or_else(|| bounds.consequence.and_then(|range| dated(line, range)))
        .or_else(|| {
            let whole = hull(candidate, &bounds);
            let limit = matches!(
                candidate.construction,
                Construction::Or | Construction::Unless | Construction::Otherwise
            );
            limit.then(|| bare(line, TokenRange::new(line.last(whole.start, 14).start, whole.end))).flatten()
        });
    cut = trimmed(line, cut, found);
    (found, cut)
}

fn trimmed(line: &Line<'_>, mut bounds: Bounds, deadline: Option<TokenRange>) -> Bounds {
    let Some(deadline) = deadline else { return bounds };
    for part in [&mut bounds.condition, &mut bounds.consequence] {
        if let Some(range) = *part
            && range.start < deadline.start
            && deadline.end >= range.end
            && deadline.start < range.end
        {
            *part = line.trim(TokenRange::new(range.start, deadline.start));
        }
    }
    bounds
}

/// A time limit with its preposition inside a stretch, the last one.
fn inside(line: &Line<'_>, range: TokenRange) -> Option<TokenRange> {
    range.tokens().rev().find_map(|token| limit(line, token, range.end))
}

/// The date at the end of a threatened outcome: “threatened to cut supplies *on January 1* unless …”.
fn dated(line: &Line<'_>, range: TokenRange) -> Option<TokenRange> {
    let threatens = line.last(range.start, 3).tokens().any(|token| line.is(token, Class::Threaten));
    let from = line.last(range.end, 6).start.max(range.start);
    let start = TokenRange::new(from, range.end).tokens().find(|&token| {
        let rest = TokenRange::new(TokenId(token.0 + 1), range.end);
        matches!(line.norm(token), "on" | "at" | "from")
            && time_phrase(line, rest).is_some_and(|last| last.0 + 1 == range.end.0)
    });
    let bare = || {
        let last = TokenId(range.end.0 - 1);
        (range.len() > 1
            && line.is(last, Class::Time)
            && line.syntax.tag(last).upos == crate::syntax::Upos::Propn)
            .then_some(last)
    };
    let start = start.or_else(bare)?;
    threatens.then(|| TokenRange::new(start, range.end))
}

fn right_after(line: &Line<'_>, end: TokenId) -> Option<TokenRange> {
    line.next(end, 2).tokens().find_map(|token| limit(line, token, line.tokens.end))
}

/// A time limit whose preposition is `token`: *by*, *within*, *before*, *no later than*.
fn limit(line: &Line<'_>, token: TokenId, end: TokenId) -> Option<TokenRange> {
    let ahead = TokenRange::new(
        TokenId(token.0 + 1),
        line.next(TokenId(token.0 + 1), 7).end.min(end).max(TokenId(token.0 + 1)),
    );
    let opens = match line.norm(token) {
        "by" | "within" => true,
        "before" => !ahead.tokens().any(|next| line.is_modal(next)),
        "than" => line.norm_at(token, -1) == "later",
        _ => false,
    };
    opens.then(|| time_phrase(line, ahead)).flatten().map(|last| TokenRange::new(token, TokenId(last.0 + 1)))
}

/// A time limit without its preposition: *48 hours*, *until Friday*, *one-month*, *a 24-hour ultimatum*.
fn bare(line: &Line<'_>, range: TokenRange) -> Option<TokenRange> {
    if let Some(found) = inside(line, range) {
        return Some(found);
    }
    range.tokens().find_map(|token| {
        let ahead = TokenRange::new(
            TokenId(token.0 + 1),
            line.next(TokenId(token.0 + 1), 6).end.min(range.end).max(TokenId(token.0 + 1)),
        );
        if matches!(line.norm(token), "until" | "till") {
            return time_phrase(line, ahead).map(|last| TokenRange::new(token, TokenId(last.0 + 1)));
        }
        let compound =
            line.norm(token).rsplit_once('-').is_some_and(|(_, unit)| classes_of(unit).has(Class::Unit));
        if compound {
            return Some(TokenRange::one(token));
        }
        let counted = line.is(token, Class::Number)
            || line.norm(token).starts_with(|first: char| first.is_ascii_digit());
        let unit = line.find(line.next(TokenId(token.0 + 1), 2), |next| line.is(next, Class::Unit));
        unit.filter(|_| counted).map(|unit| TokenRange::new(token, TokenId(unit.0 + 1)))
    })
}

/// The last word of a time phrase that starts a stretch.
fn time_phrase(line: &Line<'_>, range: TokenRange) -> Option<TokenId> {
    let mut last = None;
    for token in range.tokens() {
        let number = line.norm(token).starts_with(|first: char| first.is_ascii_digit());
        if line.is(token, Class::Time) || number && (last.is_some() || token == range.start) {
            last = Some(token);
        } else if line.is_quotation_mark(token)
            || last.is_some() && !matches!(line.norm(token), "the" | "of" | "this" | "next")
        {
            break;
        }
    }
    last.filter(|&last| {
        TokenRange::new(range.start, TokenId(last.0 + 1)).tokens().any(|token| line.is(token, Class::Time))
    })
}
