//! What single tokens are for names and noun phrases: capitals, titles, articles, breaks.
//!
//! Tags may err, so capitals, position and the word lists have their say beside them.

use std::collections::HashSet;

use super::{
    traits::Number,
    words::{self, DeterminerSort},
};
use crate::{
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange, sentence::Sort},
};

/// A text with the words that are surely capitalized for their own sake.
pub(super) struct Reader<'s, 't> {
    /// The grammar.
    pub(super) syntax: &'s Syntax<'t>,
    /// Words in lower case that stand capitalized inside plain sentences.
    known: HashSet<&'s str>,
    /// Names in lower case that something lies in or near, and that are no last name of a longer one.
    located: HashSet<String>,
    /// For each sentence, whether most of its words are capitalized, so that capitals tell nothing.
    shouting: Vec<bool>,
    /// For each token, whether it begins with a capital letter.
    capitals: Vec<bool>,
    /// For each token, whether it is part of a name.
    names: Vec<bool>,
}

impl<'s, 't> Reader<'s, 't> {
    /// Reads the capitals of a text.
    pub(super) fn new(syntax: &'s Syntax<'t>) -> Self {
        let tokens = || (0..syntax.tokens.len()).map(TokenId::from);
        let mut reader = Self {
            syntax,
            known: HashSet::new(),
            located: HashSet::new(),
            shouting: Vec::new(),
            capitals: tokens().map(|token| starts_with_capital(syntax.word(token))).collect(),
            names: Vec::new(),
        };
        reader.shouting =
            syntax.sentences.iter().map(|sentence| reader.is_shouting(sentence.tokens)).collect();
        for (sentence, &shouting) in syntax.sentences.iter().zip(&reader.shouting) {
            if shouting {
                continue;
            }
            for token in sentence.tokens.tokens().skip(1) {
                if reader.is_capital(token) && !reader.opens_sentence(token) && !reader.is_closed_class(token)
                {
                    reader.known.insert(syntax.norm(token));
                }
            }
        }
        reader.names = tokens().map(|token| reader.reads_as_name(token)).collect();
        reader.located = reader.located_names();
        reader
    }

    /// The names that stand right after *in* or *near*, less those that others bear as a last name: “trust in Ruiz”.
    fn located_names(&self) -> HashSet<String> {
        let count = self.syntax.tokens.len();
        let mut located = HashSet::new();
        let mut last_names = HashSet::new();
        let mut at = 0;
        while at < count {
            let start = TokenId::from(at);
            let end = (at..count).map(TokenId::from).find(|&token| !self.is_name(token));
            let run = TokenRange::new(start, end.unwrap_or(TokenId::from(count)));
            at = run.end.index().max(at + 1);
            let Some(before) = start.0.checked_sub(1).filter(|_| !run.is_empty()).map(TokenId) else {
                continue;
            };
            if matches!(self.syntax.norm(before), "in" | "near" | "across" | "throughout" | "outside") {
                located.insert(self.lower(run));
            }
            if run.len() > 1 || words::person_noun(self.syntax.norm(before)).is_some() {
                last_names.insert(self.lower(TokenRange::one(TokenId(run.end.0 - 1))));
            }
        }
        located.retain(|name| !last_names.contains(name));
        located
    }

    /// Whether something lies in or near what bears a name, so that it is a place.
    pub(super) fn is_located(&self, name: TokenRange) -> bool {
        self.located.contains(&self.lower(name))
    }

    /// Whether a token stands in a dateline, which names nobody.
    pub(super) fn is_dateline(&self, token: TokenId) -> bool {
        self.syntax.sentence(token).sort == Sort::Dateline
    }

    /// Whether nearly all words of a sentence are capitalized, as in headlines.
    fn is_shouting(&self, tokens: TokenRange) -> bool {
        // “Question (Ana Ruiz, Daily Star):” is the label of a turn.
        if tokens.tokens().next_back().is_some_and(|last| self.syntax.word(last) == ":") {
            return false;
        }
        let (mut capital, mut small) = (0u32, 0u32);
        for token in tokens.tokens() {
            let word = self.syntax.word(token);
            if word.chars().next().is_some_and(char::is_alphabetic) && word.chars().count() > 3 {
                if self.is_capital(token) {
                    capital += 1;
                } else if self.syntax.tag(token).upos == Upos::Verb {
                    return false;
                } else {
                    small += 1;
                }
            }
        }
        capital >= 4 && small * 4 < capital
    }

