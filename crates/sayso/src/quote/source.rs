//! Finds who says it by the tree and the punctuation, where the labeler marked no source.
//!
//! The subject of a cue, the noun phrase after one, the pronoun that takes up a source, the name that signs a quote.

use super::group::words;
use crate::{
    syntax::{Relation, Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// Whether a token is a grammatical subject.
pub(super) fn is_subject(syntax: &Syntax<'_>, token: TokenId) -> bool {
    syntax.relation(token) == Relation::Nsubj
}

/// The relative pronoun that takes up a source as the subject of a cue: *her captors, who threatened*.
pub(super) fn relative(syntax: &Syntax<'_>, source: TokenRange, cue: TokenRange) -> Option<TokenRange> {
    let between = TokenRange::new(source.end.index(), cue.start.index().max(source.end.index()));
    let mut words = between.tokens().take(6).filter(|&token| syntax.tag(token).upos != Upos::Punct);
    let first = words.next()?;
    let is_pronoun = matches!(syntax.tag(first).xpos, Xpos::Wp | Xpos::Wdt);
    let subject = syntax.head(first).is_some_and(|head| cue.contains(head)) && is_subject(syntax, first);
    (is_pronoun && subject).then(|| TokenRange::new(first.index(), first.index() + 1))
}

/// The noun phrase right after a cue that follows marked words: *“…,” quips the mayor*.
pub(super) fn inverted(syntax: &Syntax<'_>, cue: TokenRange, content: TokenRange) -> Option<TokenRange> {
    let between = TokenRange::new(content.end.index(), cue.start.index().max(content.end.index()));
    syntax.marks.innermost[content.end.index().checked_sub(1)?]?;
    let verb = TokenId(cue.end.0 - 1);
    if content.end > cue.start || words(syntax, between) > 0 || syntax.tag(verb).upos != Upos::Verb {
        return None;
    }
    let noun = |token: &TokenId| matches!(syntax.tag(*token).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let mut phrases = syntax.children(verb).filter(noun).map(|child| syntax.subtree(child));
    phrases.find(|phrase| phrase.start == cue.end && phrase.len() <= 30)
}

/// Whether a token is a dash between words.
fn is_dash(syntax: &Syntax<'_>, token: TokenId) -> bool {
    matches!(syntax.norm(token), "-" | "--" | "–" | "—" | "―")
}

/// The name that signs marked words: a dash and a few words without a verb up to the end of the paragraph,
/// right after the closing mark or in the next paragraph.
pub(super) fn signature(syntax: &Syntax<'_>, content: TokenRange) -> Option<TokenRange> {
    syntax.marks.innermost[content.start.index()]?;
    let dash = content.end;
    if dash.index() >= syntax.tokens.len() || !is_dash(syntax, dash) {
        return None;
    }
    let paragraph = syntax.paragraph_tokens[syntax.sentence(dash).paragraph as usize];
    let own = syntax.sentence(content.start).paragraph == syntax.sentence(dash).paragraph;
    let mut name = TokenRange::new(dash.index() + 1, paragraph.end.index());
    if !name.is_empty() && syntax.norm(TokenId(name.end.0 - 1)) == "." {
        name.end.0 -= 1;
    }
    let is_name = syntax.tags.get(name.start.index()).is_some_and(|tag| tag.upos == Upos::Propn);
    let mut words = name.tokens().take(16);
    let clause = words.any(|token| matches!(syntax.tag(token).upos, Upos::Verb | Upos::Aux));
    ((own || dash == paragraph.start) && is_name && name.len() <= 14 && !clause).then_some(name)
}

/// Whether a cue has a passive verb: what stands before it is not who communicates.
pub(super) fn passive(syntax: &Syntax<'_>, cue: TokenRange) -> bool {
    let last = cue.tokens().rev().find(|&token| syntax.tag(token).upos == Upos::Verb);
    last.is_some_and(|verb| {
        syntax.tag(verb).xpos == Xpos::Vbn
            && syntax.children(verb).any(|child| syntax.relation(child) == Relation::AuxPass)
    })
}

/// Whether a cue is a participle of being asked: *asked whether*, *when pressed*; who asks is seldom named.
pub(super) fn asked(syntax: &Syntax<'_>, cue: TokenRange) -> bool {
    let opens = || {
        let start = syntax.sentence(cue.start).tokens.start;
        let before = cue.start.index().checked_sub(1).map(|index| syntax.norm(TokenId::from(index)));
        cue.start == start || before.is_some_and(|word| matches!(word, "when" | "if" | "," | "and" | "but"))
    };
    let by = syntax.norms.get(cue.end.index()).is_some_and(|word| &**word == "by")
        || syntax.norm(TokenId(cue.end.0 - 1)) == "by";
    if !by
        && cue.len() == 1
        && matches!(syntax.tag(cue.start).xpos, Xpos::Vbn | Xpos::Vbd)
        && super::cues::asks(syntax, cue.start)
        && opens()
        && !syntax.children(cue.start).any(|child| child < cue.start && is_subject(syntax, child))
        && syntax.norms.get(cue.end.index()).is_some_and(|word| {
            matches!(
                &**word,
                "if" | "whether" | "about" | "why" | "how" | "what" | "when" | "who" | "where" | "for" | "on"
            )
        })
    {
        return true;
    }
    cue.tokens().last().is_some_and(|token| {
        syntax.tag(token).xpos == Xpos::Vbn && super::cues::asks(syntax, token) && {
            let no_auxiliary = |child| syntax.relation(child) != Relation::Aux;
            syntax.children(token).all(no_auxiliary)
        }
    })
}

/// The grammatical subject of a cue without a source: its own, or that of the verb it goes with.
pub(super) fn subject(syntax: &Syntax<'_>, cue: TokenRange, content: TokenRange) -> Option<TokenRange> {
    let is_verb = |token: TokenId| matches!(syntax.tag(token).upos, Upos::Verb | Upos::Aux);
    let mut verb = cue.tokens().find(|&token| syntax.tag(token).upos == Upos::Verb)?;
    for _ in 0..5 {
        let children = || syntax.children(verb);
        if is_verb(verb) && children().any(|child| syntax.relation(child) == Relation::AuxPass) {
            return None;
        }
        if let Some(subject) = children().find(|&child| is_subject(syntax, child)) {
            let range = syntax.subtree(subject);
            let apart = range.end <= content.start || content.end <= range.start;
            return (apart && range.len() <= 30).then_some(range);
        }
        let shares = matches!(
            syntax.relation(verb),
            Relation::Conj | Relation::Advcl | Relation::Xcomp | Relation::Parataxis | Relation::Acl
        ) || !is_verb(verb);
        verb = syntax.head(verb).filter(|_| shares)?;
    }
    None
}
