//! *until*, *once*, *when*, *before*, *while*, *without*: words of time or manner that can set a condition.
//!
//! “There can be no talks until the shelling stops.” Told as mere time they are left out: some word of will,
//! refusal or demand must stand in the sentence.

use crate::{
    text::TokenRange,
    threat::{line::Line, marker::Construction, word::Class},
};

/// Whether the sentence can hold an outcome for the marker.
pub(super) fn stands(line: &Line<'_>, marker: TokenRange, construction: Construction) -> bool {
    let before = line.classes_in(line.head(marker.start));
    let after = line.classes_in(line.rest(marker.end));
    match construction {
        Construction::Until | Construction::While | Construction::Without => {
            before.any(&[
                Class::Will,
                Class::Would,
                Class::Not,
                Class::May,
                Class::Vow,
                Class::Threaten,
                Class::Ready,
            ]) || after.any(&[Class::Will, Class::Would, Class::May, Class::Not])
        }
        Construction::Before => before.any(&[Class::Not]) || line.tokens.start == marker.start,
        _ => {
            before.any(&[Class::Will, Class::Would, Class::Not, Class::Ready, Class::Promise])
                || after.any(&[Class::Will, Class::Would])
        }
    }
}
