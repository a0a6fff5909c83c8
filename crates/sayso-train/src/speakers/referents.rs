//! Trains the weights by which descriptions that speak find whom they stand for, or nobody.
//!
//! The examples are the descriptions that are sources of marked attributions in the training articles. Same corpora,
//! same bytes.

use std::path::Path;

use sayso::{
    speaker::referents::{Choice, FEATURES, Weights},
    syntax::Syntax,
};

use super::{
    gold::{self, Article},
    measure::same,
    regress::{Example, folds, regress},
};
use crate::manifest::{self, Manifest};

const L2: f64 = 0.003;

/// Trains the weights and writes them with their manifest.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    for (file, _) in manifest::ARTICLES {
        articles.extend(gold::read(&shared.join(file))?);
    }
    let examples: Vec<Vec<Example<FEATURES>>> = articles.iter().map(examples).collect();
    let held_out = cross_validate(&examples);
    let all: Vec<Example<FEATURES>> = examples.into_iter().flatten().collect();
    let weights: Weights = regress(&all, L2);
    eprintln!("{} descriptions, {held_out}", all.len());
    Manifest {
        title: "Whom descriptions that speak stand for.",
        command: "referents",
        seed: None,
        licence: "CC BY 4.0",
        data: manifest::listed(&manifest::ARTICLES),
        scores: &[("left out of the training", format!("{held_out} of {} descriptions", all.len()))],
    }
    .write("referents", shared, &[("referents.bin", &weights.to_bytes())])
}

/// How many descriptions of articles that were left out are right.
fn cross_validate(examples: &[Vec<Example<FEATURES>>]) -> String {
    let (mut right, mut all, mut linked, mut rightly, mut somebody) = (0u32, 0u32, 0u32, 0u32, 0u32);
    for (test, rest) in folds(examples.len()) {
        let learnt: Vec<_> = rest.iter().flat_map(|&article| &examples[article]).cloned().collect();
        let weights: Weights = regress(&learnt, L2);
        for example in test.iter().flat_map(|&article| &examples[article]) {
            let good = example.is_right(&weights);
            let link = example.chosen(&weights) != Some(0);
            all += 1;
            right += u32::from(good);
            linked += u32::from(link);
            rightly += u32::from(link && good);
            somebody += u32::from(!example.candidates[0].1);
        }
    }
    format!(
        "{:.1} % right, {rightly} of {linked} links right, {somebody} to find",
        100.0 * f64::from(right) / f64::from(all.max(1))
    )
}

/// The descriptions of an article that are sources of marked attributions.
fn examples(article: &Article) -> Vec<Example<FEATURES>> {
    let syntax = sayso::syntax::read(&article.text);
    let quotes = gold::gold_quotes(article, &syntax);
    let choices = sayso::speaker::referent_choices(&syntax, &quotes);
    choices.iter().filter_map(|choice| example(article, &syntax, choice)).collect()
}

/// The example of a description: right is who bears the marked name or speaks elsewhere as the same, else nobody.
fn example(article: &Article, syntax: &Syntax<'_>, choice: &Choice) -> Option<Example<FEATURES>> {
    let span = syntax.span_of(choice.words);
    let source = article.attributions.iter().find(|gold| gold.source.contains(&span))?;
    let id = source.entity.as_ref()?;
    let (name, kind, _) = article.entities.get(id)?;
    let marked: Vec<_> = article
        .attributions
        .iter()
        .filter(|gold| gold.entity.as_ref() == Some(id))
        .flat_map(|gold| gold.source.iter().copied())
        .collect();
    let named =
        matches!(kind.as_str(), "person" | "organization" | "place") && name.starts_with(char::is_uppercase);
    let mut candidates: Vec<_> = choice
        .candidates
        .iter()
        .map(|candidate| {
            let right = candidate.mentions.iter().any(|&tokens| {
                let words = syntax.words(tokens);
                marked.contains(&syntax.span_of(tokens)) || named && same(&[name], kind, words)
            });
            (candidate.features, right)
        })
        .collect();
    candidates[0].1 = !candidates.iter().any(|(_, right)| *right);
    Some(Example { class: choice.class, candidates })
}
