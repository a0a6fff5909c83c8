//! What quotation marks are for: words said, words held at a distance, titles and nicknames.

use sayso_report::MarkRole;

use super::{Quote, QuoteId, QuoteKind};
use crate::{
    syntax::{Syntax, Upos},
    text::marks::Stretch,
};

/// The role of each marked stretch, and the quote it is content of.
pub(super) fn roles(syntax: &Syntax<'_>, quotes: &[Quote]) -> Vec<(MarkRole, Option<QuoteId>)> {
    // For each token, the innermost quote whose content it is: later quotes lie inside earlier ones.
    let mut quote_of: Vec<Option<QuoteId>> = vec![None; syntax.tokens.len()];
    for (index, quote) in quotes.iter().enumerate() {
        if quote.kind == QuoteKind::Indirect {
            continue;
        }
        for &span in &quote.content {
            quote_of[syntax.tokens_in(span).indices()].fill(Some(QuoteId(index as u32)));
        }
    }
    syntax
        .marks
        .stretches
        .iter()
        .map(|stretch| {
            let inner = stretch.tokens.start.index() + usize::from(stretch.open.is_some());
            match quote_of.get(inner).copied().flatten() {
                Some(quote) => (MarkRole::Quote, Some(quote)),
                None => (unsaid(syntax, stretch), None),
            }
        })
        .collect()
}

/// What marks around words that nobody is said to have said are for.
fn unsaid(syntax: &Syntax<'_>, stretch: &Stretch) -> MarkRole {
    let words = || {
        stretch.tokens.tokens().take(20).filter(|&token| syntax.tag(token).upos != Upos::Punct).map(|token| {
            let capital = syntax.word(token).chars().next().is_some_and(char::is_uppercase);
            let content = !matches!(syntax.tag(token).upos, Upos::Det | Upos::Adp | Upos::Cconj | Upos::Part);
            (capital, content)
        })
    };
    let (capitals, contents) = words()
        .filter(|&(_, content)| content)
        .fold((0, 0), |(capitals, all), (capital, _)| (capitals + u32::from(capital), all + 1));
    match contents {
        0 => MarkRole::Other,
        _ if capitals == contents => MarkRole::Title,
        1..=6 => MarkRole::Scare,
        _ => MarkRole::Other,
    }
}
