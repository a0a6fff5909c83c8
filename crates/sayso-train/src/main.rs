//! Development only: trains the weights of the engine and measures it.
//!
//! One subcommand a part; each training writes its weights and manifest into `crates/sayso/weights/`
//! and gives the same bytes each time, each measurement writes its table into `scores/`.

mod conllu;
mod crf;
mod manifest;
mod own;
mod quotes;
mod raw;
mod segmentation;
mod speakers;
mod syntax;
mod tagged;
mod threats;

use std::path::PathBuf;

use clap::Parser;

/// Trains and measures the engine.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds `corpus/` and `bench/`.
    #[arg(long, default_value = "../shared", global = true)]
    shared: PathBuf,
    #[command(subcommand)]
    task: Task,
}

#[derive(clap::Subcommand)]
enum Task {
    /// Trains the tagger and the parser.
    Syntax,
    /// Trains the judge of sentence ends.
    Segmentation,
    /// Trains the resolution of pronouns.
    Pronouns,
    /// Trains whom descriptions that speak stand for.
    Referents,
    /// Trains the finder of conditional threats.
    Threats,
    /// Writes where tokens or sentences of a treebank's raw text come out otherwise, to be read.
    Segments {
        /// The name of the treebank file, such as `ewt-train`.
        file: String,
        /// Sentences rather than tokens.
        #[arg(long)]
        sentences: bool,
    },
    /// Trains the labelers of quotes.
    Quotes(quotes::Options),
    /// Measures one part and writes its table.
    Score {
        #[command(subcommand)]
        part: Part,
    },
}

#[derive(clap::Subcommand)]
enum Part {
    /// Tokens, sentences, tags, lemmas and trees against the treebanks.
    Syntax,
    /// Tokens and sentences on raw text against the treebanks.
    Segmentation,
    /// Attributions on the development sets.
    Quotes,
    /// Attributions made of the right pieces, to measure the grouping alone.
    Grouping,
    /// Who says each quote, against the marked articles.
    Speakers {
        /// Tells each error in the training articles on standard error.
        #[arg(long)]
        errors: bool,
    },
    /// Conditional items by cross-validation over documents.
    Threats,
}

fn main() -> anyhow::Result<()> {
    let Arguments { shared, task } = Arguments::parse();
    match task {
        Task::Syntax => syntax::train(&shared),
        Task::Segmentation => segmentation::train(&shared),
        Task::Pronouns => speakers::train_pronouns(&shared),
        Task::Referents => speakers::train_referents(&shared),
        Task::Threats => threats::train(&shared),
        Task::Segments { file, sentences } => segmentation::differences(&shared, &file, sentences),
        Task::Score { part: Part::Syntax } => syntax::score(&shared),
        Task::Score { part: Part::Threats } => threats::score(&shared),
        Task::Score { part: Part::Segmentation } => segmentation::score(&shared),
        Task::Quotes(options) => quotes::train(&shared, &options),
        Task::Score { part: Part::Quotes } => quotes::score(&shared),
        Task::Score { part: Part::Grouping } => quotes::grouping(&shared),
        Task::Score { part: Part::Speakers { errors } } => speakers::score(&shared, errors),
    }
}
