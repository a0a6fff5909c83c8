//! The figures in `README.md` are those of `scores/*.tsv`.
//!
//! Before each figure stands where it is from: `<!-- quotes: wikinews-dev / end to end: value -->62.2` is the column
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
        return fs::write(&path, &fresh).unwrap();
    }
    assert!(fresh == shown, "README.md shows old figures; UPDATE=1 writes them anew");
}

/// The figure at `file: cell / cell …: column`; a dash where nothing was measured yet.
fn figure(place: &str) -> String {
    let [file, cells, column] = place.split(": ").collect::<Vec<_>>()[..] else { panic!("{place}") };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = Path::new(file).with_extension("tsv");
    let Ok(table) =
        fs::read_to_string(root.join("scores").join(&file)).or_else(|_| fs::read_to_string(root.join(&file)))
    else {
        return "–".to_owned();
    };
    let rows: Vec<Vec<&str>> =
        table.lines().map(|line| line.trim_start_matches(['#', ' ']).split('\t').collect()).collect();
    let index = rows.iter().find_map(|head| head.iter().position(|&name| name == column));
    let index = index.unwrap_or_else(|| panic!("{place}: no such column"));
    let cells: Vec<&str> = cells.split(" / ").collect();
    let row =
        rows.iter().find(|row| row.starts_with(&cells)).unwrap_or_else(|| panic!("{place}: no such row"));
    match (column, row[index].parse::<u64>()) {
        ("bytes", Ok(bytes)) => format!("{}\u{a0}kB", bytes.div_ceil(1000)),
        _ => row[index].to_owned(),
    }
}
