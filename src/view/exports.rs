//! The forms a reading can be saved in.

use sayso_export::{Document, annotation, brat, citron, csv, html, json, markdown};
use sayso_report::{OffsetUnit, Report};
use sayso_review::History;

use super::{Project, Reading, Volume};

/// A form to save in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A page to read, print and send on.
    Html,
    /// A table for a spreadsheet.
    Csv,
    /// Notes in plain text.
    Markdown,
    /// The whole report for a program.
    Json,
    /// W3C Web Annotation.
    Annotation,
    /// Standoff for brat.
    Brat,
    /// The form of BBC Citron.
    Citron,
    /// The article as it was read, for the offsets of the others.
    Text,
    /// The article with the reader’s corrections, to open again.
    Project,
}

impl Export {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Csv,
        Self::Markdown,
        Self::Json,
        Self::Annotation,
        Self::Brat,
        Self::Citron,
        Self::Text,
        Self::Project,
    ];

    /// The name of the file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Html => "findings.html",
            Self::Csv => "findings.csv",
            Self::Markdown => "findings.md",
            Self::Json => "findings.json",
            Self::Annotation => "findings.annotation.json",
            Self::Brat => "article.ann",
            Self::Citron => "findings.citron.json",
            Self::Text => "article.txt",
            Self::Project => "article.sayso.json",
        }
    }

    /// The type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Json | Self::Citron | Self::Project => "application/json",
            Self::Annotation => "application/ld+json",
            Self::Brat | Self::Text => "text/plain;charset=utf-8",
        }
    }

    /// The reading in this form.
    pub fn write(self, reading: &Reading, history: &History) -> String {
        let document = Document { name: None, text: &reading.text, report: &reading.report };
        match self {
            Self::Html => html::write(&document),
            Self::Csv => format!("{}{}", csv::header(), csv::write(&document, OffsetUnit::CodePoint)),
            Self::Markdown => markdown::write(&document),
            Self::Json => json::write(&reading.text, (*reading.report).clone(), OffsetUnit::CodePoint),
            Self::Annotation => annotation::write(&document),
            Self::Brat => brat::write(&document),
            Self::Citron => citron::write(&document),
            Self::Text => reading.text.to_string(),
            Self::Project => Project::write(&reading.text, history),
        }
    }
}

/// A form to save several articles in together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAll {
    /// One table with the findings of all.
    Table,
    /// The reports of all, one on each line.
    Lines,
}

impl ExportAll {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Table, Self::Lines];

    /// The name of the file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Table => "documents.csv",
            Self::Lines => "documents.jsonl",
        }
    }

    /// The type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Table => Export::Csv.media_type(),
            Self::Lines => Export::Json.media_type(),
        }
    }

    /// The articles in this form.
    pub fn write(self, volumes: &[Volume]) -> String {
        match self {
            Self::Table => table(volumes),
            Self::Lines => lines(volumes),
        }
    }
}

fn table(volumes: &[Volume]) -> String {
    let rows = volumes.iter().map(|volume| {
        let (name, reading) = (Some(&*volume.name), &volume.reading);
        csv::rows(&Document { name, text: &reading.text, report: &reading.report }, OffsetUnit::CodePoint)
    });
    std::iter::once(csv::header()).chain(rows).collect()
}

/// The name of an article is the id of its report.
fn lines(volumes: &[Volume]) -> String {
    let line = |volume: &Volume| {
        let report = Report { id: Some(volume.name.to_string()), ..(*volume.reading.report).clone() };
        json::write(&volume.reading.text, report, OffsetUnit::CodePoint) + "\n"
    };
    volumes.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn every_form_holds_the_findings() {
        let (text, report) = report_for_tests();
        let reading = Reading::new(text, report);
        for export in Export::ALL {
            let written = export.write(&reading, &History::default());
            assert!(written.contains("Ana Ruiz"), "{export:?}: {written}");
        }
    }

    #[test]
    fn all_articles_are_in_one_file() {
        use crate::view::collection::tests::volume;
        let volumes = [volume(1, "Ana Ruiz"), volume(2, "Bo Lind")];
        let (table, lines) = (ExportAll::Table.write(&volumes), ExportAll::Lines.write(&volumes));
        assert_eq!(table.matches("document,finding").count(), 1);
        assert!(
            table.contains("Ana Ruiz") && table.contains("Bo Lind") && table.contains("a.txt"),
            "{table}"
        );
        assert_eq!(lines.lines().count(), 2);
        assert!(lines.lines().all(|line| line.contains(r#""id":"a.txt""#)), "{lines}");
    }

    #[test]
    fn the_text_is_the_article() {
        let (text, report) = report_for_tests();
        assert_eq!(*Export::Text.write(&Reading::new(text.clone(), report), &History::default()), *text);
    }
}
