//! Development only: trains the weights of the engine and measures it.
//!
//! One subcommand a part; each training writes its weights and manifest into `crates/sayso/weights/`
//! and gives the same bytes each time, each measurement writes its table into `scores/`.

mod conllu;
mod syntax;
#[cfg_attr(not(test), expect(dead_code, reason = "read by the training of quotes"))]
mod tagged;

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
}

fn main() -> anyhow::Result<()> {
    let Arguments { shared, task } = Arguments::parse();
    match task {
        Task::Syntax => syntax::train(&shared),
        Task::Score { part: Part::Syntax } => syntax::score(&shared),
    }
}
