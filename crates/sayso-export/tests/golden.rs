//! One small report in every form, compared with files that were read by people.
//!
//! `UPDATE=1 cargo test -p sayso-export --test golden` writes the files anew; read the difference.

use std::{fs, path::Path};

use sayso_export::{Document, annotation, brat, citron, csv, html, json, markdown, table};
use sayso_report::{Byte, OffsetUnit, Report};

const TEXT: &str = "“We will reply ‘in kind’ if the dam is closed by Friday,” said Ana Ruiz, the café-owners’ envoy.\n\n\
    She said talks could go on. 👍 “=No,” officials said.\n";

/// The report of [`TEXT`] as an engine would make it, in code points.
const REPORT: &str = include_str!("golden/report.json");

#[test]
fn every_form_is_as_it_was_read() {
    let report: Report<sayso_report::CodePoint> = serde_json::from_str(REPORT).unwrap();
    let bytes: Vec<u32> =
        TEXT.char_indices().map(|(byte, _)| byte as u32).chain([TEXT.len() as u32]).collect();
    let byte = |code_point: u32| bytes[code_point as usize];
    let report: Report<Byte> =
        report.map_spans(&|span| sayso_report::Span::new(byte(span.start()), byte(span.end())));
    let document = Document { name: Some("dam.txt"), text: TEXT, report: &report };
    check("report.csv", &csv::write(&document, OffsetUnit::Utf16));
    check("report.md", &markdown::write(&document));
    check("report.html", &html::write(&document));
    check("report.table.txt", &table::write(&document, 100));
    check("report.annotation.json", &annotation::write(&document));
    check("report.ann", &brat::write(&document));
    check("report.citron.json", &citron::write(&document));
    check("report.utf16.json", &(json::write(TEXT, report.clone(), OffsetUnit::Utf16) + "\n"));
}

#[track_caller]
fn check(name: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, written).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "{name} differs:\n{written}");
}
