//! Mentions: every name, description and pronoun that may refer to a speaker, before it is known to whom.

use std::collections::BTreeMap;

use sayso_report::SpeakerKind;

use super::{
    bounds::simple_end,
    fold,
    phrase::{self, Phrase},
    reader::Reader,
    scan,
    traits::{Number, Person, Sure},
    words::{self, DeterminerSort, Pronoun},
};
use crate::{
    quote::{QuoteId, Quotes, Source},
    syntax::Relation,
    text::{TokenId, TokenRange},
};

/// By what sort of words a draft refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name, with or without title.
    Name,
    /// A description without a name.
    Nominal,
    /// A pronoun.
    Pronoun(Pronoun),
}

/// A mention before it is resolved.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The phrase, taken apart.
    pub(super) phrase: Phrase,
    /// The words shown as the mention.
    pub(super) tokens: TokenRange,
    /// The head of these words.
    pub(super) head: TokenId,
    /// By what sort of words it refers.
    pub(super) sort: Sort,
    /// The words of the name, folded; empty without one.
    pub(super) words: Vec<String>,
    /// Whether it is the source of a quote.
    pub(super) speaks: bool,
    /// Whether it is the subject of a clause or opens its sentence.
    pub(super) subject: bool,
    /// The innermost quote inside whose content it stands.
    pub(super) inside: Option<QuoteId>,
    /// The number of its sentence.
    pub(super) sentence: u32,
}

impl Draft {
    /// Whether it is a name.
    pub(super) fn is_name(&self) -> bool {
        self.sort == Sort::Name
    }
}

/// All drafts in the order of their heads, and for each quote the draft of its source.
pub(super) struct Drafts {
    /// Sorted by head; heads are distinct.
    pub(super) list: Vec<Draft>,
    /// For each quote, the place of its source in `list`.
    pub(super) sources: Vec<Option<usize>>,
}

/// Finds the mentions of a text.
pub(super) fn find(reader: &Reader<'_, '_>, quotes: &Quotes) -> Drafts {
    let inside = innermost_quotes(reader, quotes);
    let mut by_head: BTreeMap<TokenId, Draft> = BTreeMap::new();
    let mut source_heads = Vec::with_capacity(quotes.quotes.len());
    for quote in &quotes.quotes {
        source_heads.push(match quote.source {
            Source::Phrase(range, _) => source(reader, range, &inside, &mut by_head),
            Source::Carried(_) | Source::Nobody => None,
        });
    }
    antecedents(reader, quotes, &inside, &mut by_head);
    owners(reader, &inside, &mut by_head);
    // What a source takes in is not drafted again.
    let mut taken = vec![false; reader.syntax.tokens.len()];
    for draft in by_head.values().filter(|draft| draft.phrase.joint.is_none()) {
        let main = draft.phrase.name.unwrap_or_else(|| described(reader, draft));
        for index in main.indices() {
            taken[index] = true;
        }
        taken[draft.head.index()] = true;
        // “Tom Barr, head of the council”: the apposition is the same person.
        if let Some(after) = draft.phrase.after.filter(|after| {
            draft.phrase.name.is_some_and(|name| name.end <= after.start) && reader.is_nominal(after.start)
        }) && words::pronoun(reader.syntax.norm(after.start)).is_none()
        {
            taken[after.start.index()..simple_end(reader, after).index()].fill(true);
        }
    }
    scan::scan(reader, &inside, &taken, &mut by_head);
    let heads: Vec<TokenId> = by_head.keys().copied().collect();
    let sources =
        source_heads.into_iter().map(|head| head.and_then(|head| heads.binary_search(&head).ok())).collect();
    Drafts { list: by_head.into_values().collect(), sources }
}

/// Drafts the *his*, *her*, *its* or *whose* that a source begins with: “his spokesman”.
fn owners(reader: &Reader<'_, '_>, inside: &[Option<QuoteId>], by_head: &mut BTreeMap<TokenId, Draft>) {
    let described =
        by_head.values().filter(|draft| draft.phrase.core.len() > 1 && draft.phrase.title.is_some());
    let starts: Vec<TokenId> = described.map(|draft| draft.phrase.core.start).collect();
    for start in starts {
        let pronoun = words::pronoun(reader.syntax.norm(start)).filter(|pronoun| {
            pronoun.person == Person::Third && pronoun.number == Some(Number::Singular)
                || pronoun.person == Person::Relative
        });
        if let Some(pronoun) = pronoun {
            let draft = Draft { subject: false, ..pronoun_draft(reader, start, pronoun, inside) };
            by_head.entry(start).or_insert(draft);
        }
    }
}

