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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(part: &str, body: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(body).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[track_caller]
    fn check(body: &str, expected: &str) {
        let xml =
            format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        assert_eq!(text(&archive("word/document.xml", xml.as_bytes())).unwrap(), expected);
    }

    #[test]
    fn reads_paragraphs() {
        check(
            "<w:p><w:r><w:t xml:space=\"preserve\">“No,” </w:t></w:r><w:r><w:t>he &amp; I&#x20;said.</w:t></w:r></w:p>\
             <w:p/><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "“No,” he & I said.\n\na\tb\nc",
        );
    }

    #[test]
    fn leaves_out_what_was_deleted_or_moved() {
        check(
            "<w:p><w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del>\
             <w:ins><w:r><w:t>now</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>never</w:t></w:r></w:moveFrom></w:p>",
            "now",
        );
    }

    #[test]
    fn leaves_out_instructions_and_second_writings() {
        check(
            "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:t>once</w:t></mc:Choice>\
             <mc:Fallback><w:t>once</w:t></mc:Fallback></mc:AlternateContent></w:p>",
            "once",
        );
    }

    #[test]
    fn refuses_what_is_no_document_and_what_is_too_large() {
        assert!(text(b"no archive").is_err());
        assert!(text(&archive("word/other.xml", b"<a/>")).is_err());
        let bomb = archive("word/document.xml", &vec![b' '; MAX_UNPACKED as usize + 1]);
        assert!(bomb.len() < 100_000);
        assert!(format!("{:#}", text(&bomb).unwrap_err()).contains("larger"));
    }
}
