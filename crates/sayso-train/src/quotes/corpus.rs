//! The articles quotes are trained and measured on.

use std::{fs, ops::Range, path::Path};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::passages;
use crate::{
    own,
    tagged::{self, Article, Attribution, Extent},
};

/// A line of the corpora, offsets in Unicode code points.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    attributions: Vec<LineAttribution>,
    #[serde(default)]
    unattributed: Vec<[usize; 2]>,
}

#[derive(Deserialize)]
struct LineAttribution {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    /// PolNeAR: “speech” or what else the cue tells of.
    cue_class: Option<String>,
}

/// Reads a corpus of JSON lines.
pub(super) fn json(path: &Path) -> Result<Vec<Article>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    file.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| article(serde_json::from_str(line)?))
        .collect()
}

fn article(line: Line) -> Result<Article> {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let ranges = |spans: &[[usize; 2]]| -> Result<Vec<Range<usize>>> {
        let at = |place: usize| bytes.get(place).copied().context("an offset outside of the text");
        let mut ranges =
            spans.iter().map(|&[start, end]| Ok(at(start)?..at(end)?)).collect::<Result<Vec<_>>>()?;
        ranges.sort_by_key(|range| range.start);
        Ok(ranges)
    };
    let attributions = line
        .attributions
        .iter()
        .map(|attribution| {
            Ok(Attribution {
                source: ranges(&attribution.source)?,
                cue: ranges(&attribution.cue)?,
                content: ranges(&attribution.content)?,
                no_speech: attribution.cue_class.as_deref().is_some_and(|class| class != "speech"),
            })
        })
        .collect::<Result<_>>()?;
    let unattributed = ranges(&line.unattributed)?;
    Ok(Article { id: line.id, text: line.text, extent: Extent::Whole, attributions, unattributed })
}

/// The shared articles that may be trained on.
pub(super) fn shared(shared: &Path) -> Result<Vec<Article>> {
    let mut articles = json(&shared.join("corpus/train/newswire.jsonl"))?;
    articles.extend(json(&shared.join("corpus/train/originals.jsonl"))?);
    Ok(articles)
}

/// All articles that may be trained on: the shared corpora and those of our own.
pub(super) fn training(from: &Path) -> Result<Vec<Article>> {
    let mut articles = shared(from)?;
    for file in own::files(own::ARTICLES)? {
        articles.extend(tagged::read(&own::read(&file)?).with_context(|| file.clone())?);
    }
    articles.extend(passages::read(from)?);
    Ok(articles)
}
