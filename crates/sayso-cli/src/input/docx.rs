//! The text of a Word document: the paragraphs of its body as they read with all changes accepted.
//!
//! Footnotes, headers and comments are left out.

use std::io::{Cursor, Read};

use anyhow::{Context, ensure};
use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

/// The most a document may hold unpacked, in bytes; a small file can claim to hold terabytes.
const MAX_UNPACKED: u64 = 64 << 20;

/// Unpacks the document and reads its body.
pub(super) fn text(bytes: &[u8]) -> anyhow::Result<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).context("it is no Word document")?;
    let part = archive.by_name("word/document.xml").context("it is no Word document")?;
    let mut body = Vec::new();
    part.take(MAX_UNPACKED + 1).read_to_end(&mut body).context("the document is damaged")?;
    ensure!(body.len() as u64 <= MAX_UNPACKED, "it is larger than {} MB unpacked", MAX_UNPACKED >> 20);
    paragraphs(&String::from_utf8_lossy(&body)).context("the document is damaged")
}

/// Reads WordprocessingML (ECMA-376 part 1, chapter 17): text stands in `w:t` inside `w:p`.
fn paragraphs(xml: &str) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    // A damaged document may close what it never opened; its text is still worth reading.
    reader.config_mut().check_end_names = false;
    let mut text = String::new();
    let mut in_text = false;
    // How many of the open elements hold what the reader of the document does not see.
    let mut hidden = 0_usize;
    loop {
        match reader.read_event()? {
            Event::Start(tag) if hides(tag.local_name().as_ref()) => hidden += 1,
            Event::End(tag) if hides(tag.local_name().as_ref()) => hidden = hidden.saturating_sub(1),
            Event::Start(tag) => in_text = tag.local_name().as_ref() == "t",
            Event::Empty(tag) if hidden == 0 => text.push_str(character(tag.local_name().as_ref())),
            Event::End(tag) => {
                in_text = false;
                if tag.local_name().as_ref() == "p" {
                    end_paragraph(&mut text);
                }
            }
            Event::Text(part) if in_text && hidden == 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if in_text && hidden == 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if in_text && hidden == 0 => {
                match reference.resolve_char_ref().unwrap_or_default() {
                    Some(character) => text.push(character),
                    None => text.push_str(
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                            .unwrap_or(""),
                    ),
                }
            }
            Event::Eof => return Ok(text.trim_end().to_owned()),
            _ => {}
        }
    }
}

/// Deleted and moved words, and the second writing of a shape for older programs.
fn hides(element: &str) -> bool {
    matches!(element, "del" | "moveFrom" | "Fallback")
}

/// Elements that stand for a character.
fn character(element: &str) -> &'static str {
    match element {
        "tab" => "\t",
        "br" | "cr" => "\n",
        "noBreakHyphen" => "-",
        _ => "",
    }
}

fn end_paragraph(text: &mut String) {
    let kept = text.trim_end().len();
    text.truncate(kept);
    if kept > 0 {
        text.push_str("\n\n");
    }
}
