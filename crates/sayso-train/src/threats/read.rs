//! Reads everything that is annotated with conditional items into one form.
//!
//! Rows of single sentences come with their context, joined as the command line joins them; articles come whole;
//! sentences of our own (`data/threats`) come with the annotation in place.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use sayso::text::Span;
use serde_json::Value;

use super::standoff;
use crate::own;

/// One annotated item, places in bytes of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    pub(crate) kind: String,
    pub(crate) status: String,
    pub(crate) polarity: String,
    pub(crate) specified: String,
    pub(crate) strength: String,
    pub(crate) marker: Vec<Span>,
    pub(crate) condition: Vec<Span>,
    pub(crate) consequence: Vec<Span>,
    pub(crate) deadline: Vec<Span>,
    pub(crate) threatener: Option<String>,
    pub(crate) target: Option<String>,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A sampled sentence with its context.
    Row,
    /// A whole article.
    Article,
    /// A sentence of raw text with its context, chosen where the engine was unsure.
    Raw,
    /// Sentences written for the training.
    Own,
    /// A condition of the discourse treebank: for the edges of spans, and as what is no item.
    Edges,
}

/// A text with its items.
#[derive(Clone, Debug)]
pub(crate) struct Doc {
    pub(crate) id: String,
    /// Texts of one group are never trained on while one of them is measured.
    pub(crate) group: String,
    pub(crate) origin: Origin,
    pub(crate) text: String,
    /// What of the text is annotated.
    pub(crate) part: Span,
    pub(crate) items: Vec<Gold>,
    pub(crate) may_train: bool,
    /// For how many sentences of the sources a sampled one stands.
    pub(crate) weight: f64,
}

/// All texts that are trained on or measured.
pub(crate) fn all(shared: &Path) -> Result<Vec<Doc>> {
    let mut docs = rows(&shared.join("corpus/train/threats.jsonl"))?;
    for file in ["originals", "newswire"] {
        docs.extend(articles(&shared.join(format!("corpus/train/{file}.jsonl")))?);
    }
    docs.extend(edges(&shared.join("corpus/train/conditions-gum.jsonl"))?);
    docs.extend(standoff::read(shared, &docs)?);
    for file in written_files()? {
        let name = Path::new(&file).file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        docs.extend(written(name, &own::read(&file)?).with_context(|| file.clone())?);
    }
    Ok(docs)
}

/// The files of sentences written for the training.
pub(crate) fn written_files() -> Result<Vec<String>> {
    Ok(own::files(own::THREATS)?.into_iter().filter(|file| file.ends_with(".txt")).collect())
}

/// Articles that are only measured on.
pub(crate) fn held_out(shared: &Path) -> Result<Vec<Doc>> {
    let mut docs = articles(&shared.join("corpus/dev/originals.jsonl"))?;
    docs.extend(articles(&shared.join("corpus/dev/newswire.jsonl"))?);
    Ok(docs)
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    file.lines().filter(|line| !line.is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn rows(path: &Path) -> Result<Vec<Doc>> {
    let mut docs = Vec::new();
    for row in lines(path)? {
        let sentence = text_of(&row, "sentence");
        let mut text = text_of(&row, "before").to_owned();
        text.push_str(between(&text, sentence));
        let start = text.len();
        text.push_str(sentence);
        let end = text.len();
        let after = text_of(&row, "after");
        text.push_str(between(sentence, after));
        text.push_str(after);
        docs.push(Doc {
            id: text_of(&row, "id").to_owned(),
            group: text_of(&row, "doc").to_owned(),
            origin: Origin::Row,
            part: Span::new(u32::try_from(start)?, u32::try_from(end)?),
            items: golds(&row["items"], sentence, start)?,
            may_train: row["may_train"].as_bool().unwrap_or_default(),
            weight: row["weight"].as_f64().unwrap_or(1.0),
            text,
        });
    }
    Ok(docs)
}

fn articles(path: &Path) -> Result<Vec<Doc>> {
    let mut docs = Vec::new();
    for row in lines(path)? {
        let text = text_of(&row, "text").to_owned();
        docs.push(Doc {
            id: text_of(&row, "id").to_owned(),
            group: text_of(&row, "id").to_owned(),
            origin: Origin::Article,
            part: Span::new(0, u32::try_from(text.len())?),
            items: golds(&row["threats"], &text, 0)?,
            may_train: true,
            weight: 1.0,
            text,
        });
    }
    Ok(docs)
}

/// The open rows of the discourse treebank's conditions.
fn edges(path: &Path) -> Result<Vec<Doc>> {
    let mut docs = Vec::new();
    for (number, row) in lines(path)?.into_iter().enumerate() {
        let licence = text_of(&row, "licence");
        let open = ["CC-BY", "CC BY", "public", "PD"].iter().any(|name| licence.contains(name));
        if !open || licence.contains("NC") || text_of(&row, "connective").is_empty() {
            continue;
        }
        let text = text_of(&row, "text").to_owned();
        let places = &row["offsets"];
        let gold = Gold {
            kind: "edges".to_owned(),
            marker: spans(&places["connective"], &text, 0)?,
            condition: spans(&places["condition"], &text, 0)?,
            consequence: spans(&places["consequence"], &text, 0)?,
            ..Gold::default()
        };
        docs.push(Doc {
            id: format!("{}-{number}", text_of(&row, "doc")),
            group: text_of(&row, "doc").to_owned(),
            origin: Origin::Edges,
            part: Span::new(0, u32::try_from(text.len())?),
            items: vec![gold],
            may_train: true,
            weight: 1.0,
            text,
        });
    }
    Ok(docs)
}

fn golds(items: &Value, text: &str, shift: usize) -> Result<Vec<Gold>> {
    let name = |value: &Value| {
        let name = value.as_str().or_else(|| value["name"].as_str()).unwrap_or_default();
        (!name.is_empty() && name != "null" && name != "-").then(|| name.to_owned())
    };
    items
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|item| {
            let field = |key: &str| text_of(item, key).to_owned();
            let place = |key: &str| spans(&item[key], text, shift);
            Ok(Gold {
                kind: field("kind"),
                status: field("status"),
                polarity: field("polarity"),
                specified: field("specified"),
                strength: field("strength"),
                marker: place("marker")?,
                condition: place("condition")?,
                consequence: place("consequence")?,
                deadline: place("deadline")?,
                threatener: name(&item["threatener"]),
                target: name(&item["target"]),
            })
        })
        .collect()
}

/// One pair or a list of pairs, in code points of `text`, as bytes after `shift`.
fn spans(value: &Value, text: &str, shift: usize) -> Result<Vec<Span>> {
    let Some(list) = value.as_array() else { return Ok(Vec::new()) };
    let pairs = if list.first().is_some_and(Value::is_number) { vec![value] } else { list.iter().collect() };
    let byte = |point: &Value| -> Result<u32> {
        let count = usize::try_from(point.as_u64().context("an offset is a number")?)?;
        let at = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        Ok(u32::try_from(at + shift)?)
    };
    pairs.into_iter().map(|pair| Ok(Span::new(byte(&pair[0])?, byte(&pair[1])?))).collect()
}

/// What the command line puts between a sentence and its context.
pub(super) fn between(first: &str, second: &str) -> &'static str {
    let body = first.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    if first.is_empty() || second.is_empty() || first.ends_with(char::is_whitespace) {
        ""
    } else if body.ends_with(['.', '!', '?', '…', ':', ';', ',', '—', '–', '-']) {
        " "
    } else {
        "\n\n"
    }
}

