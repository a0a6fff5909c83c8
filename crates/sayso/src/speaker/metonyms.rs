//! Fifth pass: a capital that speaks is its country, where the text names both.

use std::collections::HashMap;

use super::{
    book::{Book, How},
    words::{self, PlaceSort},
};

/// Links speaking capitals to their countries.
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
        let speaks = book.profile(mention).speaks;
        if let Some(&country) = countries.get(country)
            && speaks
            && book.profile(country).kind == book.profile(mention).kind
        {
            book.link(mention, country, How::Metonym);
        }
    }
}
