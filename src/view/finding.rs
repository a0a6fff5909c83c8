//! What can be pointed at in an article, and the layers it is drawn in.

use std::{fmt, str::FromStr};

use sayso_report::{ConditionalId, FindingId, QuoteId, SpeakerId};

/// One thing the reader can choose: in the text, in a list, by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// A quote, written `q1`.
    Quote(QuoteId),
    /// A conditional threat or one of its neighbors, written `t1`.
    Conditional(ConditionalId),
    /// A speaker, written `s1`.
    Speaker(SpeakerId),
    /// A near miss, by its place in the report counted from 1, written `m1`.
    NearMiss(u32),
    /// A note on the text, by its place in the report counted from 1, written `n1`.
    Note(u32),
}

impl Finding {
    /// The id in the report; near misses and notes have none.
    pub fn id(self) -> Option<FindingId> {
        match self {
            Self::Quote(id) => Some(FindingId::Quote(id)),
            Self::Conditional(id) => Some(FindingId::Conditional(id)),
            Self::Speaker(id) => Some(FindingId::Speaker(id)),
            Self::NearMiss(_) | Self::Note(_) => None,
        }
    }
}

impl From<FindingId> for Finding {
    fn from(id: FindingId) -> Self {
        match id {
            FindingId::Quote(id) => Self::Quote(id),
            FindingId::Conditional(id) => Self::Conditional(id),
            FindingId::Speaker(id) => Self::Speaker(id),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quote(id) => id.fmt(f),
            Self::Conditional(id) => id.fmt(f),
            Self::Speaker(id) => id.fmt(f),
            Self::NearMiss(number) => write!(f, "m{number}"),
            Self::Note(number) => write!(f, "n{number}"),
        }
    }
}

/// The text is not the id of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFinding;

impl FromStr for Finding {
    type Err = NoFinding;

    fn from_str(id: &str) -> Result<Self, NoFinding> {
        let number = |prefix| id.strip_prefix(prefix).and_then(|number: &str| number.parse().ok());
        id.parse()
            .map(Self::Quote)
            .or_else(|_| id.parse().map(Self::Conditional))
            .or_else(|_| id.parse().map(Self::Speaker))
            .or_else(|_| number("m").map(Self::NearMiss).ok_or(NoFinding))
            .or_else(|_| number("n").map(Self::Note).ok_or(NoFinding))
    }
}

/// What a stretch of the article is, as far as drawing goes; the stronger ones come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Drawn only while its finding is chosen: cues, markers, deadlines, near misses, notes.
    Trace,
    /// Words somebody said.
    Quote,
    /// Words that name who said it.
    Speaker,
    /// What an outcome depends on.
    Condition,
    /// The outcome held out.
    Outcome,
}

impl Layer {
    /// The layers the reader can switch, in the order of the legend.
    pub const SWITCHED: [Self; 4] = [Self::Quote, Self::Speaker, Self::Condition, Self::Outcome];

    /// The value of the `data-layer` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Quote => "quote",
            Self::Speaker => "speaker",
            Self::Condition => "condition",
            Self::Outcome => "outcome",
        }
    }
}

/// Which of the layers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    hidden: [bool; 4],
}

impl Layers {
    /// All of them.
    pub const ALL: Self = Self { hidden: [false; 4] };
    /// The clean text.
    pub const NONE: Self = Self { hidden: [true; 4] };

    /// Whether the layer is drawn; traces always may be.
    pub fn shows(self, layer: Layer) -> bool {
        Layer::SWITCHED.iter().position(|&switched| switched == layer).is_none_or(|at| !self.hidden[at])
    }

    /// The same with one layer switched.
    #[must_use]
    pub fn toggled(mut self, layer: Layer) -> Self {
        if let Some(at) = Layer::SWITCHED.iter().position(|&switched| switched == layer) {
            self.hidden[at] = !self.hidden[at];
        }
        self
    }
}

/// How sure a finding is, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Below 50 of 100.
    Unsure,
    /// 50 to 79.
    Likely,
    /// 80 and more.
    Sure,
}

impl Certainty {
    /// The band of a confidence in percent.
    pub fn of(confidence: u8) -> Self {
        match confidence {
            0..50 => Self::Unsure,
            50..80 => Self::Likely,
            80.. => Self::Sure,
        }
    }

    /// The value of the `data-certainty` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for finding in [
            Finding::Quote(QuoteId(1)),
            Finding::Conditional(ConditionalId(12)),
            Finding::Speaker(SpeakerId(3)),
            Finding::NearMiss(4),
            Finding::Note(5),
        ] {
            assert_eq!(finding.to_string().parse(), Ok(finding));
        }
        assert_eq!("x1".parse::<Finding>(), Err(NoFinding));
        assert_eq!("".parse::<Finding>(), Err(NoFinding));
    }

    #[test]
    fn a_layer_is_switched_alone() {
        let layers = Layers::ALL.toggled(Layer::Speaker);
        assert!(!layers.shows(Layer::Speaker) && layers.shows(Layer::Quote) && layers.shows(Layer::Trace));
        assert_eq!(layers.toggled(Layer::Speaker), Layers::ALL);
        assert!(!Layer::SWITCHED.iter().any(|&layer| Layers::NONE.shows(layer)));
    }
}
