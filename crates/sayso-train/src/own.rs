//! Where the texts are that were written for the training.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// Their licence.
pub(crate) const LICENCE: &str = "CC BY 4.0, written for the training";
/// Articles with attributions tagged in place.
pub(crate) const ARTICLES: &str = "crates/sayso-train/data/articles";
/// Where the pieces of attributions stand in passages of raw newswire.
pub(crate) const PASSAGES: &str = "crates/sayso-train/data/passages.tsv";
/// Where conditional items stand in sentences of raw text.
pub(crate) const RAW_SENTENCES: &str = "crates/sayso-train/data/threats/raw.tsv";
/// Sentences with conditional items marked in place.
pub(crate) const THREATS: &str = "crates/sayso-train/data/threats";

/// The files of a folder of the repository, in the order of their names.
pub(crate) fn files(folder: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path(folder)).with_context(|| folder.to_owned())? {
        files.push(format!("{folder}/{}", entry?.file_name().to_string_lossy()));
    }
    files.sort();
    Ok(files)
}

/// Reads a file of the repository.
pub(crate) fn read(file: &str) -> Result<String> {
    fs::read_to_string(path(file)).with_context(|| file.to_owned())
}

/// Where a file of the repository lies.
pub(crate) fn path(file: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(file)
}
