//! Trains and measures tagger, lemmatizer and parser.

mod clusters;
mod data;
mod labeler;
mod parser;
mod perceptron;
mod score;
mod tagger;

use std::{path::Path, time::Instant};

use sayso::syntax::{
    Models, Tag,
    cluster::Clusters,
    parser::Word,
    tagger::{Class, Context, Tagger},
};

use self::data::Item;
use crate::manifest::{self, Manifest};

pub(crate) use score::score;

/// How many words have a class.
const CLASSED_WORDS: usize = 12_000;

/// How many features each model may use: where more stop to pay for their bytes (see `docs/syntax.md`).
const TAGGER_ROWS: usize = 14_000;
const PARSER_ROWS: usize = 60_000;
const LABELER_ROWS: usize = 19_000;

/// The files of weights.
const FILES: [&str; 3] = ["clusters.bin", "tagger.bin", "parser.bin"];

/// Trains the tagger and the parser on the treebanks and writes their weights.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let clock = Instant::now();
    let sentences = data::training(shared)?;
    let inventory = data::inventory(&sentences);
    let clusters_bytes = clusters::train(shared, &sentences, CLASSED_WORDS)?;
    let clusters = Clusters::read(&mut clusters_bytes.as_slice());
    eprintln!("classes: {} bytes, {:.0} s", clusters_bytes.len(), clock.elapsed().as_secs_f64());
    let items: Vec<Item> =
        sentences.iter().map(|sentence| data::item(sentence, &inventory, &clusters)).collect();

    let all: Vec<&Item> = items.iter().collect();
    let tagger_bytes = tagger::encode(&tagger::train(&all, inventory.len(), 8, TAGGER_ROWS), &inventory);
    eprintln!("tagger: {:.0} s", clock.elapsed().as_secs_f64());
    let words = tagged(&items, &inventory, 5);
    eprintln!("tags for the parser: {:.0} s", clock.elapsed().as_secs_f64());

    let trees: Vec<parser::Tree> = words
        .iter()
        .zip(&items)
        .map(|(words, item)| parser::Tree { words: words.clone(), heads: &item.heads })
        .collect();
    let mut parser_bytes = parser::encode(&parser::train(&trees, 12, PARSER_ROWS));
    eprintln!("parser: {:.0} s", clock.elapsed().as_secs_f64());
    let labeled: Vec<labeler::Labeled> = words
        .iter()
        .zip(&items)
        .map(|(words, item)| labeler::Labeled { words, heads: &item.heads, relations: &item.relations })
        .collect();
    parser_bytes.extend(labeler::encode(&labeler::train(&labeled, 6, LABELER_ROWS)));
    eprintln!("labeler: {:.0} s", clock.elapsed().as_secs_f64());

    let models = Models::read(&clusters_bytes, &tagger_bytes, &parser_bytes);
    let mut summaries = Vec::new();
    for name in ["ewt-dev", "gum-dev"] {
        let scores = score::on_given_words(&models, &shared.join(format!("corpus/treebanks/{name}.conllu")))?;
        eprintln!("{name}:{}", scores.summary());
        summaries.push((name, scores.summary()));
    }
    let weights = [clusters_bytes, tagger_bytes, parser_bytes];
    let weights: Vec<(&str, &[u8])> = FILES.into_iter().zip(weights.iter().map(Vec::as_slice)).collect();
    Manifest {
        title: "Tagger, parser and classes of words.",
        command: "syntax",
        seed: Some(perceptron::SEED),
        licence: "CC BY-SA 4.0",
        data: manifest::listed(&manifest::GRAMMAR),
        scores: &summaries,
    }
    .write("syntax", shared, &weights)
}

/// The words of each sentence with the tags of a tagger that never saw it, so that the parser learns
/// from such tags as it will get.
fn tagged(items: &[Item], inventory: &[Tag], folds: usize) -> Vec<Vec<Word>> {
    let fold_of = |number: usize| number / 40 % folds;
    let mut words = vec![Vec::new(); items.len()];
    for fold in 0..folds {
        let rest: Vec<&Item> = items
            .iter()
            .enumerate()
            .filter(|&(number, _)| fold_of(number) != fold)
            .map(|(_, item)| item)
            .collect();
        let bytes = tagger::encode(&tagger::train(&rest, inventory.len(), 3, TAGGER_ROWS), inventory);
        let tagger = Tagger::read(&mut bytes.as_slice());
        for (number, item) in items.iter().enumerate().filter(|&(number, _)| fold_of(number) == fold) {
            let mut classes: Vec<Class> = Vec::new();
            tagger.run(Context { forms: &item.forms, capitals: item.capitals }, &mut classes);
            words[number] = item
                .forms
                .iter()
                .zip(&classes)
                .map(|(form, &class)| Word::new(form, class, tagger.tag(class).upos))
                .collect();
        }
    }
    words
}
