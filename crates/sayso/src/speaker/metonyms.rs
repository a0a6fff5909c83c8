//! Fifth pass: a capital that speaks or acts is its country, where the text names both.

use std::collections::HashMap;

use super::{
    book::{Book, How},
    mention::Sort,
    words::{self, PlaceSort},
};
use crate::{
    syntax::{Relation, Upos},
    text::TokenId,
};

/// Links speaking and acting capitals to their countries.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let mut countries: HashMap<&'static str, usize> = HashMap::new();
    let mut capitals = Vec::new();
    for (mention, draft) in book.drafts.iter().enumerate() {
        let Some(name) = draft.phrase.name else { continue };
        match words::place(&book.reader.lower(name)) {
            Some((country, PlaceSort::Country)) => {
                countries.entry(country).or_insert(mention);
            }
            Some((country, PlaceSort::Capital)) => capitals.push((mention, country)),
            Some((_, PlaceSort::Seat | PlaceSort::People | PlaceSort::City)) | None => {}
        }
    }
    // “the Russian side” speaks for Russia.
    for mention in 0..book.drafts.len() {
        if let Some(&country) = side_of(book, mention).and_then(|country| countries.get(country)) {
            book.link(mention, country, How::Metonym);
        }
    }
    for (mention, country) in capitals {
        let acts = book.profile(mention).speaks || acts(book, mention);
        if let Some(&country) = countries.get(country)
            && acts
            && book.profile(country).kind == book.profile(mention).kind
        {
            book.link(mention, country, How::Metonym);
        }
    }
}

/// The country of “the Russian side”.
fn side_of(book: &Book<'_, '_, '_>, mention: usize) -> Option<&'static str> {
    let draft = &book.drafts[mention];
    let reader = book.reader;
    let core = draft.phrase.core;
    let side = draft.sort == Sort::Nominal && core.len() == 3 && reader.is_article(core.start);
    if !side || reader.syntax.norm(TokenId(core.start.0 + 2)) != "side" {
        return None;
    }
    match words::place(reader.syntax.norm(TokenId(core.start.0 + 1)))? {
        (country, PlaceSort::People | PlaceSort::Country) => Some(country),
        (_, PlaceSort::Capital | PlaceSort::Seat | PlaceSort::City) => None,
    }
}

/// Whether a capital is the subject of a deed: “Tokyo called the launch a provocation”, not “Tokyo was quiet”.
fn acts(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let syntax = book.reader.syntax;
    let head = book.drafts[mention].head;
    let verb = syntax.head(head).filter(|_| syntax.relation(head) == Relation::Nsubj);
    verb.is_some_and(|verb| syntax.tag(verb).upos == Upos::Verb)
}
