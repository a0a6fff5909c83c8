//! Measures speakers, with the marked quotes (resolution alone) and with the engine's own (end to end), and
//! trains the resolution of pronouns and of descriptions.
//!
//! The figures are those of the development scorer: right speaker and B³ over attributions that name an
//! entity and whose content is found, name, kind and role over the distinct speakers that are right.

mod gold;
mod measure;
mod pronouns;
mod referents;
mod regress;

use std::{fs, path::Path};

use sayso::{quote::Quotes, syntax::Syntax};

use gold::Article;
use measure::{Counts, Found};

pub(crate) use pronouns::train as train_pronouns;
pub(crate) use referents::train as train_referents;

/// Measures the corpora under `shared` and writes `scores/speakers.tsv`; errors are told on standard error.
pub(crate) fn score(shared: &Path, errors: bool) -> anyhow::Result<()> {
    let mut table = String::from(
        "# Speakers. gold: with marked quotes; end: with the engine's own. Percent; n: attributions counted.\n\
         corpus\tquotes\tn\tspeaker\tnone\tpronoun\tpronoun n\tB3\tname\tkind\trole\trole n\textra role\n",
    );
    for corpus in ["train/newswire", "train/originals", "dev/newswire", "dev/originals", "dev/wikinews"] {
        let articles = gold::read(&shared.join("corpus").join(format!("{corpus}.jsonl")))?;
        let mut both = [("gold", Counts::default()), ("end", Counts::default())];
        for article in &articles {
            let syntax = sayso::syntax::read(&article.text);
            let quotes = [gold::gold_quotes(article, &syntax), sayso::quote::find(&syntax)];
            for ((mode, counts), quotes) in both.iter_mut().zip(&quotes) {
                measure::count(article, &found(article, &syntax, quotes), counts, errors.then_some(*mode));
            }
        }
        for (mode, counts) in both {
            let percents = [
                counts.percent("ok", "n"),
                counts.percent("none", "n"),
                counts.percent("pronoun ok", "pronoun n"),
            ]
            .map(|value| format!("{value:.1}"))
            .join("\t");
            let rest = [
                counts.percent("name", "cast"),
                counts.percent("kind", "cast"),
                counts.percent("role", "role n"),
            ]
            .map(|value| format!("{value:.1}"))
            .join("\t");
            table += &format!(
                "{corpus}\t{mode}\t{}\t{percents}\t{}\t{:.1}\t{rest}\t{}\t{:.1}\n",
                counts.get("n"),
                counts.get("pronoun n"),
                counts.b3(),
                counts.get("role n"),
                counts.percent("extra role", "no role n"),
            );
        }
    }
    eprint!("{table}");
    fs::create_dir_all("scores")?;
    fs::write("scores/speakers.tsv", table)?;
    Ok(())
}

/// Quotes with the speakers the engine finds for them.
fn found(article: &Article, syntax: &Syntax<'_>, quotes: &Quotes) -> Vec<Found> {
    let words = measure::words_of(&article.text);
    let cast = sayso::speaker::resolve(syntax, quotes);
    quotes
        .quotes
        .iter()
        .zip(&cast.voices)
        .map(|(quote, voice)| Found {
            words: measure::touched(&words, &quote.content),
            speaker: voice.entity.map(|entity| (entity.0 as usize, cast.entities[entity.0 as usize].clone())),
        })
        .collect()
}
