//! A Markdown file as a text to read: the words without the signs around them.
//!
//! Known are the signs of everyday use (CommonMark 0.31): headings, quotes, lists, emphasis, code, links, images, rules,
//! and a head of settings between `---`. Tables and HTML stay as they are.

/// The text, and what was left out of it as a whole: settings, images.
pub fn markdown(file: &str) -> (String, Vec<String>) {
    let (mut text, mut left_out) = (String::new(), Vec::new());
    let file = match head(file) {
        Some((head, rest)) => {
            left_out.push(head.trim().to_owned());
            rest
        }
        None => file,
    };
    for line in file.lines() {
        let line = unmarked(line);
        // A rule ends a paragraph as a blank line does.
        let line = if is_rule(line) { "" } else { line };
        let line = without_emphasis(&without_links(line, &mut left_out));
        if !line.trim().is_empty() || !text.ends_with("\n\n") {
            text.push_str(line.trim());
            text.push('\n');
        }
    }
    (text.trim().to_owned(), left_out)
}

/// The settings at the top, and what follows them.
fn head(file: &str) -> Option<(&str, &str)> {
    file.strip_prefix("---\n")?.split_once("\n---\n")
}

/// The line without the signs at its ends.
fn unmarked(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    for bullet in ["- ", "* ", "+ "] {
        line = line.strip_prefix(bullet).unwrap_or(line);
    }
    let heading = line.trim_start_matches('#');
    if (1..=6).contains(&(line.len() - heading.len())) && heading.starts_with(' ') {
        line = heading.trim_end_matches('#');
    }
    line.trim()
}

/// A line that is drawn as a rule, underlines a heading, or stands around code.
fn is_rule(line: &str) -> bool {
    let Some(sign) = line.chars().next() else { return false };
    let count = line.chars().filter(|&it| it == sign).count();
    let alone = line.chars().all(|it| it == sign || it == ' ');
    count >= 3 && (alone && "-*_=".contains(sign) || line.starts_with("```") || line.starts_with("~~~"))
}

/// `[words](address)` as its words; images are left out.
fn without_links(line: &str, left_out: &mut Vec<String>) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, inside)) = rest.split_once('[') {
        let link = inside.split_once("](").and_then(|(words, after)| {
            let (_, behind) = after.split_once(')')?;
            (!words.contains('[')).then_some((words, behind))
        });
        match (link, before.strip_suffix('!')) {
            (Some((words, behind)), Some(before)) => {
                text.push_str(before);
                left_out.push(if words.is_empty() { "![]".to_owned() } else { words.to_owned() });
                rest = behind;
            }
            (Some((words, behind)), None) => {
                text.push_str(before);
                text.push_str(words);
                rest = behind;
            }
            (None, _) => {
                text.push_str(before);
                text.push('[');
                rest = inside;
            }
        }
    }
    text + rest
}

/// A run of signs that may begin or end an emphasis.
struct Run {
    sign: char,
    /// Where it stands, in bytes.
    place: std::ops::Range<usize>,
}

/// The line without the signs of emphasis and code that come in pairs around words.
fn without_emphasis(line: &str) -> String {
    let mut open: Vec<Run> = Vec::new();
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(sign) = line[at..].chars().next() {
        if !"*_`".contains(sign) {
            at += sign.len_utf8();
            continue;
        }
        let end = line[at..].find(|other| other != sign).map_or(line.len(), |length| at + length);
        let run = Run { sign, place: at..end };
        at = end;
        let before = line[..run.place.start].chars().next_back();
        let after = line[run.place.end..].chars().next();
        let apart = |neighbor: Option<char>| neighbor.is_none_or(|it| !it.is_alphanumeric());
        let blank = |neighbor: Option<char>| neighbor.is_none_or(char::is_whitespace);
        let same = |other: &Run| other.sign == sign && other.place.len() == run.place.len();
        if let Some(pair) = open.iter().rposition(same).filter(|_| !blank(before) && apart(after)) {
            signs.extend([open[pair].place.clone(), run.place]);
            open.truncate(pair);
        } else if !blank(after) && apart(before) {
            open.push(run);
        }
    }
    let kept = line.char_indices().filter(|(at, _)| !signs.iter().any(|place| place.contains(at)));
    kept.map(|(_, character)| character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &str) {
        assert_eq!(markdown(file).0, expected);
    }

    #[test]
    fn signs_around_words_go() {
        check("# A title #\n\n## 1. A part", "A title\n\n1. A part");
        check("- **Ana Ruiz** said _no_.\n* *Bo* said `yes`.", "Ana Ruiz said no.\nBo said yes.");
        check("> > “Not a penny less,” she said.", "“Not a penny less,” she said.");
        check("A title\n=======\n\nText.\n\n***\n\nMore.", "A title\n\nText.\n\nMore.");
        check("***Both*** of **a *b* c**.", "Both of a b c.");
    }

    #[test]
    fn signs_that_are_words_stay() {
        for text in [
            "5 * 3 * 2",
            "snake_case_name",
            "a price* and a note*",
            "No. #1 of 3",
            "#hashtag",
            "2*3*4",
            "a [note] here",
        ] {
            check(text, text);
        }
        check("[He] said “[the] deal” (see below).", "[He] said “[the] deal” (see below).");
    }

    #[test]
    fn links_are_their_words_and_images_are_told() {
        let (text, left_out) = markdown("See [the *report*](https://a.b/c) ![A bridge](b.jpg)now.");
        assert_eq!((text.as_str(), left_out), ("See the report now.", vec!["A bridge".to_owned()]));
    }

    #[test]
    fn settings_at_the_top_are_told() {
        let (text, left_out) = markdown("---\ntitle: A\n---\nText.");
        assert_eq!((text.as_str(), left_out), ("Text.", vec!["title: A".to_owned()]));
        check("---\nText.", "Text.");
    }

    #[test]
    fn any_text_gives_a_text() {
        for text in ["", "*", "**", "[", "![](", "[](", "_é_", "`", "#", ">", "---\n", "*a **b* c**", "***"]
        {
            assert!(markdown(text).0.len() <= text.len());
        }
    }
}
