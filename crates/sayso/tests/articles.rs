//! Whole articles: nothing in a report changes unnoticed.
//!
//! The articles are the samples of the page and those in `articles/`, all written for this project. A changed
//! report is accepted with `INSTA_UPDATE=always cargo test -p sayso --test articles` and reviewed in the diff.

mod support;

use std::{fs, path::Path};

#[test]
fn reports_stay_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root.join("tests/articles"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut count = 0;
    for folder in [root.join("tests/articles"), root.join("../../static/samples")] {
        let mut paths: Vec<_> = fs::read_dir(&folder)
            .expect("the folder is there")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path).expect("an article is readable");
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
            settings.bind(|| insta::assert_snapshot!(name, support::whole(&text)));
            count += 1;
        }
    }
    assert!(count > 10, "only {count} articles were found");
}
