//! Trains and measures the phase of conditional threats.
//!
//! The figures are those of cross-validation by document: what is measured was never trained on. Rows that may not be
//! trained on are only measured.

mod curve;
mod learn;
mod lesson;
mod read;
mod standoff;
mod trust;

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use sayso::{
    text::Span,
    threat::{Conditional, choice::Weights},
};
use serde_json::{Value, json};

use crate::{
    manifest::{self, Manifest},
    own,
};

use lesson::Read;
use read::{Doc, Gold, Origin};

const FOLDS: usize = 5;

/// Trains on everything that may be trained on, and writes the weights.
pub(crate) fn train(shared: &Path) -> Result<()> {
    let docs = read::all(shared)?;
    let reads: Vec<Read<'_>> = docs.iter().filter(|doc| doc.may_train).map(Read::new).collect();
    let folds: Vec<Weights> = every_fold(&reads);
    let answers = pooled(&reads, &folds);
    let weights = lesson::weights(&reads.iter().collect::<Vec<_>>());
    let bytes = weights.with_trust(trust::fit(&answers)).to_bytes();
    let mut data = manifest::listed(&manifest::CONDITIONS);
    data.extend(read::written_files()?.into_iter().map(|file| (file, own::LICENCE)));
    Manifest {
        title: "Conditional threats and their neighbors.",
        command: "threats",
        seed: Some(learn::SEED),
        licence: "CC BY-SA 4.0",
        data,
        scores: &[("cross-validation", "scores/threats.tsv".to_owned())],
    }
    .write("threats", shared, &[("threats.bin", &bytes)])
}

/// Weights for each fold, learnt side by side.
fn every_fold(reads: &[Read<'_>]) -> Vec<Weights> {
    std::thread::scope(|scope| {
        let folds: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || without(reads, fold))).collect();
        folds.into_iter().filter_map(|fold| fold.join().ok()).collect()
    })
}

