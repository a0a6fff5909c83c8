//! Lines of JSON: one text a line, or one sentence with the text around it.

use std::{
    fmt,
    io::{self, BufRead, BufReader, Read},
};

use anyhow::Context;
use sayso_report::{Byte, Span};
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};
use serde_json::value::RawValue;

/// The longest line that is read, in bytes: the longest text with every character written as an escape.
const MAX_LINE: u64 = 6 * sayso::MAX_BYTES as u64 + (1 << 20);

/// The lines of one input, one at a time, with their numbers counted from 1.
pub(crate) struct Lines {
    reader: BufReader<Box<dyn Read + Send>>,
    number: usize,
}

impl Lines {
    /// Reads from `reader` as far as it is asked.
    pub(crate) fn new(reader: Box<dyn Read + Send>) -> Self {
        Self { reader: BufReader::with_capacity(1 << 16, reader), number: 0 }
    }
}

impl Iterator for Lines {
    type Item = io::Result<(usize, Vec<u8>)>;

    /// The next line that is not blank.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => self.number += 1,
                Err(error) => return Some(Err(error)),
            }
            if line.starts_with(b"\xEF\xBB\xBF") {
                line.drain(..3);
            }
            if !line.trim_ascii().is_empty() {
                return Some(Ok((self.number, line)));
            }
        }
    }
}

/// What a line holds.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its id to the letter, where it has one.
    pub(crate) id: Option<Box<RawValue>>,
    /// The text to read.
    pub(crate) text: String,
    /// The stretch of the text to report on; none for all of it.
    pub(crate) part: Option<Span<Byte>>,
}

impl Line {
    /// Reads `{"id", "text", …}`.
    pub(crate) fn text(json: &[u8]) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Fields<'a> {
            #[serde(borrow, default, deserialize_with = "present")]
            id: Option<&'a RawValue>,
            text: Words,
        }
        let fields: Fields<'_> = serde_json::from_slice(json).context("no {\"id\", \"text\"}")?;
        Ok(Self { id: id(fields.id), text: fields.text.0, part: None })
    }

    /// Reads `{"id", "before", "sentence", "after"}` and joins them to one text.
    pub(crate) fn sentence(json: &[u8]) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Fields<'a> {
            #[serde(borrow, default, deserialize_with = "present")]
            id: Option<&'a RawValue>,
            #[serde(default)]
            before: Option<Words>,
            sentence: Words,
            #[serde(default)]
            after: Option<Words>,
        }
        let fields: Fields<'_> =
            serde_json::from_slice(json).context("no {\"id\", \"before\", \"sentence\", \"after\"}")?;
        let mut text = fields.before.unwrap_or_default().0;
        text.push_str(between(&text, &fields.sentence.0));
        let start = text.len();
        text.push_str(&fields.sentence.0);
        let end = text.len();
        let after = fields.after.unwrap_or_default().0;
        text.push_str(between(&text[start..], &after));
        text.push_str(&after);
        // A longer text is refused when it is read; what stands here then is never used.
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Ok(Self { id: id(fields.id), text, part: Some(Span::new(offset(start), offset(end))) })
    }
}

/// What to put between two sentences: a paragraph break where the first does not end like a sentence, as a heading.
fn between(first: &str, second: &str) -> &'static str {
    let ends = |text: &str| {
        text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
            .ends_with(['.', '!', '?', '…', ':', ';', ',', '—', '–', '-'])
    };
    if first.is_empty() || second.is_empty() || first.ends_with(char::is_whitespace) {
        ""
    } else if ends(first) {
        " "
    } else {
        "\n\n"
    }
}

fn id(raw: Option<&RawValue>) -> Option<Box<RawValue>> {
    raw.map(ToOwned::to_owned)
}

/// An id that is `null` is still an id.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// A JSON string in which lone surrogates, which some programs write, are replaced and not refused.
///
/// Each becomes U+FFFD, which is as long in every unit, so that no offset moves.
#[derive(Debug, Default)]
struct Words(String);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words(text.to_owned()))
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Words, E> {
                Ok(Words(replace_surrogates(bytes)))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

/// Decodes UTF-8 in which surrogates may stand alone, encoded like any other code point.
fn replace_surrogates(bytes: &[u8]) -> String {
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_an_id_of_any_type() {
        for id in ["\"a\"", "7", "1.50", "null", "[1, {\"a\": 2}]", "12345678901234567890123"] {
            let line = format!("{{\"id\": {id}, \"text\": \"x\", \"other\": [1, 2]}}");
            assert_eq!(Line::text(line.as_bytes()).unwrap().id.unwrap().get(), id);
        }
        assert!(Line::text(b"{\"text\": \"x\"}").unwrap().id.is_none());
    }

    #[test]
    fn replaces_lone_surrogates() {
        let line = Line::text(br#"{"text": "a\ud800b \ud83d\udc4d"}"#).unwrap();
        assert_eq!(line.text, "a\u{FFFD}b 👍");
    }

    #[track_caller]
    fn check_sentence(json: &str, text: &str, part: (u32, u32)) {
        let line = Line::sentence(json.as_bytes()).unwrap();
        assert_eq!(line.text, text);
        assert_eq!(line.part, Some(Span::new(part.0, part.1)));
    }

    #[test]
    fn joins_a_sentence_with_the_text_around_it() {
        check_sentence(r#"{"before": "Yes.", "sentence": "No.", "after": "So?"}"#, "Yes. No. So?", (5, 8));
        check_sentence(r#"{"before": "Talks", "sentence": "No.", "after": null}"#, "Talks\n\nNo.", (7, 10));
        check_sentence(r#"{"sentence": "“No.”", "after": "So?"}"#, "“No.” So?", (0, 9));
    }

    #[test]
    fn refuses_what_is_no_text() {
        for line in ["{}", "[]", "{\"text\": 1}", "{\"text\": null}", "no", "{\"text\": \"a\"} x"] {
            assert!(Line::text(line.as_bytes()).is_err(), "{line}");
        }
    }
}
