//! The commands of the repository. Each sets up what it needs and says what takes long.

mod bench;
mod bundle;
mod npm;
mod pack;
mod setup;
mod size;
mod step;
mod test;
mod train;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;

const USAGE: &str = "\
cargo xtask serve [trunk options]   sets up what is missing, builds the page and serves it
cargo xtask test                    sets up what is missing and runs every test there is
cargo xtask build                   sets up what is missing and builds the page into dist
cargo xtask bench                   times the engine, natively and in WebAssembly
cargo xtask size                    builds the page and writes its sizes to sizes.tsv
cargo xtask train [part]            trains that part and what builds on it (or all), measures, pins the findings anew
cargo xtask npm                     sets up what is missing and builds the npm module into npm
cargo xtask bundle                  (called by Trunk) makes the pages and the service worker of what it built
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) =
        arguments.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let result = match command {
        "serve" => serve(rest),
        "test" => test::run(),
        "train" => train::run(rest),
        "bench" => bench::run(),
        "build" => build(),
        "size" => build().and_then(|()| size::update()),
        "bundle" => bundle::run(),
        "npm" => build_npm(),
        _ => {
            eprint!("{USAGE}");
            return if command.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: &[String]) -> Result<()> {
    setup::page_tools()?;
    step::say("building the page; it is served at the address below when that is done (Ctrl-C ends it)");
    step::run(setup::trunk("serve").args(options))
}

fn build() -> Result<()> {
    setup::page_tools()?;
    step::say("building the page into dist");
    step::run(&mut setup::trunk("build"))
}

fn build_npm() -> Result<()> {
    setup::page_tools()?;
    step::say("building the npm module");
    npm::build()
}

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
