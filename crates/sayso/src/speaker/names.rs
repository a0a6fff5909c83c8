//! First pass: mentions with the same name, in whatever spelling.

use std::collections::HashMap;

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    fold,
    traits::{Gender, Sure},
    words::{self, PlaceSort},
};

/// Links equal names, other names of one country or body, and transliterations of one person’s name.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut by_sound: HashMap<String, usize> = HashMap::new();
    for mention in 0..book.drafts.len() {
        let Some(key) = key(book, mention) else { continue };
        if let Some(&before) = first.get(&key) {
            book.link(mention, before, How::SameName);
            continue;
        }
        first.insert(key, mention);
        let draft = &book.drafts[mention];
        let person = draft.phrase.kind == SpeakerKind::Person || draft.phrase.sure == Sure::Guess;
        if person && draft.words.iter().map(String::len).sum::<usize>() >= 5 && !is_place(book, mention) {
            let sound = fold::sound(&draft.words.concat());
            match by_sound.get(&sound) {
                Some(&before) if book.genders_agree(mention, before) => {
                    book.link(mention, before, How::SameName);
                }
                Some(_) => {}
                None => {
                    by_sound.insert(sound, mention);
                }
            }
        }
    }
}

/// Whether a name is a place’s.
fn is_place(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    matches!(book.drafts[mention].phrase.kind, SpeakerKind::Place)
}

/// What equal names have in common.
fn key(book: &Book<'_, '_, '_>, mention: usize) -> Option<String> {
    let draft = &book.drafts[mention];
    let name = draft.phrase.name?;
    if draft.words.is_empty() {
        return None;
    }
    let joined = draft.words.join(" ");
    // “Mr. Clinton” and “Mrs. Clinton” are told apart here; whose they are is told by the full names.
    if draft.words.len() == 1 && draft.phrase.kind == SpeakerKind::Person {
        match draft.phrase.gender {
            Some(Gender::Male) => return Some(format!("{joined} he")),
            Some(Gender::Female) => return Some(format!("{joined} she")),
            Some(Gender::Thing) | None => {}
        }
    }
    if draft.phrase.kind == SpeakerKind::Person && draft.phrase.title.is_some() {
        return Some(joined);
    }
    let lower = book.reader.lower(name);
    match words::place(&lower) {
        Some((country, PlaceSort::Country)) => return Some(format!("={country}")),
        Some((_, PlaceSort::People)) => return Some(format!("people {joined}")),
        Some((_, PlaceSort::Capital | PlaceSort::Seat | PlaceSort::City)) | None => {}
    }
    if let Some(body) = words::organization(&lower)
        && !(draft.words.len() == 1 && !book.reader.is_acronym(draft.head) && lower.len() < 4)
    {
        return Some(format!("={body}"));
    }
    Some(joined)
}
