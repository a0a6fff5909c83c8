//! Tokens and sentences, measured against the treebanks on their raw text.
//!
//! A token or sentence is right when both its borders are; spaces do not count (as in the CoNLL shared tasks).

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write as _,
    fs,
    ops::Range,
    path::Path,
};

use sayso::{
    sequence::packed,
    text::{
        self, Segments, boundary,
        sentence::{self, Pieces},
    },
};

use crate::{
    conllu::{self, Document},
    manifest::{self, Manifest},
};

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

/// The treebank files that the judge of sentence ends learns from.
const TRAINING: [&str; 2] = ["ewt-train", "gum-open-train"];
/// Articles that are tidily written: there the rules are taken to be right.
const TIDY: [&str; 2] = ["newswire", "originals"];
const PASSES: usize = 8;
/// A gap is learnt from until its score is so far on the right side.
const MARGIN: i64 = 30;
/// The seed of all shuffling.
const SEED: u32 = 0x2545_f491;
/// A sign counts if it is seen in so many gaps.
const RARE: usize = 5;

/// A gap between two tokens: its signs, and whether a sentence ends there.
struct Gap {
    signs: Vec<u32>,
    ends: bool,
}

/// Trains the judge of sentence ends; writes its weights and their manifest.
///
/// # Errors
/// If a corpus cannot be read or the weights not be written.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let mut gaps = Vec::new();
    for file in TRAINING {
        let path = shared.join("corpus/treebanks").join(file).with_extension("conllu");
        for document in conllu::documents(&conllu::read(&path)?) {
            let starts: BTreeSet<usize> =
                gold_sentences(&document).into_iter().map(|(start, _)| start).collect();
            collect(&document.text, |start| starts.contains(&start), &mut gaps);
        }
    }
    for file in TIDY {
        let path = shared.join("corpus/train").join(file).with_extension("jsonl");
        for line in fs::read_to_string(path)?.lines() {
            let article: serde_json::Value = serde_json::from_str(line)?;
            let text = article["text"].as_str().unwrap_or_default();
            let starts = sentence_starts_by_rule(text);
            collect(text, |start| starts.contains(&start), &mut gaps);
        }
    }
    drop_rare(&mut gaps);
    let weights = perceptron(&gaps);
    let sum = |gap: &Gap| -> i32 {
        gap.signs.iter().map(|&sign| i32::from(weights[boundary::slot(sign)][0])).sum()
    };
    let right = gaps.iter().filter(|gap| gap.signs.is_empty() || (sum(gap) > 0) == gap.ends).count();
    let scores = [("training", format!("{right} of {} gaps right", gaps.len()))];
    Manifest {
        title: "Where sentences end.",
        command: "segmentation",
        seed: Some(u64::from(SEED)),
        licence: "CC BY-SA 4.0",
        data: manifest::listed(&manifest::SENTENCES),
        scores: &scores,
    }
    .write("boundary", shared, &[("boundary.bin", &packed::write(&weights))])
}

/// Where the rules alone begin sentences.
fn sentence_starts_by_rule(text: &str) -> BTreeSet<usize> {
    let segments = text::segment(text);
    let pieces = Pieces { text, tokens: &segments.tokens, norms: &segments.norms, marks: &segments.marks };
    let mut starts = BTreeSet::new();
    for &range in &segments.paragraph_tokens {
        for end in sentence::rule_ends(pieces, range) {
            if let Some(token) = segments.tokens.get(end.index()) {
                starts.insert(token.span.start() as usize);
            }
        }
    }
    starts
}

fn collect(text: &str, starts: impl Fn(usize) -> bool, gaps: &mut Vec<Gap>) {
    let segments = text::segment(text);
    let pieces = Pieces { text, tokens: &segments.tokens, norms: &segments.norms, marks: &segments.marks };
    for &range in &segments.paragraph_tokens {
        sentence::judge_gaps(pieces, range, |token, signs| {
            let ends = starts(segments.tokens[token.index()].span.start() as usize);
            gaps.push(Gap { signs: signs.to_vec(), ends });
            ends
        });
    }
}

/// Forgets the signs that are seen in fewer gaps than [`RARE`]: they say little and fill the table.
fn drop_rare(gaps: &mut [Gap]) {
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for sign in gaps.iter().flat_map(|gap| &gap.signs) {
        *seen.entry(*sign).or_default() += 1;
    }
    for gap in gaps {
        gap.signs.retain(|sign| seen[sign] >= RARE);
    }
}

/// Averaged weights.
fn perceptron(gaps: &[Gap]) -> Vec<[i8; 1]> {
    let size = 1 << boundary::BITS;
    let (mut weights, mut sums) = (vec![0i64; size], vec![0i64; size]);
    let mut order: Vec<usize> = (0..gaps.len()).collect();
    let mut state = SEED;
    let mut clock = 1i64;
    for _ in 0..PASSES {
        for index in (1..order.len()).rev() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            order.swap(index, (state >> 8) as usize % (index + 1));
        }
        for &index in &order {
            let gap = &gaps[index];
            let score: i64 = gap.signs.iter().map(|&sign| weights[boundary::slot(sign)]).sum();
            let wanted = if gap.ends { 1 } else { -1 };
            if score * wanted < MARGIN {
                for &sign in &gap.signs {
                    weights[boundary::slot(sign)] += wanted;
                    sums[boundary::slot(sign)] += wanted * clock;
                }
            }
            clock += 1;
        }
    }
    let averages: Vec<i64> = weights.iter().zip(&sums).map(|(weight, sum)| weight * clock - sum).collect();
    let largest = averages.iter().map(|average| average.abs()).max().unwrap_or(1).max(1);
    averages.iter().map(|average| [(average * 127 / largest) as i8]).collect()
}
