//! From bytes to text: which encoding a file is in.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How much of a page is searched for its encoding, in bytes, as the HTML standard has it.
const HEAD: usize = 1024;

/// Reads plain text: a byte order mark decides and is dropped, else UTF-8, else Windows-1252.
pub(super) fn text(bytes: &[u8]) -> String {
    decode(bytes, WINDOWS_1252)
}

/// Reads a page, which may name its encoding in the head.
pub(super) fn html(bytes: &[u8]) -> String {
    decode(bytes, declared(bytes).unwrap_or(WINDOWS_1252))
}

fn decode(bytes: &[u8], fallback: &'static Encoding) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if is_utf8(bytes) => UTF_8,
        None => fallback,
    };
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// Whether bytes are UTF-8, perhaps with a few damaged places: other encodings form its characters by rare chance.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged == 0 || damaged < characters
}

/// The encoding after the first `charset=` of a page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label = head[at..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| b"\"'/> ;".contains(byte)).unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes), expected);
    }

    #[test]
    fn reads_utf8_with_and_without_a_byte_order_mark() {
        check("“café”".as_bytes(), "“café”");
        check(b"\xEF\xBB\xBFa", "a");
    }

    #[test]
    fn reads_utf16_by_its_byte_order_mark() {
        check(b"\xFF\xFEa\0\x1C\x20", "a“");
        check(b"\xFE\xFF\0a\x20\x1C", "a“");
    }

    #[test]
    fn reads_everything_else_as_windows_1252() {
        check(b"\x93caf\xE9\x94", "“café”");
    }

    #[test]
    fn keeps_utf8_with_a_damaged_place() {
        check(b"\xE2\x80\x9Cyes\xE2\x80\x9D \xFF no", "“yes” \u{FFFD} no");
    }

    #[test]
    fn reads_a_page_as_it_says() {
        assert_eq!(html(b"<meta charset=\"iso-8859-2\">\xB1"), "<meta charset=\"iso-8859-2\">ą");
        assert_eq!(html(b"<meta charset=nonsense>\xE9"), "<meta charset=nonsense>é");
    }
}
