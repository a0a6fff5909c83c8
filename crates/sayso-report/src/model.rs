//! The report and everything in it.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::{ConditionalId, FindingId, OffsetUnit, QuoteId, Span, SpeakerId, Unit};

/// Everything found in one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Report<U> {
    /// The version of this form, [`crate::FORMAT_VERSION`].
    pub version: u16,
    /// The id of the input, where it had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The unit of every span below; always `U::UNIT`.
    #[serde(deserialize_with = "unit_of::<U, _>")]
    pub offsets: OffsetUnit,
    /// What made this report.
    pub engine: Engine,
    /// Quotes in text order.
    pub quotes: Vec<Quote<U>>,
    /// Speakers, most words first.
    pub speakers: Vec<Speaker<U>>,
    /// Conditional threats and their neighbours, in text order.
    pub threats: Vec<Conditional<U>>,
    /// Every stretch in quotation marks, attributed or not, outermost first level.
    pub marks: Vec<Mark<U>>,
    /// Oddities of the text, never errors.
    pub notes: Vec<Note<U>>,
    /// Conditional sentences that were not taken, each with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near_misses: Vec<NearMiss<U>>,
    /// What a reader has decided about findings; empty in a report that the engine made alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review<U>>,
    /// Totals.
    pub counts: Counts,
}

/// What made a report: the program and the weights it ran with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// The version of the engine.
    pub version: String,
    /// A short fingerprint of all weights and lexicons.
    pub model: String,
}

/// One attribution: somebody communicates something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Quote<U> {
    /// The quote's own id.
    pub id: QuoteId,
    /// How much of the content stands in quotation marks.
    pub kind: QuoteKind,
    /// The words said, in text order; a direct quote with its quotation marks.
    pub content: Vec<Span<U>>,
    /// The words that signal the attribution; may be empty.
    pub cue: Vec<Span<U>>,
    /// The noun phrase here that names who says it; may be empty.
    pub source: Vec<Span<U>>,
    /// Who says it, or none: then nobody is named.
    pub speaker: Option<SpeakerId>,
    /// The quote inside which this one is reported.
    pub parent: Option<QuoteId>,
    /// How sure the engine is, in percent.
    pub confidence: u8,
    /// One plain sentence with the words and the rule or score behind the finding.
    pub why: String,
    /// Who it would be otherwise, where that was close.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
}

/// How much of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Part of it.
    Mixed,
}

impl QuoteKind {
    /// All of them, from all of the words in quotation marks to none.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];
}

/// Somebody who says at least one thing in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Speaker<U> {
    /// The speaker's own id.
    pub id: SpeakerId,
    /// The fullest form of the name in the text.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Title or description, in the text's own words.
    pub role: Option<String>,
    /// The other forms the text uses, without pronouns.
    pub aliases: Vec<String>,
    /// Every place that refers to the speaker, in text order.
    pub mentions: Vec<Mention<U>>,
    /// What the speaker says, in text order.
    pub quotes: Vec<QuoteId>,
    /// Words of content.
    pub words: u32,
    /// Share of all words of content, 0 to 1, to four decimals.
    pub share: f64,
}

impl<U> Speaker<U> {
    /// The role, where the name does not say it already: *a police spokesman* needs no *police spokesman* beside it.
    pub fn role_beside_name(&self) -> Option<&str> {
        let name = self.name.to_lowercase();
        self.role.as_deref().filter(|role| !name.contains(&role.to_lowercase()))
    }
}

/// What sort of speaker somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A named human being.
    Person,
    /// A named body: a ministry, a firm, a party, a paper.
    Organization,
    /// A place that stands for its government.
    Place,
    /// Several people named only as a group.
    Group,
    /// A text: a report, a statement, a law.
    Document,
    /// A person or people the text does not name.
    Unnamed,
}

impl SpeakerKind {
    /// All of them, as they are declared.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Document, Self::Unnamed];
}

/// One place that refers to a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Mention<U> {
    /// Where it stands.
    pub span: Span<U>,
    /// By what sort of words.
    pub form: Form,
}

/// By what sort of words a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A name, with or without a title.
    Name,
    /// A title or description alone.
    Title,
    /// A pronoun.
    Pronoun,
    /// A place or building that stands for an institution.
    Metonym,
}

/// One outcome held out to someone depending on what someone does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Conditional<U> {
    /// The item's own id.
    pub id: ConditionalId,
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
    /// The smallest stretch that holds all the others.
    pub span: Span<U>,
    /// The words that link condition and outcome.
    pub marker: Vec<Span<U>>,
    /// The act, omission or situation, without the marker.
    pub condition: Vec<Span<U>>,
    /// The outcome held out, without the attribution.
    pub consequence: Vec<Span<U>>,
    /// By when.
    pub deadline: Vec<Span<U>>,
    /// Where the condition stands.
    pub condition_in: ConditionIn,
    /// Who would carry it out.
    pub threatener: Option<Party<U>>,
    /// Whose conduct the condition is about.
    pub target: Option<Party<U>>,
    /// What sort of outcome it is.
    pub category: Category,
    /// The quote inside whose words it stands.
    pub quote: Option<QuoteId>,
    /// How sure the engine is, in percent.
    pub confidence: u8,
    /// One plain sentence naming the words that decide, and what would make it something else.
    pub why: String,
}

/// What sort of conditional an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConditionalKind {
    /// Harm that the threatener would bring about.
    Threat,
    /// A threat with a demand and a deadline or finality.
    Ultimatum,
    /// Harm that someone or something else would bring about.
    Warning,
    /// A benefit, or the absence of harm.
    Promise,
    /// Something not given until or unless the other acts.
    Precondition,
}

