//! Trains the weights by which *he*, *she*, *it* and *they* find whom they stand for.
//!
//! The examples are the pronouns that are sources of marked attributions in the training articles. What the engine
//! linked before a pronoun depends on the weights, so the examples are made anew in every round, under the weights
//! of the round before; the first round has none. Same corpora, same bytes.

use std::path::Path;

use sayso::{
    speaker::prominence::{Choice, FEATURES, Weights},
    syntax::Syntax,
};

use super::{
    gold::{self, Article},
    measure::same,
    regress::{Example, folds, regress},
};
use crate::manifest::{self, Manifest};

const ROUNDS: usize = 4;
const L2: f64 = 0.1;

/// Trains the weights and writes them with their manifest.
pub(crate) fn train(shared: &Path) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    for (file, _) in manifest::ARTICLES {
        articles.extend(gold::read(&shared.join(file))?);
    }
    let syntax: Vec<Syntax<'_>> = articles.iter().map(|article| sayso::syntax::read(&article.text)).collect();
    let all: Vec<usize> = (0..articles.len()).collect();
    let (weights, examples) = fit(&articles, &syntax, &all);
    let held_out = cross_validate(&articles, &syntax);
    let bytes = weights.to_bytes();
    eprintln!("{examples} pronouns, {held_out:.1} % right where left out");
    Manifest {
        title: "Whom pronouns of the third person stand for.",
        command: "pronouns",
        seed: None,
        licence: "CC BY 4.0",
        data: manifest::listed(&manifest::ARTICLES),
        scores: &[("left out of the training", format!("{held_out:.1} % of {examples} pronouns right"))],
    }
    .write("pronouns", shared, &[("pronouns.bin", &bytes)])
}

/// The weights learnt from some articles, and the number of examples of the last round.
fn fit(articles: &[Article], syntax: &[Syntax<'_>], chosen: &[usize]) -> (Weights, usize) {
    let mut weights = Weights::NONE;
    let mut count = 0;
    for _ in 0..ROUNDS {
        let examples = examples(articles, syntax, chosen, &weights);
        count = examples.len();
        weights = regress(&examples, L2);
    }
    (weights, count)
}

/// The share of right answers in articles that were left out, in percent.
fn cross_validate(articles: &[Article], syntax: &[Syntax<'_>]) -> f64 {
    let (mut right, mut all) = (0u32, 0u32);
    for (test, rest) in folds(articles.len()) {
        let (weights, _) = fit(articles, syntax, &rest);
        for example in examples(articles, syntax, &test, &weights) {
            all += 1;
            right += u32::from(example.is_right(&weights));
        }
    }
    100.0 * f64::from(right) / f64::from(all.max(1))
}

/// The pronouns of some articles that have a right candidate.
fn examples(
    articles: &[Article],
    syntax: &[Syntax<'_>],
    chosen: &[usize],
    weights: &Weights,
) -> Vec<Example<FEATURES>> {
    let mut examples = Vec::new();
    for &number in chosen {
        let (article, syntax) = (&articles[number], &syntax[number]);
        let quotes = gold::gold_quotes(article, syntax);
        for choice in sayso::speaker::pronoun_choices(syntax, &quotes, weights) {
            examples.extend(example(article, syntax, &choice));
        }
    }
    examples
}

/// The example of a pronoun, where it is the source of a marked attribution and one candidate is right.
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
    let candidates: Vec<_> = choice
        .candidates
        .iter()
        .map(|candidate| {
            let right = candidate.mentions.iter().any(|&tokens| {
                let words = syntax.words(tokens);
                marked.contains(&syntax.span_of(tokens)) || same(&[name], kind, words)
            });
            (candidate.features, right)
        })
        .collect();
    let told = candidates.iter().any(|(_, right)| *right) && candidates.iter().any(|(_, right)| !right);
    told.then_some(Example { class: choice.class, candidates })
}
