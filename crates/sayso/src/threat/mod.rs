//! Conditional threats and their neighbours: an outcome held out to someone depending on what someone does.
//!
//! Candidates are proposed by [`construction`], their parts found by [`bounds`], and judged by [`judge`] with the four
//! questions of the guide as features; [`scene`] runs the steps in order. A bare demand, an unconditional vow, a rule of
//! law or sport and a forecast are no items.

mod actor;
pub mod bounds;
pub mod candidate;
mod category;
pub mod choice;
mod clause;
mod construction;
mod deadline;
mod grammar;
pub mod judge;
mod line;
pub mod marker;
mod part;
mod party;
mod reading;
pub mod scene;
mod standing;
mod valence;
mod why;
mod word;

use sayso_report::{Category, ConditionIn, ConditionalKind, Polarity, Specified, Status, Strength};

use crate::{
    quote::{QuoteId, Quotes},
    speaker::{Cast, EntityId},
    syntax::Syntax,
    text::Span,
};

/// One conditional item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conditional {
    /// What sort of conditional it is.
    pub kind: ConditionalKind,
    /// Whether it is still on the table.
    pub status: Status,
    /// Whether it is meant to make someone act or refrain.
    pub polarity: Polarity,
    /// Whether the outcome is named.
    pub specified: Specified,
    /// How firmly it is held out.
    pub strength: Strength,
    /// The words that link condition and outcome.
    pub marker: Vec<Span>,
    /// The act, omission or situation.
    pub condition: Vec<Span>,
    /// The outcome held out.
    pub consequence: Vec<Span>,
    /// By when.
    pub deadline: Vec<Span>,
    /// Where the condition stands.
    pub condition_in: ConditionIn,
    /// Who would carry it out.
    pub threatener: Option<Party>,
    /// Whose conduct the condition is about.
    pub target: Option<Party>,
    /// What sort of outcome it is.
    pub category: Category,
    /// The quote inside whose words it stands.
    pub quote: Option<QuoteId>,
    /// How sure the finding is, in percent.
    pub confidence: u8,
    /// The words that decide, and what would make it something else.
    pub why: String,
}

/// Somebody who threatens or is threatened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The name, resolved as far as the text allows.
    pub name: String,
    /// Who it is, where the cast knows.
    pub entity: Option<EntityId>,
    /// The words that name the party here.
    pub span: Option<Span>,
}

/// A conditional sentence that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The sentence or clause.
    pub span: Span,
    /// The words that made it a candidate.
    pub marker: Vec<Span>,
    /// Why it was not taken.
    pub why: String,
}

/// All conditional items of a text, and what came close.
#[derive(Clone, Debug, Default)]
pub struct Conditionals {
    /// The items in text order.
    pub items: Vec<Conditional>,
    /// Candidates not taken, in text order.
    pub near_misses: Vec<NearMiss>,
}

/// Finds the conditional items of a text.
pub fn find(syntax: &Syntax<'_>, quotes: &Quotes, cast: &Cast) -> Conditionals {
    scene::Scene::new(syntax, quotes, cast).items(choice::Weights::embedded())
}
