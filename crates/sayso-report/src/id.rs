//! The ids of a report: a letter for the kind of finding and a running number.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(
            /// The running number, counted from 1 in the order of the report.
            pub u32,
        );

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $prefix, self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                id.strip_prefix($prefix)
                    .and_then(|number| number.parse().ok())
                    .map(Self)
                    .ok_or_else(|| format!("{id:?} is not an id of the form {}1", $prefix))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A quote of the report, written `q1`.
    QuoteId 'q';
    /// A speaker of the report, written `s1`.
    SpeakerId 's';
    /// A conditional item of the report, written `t1`.
    ConditionalId 't';
}

/// The id of any finding; on paper as the id it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingId {
    /// A quote.
    Quote(QuoteId),
    /// A speaker.
    Speaker(SpeakerId),
    /// A conditional item.
    Conditional(ConditionalId),
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quote(id) => id.fmt(f),
            Self::Speaker(id) => id.fmt(f),
            Self::Conditional(id) => id.fmt(f),
        }
    }
}

impl FromStr for FindingId {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        id.parse()
            .map(Self::Quote)
            .or_else(|_| id.parse().map(Self::Speaker))
            .or_else(|_: String| id.parse().map(Self::Conditional))
    }
}

impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FindingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_id_is_read_as_it_is_written() {
        for id in [
            FindingId::Quote(QuoteId(1)),
            FindingId::Speaker(SpeakerId(2)),
            FindingId::Conditional(ConditionalId(30)),
        ] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!("x1".parse::<FindingId>().is_err());
    }
}
