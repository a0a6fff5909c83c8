//! Gets the tools the page is built and tested with, in the versions that fit.
//!
//! A tool that is there in the right version is used as it is. One that is missing is installed where its
//! package manager puts it; one that is there in another version is left alone, and ours goes into the target
//! folder.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{root, step};

/// What the page and the npm module are compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The last Trunk that this toolchain can build.
const TRUNK: &str = "0.21.14";

/// Everything `trunk build` needs.
pub(crate) fn page_tools() -> Result<()> {
    // Trunk builds without asking the network, so the crates must be there before.
    step::run(Command::new("cargo").args(["fetch", "--locked", "--quiet"]).current_dir(root()))?;
    wasm_target()?;
    cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen_version()?, "three minutes")?;
    cargo_tool("trunk", "trunk", TRUNK, "five minutes")?;
    node_tools()
}

/// Trunk, with the tools it calls in reach.
pub(crate) fn trunk(command: &str) -> Command {
    let mut trunk = command_in_path("trunk");
    trunk.current_dir(root()).arg(command);
    // Trunk takes it for its own option and wants a truth value.
    trunk.env_remove("NO_COLOR");
    trunk
}

/// A program that sees our tools before all others.
pub(crate) fn command_in_path(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.env("PATH", path());
    command
}

fn wasm_target() -> Result<()> {
    let Some(sysroot) = step::output("rustc", &["--print", "sysroot"]) else {
        bail!("Rust is missing: https://rustup.rs")
    };
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists() {
        return Ok(());
    }
    step::say("adding the WebAssembly target to the Rust toolchain");
    step::run(Command::new("rustup").current_dir(root()).args(["target", "add", TARGET]))
}

/// The version in the lock file; the command must be of the very same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"").context("no wasm-bindgen")?;
    Ok(after.chars().take_while(|&c| c != '"').collect())
}

/// Installs `package` in `version`, unless its command `name` is there already.
fn cargo_tool(package: &str, name: &str, version: &str, time: &str) -> Result<()> {
    if is_version(name, version) {
        return Ok(());
    }
    step::say(&format!("installing {package} {version}, once; this takes about {time} on two cores"));
    let install = |locked: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", package, "--version", version]).args(locked);
        if find(name).is_some() {
            cargo.arg("--root").arg(own_tools());
        }
        // These tools spend seconds a day; built for speed they would take twice as long to install.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        step::run(&mut cargo)
    };
    // Not every registry mirror has every version of a lock file.
    install(&["--locked"]).or_else(|_| install(&[]))?;
    if is_version(name, version) {
        return Ok(());
    }
    bail!("{package} {version} was installed, but `{name}` is not found: is cargo's bin folder in the PATH?")
}

fn is_version(name: &str, version: &str) -> bool {
    find(name)
        .and_then(|program| step::output(program, &["--version"]))
        .is_some_and(|output| output.split_whitespace().any(|word| word == version))
}

/// wasm-opt, the browser driver and the accessibility checker, as `e2e/package-lock.json` names them.
fn node_tools() -> Result<()> {
    let folder = root().join("e2e");
    // What was installed, in the lock file's own words; times of files say nothing in a checkout.
    let stamp = folder.join("node_modules/.installed-lock.json");
    let lock = fs::read(folder.join("package-lock.json")).context("cannot read e2e/package-lock.json")?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let Some(node) = step::output("node", &["--version"]) else {
        bail!("Node is missing: version 20 or newer, with npm, from https://nodejs.org")
    };
    step::say(&format!("fetching wasm-opt and the browser driver from npm (Node {node})"));
    let options = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    step::run(Command::new("npm").current_dir(folder).args(options))?;
    Ok(fs::write(stamp, lock)?)
}

/// Chromium and the driver of the same version.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) program: PathBuf,
    /// What steers it for the WebAssembly tests.
    pub(crate) driver: PathBuf,
}

/// The system's Firefox, the second browser; none where it is missing and cannot be installed: the first is enough
/// to work with.
pub(crate) fn firefox() -> Option<PathBuf> {
    let look = || ["firefox-esr", "firefox"].into_iter().find_map(find);
    if look().is_none() && can_install() {
        step::say("installing Debian's firefox-esr, once; this takes a minute or two");
        if let Err(error) = install(&["firefox-esr"]) {
            step::say(&format!("{error:#}"));
        }
    }
    look()
}

/// Whether packages of Debian can be installed without asking.
fn can_install() -> bool {
    step::output("id", &["-u"]).is_some_and(|id| id == "0") && find("apt-get").is_some()
}

fn install(packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| {
        step::run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    apt(&["update", "--quiet=2"])?;
    apt(&[&["install", "--quiet=2", "--yes", "--no-install-recommends"], packages].concat())
}

/// The system's Chromium; on Debian it is installed where that is allowed.
pub(crate) fn browser() -> Result<Browser> {
    let look = || {
        let program = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)?;
        Some(Browser { program, driver: find("chromedriver")? })
    };
    if let Some(browser) = look() {
        return Ok(browser);
    }
    if can_install() {
        step::say("installing Debian's chromium and chromium-driver, once; this takes a minute or two");
        install(&["chromium", "chromium-driver"])?;
    }
    look().context(
        "Chromium or its driver is missing; on Debian: sudo apt-get install chromium chromium-driver",
    )
}

/// Where tools go that would replace a developer's own.
fn own_tools() -> PathBuf {
    target_folder().join("tools")
}

/// Where cargo builds to.
pub(crate) fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

fn path() -> OsString {
    let own = [own_tools().join("bin"), root().join("e2e/node_modules/.bin")];
    let cargo = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let all =
        own.into_iter().chain(std::env::split_paths(&inherited)).chain(cargo.map(|home| home.join("bin")));
    std::env::join_paths(all).unwrap_or(inherited)
}

/// The first program of that name among our tools and in the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path()).map(|folder| folder.join(&file)).find(|file| file.is_file())
}
