//! Between descriptions and introductions: who says in a headline what somebody says again in the text.
//! “Bank chief: ‘we are not a cash machine’”, and below the governor’s name beside the same words.

use std::collections::BTreeSet;

use sayso_report::{SpeakerKind, order};

use super::{
    book::{Book, How},
    mention::Sort,
    pronouns::source_of,
    traits::{Number, is_human},
};
use crate::{
    quote::{QuoteId, Source},
    syntax::Upos,
};

/// The most sentences at the start that are read as headline and lead.
const LEAD: u32 = 3;
/// The most quotes that are compared with those of the lead.
const QUOTES: usize = 60;

/// Links descriptions in the headline to the names that say the same words below.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let quotes = book.quotes.quotes.len().min(QUOTES);
    let said: Vec<BTreeSet<String>> = (0..quotes).map(|quote| telling_words(book, quote)).collect();
    for lead in 0..quotes {
        let Source::Phrase(..) = book.quotes.quotes[lead].source else { continue };
        let Some(mention) = book.sources[lead] else { continue };
        let draft = &book.drafts[mention];
        if draft.sort != Sort::Nominal || draft.sentence >= LEAD || book.profile(mention).named {
            continue;
        }
        let mut best: Option<(usize, usize)> = None;
        for below in lead + 1..quotes {
            let shared = said[lead].intersection(&said[below]).count();
            let Some(other) = source_of(book, QuoteId(below as u32)) else { continue };
            if shared >= 2
                && shared * 2 >= said[lead].len()
                && fits(book, mention, other)
                && best.is_none_or(|(most, _)| shared > most)
            {
                best = Some((shared, other));
            }
        }
        if let Some((_, other)) = best {
            book.link(mention, other, How::Role);
        }
    }
}

/// The words of a quote that carry meaning, in lower case.
fn telling_words(book: &Book<'_, '_, '_>, quote: usize) -> BTreeSet<String> {
    let syntax = book.reader.syntax;
    let content = &book.quotes.quotes[quote].content;
    let tokens = content.iter().flat_map(|&span| syntax.tokens_in(span).tokens().take(60));
    let telling = tokens.filter(|&token| {
        matches!(
            syntax.tag(token).upos,
            Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num
        )
    });
    order::set(telling.map(|token| syntax.lemma(token).to_lowercase()))
}

/// Whether a name can be what a description of the headline stands for.
fn fits(book: &Book<'_, '_, '_>, mention: usize, other: usize) -> bool {
    let (own, theirs) = (book.profile(mention), book.profile(other));
    let kinds = is_human(own.kind) == is_human(theirs.kind) || own.kind == SpeakerKind::Group;
    theirs.named
        && kinds
        && (own.number == theirs.number || own.number == Number::Singular)
        && book.genders_agree(mention, other)
        && book.drafts[mention].sentence < book.drafts[other].sentence
}
