//! Passages of raw newswire whose attributions were annotated for the training: the table of the repository says where
//! the pieces stand, the text is read from the corpus.

use std::{collections::BTreeMap, ops::Range, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    own, raw,
    tagged::{Article, Attribution, Extent},
};

/// How many lines a passage has; two make a paragraph.
const LINES: usize = 6;

/// All annotated passages.
pub(super) fn read(shared: &Path) -> Result<Vec<Article>> {
    let table = own::read(own::PASSAGES)?;
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut passages = Vec::new();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let [file, first, pieces] = row.split('\t').collect::<Vec<_>>()[..] else {
            bail!("three columns: {row}")
        };
        if !texts.contains_key(file) {
            texts.insert(file, raw::named(shared, file)?.lines().map(ToOwned::to_owned).collect());
        }
        let before =
            first.parse::<usize>().ok().and_then(|first| first.checked_sub(1)).context("a line number")?;
        let lines = texts[file].get(before..before + LINES).context("lines of the corpus")?;
        passages.push(passage(format!("{file}-{first}"), lines, pieces).with_context(|| row.to_owned())?);
    }
    Ok(passages)
}

/// A passage of `lines` with `pieces` such as `s1=0:4-12,1:0-3`.
fn passage(id: String, lines: &[String], pieces: &str) -> Result<Article> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        text.push_str(match number {
            0 => "",
            odd if odd % 2 == 1 => " ",
            _ => "\n\n",
        });
        starts.push(text.len());
        text.push_str(line);
    }
    let place = |place: &str| -> Result<Range<usize>> {
        let (line, range) = place.split_once(':').context("a line")?;
        let (start, end) = range.split_once('-').context("a range")?;
        let line = *starts.get(line.parse::<usize>()?).context("a line of the passage")?;
        let range = line + start.parse::<usize>()?..line + end.parse::<usize>()?;
        text.get(range.clone()).filter(|words| !words.is_empty()).context("words of the text")?;
        Ok(range)
    };
    let mut attributions: BTreeMap<u32, Attribution> = BTreeMap::new();
    let mut unattributed = Vec::new();
    for piece in pieces.split(' ').filter(|piece| !piece.is_empty()) {
        let (tag, places) = piece.split_once('=').context("a tag and its places")?;
        let places = places.split(',').map(place).collect::<Result<Vec<_>>>()?;
        let (role, number) = tag.split_at(1);
        if role == "u" {
            unattributed.extend(places);
            continue;
        }
        let attribution = attributions.entry(number.parse().with_context(|| tag.to_owned())?).or_default();
        match role {
            "s" => attribution.source.extend(places),
            "q" => attribution.cue.extend(places),
            "c" => attribution.content.extend(places),
            _ => bail!("{tag} is no tag"),
        }
    }
    let attributions = attributions.into_values().collect();
    Ok(Article { id, text, extent: Extent::Passage, attributions, unattributed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_pieces_in_their_lines() {
        let lines = ["He said", "it was “over”.", "No."].map(str::to_owned);
        assert!(passage("a".to_owned(), &lines, "c1=2:0-9").is_err(), "a place outside of the text");
        let article =
            passage("a".to_owned(), &lines, "s1=0:0-2 q1=0:3-7 c1=1:0-17 u=2:0-2").expect("well formed");
        assert_eq!(article.text, "He said it was “over”.\n\nNo.");
        assert_eq!(&article.text[article.attributions[0].content[0].clone()], "it was “over”");
        assert_eq!(&article.text[article.unattributed[0].clone()], "No");
    }
}
