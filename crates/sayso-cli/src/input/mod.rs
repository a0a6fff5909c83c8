//! What the command line reads: files, folders, standard input, lines of JSON.
//!
//! Collecting is cheap and done first, so that the order of the results is known;
//! opening and decoding is left to whoever works on the text.

mod decode;
mod docx;
mod html;
mod lines;

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};

pub(crate) use lines::{Line, Lines};

/// One file, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A file, whether it exists or not.
    File(PathBuf),
}

impl Input {
    /// What it is called in messages and as a document.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Opens it for reading.
    pub(crate) fn open(&self) -> anyhow::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Stdin => Box::new(io::stdin()),
            Self::File(path) => Box::new(File::open(path).map_err(reason)?),
        })
    }

    /// Its text.
    pub(crate) fn read(&self) -> anyhow::Result<String> {
        // UTF-16 takes up to two bytes where UTF-8 takes one.
        let limit = 2 * sayso::MAX_BYTES as u64;
        let mut bytes = Vec::new();
        self.open()?.take(limit + 1).read_to_end(&mut bytes).map_err(reason)?;
        ensure!(bytes.len() as u64 <= limit, "it is larger than {} MB", limit >> 20);
        match self.kind(&bytes) {
            Kind::Text => Ok(decode::text(&bytes)),
            Kind::Html => html::article(&decode::html(&bytes)),
            Kind::Docx => docx::text(&bytes),
            Kind::Pdf => bail!("it is a PDF; copy the text out of it, or save it as .docx or .html"),
            Kind::OldWord => bail!("it is an old Word document; save it as .docx"),
        }
    }

    /// What to make of the bytes: told by the name, and where that says nothing, by how they begin.
    fn kind(&self, bytes: &[u8]) -> Kind {
        let extension = match self {
            Self::Stdin => None,
            Self::File(path) => extension(path),
        };
        match extension.as_deref() {
            Some("docx") => Kind::Docx,
            Some("html" | "htm" | "xhtml") => Kind::Html,
            Some("txt" | "md") => Kind::Text,
            _ => Kind::of(bytes),
        }
    }
}

enum Kind {
    Text,
    Html,
    Docx,
    Pdf,
    OldWord,
}

impl Kind {
    fn of(bytes: &[u8]) -> Self {
        let start = &bytes[..bytes.len().min(256)].trim_ascii_start();
        let opens = |tag: &[u8]| start.len() >= tag.len() && start[..tag.len()].eq_ignore_ascii_case(tag);
        if bytes.starts_with(b"PK\x03\x04") {
            Self::Docx
        } else if bytes.starts_with(b"%PDF-") {
            Self::Pdf
        } else if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            Self::OldWord
        } else if opens(b"<!doctype html") || opens(b"<html") {
            Self::Html
        } else {
            Self::Text
        }
    }
}

/// The extensions of the files that are read from a folder.
const TEXTS: [&str; 6] = ["txt", "md", "html", "htm", "xhtml", "docx"];
/// The same for lines of JSON.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// What a folder is searched for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    /// Files that hold one text each.
    Texts,
    /// Files that hold lines of JSON.
    Lines,
}

/// What the arguments stand for.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    /// In the order of the arguments, each folder sorted by name.
    pub(crate) inputs: Vec<Input>,
    /// Folders that could not be read, and why.
    pub(crate) problems: Vec<(String, anyhow::Error)>,
    /// Whether the arguments name one single text, so that the result is one report and no list.
    pub(crate) single: bool,
}

/// Finds the files behind the arguments.
pub(crate) fn collect(arguments: &[PathBuf], wanted: Wanted) -> Collected {
    let mut all = Collected { single: arguments.len() == 1, ..Collected::default() };
    for path in arguments {
        if path.as_os_str() == "-" {
            all.inputs.push(Input::Stdin);
        } else if path.is_dir() {
            all.single = false;
            let before = all.inputs.len();
            walk(path, wanted, &mut all);
            if all.inputs.len() == before {
                let kinds = match wanted {
                    Wanted::Texts => ".txt, .md, .html or .docx",
                    Wanted::Lines => ".jsonl",
                };
                all.problems.push((path.display().to_string(), anyhow::anyhow!("no {kinds} file in it")));
            }
        } else {
            all.inputs.push(Input::File(path.clone()));
        }
    }
    all
}

/// Adds the wanted files of a folder and the folders in it; hidden ones and links to folders are left out.
fn walk(folder: &Path, wanted: Wanted, all: &mut Collected) {
    let entries = match entries(folder) {
        Ok(entries) => entries,
        Err(error) => return all.problems.push((folder.display().to_string(), error)),
    };
    for (path, is_folder) in entries {
        if is_folder {
            walk(&path, wanted, all);
        } else if wants(wanted, &path) {
            all.inputs.push(Input::File(path));
        }
    }
}

fn entries(folder: &Path) -> anyhow::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(reason)? {
        let entry = entry.map_err(reason)?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            let kind = entry.file_type().with_context(|| entry.path().display().to_string())?;
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

fn wants(wanted: Wanted, path: &Path) -> bool {
    let extension = extension(path).unwrap_or_default();
    match wanted {
        Wanted::Texts => TEXTS.contains(&extension.as_str()),
        Wanted::Lines => LINES.contains(&extension.as_str()),
    }
}

fn extension(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

/// The error in plain words, without the number of the operating system.
fn reason(error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow::anyhow!("there is no such file"),
        io::ErrorKind::PermissionDenied => anyhow::anyhow!("it may not be read"),
        _ => error.into(),
    }
}
