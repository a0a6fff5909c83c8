//! Makes the pages that are shipped of what Trunk has built.
//!
//! Each is the whole product in one document: the program, its JavaScript and its styles packed inside it, and a
//! policy that names them by hash and forbids every connection. `sayso.html` is for the disk; `index.html` is the same
//! with what a hosted page may have besides: a manifest and a service worker, so that it opens without a network.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use crate::{pack, root, setup, step};

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
    let (page, style) = without_styles(&page)?;
    let packed = Packed { style, glue: fs::read_to_string(&glue)?, program: fs::read(&wasm)? };
    let page = with_packed(&page, &packed)?;
    let page = with_icon(&page, &fs::read(staging.join("icon.svg"))?)?;
    fs::remove_file(glue)?;
    fs::remove_file(wasm)?;

    let one_file = with_policy(&page, &packed, "worker-src blob:; img-src data:")?;
    let hosted =
        page.replacen("</head>", "<link rel=\"manifest\" href=\"./manifest.webmanifest\">\n</head>", 1);
    let more = "worker-src blob: 'self'; manifest-src 'self'; img-src data: 'self'";
    let hosted = with_policy(&hosted, &packed, more)?;
    let one_file = pack::utf_16(&one_file);
    fs::write(staging.join("sayso.html"), &one_file)?;
    fs::write(staging.join("index.html"), pack::utf_16(&hosted))?;
    fs::write(staging.join("sw.js"), service_worker(&staging)?)?;
    step::say(&format!("sayso.html: {} kB, the whole page in one file", one_file.len() / 1000));
    Ok(())
}

/// What the page unpacks when it starts.
struct Packed {
    style: String,
    glue: String,
    program: Vec<u8>,
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

/// Takes the styles out of the head but for the first, which is for what stands there before the program does.
fn without_styles(page: &str) -> Result<(String, String)> {
    let (before, mut rest) = page.split_once("</style>").context("index.html has no styles")?;
    let (mut page, mut styles) = (format!("{before}</style>"), String::new());
    while let Some((between, after)) = rest.split_once("<style>")
        && !between.contains("<noscript>")
    {
        let (style, after) = after.split_once("</style>").context("a style does not end")?;
        page.push_str(between.trim_end());
        styles.push_str(style);
        rest = after;
    }
    page.push_str(rest);
    Ok((page, styles))
}

/// Puts what is packed, and what unpacks it, before the script that starts the program.
fn with_packed(page: &str, Packed { style, glue, program }: &Packed) -> Result<String> {
    let (before, boot) =
        page.split_once(BOOT_SCRIPT).context("index.html has no script to start the program")?;
    let contents = [style.as_bytes(), glue.as_bytes(), program];
    let lengths = contents.map(|content| content.len().to_string()).join(" ");
    let mut page = before.to_owned();
    for (id, contents, bytes) in
        [("unpacker", "", unpacker()?), ("packed", lengths.as_str(), pack::pack(&contents)?)]
    {
        writeln!(
            page,
            "<script id=\"{id}\" type=\"application/octet-stream\" data-contents=\"{contents}\" \
             data-length=\"{}\">{}</script>",
            bytes.len(),
            pack::letters(&bytes)
        )?;
    }
    Ok(page + BOOT_SCRIPT + boot)
}

/// The small program that unpacks the rest.
fn unpacker() -> Result<Vec<u8>> {
    let options = ["build", "--quiet", "--package=sayso-unpack", "--target", setup::TARGET, "--profile=page"];
    step::run(Command::new("cargo").current_dir(root()).args(options))?;
    let folder = setup::target_folder().join(setup::TARGET).join("page");
    let small = folder.join("sayso_unpack.small.wasm");
    let mut wasm_opt = setup::command_in_path("wasm-opt");
    step::run(wasm_opt.arg("-Oz").arg(folder.join("sayso_unpack.wasm")).arg("-o").arg(&small))?;
    Ok(fs::read(small)?)
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

/// Adds the policy: nothing but what stands or is packed in the document, and no connection to anywhere.
fn with_policy(page: &str, Packed { style, glue, .. }: &Packed, more: &str) -> Result<String> {
    let policy = format!(
        "default-src 'none'; script-src{} {} 'wasm-unsafe-eval'; style-src{} {}; {more}; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes(page, "script")?,
        hash(glue),
        hashes(page, "style")?,
        hash(style),
    );
    if !page.contains(FIRST_IN_HEAD) {
        bail!("index.html does not open its head with {FIRST_IN_HEAD}");
    }
    // The mark at the front of the file says how it is written, and not this.
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(page.replacen(FIRST_IN_HEAD, &meta, 1))
}

/// The hash of the content of an in-line element, as a policy names it.
fn hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(content)))
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
            write!(list, " {}", hash(content))?;
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
