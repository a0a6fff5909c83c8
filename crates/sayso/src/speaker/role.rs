//! The role of a speaker in the words of the text: title, apposition, affiliation, clause, description elsewhere.

use sayso_report::SpeakerKind;

use super::{
    book::Book,
    display::{LONGEST, called, tidy},
    extent::extent,
    kinds::head_noun,
    mention::{Draft, Sort},
    traits::{Number, Person},
    words::{self, DeterminerSort, PlaceSort},
};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
};

/// What a reader would write beside the name in a cast list.
///
/// A description that is the name itself is none here, so the unnamed have one only in an apposition.
pub(super) fn of(
    book: &Book<'_, '_, '_>,
    members: &[usize],
    kind: SpeakerKind,
    name: &str,
) -> Option<String> {
    let drafts = || members.iter().map(|&mention| &book.drafts[mention]);
    let named = drafts().any(Draft::is_name);
    let title = match kind {
        SpeakerKind::Person => {
            // “UK’s Starmer” says less than “Prime Minister Keir Starmer”.
            let titles = || drafts().filter_map(|draft| human_title(book, draft));
            let owned = |title: &TokenRange| book.reader.is_possessive(TokenId(title.end.0 - 1));
            longest(titles().filter(|title| !owned(title))).or_else(|| longest(titles()))
        }
        SpeakerKind::Organization | SpeakerKind::Group | SpeakerKind::Document | SpeakerKind::Place => {
            longest(drafts().filter_map(|draft| descriptor(book, draft)))
        }
        SpeakerKind::Unnamed => None,
    };
    if title.is_none()
        && let Some(text) = drafts().filter_map(|draft| around_name(book, draft)).max_by_key(String::len)
        && !bare(name).contains(&text)
    {
        return Some(text);
    }
    let own = |draft: &&Draft| draft.is_name() || !named;
    let after = drafts().filter(own).find_map(|draft| apposition(book, draft, kind));
    let elsewhere = (named && kind != SpeakerKind::Place).then(|| description(book, members, kind)).flatten();
    let clause = || match kind {
        SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Unnamed => {
            drafts().filter(own).find_map(|draft| clause(book, draft))
        }
        SpeakerKind::Group | SpeakerKind::Document | SpeakerKind::Place => None,
    };
    let predicate = || match kind {
        SpeakerKind::Person => drafts().find_map(|draft| predicate(book, draft)),
        SpeakerKind::Organization
        | SpeakerKind::Group
        | SpeakerKind::Document
        | SpeakerKind::Place
        | SpeakerKind::Unnamed => None,
    };
    let fuller = |title: TokenRange| {
        elsewhere.filter(|other| title.len() == 1 && after.is_none() && other.len() > 2).unwrap_or(title)
    };
    let parts = match (title, after) {
        (Some(title), Some(after)) if title.len() + after.len() <= LONGEST => vec![title, after],
        (Some(title), _) => vec![fuller(title)],
        (None, Some(after)) => vec![after],
        (None, None) => vec![elsewhere.or_else(predicate).or_else(clause)?],
    };
    let text = |range: &TokenRange| {
        let shown = without_pronouns(book, *range);
        let text = bare(&tidy(book.reader.syntax.words(shown))).to_owned();
        // “Falk’s husband” for “her husband”
        let owner = book.mention_at(range.start).filter(|_| shown.start > range.start);
        let owner = owner.filter(|&owner| book.resolved[owner] && !members.contains(&owner));
        if let Some(owner) = owner.and_then(|owner| called(book, owner)) {
            return format!("{owner}’s {text}");
        }
        if kind == SpeakerKind::Person && Some(*range) == title { one_of_them(text) } else { text }
    };
    let role = parts.iter().map(text).collect::<Vec<_>>().join(", ");
    let same = bare(name).to_lowercase().contains(&role.to_lowercase());
    (!same && !role.is_empty()).then_some(role)
}

/// What somebody unnamed is, where the description is all that the text calls them: *police spokesman*.
pub(super) fn description_of_one(kind: SpeakerKind, number: Number, name: &str) -> Option<String> {
    let one = kind == SpeakerKind::Unnamed && number == Number::Singular;
    let description = bare(name);
    (one && description.len() < name.len()).then(|| description.to_owned())
}

/// The title of one of those who share it: “Council member” of “Council members Ana Ruiz and Tom Barr”.
fn one_of_them(title: String) -> String {
    let last = title.rsplit(' ').next().unwrap_or_default();
    match words::one_of_them(last) {
        Some(one) => format!("{}{one}", &title[..title.len() - last.len()]),
        None => title,
    }
}

/// A description without the *its* it begins with and the *who* it ends in.
fn without_pronouns(book: &Book<'_, '_, '_>, range: TokenRange) -> TokenRange {
    let norm = |token: TokenId| book.reader.syntax.norm(token);
    let mut range = range;
    if range.len() > 1 && words::is_determiner(norm(range.start), DeterminerSort::Possessive) {
        range.start = TokenId(range.start.0 + 1);
    }
    let last = TokenId(range.end.0 - 1);
    let relative = words::pronoun(norm(last)).is_some_and(|pronoun| pronoun.person == Person::Relative);
    if range.len() > 1 && relative {
        range.end = last;
    }
    range
}

