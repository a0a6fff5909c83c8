//! The case files: what the product means, in a form a reader of news can check.
//!
//! `cases/<area>/<construction>.md` holds cases: a heading, a text, and what is found in it as `> ` lines.
//! Which findings are written down is told by the area. A heading that starts with “Not” is a look-alike.
//! `UPDATE=1 cargo test -p sayso --test cases` rewrites the `> ` lines; the diff is then reviewed.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
};

use support::findings;

/// Areas whose files each owe two cases and two look-alikes.
const WITH_LOOKALIKES: [&str; 3] = ["quotes", "speakers", "threats"];

#[test]
fn cases_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for path in case_files(&root) {
        let file = fs::read_to_string(&path).expect("a case file is readable");
        let area = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
        let name = path.strip_prefix(&root).unwrap_or(&path).display();
        let (intro, cases) = parse(&file);
        count += cases.len();
        if WITH_LOOKALIKES.contains(&area) {
            let lookalikes = cases.iter().filter(|case| case.heading.starts_with("Not")).count();
            if lookalikes < 2 || cases.len() - lookalikes < 2 {
                failures.push(format!("{name}: two cases and two look-alikes (“## Not …”) are owed"));
            }
        }
        let mut rewritten = intro.to_owned();
        for case in &cases {
            let found = findings(area, &case.text);
            if found != case.expected && !update {
                failures.push(format!(
                    "{name}: {}\n{}\nexpected\n{}\nfound\n{}\n",
                    case.heading,
                    case.text,
                    case.expected.join("\n"),
                    found.join("\n")
                ));
            }
            let lines: Vec<String> = found.iter().map(|line| format!("> {line}")).collect();
            rewritten += &format!("## {}\n\n{}\n\n{}\n\n", case.heading, case.text, lines.join("\n"));
        }
        if update {
            fs::write(&path, format!("{}\n", rewritten.trim_end())).expect("a case file is writable");
        }
    }
    assert!(failures.is_empty(), "{} of {count} cases\n\n{}", failures.len(), failures.join("\n"));
}

/// One case of a file.
struct Case {
    heading: String,
    text: String,
    expected: Vec<String>,
}

/// What stands before the first heading of the second level, and the cases.
fn parse(file: &str) -> (&str, Vec<Case>) {
    let start = if file.starts_with("## ") { 0 } else { file.find("\n## ").map_or(file.len(), |at| at + 1) };
    let (intro, rest) = file.split_at(start);
    let cases = rest
        .split("\n## ")
        .map(|block| block.trim_start_matches("## "))
        .filter(|block| !block.trim().is_empty())
        .map(|block| {
            let (heading, body) = block.split_once('\n').unwrap_or((block, ""));
            let (expected, text): (Vec<&str>, Vec<&str>) =
                body.lines().partition(|line| line.starts_with('>'));
            Case {
                heading: heading.trim().to_owned(),
                text: text.join("\n").trim_matches('\n').to_owned(),
                expected: expected.iter().map(|line| line[1..].trim().to_owned()).collect(),
            }
        })
        .collect();
    (intro, cases)
}

fn case_files(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|area| fs::read_dir(area.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}
