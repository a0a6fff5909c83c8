//! The npm module: the engine for JavaScript. `npm/index.d.ts` has its types, `cargo xtask npm` builds it.

use js_sys::{JSON, Reflect};
use sayso_export::json;
use sayso_report::OffsetUnit;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// The report of `text` as an object; `options.offsets` names the unit of its offsets, UTF-16 if left out.
///
/// # Errors
/// For a unit that is none, and for a text that is too long.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(text: &str, options: &JsValue) -> Result<JsValue, JsError> {
    let json = analyze_json(text, options)?;
    JSON::parse(&json).map_err(|_| JsError::new("the report is no JSON"))
}

/// The report as the JSON text that the command line writes, to the byte.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen(js_name = analyzeJson, skip_typescript)]
pub fn analyze_json(text: &str, options: &JsValue) -> Result<String, JsError> {
    let unit = unit(options)?;
    Ok(json::write(text, sayso::analyze(text)?, unit))
}

/// The version of this module.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn unit(options: &JsValue) -> Result<OffsetUnit, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(OffsetUnit::Utf16);
    }
    let offsets = Reflect::get(options, &"offsets".into()).unwrap_or_default();
    match offsets.as_string().as_deref() {
        None if offsets.is_undefined() => Ok(OffsetUnit::Utf16),
        Some("utf16") => Ok(OffsetUnit::Utf16),
        Some("codepoint") => Ok(OffsetUnit::CodePoint),
        Some("byte") => Ok(OffsetUnit::Byte),
        _ => Err(JsError::new("offsets must be \"utf16\", \"codepoint\" or \"byte\"")),
    }
}
