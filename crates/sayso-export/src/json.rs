//! The report itself as JSON, in any unit of offsets; `docs/report-format.md` describes it.

use sayso_report::{Byte, CodePoint, OffsetUnit, Report, Unit, Utf16};
use serde::Serialize;
use serde_json::value::RawValue;

/// Writes a report on one line, with its offsets counted in `unit`; `text` is the text it was made from.
pub fn write(text: &str, report: Report<Byte>, unit: OffsetUnit) -> String {
    convert_and_write(text, report, unit, None)
}

/// Writes a report like [`write`], with an `id` of any JSON type.
pub fn write_with_id(text: &str, report: Report<Byte>, unit: OffsetUnit, id: &RawValue) -> String {
    convert_and_write(text, Report { id: None, ..report }, unit, Some(id))
}

fn convert_and_write(text: &str, report: Report<Byte>, unit: OffsetUnit, id: Option<&RawValue>) -> String {
    match unit {
        OffsetUnit::Byte => line(id, &report),
        OffsetUnit::CodePoint => line(id, &report.convert::<CodePoint>(text)),
        OffsetUnit::Utf16 => line(id, &report.convert::<Utf16>(text)),
    }
}

/// A report whose id is kept to the letter, be it a string, a number or anything else.
#[derive(Serialize)]
#[serde(bound = "U: Unit")]
struct Line<'a, U> {
    id: &'a RawValue,
    #[serde(flatten)]
    report: &'a Report<U>,
}

fn line<U: Unit>(id: Option<&RawValue>, report: &Report<U>) -> String {
    let json = match id {
        Some(id) => serde_json::to_string(&Line { id, report }),
        None => serde_json::to_string(report),
    };
    // Neither a report nor an id holds a map with keys that are no strings, so this cannot fail.
    json.unwrap_or_default()
}
