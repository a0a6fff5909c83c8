//! Articles with marked attributions and speakers.

use std::{collections::HashMap, fs, path::Path};

use anyhow::Context;
use sayso::{
    quote::{Quote, QuoteKind, Quotes, Source},
    syntax::Syntax,
    text::{Span, TokenId},
};
use serde_json::Value;

/// One attribution of the gold standard.
pub(super) struct Gold {
    pub(super) source: Vec<Span>,
    pub(super) cue: Vec<Span>,
    pub(super) content: Vec<Span>,
    pub(super) entity: Option<String>,
}

/// One article of the gold standard.
pub(super) struct Article {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) attributions: Vec<Gold>,
    pub(super) entities: HashMap<String, (String, String, Option<String>)>,
}

/// Reads a corpus of articles with attributions.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<Article>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    file.lines().filter(|line| !line.trim().is_empty()).map(article).collect()
}

fn article(line: &str) -> anyhow::Result<Article> {
    let value: Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().context("an article has a text")?.to_owned();
    let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(text.len() as u32);
    let place =
        |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied().unwrap_or_default();
    let spans = |value: &Value| -> Vec<Span> {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(|span| Span::new(place(&span[0]), place(&span[1])))
            .collect()
    };
    let list = value["attributions"].as_array().into_iter().flatten();
    let attributions = list
        .map(|item| Gold {
            source: spans(&item["source"]),
            cue: spans(&item["cue"]),
            content: spans(&item["content"]),
            entity: item["entity"].as_str().map(str::to_owned),
        })
        .collect();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let entities = value["entities"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(id, item)| {
            let role = item["role"].as_str().map(str::to_owned);
            (id.clone(), (string(&item["name"]), string(&item["kind"]), role))
        })
        .collect();
    Ok(Article { id: string(&value["id"]), text, attributions, entities })
}

/// The marked quotes in the engine's form.
pub(super) fn gold_quotes(article: &Article, syntax: &Syntax<'_>) -> Quotes {
    let mut quotes: Vec<Quote> = article
        .attributions
        .iter()
        .filter(|gold| !gold.content.is_empty())
        .map(|gold| {
            let source = gold.source.iter().copied().reduce(Span::join).map(|span| syntax.tokens_in(span));
            Quote {
                kind: QuoteKind::Mixed,
                content: gold.content.clone(),
                cue: gold.cue.iter().map(|&span| syntax.tokens_in(span)).collect(),
                source: match source {
                    Some(range) if !range.is_empty() => Source::Phrase(range, TokenId(range.end.0 - 1)),
                    Some(_) | None => Source::Nobody,
                },
                parent: None,
                score: sayso::quote::sure::Score::CERTAIN,
                confidence: 100,
                why: String::new(),
            }
        })
        .collect();
    let extent = |quote: &Quote| {
        let whole = quote.content.iter().copied().reduce(Span::join).unwrap_or_default();
        (whole.start(), std::cmp::Reverse(whole.end()))
    };
    quotes.sort_by_key(extent);
    let marks = vec![(sayso_report::MarkRole::Other, None); syntax.marks.stretches.len()];
    Quotes { quotes, marks }
}
