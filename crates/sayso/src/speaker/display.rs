//! How a mention is shown as a name in the cast list: without what the sentence needed and the list does not.

use sayso_report::SpeakerKind;

use super::{
    book::Book,
    fold,
    mention::{Draft, Sort},
    words::{self, DeterminerSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// The most words of a description that is shown as a name or role.
pub(super) const LONGEST: usize = 24;

/// The most words of a description that is shown as an owner.
const SHORT: usize = 4;
/// The most mentions before a possessive pronoun that are looked at for what its owner is called.
const OWNERS: usize = 80;

/// How full a name is: its words, articles aside; long ones do not count as fuller.
pub(super) fn weight(text: &str) -> usize {
    let words = fold::plain_words(text);
    let count = words.iter().filter(|word| !words::is_determiner(word, DeterminerSort::Article)).count();
    if count > LONGEST { 1 } else { count }
}

/// The text of a mention as a name in the cast list.
pub(super) fn shown_name(book: &Book<'_, '_, '_>, mention: usize, kind: SpeakerKind) -> String {
    let draft = &book.drafts[mention];
    let range = match (draft.phrase.name, kind) {
        (Some(name), SpeakerKind::Person) => with_kept_title(book, draft, name),
        (Some(_), SpeakerKind::Group | SpeakerKind::Unnamed)
            if draft.phrase.core.start <= draft.tokens.start =>
        {
            without_clause(book, draft.phrase.core)
        }
        (Some(name), _) => with_descriptor(book, draft, name),
        (None, _) => without_time(book, without_clause(book, draft.phrase.core), draft.head),
    };
    tidy(book.reader.syntax.words(range))
}

/// What a description that begins with *his*, *her* or *its* says with its owner: “Falk’s lawyer” for “his lawyer”,
/// since a cast list is read without the sentences before.
pub(super) fn with_owner(book: &Book<'_, '_, '_>, members: &[usize]) -> Option<String> {
    members.iter().find_map(|&mention| {
        let draft = &book.drafts[mention];
        let core = draft.phrase.core;
        let owner = book
            .mention_at(core.start)
            .filter(|&owner| matches!(book.drafts[owner].sort, Sort::Pronoun(_)) && book.resolved[owner])?;
        let shown = without_time(book, without_clause(book, core), draft.head);
        let rest = TokenRange::new(TokenId(core.start.0 + 1), shown.end);
        (draft.sort == Sort::Nominal && !rest.is_empty())
            .then(|| Some(format!("{}’s {}", called(book, owner)?, tidy(book.reader.syntax.words(rest)))))
            .flatten()
    })
}

/// What the text last called somebody before a pronoun.
pub(super) fn called(book: &Book<'_, '_, '_>, pronoun: usize) -> Option<String> {
    // Whose it is may be left open; a wrong owner may not be shown.
    if book.runner_up[pronoun].is_some() {
        return None;
    }
    let told = |mention: usize| -> Option<String> {
        let draft = &book.drafts[mention];
        let core = draft.phrase.core;
        match (draft.sort, draft.phrase.name) {
            (Sort::Name, Some(name)) => Some(tidy(book.reader.syntax.words(name))),
            (Sort::Nominal, _) if core.len() <= SHORT && book.reader.syntax.norm(core.start) == "the" => {
                let rest = TokenRange::new(TokenId(core.start.0 + 1), core.end);
                Some(format!("the {}", tidy(book.reader.syntax.words(rest))))
            }
            (Sort::Name | Sort::Nominal | Sort::Pronoun(_), _) => None,
        }
    };
    (pronoun.saturating_sub(OWNERS)..pronoun)
        .rev()
        .filter(|&mention| book.cluster(mention) == book.cluster(pronoun))
        .find_map(told)
}

/// A person’s name with the titles that stay part of it: “Sister Marie”, “Juror No. 4”.
fn with_kept_title(book: &Book<'_, '_, '_>, draft: &Draft, name: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let mut start = name.start;
    while start > draft.phrase.tokens.start {
        let before = TokenId(start.0 - 1);
        let kept = words::person_noun(syntax.norm(before)).is_some_and(|(noun, _)| noun.kept)
            && book.reader.is_capital(before);
        // “No. 4”, “Det. Sgt.”: a dot of its own.
        if kept || syntax.word(before) == "." && start < name.start {
            start = before;
        } else {
            break;
        }
    }
    let mut end = name.end;
    let close = draft.phrase.tokens.end;
    let comma = u32::from(end < close && syntax.word(end) == ",");
    // “Helena Marchbanks KC”, “Tom Molomby, SC”
    if end.0 + comma < close.0
        && book.reader.is_acronym(TokenId(end.0 + comma))
        && words::person_noun(syntax.norm(TokenId(end.0 + comma))).is_some_and(|(noun, _)| noun.after)
    {
        end = TokenId(end.0 + comma + 1);
    }
    TokenRange::new(start, end)
}

/// The name of a body with the noun beside it: “the newspaper Rytas”, “the state Supreme Court”, “Tass news agency”.
fn with_descriptor(book: &Book<'_, '_, '_>, draft: &Draft, name: TokenRange) -> TokenRange {
    let start = draft.phrase.core.start;
    if let Some(nouns) = draft.phrase.title.filter(|title| title.start == name.end) {
        let article = name.start.0.checked_sub(1).map(TokenId).filter(|&token| book.reader.is_article(token));
        return TokenRange::new(article.unwrap_or(name.start), nouns.end);
    }
    if start >= name.start || name.end > draft.phrase.core.end {
        return name;
    }
    let before = TokenRange::new(start, name.start);
    let article = book.reader.is_article(start);
    // “an end to the war Russia wages”: a place has no such noun.
    let described = before.len() == 2
        && draft.phrase.kind != SpeakerKind::Place
        && is_lower_noun(book, TokenId(start.0 + 1));
    // “Russia’s Federal Security Service”
    let owned = before.tokens().next_back().is_some_and(|token| book.reader.is_possessive(token))
        && before.tokens().all(|token| book.reader.is_name(token) || book.reader.is_possessive(token));
    let mut end = name.end;
    if draft.speaks {
        let rest = TokenRange::new(name.end, without_acronym(book, draft.phrase.core).end.max(name.end));
        if !rest.is_empty() && is_name_tail(book, rest) {
            end = rest.end;
        }
    }
    let whole = owned || article && (before.len() == 1 || described);
    TokenRange::new(if whole { start } else { name.start }, end)
}

/// Whether a token is a noun in small letters.
fn is_lower_noun(book: &Book<'_, '_, '_>, token: TokenId) -> bool {
    !book.reader.is_capital(token) && book.reader.is_noun(token)
}

/// Whether what follows a name is a part of how it is called: “of Chad”, “for Human Rights”.
fn is_name_tail(book: &Book<'_, '_, '_>, range: TokenRange) -> bool {
    matches!(book.reader.syntax.norm(range.start), "of" | "for" | "in" | "and" | "on")
}

/// A name without the acronym in brackets at its end.
fn without_acronym(book: &Book<'_, '_, '_>, core: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let open = core.tokens().rev().take(4).find(|&token| syntax.word(token) == "(");
    match open {
        Some(open) if open > core.start && book.reader.is_acronym(TokenId(open.0 + 1)) => {
            TokenRange::new(core.start, open)
        }
        Some(_) | None => core,
    }
}

/// A description without the clause at its end: “two aides” of “two aides who sat in on the lunch”.
fn without_clause(book: &Book<'_, '_, '_>, core: TokenRange) -> TokenRange {
    let syntax = book.reader.syntax;
    let clause =
        core.tokens().skip(1).find(|&token| matches!(syntax.norm(token), "who" | "whose" | "whom" | "where"));
    TokenRange::new(core.start, clause.unwrap_or(core.end))
}

/// A description without the time at its end: “an audit” of “an audit published in June”.
fn without_time(book: &Book<'_, '_, '_>, range: TokenRange, head: TokenId) -> TokenRange {
    let syntax = book.reader.syntax;
    let figure = |token: TokenId| syntax.word(token).starts_with(|c: char| c.is_ascii_digit());
    let small = |token: TokenId| {
        matches!(
            syntax.norm(token),
            "in" | "on" | "at" | "this" | "last" | "earlier" | "late" | "early" | ","
        )
    };
    let first = head.max(range.start);
    let mut end = range.end;
    let mut timed = false;
    while end.0 > first.0 + 1 {
        let last = TokenId(end.0 - 1);
        let time = words::is_time(syntax.norm(last)) || figure(last) && syntax.word(last).len() == 4;
        if !(time || small(last) || figure(last)) {
            break;
        }
        timed |= time;
        end = last;
    }
    // “published”, “being released”, “out”
    while timed && end.0 > first.0 + 1 {
        let last = TokenId(end.0 - 1);
        let happens = matches!(syntax.tag(last).upos, Upos::Verb | Upos::Aux)
            || matches!(syntax.norm(last), "out" | "due")
            || syntax.norm(last).ends_with("ed");
        if !happens {
            break;
        }
        end = last;
    }
    // “a deed of 1841”
    let belongs = matches!(syntax.norm(TokenId(end.0 - 1)), "of" | "for" | "from" | "to" | "by");
    if timed && !belongs { TokenRange::new(range.start, end) } else { range }
}

/// Text on one line, without a possessive or punctuation at its end.
pub(super) fn tidy(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_matches([',', ';', ':', '—', '–', '“', '”', '"', '‘']);
    let line = line.strip_suffix("’s").or_else(|| line.strip_suffix("'s")).unwrap_or(line);
    line.trim().to_owned()
}
