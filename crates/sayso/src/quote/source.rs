//! Finds who says it by the tree and the punctuation, where the labeler marked no source.
//!
//! The subject of a cue, the noun phrase after one, the pronoun that takes up a source, the name that signs a quote.

use super::{cues, near::words};
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
    (is_pronoun && subject).then(|| TokenRange::one(first))
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
pub(super) fn is_dash(syntax: &Syntax<'_>, token: TokenId) -> bool {
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
    // In a paragraph of its own anybody may sign: *— A former guard*.
    let is_name = syntax.tags.get(name.start.index()).is_some_and(|tag| {
        tag.upos == Upos::Propn || !own && matches!(tag.upos, Upos::Det | Upos::Noun | Upos::Adj)
    });
    let mut words = name.tokens().take(16);
    let clause = words.any(|token| syntax.tag(token).is_verb());
    // A list of publications: *“…” — The Norby Post, May 5, 2008*.
    let year = |token: TokenId| {
        let word = syntax.norm(token);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_place = own || dash == paragraph.start;
    (is_place && is_name && name.len() <= 14 && !clause && !name.tokens().any(year)).then_some(name)
}

/// The noun phrase that stands right before a cue: *in it the union accuses …*.
pub(super) fn before(syntax: &Syntax<'_>, cue: TokenRange) -> Option<TokenRange> {
    let upos = |index: usize| syntax.tags[index].upos;
    let finite =
        |token: TokenId| matches!(syntax.tag(token).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    let sentence = syntax.sentence(cue.start).tokens;
    let mut end = cue.start.index();
    while end > sentence.start.index() && upos(end - 1) == Upos::Adv {
        end -= 1;
    }
    let noun = end > sentence.start.index() && matches!(upos(end - 1), Upos::Noun | Upos::Propn | Upos::Pron);
    let mut start = end;
    while start > sentence.start.index().max(end.saturating_sub(LONGEST_CLAUSE))
        && matches!(
            upos(start - 1),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Det | Upos::Num | Upos::Part
        )
    {
        start -= 1;
        // With its article a phrase is whole: “In it | the union accuses …”.
        if matches!(upos(start), Upos::Det | Upos::Pron) && syntax.tags[start].xpos != Xpos::Pdt {
            break;
        }
    }
    // What follows a preposition is no subject.
    let free = start == sentence.start.index() || upos(start - 1) != Upos::Adp;
    // “Workers chanted, “…””: taggers take the verb for a participle.
    let told = || {
        let mark = TokenId(cue.end.0 + 1);
        mark < sentence.end
            && matches!(syntax.norm(cue.end), "," | ":")
            && opens_marks(syntax, mark)
            && syntax.tag(TokenId(cue.end.0 - 1)).xpos == Xpos::Vbn
    };
    (noun && free && (cue.tokens().any(finite) || told())).then(|| TokenRange::new(start, end))
}

/// Whom the sentence before is about, where a noun and a colon announce a paragraph: *The firm disagreed. In a
/// statement:*
pub(super) fn announcer(syntax: &Syntax<'_>, cue: TokenRange, content: TokenRange) -> Option<TokenRange> {
    let own = syntax.sentence(cue.start);
    let colon = TokenId(own.tokens.end.0 - 1);
    let before = syntax.sentences[syntax.sentence_of[cue.start.index()].checked_sub(1)? as usize];
    let apart = content.start == own.tokens.end && syntax.norm(colon) == ":";
    if !apart || before.paragraph != own.paragraph {
        return None;
    }
    about(syntax, before.tokens).map(|(_, phrase)| phrase)
}

/// Whom or what a sentence is about: its subject and the phrase of it.
pub(super) fn about(syntax: &Syntax<'_>, sentence: TokenRange) -> Option<(TokenId, TokenRange)> {
    let root = sentence.tokens().find(|&token| syntax.head(token).is_none())?;
    let subject = syntax.children(root).find(|&child| is_subject(syntax, child))?;
    let phrase = syntax.subtree(subject);
    (phrase.len() <= 30).then_some((subject, phrase))
}

/// The most tokens of a clause before a colon that are read.
const LONGEST_CLAUSE: usize = 60;

/// The cue and the source in the clause that ends with a colon: its verb and subject, or the colon and a bare name.
pub(super) fn announced(syntax: &Syntax<'_>, colon: TokenId) -> Option<(TokenRange, TokenRange)> {
    let sentence = syntax.sentence(colon).tokens;
    let start = sentence.start.index() + usize::from(opens_marks(syntax, sentence.start));
    let start = start.max(colon.index().saturating_sub(LONGEST_CLAUSE));
    let clause = TokenRange::new(start, colon.index().max(start));
    let root = clause.tokens().find(|&token| {
        syntax.tag(token).upos != Upos::Punct && syntax.head(token).is_none_or(|head| !clause.contains(head))
    })?;
    if matches!(syntax.tag(root).upos, Upos::Noun | Upos::Propn | Upos::Pron) {
        // “The coach, asked about the score:”
        let end = clause.tokens().find(|&token| syntax.norm(token) == ",").unwrap_or(colon);
        let name = TokenRange::new(start, end.index());
        let copula = syntax.children(root).any(|child| syntax.relation(child) == Relation::Cop);
        let named = name.len() <= 3 || syntax.tag(root).upos == Upos::Propn;
        return (!copula && named && name.contains(root) && name.len() <= 12)
            .then(|| (TokenRange::one(colon), name));
    }
    let is_verb = |token: &TokenId| syntax.tag(*token).upos == Upos::Verb;
    let says = |token: &TokenId| {
        let signal = |token: TokenId| cues::signals(syntax, token);
        signal(*token) || syntax.children(*token).any(signal)
    };
    // The verb whose clause the colon ends, rather than one of a clause before it.
    let last = clause.tokens().next_back()?;
    let path =
        || std::iter::once(last).chain(syntax.ancestors(last)).take_while(|&token| clause.contains(token));
    let with_subject =
        |token: &TokenId| is_verb(token) && syntax.children(*token).any(|child| is_subject(syntax, child));
    let signalled = |verb: &TokenId| {
        says(verb) || path().take_while(|token| token != verb).any(|token| cues::signals(syntax, token))
    };
    let verb = path().find(with_subject).filter(signalled);
    let verb = verb.or_else(|| clause.tokens().filter(is_verb).find(says))?;
    let subject = syntax.children(verb).find(|&child| is_subject(syntax, child))?;
    let range = syntax.subtree(subject);
    (range.end <= colon && range.len() <= 30).then(|| (TokenRange::one(verb), range))
}

/// Whether a token is an opening quotation mark.
pub(super) fn opens_marks(syntax: &Syntax<'_>, token: TokenId) -> bool {
    syntax.marks.innermost[token.index()]
        .is_some_and(|id| syntax.marks.stretches[id.0 as usize].open == Some(token))
}

/// Whether what was taken for the source of a participle or a joined verb is but an object of the clause before,
/// while the clause has a subject: *the council condemned the test and pledged …*.
pub(super) fn is_object(
    syntax: &Syntax<'_>,
    source: TokenRange,
    cue: TokenRange,
    content: TokenRange,
) -> bool {
    let Some(verb) = cue.tokens().find(|&token| syntax.tag(token).upos == Upos::Verb) else { return false };
    let joined = matches!(syntax.relation(verb), Relation::Conj | Relation::Advcl);
    let head = super::head(syntax, source);
    let object = matches!(syntax.relation(head), Relation::Obj | Relation::Obl | Relation::Nmod);
    if !joined || !object || source.end > cue.start || passive(syntax, cue) {
        return false;
    }
    // “… was signed by the mayor, saying …”, “the agency quoted the mayor as saying …”.
    let follows = |token: TokenId, word: &str| {
        token.index().checked_sub(1).is_some_and(|before| &*syntax.norms[before] == word)
    };
    let other = |subject: TokenRange| subject.end <= source.start;
    let named = follows(source.start, "by") || follows(cue.start, "as") || syntax.norm(cue.start) == "as";
    !named && subject(syntax, cue, content).is_some_and(other)
}

/// Whether a source is but the subject of the clause that a bare noun is set in by a preposition: *the company closed
/// the shaft amid claims*.
pub(super) fn is_bystander(syntax: &Syntax<'_>, source: TokenRange, cue: TokenRange) -> bool {
    if cue.len() != 1 || source.end > cue.start || syntax.tag(cue.start).upos != Upos::Noun {
        return false;
    }
    let noun = cue.start;
    let own = |child: TokenId| matches!(syntax.relation(child), Relation::Det | Relation::NmodPoss);
    let prepositional = matches!(syntax.relation(noun), Relation::Obl | Relation::Nmod);
    let between = TokenRange::new(source.end.index(), cue.start.index());
    prepositional
        && !syntax.children(noun).any(own)
        && is_subject(syntax, super::head(syntax, source))
        && between.tokens().any(|token| syntax.tag(token).is_verb())
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
    // “She called it soft and asked how …”: joined to a verb in a tense, it asks itself.
    let joined = syntax.relation(cue.start) == Relation::Conj
        && syntax.head(cue.start).is_some_and(|verb| {
            syntax.tag(verb).is_tensed() && syntax.children(verb).any(|child| is_subject(syntax, child))
        });
    if joined {
        return false;
    }
    if !by
        && cue.len() == 1
        && matches!(syntax.tag(cue.start).xpos, Xpos::Vbn | Xpos::Vbd)
        && cues::asks(syntax, cue.start)
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
        syntax.tag(token).xpos == Xpos::Vbn && cues::asks(syntax, token) && {
            let no_auxiliary = |child| syntax.relation(child) != Relation::Aux;
            syntax.children(token).all(no_auxiliary)
        }
    })
}

/// The grammatical subject of a cue without a source: its own, or that of the verb it goes with.
pub(super) fn subject(syntax: &Syntax<'_>, cue: TokenRange, content: TokenRange) -> Option<TokenRange> {
    let is_verb = |token: TokenId| syntax.tag(token).is_verb();
    // Without an auxiliary a passive subject is a parser's slip.
    let is_own = |child: TokenId| syntax.relation(child).is_subject() && !is_verb(child);
    let mut verb = cue.tokens().find(|&token| syntax.tag(token).upos == Upos::Verb)?;
    for _ in 0..5 {
        let children = || syntax.children(verb);
        if is_verb(verb) && children().any(|child| syntax.relation(child) == Relation::AuxPass) {
            return None;
        }
        if let Some(subject) = children().find(|&child| is_own(child)) {
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
