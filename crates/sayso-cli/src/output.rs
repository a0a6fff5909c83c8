//! The forms of the result, each for one text or many, written as the texts come in.

use sayso_export::{Document, json};
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
}

impl Form {
    /// What stands before the first text.
    pub(crate) fn head(self) -> String {
        match self.format {
            Format::Json if !self.single => "[\n".to_owned(),
            _ => String::new(),
        }
    }

    /// What stands between two texts.
    pub(crate) fn between(self) -> &'static str {
        match self.format {
            Format::Json if !self.single => ",\n",
            _ => "",
        }
    }

    /// One text.
    pub(crate) fn document(self, reading: Reading) -> String {
        let Reading { id, name, text, report } = reading;
        let _document = Document { name: name.as_deref(), text: &text, report: &report };
        let line = match &id {
            Some(id) => json::write_with_id(&text, report, self.unit, id),
            None => json::write(&text, report, self.unit),
        };
        line + if self.single || self.format == Format::Jsonl { "\n" } else { "" }
    }

    /// What stands after the last text.
    pub(crate) fn foot(self) -> String {
        match self.format {
            Format::Json if !self.single => "\n]\n".to_owned(),
            _ => String::new(),
        }
    }
}
