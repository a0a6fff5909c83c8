//! Writes the weights of a part of the engine, and beside them what they were made of.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Context as _;
use sha2::{Digest, Sha256};

use crate::own;

/// Where the weights are kept.
pub(crate) const FOLDER: &str = "crates/sayso/weights";

/// Plain newswire.
pub(crate) const NEWSWIRE: (&str, &str) = ("corpus/raw/voa.txt.gz", "public domain (Voice of America)");

/// What grammar is learnt from, with its licence.
pub(crate) const GRAMMAR: [(&str, &str); 4] = [
    ("corpus/treebanks/ewt-train.conllu", "CC BY-SA 4.0 (Universal Dependencies English Web Treebank)"),
    (
        "corpus/treebanks/gum-open-train.conllu",
        "CC BY 4.0 annotation; texts CC BY, CC BY-SA or public domain (Georgetown University Multilayer corpus)",
    ),
    NEWSWIRE,
    ("corpus/raw/whitehouse.txt.gz", "public domain (The White House)"),
];

/// What sentence ends are learnt from, with its licence.
pub(crate) const SENTENCES: [(&str, &str); 4] = [
    GRAMMAR[0],
    GRAMMAR[1],
    ("corpus/train/newswire.jsonl", "public domain; the text alone, as an example of tidy writing"),
    ("corpus/train/originals.jsonl", "CC BY 4.0; the text alone, as an example of tidy writing"),
];

/// The annotated articles, with their licence.
pub(crate) const ARTICLES: [(&str, &str); 2] = [
    ("corpus/train/newswire.jsonl", "text public domain, annotation CC BY 4.0"),
    ("corpus/train/originals.jsonl", "CC BY 4.0"),
];

/// What conditional items are learnt from, with its licence.
pub(crate) const CONDITIONS: [(&str, &str); 7] = [
    (
        "corpus/train/threats.jsonl",
        "rows that may be trained on: public-domain, CC0, CC BY and CC BY-SA text, annotation CC BY 4.0",
    ),
    ARTICLES[0],
    ARTICLES[1],
    (
        "corpus/train/conditions-gum.jsonl",
        "CC BY 4.0 (discourse layer of GUM, open genres); for the edges of spans",
    ),
    GRAMMAR[2],
    GRAMMAR[3],
    (own::RAW_SENTENCES, "annotation of sentences of the two texts above: CC BY 4.0, made for the training"),
];

/// What weights are, and how they come about.
pub(crate) struct Manifest<'a> {
    /// What they are for.
    pub(crate) title: &'a str,
    /// The subcommand that makes them.
    pub(crate) command: &'a str,
    /// Where chance begins, if anything is left to it.
    pub(crate) seed: Option<u64>,
    /// The licence of the weights.
    pub(crate) licence: &'a str,
    /// What they are learnt from, below the folder of corpora or, if it begins with `crates`, the repository, with
    /// its licence.
    pub(crate) data: Vec<(String, &'a str)>,
    /// How good they are, or where that is written.
    pub(crate) scores: &'a [(&'a str, String)],
}

impl Manifest<'_> {
    /// Writes the files of weights and the manifest, `name.toml`.
    pub(crate) fn write(&self, name: &str, shared: &Path, weights: &[(&str, &[u8])]) -> anyhow::Result<()> {
        let Self { title, command, seed, licence, data, scores } = self;
        let folder = own::path(FOLDER);
        let mut text = format!("# {title}\n");
        writeln!(text, "command = \"cargo run --release -p sayso-train -- {command}\"")?;
        if let Some(seed) = seed {
            writeln!(text, "seed = {seed}")?;
        }
        writeln!(text, "licence = \"{licence}\"")?;
        for (file, licence) in data {
            let path = if file.starts_with("crates/") { own::path(file) } else { shared.join(file) };
            let digest = digest(&fs::read(&path).with_context(|| path.display().to_string())?);
            writeln!(text, "\n[[data]]\nfile = \"{file}\"\nsha256 = \"{digest}\"\nlicence = \"{licence}\"")?;
        }
        for (file, bytes) in weights {
            let (count, digest) = (bytes.len(), digest(bytes));
            writeln!(text, "\n[[weights]]\nfile = \"{file}\"\nbytes = {count}\nsha256 = \"{digest}\"")?;
            fs::write(folder.join(file), bytes)?;
        }
        writeln!(text, "\n[scores]")?;
        for (set, line) in *scores {
            writeln!(text, "\"{set}\" = \"{}\"", line.trim())?;
        }
        Ok(fs::write(folder.join(format!("{name}.toml")), text)?)
    }
}

/// Data with names that are at hand already.
pub(crate) fn listed<'a>(data: &[(&str, &'a str)]) -> Vec<(String, &'a str)> {
    data.iter().map(|&(file, licence)| (file.to_owned(), licence)).collect()
}

/// The SHA-256 of bytes in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