    /// Whether a token begins with a capital letter.
    pub(super) fn is_capital(&self, token: TokenId) -> bool {
        self.capitals[token.index()]
    }

    /// Whether all letters are capitals, two at least.
    pub(super) fn is_acronym(&self, token: TokenId) -> bool {
        let word = self.syntax.word(token);
        word.chars().filter(|c| c.is_uppercase()).count() >= 2
            && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&' | '-' | '0'..='9'))
    }

    /// Whether a token that could be a pronoun is a place in capitals: *US*.
    pub(super) fn is_place_acronym(&self, token: TokenId) -> bool {
        self.is_acronym(token) && words::place(self.syntax.norm(token)).is_some()
    }

    /// Whether a token opens its sentence, quotation marks and bullets aside.
    pub(super) fn opens_sentence(&self, token: TokenId) -> bool {
        let start = self.syntax.sentence(token).tokens.start;
        let mut before = token;
        while before > start {
            before = TokenId(before.0 - 1);
            let upos = self.syntax.tag(before).upos;
            let word = self.syntax.word(before);
            if word.chars().any(char::is_alphanumeric) {
                return false;
            }
            if matches!(word, "\"" | "“" | "‘" | "«" | "„" | ":" | "—" | "–" | "-")
                || word.starts_with(['“', '"'])
            {
                return true;
            }
            if upos != Upos::Punct && upos != Upos::Sym {
                return false;
            }
        }
        true
    }

    /// Whether a token is a determiner, preposition, conjunction, pronoun or auxiliary.
    fn is_closed_class(&self, token: TokenId) -> bool {
        matches!(
            self.syntax.tag(token).upos,
            Upos::Det
                | Upos::Adp
                | Upos::Cconj
                | Upos::Sconj
                | Upos::Pron
                | Upos::Aux
                | Upos::Part
                | Upos::Num
        )
    }

    /// Whether a token is part of a name.
    pub(super) fn is_name(&self, token: TokenId) -> bool {
        self.names[token.index()]
    }

    /// The same, from the words around.
    fn reads_as_name(&self, token: TokenId) -> bool {
        if !self.is_capital(token) {
            let handle = self.syntax.word(token).starts_with('@') && self.syntax.word(token).len() > 1;
            return handle || self.goes_on_hyphenated(token);
        }
        self.is_capitalized_name(token)
    }

