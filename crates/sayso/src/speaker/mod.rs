//! Speakers: which words refer to whom, and who says each quote.

mod bodies;
mod book;
mod bounds;
mod cast;
mod display;
mod evidence;
mod extent;
mod fold;
mod kinds;
mod mention;
mod metonyms;
mod named;
mod names;
mod nominals;
mod offices;
mod people;
mod phrase;
pub mod prominence;
mod pronouns;
pub mod ranking;
mod reader;
pub mod referents;
mod role;
mod scan;
mod scene;
mod series;
mod small_words;
mod titles;
mod traits;
mod words;

pub use sayso_report::{Form, SpeakerKind};
pub(crate) use words::{is_place_noun, noun_kind};

use crate::{
    quote::Quotes,
    syntax::Syntax,
    text::{Span, TokenId, TokenRange},
};

/// The number of an entity in [`Cast::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Words that refer to somebody or something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: TokenRange,
    /// The head of the phrase.
    pub head: TokenId,
    /// By what sort of words it refers.
    pub form: Form,
    /// Whom it refers to.
    pub entity: EntityId,
}

/// Somebody or something the text refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form of the name in the text, or the description of an unnamed one.
    pub name: String,
    /// What sort of entity it is.
    pub kind: SpeakerKind,
    /// Title or description, in the text's own words.
    pub role: Option<String>,
    /// The other forms the text uses, without pronouns, in order of appearance.
    pub aliases: Vec<String>,
}

/// Who says a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The entity; none where nobody is named or the words leave it open.
    pub entity: Option<EntityId>,
    /// How sure the link is, in percent.
    pub confidence: u8,
    /// How it was told, for the reader: “'He' is Dmitriy Peskov, the last person to speak”.
    pub why: String,
    /// Who it would be otherwise, where that was close.
    pub runner_up: Option<EntityId>,
}

/// Everybody the text refers to, and who says what.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Every entity, in order of first mention.
    pub entities: Vec<Entity>,
    /// Every mention in text order.
    pub mentions: Vec<Mention>,
    /// For each quote, who says it.
    pub voices: Vec<Voice>,
    /// What could not be told, for the reader.
    pub notes: Vec<(sayso_report::NoteKind, Span, String)>,
}

impl Cast {
    /// The mention whose head is `token`, if it heads one.
    pub fn mention_at(&self, token: TokenId) -> Option<Mention> {
        let index = self.mentions.binary_search_by_key(&token, |mention| mention.head).ok()?;
        Some(self.mentions[index])
    }

    /// The mentions whose heads stand in a stretch, in text order.
    pub fn mentions_in(&self, range: TokenRange) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.head < range.start);
        let to = self.mentions.partition_point(|mention| mention.head < range.end);
        &self.mentions[from..to.max(from)]
    }
}

/// Tells who is who, and who says each quote.
///
/// The passes go from surest to least sure; each links mentions into clusters and none undoes another's work.
pub fn resolve(syntax: &Syntax<'_>, quotes: &Quotes) -> Cast {
    let reader = reader::Reader::new(syntax);
    let mut book = described(&reader, quotes);
    pronouns::link(&mut book, prominence::shipped(), None);
    cast::write(&book)
}

/// The decisions over pronouns of the third person under given weights, for training.
pub fn pronoun_choices(
    syntax: &Syntax<'_>,
    quotes: &Quotes,
    weights: &prominence::Weights,
) -> Vec<prominence::Choice> {
    let reader = reader::Reader::new(syntax);
    let mut book = described(&reader, quotes);
    let mut choices = Vec::new();
    pronouns::link(&mut book, weights, Some(&mut choices));
    choices
}

/// The decisions over descriptions that speak, for training.
pub fn referent_choices(syntax: &Syntax<'_>, quotes: &Quotes) -> Vec<referents::Choice> {
    let reader = reader::Reader::new(syntax);
    let mut book = named(&reader, quotes);
    let mut choices = Vec::new();
    referents::link(&mut book, &referents::Weights::NONE, Some(&mut choices));
    choices
}

/// The mentions of a text with the passes over names and what takes up words told before.
fn named<'r, 's, 't>(reader: &'r reader::Reader<'s, 't>, quotes: &'r Quotes) -> book::Book<'r, 's, 't> {
    let drafts = mention::find(reader, quotes);
    let mut book = book::Book::new(reader, quotes, drafts.list, drafts.sources);
    names::link(&mut book);
    people::link(&mut book);
    bodies::link(&mut book);
    nominals::link(&mut book);
    book
}

/// The same with all passes but that over pronouns.
fn described<'r, 's, 't>(reader: &'r reader::Reader<'s, 't>, quotes: &'r Quotes) -> book::Book<'r, 's, 't> {
    let mut book = named(reader, quotes);
    referents::link(&mut book, referents::shipped(), None);
    metonyms::link(&mut book);
    book
}
