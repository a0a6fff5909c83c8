//! The options of the command line, as the contract lists them.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{CommandFactory, Parser, ValueEnum, error::ErrorKind};
use clap_complete::Shell;
use sayso_report::OffsetUnit;

/// Finds who says what, and on what condition, in English news text.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Texts to read: .txt, .md, .html or .docx files, folders of them, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The form of the result [default: table on a terminal, json otherwise]
    #[arg(long, value_name = "FORM")]
    pub(crate) format: Option<Format>,

    /// What the offsets of json, jsonl and csv count
    #[arg(long, value_name = "UNIT", default_value = "codepoint")]
    pub(crate) offsets: Offsets,

    /// Read JSON lines {"id", "text", …} and write one report for each, in the same order, with the same "id"
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// With --jsonl: read {"id", "before", "sentence", "after"} and report only what lies in "sentence",
    /// with offsets from its start
    #[arg(long, requires = "jsonl")]
    pub(crate) sentences: bool,

    /// Write the result to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Read N texts at a time [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Show no progress bar
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// Write the completions of a shell and end
    #[arg(long, value_name = "SHELL", hide = true)]
    pub(crate) completions: Option<Shell>,
}

const AFTER_HELP: &str = "\
Exit status: 0 everything was read; 1 some input could not be read or analyzed (each is named on standard
error, the others are still written); 2 wrong usage.

sayso --completions bash (or zsh, fish, elvish, powershell) writes the completions of a shell.

Offsets count in the text exactly as given, without a byte order mark. The text of .html and .docx files is
their article text, which --format text writes.

Examples:
  sayso article.txt                          a table of quotes, speakers and conditional threats
  sayso --format html report.docx -o r.html  a page to read, print and send on
  sayso --format csv articles/ > all.csv     every finding in a folder, for a spreadsheet
  curl -s https://example.org/story | sayso --format json
  sayso --jsonl < corpus.jsonl > reports.jsonl";

/// The form of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One report; for several files an array of reports, each with the file as its "id"
    Json,
    /// One report a line, each with the file or the given value as its "id"
    Jsonl,
    /// One row for each quote, conditional item, speaker and note
    Csv,
    /// Lists for a note or a pull request
    Markdown,
    /// A self-contained page with the findings marked in the text
    Html,
    /// Plain columns to read
    Table,
    /// The W3C Web Annotation model, as JSON
    WebAnnotation,
    /// An .ann file for the brat annotation tool; one text at a time
    Brat,
    /// The JSON of BBC Citron
    Citron,
    /// The text as it was read, which is what all offsets count in; one text at a time
    Text,
}

/// The unit of offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Offsets {
    /// Unicode code points, as Python counts
    Codepoint,
    /// UTF-16 code units, as JavaScript and Java count
    Utf16,
    /// UTF-8 bytes, as Rust and Go count
    Byte,
}

/// The script that completes options in a shell.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "sayso", &mut script);
    script
}

/// Ends the program over options that do not go together.
pub(crate) fn misuse(message: &str) -> ! {
    Args::command().error(ErrorKind::ArgumentConflict, message).exit()
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => Self::CodePoint,
            Offsets::Utf16 => Self::Utf16,
            Offsets::Byte => Self::Byte,
        }
    }
}
