//! Trains the weights, in the order in which they build on one another, and measures what came of it.
//!
//! Each part reads text with the weights of the parts before it, and those are compiled into the engine: the
//! trainer is built anew between one part and the next, which cargo sees to.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{root, step};

/// What is trained, each on the ones before it.
const TRAINED: [&str; 6] = ["segmentation", "syntax", "quotes", "referents", "pronouns", "threats"];
/// What is measured.
const MEASURED: [&str; 5] = ["segmentation", "syntax", "quotes", "speakers", "threats"];
/// The tests of Rust that pin what the engine finds, and what makes them write it down anew.
const PINNED: [(&str, &str, (&str, &str)); 3] = [
    ("sayso", "cases", ("UPDATE", "1")),
    ("sayso", "articles", ("INSTA_UPDATE", "always")),
    ("sayso-page", "readme", ("UPDATE", "1")),
];

/// Trains the parts named and those that build on them, or all; then measures, and writes down what the engine
/// finds now.
pub(crate) fn run(parts: &[String]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !TRAINED.contains(&part.as_str())) {
        bail!("no part is called {unknown}; there are: {}", TRAINED.join(", "));
    }
    let first = TRAINED.iter().position(|part| parts.is_empty() || parts.iter().any(|it| it == part));
    for part in &TRAINED[first.unwrap_or(0)..] {
        step::say(&format!("training: {part}"));
        trainer(&[part])?;
    }
    for part in MEASURED {
        step::say(&format!("measuring: {part}"));
        trainer(&["score", part])?;
    }
    for (package, test, (name, value)) in PINNED {
        step::say(&format!("writing down what the engine finds now: {package}, {test}"));
        let mut cargo = Command::new("cargo");
        cargo.current_dir(root()).args(["test", "--quiet", "--package", package, "--test", test]);
        step::run(cargo.env(name, value))?;
    }
    step::say("done; read what changed with `git diff` before you commit it");
    Ok(())
}

fn trainer(arguments: &[&str]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["run", "--quiet", "--profile=quick", "--package=sayso-train", "--"]);
    step::run(cargo.args(arguments))
}
