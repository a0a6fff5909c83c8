//! The article text of a web page: headline and paragraphs, without navigation, captions and comments.

use anyhow::ensure;
use dom_smoothie::{Article, Config, Readability, TextMode};

/// How many elements may be open inside each other; browsers stop at 512.
///
/// The parser looks through all open elements at every tag, so that its time grows with their number squared.
const MAX_OPEN: usize = 4096;

/// Elements that never hold others, or that the next of their kind closes.
const SELF_CLOSING: [&[u8]; 24] = [
    b"area", b"base", b"br", b"col", b"dd", b"dt", b"embed", b"hr", b"img", b"input", b"li", b"link",
    b"meta", b"option", b"p", b"param", b"rt", b"source", b"tbody", b"td", b"th", b"tr", b"track", b"wbr",
];

/// Finds the article; a page in which none stands out gives all its text.
pub(super) fn article(html: &str) -> anyhow::Result<String> {
    ensure!(most_open(html) <= MAX_OPEN, "more than {MAX_OPEN} of its elements stand inside each other");
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config))?;
    match page.parse() {
        Ok(Article { title, text_content, .. }) => Ok(with_title(&title, &paragraphs(&text_content))),
        Err(_) => Ok(paragraphs(&dom_query::Document::from(html).formatted_text())),
    }
}

/// At most how many elements are open at once, by a count of the tags.
fn most_open(html: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for tag in html.as_bytes().split(|&byte| byte == b'<').skip(1) {
        let (closes, name) = tag.strip_prefix(b"/").map_or((false, tag), |name| (true, name));
        let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        if name.is_empty() || SELF_CLOSING.contains(&name.as_slice()) {
            continue;
        }
        open = if closes { open.saturating_sub(1) } else { open + 1 };
        most = most.max(open);
    }
    most
}

fn with_title(title: &str, text: &str) -> String {
    let title = title.trim();
    if title.is_empty() || text.starts_with(title) { text.to_owned() } else { format!("{title}\n\n{text}") }
}

/// One paragraph for each line that holds anything, a blank line between them.
fn paragraphs(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}