    /// Whether a word was joined by a hyphen to one with a capital: *bian* of “Shui-bian”.
    fn goes_on_hyphenated(&self, token: TokenId) -> bool {
        let joined = token.0 >= 2
            && self.is_joint(TokenId(token.0 - 1))
            && self.syntax.word(TokenId(token.0 - 1)) != "/"
            && self.is_capital(TokenId(token.0 - 2))
            && self.syntax.word(token).chars().all(char::is_alphabetic)
            && words::person_noun(self.syntax.norm(token)).is_none();
        // “Kim Jong-un said”, but “the Rome U.S.-led force”: a participle describes the noun that follows.
        let describes = matches!(self.syntax.tag(token).upos, Upos::Verb | Upos::Adj | Upos::Adv)
            && (token.0 < 3
                || !self.is_capital(TokenId(token.0 - 3))
                || self
                    .syntax
                    .tags
                    .get(token.index() + 1)
                    .is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn | Upos::Adj)));
        joined && !describes
    }

    /// The same for a word with a capital.
    fn is_capitalized_name(&self, token: TokenId) -> bool {
        let norm = self.syntax.norm(token);
        if words::is_calendar(norm) && !self.follows_given_name(token)
            || words::pronoun(norm).is_some_and(|_| !self.is_acronym(token))
        {
            return false;
        }
        let upos = self.syntax.tag(token).upos;
        let listed = || {
            words::is_given_name(norm)
                || words::place(norm).is_some()
                || words::organization(norm).is_some()
                || self.known.contains(norm)
        };
        if self.shouting[self.syntax.sentence_of[token.index()] as usize] {
            return listed() && !self.is_closed_class(token);
        }
        if self.is_place_acronym(token) {
            return true;
        }
        if self.opens_sentence(token) {
            return match upos {
                Upos::Propn => true,
                Upos::Det | Upos::Adp | Upos::Pron | Upos::Cconj | Upos::Sconj | Upos::Aux | Upos::Part => {
                    false
                }
                Upos::Num | Upos::Punct | Upos::Sym => false,
                Upos::Adj | Upos::Adv | Upos::Intj | Upos::Noun | Upos::Verb | Upos::X => {
                    listed()
                        || self.is_acronym(token)
                        || self.next_is_name_like(token)
                        || self.opens_title(token)
                        || self.opens_body(token)
                }
            };
        }
        match upos {
            Upos::Det | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Aux | Upos::Part => false,
            Upos::Punct | Upos::Sym => false,
            Upos::Pron => self.is_acronym(token) && norm != "i",
            _ => norm != "i",
        }
    }

    /// Whether a month or day is a person’s name: “Theresa May”, “Mr Sunday Ejeh”, but not “in Jordan May 5”.
    fn follows_given_name(&self, token: TokenId) -> bool {
        let Some(before) = token.0.checked_sub(1).map(TokenId) else { return false };
        let norm = self.syntax.norm(before);
        let dated = self.syntax.tokens.get(token.index() + 1).is_some_and(|_| {
            self.syntax.word(TokenId(token.0 + 1)).starts_with(|c: char| c.is_ascii_digit())
        });
        let month = !self.syntax.norm(token).trim_end_matches('.').ends_with("day");
        let named = words::is_given_name(norm) && words::place(norm).is_none()
            || words::person_noun(norm).is_some_and(|(noun, _)| noun.honorific);
        let honored = words::person_noun(norm).is_some_and(|(noun, _)| noun.honorific);
        (month || honored) && !dated && named && self.is_capital(before)
    }

    /// Whether the next token is tagged as a name, which lends the first word of a sentence its capital.
    fn next_is_name_like(&self, token: TokenId) -> bool {
        let next = TokenId(token.0 + 1);
        next < self.syntax.sentence(token).tokens.end
            && self.is_capital(next)
            && self.syntax.tag(next).upos == Upos::Propn
            && words::person_noun(self.syntax.norm(token)).is_none()
    }

    /// Whether the first word of a sentence is an office with its matter in capitals: “Leader of the Opposition”.
    fn opens_title(&self, token: TokenId) -> bool {
        let word = |steps: u32| {
            let at = TokenId(token.0 + steps);
            (at.index() < self.syntax.tokens.len()).then_some(at)
        };
        let after = |steps| word(steps).is_some_and(|token| self.is_capital(token));
        let article = word(2).is_some_and(|token| self.is_article(token));
        matches!(words::person_noun(self.syntax.norm(token)), Some((noun, Number::Singular)) if noun.title)
            && word(1).is_some_and(|token| matches!(self.syntax.norm(token), "of" | "for"))
            && after(if article { 3 } else { 2 })
    }

    /// Whether the first word of a sentence and more capitals make the name of a body: “Human Rights Watch”.
    fn opens_body(&self, token: TokenId) -> bool {
        let end = self.syntax.sentence(token).tokens.end;
        let run = (token.0 + 1..end.0).map(TokenId).take(5).take_while(|&token| self.is_capital(token));
        let last = run.last();
        matches!(self.syntax.tag(token).upos, Upos::Adj | Upos::Noun)
            && words::person_noun(self.syntax.norm(token)).is_none_or(|(noun, _)| !noun.title && !noun.role)
            && last.is_some_and(|last| {
                last.0 > token.0 + 1 && words::ends_organization_name(self.syntax.norm(last))
            })
    }

    /// Whether a token is an article.
    pub(super) fn is_article(&self, token: TokenId) -> bool {
        words::is_determiner(self.syntax.norm(token), DeterminerSort::Article)
    }

    /// Whether a token is a possessive *'s*.
    pub(super) fn is_possessive(&self, token: TokenId) -> bool {
        matches!(self.syntax.norm(token), "'s" | "'" | "’s" | "’")
            && !self.syntax.tokens[token.index()].space_before
            && matches!(self.syntax.tag(token).upos, Upos::Part | Upos::X | Upos::Punct)
    }

    /// Whether a token is a hyphen that joins the words beside it.
    pub(super) fn is_joint(&self, token: TokenId) -> bool {
        matches!(self.syntax.word(token), "-" | "‑" | "–" | "/")
            && !self.syntax.tokens[token.index()].space_before
            && self.syntax.tokens.get(token.index() + 1).is_some_and(|next| !next.space_before)
    }

    /// Whether a token is a comma, dash, bracket, semicolon or colon: it ends a simple noun phrase.
    pub(super) fn is_break(&self, token: TokenId) -> bool {
        matches!(
            self.syntax.word(token),
            "," | ";" | ":" | "—" | "–" | "--" | "-" | "(" | ")" | "[" | "]" | "…" | "..." | "." | "!" | "?"
        ) && !self.is_joint(token)
    }

    /// Whether a token may stand inside a simple noun phrase.
    pub(super) fn is_nominal(&self, token: TokenId) -> bool {
        if self.is_name(token) || self.is_possessive(token) || self.is_joint(token) {
            return true;
        }
        let norm = self.syntax.norm(token);
        match self.syntax.tag(token).upos {
            Upos::Adj | Upos::Det | Upos::Noun | Upos::Num | Upos::Propn | Upos::Sym => true,
            Upos::Adv => {
                let next = TokenId(token.0 + 1);
                next.index() + 1 < self.syntax.tokens.len()
                    && (self.is_joint(next) && self.is_part_of_compound(TokenId(next.0 + 1))
                        || self.describes_participle(token))
            }
            Upos::Pron => norm == "one" || words::is_determiner(norm, DeterminerSort::Possessive),
            Upos::Verb => {
                // “leading scientists”, “elected officials”: a participle before the noun; “…, quoting Norby Radio” is none.
                let next = TokenId(token.0 + 1);
                let clause = || {
                    norm.ends_with("ing")
                        && self.syntax.tag(next).upos == Upos::Propn
                        && self.syntax.tag(TokenId(token.0 - 1)).upos == Upos::Punct
                };
                (norm.ends_with("ed") || norm.ends_with("ing"))
                    && next < self.syntax.sentence(token).tokens.end
                    && matches!(self.syntax.tag(next).upos, Upos::Noun | Upos::Propn | Upos::Adj)
                    && token.0 > 0
                    && matches!(
                        self.syntax.tag(TokenId(token.0 - 1)).upos,
                        Upos::Det
                            | Upos::Adj
                            | Upos::Punct
                            | Upos::Propn
                            | Upos::Adv
                            | Upos::Num
                            | Upos::Part
                    )
                    && !clause()
                    || self.is_part_of_compound(token)
                    || self.is_mistaken_noun(token)
            }
            _ => false,
        }
    }

    /// Whether a listed noun was tagged as a verb after an article or adjective: “an earlier *report* from the camp”.
    fn is_mistaken_noun(&self, token: TokenId) -> bool {
        words::is_noun(self.syntax.norm(token))
            && token.0 > 0
            && matches!(self.syntax.tag(TokenId(token.0 - 1)).upos, Upos::Det | Upos::Adj)
    }

    /// Whether an adverb stands between an article and a participle: “a *recently* published report”.
    fn describes_participle(&self, token: TokenId) -> bool {
        let next = TokenId(token.0 + 1);
        let participle = matches!(self.syntax.tag(next).upos, Upos::Verb | Upos::Adj);
        token.0 > 0 && participle && self.is_article(TokenId(token.0 - 1)) && self.is_nominal(next)
    }

    /// Whether a participle ends a compound before a noun: “newly-elected President”.
    fn is_part_of_compound(&self, token: TokenId) -> bool {
        let next = token.index() + 1;
        token.0 > 0
            && self.is_joint(TokenId(token.0 - 1))
            && self
                .syntax
                .tags
                .get(next)
                .is_some_and(|tag| matches!(tag.upos, Upos::Noun | Upos::Propn | Upos::Adj))
    }

    /// Whether a token is tagged as, or listed as, a noun.
    pub(super) fn is_noun(&self, token: TokenId) -> bool {
        matches!(self.syntax.tag(token).upos, Upos::Noun | Upos::Propn)
            || words::is_noun(self.syntax.norm(token))
    }

    /// The words of a range in lower case, a leading article dropped.
    pub(super) fn lower(&self, range: TokenRange) -> String {
        let text = self.syntax.words(range).to_lowercase().replace('’', "'");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.strip_prefix("the ") {
            Some(rest) => rest.to_owned(),
            None => text,
        }
    }
}

/// Whether the first letter or digit of a word is a capital.
fn starts_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}
