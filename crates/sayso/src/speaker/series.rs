//! Lists of three and more: “players, coaches and reporters”, “officials in Kuwait, Lebanon and Turkey”.
//!
//! A comma mostly sets off an apposition, so all items must be of one sort: several people, names, or known places.

use super::{
    bounds::{simple_end, trailing_name},
    kinds::head_noun,
    reader::Reader,
    traits::Number,
    words,
};
use crate::text::{TokenId, TokenRange};

/// The most items after the first.
const ITEMS: usize = 12;

/// What the items of a list have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// They are places.
    Place,
    /// They are names of others than places.
    Name,
    /// They are descriptions of several.
    Many,
}

/// The rest of a list after its first item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// The *and* or *or* before the last item.
    pub(super) joint: TokenId,
    /// Where the last item ends.
    pub(super) end: TokenId,
}

/// The list that begins with `first` and goes on with a comma.
pub(super) fn series(reader: &Reader<'_, '_>, first: TokenRange, limit: TokenId) -> Option<Series> {
    let syntax = reader.syntax;
    let sort = item(reader, first)?;
    let mut at = first.end;
    for number in 0..ITEMS {
        let comma = at < limit && syntax.word(at) == ",";
        let next = TokenId(at.0 + u32::from(comma));
        let joint = (next < limit && matches!(syntax.norm(next), "and" | "or")).then_some(next);
        // The first two are set apart by a comma, else it is no list of three.
        if number == 0 && (!comma || joint.is_some()) || !comma && joint.is_none() {
            return None;
        }
        let start = TokenId(next.0 + u32::from(joint.is_some()));
        if start >= limit || !reader.is_nominal(start) {
            return None;
        }
        let end = simple_end(reader, TokenRange::new(start, limit));
        if item(reader, TokenRange::new(start, end)) != Some(sort) {
            return None;
        }
        if let Some(joint) = joint {
            return Some(Series { joint, end });
        }
        at = end;
    }
    None
}

/// The list whose first item ends at a comma inside a phrase.
pub(super) fn series_before(reader: &Reader<'_, '_>, phrase: TokenRange, comma: TokenId) -> Option<Series> {
    let start = (phrase.start.0..comma.0)
        .map(TokenId)
        .rev()
        .take(ITEMS)
        .take_while(|&token| reader.is_nominal(token))
        .last()?;
    series(reader, TokenRange::new(start, comma), phrase.end)
}

/// The sort of an item.
fn item(reader: &Reader<'_, '_>, range: TokenRange) -> Option<Item> {
    let last = range.tokens().next_back()?;
    if let Some(name) = trailing_name(reader, range) {
        let person_noun = words::person_noun(reader.syntax.norm(last)).is_some();
        let place = words::place(&reader.lower(name)).is_some();
        return (!person_noun).then_some(if place { Item::Place } else { Item::Name });
    }
    let (head, _, number) = head_noun(reader, range)?;
    (number == Number::Plural && reader.is_noun(head)).then_some(Item::Many)
}
