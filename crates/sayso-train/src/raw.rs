//! The plain texts beside the repository: public domain, not annotated, a sentence a line.

use std::{fs::File, io::Read as _, path::Path};

use anyhow::{Context as _, Result};

/// Reads a packed text such as `corpus/raw/voa.txt.gz`.
pub(crate) fn text(shared: &Path, file: &str) -> Result<String> {
    let path = shared.join(file);
    let packed = File::open(&path).with_context(|| path.display().to_string())?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text)?;
    Ok(text)
}

/// Reads one by the name that tables of places give it: `voa`.
pub(crate) fn named(shared: &Path, name: &str) -> Result<String> {
    text(shared, &format!("corpus/raw/{name}.txt.gz"))
}
