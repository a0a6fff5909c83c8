//! Trains and measures the labelers of quotes.

mod corpus;
mod examples;
mod measure;
mod passages;
mod sure;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use sayso::{
    quote::{
        self, Quotes,
        label::{LABELS, Labelers, RoleLabeler, Templates},
        memory,
        sure::Calibration,
    },
    syntax::Syntax,
};
use serde_json::Value;

use self::{examples::Examples, sure::Counted};
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

/// How many parts of the articles take turns in being left out. The weights that ship are the mean of those learnt
/// without each part in turn, which tells at once how sure they are of articles they never saw.
const PARTS: usize = 5;

/// Trains both labelers and writes their weights.
pub(crate) fn train(shared: &Path, options: &Options) -> Result<()> {
    let articles = if options.shared_only { corpus::shared(shared)? } else { corpus::training(shared)? };
    let without = Templates::new(&options.without);
    let examples: Vec<Examples> = articles.iter().map(|article| examples::of(article, without)).collect();
    if let Some(folds) = options.folds {
        return cross_validate(shared, &examples, folds, options);
    }
    let runs = runs(&examples.iter().collect::<Vec<_>>(), options.parts);
    let labelers = labelers(&runs.iter().collect::<Vec<_>>(), without);
    let sure = calibration(shared, &runs, without)?.write();
    let nested = labelers.nested.as_ref().map(RoleLabeler::write).unwrap_or_default();
    let mut data = manifest::listed(&manifest::ARTICLES);
    data.extend(own::files(own::ARTICLES)?.into_iter().map(|file| (file, own::LICENCE)));
    data.push((own::PASSAGES.to_owned(), own::LICENCE));
    data.extend(manifest::listed(&[manifest::NEWSWIRE]));
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
        &[
            ("quotes.bin", &labelers.outer.write()),
            ("quotes-nested.bin", &nested),
            ("quotes-sure.bin", &sure),
        ],
    )?;
    report_dev(shared, &labelers, options)
}

/// What one run of the training finds: the weights of both labelers.
struct Run {
    outer: crf::Weights,
    nested: crf::Weights,
}

/// Trains without each part of the articles in turn, each time in another order; with one part, on all of them.
fn runs(examples: &[&Examples], parts: usize) -> Vec<Run> {
    let scheme = memory::scheme();
    (0..parts)
        .map(|part| {
            let kept: Vec<&Examples> = (0..examples.len())
                .filter(|index| parts == 1 || index % parts != part)
                .map(|index| examples[index])
                .collect();
            let outer: Vec<&crf::Example> = kept.iter().flat_map(|article| &article.outer).collect();
            let nested: Vec<&crf::Example> = kept.iter().flat_map(|article| &article.nested).collect();
            let seed = OUTER.seed + 2 * part as u64;
            Run {
                outer: crf::train::<LABELS>(&outer, &scheme, &crf::Settings { seed, ..OUTER }),
                nested: crf::train::<LABELS>(&nested, &scheme, &crf::Settings { seed, ..NESTED }),
            }
        })
        .collect()
}

/// The labelers with the mean weights of some runs.
fn labelers(runs: &[&Run], without: Templates) -> Labelers {
    let scheme = memory::scheme();
    let mean = |weights: fn(&Run) -> &crf::Weights| {
        crf::Weights::mean(&runs.iter().map(|run| weights(run)).collect::<Vec<_>>()).labeler(&scheme)
    };
    Labelers { outer: mean(|run| &run.outer), nested: Some(mean(|run| &run.nested)), without }
}

/// How often quotes are right at each score, told by the run that has not seen the article.
///
/// The shared corpora tell it; in our own articles a second cue of a sentence has no source of its own.
fn calibration(shared: &Path, runs: &[Run], without: Templates) -> Result<Calibration> {
    let articles = corpus::shared(shared)?;
    let mut judged = Vec::new();
    for (part, run) in runs.iter().enumerate() {
        let labelers = labelers(&[run], without);
        for (_, article) in articles.iter().enumerate().filter(|(index, _)| index % runs.len() == part) {
            let syntax = sayso::syntax::read(&article.text);
            judged.extend(sure::judged(&syntax, &quote::find_with(&syntax, &labelers), article));
        }
    }
    Ok(sure::calibrate(&judged))
}

/// What to do besides training.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Cross-validates with this many folds instead of writing weights.
    #[arg(long)]
    folds: Option<usize>,
    /// The parts of the articles that take turns in being left out, to average over; 1 averages nothing.
    #[arg(long, default_value_t = PARTS)]
    parts: usize,
    /// Leaves out our own articles.
    #[arg(long)]
    shared_only: bool,
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
        let runs = runs(&kept, options.parts);
        let labelers = labelers(&runs.iter().collect::<Vec<_>>(), Templates::new(&options.without));
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

/// How many stretches of a set have a speaker, and how many get the right one.
fn stretches(shared: &Path, set: &measure::Set, counted: Counted) -> Result<(usize, usize)> {
    let articles = corpus::json(&shared.join(set.file))?;
    Ok(articles.iter().fold((0, 0), |(all, right), article| {
        let syntax = sayso::syntax::read(&article.text);
        let of_article = sure::stretches(&syntax, &quote::find(&syntax), article, counted);
        (all + of_article.0, right + of_article.1)
    }))
}

fn write_stretches(table: &mut String, name: &str, (all, right): (usize, usize)) -> Result<()> {
    let percent = 100.0 * right as f64 / all.max(1) as f64;
    Ok(writeln!(table, "{name}\t{all}\t{right}\t{percent:.1}")?)
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
    table.push_str("\n# Of the stretches in quotation marks that have a speaker, so many get that one.\nset\tstretches\tright\tpercent\n");
    let mut total = (0, 0);
    for set in &measure::SETS {
        let [flat, speech] = ["--flat", "--speech"].map(|option| set.options.contains(&option));
        let of_set = stretches(shared, set, Counted { flat, speech })?;
        total = (total.0 + of_set.0, total.1 + of_set.1);
        write_stretches(&mut table, set.name, of_set)?;
        if speech {
            let name = format!("{}, wishes and acts too", set.name);
            write_stretches(&mut table, &name, stretches(shared, set, Counted { flat, speech: false })?)?;
        }
    }
    write_stretches(&mut table, "all sets", total)?;
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
