//! The figures in `README.md` are those of `scores/*.tsv`.
//!
//! Before each figure stands where it is from: `<!-- quotes: wikinews-dev, end to end: value -->62.2` is the column
//! `value` of the row that starts with these cells. `UPDATE=1 cargo test -p sayso-page --test readme` writes them anew.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

#[test]
fn shows_the_figures_of_the_scores() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let shown = fs::read_to_string(&path).unwrap();
    let mut pieces = shown.split("<!-- ");
    let mut fresh = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, rest) = piece.split_once(" -->").expect("a comment ends");
        let end = rest.find([' ', '|', '\n']).unwrap_or(rest.len());
        fresh += &format!("<!-- {place} -->{}{}", figure(place), &rest[end..]);
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert!(fresh == shown, "README.md shows old figures; UPDATE=1 writes them anew");
}

/// The figure at `file: cell, cell, …: column`.
fn figure(place: &str) -> String {
    let [file, cells, column] = place.split(": ").collect::<Vec<_>>()[..] else { panic!("{place}") };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scores").join(file).with_extension("tsv");
    let table = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut rows =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let index = rows.next().and_then(|head| head.iter().position(|&name| name == column));
    let index = index.unwrap_or_else(|| panic!("{place}: no such column"));
    let cells: Vec<&str> = cells.split(", ").collect();
    let row = rows.find(|row| row.starts_with(&cells)).unwrap_or_else(|| panic!("{place}: no such row"));
    row[index].to_owned()
}
