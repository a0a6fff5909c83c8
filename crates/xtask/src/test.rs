//! Every test there is, in one go: what fails is shown as it happens, and the last line counts.

use std::{fs, path::PathBuf, process::Command, time::Instant};

use anyhow::{Result, bail};

use crate::{
    npm, root, setup, size,
    step::{self, Counts},
};

/// The tests of the page that any browser can run; the others ask Chromium for what only it tells.
const FLOWS: [&str; 5] =
    ["page.test.js", "reading.test.js", "correcting.test.js", "criteria.test.js", "documents.test.js"];

/// Runs everything; an error says that something failed.
pub(crate) fn run() -> Result<()> {
    setup::page_tools()?;
    let browser = setup::browser()?;
    let mut suite = Suite::default();

    suite.check("format", || step::run(&mut cargo(&["fmt", "--all", "--check"])));
    suite.check("lints", || {
        step::run(&mut cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]))
    });
    suite.tests("unit, case, snapshot and property tests", || {
        // The command line is built as well, for the comparison with WebAssembly below.
        step::run_counted(&mut cargo(&["test", "--workspace", "--no-fail-fast", "--locked"]))
    });
    suite.check("the page builds", || {
        // A page of yesterday must not pass the tests of today.
        if root().join("dist").exists() {
            fs::remove_dir_all(root().join("dist"))?;
        }
        step::run(&mut setup::trunk("build"))
    });
    suite.check("the sizes are within their limits", size::check);
    suite.check("the npm module builds", npm::build);
    suite.tests("the npm module: the same bytes as the native program", || {
        let native =
            setup::target_folder().join("debug").join(format!("sayso{}", std::env::consts::EXE_SUFFIX));
        step::run_counted(node_tests("npm/test")?.env("SAYSO", native))
    });
    suite.tests("WebAssembly tests in headless Chromium", || {
        let runner = setup::find("wasm-bindgen-test-runner").unwrap_or_default();
        step::run_counted(
            // The runner does not understand --quiet.
            cargo(&["test", "--locked", "--package=sayso-page", "--test=analyzer", "--profile=page"])
                .args(["--target", setup::TARGET])
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
                .env("CHROMEDRIVER", &browser.driver),
        )
    });
    suite.tests("end to end in Chromium: hosted and from one file", || {
        step::run_counted(node_tests("e2e")?.env("CHROMIUM", &browser.program))
    });
    match setup::firefox() {
        Some(firefox) => suite.tests("the same flows in Firefox", || {
            let files = FLOWS.map(|file| root().join("e2e").join(file));
            step::run_counted(node(files).env("BROWSER", "firefox").env("FIREFOX", firefox))
        }),
        None => step::say("skipped: the same flows in Firefox, for there is none"),
    }
    suite.end()
}

#[derive(Default)]
struct Suite {
    total: Counts,
    failed: Vec<&'static str>,
}

impl Suite {
    /// A step that counts as one.
    fn check(&mut self, name: &'static str, run: impl FnOnce() -> Result<()>) {
        self.tests(name, || run().map(|()| Counts { passed: 1, failed: 0 }));
    }

    /// A step that counts its tests itself.
    fn tests(&mut self, name: &'static str, run: impl FnOnce() -> Result<Counts>) {
        step::say(name);
        let start = Instant::now();
        let counts = run().unwrap_or_else(|error| {
            step::say(&format!("{error:#}"));
            Counts { passed: 0, failed: 1 }
        });
        let seconds = start.elapsed().as_secs();
        step::say(&format!("{name}: {} passed, {} failed ({seconds} s)", counts.passed, counts.failed));
        if counts.failed > 0 {
            self.failed.push(name);
        }
        self.total += counts;
    }

    fn end(self) -> Result<()> {
        for name in &self.failed {
            step::say(&format!("failed: {name}"));
        }
        step::print(&format!("{} passed, {} failed", self.total.passed, self.total.failed));
        if self.failed.is_empty() { Ok(()) } else { bail!("not all is well") }
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).args(arguments);
    cargo
}

/// Node's runner on every test file of a folder, one after the other: they share one browser's patience.
fn node_tests(folder: &str) -> Result<Command> {
    let mut files: Vec<_> =
        fs::read_dir(root().join(folder))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    files.sort();
    Ok(node(files))
}

fn node(files: impl IntoIterator<Item = PathBuf>) -> Command {
    let mut node = Command::new("node");
    node.current_dir(root()).args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    node
}
