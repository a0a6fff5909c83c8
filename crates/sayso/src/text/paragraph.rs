//! Paragraphs: what stands between line ends, or between blank lines where the lines are broken at a margin.
//!
//! Pasted articles part paragraphs by one line end or by several, so every line end parts, unless the lines are
//! seen to be broken where the next word would have crossed a margin, as in mail and on agency wires. Such
//! lines are joined again; a blank line, a deeper indent, a bullet or a line that ends early still parts.

use super::Span;

/// A margin lies between these many characters from the left.
const MARGINS: std::ops::RangeInclusive<usize> = 30..=100;

/// A line that is not blank.
struct Line {
    /// Where it stands, without the white space around it.
    start: usize,
    end: usize,
    /// How many characters of white space stand before it.
    indent: usize,
    /// How many characters it has, the white space before it among them.
    width: usize,
    /// How many characters its first word has.
    first_word: usize,
    /// Whether a blank line or the start of the text stands before it.
    after_blank: bool,
}

/// Splits `text` into paragraphs, without the white space around them.
pub fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let margin = margin(text, &lines);
    let mut paragraphs: Vec<(usize, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let joined = index > 0 && margin.is_some_and(|margin| joins(text, &lines[index - 1], line, margin));
        match paragraphs.last_mut() {
            Some(last) if joined => last.1 = line.end,
            _ => paragraphs.push((line.start, line.end)),
        }
    }
    paragraphs.into_iter().map(|(start, end)| Span::new(start as u32, end as u32)).collect()
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{c}', '\u{b}']) {
        let body = line.trim();
        if !body.is_empty() {
            let lead = line.len() - line.trim_start().len();
            let indent = line[..lead].chars().count();
            lines.push(Line {
                start: start + lead,
                end: start + lead + body.len(),
                indent,
                width: indent + body.chars().count(),
                first_word: body.chars().take_while(|character| !character.is_whitespace()).count(),
                after_blank,
            });
            after_blank = false;
        } else if !line.starts_with('\n') || !text[..start].ends_with('\r') {
            // The second half of a CRLF is no blank line.
            after_blank = true;
        }
        start += line.len();
    }
    lines
}

/// The margin at which the lines of the text are broken, if they are.
fn margin(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(_, next)| !next.after_blank);
    let broken = |line: &Line, next: &Line| {
        MARGINS.contains(&line.width) && !ends_sentence(text, line) && starts_inside(text, next)
    };
    let margin = pairs().filter(|(line, next)| broken(line, next)).map(|(line, _)| line.width).max()?;
    // A text is broken at a margin if most of its line ends lie there and a good part of them in a sentence.
    let (mut all, mut full, mut inside) = (0, 0, 0);
    for (line, next) in pairs() {
        all += 1;
        full += usize::from(is_full(line, next, margin));
        inside += usize::from(broken(line, next));
    }
    (full * 2 > all && inside * 4 >= all).then_some(margin)
}

/// Whether the next word would have crossed the margin.
fn is_full(line: &Line, next: &Line, margin: usize) -> bool {
    line.width <= margin + 2 && line.width + 1 + next.first_word > margin
}

fn joins(text: &str, line: &Line, next: &Line, margin: usize) -> bool {
    if next.after_blank || next.indent > line.indent + 1 {
        return false;
    }
    let (full, ends) = (is_full(line, next, margin), ends_sentence(text, line));
    let inside = !ends && starts_inside(text, next) && MARGINS.contains(&line.width);
    // A number at the start of a line is one of a list only where a sentence may begin.
    let listed = is_bullet(&text[next.start..next.end]) && (ends || !full);
    !listed && (full || inside)
}

fn ends_sentence(text: &str, line: &Line) -> bool {
    text[line.start..line.end].ends_with(['.', '!', '?', ':', '"', '”', '’', '\'', '»', '…'])
}

/// Whether a line begins in the middle of a sentence: with a small letter.
fn starts_inside(text: &str, line: &Line) -> bool {
    text[line.start..line.end].starts_with(char::is_lowercase) && !is_bullet(&text[line.start..line.end])
}

/// Whether a line begins with a bullet or a number of a list.
fn is_bullet(line: &str) -> bool {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if rest.is_empty() {
        return false;
    }
    let number = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    let listed = number.len() < first.len() && (1..=2).contains(&number.len());
    matches!(first, "-" | "*" | "•" | "–" | "—" | "·" | "‣" | "◦" | "▪" | "●" | "o" | ">" | "+")
        || listed && (number.bytes().all(|byte| byte.is_ascii_digit()) || number.len() == 1 && number != "I")
}

#[cfg(test)]
mod tests {
    use super::split;

    fn paragraphs(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn every_line_end_parts_a_pasted_text() {
        assert_eq!(
            paragraphs("Talks fail\r\nThe talks failed.\r\n\r\n  They may resume.\n"),
            ["Talks fail", "The talks failed.", "They may resume."]
        );
        assert_eq!(paragraphs("milk\neggs\nbread"), ["milk", "eggs", "bread"]);
        assert_eq!(paragraphs(" \n\n\t"), [""; 0]);
    }

    #[test]
    fn lines_broken_at_a_margin_are_joined() {
        let text = "The harbour commission said on Monday that it would not\n\
                    open the northern basin to ferries before the end of the\n\
                    Easter holidays, whatever the shipping lines demanded.\n\
                    \n\
                    Its chairwoman, Ines Falk, told reporters that the piers\n\
                    were unsafe and that repairs had only just begun.\n\
                    - the first pier\n\
                    - the second pier\n";
        let found = paragraphs(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[0].ends_with("demanded.") && found[1].ends_with("begun."));
    }

    #[test]
    fn an_indent_or_an_early_end_parts_broken_lines() {
        let text = "  The harbour commission said on Monday that it would not\n\
                    open the northern basin to ferries before the end of the\n\
                    holidays.\n  Its chairwoman, Ines Falk, told reporters that the piers\n\
                    were unsafe and that repairs had only just begun.\n\
                    Nobody objected to it.\n";
        assert_eq!(paragraphs(text).len(), 3);
    }
}
