//! Holds the layers that `ARCHITECTURE.md` draws: who may use whom, and what every file has.
//!
//! Reads manifests and source as text, so that it is quick and needs no build. Tests inside the files are not looked at.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with one of these extensions, sorted, named from the root of the repository.
fn files(folder: &str, extensions: &[&str]) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "node_modules"].contains(&name.as_str()) {
                walk(&path, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter(|path| path.extension().is_some_and(|found| extensions.iter().any(|&wanted| found == wanted)))
        .map(|path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    names.sort();
    names
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The source without comments and without the tests at its foot.
fn code(file: &str) -> String {
    body(&read(file))
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn body(source: &str) -> &str {
    source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default()
}

/// Whether the code names a path or a crate, as a whole word.
fn names(code: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_part) && !code[at + word.len()..].starts_with(is_part))
}

/// The crates a manifest depends on outside its tests.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = read(manifest);
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section == "dependencies"
                || (section.starts_with("target.") && section.ends_with(".dependencies"));
            found.extend(section.strip_prefix("dependencies.").map(str::to_owned));
        } else if inside && line.starts_with(|first: char| first.is_alphabetic()) {
            found.extend(line.split(['.', '=', ' ']).next().map(str::to_owned));
        }
    }
    found
}

#[track_caller]
fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn crates_use_only_the_layers_below() {
    let allowed: [(&str, &[&str]); 4] = [
        ("crates/sayso-report", &["serde"]),
        ("crates/sayso", &["libm", "sayso-report"]),
        ("crates/sayso-export", &["sayso-report", "serde", "serde_json", "unicode-width"]),
        ("crates/sayso-review", &["sayso-report", "serde"]),
    ];
    let mut wrong = Vec::new();
    for (folder, allowed) in allowed {
        let found = dependencies(&format!("{folder}/Cargo.toml"));
        wrong.extend(
            found
                .iter()
                .filter(|name| !allowed.contains(&name.as_str()))
                .map(|name| format!("{folder}: {name}")),
        );
    }
    assert_none("dependencies that the layer does not have", &wrong);
}

#[test]
fn nothing_uses_the_shells_and_the_tools() {
    let mut manifests = files("crates", &["toml"]);
    manifests.retain(|file| file.ends_with("/Cargo.toml"));
    manifests.push("Cargo.toml".to_owned());
    let mut wrong = Vec::new();
    for manifest in manifests {
        for name in dependencies(&manifest) {
            if ["sayso-cli", "sayso-npm", "sayso-page", "sayso-train", "xtask"].contains(&name.as_str()) {
                wrong.push(format!("{manifest}: {name}"));
            }
        }
    }
    assert_none("crates that nothing may depend on", &wrong);
}

#[test]
fn the_engine_knows_no_machine() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::time",
        "std::thread",
        "std::net",
        "std::process",
        "std::io",
        "print",
        "println",
        "eprintln",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
    ];
    let mut wrong = Vec::new();
    for folder in
        ["crates/sayso/src", "crates/sayso-report/src", "crates/sayso-export/src", "crates/sayso-review/src"]
    {
        for file in files(folder, &["rs"]) {
            let code = code(&file);
            wrong.extend(
                forbidden.iter().filter(|word| names(&code, word)).map(|word| format!("{file}: {word}")),
            );
        }
    }
    assert_none("a pure crate names the machine", &wrong);
}

/// The phases of the engine in order; what stands before the first serves them all.
const PHASES: [&str; 6] = ["text", "syntax", "quote", "speaker", "threat", "report"];

/// The modules of the engine that the code names after `crate::`, in a path or in a group.
fn modules(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.extend(
                rest.split(|character: char| !character.is_alphanumeric() && character != '_').next(),
            );
            continue;
        };
        let mut depth = 0;
        let mut start = 0;
        for (index, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    found.extend(group[start..index].trim().split([':', ' ']).next());
                    start = index + 1;
                    if character == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn phases_of_the_engine_read_only_what_is_done() {
    let rank = |module: &str| PHASES.iter().position(|&phase| phase == module).map_or(0, |index| index + 1);
    let mut wrong = Vec::new();
    for file in files("crates/sayso/src", &["rs"]) {
        let module = file.split('/').nth(3).unwrap().trim_end_matches(".rs");
        if module == "lib" {
            continue;
        }
        let code = code(&file);
        wrong.extend(
            modules(&code)
                .into_iter()
                .filter(|used| rank(used) > rank(module))
                .map(|used| format!("{file}: {used}")),
        );
    }
    assert_none("a phase reads one that comes after it", &wrong);
}

#[test]
fn the_page_keeps_its_layers() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo"];
    let mut wrong = Vec::new();
    for file in files("src", &["rs"]) {
        let code = code(&file);
        let part = file.split('/').nth(1).unwrap();
        let forbidden: &[&str] = match part {
            "components" => &["js_sys", "wasm_bindgen", "gloo"],
            "state" | "view" => &browser,
            _ => &[],
        };
        wrong
            .extend(forbidden.iter().filter(|word| names(&code, word)).map(|word| format!("{file}: {word}")));
        if file != "src/worker.rs" && (names(&code, "sayso::") || names(&code, "use sayso")) {
            wrong.push(format!("{file}: the engine"));
        }
    }
    assert_none("a part of the page knows too much", &wrong);
}

