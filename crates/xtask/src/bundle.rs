//! Makes the pages that are shipped of what Trunk has built.
//!
//! Each is the whole product in one document: the program compressed inside it, its JavaScript and styles in
//! line, and a policy that names them by hash and forbids every connection. `sayso.html` is for the disk;
//! `index.html` is the same with what a hosted page may have besides: a manifest and a service worker, so that
//! it opens without a network.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{pack, root, step};

/// Where the document says that the program goes: before this.
const BOOT_SCRIPT: &str = "<script>";
/// Where the policy goes: it must stand before all it is about.
const FIRST_IN_HEAD: &str = "<meta charset=\"utf-8\">";

/// Bundles the folder Trunk names, or `dist`.
pub(crate) fn run() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| root().join("dist"), PathBuf::from);
    let (glue, wasm) = (only(&staging, "js")?, only(&staging, "wasm")?);
    let page = fs::read_to_string(staging.join("index.html")).context("Trunk left no index.html")?;
    // Trunk leaves the link to the program in place when another starts it.
    let page: String = page.split_inclusive('\n').filter(|line| !line.contains("<link data-trunk")).collect();
    let page = with_program(&page, &fs::read_to_string(&glue)?, &fs::read(&wasm)?)?;
    let page = with_icon(&page, &fs::read(staging.join("icon.svg"))?)?;
    fs::remove_file(glue)?;
    fs::remove_file(wasm)?;

    let one_file = with_policy(&page, "worker-src blob:; img-src data:")?;
    let hosted =
        page.replacen("</head>", "<link rel=\"manifest\" href=\"./manifest.webmanifest\">\n</head>", 1);
    let hosted = with_policy(&hosted, "worker-src blob: 'self'; manifest-src 'self'; img-src data: 'self'")?;
    fs::write(staging.join("sayso.html"), &one_file)?;
    fs::write(staging.join("index.html"), hosted)?;
    fs::write(staging.join("sw.js"), service_worker(&staging)?)?;
    step::say(&format!("sayso.html: {} kB, the whole page in one file", one_file.len() / 1000));
    Ok(())
}

/// The only file of `folder` whose name ends so.
fn only(folder: &Path, extension: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(found) => bail!("expected one .{extension} file of Trunk's, found {}", found.len()),
    }
}

/// Puts the program and its JavaScript before the script that starts them.
fn with_program(page: &str, glue: &str, wasm: &[u8]) -> Result<String> {
    if glue.contains("</script") {
        bail!("the program's JavaScript would end its own element");
    }
    let (before, boot) =
        page.rsplit_once(BOOT_SCRIPT).context("index.html has no script to start the program")?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(wasm)?;
    let packed = gzip.finish()?;
    let (length, program) = (packed.len(), pack::letters(&packed));
    Ok(format!(
        "{before}<script id=\"program\" type=\"application/octet-stream\" data-length=\"{length}\">{program}</script>\n\
         <script id=\"glue\">{glue}</script>\n{BOOT_SCRIPT}{boot}"
    ))
}

/// Puts the icon in line, for a page on a disk has no neighbors.
fn with_icon(page: &str, icon: &[u8]) -> Result<String> {
    const LINK: &str = "<link rel=\"icon\" href=\"./icon.svg\">";
    if !page.contains(LINK) {
        bail!("index.html does not name the icon as {LINK}");
    }
    let data = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", BASE64.encode(icon));
    Ok(page.replacen(LINK, &data, 1))
}

/// Adds the policy: nothing but what stands in the document, and no connection to anywhere.
fn with_policy(page: &str, more: &str) -> Result<String> {
    let policy = format!(
        "default-src 'none'; script-src{} 'wasm-unsafe-eval'; style-src{}; {more}; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes(page, "script")?,
        hashes(page, "style")?,
    );
    if !page.contains(FIRST_IN_HEAD) {
        bail!("index.html does not open its head with {FIRST_IN_HEAD}");
    }
    let meta = format!("{FIRST_IN_HEAD}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(page.replacen(FIRST_IN_HEAD, &meta, 1))
}

/// The hash of every in-line element of that name, as a policy lists them.
fn hashes(page: &str, element: &str) -> Result<String> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut list = String::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once(&open) {
        let (attributes, after) = after.split_once('>').context("an element is cut off")?;
        let (content, after) = after.split_once(&close).context("an element does not end")?;
        // A script of another type is not run, and needs no leave.
        if !attributes.contains("type=") {
            write!(list, " 'sha256-{}'", BASE64.encode(Sha256::digest(content)))?;
        }
        rest = after;
    }
    Ok(list)
}

/// The service worker: what it keeps, under a name that changes with any of it, and what it does.
fn service_worker(dist: &Path) -> Result<String> {
    // The one-file page is for keeping elsewhere, and hosts read `_headers` and do not serve it.
    const NOT_KEPT: [&str; 3] = ["sayso.html", "sw.js", "_headers"];
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !NOT_KEPT.contains(&name.as_str()) {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    let mut all = Sha256::new();
    let mut list = String::new();
    for (name, content) in &files {
        all.update(Sha256::digest(content));
        write!(list, "\"./{}\", ", if name == "index.html" { "" } else { name })?;
    }
    let version = BASE64.encode(&all.finalize()[..9]);
    let code = fs::read_to_string(root().join("static/sw.js")).context("cannot read static/sw.js")?;
    Ok(format!(
        "const VERSION = \"sayso-{version}\";\nconst FILES = [{}];\n{code}",
        list.trim_end_matches(", ")
    ))
}
