//! Trains and measures the phase of conditional threats.
//!
//! The figures are those of cross-validation by document: what is measured was never trained on. Rows that may not be
//! trained on are only measured.

mod learn;
mod lesson;
mod read;

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use sayso::{text::Span, threat::Conditional};
use serde_json::{Value, json};

use lesson::Read;
use read::{Doc, Gold, Origin};

const FOLDS: usize = 5;

/// Trains on everything that may be trained on, and writes the weights.
pub(crate) fn train(shared: &Path) -> Result<()> {
    let docs = read::all(shared)?;
    let reads: Vec<Read<'_>> = docs.iter().filter(|doc| doc.may_train).map(Read::new).collect();
    let weights = lesson::weights(&reads.iter().collect::<Vec<_>>());
    let bytes = weights.to_bytes();
    fs::write("crates/sayso/weights/threats.bin", &bytes)?;
    fs::write("crates/sayso/weights/threats.toml", manifest(&docs, bytes.len()))?;
    Ok(())
}

/// What the weights were made of.
fn manifest(docs: &[Doc], bytes: usize) -> String {
    let count = |origin| {
        let texts: Vec<&Doc> = docs.iter().filter(|doc| doc.may_train && doc.origin == origin).collect();
        format!(
            "{{ texts = {}, items = {} }}",
            texts.len(),
            texts.iter().map(|doc| doc.items.len()).sum::<usize>()
        )
    };
    format!(
        "# Weights of the finder of conditional threats.\n\
        file = \"threats.bin\"\n\
        bytes = {bytes}\n\
        command = \"cargo run --release -p sayso-train -- threats\"\n\
        seed = 0x5EED\n\
        scores = \"scores/threats.tsv\"\n\
        licence = \"CC BY-SA 4.0\"\n\n\
        [data]\n\
        # Sampled sentences of public-domain and CC BY text, annotation CC BY 4.0.\n\
        sentences = {}\n\
        # Articles, annotation CC BY 4.0.\n\
        articles = {}\n\
        # Sentences written for the training, crates/sayso-train/data/threats.txt, CC BY 4.0.\n\
        own = {}\n\
        # Conditions of the discourse layer of GUM, open genres, CC BY 4.0: for the edges of spans.\n\
        edges = {}\n",
        count(Origin::Row),
        count(Origin::Article),
        count(Origin::Own),
        count(Origin::Edges),
    )
}

/// Measures by cross-validation, and on articles that are never trained on.
pub(crate) fn score(shared: &Path) -> Result<()> {
    let docs = read::all(shared)?;
    let reads: Vec<Read<'_>> = docs.iter().map(Read::new).collect();
    let mut rows = Vec::new();
    let mut articles = Vec::new();
    let mut hits = std::collections::BTreeMap::new();
    for fold in 0..FOLDS {
        let tested: Vec<&Read<'_>> = reads.iter().filter(|read| fold_of(read.doc) == fold).collect();
        let seen: Vec<&str> = tested
            .iter()
            .filter(|read| !read.doc.items.is_empty())
            .map(|read| read.doc.part.of(&read.doc.text))
            .collect();
        let trained: Vec<&Read<'_>> = reads
            .iter()
            .filter(|read| {
                read.doc.may_train && (fold_of(read.doc) != fold || read.doc.origin == Origin::Own)
            })
            .filter(|read| !seen.iter().any(|text| read.doc.text.contains(text)))
            .collect();
        let weights = lesson::weights(&trained);
        for read in &tested {
            lesson::edge_hits(read, &weights, &mut hits);
        }
        for read in tested {
            let found = read.scene().items(&weights).items;
            match read.doc.origin {
                Origin::Row => rows.push(report(read.doc, &found)),
                Origin::Article => articles.push((gold_report(read.doc), report(read.doc, &found))),
                Origin::Own | Origin::Edges => {}
            }
        }
    }
    println_set("edges: right, reachable, all");
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
    let gold: Vec<Value> = articles.iter().map(|(gold, _)| gold.clone()).collect();
    let found: Vec<Value> = articles.into_iter().map(|(_, found)| found).collect();
    let path = scratch.join("articles-gold.jsonl");
    write(&path, &gold)?;
    measure(shared, "articles", &path, &found, &scratch, &mut table)?;
    let trained: Vec<&Read<'_>> = reads.iter().filter(|read| read.doc.may_train).collect();
    let weights = lesson::weights(&trained);
    let held_out = read::held_out(shared)?;
    let reads: Vec<Read<'_>> = held_out.iter().map(Read::new).collect();
    let found: Vec<Value> =
        reads.iter().map(|read| report(read.doc, &read.scene().items(&weights).items)).collect();
    let gold: Vec<Value> = held_out.iter().map(gold_report).collect();
    let path = scratch.join("held-out-gold.jsonl");
    write(&path, &gold)?;
    measure(shared, "held out articles", &path, &found, &scratch, &mut table)?;
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
        .filter(|item| {
            let home = item.consequence.iter().chain(&item.marker).chain(&item.condition).next();
            home.is_some_and(|span| (doc.part.start()..doc.part.end()).contains(&span.start()))
        })
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
    json!({ "id": doc.id, "doc": doc.group, "sentence": doc.text, "weight": 1, "items": doc.items.iter().map(item).collect::<Vec<_>>() })
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
