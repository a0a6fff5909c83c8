//! The article text of a web page: headline and paragraphs, without navigation, captions and comments.

use dom_smoothie::{Article, Config, Readability, TextMode};

/// Finds the article; a page in which none stands out gives all its text.
pub(super) fn article(html: &str) -> anyhow::Result<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config))?;
    match page.parse() {
        Ok(Article { title, text_content, .. }) => Ok(with_title(&title, &paragraphs(&text_content))),
        Err(_) => Ok(paragraphs(&dom_query::Document::from(html).formatted_text())),
    }
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
