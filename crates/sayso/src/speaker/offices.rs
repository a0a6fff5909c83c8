//! What an office is of: its field and its country, and whether two of them can be one.

use super::{
    book::Book,
    words::{self, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The field and the countries of an office.
pub(super) struct Office {
    fields: Vec<String>,
    countries: Vec<&'static str>,
}

impl Office {
    /// Reads them from a description or title.
    pub(super) fn of(book: &Book<'_, '_, '_>, range: TokenRange) -> Self {
        Self { fields: fields(book, range), countries: countries(book, range) }
    }

    /// Whether it is of a field with one of others; none where it or all others tell none.
    pub(super) fn fields_with(&self, others: &[Self]) -> Option<bool> {
        agreement(&self.fields, others.iter().map(|other| &other.fields[..]))
    }

    /// The same of its countries.
    pub(super) fn countries_with(&self, others: &[Self]) -> Option<bool> {
        agreement(&self.countries, others.iter().map(|other| &other.countries[..]))
    }
}

/// Whether a list has something in common with one of some others; none where nothing can be told.
fn agreement<'a, T: PartialEq + 'a>(own: &[T], others: impl Iterator<Item = &'a [T]>) -> Option<bool> {
    let told = others.filter(|other| !other.is_empty() && !own.is_empty());
    told.map(|other| other.iter().any(|item| own.contains(item))).max()
}

/// The countries named in a description, peoples as their countries.
fn countries(book: &Book<'_, '_, '_>, range: TokenRange) -> Vec<&'static str> {
    range
        .tokens()
        .take(12)
        .filter_map(|token| words::place(book.reader.syntax.norm(token)))
        .filter(|(_, sort)| matches!(sort, PlaceSort::Country | PlaceSort::People))
        .map(|(country, _)| country)
        .collect()
}

/// The nouns before the head of a description that tell the field of an office: *justice* of “justice minister”.
fn fields(book: &Book<'_, '_, '_>, range: TokenRange) -> Vec<String> {
    let syntax = book.reader.syntax;
    let head = range.tokens().find(|&token| matches!(syntax.norm(token), "of" | "for" | "who" | ","));
    let owner = range.tokens().take(8).filter(|&token| book.reader.is_possessive(token)).max();
    let from = owner.map_or(range.start, |owner| TokenId(owner.0 + 1));
    let until = head.unwrap_or(range.end);
    (from.0..until.0)
        .take(12)
        .map(TokenId)
        .filter(|&token| match syntax.tag(token).upos {
            Upos::Noun | Upos::Propn => true,
            // “The foreign minister” is not the prime minister, whatever its letters.
            Upos::Adj if matches!(syntax.norm(token), "foreign" | "prime") => true,
            // The first word of a headline may be read as a verb: “Finance Minister”.
            Upos::Verb | Upos::Adj => book.reader.is_capital(token),
            _ => false,
        })
        .map(|token| syntax.norm(token).to_owned())
        .filter(|norm| words::person_noun(norm).is_none() && words::place(norm).is_none())
        .collect()
}

/// A word, or the country of a people.
pub(super) fn country_of(norm: &str) -> String {
    match words::place(norm) {
        Some((country, PlaceSort::People | PlaceSort::Country)) => country.to_owned(),
        Some((_, PlaceSort::Capital | PlaceSort::Seat | PlaceSort::City)) | None => norm.to_owned(),
    }
}