/// Text without the article it begins with.
fn bare(text: &str) -> &str {
    ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text)
}

/// The longest of some ranges that can be shown, the first of equals.
fn longest(ranges: impl Iterator<Item = TokenRange>) -> Option<TokenRange> {
    ranges
        .filter(|range| range.len() <= LONGEST)
        .max_by_key(|range| (range.len(), std::cmp::Reverse(range.start)))
}

/// The title before a person’s name, where it says what the person is.
fn human_title(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<TokenRange> {
    let title = draft.phrase.title.filter(|_| draft.is_name())?;
    let reader = book.reader;
    let title = without_adverbs(book, without_kept(book, title)?);
    let owner = title.tokens().next_back().is_some_and(|token| reader.is_possessive(token));
    let human = title.tokens().any(|token| words::person_noun(reader.syntax.norm(token)).is_some());
    let people = title.tokens().all(|token| {
        matches!(words::place(reader.syntax.norm(token)), Some((_, PlaceSort::People | PlaceSort::Country)))
    });
    // “Morcha convener Balkar Singh”: any noun right before a person’s name says what the person is.
    let last = TokenId(title.end.0 - 1);
    // “last month”, “at 9 a.m.”
    let when = matches!(reader.syntax.norm(title.start), "last" | "this" | "next")
        || reader.syntax.tag(title.start).upos == Upos::Num;
    let noun = reader.syntax.tag(last).upos == Upos::Noun && !reader.is_capital(last) && !when;
    (human || noun || (owner && title.tokens().any(|token| reader.is_name(token))) || people).then_some(title)
}

/// A title without the adverbs and conjunctions before it: “Perhaps Captain”, “But Captain”.
fn without_adverbs(book: &Book<'_, '_, '_>, title: TokenRange) -> TokenRange {
    let apart = |&token: &TokenId| {
        matches!(book.reader.syntax.tag(token).upos, Upos::Adv | Upos::Cconj | Upos::Sconj | Upos::Intj)
            && !words::is_noun(book.reader.syntax.norm(token))
    };
    let count = title.tokens().take(title.len() - 1).take_while(apart).count() as u32;
    TokenRange::new(TokenId(title.start.0 + count), title.end)
}

/// A title without what stays part of the name: *Sister*.
fn without_kept(book: &Book<'_, '_, '_>, title: TokenRange) -> Option<TokenRange> {
    let syntax = book.reader.syntax;
    let mut end = title.end;
    while end > title.start {
        let last = TokenId(end.0 - 1);
        let kept = words::person_noun(syntax.norm(last)).is_some_and(|(noun, _)| noun.kept);
        if !(kept && book.reader.is_capital(last)) {
            break;
        }
        end = last;
    }
    (end > title.start).then(|| TokenRange::new(title.start, end))
}

/// The description beside a body’s name: “Iran’s official news agency” of IRNA, not “the newspaper”.
fn descriptor(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<TokenRange> {
    let title = draft.phrase.title.filter(|_| draft.is_name())?;
    let name = draft.phrase.name?;
    let noun = title.tokens().any(|token| !book.reader.is_capital(token) && book.reader.is_noun(token));
    // “the social network Murmur”, “consultancy Transit Metrics”, but not “Jordanian state TV”, “government MPs”
    let last = book.reader.syntax.norm(TokenId(title.end.0 - 1));
    let human = words::person_noun(book.reader.syntax.norm(TokenId(name.end.0 - 1))).is_some();
    let body = !human && (words::is_organization_noun(last) || words::is_document_noun(last));
    let before = title.end < name.start || title.end == name.start && (title.len() > 2 || body);
    (noun && before).then_some(title)
}

/// The description around a body’s name: “official news agency” of “the official Xinhua news agency”.
fn around_name(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<String> {
    let name = draft.phrase.name?;
    let nouns = draft.phrase.title.filter(|title| title.start == name.end && !title.is_empty())?;
    let before = TokenRange::new(draft.phrase.core.start.min(name.start), name.start);
    let text = [before, nouns].map(|range| tidy(book.reader.syntax.words(range)).to_owned());
    // Whose it is keeps its mark, which is trimmed off the end of a name.
    let owned = before.tokens().next_back().is_some_and(|token| book.reader.is_possessive(token));
    let [before, nouns] = text;
    let mark = if owned { "’s" } else { "" };
    Some(bare(&format!("{before}{mark} {nouns}")).trim().to_owned())
}

/// The noun phrase set off after a name, or the affiliation right after it.
fn apposition(book: &Book<'_, '_, '_>, draft: &Draft, kind: SpeakerKind) -> Option<TokenRange> {
    let belongs = |after: &TokenRange| {
        let first = book.reader.syntax.norm(after.start);
        kind == SpeakerKind::Person && draft.is_name() && matches!(first, "of" | "from" | "for")
    };
    let set_off = draft.phrase.after.filter(|after| is_noun_phrase(book, *after) || belongs(after));
    let found =
        set_off.or_else(|| if kind == SpeakerKind::Person { affiliation(book, draft) } else { None })?;
    shortened(book, found)
}

/// A description that can be shown: a long one up to its first comma or clause.
fn shortened(book: &Book<'_, '_, '_>, range: TokenRange) -> Option<TokenRange> {
    if range.len() <= LONGEST {
        return Some(range);
    }
    let reader = book.reader;
    let cut = range.tokens().skip(1).take(LONGEST).find(|&token| {
        reader.is_break(token) || matches!(reader.syntax.norm(token), "who" | "whose" | "which")
    })?;
    Some(TokenRange::new(range.start, cut))
}

/// Whether what is set off describes: it begins like a noun phrase and has a noun for a human being or a body.
fn is_noun_phrase(book: &Book<'_, '_, '_>, after: TokenRange) -> bool {
    let reader = book.reader;
    let first = after.start;
    let begins = reader.is_nominal(first)
        && words::pronoun(reader.syntax.norm(first)).is_none_or(|_| {
            reader.syntax.tag(first).upos != Upos::Pron
                || words::is_determiner(reader.syntax.norm(first), DeterminerSort::Possessive)
        });
    // “Nairobi, Kenya”
    let place = words::place(&reader.lower(after)).is_some();
    // “Ana Ruiz, harbour master”: what the tagger reads as a verb.
    let next = TokenId(first.0 + 1);
    let mistaken = reader.syntax.tag(first).upos == Upos::Verb
        && !reader.syntax.norm(first).ends_with("ing")
        && !reader.syntax.norm(first).ends_with("ed")
        && next < after.end
        && words::person_noun(reader.syntax.norm(next)).is_some();
    (begins || mistaken)
        && !place
        && reader.syntax.word(first).chars().any(char::is_alphabetic)
        && words::person_noun(reader.syntax.norm(first))
            .is_none_or(|(noun, _)| !noun.after || after.len() > 1)
        && !matches!(reader.syntax.norm(first), "last" | "this" | "now" | "or")
}

/// The clause after a name that tells what its bearer does: “who runs a fish shop”, “which bargains for the owners”.
fn clause(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<TokenRange> {
    let after = draft.phrase.after?;
    let first = book.reader.syntax.norm(after.start);
    // “Ana Ruiz, prosecuting”
    let acts = matches!(first, "prosecuting" | "defending" | "representing");
    let relative = (acts || matches!(first, "who" | "whose" | "which")) && after.len() <= LONGEST;
    // What somebody says is no description: “who told the court that …”.
    (relative && !book.speaks_at(after.start)).then_some(after)
}

/// What a sentence says a person is: “Nan Crook is the member for Barrow East”.
fn predicate(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<TokenRange> {
    let reader = book.reader;
    let syntax = reader.syntax;
    let start = TokenId(draft.tokens.end.0 + 1);
    if !draft.is_name() || draft.inside.is_some() || start >= syntax.sentence(draft.head).tokens.end {
        return None;
    }
    let is = matches!(syntax.norm(draft.tokens.end), "is" | "was");
    if !is || !syntax.relation(draft.head).is_subject() || !reader.is_article(start) {
        return None;
    }
    let (simple, end) = extent(reader, start);
    let (_, noun, _) = head_noun(reader, TokenRange::new(start, simple))?;
    let whole = TokenRange::new(start, end);
    (words::person_noun(&noun).is_some() && whole.len() <= LONGEST).then_some(whole)
}

/// The phrase right after a person’s name: “Lynn Abernathy of Corliss Research”.
fn affiliation(book: &Book<'_, '_, '_>, draft: &Draft) -> Option<TokenRange> {
    let name = draft.phrase.name?;
    let core = draft.phrase.core;
    let follows = draft.phrase.kind == SpeakerKind::Person
        && name.end < core.end
        && matches!(book.reader.syntax.norm(name.end), "of" | "from" | "at" | "with");
    // “Ana Ruiz (D-Ohio)”
    let inner = TokenId(name.end.0 + 1);
    if draft.phrase.kind == SpeakerKind::Person
        && inner < core.end
        && book.reader.syntax.word(name.end) == "("
        && book.reader.is_capital(inner)
    {
        let close =
            (inner.0..core.end.0).take(6).map(TokenId).find(|&token| book.reader.syntax.word(token) == ")");
        return close.filter(|&close| close > inner).map(|close| TokenRange::new(inner, close));
    }
    // “at 24 per cent” is a result.
    let counts = || {
        let next = TokenId(name.end.0 + 1);
        next >= core.end || book.reader.syntax.tag(next).upos == Upos::Num
    };
    (follows && !counts()).then(|| TokenRange::new(name.end, core.end))
}

/// A description that stands elsewhere: “the mayor”, “Nigeria’s main militant group”.
fn description(book: &Book<'_, '_, '_>, members: &[usize], kind: SpeakerKind) -> Option<TokenRange> {
    let described = members
        .iter()
        .map(|&mention| &book.drafts[mention])
        .filter(|draft| draft.sort == Sort::Nominal)
        .map(|draft| draft.phrase.core)
        .filter(|core| kind == SpeakerKind::Person || core.len() > 2);
    longest(described)
}