/// Drafts what *that* or *which* stands for where it is a source: “a cable that raises concern”.
fn antecedents(
    reader: &Reader<'_, '_>,
    quotes: &Quotes,
    inside: &[Option<QuoteId>],
    by_head: &mut BTreeMap<TokenId, Draft>,
) {
    let syntax = reader.syntax;
    for quote in &quotes.quotes {
        let Source::Phrase(range, _) = quote.source else { continue };
        let relative = range.len() == 1
            && words::pronoun(syntax.norm(range.start))
                .is_some_and(|pronoun| pronoun.person == Person::Relative);
        let Some(last) = relative.then(|| range.start.0.checked_sub(1)).flatten() else { continue };
        let verb = syntax.head(range.start).filter(|&verb| syntax.relation(verb) == Relation::AclRelcl);
        let noun = verb.and_then(|verb| syntax.head(verb)).filter(|noun| noun.0 <= last);
        let noun = noun.unwrap_or(if reader.is_break(TokenId(last)) {
            TokenId(last.saturating_sub(1))
        } else {
            TokenId(last)
        });
        let first = (noun.0.saturating_sub(8)..noun.0)
            .map(TokenId)
            .rev()
            .take_while(|&token| reader.is_nominal(token))
            .last()
            .unwrap_or(noun);
        if !reader.is_nominal(noun) || syntax.sentence_of[first.index()] != syntax.sentence_of[noun.index()] {
            continue;
        }
        let whole = TokenRange::new(first, TokenId(noun.0 + 1));
        let phrase = phrase::read(reader, whole);
        let main = phrase.name.unwrap_or(phrase.core);
        let draft = draft(reader, phrase, whole, main, inside);
        by_head.entry(draft.head).or_insert(draft);
    }
}

/// The words of a description without a name that are its own: “officials” of “Iran’s officials in Vienna”.
fn described(reader: &Reader<'_, '_>, draft: &Draft) -> TokenRange {
    if !matches!(draft.sort, Sort::Nominal) {
        return draft.tokens;
    }
    let end = simple_end(reader, draft.tokens);
    if draft.head >= end {
        return draft.tokens;
    }
    let owner =
        (draft.tokens.start.0..draft.head.0).map(TokenId).rev().find(|&token| reader.is_possessive(token));
    TokenRange::new(owner.map_or(draft.tokens.start, |owner| TokenId(owner.0 + 1)), end)
}

/// For each token, the innermost quote whose content holds it.
fn innermost_quotes(reader: &Reader<'_, '_>, quotes: &Quotes) -> Vec<Option<QuoteId>> {
    let syntax = reader.syntax;
    let mut inside = vec![None; syntax.tokens.len()];
    // Quotes come longer before shorter, so inner ones overwrite outer ones; the work is bounded whatever the nesting.
    let mut budget = syntax.tokens.len().saturating_mul(16);
    for (number, quote) in quotes.quotes.iter().enumerate() {
        for &span in &quote.content {
            let range = syntax.tokens_in(span);
            if range.len() > budget {
                return inside;
            }
            budget -= range.len();
            for index in range.indices() {
                inside[index] = Some(QuoteId(number as u32));
            }
        }
    }
    inside
}

/// Drafts the source of a quote and gives its head.
fn source(
    reader: &Reader<'_, '_>,
    range: TokenRange,
    inside: &[Option<QuoteId>],
    by_head: &mut BTreeMap<TokenId, Draft>,
) -> Option<TokenId> {
    let range = with_compound(reader, trim(reader, range)?);
    let first = reader.syntax.norm(range.start);
    let pronoun = words::pronoun(first).filter(|pronoun| {
        // “US” is no “us”.
        !reader.is_place_acronym(range.start)
            && (range.len() == 1
                || (pronoun.person != Person::Relative
                    && (first == "her" || !words::is_determiner(first, DeterminerSort::Possessive))
                    && !(range.len() > 1 && first == "her" && reader.is_nominal(TokenId(range.start.0 + 1)))))
    });
    let mut draft = match pronoun {
        Some(pronoun) => pronoun_draft(reader, range.start, pronoun, inside),
        None => {
            let phrase = phrase::read(reader, range);
            let simple =
                if phrase.name.is_some() && phrase.name.is_some_and(|name| name.end > phrase.core.end) {
                    phrase.name
                } else {
                    None
                };
            let main = simple.or(phrase.name).unwrap_or(phrase.core);
            draft(reader, phrase, range, main, inside)
        }
    };
    draft.speaks = true;
    draft.subject = true;
    let head = draft.head;
    by_head
        .entry(head)
        .and_modify(|old| {
            if old.tokens.len() < draft.tokens.len() {
                *old = draft.clone();
            }
        })
        .or_insert(draft);
    Some(head)
}

