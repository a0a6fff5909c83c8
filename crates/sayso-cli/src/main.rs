//! Sayso on the command line: texts in, reports out.

use std::io::{Read, Write};

fn main() -> anyhow::Result<()> {
    let mut text = String::new();
    match std::env::args().nth(1) {
        Some(path) => text = std::fs::read_to_string(path)?,
        None => {
            std::io::stdin().read_to_string(&mut text)?;
        }
    }
    let report = sayso::analyze(&text)?.convert::<sayso_report::CodePoint>(&text);
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&report)?)?;
    Ok(())
}
