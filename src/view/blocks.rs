//! The article cut into paragraphs as a reader sees them; the text itself stays as it is.

use sayso_report::{Byte, Span};

/// A line this long, in bytes, is not a line of hard-wrapped text.
const WRAPPED: usize = 100;

/// Cuts `text` into the stretches that are drawn as paragraphs, blank lines left out.
///
/// Every line with text is a paragraph; where short lines stand in groups between blank lines,
/// as in text wrapped by hand, every group is.
pub fn blocks(text: &str) -> Vec<Span<Byte>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if !text[start..end].trim().is_empty() {
            lines.push((start, end));
        }
        start += line.len();
    }
    let groups = groups(text, &lines);
    let wrapped = groups.len() > 1
        && lines.len() >= groups.len() * 2
        && lines.iter().all(|&(start, end)| end - start <= WRAPPED);
    let blocks = if wrapped { groups } else { lines };
    blocks.into_iter().map(|(start, end)| Span::new(offset(start), offset(end))).collect()
}

/// Which of `blocks` holds the byte, or comes after it; the last one at the end of the text.
pub fn block_at(blocks: &[Span<Byte>], byte: u32) -> usize {
    blocks.partition_point(|block| block.end() <= byte).min(blocks.len().saturating_sub(1))
}

/// The lines joined wherever no blank line stands between them.
fn groups(text: &str, lines: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for &(start, end) in lines {
        match groups.last_mut() {
            Some(group) if text[group.1..start].matches('\n').count() == 1 => group.1 = end,
            _ => groups.push((start, end)),
        }
    }
    groups
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = blocks(text).into_iter().map(|block| block.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_of_pasted_text_is_a_paragraph() {
        check("One.\nTwo.\n\nThree.", &["One.", "Two.", "Three."]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
        check(" \n\n", &[]);
        check("", &[]);
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        check("One goes\non here.\n\nTwo goes\non too.", &["One goes\non here.", "Two goes\non too."]);
    }

    #[test]
    fn long_lines_are_not_wrapped_by_hand() {
        let long = "word ".repeat(40);
        let long = long.trim_end();
        let text = format!("{long}\n{long}\n\n{long}\n{long}");
        check(&text, &[long; 4]);
    }

    #[test]
    fn a_place_belongs_to_one_paragraph() {
        let blocks = blocks("ab\n\ncd");
        let places: Vec<_> = (0..7).map(|byte| block_at(&blocks, byte)).collect();
        assert_eq!(places, [0, 0, 1, 1, 1, 1, 1]);
    }
}
