//! Places of the text as a browser counts them, in UTF-16 units, to places of the text as the report counts them.

use sayso_report::{Byte, Span};

use super::Reading;

/// A place in the article as a browser has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the paragraph, counted from 1.
    pub paragraph: usize,
    /// UTF-16 units from its start.
    pub units: usize,
}

impl Reading {
    /// The stretch from one place to another, each a paragraph counted from 1 and the UTF-16 units into it;
    /// without the white space at its ends, with the words at its ends whole, and none where nothing is left.
    pub fn stretch(&self, from: Place, to: Place) -> Option<Span<Byte>> {
        let (start, end) = (self.byte(from)?, self.byte(to)?);
        let words = self.text.get(start..end)?;
        let start = start + words.len() - words.trim_start().len();
        let end = start + words.trim().len();
        (start < end).then(|| whole(&self.text, start, end))
    }

    /// The paragraph so many UTF-16 units into the text, counted from 1.
    pub fn paragraph_at(&self, units: usize) -> usize {
        self.paragraph(into(&self.text, units) as u32)
    }

    /// How many UTF-16 units stand before a paragraph, counted from 1.
    pub fn units_before(&self, paragraph: usize) -> usize {
        let block = paragraph.checked_sub(1).and_then(|at| self.blocks.get(at));
        let before = block.and_then(|block| self.text.get(..block.start() as usize));
        before.unwrap_or_default().encode_utf16().count()
    }

    fn byte(&self, place: Place) -> Option<usize> {
        let block = self.blocks.get(place.paragraph.checked_sub(1)?)?;
        Some(block.start() as usize + into(block.of(&self.text), place.units))
    }
}

/// So many UTF-16 units into a text, in bytes; not further than its end.
fn into(text: &str, units: usize) -> usize {
    let mut left = units;
    let here = text.char_indices().find(|&(_, character)| {
        let here = left == 0;
        left = left.saturating_sub(character.len_utf16());
        here
    });
    here.map_or(text.len(), |(at, _)| at)
}

/// The stretch with the words whole in which it begins and ends: nobody means a part of a word.
fn whole(text: &str, start: usize, end: usize) -> Span<Byte> {
    let is_letter = char::is_alphanumeric;
    let (before, after) = (&text[..start], &text[end..]);
    let head = if text[start..].starts_with(is_letter) { before.trim_end_matches(is_letter) } else { before };
    let tail = if text[..end].ends_with(is_letter) { after.trim_start_matches(is_letter) } else { after };
    Span::new(head.len() as u32, (text.len() - tail.len()) as u32)
}

#[cfg(test)]
mod tests {
    use sayso_report::Report;

    use super::*;
    use crate::view::samples::report_for_tests;

    /// A reading of the text in which nothing was found.
    fn reading(text: &str) -> Reading {
        let (_, report) = report_for_tests();
        let bare = Report { quotes: vec![], threats: vec![], speakers: vec![], ..report };
        Reading::new(text.into(), Report { notes: vec![], near_misses: vec![], ..bare })
    }

    #[test]
    fn a_place_of_the_browser_is_a_stretch_of_the_text() {
        let text = "A 👍 “é”.\n\n Two words ";
        let reading = reading(text);
        let at = |paragraph, units| Place { paragraph, units };
        let words = |from, to| reading.stretch(from, to).map(|span| span.of(text));
        assert_eq!(words(at(1, 2), at(1, 8)), Some("👍 “é”"));
        assert_eq!(words(at(2, 0), at(2, 99)), Some("Two words"));
        assert_eq!(words(at(1, 5), at(2, 4)), Some("“é”.\n\n Two"));
        assert_eq!(words(at(2, 0), at(2, 1)), None);
        assert_eq!(words(at(2, 4), at(1, 1)), None);
        assert_eq!(words(at(0, 4), at(9, 1)), None);
    }

    #[test]
    fn words_are_whole() {
        let text = "The mayor’s “old” re-election";
        let reading = reading(text);
        let at = |units| Place { paragraph: 1, units };
        let words = |from, to| reading.stretch(at(from), at(to)).map(|span| span.of(text));
        assert_eq!(words(5, 8), Some("mayor"));
        assert_eq!(words(14, 15), Some("old"));
        assert_eq!(words(12, 17), Some("“old”"), "marks belong to no word");
        assert_eq!(words(3, 22), Some("mayor’s “old” re-election"));
    }

    #[test]
    fn a_caret_stands_in_a_paragraph_and_a_paragraph_before_a_caret() {
        let reading = reading("A 👍.\n\nTwo.\n\nThree.");
        assert_eq!([1, 2, 3, 0, 4].map(|it| reading.units_before(it)), [0, 7, 13, 0, 0]);
        assert_eq!([0, 5, 7, 10, 13, 99].map(|it| reading.paragraph_at(it)), [1, 2, 2, 2, 3, 3]);
    }
}