/// Sentences of our own.
///
/// A block of lines is a text. `[C …]`, `[Q …]`, `[M …]` and `[D …]` mark condition, outcome, marker and deadline and may
/// lie in each other; a line `= kind polarity specified strength status | threatener | target` after a line says what
/// its item is. A line without marks has no item. `#` lines are remarks.
fn written(name: &str, file: &str) -> Result<Vec<Doc>> {
    let mut docs = Vec::new();
    for (number, block) in file.split("\n\n").enumerate() {
        let mut text = String::new();
        let mut items = Vec::new();
        let mut open = Gold::default();
        for line in block.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some(head) = line.strip_prefix("= ") {
                let mut columns = head.split('|').map(str::trim);
                let mut words = columns.next().unwrap_or_default().split(' ').map(ToOwned::to_owned);
                let mut word = || words.next().with_context(|| line.to_owned());
                let mut gold = std::mem::take(&mut open);
                (gold.kind, gold.polarity) = (word()?, word()?);
                (gold.specified, gold.strength) = (word()?, word()?);
                gold.status = word().unwrap_or_else(|_| "live".to_owned());
                let mut name =
                    || columns.next().filter(|name| !name.is_empty() && *name != "-").map(ToOwned::to_owned);
                (gold.threatener, gold.target) = (name(), name());
                items.push(gold);
            } else {
                if !text.is_empty() {
                    text.push(' ');
                }
                open = marked(line, &mut text)?;
            }
        }
        if !text.is_empty() {
            docs.push(Doc {
                id: format!("{name}-{number}"),
                group: format!("{name}-{}", number / 5),
                origin: Origin::Own,
                part: Span::new(0, u32::try_from(text.len())?),
                items,
                may_train: true,
                weight: 1.0,
                text,
            });
        }
    }
    Ok(docs)
}

/// Puts a line into the text without its marks.
fn marked(line: &str, text: &mut String) -> Result<Gold> {
    let mut gold = Gold::default();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        let role = rest.strip_prefix('[').and_then(|rest| rest.chars().next());
        if let Some(role @ ('C' | 'Q' | 'M' | 'D')) = role
            && rest[2..].starts_with(' ')
        {
            open.push((role, text.len()));
            rest = &rest[3..];
        } else if next == ']' && !open.is_empty() {
            let (role, start) = open.pop().context("open")?;
            let span = Span::new(u32::try_from(start)?, u32::try_from(text.len())?);
            match role {
                'C' => gold.condition.push(span),
                'Q' => gold.consequence.push(span),
                'M' => gold.marker.push(span),
                _ => gold.deadline.push(span),
            }
            rest = &rest[1..];
        } else {
            text.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    ensure!(open.is_empty(), "a mark is left open: {line}");
    Ok(gold)
}
