//! The words that tie an outcome to a condition, and the construction each opens.

use crate::{
    lexicon::list,
    text::{TokenId, TokenRange},
};

use super::line::Line;

list!(
    /// Markers and their constructions.
    markers, "condition-markers.tsv"
);

macro_rules! constructions {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// The ways in which English ties an outcome to a condition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Construction { $($(#[$doc])* $variant,)* }

        impl Construction {
            /// Its name in the lists and in features.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

constructions! {
    /// *if P, Q*; *only if*.
    If "if",
    /// *unless P*.
    Unless "unless",
    /// *until P*.
    Until "until",
    /// *as long as P*.
    AsLongAs "as-long-as",
    /// *while P*.
    While "while",
    /// *provided that P*.
    Provided "provided",
    /// *in case of P*.
    InCase "in-case",
    /// *in that case*, *only then*: the condition stands before.
    InThatCase "in-that-case",
    /// *when P*, *once P*, *the moment P*.
    Once "once",
    /// *not before P*.
    Before "before",
    /// *in return for P*.
    Exchange "exchange",
    /// *without P*, *absent P*.
    Without "without",
    /// *failure to P will Q*.
    Failure "failure",
    /// *P or Q*, *or else*.
    Or "or",
    /// *Otherwise Q*.
    Otherwise "otherwise",
    /// *P and Q* with an imperative.
    And "and",
    /// *any P will Q*.
    Any "any",
    /// *whoever P will Q*.
    Whoever "whoever",
    /// *threatened Q over P*.
    Over "over",
    /// *should P, Q*; *were P*; *had P*.
    Inversion "inversion",
    /// *P would trigger Q*.
    Nominal "nominal",
    /// *would treat P as Q*.
    Treat "treat",
    /// *threatened to Q*, with nothing more.
    Announced "announced",
    /// *an ultimatum to P*, *a last chance to P*.
    Demand "demand",
    /// *sanctions could follow*, *all options are open*: the condition is understood from the context.
    Understood "understood",
}

impl Construction {
    /// Whether its words are the link itself, and not only what announces an outcome.
    pub(super) fn links(self) -> bool {
        !matches!(self, Self::Announced | Self::Understood)
    }
}

impl Construction {
    /// Whether the condition is a clause that the marker opens and nothing else.
    pub(super) fn has_clause(self) -> bool {
        matches!(self, Self::If | Self::Unless | Self::Provided | Self::Inversion)
    }

    /// Whether the outcome always befalls who does *not* do what the words ask.
    pub(super) fn compels(self) -> bool {
        matches!(self, Self::Or | Self::Otherwise | Self::Failure)
    }

    /// Whether the condition is whoever or whatever does something.
    pub(super) fn is_generic(self) -> bool {
        matches!(self, Self::Any | Self::Whoever | Self::Failure)
    }
}

/// The longest marker that starts at a token.
pub(super) fn at(line: &Line<'_>, token: TokenId) -> Option<(TokenRange, Construction)> {
    let mut best = None;
    for (key, name) in markers().starting_with(line.norm(token)) {
        let mut length = 0;
        let whole = key.split(' ').all(|word| {
            length += 1;
            line.norm_at(token, length - 1) == word
        });
        let end = TokenId(token.0 + length.unsigned_abs());
        if whole && best.is_none_or(|(found, _): (TokenRange, _)| found.end < end) {
            best = Construction::named(name).map(|construction| (TokenRange::new(token, end), construction));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        let rows = markers().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted and unique");
        for (key, name) in rows {
            assert_eq!(*key, key.to_lowercase());
            assert!(Construction::named(name).is_some(), "{key}: {name}");
        }
    }
}
