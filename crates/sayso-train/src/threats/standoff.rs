//! Reads the annotation of real sentences whose text lies beside the repository: the table `data/threats/raw.tsv` says in
//! which line of which file a sentence stands, and what is in it.
//!
//! A sentence comes with the two lines before it and the one after. Lines of one block, and those around a sampled
//! sentence of the other corpora, are one group.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, ensure};
use sayso::text::Span;

use super::read::{Doc, Gold, Origin, between};
use crate::{own, raw};

/// How many lines of a file are one group.
const BLOCK: usize = 60;

/// How far a text goes on around a sentence, in lines: those within are in the group of that sentence.
const AROUND: usize = 12;

/// The annotated sentences; `others` are the texts that must not be told by their neighbors.
pub(crate) fn read(shared: &Path, others: &[Doc]) -> Result<Vec<Doc>> {
    let mut rows: BTreeMap<(String, usize), (f64, Vec<Gold>)> = BTreeMap::new();
    for row in own::read(own::RAW_SENTENCES)?.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [file, line, weight, rest @ ..] = columns.as_slice() else { continue };
        let place = ((*file).to_owned(), line.parse().with_context(|| row.to_owned())?);
        let (stands_for, items) = rows.entry(place).or_default();
        *stands_for = weight.parse().with_context(|| row.to_owned())?;
        if rest != ["none"] {
            items.push(gold(rest).with_context(|| row.to_owned())?);
        }
    }
    let mut docs = Vec::new();
    let mut files: Vec<&str> = rows.keys().map(|(file, _)| file.as_str()).collect();
    files.dedup();
    for file in files {
        let source = raw::named(shared, file)?;
        let lines: Vec<&str> = source.lines().collect();
        let groups = groups(&lines, others);
        for ((_, line), (weight, items)) in rows.iter().filter(|((name, _), _)| name == file) {
            ensure!((1..=lines.len()).contains(line), "no line {line} in {file}");
            let group = groups.get(line).cloned().unwrap_or_else(|| format!("{file}-{}", line / BLOCK));
            docs.push(Doc { weight: *weight, ..doc(file, &lines, *line, items, group)? });
        }
    }
    Ok(docs)
}

/// The groups of the lines around sentences of other texts.
fn groups(lines: &[&str], others: &[Doc]) -> BTreeMap<usize, String> {
    let known: BTreeMap<&str, &str> = others
        .iter()
        .filter(|doc| doc.origin == Origin::Row)
        .map(|doc| (doc.part.of(&doc.text), doc.group.as_str()))
        .collect();
    let mut groups = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(group) = known.get(line.trim()) {
            for near in (index + 1).saturating_sub(AROUND)..=index + 1 + AROUND {
                groups.insert(near, (*group).to_owned());
            }
        }
    }
    groups
}

/// A sentence with its context; its items are shifted to where it begins.
fn doc(file: &str, lines: &[&str], line: usize, items: &[Gold], group: String) -> Result<Doc> {
    let mut text = String::new();
    let mut part = Span::new(0, 0);
    for number in line.saturating_sub(2).max(1)..=(line + 1).min(lines.len()) {
        let next = lines[number - 1];
        text.push_str(between(&text, next));
        let start = u32::try_from(text.len())?;
        text.push_str(next);
        if number == line {
            part = Span::new(start, u32::try_from(text.len())?);
        }
    }
    let items = items
        .iter()
        .map(|gold| {
            let mut gold = gold.clone();
            for spans in [&mut gold.marker, &mut gold.condition, &mut gold.consequence, &mut gold.deadline] {
                for span in spans {
                    ensure!(
                        text.get(
                            (part.start() + span.start()) as usize..(part.start() + span.end()) as usize
                        )
                        .is_some(),
                        "span off a letter"
                    );
                    *span = Span::new(part.start() + span.start(), part.start() + span.end());
                }
            }
            Ok(gold)
        })
        .collect::<Result<Vec<Gold>>>()
        .with_context(|| format!("{file} {line}"))?;
    Ok(Doc {
        id: format!("{file}-{line}"),
        group,
        origin: Origin::Raw,
        text,
        part,
        items,
        may_train: true,
        weight: 1.0,
    })
}

/// An item: kind, polarity, specified, strength, status, threatener, target, marker, condition, consequence, deadline.
fn gold(columns: &[&str]) -> Result<Gold> {
    let &[kind, polarity, specified, strength, status, threatener, target, ref places @ ..] = columns else {
        anyhow::bail!("too few columns");
    };
    let &[marker, condition, consequence, deadline] = places else { anyhow::bail!("four spans") };
    let party = |name: &str| (name != "-").then(|| name.to_owned());
    Ok(Gold {
        kind: kind.to_owned(),
        status: status.to_owned(),
        polarity: polarity.to_owned(),
        specified: specified.to_owned(),
        strength: strength.to_owned(),
        marker: spans(marker)?,
        condition: spans(condition)?,
        consequence: spans(consequence)?,
        deadline: spans(deadline)?,
        threatener: party(threatener),
        target: party(target),
    })
}

/// `start-end` with commas between, in bytes of the line; `-` for none.
fn spans(column: &str) -> Result<Vec<Span>> {
    if column == "-" {
        return Ok(Vec::new());
    }
    column
        .split(',')
        .map(|pair| {
            let (start, end) = pair.split_once('-').with_context(|| column.to_owned())?;
            Ok(Span::new(start.parse()?, end.parse()?))
        })
        .collect()
}
