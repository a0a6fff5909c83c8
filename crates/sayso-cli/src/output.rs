//! The forms of the result, each for one text or many, written as the texts come in.

use sayso_export::{Document, annotation, brat, citron, csv, html, json, markdown, table};
use sayso_report::{Byte, OffsetUnit, Report};
use serde_json::value::RawValue;

use crate::args::Format;

/// A text that was read.
pub(crate) struct Reading {
    /// Its id in JSON, where it has one.
    pub(crate) id: Option<Box<RawValue>>,
    /// What it is called for people.
    pub(crate) name: Option<String>,
    /// The text.
    pub(crate) text: String,
    /// What was found in it.
    pub(crate) report: Report<Byte>,
}

/// How to write the result.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// The form asked for.
    pub(crate) format: Format,
    /// The unit of its offsets.
    pub(crate) unit: OffsetUnit,
    /// Whether there is one text and no list.
    pub(crate) single: bool,
    /// How wide a table may be, in columns.
    pub(crate) width: usize,
}

impl Form {
    /// What stands before the first text.
    pub(crate) fn head(self) -> String {
        match self.format {
            Format::Json | Format::WebAnnotation | Format::Citron if !self.single => "[\n".to_owned(),
            Format::Csv => csv::header(),
            Format::Html if !self.single => html::head("Sayso"),
            _ => String::new(),
        }
    }

    /// What stands between two texts.
    pub(crate) fn between(self) -> &'static str {
        match self.format {
            Format::Json | Format::WebAnnotation | Format::Citron if !self.single => ",\n",
            Format::Markdown | Format::Table => "\n",
            _ => "",
        }
    }

    /// The `number`th text.
    pub(crate) fn document(self, number: usize, reading: Reading) -> String {
        let Reading { id, name, text, report } = reading;
        let document = Document { name: name.as_deref(), text: &text, report: &report };
        match self.format {
            Format::Csv => csv::rows(&document, self.unit),
            Format::Markdown => markdown::write(&document),
            Format::Html if self.single => html::write(&document),
            Format::Html => html::article(&document, number),
            Format::Table => table::write(&document, self.width),
            Format::WebAnnotation => self.line(annotation::write(&document)),
            Format::Brat => brat::write(&document),
            Format::Citron => self.line(citron::write(&document)),
            Format::Text => text,
            Format::Json | Format::Jsonl => self.line(match &id {
                Some(id) => json::write_with_id(&text, report, self.unit, id),
                None => json::write(&text, report, self.unit),
            }),
        }
    }

    /// Ends a line, save in an array, where a comma or the end of the array follows.
    fn line(self, mut json: String) -> String {
        json.truncate(json.trim_end().len());
        if self.single || self.format == Format::Jsonl {
            json.push('\n');
        }
        json
    }

    /// What stands after the last text.
    pub(crate) fn foot(self) -> &'static str {
        match self.format {
            Format::Json | Format::WebAnnotation | Format::Citron if !self.single => "\n]\n",
            Format::Html if !self.single => html::FOOT,
            _ => "",
        }
    }
}
