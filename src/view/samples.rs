//! The articles offered for a first look; written for this project.

use super::Words;

/// One of the articles the page brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A diplomacy story with threats.
    Diplomacy,
    /// A British court story in single quotation marks.
    Court,
    /// A story from US politics with many speakers.
    Politics,
}

impl Sample {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Diplomacy, Self::Court, Self::Politics];

    /// The article.
    pub fn text(self) -> &'static str {
        match self {
            Self::Diplomacy => include_str!("../../static/samples/diplomacy.txt"),
            Self::Court => include_str!("../../static/samples/court.txt"),
            Self::Politics => include_str!("../../static/samples/politics.txt"),
        }
    }

    /// What it is called and what it shows.
    pub fn title(self, words: Words) -> (&'static str, &'static str) {
        match self {
            Self::Diplomacy => words.sample_diplomacy(),
            Self::Court => words.sample_court(),
            Self::Politics => words.sample_politics(),
        }
    }

    /// The value of the `data-sample` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Diplomacy => "diplomacy",
            Self::Court => "court",
            Self::Politics => "politics",
        }
    }
}

/// A small text and a report of it, for the tests of the page.
#[cfg(test)]
pub(crate) fn report_for_tests() -> (super::Text, sayso_report::Report<sayso_report::Byte>) {
    use sayso_report::{
        Category, ConditionIn, Conditional, ConditionalId, ConditionalKind, Counts, Engine, Form, Mention,
        NearMiss, Note, NoteKind, OffsetUnit, Party, Polarity, Quote, QuoteId, QuoteKind, Report, Span,
        Speaker, SpeakerId, SpeakerKind, Specified, Status, Strength,
    };
    let text = "“If they close the port, we will leave,” Ana Ruiz, the mayor, said.\n\nIt was said that rain might come.";
    let at = |words: &str| {
        let start = text.find(words).expect("the words stand in the text");
        Span::new(start as u32, (start + words.len()) as u32)
    };
    let report = Report {
        version: sayso_report::FORMAT_VERSION,
        id: None,
        offsets: OffsetUnit::Byte,
        engine: Engine { version: "0".to_owned(), model: "0".to_owned() },
        quotes: vec![
            Quote {
                id: QuoteId(1),
                kind: QuoteKind::Direct,
                content: vec![at("“If they close the port, we will leave,”")],
                cue: vec![at("said")],
                source: vec![at("Ana Ruiz, the mayor")],
                speaker: Some(SpeakerId(1)),
                parent: None,
                confidence: 95,
                why: "The words in marks stand before “Ana Ruiz … said”.".to_owned(),
                runner_up: Some("the port".to_owned()),
            },
            Quote {
                id: QuoteId(2),
                kind: QuoteKind::Indirect,
                content: vec![at("rain might come")],
                cue: vec![at("was said that")],
                source: vec![],
                speaker: None,
                parent: None,
                confidence: 40,
                why: "“was said that” reports words of nobody named.".to_owned(),
                runner_up: None,
            },
        ],
        speakers: vec![Speaker {
            id: SpeakerId(1),
            name: "Ana Ruiz".to_owned(),
            kind: SpeakerKind::Person,
            role: Some("the mayor".to_owned()),
            aliases: vec![],
            mentions: vec![Mention { span: at("Ana Ruiz"), form: Form::Name }],
            quotes: vec![QuoteId(1)],
            words: 8,
            share: 0.7273,
        }],
        threats: vec![Conditional {
            id: ConditionalId(1),
            kind: ConditionalKind::Threat,
            status: Status::Live,
            polarity: Polarity::Deter,
            specified: Specified::Specified,
            strength: Strength::Firm,
            span: at("If they close the port, we will leave"),
            marker: vec![at("If")],
            condition: vec![at("they close the port")],
            consequence: vec![at("we will leave")],
            deadline: vec![],
            condition_in: ConditionIn::Sentence,
            threatener: Some(Party {
                name: "Ana Ruiz".to_owned(),
                speaker: Some(SpeakerId(1)),
                span: Some(at("we")),
            }),
            target: None,
            category: Category::Diplomatic,
            quote: Some(QuoteId(1)),
            confidence: 70,
            why: "“If” and “will” hold out an outcome.".to_owned(),
        }],
        marks: vec![],
        notes: vec![Note {
            kind: NoteKind::UnknownSpeaker,
            span: at("rain might come"),
            message: "Nobody is named here.".to_owned(),
        }],
        near_misses: vec![NearMiss {
            span: at("rain might come"),
            marker: vec![at("might")],
            why: "Nobody brings rain about.".to_owned(),
        }],
        reviews: vec![],
        counts: Counts { words: 20, sentences: 2, quotes: 2, speakers: 1, threats: 1 },
    };
    (text.into(), report)
}
