//! Links, mail addresses and names of sites and files, which are one token each.

use super::{chars, words};

/// The longest name before the `@` of a mail address, and the longest site, in bytes (RFC 5321).
const LONGEST_NAME: usize = 64;
const LONGEST_SITE: usize = 255;

/// The length of the link or mail address at the beginning of `rest`.
///
/// `at_sign` and `slash` say whether `rest` may have such a character at all.
pub(super) fn link(rest: &str, at_sign: bool, slash: bool) -> Option<usize> {
    let starts = |start: &str| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let scheme = slash && rest.as_bytes()[0].is_ascii_alphabetic() && {
        let head = run(rest, 12, |byte| byte.is_ascii_alphanumeric());
        rest[head..].starts_with("://")
    };
    let known = scheme || ["www.", "mailto:", "doi:10."].into_iter().any(starts);
    if known {
        return Some(trimmed(rest));
    }
    if at_sign && let Some(length) = address(rest) {
        return Some(length);
    }
    if slash {
        let site = run(rest, LONGEST_SITE, is_site_byte);
        if rest[site..].starts_with('/') && ends_in_domain(&rest[..site]) {
            return Some(trimmed(rest));
        }
    }
    None
}

/// Whether `rest` begins with the name of a site or a file: *bbc.co.uk*, *report.pdf*.
pub(super) fn is_site(rest: &str) -> bool {
    let length = run(rest, LONGEST_SITE.min(96), is_site_byte);
    ends_in_domain(&rest[..length]) || is_group(rest[..length].trim_end_matches('.'))
}

/// Whether a word names a newsgroup: three or more words in small letters, parted by full stops.
fn is_group(word: &str) -> bool {
    let part =
        |part: &str| part.len() > 2 && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    word.split('.').count() > 2 && word.split('.').all(part)
}

fn ends_in_domain(site: &str) -> bool {
    let site = site.trim_end_matches(['.', '-', '_']);
    site.rsplit_once('.').is_some_and(|(name, last)| {
        !name.is_empty() && last.len() <= 8 && words::domains().contains(&last.to_ascii_lowercase())
    })
}

/// The length of the mail address at the beginning of `rest`.
fn address(rest: &str) -> Option<usize> {
    let name = run(rest, LONGEST_NAME + 1, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
    });
    let site = rest.get(name..)?.strip_prefix('@')?;
    if name == 0 || name > LONGEST_NAME {
        return None;
    }
    let length = run(site, LONGEST_SITE, is_site_byte);
    let site = site[..length].trim_end_matches(['.', '-', '_']);
    site.contains('.').then_some(name + 1 + site.len())
}

fn is_site_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// How many of the first `most` bytes are as wanted; ASCII alone is.
fn run(text: &str, most: usize, wanted: impl Fn(u8) -> bool) -> usize {
    text.bytes().take(most).take_while(|&byte| wanted(byte)).count()
}

/// The length of a link without the punctuation behind it.
fn trimmed(rest: &str) -> usize {
    let end = rest
        .find(|character: char| {
            matches!(character, '<' | '>') || chars::is_mark(character) && !matches!(character, '\'' | '`')
        })
        .unwrap_or(rest.len());
    let link = &rest[..end];
    let bracket = link.contains('(');
    let kept = link.trim_end_matches(|character: char| {
        matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | ']' | '}' | '\'' | '…' | '—' | '–')
            || character == ')' && !bracket
    });
    kept.len().max(rest.chars().next().map_or(0, char::len_utf8))
}
