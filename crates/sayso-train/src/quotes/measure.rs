//! Measures attributions with the scorer that stands beside the corpora.

use std::{
    fs,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use sayso::{
    quote::{QuoteKind, Quotes, Source},
    syntax::Syntax,
};
use serde_json::{Value, json};

/// A set that is measured on.
pub(super) struct Set {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) options: &'static [&'static str],
}

/// The development sets.
pub(super) const SETS: [Set; 4] = [
    Set { name: "polnear-dev", file: "bench/polnear/dev.jsonl", options: &["--speech", "--flat"] },
    Set { name: "wikinews-dev", file: "corpus/dev/wikinews.jsonl", options: &[] },
    Set { name: "newswire-dev", file: "corpus/dev/newswire.jsonl", options: &[] },
    Set { name: "originals-dev", file: "corpus/dev/originals.jsonl", options: &[] },
];

/// A line of predictions as the scorer reads it.
pub(super) fn prediction(id: &str, syntax: &Syntax<'_>, quotes: &Quotes) -> Value {
    // Code points before each byte.
    let mut points = vec![0u32; syntax.text.len() + 1];
    let mut count = 0;
    for (at, letter) in syntax.text.char_indices() {
        points[at..at + letter.len_utf8()].fill(count);
        count += 1;
    }
    points[syntax.text.len()] = count;
    let span = |span: &sayso::text::Span| json!([points[span.start() as usize], points[span.end() as usize]]);
    let quotes: Vec<Value> = quotes
        .quotes
        .iter()
        .map(|quote| {
            let kind = match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Indirect => "indirect",
                QuoteKind::Mixed => "mixed",
            };
            let source = match quote.source {
                Source::Phrase(range, _) => vec![span(&syntax.span_of(range))],
                Source::Carried(_) | Source::Nobody => Vec::new(),
            };
            json!({
                "kind": kind,
                "content": quote.content.iter().map(span).collect::<Vec<_>>(),
                "cue": quote.cue.iter().map(|&cue| span(&syntax.span_of(cue))).collect::<Vec<_>>(),
                "source": source,
                "parent": quote.parent.map(|parent| parent.0),
                "confidence": quote.confidence,
            })
        })
        .collect();
    json!({ "id": id, "offsets": "codepoint", "quotes": quotes })
}

/// Runs the scorer and gives its numbers.
pub(super) fn score(
    shared: &Path,
    gold: &Path,
    predicted: &[Value],
    options: &[&str],
    boot: u32,
) -> Result<Value> {
    let folder = scratch()?;
    let (lines, out) = (folder.join("predicted.jsonl"), folder.join("scores.json"));
    let text: String = predicted.iter().map(|line| format!("{line}\n")).collect();
    fs::write(&lines, text)?;
    let run = Command::new("python3")
        .arg(shared.join("bench/score.py"))
        .args([gold, lines.as_path()])
        .args(["--boot", &boot.to_string(), "--json"])
        .arg(&out)
        .args(options)
        .output()
        .context("python3 does not run")?;
    ensure!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(serde_json::from_str(&fs::read_to_string(out)?)?)
}

/// A folder for files that are not kept.
pub(super) fn scratch() -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("sayso-score-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The figures of one set, named and in percent.
pub(super) fn figures(scores: &Value) -> Vec<(&'static str, f64)> {
    let metrics = &scores["metrics"];
    let f1 = |name: &str| 100.0 * metrics[name][2].as_f64().unwrap_or(0.0);
    let part = |name: &str, index: usize| 100.0 * metrics[name][index].as_f64().unwrap_or(0.0);
    vec![
        ("end to end", f1("end2end.all")),
        ("end to end, precision", part("end2end.all", 0)),
        ("end to end, recall", part("end2end.all", 1)),
        ("token", f1("token")),
        ("source", 100.0 * metrics["source.all"]["acc"].as_f64().unwrap_or(0.0)),
        ("IoU50 direct", f1("iou50.direct")),
        ("IoU50 indirect", f1("iou50.indirect")),
        ("IoU50 mixed", f1("iou50.mixed")),
        ("strict", f1("strict.all")),
    ]
}

/// The 95 % interval of a figure over articles, where the scorer gives one.
pub(super) fn interval(scores: &Value, name: &str) -> Option<(String, String)> {
    let key = match name {
        "end to end" => "end2end F1",
        "end to end, precision" => "end2end P",
        "end to end, recall" => "end2end R",
        "token" => "token F1",
        "source" => "source acc",
        "strict" => "strict F1",
        _ => return None,
    };
    let bound = |index: usize| Some(format!("{:.1}", 100.0 * scores["ci95"][key][index].as_f64()?));
    Some((bound(0)?, bound(1)?))
}

/// The predictions of some confidence, and how many there are.
pub(super) fn within(predicted: &[Value], band: &RangeInclusive<u64>) -> (usize, Vec<Value>) {
    let mut count = 0;
    let lines = predicted
        .iter()
        .map(|line| {
            let quotes = line["quotes"].as_array().into_iter().flatten();
            let kept: Vec<Value> = quotes
                .filter(|quote| quote["confidence"].as_u64().is_some_and(|sure| band.contains(&sure)))
                .cloned()
                .collect();
            count += kept.len();
            json!({ "id": line["id"], "offsets": "codepoint", "quotes": kept })
        })
        .collect();
    (count, lines)
}
