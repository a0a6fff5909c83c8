//! Reads the training articles of our own: plain text with attributions tagged in place.
//!
//! `### id` starts an article, `#` lines before the first one say what the file is. Inside, `<s1>…</s1>` is a
//! source, `<q1>…</q1>` a cue, `<c1>…</c1>` a piece of content; tags with one number are one attribution of
//! the article. `<u>…</u>` marks words in quotation marks that nobody is said to have said.

use std::{collections::BTreeMap, ops::Range};

use anyhow::{Context, Result, bail, ensure};

/// An article with its attributions, all places in bytes of its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) extent: Extent,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) unattributed: Vec<Range<usize>>,
}

/// How much of a text an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// A few lines of it.
    Passage,
}

/// The pieces of one attribution, each role in text order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Attribution {
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) cue: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    /// Whether the set that it is from says that nothing is communicated by it: a wish, a plan, an act.
    pub(crate) no_speech: bool,
}

/// Reads the articles of one file.
///
/// # Errors
/// If a tag is unknown, left open or closed in the wrong order, or an attribution has no content.
pub(crate) fn read(file: &str) -> Result<Vec<Article>> {
    file.split("\n### ")
        .skip(1)
        .map(|block| article(block).with_context(|| block[..20.min(block.len())].to_owned()))
        .collect()
}

fn article(block: &str) -> Result<Article> {
    let (id, body) = block.split_once('\n').context("an article has a heading and a text")?;
    let mut article = Article { id: id.trim().to_owned(), ..Article::default() };
    let mut attributions: BTreeMap<u32, Attribution> = BTreeMap::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = body.trim();
    while let Some(at) = rest.find('<') {
        article.text.push_str(&rest[..at]);
        let (tag, after) = rest[at + 1..].split_once('>').context("a tag is never closed with “>”")?;
        rest = after;
        let Some(name) = tag.strip_prefix('/') else {
            open.push((tag, article.text.len()));
            continue;
        };
        let Some((opened, start)) = open.pop() else { bail!("</{name}> closes nothing") };
        ensure!(opened == name, "<{opened}> is closed by </{name}>");
        let piece = start..article.text.len();
        ensure!(!piece.is_empty(), "<{name}> is empty");
        if name == "u" {
            article.unattributed.push(piece);
            continue;
        }
        let (role, number) = name.split_at(1);
        let attribution =
            attributions.entry(number.parse().with_context(|| format!("<{name}>"))?).or_default();
        match role {
            "s" => attribution.source.push(piece),
            "q" => attribution.cue.push(piece),
            "c" => attribution.content.push(piece),
            _ => bail!("<{name}> is no tag"),
        }
    }
    article.text.push_str(rest);
    ensure!(open.is_empty(), "<{}> stays open", open[0].0);
    for (number, attribution) in attributions {
        ensure!(!attribution.content.is_empty(), "attribution {number} has no content");
        article.attributions.push(attribution);
    }
    Ok(article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_pieces_of_each_attribution() {
        let file = "# what it is\n\n### a-1\n<c1>“Go,”</c1> <s1>she</s1> <q1>said</q1>. <c1>“Now.”</c1> A <u>“dirty”</u> word.\n";
        let articles = read(file).expect("the file is well formed");
        assert_eq!(articles.len(), 1);
        let Article { id, text, attributions, unattributed, .. } = &articles[0];
        assert_eq!((id.as_str(), text.as_str()), ("a-1", "“Go,” she said. “Now.” A “dirty” word."));
        let content: Vec<&str> = attributions[0].content.iter().map(|piece| &text[piece.clone()]).collect();
        assert_eq!(content, ["“Go,”", "“Now.”"]);
        assert_eq!(&text[unattributed[0].clone()], "“dirty”");
    }

    #[test]
    fn refuses_what_is_not_well_formed() {
        for body in ["<s1>a</q1>", "<s1>a", "a</s1>", "<x1>a</x1>", "<s1>a</s1>", "<c1></c1>"] {
            assert!(read(&format!("\n### a\n{body}\n")).is_err(), "{body}");
        }
    }

    #[test]
    fn our_articles_are_well_formed() {
        for entry in
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles")).expect("a folder")
        {
            let path = entry.expect("an entry").path();
            let file = std::fs::read_to_string(&path).expect("a readable file");
            if let Err(error) = read(&file) {
                panic!("{}: {error:#}", path.display());
            }
        }
    }
}
