//! Development only: trains the weights of the engine and measures it.
//!
//! One subcommand a part; each training writes its weights and manifest into `crates/sayso/weights/`
//! and gives the same bytes each time, each measurement writes its table into `scores/`.

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
    /// Says where the corpora are looked for.
    Where,
}

fn main() -> anyhow::Result<()> {
    let Arguments { shared, task } = Arguments::parse();
    match task {
        Task::Where => anyhow::ensure!(shared.join("corpus").is_dir(), "{} has no corpus", shared.display()),
    }
    Ok(())
}