impl ConditionalKind {
    /// All of them, as they are declared.
    pub const ALL: [Self; 5] =
        [Self::Threat, Self::Ultimatum, Self::Warning, Self::Promise, Self::Precondition];
}

/// Whether an item is still on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Open at the time of writing.
    Live,
    /// Expired, carried out or superseded.
    Past,
    /// Denied, withdrawn or ruled out.
    Negated,
    /// It would have happened, but did not.
    Counterfactual,
    /// Not issued, only imagined.
    Hypothetical,
    /// Asked about.
    Question,
}

impl Status {
    /// All of them, as they are declared.
    pub const ALL: [Self; 6] =
        [Self::Live, Self::Past, Self::Negated, Self::Counterfactual, Self::Hypothetical, Self::Question];
}

/// Whether an item is meant to make someone act or refrain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// The outcome follows if the target does not act.
    Compel,
    /// The outcome follows if the target does act.
    Deter,
    /// The condition is not in the target's hands.
    Event,
}

/// Whether the outcome of an item is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Specified {
    /// It names the act: tariffs, strikes, a veto.
    Specified,
    /// Consequences, a response, measures, a price.
    Vague,
    /// It is left out.
    Elided,
}

/// How firmly the outcome of an item is held out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Will, vow, going to.
    Firm,
    /// Prepared to, reserves the right, not ruled out.
    Ready,
    /// Could, may, might, risk.
    Possible,
}

/// Where the condition of an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConditionIn {
    /// In the same sentence.
    Sentence,
    /// In a sentence before it.
    Before,
    /// In a sentence after it.
    After,
    /// Nowhere: it is understood.
    None,
}

/// Somebody who threatens or is threatened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Party<U> {
    /// The name, resolved as far as the text allows.
    pub name: String,
    /// The speaker of the report this is, where it is one.
    pub speaker: Option<SpeakerId>,
    /// The words that name the party here.
    pub span: Option<Span<U>>,
}

/// What sort of outcome is held out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Force by an army or armed group.
    Military,
    /// Sanctions, embargoes, frozen assets.
    Sanctions,
    /// Tariffs, duties, supplies.
    Trade,
    /// Relations, treaties, ambassadors, votes and vetoes between states.
    Diplomatic,
    /// Lawsuits, prosecution, fines.
    Legal,
    /// Resignations, strikes, no-confidence votes, budgets.
    Domestic,
    /// Violence against persons.
    Violence,
    /// Consequences nobody names.
    Unspecified,
    /// Anything else.
    Other,
}

/// A stretch in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Mark<U> {
    /// From the opening to the closing mark, both included.
    pub span: Span<U>,
    /// The stretches in marks of the next level inside it, in text order.
    pub inside: Vec<Mark<U>>,
    /// Whether a closing mark was found, or the stretch goes on in the next paragraph.
    pub closed: bool,
    /// What the marks are for.
    pub role: MarkRole,
    /// The quote these words are content of.
    pub quote: Option<QuoteId>,
}

/// What a pair of quotation marks is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkRole {
    /// Somebody's words.
    Quote,
    /// Words held at a distance, that nobody is said to have said.
    Scare,
    /// The title of a work, a nickname, a name.
    Title,
    /// Anything else.
    Other,
}

/// An oddity of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Note<U> {
    /// What sort of oddity.
    pub kind: NoteKind,
    /// Where it stands.
    pub span: Span<U>,
    /// One plain sentence for the reader.
    pub message: String,
}

/// What sort of oddity a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// A quotation mark opens and never closes.
    UnclosedMark,
    /// A closing quotation mark has no opening one.
    UnopenedMark,
    /// A quotation mark was typed the wrong way round.
    TurnedMark,
    /// The text does not look like English.
    NotEnglish,
    /// A sentence was too long to be read as one.
    LongSentence,
    /// The text holds characters that are no text.
    NotText,
    /// A quote whose speaker could not be told.
    UnknownSpeaker,
    /// Who a word refers to is open between two.
    AmbiguousSpeaker,
}

/// A conditional sentence that was not taken as an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct NearMiss<U> {
    /// The sentence or clause.
    pub span: Span<U>,
    /// The words that made it a candidate.
    pub marker: Vec<Span<U>>,
    /// Why it was not taken.
    pub why: String,
}

/// What a reader has decided about one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "", deserialize = "U: Unit"))]
pub struct Review<U> {
    /// Which finding; one that was rejected is no longer in the report.
    pub finding: FindingId,
    /// What was decided.
    pub decision: Decision,
    /// Where the finding stands; absent for a speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span<U>>,
    /// What the reader wrote about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a reader decides about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Nothing yet; there is a note.
    Noted,
    /// It is right as the engine has it.
    Confirmed,
    /// It is a finding, and says now what the reader says.
    Changed,
    /// The engine had not found it.
    Added,
    /// It is none, and is no longer in the report.
    Rejected,
}

/// Totals of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Words of the text: tokens with a letter or digit, clitics apart.
    pub words: u32,
    /// Sentences of the text, headings among them.
    pub sentences: u32,
    /// Quotes of the report.
    pub quotes: u32,
    /// Speakers of the report.
    pub speakers: u32,
    /// Conditional items of the report, of every kind and status.
    pub threats: u32,
}

/// Reads the `offsets` field and refuses a report in another unit than the type says.
fn unit_of<'de, U: Unit, D: Deserializer<'de>>(deserializer: D) -> Result<OffsetUnit, D::Error> {
    let unit = OffsetUnit::deserialize(deserializer)?;
    if unit == U::UNIT {
        Ok(unit)
    } else {
        Err(D::Error::custom(format!("the offsets are {unit:?}, not {:?}", U::UNIT)))
    }
}
