//! Fifth pass: a capital that speaks or acts is its country, where the text names both.

use std::collections::HashMap;

use super::{
    book::{Book, How},
    words::{self, PlaceSort},
};
use crate::syntax::{Relation, Upos};

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

/// Whether a capital is the subject of a deed: “Tokyo called the launch a provocation”, not “Tokyo was quiet”.
fn acts(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let syntax = book.reader.syntax;
    let head = book.drafts[mention].head;
    let verb = syntax.head(head).filter(|_| syntax.relation(head) == Relation::Nsubj);
    verb.is_some_and(|verb| syntax.tag(verb).upos == Upos::Verb)
}
