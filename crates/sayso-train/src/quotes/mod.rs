//! Trains and measures the labelers of quotes.

mod corpus;
mod examples;
mod measure;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use sayso::{
    quote::{
        self, Quotes,
        label::{LABELS, Labelers, RoleLabeler},
        memory,
    },
    syntax::Syntax,
};
use serde_json::Value;

use self::examples::Examples;
use crate::{
    crf,
    manifest::{self, Manifest},
    own,
    tagged::Article,
};

/// How the labelers that ship are trained.
const OUTER: crf::Settings =
    crf::Settings { log_rows: 16, epochs: 15, alpha: 0.05, l1: 0.6, l2: 3.0, seed: 1 };
const NESTED: crf::Settings = crf::Settings { log_rows: 14, epochs: 10, l1: 0.5, ..OUTER };

/// Trains both labelers and writes their weights.
pub(crate) fn train(shared: &Path, options: &Options) -> Result<()> {
    let articles = corpus::training(shared)?;
    let examples: Vec<Examples> =
        articles.iter().map(|article| examples::of(article, &options.without)).collect();
    if let Some(folds) = options.folds {
        return cross_validate(shared, &examples, folds, options);
    }
    let labelers = labelers(&examples.iter().collect::<Vec<_>>());
    let nested = labelers.nested.as_ref().map(RoleLabeler::write).unwrap_or_default();
    let mut data = manifest::listed(&manifest::ARTICLES);
    data.extend(own::files(own::ARTICLES)?.into_iter().map(|file| (file, own::LICENCE)));
    Manifest {
        title: "Who said what: the labelers of quotes and of what is reported inside them.",
        command: "quotes",
        seed: Some(OUTER.seed),
        licence: "CC BY 4.0",
        data,
        scores: &[("development sets", "scores/quotes.tsv".to_owned())],
    }
    .write(
        "quotes",
        shared,
        &[("quotes.bin", &labelers.outer.write()), ("quotes-nested.bin", &nested)],
    )?;
    report_dev(shared, &labelers, options)
}

/// What to do besides training.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Cross-validates with this many folds instead of writing weights.
    #[arg(long)]
    folds: Option<usize>,
    /// Templates of features to leave out.
    #[arg(long, value_delimiter = ',')]
    without: Vec<u32>,
    /// A folder to keep the predictions in.
    #[arg(long)]
    predictions: Option<PathBuf>,
}

/// Trains without each fold of the shared corpora in turn and measures on it.
fn cross_validate(shared: &Path, examples: &[Examples], folds: usize, options: &Options) -> Result<()> {
    let files = ["corpus/train/newswire.jsonl", "corpus/train/originals.jsonl"];
    let sets = files.map(|file| corpus::json(&shared.join(file)));
    let [newswire, originals] = sets;
    let sets = [newswire?, originals?];
    let mut predicted: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for fold in 0..folds {
        let kept: Vec<&Examples> = examples
            .iter()
            .enumerate()
            .filter(|(index, _)| index % folds != fold || *index >= sets[0].len() + sets[1].len())
            .map(|(_, examples)| examples)
            .collect();
        let labelers = labelers(&kept);
        let mut start = 0;
        for (set, predicted) in sets.iter().zip(&mut predicted) {
            let held: Vec<&Article> = (0..set.len())
                .filter(|index| (start + index) % folds == fold)
                .map(|index| &set[index])
                .collect();
            predicted.extend(predict(held, |syntax, _| quote::find_with(syntax, &labelers)));
            start += set.len();
        }
    }
    for (file, predicted) in files.iter().zip(&predicted) {
        print(file, &measure::score(shared, &shared.join(file), predicted, &[], 0)?);
        keep(options, &file.replace('/', "-"), predicted)?;
    }
    Ok(())
}

/// Keeps predictions where that was asked for.
fn keep(options: &Options, name: &str, predicted: &[Value]) -> Result<()> {
    let Some(folder) = &options.predictions else { return Ok(()) };
    fs::create_dir_all(folder)?;
    let lines: String = predicted.iter().map(|line| format!("{line}\n")).collect();
    Ok(fs::write(folder.join(name), lines)?)
}

