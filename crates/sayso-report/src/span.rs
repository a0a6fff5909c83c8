//! Half-open stretches of a text, with the unit of their offsets in the type.

use std::{fmt, marker::PhantomData};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// What the numbers of a [`Span`] count.
pub trait Unit:
    Copy + Clone + fmt::Debug + Default + PartialEq + Eq + PartialOrd + Ord + std::hash::Hash + 'static
{
    /// The unit as a value, for the report's `offsets` field.
    const UNIT: OffsetUnit;

    /// How many of this unit the character takes.
    fn length(character: char) -> u32;
}

/// The unit of a report's offsets, as it is written in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, as Rust, Go and C count.
    Byte,
    /// Unicode code points, as Python and the W3C annotation model count.
    CodePoint,
    /// UTF-16 code units, as JavaScript, Java and C# count.
    Utf16,
}

macro_rules! units {
    ($($(#[$doc:meta])* $name:ident => $length:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name;

        impl Unit for $name {
            const UNIT: OffsetUnit = OffsetUnit::$name;

            fn length(character: char) -> u32 {
                let length: fn(char) -> usize = $length;
                length(character) as u32
            }
        }
    )*};
}

units! {
    /// UTF-8 bytes.
    Byte => char::len_utf8;
    /// Unicode code points.
    CodePoint => |_| 1;
    /// UTF-16 code units.
    Utf16 => char::len_utf16;
}

/// A half-open stretch `[start, end)` of the text exactly as given, counted in `U`.
///
/// Written as a two-element array.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U> {
    start: u32,
    end: u32,
    unit: PhantomData<U>,
}

impl<U: Unit> Span<U> {
    /// A span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    #[track_caller]
    pub fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span cannot end ({end}) before it starts ({start})");
        Self { start, end, unit: PhantomData }
    }

    /// Where the span starts.
    pub fn start(self) -> u32 {
        self.start
    }

    /// Where the span ends; the unit at this offset is no longer inside.
    pub fn end(self) -> u32 {
        self.end
    }

    /// How many units it covers.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end), unit: PhantomData }
    }
}

impl Span<Byte> {
    /// The stretch of `text` that the span covers.
    ///
    /// # Panics
    /// If the span lies outside the text or cuts a character.
    #[track_caller]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<U> Serialize for Span<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

impl<'de, U: Unit> Deserialize<'de> for Span<U> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [start, end] = <[u32; 2]>::deserialize(deserializer)?;
        if start > end {
            return Err(D::Error::custom(format!("a span cannot end ({end}) before it starts ({start})")));
        }
        Ok(Self::new(start, end))
    }
}
