//! How much a reader downloads, and the limits on it, in `sizes.tsv`.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use crate::{pack, root, step};
use anyhow::{Context, Result, bail};

const TABLE: &str = "sizes.tsv";

struct Row {
    what: String,
    bytes: u64,
    limit: u64,
}

/// Measures what is in `dist`, prints it and writes the table anew; its limits stay.
pub(crate) fn update() -> Result<()> {
    let rows = measure()?;
    let mut table = String::from(
        "# What a reader downloads, in bytes. `cargo xtask size` measures; over the limit the test fails.\n\
         # what\tbytes\tlimit\n",
    );
    for Row { what, bytes, limit } in &rows {
        writeln!(table, "{what}\t{bytes}\t{limit}")?;
    }
    fs::write(root().join(TABLE), table)?;
    within(&rows)
}

/// Measures what is in `dist` and holds it against the limits.
pub(crate) fn check() -> Result<()> {
    within(&measure()?)
}

fn within(rows: &[Row]) -> Result<()> {
    for Row { what, bytes, limit } in rows {
        step::print(&format!("{what:<20} {bytes:>9} of {limit:>9} bytes"));
    }
    let over: Vec<&str> =
        rows.iter().filter(|row| row.bytes > row.limit).map(|row| row.what.as_str()).collect();
    if over.is_empty() { Ok(()) } else { bail!("over the limit in {TABLE}: {}", over.join(", ")) }
}

fn measure() -> Result<Vec<Row>> {
    let dist = root().join("dist");
    let page = fs::read(dist.join("sayso.html")).context("build the page first: cargo xtask build")?;
    let wasm = program_in(&pack::from_utf_16(&page)?)?;
    let limits = fs::read_to_string(root().join(TABLE)).with_context(|| format!("cannot read {TABLE}"))?;
    let sizes = [
        ("one file", page.len() as u64),
        ("hosted page, brotli", brotli(&fs::read(dist.join("index.html"))?)?),
        ("program, brotli", brotli(&wasm)?),
    ];
    let limit = |what: &str| {
        let row = limits.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix('\t'));
        row.and_then(|row| row.split_once('\t')?.1.parse().ok())
            .with_context(|| format!("{TABLE}: no limit for {what}"))
    };
    sizes
        .into_iter()
        .map(|(what, bytes)| Ok(Row { what: what.to_owned(), bytes, limit: limit(what)? }))
        .collect()
}

/// The program that a page carries.
fn program_in(page: &str) -> Result<Vec<u8>> {
    let (_, after) = page.split_once("<script id=\"packed\"").context("the page carries no program")?;
    let (head, after) = after.split_once('>').context("the page is cut off")?;
    let (letters, _) = after.split_once('<').context("the page is cut off")?;
    let value = |name: &str| {
        let (_, after) = head.split_once(name)?.1.split_once('"')?;
        Some(after.split_once('"')?.0)
    };
    let lengths = value("data-contents=").context("the page does not say what it carries")?;
    let lengths = lengths.split(' ').map(str::parse).collect::<Result<Vec<usize>, _>>()?;
    let length = value("data-length=").context("the page does not say how long that is")?.parse()?;
    let contents = pack::unpack(&pack::bytes(letters, length)?, &lengths)?;
    contents.into_iter().last().context("the page carries nothing")
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
