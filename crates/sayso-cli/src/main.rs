//! Sayso on the command line: texts in, reports out.
//!
//! `args` says what may be asked, `input` gives the texts, `sentence` cuts a report to one sentence,
//! `output` frames the forms, and `run` takes them through in parallel and in order.

mod args;
mod input;
mod output;
mod progress;
mod run;
mod sentence;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    run::run(&args::Args::parse())
}
