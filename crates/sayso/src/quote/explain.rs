//! Why an attribution was found, in one plain sentence.

use super::group::{Draft, Link};
use crate::{syntax::Syntax, text::TokenRange};

/// The longest phrase that is repeated whole, in words.
const WHOLE: usize = 8;

pub(super) fn why(syntax: &Syntax<'_>, draft: &Draft) -> String {
    let first = draft.content[0];
    let side = |range: TokenRange| if range.start < first.start { "before" } else { "after" };
    let mut why = match (draft.link, draft.cue, draft.source) {
        (Link::Cue, Some(cue), Some(source)) if draft.by_tree => {
            format!("{} signals it, and its subject is {}.", quoted(syntax, cue), quoted(syntax, source))
        }
        (Link::Cue, Some(cue), Some(source)) => {
            format!(
                "{} signals it, with {} as the source {} the words.",
                quoted(syntax, cue),
                quoted(syntax, source),
                side(source)
            )
        }
        (Link::Cue, Some(cue), None) => {
            format!("{} signals it, and no source is named with it.", quoted(syntax, cue))
        }
        (Link::Beside, _, Some(source)) => {
            format!(
                "{} stands right {} the words, set off by punctuation.",
                quoted(syntax, source),
                side(source)
            )
        }
        (Link::Cue | Link::Beside | Link::Alone, _, _) => {
            "They read like somebody's words, and no source is named near them.".to_owned()
        }
    };
    if draft.carried > 0 {
        why.push_str(" It goes on after that without a new signal.");
    }
    why
}

/// The words of a phrase in quotation marks, a long one shortened.
fn quoted(syntax: &Syntax<'_>, range: TokenRange) -> String {
    if range.len() <= WHOLE {
        return format!("“{}”", syntax.words(range));
    }
    let start = TokenRange { start: range.start, end: crate::text::TokenId(range.start.0 + WHOLE as u32) };
    format!("“{} …”", syntax.words(start))
}
