//! Running other programs, and saying what is going on.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    ops::AddAssign,
    process::{Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

/// Tells the developer what happens now.
pub(crate) fn say(message: &str) {
    eprintln!("xtask: {message}");
}

/// Writes a line of the result.
pub(crate) fn print(line: &str) {
    // A closed pipe is the reader's choice.
    _ = writeln!(std::io::stdout(), "{line}");
}

/// Runs a program to its end, its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    succeed(&shown, status)
}

/// The standard output of a program, or nothing where it is missing or fails.
pub(crate) fn output(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The standard output of a program that must go well.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let shown = show(command);
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{shown}`"))?;
    succeed(&shown, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How many tests went well and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that went well.
    pub(crate) passed: u32,
    /// Tests that did not.
    pub(crate) failed: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs a test runner to its end, its output shown, and counts what it says.
pub(crate) fn run_counted(command: &mut Command) -> Result<Counts> {
    let shown = show(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    let mut counts = Counts::default();
    for line in BufReader::new(child.stdout.take().context("no output")?).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        print(&line);
        counts += count(&line);
    }
    let status = child.wait()?;
    if counts.failed == 0 {
        succeed(&shown, status)?;
    }
    Ok(counts)
}

/// What a line of output says of tests: the closing lines of Rust's runners and of Node's.
fn count(line: &str) -> Counts {
    let number = |text: &str, before: &str| -> u32 {
        let words: Vec<&str> = text.split_whitespace().collect();
        let place = words.iter().position(|word| word.trim_end_matches(';') == before);
        place.and_then(|place| words[place.checked_sub(1)?].parse().ok()).unwrap_or(0)
    };
    if let Some(result) = line.trim_start().strip_prefix("test result:") {
        return Counts { passed: number(result, "passed"), failed: number(result, "failed") };
    }
    let of =
        |name: &str| line.strip_prefix("ℹ ").and_then(|line| line.strip_prefix(name)?.trim().parse().ok());
    Counts { passed: of("pass ").unwrap_or(0), failed: of("fail ").or_else(|| of("cancelled ")).unwrap_or(0) }
}

fn succeed(shown: &str, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_runners_say() {
        for (line, passed, failed) in [
            ("test result: ok. 34 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 34, 0),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored", 3, 2),
            ("test quotes::finds ... ok", 0, 0),
            ("ℹ pass 12", 12, 0),
            ("ℹ fail 1", 0, 1),
            ("ℹ cancelled 2", 0, 2),
            ("ℹ tests 15", 0, 0),
        ] {
            assert_eq!(count(line), Counts { passed, failed }, "{line}");
        }
    }
}
