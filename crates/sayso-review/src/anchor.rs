//! A place in a text by its words, so that it is found again after the text was edited.
//!
//! The idea is that of `TextQuoteSelector` in the W3C Web Annotation model.

use sayso_report::{Byte, Span};
use serde::{Deserialize, Serialize};

/// How much is remembered before and after the words, in bytes; less where a character would be cut.
const CONTEXT: usize = 32;
/// Shorter words than this, in bytes, are found again only with some of their context.
const TELLING: usize = 16;
/// How much context short words need, in bytes.
const NEEDED: usize = 8;

/// The words of a place, and what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The words.
    pub words: String,
    /// What stands right before them.
    pub before: String,
    /// What stands right after them.
    pub after: String,
    /// The byte where they stood; only where to look first.
    pub near: u32,
}

impl Anchor {
    /// The anchor of a stretch; none where it is empty or does not lie in the text.
    pub fn of(text: &str, span: Span<Byte>) -> Option<Self> {
        let (start, end) = (span.start() as usize, span.end() as usize);
        let words = text.get(start..end).filter(|words| !words.is_empty())?;
        let from = (start.saturating_sub(CONTEXT)..=start).find(|&at| text.is_char_boundary(at))?;
        let to = (end..=text.len().min(end + CONTEXT)).rev().find(|&at| text.is_char_boundary(at))?;
        Some(Self {
            words: words.to_owned(),
            before: text[from..start].to_owned(),
            after: text[end..to].to_owned(),
            near: span.start(),
        })
    }

    /// Where the words stand now: where they stood if nothing has changed there, else where most of their context
    /// stands with them, else the closest; nowhere, if they do not, or are too short to be told without context.
    pub fn find(&self, text: &str) -> Option<Span<Byte>> {
        if self.words.is_empty() {
            return None;
        }
        let near = self.near as usize;
        let whole = self.before.len() + self.after.len();
        if text.get(near..).is_some_and(|rest| rest.starts_with(&self.words))
            && self.agreement(text, near) == whole
        {
            return Some(self.span(near));
        }
        let (at, agreement) =
            text.match_indices(&self.words)
                .map(|(at, _)| (at, self.agreement(text, at)))
                .max_by_key(|&(at, agreement)| (agreement, std::cmp::Reverse(at.abs_diff(near))))?;
        let needed = if self.words.len() < TELLING { NEEDED.min(whole) } else { 0 };
        (agreement >= needed).then(|| self.span(at))
    }

    fn span(&self, at: usize) -> Span<Byte> {
        Span::new(at as u32, (at + self.words.len()) as u32)
    }

    /// How many bytes around the words at `at` are as they were.
    fn agreement(&self, text: &str, at: usize) -> usize {
        let before = &text.as_bytes()[..at];
        let after = &text.as_bytes()[at + self.words.len()..];
        let same = |(a, b): &(u8, u8)| a == b;
        self.before.bytes().rev().zip(before.iter().rev().copied()).take_while(same).count()
            + self.after.bytes().zip(after.iter().copied()).take_while(same).count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "He said no. She said yes, and he said no again.";

    #[track_caller]
    fn check(text: &str, at: (u32, u32), edited: &str, expected: Option<&str>) {
        let anchor = Anchor::of(text, Span::new(at.0, at.1)).expect("a place in the text");
        let found = anchor.find(edited).map(|span| &edited[span.start() as usize..]);
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_after_an_edit_before_them() {
        check(TEXT, (33, 40), &format!("First.\n\n{TEXT}"), Some("said no again."));
        check(
            TEXT,
            (3, 10),
            &format!("First.\n\n{TEXT}"),
            Some("said no. She said yes, and he said no again."),
        );
    }

    #[test]
    fn words_that_are_gone_are_not_found() {
        check(TEXT, (12, 24), "He said no.", None);
    }

    #[test]
    fn short_words_need_their_neighbors() {
        check(TEXT, (0, 2), "Quite another text in which He stands.", None);
        check(TEXT, (0, 2), "He said no.", Some("He said no."));
    }

    #[test]
    fn the_empty_place_has_no_anchor() {
        assert_eq!(Anchor::of(TEXT, Span::new(3, 3)), None);
        assert_eq!(Anchor::of("é", Span::new(0, 1)), None);
    }

    proptest! {
        #[test]
        fn a_place_is_found_where_it_is(text in "[ab é“]{1,40}", places in (0usize..40, 0usize..40), more in "\\PC{0,20}") {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (bounds[places.0 % bounds.len()], bounds[places.1 % bounds.len()]);
            let span = Span::new(a.min(b) as u32, a.max(b) as u32);
            if let Some(anchor) = Anchor::of(&text, span) {
                prop_assert_eq!(anchor.find(&text), Some(span));
                let found = anchor.find(&more);
                prop_assert!(found.is_none_or(|span| span.of(&more) == anchor.words));
            }
        }
    }
}