fn labelers(examples: &[&Examples]) -> Labelers {
    let outer: Vec<&crf::Example> = examples.iter().flat_map(|article| &article.outer).collect();
    let nested: Vec<&crf::Example> = examples.iter().flat_map(|article| &article.nested).collect();
    let scheme = memory::scheme();
    Labelers {
        outer: crf::train::<LABELS>(&outer, &scheme, &OUTER),
        nested: Some(crf::train::<LABELS>(&nested, &scheme, &NESTED)),
    }
}

/// Prints the figures of the development sets.
fn report_dev(shared: &Path, labelers: &Labelers, options: &Options) -> Result<()> {
    for set in &measure::SETS {
        let gold = shared.join(set.file);
        let articles = corpus::json(&gold)?;
        let predicted = predict(&articles, |syntax, _| quote::find_with(syntax, labelers));
        let scores = measure::score(shared, &gold, &predicted, set.options, 0)?;
        print(set.name, &scores);
        keep(options, set.name, &predicted)?;
    }
    Ok(())
}

fn print(name: &str, scores: &Value) {
    let line: Vec<String> =
        measure::figures(scores).iter().map(|(name, value)| format!("{name} {value:.1}")).collect();
    eprintln!("{name:13} {}", line.join(", "));
}

fn predict<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    find: impl Fn(&Syntax<'_>, &Article) -> Quotes,
) -> Vec<Value> {
    articles
        .into_iter()
        .map(|article| {
            let syntax = sayso::syntax::read(&article.text);
            let quotes = find(&syntax, article);
            measure::prediction(&article.id, &syntax, &quotes)
        })
        .collect()
}

/// Measures grouping alone: what comes out when the labeler errs nowhere.
pub(crate) fn grouping(shared: &Path) -> Result<()> {
    for set in &measure::SETS {
        let gold = shared.join(set.file);
        let predicted = predict(&corpus::json(&gold)?, examples::grouped);
        print(set.name, &measure::score(shared, &gold, &predicted, set.options, 0)?);
    }
    for file in ["corpus/train/newswire.jsonl", "corpus/train/originals.jsonl"] {
        let gold = shared.join(file);
        let predicted = predict(&corpus::json(&gold)?, examples::grouped);
        print(file, &measure::score(shared, &gold, &predicted, &[], 0)?);
    }
    Ok(())
}

/// Measures the weights that ship on the development sets and writes the table.
pub(crate) fn score(shared: &Path) -> Result<()> {
    let mut table = String::from(
        "# Attributions on the development sets, in percent, with 95 % intervals where bootstrapped.\n",
    );
    table.push_str("# cargo run --release -p sayso-train -- score quotes\nset\tfigure\tvalue\tlow\thigh\n");
    for set in &measure::SETS {
        let gold = shared.join(set.file);
        let predicted = predict(&corpus::json(&gold)?, |syntax, _| quote::find(syntax));
        let scores = measure::score(shared, &gold, &predicted, set.options, 1000)?;
        print(set.name, &scores);
        for (name, value) in measure::figures(&scores) {
            let (low, high) = measure::interval(&scores, name).unwrap_or_default();
            writeln!(table, "{}\t{name}\t{value:.1}\t{low}\t{high}", set.name)?;
        }
    }
    table.push_str("\n# Of the quotes shown as this sure, so many are right end to end.\nset\tconfidence\tquotes\tright\n");
    for set in &measure::SETS {
        let gold = shared.join(set.file);
        let predicted = predict(&corpus::json(&gold)?, |syntax, _| quote::find(syntax));
        for band in [0..=39, 40..=59, 60..=79, 80..=89, 90..=100] {
            let (count, predicted) = measure::within(&predicted, &band);
            let scores = measure::score(shared, &gold, &predicted, set.options, 0)?;
            let right = 100.0 * scores["metrics"]["end2end.all"][0].as_f64().unwrap_or(0.0);
            writeln!(table, "{}\t{}–{}\t{count}\t{right:.0}", set.name, band.start(), band.end())?;
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scores");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("quotes.tsv"), table)?)
}
