//! How much a reader downloads, and the limits on it, in `sizes.tsv`.

use std::{
    fmt::Write as _,
    fs,
    io::{Read as _, Write as _},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use flate2::read::GzDecoder;

use crate::{root, step};

const TABLE: &str = "sizes.tsv";

/// Measures what is in `dist`, prints it and writes the table anew.
pub(crate) fn update() -> Result<()> {
    let mut table = String::from(
        "# What a reader downloads, in bytes. `cargo xtask size` measures; over the limit the test fails.\n\
         # what\tbytes\tlimit\n",
    );
    let rows = measure()?;
    for row in &rows {
        step::print(&format!("{:<28} {:>9} of {:>9} bytes", row.what, row.bytes, row.limit));
        writeln!(table, "{}\t{}\t{}", row.what, row.bytes, row.limit)?;
    }
    fs::write(root().join(TABLE), table)?;
    within(&rows)
}

/// Measures what is in `dist` and holds it against the limits.
pub(crate) fn check() -> Result<()> {
    within(&measure()?)
}

struct Row {
    what: &'static str,
    bytes: u64,
    limit: u64,
}

fn within(rows: &[Row]) -> Result<()> {
    let over: Vec<&str> = rows.iter().filter(|row| row.bytes > row.limit).map(|row| row.what).collect();
    if over.is_empty() { Ok(()) } else { bail!("over the limit: {}", over.join(", ")) }
}

fn measure() -> Result<[Row; 4]> {
    let page = fs::read(root().join("dist/sayso.html")).context("build the page first: cargo xtask build")?;
    let wasm = program_in(&String::from_utf8_lossy(&page))?;
    let hosted = fs::read(root().join("dist/index.html"))?;
    Ok([
        Row { what: "one file", bytes: page.len() as u64, limit: 900_000 },
        Row { what: "hosted page, brotli", bytes: brotli(&hosted)?, limit: 700_000 },
        Row { what: "program", bytes: wasm.len() as u64, limit: 2_000_000 },
        Row { what: "program, brotli", bytes: brotli(&wasm)?, limit: 450_000 },
    ])
}

/// The program that a page carries.
fn program_in(page: &str) -> Result<Vec<u8>> {
    let (_, after) = page.split_once("<script id=\"program\"").context("the page carries no program")?;
    let (_, after) = after.split_once('>').context("the page is cut off")?;
    let (packed, _) = after.split_once('<').context("the page is cut off")?;
    let mut wasm = Vec::new();
    GzDecoder::new(BASE64.decode(packed)?.as_slice()).read_to_end(&mut wasm)?;
    Ok(wasm)
}

/// How long `bytes` are compressed as hosts do, by Node, which has it built in.
fn brotli(bytes: &[u8]) -> Result<u64> {
    const CODE: &str = "process.stdout.write(String(\
        require('zlib').brotliCompressSync(require('fs').readFileSync(0)).length))";
    let mut node = Command::new("node")
        .args(["-e", CODE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start node")?;
    node.stdin.take().context("no input")?.write_all(bytes)?;
    let output = node.wait_with_output()?;
    String::from_utf8_lossy(&output.stdout).parse().context("node gave no size")
}