/// Weights learnt without the texts of a fold, and without any that quotes one of its items.
fn without(reads: &[Read<'_>], fold: usize) -> Weights {
    let seen: Vec<&str> = reads
        .iter()
        .filter(|read| {
            fold_of(read.doc) == fold && read.doc.origin != Origin::Own && !read.doc.items.is_empty()
        })
        .map(|read| read.doc.part.of(&read.doc.text))
        .collect();
    let trained: Vec<&Read<'_>> = reads
        .iter()
        .filter(|read| read.doc.may_train && (fold_of(read.doc) != fold || read.doc.origin == Origin::Own))
        .filter(|read| !seen.iter().any(|text| read.doc.text.contains(text)))
        .collect();
    lesson::weights(&trained)
}

/// The answers of each fold's weights on its texts.
fn pooled(reads: &[Read<'_>], folds: &[Weights]) -> Vec<trust::Answer> {
    reads
        .iter()
        .filter(|read| matches!(read.doc.origin, Origin::Row | Origin::Article))
        .flat_map(|read| lesson::answers(read, &folds[fold_of(read.doc)]))
        .collect()
}

/// The mean of the negative logarithm of the chance that the weights of another fold give to what a candidate is.
fn loss(reads: &[Read<'_>], folds: &[Weights], origin: Origin) -> f64 {
    let losses: Vec<f64> = reads
        .iter()
        .filter(|read| read.doc.origin == origin)
        .flat_map(|read| lesson::losses(read, &folds[fold_of(read.doc)]))
        .collect();
    losses.iter().sum::<f64>() / losses.len() as f64
}

/// Measures by cross-validation, and on articles that are never trained on.
pub(crate) fn score(shared: &Path) -> Result<()> {
    let docs = read::all(shared)?;
    let reads: Vec<Read<'_>> = docs.iter().map(Read::new).collect();
    let mut rows = Vec::new();
    let mut articles = Vec::new();
    let mut raw = Vec::new();
    let mut hits = std::collections::BTreeMap::new();
    let folds: Vec<Weights> = every_fold(&reads);
    let answers = pooled(&reads, &folds);
    let trust = trust::fit(&answers);
    let folds: Vec<Weights> = folds.into_iter().map(|weights| weights.with_trust(trust.clone())).collect();
    for read in &reads {
        let weights = &folds[fold_of(read.doc)];
        if read.doc.origin != Origin::Own {
            lesson::edge_hits(read, weights, &mut hits);
        }
        if read.doc.origin == Origin::Row {
            lesson::party_hits(read, weights, &mut hits);
        }
        let found = || read.scene().items(weights).items;
        match read.doc.origin {
            Origin::Row => rows.push(report(read.doc, &found())),
            Origin::Article => articles.push((gold_report(read.doc), report(read.doc, &found()))),
            Origin::Raw => raw.push((gold_report(read.doc), report(read.doc, &found()))),
            Origin::Own | Origin::Edges => {}
        }
    }
    println_set("edges and parties: right, reachable, all");
    for (task, counts) in &hits {
        println_set(&format!("{task:?} {counts:?}"));
    }
    let scratch = std::env::temp_dir().join("sayso-threats");
    fs::create_dir_all(&scratch)?;
    let mut table = String::from(
        "# Conditional items by cross-validation over documents; see crates/sayso-train/src/threats\nset\tmeasure\tvalue\n",
    );
    let gold = shared.join("corpus/train/threats.jsonl");
    measure(shared, "sentences", &gold, &rows, &scratch, &mut table)?;
    for (set, pairs) in [("raw sentences", raw), ("articles", articles)] {
        let (gold, found): (Vec<Value>, Vec<Value>) = pairs.into_iter().unzip();
        let path = scratch.join(format!("{}-gold.jsonl", set.replace(' ', "-")));
        write(&path, &gold)?;
        measure(shared, set, &path, &found, &scratch, &mut table)?;
    }
    for (set, origin) in
        [("sentences", Origin::Row), ("raw sentences", Origin::Raw), ("articles", Origin::Article)]
    {
        table.push_str(&format!("{set}\tloss of the kind\t{:.3}\n", loss(&reads, &folds, origin)));
    }
    let curves = curve::rows(&reads, &folds);
    let trained: Vec<&Read<'_>> = reads.iter().filter(|read| read.doc.may_train).collect();
    let weights = lesson::weights(&trained).with_trust(trust.clone());
    let held_out = read::held_out(shared)?;
    let reads: Vec<Read<'_>> = held_out.iter().map(Read::new).collect();
    let found: Vec<Value> =
        reads.iter().map(|read| report(read.doc, &read.scene().items(&weights).items)).collect();
    let gold: Vec<Value> = held_out.iter().map(gold_report).collect();
    let path = scratch.join("held-out-gold.jsonl");
    write(&path, &gold)?;
    measure(shared, "held out articles", &path, &found, &scratch, &mut table)?;
    table.push_str(&curves);
    table.push_str(&format!("confidence\ttaken from\t{}\n", trust.take));
    for (from, count, sure, right) in trust::reliability(&answers, &trust) {
        table.push_str(&format!(
            "confidence\t{from} to {}: answers; sure, right in percent\t{count}; {sure:.0}, {right:.0}\n",
            from + 10
        ));
    }
    fs::create_dir_all("scores")?;
    fs::write("scores/threats.tsv", table)?;
    Ok(())
}

/// The fold of a text, by a hash of its group.
fn fold_of(doc: &Doc) -> usize {
    let hash = doc
        .group
        .bytes()
        .fold(0x811C_9DC5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) as usize % FOLDS
}

fn write(path: &Path, lines: &[Value]) -> Result<()> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// Runs the scorer and adds its figures to the table.
fn measure(
    shared: &Path,
    set: &str,
    gold: &Path,
    found: &[Value],
    scratch: &Path,
    table: &mut String,
) -> Result<()> {
    let name = set.replace(' ', "-");
    let predicted = scratch.join(format!("{name}.jsonl"));
    let figures = scratch.join(format!("{name}.json"));
    write(&predicted, found)?;
    println_set(&format!("\n{set}"));
    let status = Command::new("python3")
        .arg(shared.join("bench/score_threats.py"))
        .args([gold, &predicted])
        .args(["--boot", "200", "--json"])
        .arg(&figures)
        .status()?;
    ensure!(status.success(), "the scorer failed");
    let figures: Value = serde_json::from_str(&fs::read_to_string(&figures)?)?;
    for (measure, value) in figures.as_object().context("figures")? {
        match value {
            Value::Object(parts) => {
                for (part, value) in parts.iter().filter(|(_, value)| value.is_number()) {
                    table.push_str(&format!(
                        "{set}\t{measure} {part}\t{:.3}\n",
                        value.as_f64().unwrap_or_default()
                    ));
                }
            }
            _ => table.push_str(&format!("{set}\t{measure}\t{:.3}\n", value.as_f64().unwrap_or_default())),
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the figures are read on the terminal")]
fn println_set(set: &str) {
    println!("{set}");
}

/// The items found in the annotated part, in code points from its start.
fn report(doc: &Doc, found: &[Conditional]) -> Value {
    let place =
        |spans: &[Span]| -> Vec<[usize; 2]> { spans.iter().filter_map(|&span| points(doc, span)).collect() };
    let items: Vec<Value> = found
        .iter()
        .filter(|item| within(doc, item))
        .map(|item| {
            json!({
                "kind": lesson::name(item.kind), "status": lesson::name(item.status),
                "polarity": lesson::name(item.polarity), "specified": lesson::name(item.specified),
                "strength": lesson::name(item.strength), "condition_in": lesson::name(item.condition_in),
                "marker": place(&item.marker), "condition": place(&item.condition),
                "consequence": place(&item.consequence), "deadline": place(&item.deadline),
                "threatener": item.threatener.as_ref().map(|party| &party.name),
                "target": item.target.as_ref().map(|party| &party.name),
                "confidence": item.confidence, "why": item.why,
            })
        })
        .collect();
    json!({ "id": doc.id, "items": items })
}

/// Whether an item stands in the annotated part.
fn within(doc: &Doc, item: &Conditional) -> bool {
    let home = item.consequence.iter().chain(&item.marker).chain(&item.condition).next();
    home.is_some_and(|span| (doc.part.start()..doc.part.end()).contains(&span.start()))
}

fn gold_report(doc: &Doc) -> Value {
    let place =
        |spans: &[Span]| -> Vec<[usize; 2]> { spans.iter().filter_map(|&span| points(doc, span)).collect() };
    let item = |gold: &Gold| {
        json!({
            "kind": gold.kind, "status": gold.status, "polarity": gold.polarity, "specified": gold.specified,
            "strength": gold.strength, "marker": place(&gold.marker), "condition": place(&gold.condition),
            "consequence": place(&gold.consequence), "deadline": place(&gold.deadline),
            "threatener": gold.threatener, "target": gold.target,
        })
    };
    json!({ "id": doc.id, "doc": doc.group, "sentence": doc.part.of(&doc.text), "weight": doc.weight, "items": doc.items.iter().map(item).collect::<Vec<_>>() })
}

fn points(doc: &Doc, span: Span) -> Option<[usize; 2]> {
    let start = span.start().max(doc.part.start());
    let end = span.end().min(doc.part.end());
    let count = |from: u32, to: u32| doc.text[from as usize..to as usize].chars().count();
    (start < end).then(|| {
        let from = count(doc.part.start(), start);
        [from, from + count(start, end)]
    })
}
