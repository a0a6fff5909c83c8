//! Trains and measures tagger, lemmatizer and parser.

mod data;
mod labeler;
mod parser;
mod perceptron;
mod score;
mod tagger;

use std::{fs, path::Path, time::Instant};

use sayso::syntax::{
    Models, Tag,
    cluster::Clusters,
    parser::Word,
    tagger::{Class, Context, Tagger},
};

use self::data::Item;

pub(crate) use score::score;

/// Where the engine's weights are kept.
const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../sayso/weights");

/// Trains the tagger and the parser on the treebanks and writes their weights.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let clock = Instant::now();
    let sentences = data::training(shared)?;
    let inventory = data::inventory(&sentences);
    let clusters = Clusters::default();
    let items: Vec<Item> =
        sentences.iter().map(|sentence| data::item(sentence, &inventory, &clusters)).collect();

    let all: Vec<&Item> = items.iter().collect();
    let tagger_bytes = tagger::encode(
        &tagger::train(&all, inventory.len(), 8, perceptron::knob("TR", 80e3) as usize),
        &inventory,
    );
    eprintln!("tagger: {:.0} s", clock.elapsed().as_secs_f64());
    let words = tagged(&items, &inventory, 5);
    eprintln!("tags for the parser: {:.0} s", clock.elapsed().as_secs_f64());

    let trees: Vec<parser::Tree> = words
        .iter()
        .zip(&items)
        .map(|(words, item)| parser::Tree { words: words.clone(), heads: &item.heads })
        .collect();
    let mut parser_bytes = parser::encode(&parser::train(&trees, 10, perceptron::knob("PR", 150e3) as usize));
    eprintln!("parser: {:.0} s", clock.elapsed().as_secs_f64());
    let labeled: Vec<labeler::Labeled> = words
        .iter()
        .zip(&items)
        .map(|(words, item)| labeler::Labeled { words, heads: &item.heads, relations: &item.relations })
        .collect();
    parser_bytes.extend(labeler::encode(&labeler::train(&labeled, 6, perceptron::knob("LR", 50e3) as usize)));
    eprintln!("labeler: {:.0} s", clock.elapsed().as_secs_f64());

    let models = Models::read(&[], &tagger_bytes, &parser_bytes);
    for name in ["ewt-dev", "gum-dev"] {
        let result = score::gold_tokens(&models, &shared.join(format!("corpus/treebanks/{name}.conllu")))?;
        eprintln!("{name}: {result}");
    }
    fs::write(format!("{WEIGHTS}/tagger.bin"), tagger_bytes)?;
    fs::write(format!("{WEIGHTS}/parser.bin"), parser_bytes)?;
    Ok(())
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
        let bytes = tagger::encode(
            &tagger::train(&rest, inventory.len(), 4, perceptron::knob("TR", 80e3) as usize),
            inventory,
        );
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
