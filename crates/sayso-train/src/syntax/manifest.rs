//! Writes down what the weights were made of.

use std::{fmt::Write as _, fs, path::Path};

use sha2::{Digest, Sha256};

/// What is learnt from, with its licence.
const DATA: [(&str, &str); 4] = [
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

/// The text of the manifest.
pub(super) fn write(
    shared: &Path,
    weights: &[(&str, &[u8])],
    scores: &[(&str, String)],
) -> anyhow::Result<String> {
    let mut text = String::from("# Tagger, parser and classes of words.\n");
    writeln!(text, "command = \"cargo run --release -p sayso-train -- syntax\"")?;
    writeln!(text, "seed = {}", super::perceptron::SEED)?;
    writeln!(text, "licence = \"CC BY-SA 4.0\"")?;
    for (file, licence) in DATA {
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
