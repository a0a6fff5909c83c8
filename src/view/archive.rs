//! One file out of a ZIP archive, as far as Word documents need it: no encryption, no parts, no 64-bit sizes.
//!
//! Sizes and places are checked, not believed. Format: PKWARE APPNOTE 6.3.10, 4.3.

/// A file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Whether it is deflated; else it is stored as it is.
    pub deflated: bool,
    /// Its bytes in the archive.
    pub bytes: &'a [u8],
}

/// The file of that name.
pub fn packed<'a>(archive: &'a [u8], name: &str) -> Option<Packed<'a>> {
    let end = archive.len().checked_sub(22)?;
    let start = end.saturating_sub(usize::from(u16::MAX));
    let end = (start..=end).rev().find(|&at| archive[at..].starts_with(b"PK\x05\x06"))?;
    let count = short(archive, end + 10)?;
    let mut at = long(archive, end + 16)?;
    for _ in 0..count {
        if !archive.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let length = short(archive, at + 28)?;
        if archive.get(at + 46..at + 46 + length)? == name.as_bytes() {
            let deflated = match short(archive, at + 10)? {
                0 => false,
                8 => true,
                _ => return None,
            };
            let (size, header) = (long(archive, at + 20)?, long(archive, at + 42)?);
            let data = header + 30 + short(archive, header + 26)? + short(archive, header + 28)?;
            return Some(Packed { deflated, bytes: archive.get(data..data.checked_add(size)?)? });
        }
        at += 46 + length + short(archive, at + 30)? + short(archive, at + 32)?;
    }
    None
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(pair.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An archive with stored files.
    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let (place, length) = (bytes.len() as u32, (name.len() as u16).to_le_bytes());
            let size = (content.len() as u32).to_le_bytes();
            bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            bytes.extend([size, size].concat());
            bytes.extend([length, [0; 2]].concat());
            bytes.extend(name.as_bytes());
            bytes.extend(*content);
            directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            directory.extend([size, size].concat());
            directory.extend(length);
            directory.extend([0; 12]);
            directory.extend(place.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let (place, count) = (bytes.len() as u32, (files.len() as u16).to_le_bytes());
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([count, count].concat());
        bytes.extend((directory.len() as u32).to_le_bytes());
        bytes.extend(place.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }

    #[test]
    fn a_file_is_found_by_its_name() {
        let archive = archive(&[("a.xml", b"one"), ("word/document.xml", b"two")]);
        assert_eq!(packed(&archive, "word/document.xml"), Some(Packed { deflated: false, bytes: b"two" }));
        assert_eq!(packed(&archive, "a.xml").map(|file| file.bytes), Some(&b"one"[..]));
        assert_eq!(packed(&archive, "b.xml"), None);
    }

    proptest! {
        #[test]
        fn no_bytes_are_believed(change in any::<(prop::sample::Index, u8)>(), cut in any::<prop::sample::Index>()) {
            let mut archive = archive(&[("a.xml", b"one"), ("b.xml", b"two")]);
            let at = change.0.index(archive.len());
            archive[at] = change.1;
            _ = packed(&archive, "b.xml");
            _ = packed(&archive[..cut.index(archive.len())], "b.xml");
        }
    }
}
