//! Tokens and sentences, measured against the treebanks on their raw text.
//!
//! A token or sentence is right when both its borders are; spaces do not count (as in the CoNLL shared tasks).

use std::{collections::BTreeSet, fmt::Write as _, fs, ops::Range, path::Path};

use sayso::text::{self, Segments};

use crate::conllu::{self, Document};

/// The files that are measured on: name, file.
const SETS: [(&str, &str); 5] = [
    ("EWT dev", "ewt-dev"),
    ("GUM dev", "gum-dev"),
    ("EWT test", "ewt-test"),
    ("GUM test", "gum-test"),
    ("GUM news test", "gum-news-test"),
];

/// Found, gold and right pieces.
#[derive(Default)]
struct Counts {
    found: usize,
    gold: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, found: &BTreeSet<(usize, usize)>, gold: &BTreeSet<(usize, usize)>) {
        self.found += found.len();
        self.gold += gold.len();
        self.right += found.intersection(gold).count();
    }

    /// Precision, recall and F1 in percent.
    fn row(&self) -> String {
        let percent = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let f1 = 200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64;
        format!("{:.2}\t{:.2}\t{f1:.2}", percent(self.found), percent(self.gold))
    }
}

/// Measures tokens and sentences; writes `scores/segmentation.tsv`.
///
/// # Errors
/// If a treebank cannot be read or the table not be written.
pub(crate) fn score(shared: &Path) -> anyhow::Result<()> {
    let mut table = String::from("# cargo run --release -p sayso-train -- score segmentation\n");
    table += "set\tunit\tprecision\trecall\tF1\n";
    for (name, file) in SETS {
        let path = shared.join("corpus/treebanks").join(file).with_extension("conllu");
        let (mut tokens, mut sentences) = (Counts::default(), Counts::default());
        for document in conllu::documents(&conllu::read(&path)?) {
            let segments = text::segment(&document.text);
            tokens.add(&found_tokens(&segments), &gold_tokens(&document));
            sentences.add(&found_sentences(&segments), &gold_sentences(&document));
        }
        writeln!(table, "{name}\ttokens\t{}", tokens.row())?;
        writeln!(table, "{name}\tsentences\t{}", sentences.row())?;
    }
    print_table(&table);
    fs::create_dir_all("scores")?;
    fs::write("scores/segmentation.tsv", table)?;
    Ok(())
}

/// Writes the differences between found and gold pieces of one treebank file, for reading.
///
/// # Errors
/// If the treebank cannot be read.
pub(crate) fn differences(shared: &Path, file: &str, sentences: bool) -> anyhow::Result<()> {
    let path = shared.join("corpus/treebanks").join(file).with_extension("conllu");
    let mut out = String::new();
    for document in conllu::documents(&conllu::read(&path)?) {
        let segments = text::segment(&document.text);
        let (found, gold) = if sentences {
            (found_sentences(&segments), gold_sentences(&document))
        } else {
            (found_tokens(&segments), gold_tokens(&document))
        };
        let text = &document.text;
        let context = |end: usize| {
            let from = text[..end].char_indices().rev().nth(45).map_or(0, |(at, _)| at);
            let to = text[end..].char_indices().nth(30).map_or(text.len(), |(at, _)| end + at);
            format!("{}¦{}", &text[from..end], &text[end..to]).replace('\n', "⏎")
        };
        let ends = |set: &BTreeSet<(usize, usize)>| set.iter().map(|&(_, end)| end).collect::<BTreeSet<_>>();
        let (found, gold) = (ends(&found), ends(&gold));
        for &end in found.symmetric_difference(&gold) {
            let sign = if gold.contains(&end) { "missed" } else { "extra " };
            writeln!(out, "{sign} {}", context(end))?;
        }
    }
    print_table(&out);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the table is the result")]
fn print_table(table: &str) {
    print!("{table}");
}

fn found_tokens(segments: &Segments) -> BTreeSet<(usize, usize)> {
    segments.tokens.iter().map(|token| (token.span.start() as usize, token.span.end() as usize)).collect()
}

fn gold_tokens(document: &Document) -> BTreeSet<(usize, usize)> {
    document.places.iter().flatten().map(|place| (place.start, place.end)).collect()
}

fn found_sentences(segments: &Segments) -> BTreeSet<(usize, usize)> {
    let spans = segments.sentences.iter().map(|sentence| {
        let tokens = &segments.tokens[sentence.tokens.indices()];
        tokens[0].span.join(tokens[tokens.len() - 1].span)
    });
    spans.map(|span| (span.start() as usize, span.end() as usize)).collect()
}

fn gold_sentences(document: &Document) -> BTreeSet<(usize, usize)> {
    let whole = |places: &Vec<Range<usize>>| Some((places.first()?.start, places.last()?.end));
    document.places.iter().filter_map(whole).collect()
}
