//! Writes down what the weights were made of.

use std::{fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

/// What grammar is learnt from, with its licence.
pub(crate) const GRAMMAR: [(&str, &str); 4] = [
    ("corpus/treebanks/ewt-train.conllu", "CC BY-SA 4.0 (Universal Dependencies English Web Treebank)"),
    (
        "corpus/treebanks/gum-open-train.conllu",
        "CC BY 4.0 annotation; texts CC BY, CC BY-SA or public domain (Georgetown University Multilayer corpus)",
    ),
    ("corpus/raw/voa.txt.gz", "public domain (Voice of America)"),
    ("corpus/raw/whitehouse.txt.gz", "public domain (The White House)"),
];

/// The SHA-256 of bytes in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // writing to a string does not fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What sentence ends are learnt from, with its licence.
pub(crate) const SENTENCES: [(&str, &str); 4] = [
    GRAMMAR[0],
    GRAMMAR[1],
    ("corpus/train/newswire.jsonl", "public domain; the text alone, as an example of tidy writing"),
    ("corpus/train/originals.jsonl", "CC BY 4.0; the text alone, as an example of tidy writing"),
];

/// The text of the manifest of `weights`, which `command` makes.
pub(crate) fn write(
    title: &str,
    command: &str,
    seed: u64,
    (shared, data): (&Path, &[(&str, &str)]),
    weights: &[(&str, &[u8])],
    scores: &[(&str, String)],
) -> anyhow::Result<String> {
    let mut text = format!("# {title}\n");
    writeln!(text, "command = \"cargo run --release -p sayso-train -- {command}\"")?;
    writeln!(text, "seed = {seed}")?;
    writeln!(text, "licence = \"CC BY-SA 4.0\"")?;
    for (file, licence) in data {
        let bytes = fs::read(shared.join(file))?;
        writeln!(
            text,
            "\n[[data]]\nfile = \"{file}\"\nsha256 = \"{}\"\nlicence = \"{licence}\"",
            digest(&bytes)
        )?;
    }
    for (file, bytes) in weights {
        writeln!(
            text,
            "\n[[weights]]\nfile = \"{file}\"\nbytes = {}\nsha256 = \"{}\"",
            bytes.len(),
            digest(bytes)
        )?;
    }
    writeln!(text, "\n[scores]")?;
    for (set, line) in scores {
        writeln!(text, "\"{set}\" = \"{}\"", line.trim())?;
    }
    Ok(text)
}
