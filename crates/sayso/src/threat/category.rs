//! What sort of outcome it is, by the words that name it.

use sayso_report::Category;

use crate::text::TokenRange;

use super::{line::Line, word::Class};

/// Categories by the class of word that speaks for them, most telling first.
const CLASSES: [(Class, Category); 7] = [
    (Class::Sanctions, Category::Sanctions),
    (Class::Military, Category::Military),
    (Class::Diplomatic, Category::Diplomatic),
    (Class::Trade, Category::Trade),
    (Class::Legal, Category::Legal),
    (Class::Domestic, Category::Domestic),
    (Class::Violence, Category::Violence),
];

/// The category most of the words speak for; the more telling one of equals.
pub(super) fn of(line: &Line<'_>, consequence: Option<TokenRange>) -> Category {
    let Some(range) = consequence else { return Category::Unspecified };
    let mut best = (0, Category::Other);
    for (class, category) in CLASSES {
        let votes = range.tokens().filter(|&token| line.is(token, class)).count();
        if votes > best.0 {
            best = (votes, category);
        }
    }
    if best.0 == 0 && range.tokens().any(|token| line.is(token, Class::Vague)) {
        return Category::Unspecified;
    }
    best.1
}
