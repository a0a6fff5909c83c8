//! Headlines and sentences that end with who says them: *Keeper out until spring, coach confirms*.

use super::{Page, reports};
use crate::{
    quote::{
        cues::{Cue, CueSort, always_reports},
        label::Role,
    },
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// The most tokens of such a headline or sentence.
const LONGEST: usize = 60;

/// The most tokens from the comma before who says it to the end.
const REACH: usize = 14;

pub(super) fn rescue(syntax: &Syntax<'_>, cues: &[Cue], page: &mut Page) {
    let headlines = syntax.paragraph_tokens.iter().filter_map(|&paragraph| {
        let says = |verb: TokenId| {
            // Taggers take the verb at the end of a headline for a noun.
            matches!(cues[verb.index()].sort, CueSort::VerbAlways | CueSort::VerbOften)
                || always_reports(syntax.norm(verb))
        };
        Some((paragraph, told_at_end(syntax, paragraph, says)?))
    });
    let sentences = syntax.sentences.iter().filter_map(|sentence| {
        let stop = TokenId(sentence.tokens.end.0.checked_sub(1)?);
        let stated = TokenRange::new(sentence.tokens.start, stop);
        let says = |verb: TokenId| reports(syntax, cues, verb);
        let plain = syntax.norm(stop) == "." && !stated.is_empty();
        Some((sentence.tokens, plain.then(|| told_at_end(syntax, stated, says))??))
    });
    for (whole, found) in headlines.chain(sentences) {
        if page.is_free(whole) {
            page.add(whole, found);
        }
    }
}

/// Content, source and cue of words that end with who says them: *The mine will close, the firm has announced*.
fn told_at_end(
    syntax: &Syntax<'_>,
    words: TokenRange,
    says: impl Fn(TokenId) -> bool,
) -> Option<[(Role, TokenRange); 3]> {
    if words.len() < 5 || words.len() > LONGEST {
        return None;
    }
    let verb = TokenId(words.end.0 - 1);
    let has = TokenId(verb.0 - 1);
    let cue = if syntax.tag(has).upos == Upos::Aux { has } else { verb };
    let comma = words.tokens().rev().take(REACH).find(|&token| syntax.norm(token) == ",")?;
    let source = TokenRange::new(comma.index() + 1, cue.index().max(comma.index() + 1));
    let nominal = |token: TokenId| {
        matches!(
            syntax.tag(token).upos,
            Upos::Noun
                | Upos::Propn
                | Upos::Pron
                | Upos::Adj
                | Upos::Det
                | Upos::Num
                | Upos::Part
                | Upos::Adp
        )
    };
    let named = !source.is_empty() && source.tokens().all(nominal) && comma.index() > words.start.index() + 1;
    let content = TokenRange::new(words.start.index(), comma.index());
    (says(verb) && named).then(|| {
        [
            (Role::Content, content),
            (Role::Source, source),
            (Role::Cue, TokenRange::new(cue.index(), words.end.index())),
        ]
    })
}
