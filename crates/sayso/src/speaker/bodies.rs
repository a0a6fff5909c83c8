//! Third pass: acronyms and parts of bodies’ names.

use std::collections::HashMap;

use sayso_report::{SpeakerKind, order};

use super::{
    book::{Book, How},
    traits::Sure,
    words,
};
use crate::text::TokenId;

/// Links “IAEA” to “International Atomic Energy Agency”, “Delmare” to “Delmare Lines”.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let mut by_initials: HashMap<String, usize> = HashMap::new();
    let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
    for (mention, draft) in book.drafts.iter().enumerate() {
        if !draft.is_name() || draft.words.len() < 2 || !may_be_body(book, mention) {
            continue;
        }
        for initials in initials(&draft.words) {
            by_initials.entry(initials).or_insert(mention);
        }
        push_new(book, by_first.entry(draft.words[0].clone()).or_default(), mention);
        push_new(book, by_last.entry(draft.words[draft.words.len() - 1].clone()).or_default(), mention);
    }
    for mention in 0..book.drafts.len() {
        let draft = &book.drafts[mention];
        if !draft.is_name() {
            continue;
        }
        if draft.words.len() == 1 && book.reader.is_acronym(draft.head) {
            let full = by_initials.get(&draft.words[0]).copied().or_else(|| defined_before(book, mention));
            if let Some(full) = full
                && !is_listed(book, mention)
            {
                book.link(mention, full, How::Acronym);
                continue;
            }
        }
        if !may_be_body(book, mention) {
            continue;
        }
        let words = draft.words.clone();
        let longer = |candidates: Option<&Vec<usize>>, matches: &dyn Fn(&[String]) -> bool| {
            let mut found: Vec<usize> = candidates?
                .iter()
                .copied()
                .filter(|&other| {
                    let long = &book.drafts[other].words;
                    long.len() > words.len() && matches(long) && book.cluster(other) != book.cluster(mention)
                })
                .take(16)
                .collect();
            order::by_key(&mut found, |&other| (other > mention, other.abs_diff(mention)));
            found.first().copied()
        };
        let prefix = longer(by_first.get(&words[0]), &|long| long.starts_with(&words));
        // “Green Party” is short for “Kalmian Green Party”, “Green Valley” not for “Friends of Green Valley”.
        let suffix = longer(by_last.get(&words[words.len() - 1]), &|long| {
            long.ends_with(&words) && !words::is_joiner(&long[long.len() - words.len() - 1])
        });
        let prefix = prefix.filter(|_| {
            draft.phrase.sure <= Sure::Likely || words::ends_organization_name(&words[words.len() - 1])
        });
        let suffix = suffix.filter(|_| words.len() > 1 || words::is_organization_noun(&words[0]));
        if let Some(full) = prefix.or(suffix) {
            book.link(mention, full, How::PartOfName);
        }
    }
}

/// Adds a mention of a cluster not yet listed.
fn push_new(book: &Book<'_, '_, '_>, list: &mut Vec<usize>, mention: usize) {
    if list.last().is_none_or(|&last| book.cluster(last) != book.cluster(mention)) {
        list.push(mention);
    }
}

/// Whether a name may be a body’s.
fn may_be_body(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    match book.profile(mention).kind {
        SpeakerKind::Organization | SpeakerKind::Group => true,
        SpeakerKind::Person => book.profile(mention).sure < Sure::Told,
        SpeakerKind::Place | SpeakerKind::Document | SpeakerKind::Unnamed => false,
    }
}

/// Whether a name stands in a list, so that what it means is known.
fn is_listed(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let Some(name) = book.drafts[mention].phrase.name else { return false };
    let lower = book.reader.lower(name);
    words::place(&lower).is_some() || words::organization(&lower).is_some_and(|full| full != lower)
}

/// The first letters of the words of a name, with and without the small ones.
fn initials(words: &[String]) -> Vec<String> {
    let letters = |all: bool| -> String {
        words
            .iter()
            .flat_map(|word| word.split('-'))
            .filter(|word| all || !words::is_joiner(word))
            .filter_map(|word| word.chars().next())
            .filter(|letter| letter.is_alphanumeric())
            .collect()
    };
    let (short, long) = (letters(false), letters(true));
    if short == long { vec![short] } else { vec![short, long] }
}

/// The name right before “(MEND)” or “, or MEND”.
fn defined_before(book: &Book<'_, '_, '_>, mention: usize) -> Option<usize> {
    let draft = &book.drafts[mention];
    let syntax = book.reader.syntax;
    let open = TokenId(draft.tokens.start.0.checked_sub(1)?);
    if syntax.word(open) != "("
        || syntax.words(crate::text::TokenRange::one(
            draft.tokens.end.min(TokenId(syntax.tokens.len() as u32 - 1)),
        )) != ")"
    {
        return None;
    }
    let before = mention.checked_sub(1)?;
    (book.drafts[before].phrase.core.end.0.abs_diff(open.0) <= 1).then_some(before)
}