/// A source with the nouns before it that describe its first: “*Agriculture* Minister Ana Ruiz”.
fn with_compound(reader: &Reader<'_, '_>, range: TokenRange) -> TokenRange {
    let syntax = reader.syntax;
    let describes = |token: TokenId| {
        syntax.relation(token) == Relation::Compound
            && syntax.head(token).is_some_and(|head| range.contains(head))
            && syntax.sentence_of[token.index()] == syntax.sentence_of[range.start.index()]
            && reader.is_capital(token)
    };
    let before = (range.start.0.saturating_sub(3)..range.start.0).map(TokenId).rev();
    let start = before.take_while(|&token| describes(token)).last().unwrap_or(range.start);
    TokenRange::new(start, range.end)
}

/// A range without punctuation around it.
pub(super) fn trim(reader: &Reader<'_, '_>, range: TokenRange) -> Option<TokenRange> {
    let mut range = range;
    let empty = |token: TokenId| {
        !reader.syntax.word(token).chars().any(char::is_alphanumeric)
            && !reader.syntax.word(token).starts_with('@')
    };
    while !range.is_empty() && empty(range.start) {
        range.start = TokenId(range.start.0 + 1);
    }
    // “Mr. Falk’s” of “Mr. Falk’s answer was no”
    let ends = |last: TokenId| empty(last) && reader.syntax.word(last) != ")" || reader.is_possessive(last);
    while !range.is_empty() && ends(TokenId(range.end.0 - 1)) {
        range.end = TokenId(range.end.0 - 1);
    }
    (!range.is_empty()).then_some(range)
}

/// The token of a range on which the others hang: the last one whose own head lies outside.
fn head_of(reader: &Reader<'_, '_>, range: TokenRange) -> TokenId {
    let outside = |token: &TokenId| reader.syntax.head(*token).is_none_or(|head| !range.contains(head));
    let word = |token: &TokenId| reader.syntax.word(*token).chars().any(char::is_alphanumeric);
    range.tokens().rev().find(|token| outside(token) && word(token)).unwrap_or(TokenId(range.end.0 - 1))
}

/// Makes a draft of a phrase whose main words are `main`.
pub(super) fn draft(
    reader: &Reader<'_, '_>,
    phrase: Phrase,
    tokens: TokenRange,
    main: TokenRange,
    inside: &[Option<QuoteId>],
) -> Draft {
    // Two who are joined have heads of their own, and are mentions of their own.
    let head = phrase.joint.unwrap_or_else(|| head_of(reader, main));
    let words = phrase.name.map(|name| name_words(reader, name)).unwrap_or_default();
    let sort = if words.is_empty() { Sort::Nominal } else { Sort::Name };
    Draft {
        tokens,
        head,
        sort,
        words,
        speaks: false,
        subject: is_subject(reader, head, tokens.start),
        inside: inside[head.index()],
        sentence: reader.syntax.sentence_of[head.index()],
        phrase,
    }
}

/// The folded words of a name: without article, possessive and nickname.
fn name_words(reader: &Reader<'_, '_>, name: TokenRange) -> Vec<String> {
    let text = reader.syntax.words(name);
    let mut words = fold::plain_words(text);
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// Whether a phrase is a subject by the tree, or opens its sentence and owns nothing: not *Falk* of “Falk’s claim”.
fn is_subject(reader: &Reader<'_, '_>, head: TokenId, start: TokenId) -> bool {
    let owner = TokenId(head.0 + 1);
    let owns = owner.index() < reader.syntax.tokens.len() && reader.is_possessive(owner);
    reader.syntax.relation(head).is_subject() || reader.opens_sentence(start) && !owns
}

/// Drafts a pronoun.
pub(super) fn pronoun_draft(
    reader: &Reader<'_, '_>,
    token: TokenId,
    pronoun: Pronoun,
    inside: &[Option<QuoteId>],
) -> Draft {
    let tokens = TokenRange::one(token);
    let phrase = Phrase {
        tokens,
        core: tokens,
        name: None,
        title: None,
        after: None,
        nouns: Vec::new(),
        kind: SpeakerKind::Unnamed,
        sure: Sure::Guess,
        gender: pronoun.gender,
        number: pronoun.number.unwrap_or(Number::Singular),
        joint: None,
    };
    Draft { sort: Sort::Pronoun(pronoun), ..draft(reader, phrase, tokens, tokens, inside) }
}