/// Files that are longer: the first is one table and may stay so, the others ask for a split.
const LONG: [&str; 2] = ["src/view/words.rs", "crates/sayso/src/speaker/phrase.rs"];

#[test]
fn every_source_file_says_what_it_is_and_is_short() {
    let mut sources = files("crates", &["rs"]);
    sources.extend(["src", "tests", "fuzz"].into_iter().flat_map(|folder| files(folder, &["rs"])));
    let mut wrong = Vec::new();
    for file in sources {
        let text = read(&file);
        if !text.starts_with("//! ") {
            wrong.push(format!("{file}: does not start with //!"));
        }
        let lines = body(&text).lines().count();
        if lines > 500 && !LONG.contains(&file.as_str()) {
            wrong.push(format!("{file}: {lines} lines"));
        }
    }
    assert_none("files open with what they are, and have at most 500 lines before their tests", &wrong);
}

#[test]
fn styles_belong_to_components() {
    let stems = |files: Vec<String>| -> Vec<String> {
        let stem = |file: &String| Path::new(file).file_stem().unwrap().to_string_lossy().replace('_', "-");
        files.iter().map(stem).collect()
    };
    let components = stems(files("src/components", &["rs"]));
    let mut styles = stems(files("static/css/components", &["css"]));
    styles.retain(|style| !components.contains(style));
    assert_none("static/css/components has styles of no component", &styles);
    let page = read("index.html");
    let mut unlinked = files("static/css", &["css"]);
    unlinked.retain(|file| !page.contains(file.as_str()));
    assert_none("index.html does not link", &unlinked);
}

#[test]
fn every_word_list_says_where_it_is_from() {
    let mut wrong = Vec::new();
    for file in files("crates/sayso/data", &["tsv"]) {
        let text = read(&file);
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        if !head.iter().any(|line| line.contains("CC0")) {
            wrong.push(format!("{file}: no license in its head"));
        }
        if text.contains('\r') || !text.ends_with('\n') {
            wrong.push(format!("{file}: line ends"));
        }
    }
    assert_none("word lists start with # lines: meaning, columns, origin, license", &wrong);
}

#[test]
fn all_weights_say_what_they_were_trained_on() {
    let folder = "crates/sayso/weights";
    let manifests: String = files(folder, &["toml"]).iter().map(|file| read(file)).collect();
    let mut wrong = files(folder, &["bin"]);
    wrong.retain(|file| {
        let stem = Path::new(file).file_stem().unwrap().to_string_lossy().into_owned();
        !root().join(folder).join(format!("{stem}.toml")).exists() && !names(&manifests, &stem)
    });
    assert_none("weights that no manifest names", &wrong);
}

/// Words of the closed classes, which grammar itself is made of; a rule may name the one it is about.
const GRAMMAR: [&str; 45] = [
    "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "do", "for", "from", "had",
    "has", "have", "her", "if", "in", "is", "it", "no", "not", "nothing", "of", "on", "one", "or", "so",
    "than", "that", "the", "there", "they", "this", "to", "was", "were", "what", "which", "who", "will",
    "with", "without",
];

/// Other words that still stand in code, and ask for a list.
const STRAY: [&str; 7] = ["children", "later", "meet", "old", "percent", "side", "ultimatum"];

/// Other words belong into the lists of `crates/sayso/data`, where they are sorted, tested and easy to add to.
#[test]
fn the_meaning_of_words_stands_in_lists() {
    let mut wrong = Vec::new();
    for folder in ["quote", "speaker", "threat"] {
        for file in files(&format!("crates/sayso/src/{folder}"), &["rs"]) {
            for line in code(&file).lines().filter(|line| compares_with_a_word(line)) {
                wrong.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    assert_none("comparisons with a word", &wrong);
}

fn compares_with_a_word(line: &str) -> bool {
    ["== \"", "!= \""].iter().any(|start| {
        line.match_indices(start).any(|(at, _)| {
            let word = line[at + start.len()..].split('"').next().unwrap_or_default();
            word.len() > 1
                && word.bytes().all(|byte| byte.is_ascii_lowercase())
                && !GRAMMAR.contains(&word)
                && !STRAY.contains(&word)
        })
    })
}
