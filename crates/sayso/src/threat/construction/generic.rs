//! *any P*, *whoever P*, *anyone who P*: a standing condition on whoever does it.
//!
//! “Any attack on our crews will be met with force.” *Any* without a future or a duty in the sentence is left out.

use crate::{
    text::TokenRange,
    threat::{line::Line, word::Class},
};

/// Whether somebody will do or suffer something in the sentence.
pub(super) fn stands(line: &Line<'_>, marker: TokenRange) -> bool {
    let near = TokenRange::new(line.last(marker.start, 25).start, line.next(marker.end, 40).end);
    line.find(near, |token| {
        line.classes(token).any(&[
            Class::Will,
            Class::Would,
            Class::May,
            Class::Must,
            Class::Threaten,
            Class::Vow,
        ])
    })
    .is_some()
}
