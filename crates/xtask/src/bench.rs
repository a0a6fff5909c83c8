//! How fast the engine is: natively and as the npm module, on news and on odd texts of two lengths.

use std::{collections::HashMap, fs, process::Command};

use anyhow::{Context, Result};

use crate::{npm, root, setup, step};

/// A time that grows by more than this factor over the length is worth a look,
const STEEP: f64 = 1.5;
/// where it is long enough, in milliseconds, to be more than noise.
const NOISE: f64 = 20.0;

struct Row {
    name: String,
    bytes: f64,
    tokens: f64,
    native: f64,
    plain: f64,
}

/// Measures and prints a table.
pub(crate) fn run() -> Result<()> {
    setup::page_tools()?;
    step::say("building the npm module");
    npm::build()?;
    let texts = setup::target_folder().join("speed");
    if texts.exists() {
        fs::remove_dir_all(&texts)?;
    }
    step::say("timing the engine natively");
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(["run", "--release", "--quiet", "--package=sayso", "--example=speed"]);
    let native = step::capture(cargo.arg(&texts))?;
    step::say("timing the npm module in Node");
    let wasm =
        step::capture(Command::new("node").current_dir(root().join("npm")).arg("bench.js").arg(&texts))?;
    let wasm: HashMap<&str, f64> =
        wasm.lines().filter_map(|line| line.split_once('\t')).map(|(name, ms)| (name, number(ms))).collect();
    let rows: Vec<Row> =
        native.lines().map(row).collect::<Option<_>>().context("the times cannot be read")?;

    step::print(&format!(
        "{:<22} {:>8} {:>10} {:>12} {:>8} {:>10} {:>12} {:>9}",
        "text", "kB", "native ms", "tokens/s", "growth", "wasm ms", "wasm/native", "plain ms"
    ));
    for pair in rows.chunks(2) {
        let [short, long] = pair else { continue };
        // 1 is in proportion to the length.
        let growth = (long.native / short.native) / (long.bytes / short.bytes);
        let wasm = wasm.get(long.name.as_str()).copied().unwrap_or(f64::NAN);
        step::print(&format!(
            "{:<22} {:>8.0} {:>10.1} {:>12.0} {:>8} {:>10.1} {:>12.2} {:>9.1}",
            long.name.rsplit_once('-').map_or(long.name.as_str(), |(name, _)| name),
            long.bytes / 1e3,
            long.native,
            long.tokens / long.native * 1e3,
            format!("{growth:.2}{}", if growth > STEEP && long.native > NOISE { "!" } else { "" }),
            wasm,
            wasm / long.native,
            long.plain,
        ));
    }
    step::print(&format!(
        "growth: time against length from the short text to the long one, 1 is linear, over {STEEP} is marked; \
         plain: Unicode sentences and words alone"
    ));
    Ok(())
}

fn row(line: &str) -> Option<Row> {
    let mut columns = line.split('\t');
    let name = columns.next()?.to_owned();
    let mut number = || columns.next().map(number);
    Some(Row { name, bytes: number()?, tokens: number()?, native: number()?, plain: number()? })
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}
