//! The names of kinds and states in every form but JSON, the same words as there.

use sayso_report::{
    Category, ConditionalKind, Decision, NoteKind, OffsetUnit, Polarity, QuoteKind, SpeakerKind, Specified,
    Status, Strength,
};

macro_rules! labels {
    ($($name:ident($type:ident) { $($variant:ident $label:literal)* })*) => {$(
        pub(crate) fn $name(value: $type) -> &'static str {
            match value {
                $($type::$variant => $label,)*
            }
        }

        #[cfg(test)]
        mod $name {
            #[test]
            fn is_named_as_in_json() {
                $(assert_eq!(
                    serde_json::to_string(&super::$type::$variant).unwrap(),
                    concat!('"', $label, '"'),
                );)*
            }
        }
    )*};
}

labels! {
    quote_kind(QuoteKind) { Direct "direct" Indirect "indirect" Mixed "mixed" }
    speaker_kind(SpeakerKind) {
        Person "person" Organization "organization" Place "place" Group "group" Document "document" Unnamed "unnamed"
    }
    conditional_kind(ConditionalKind) {
        Threat "threat" Ultimatum "ultimatum" Warning "warning" Promise "promise" Precondition "precondition"
    }
    status(Status) {
        Live "live" Past "past" Negated "negated" Counterfactual "counterfactual" Hypothetical "hypothetical"
        Question "question"
    }
    polarity(Polarity) { Compel "compel" Deter "deter" Event "event" }
    specified(Specified) { Specified "specified" Vague "vague" Elided "elided" }
    strength(Strength) { Firm "firm" Ready "ready" Possible "possible" }
    category(Category) {
        Military "military" Sanctions "sanctions" Trade "trade" Diplomatic "diplomatic" Legal "legal"
        Domestic "domestic" Violence "violence" Unspecified "unspecified" Other "other"
    }
    note_kind(NoteKind) {
        UnclosedMark "unclosed-mark" UnopenedMark "unopened-mark" TurnedMark "turned-mark" NotEnglish "not-english"
        LongSentence "long-sentence" NotText "not-text" UnknownSpeaker "unknown-speaker"
        AmbiguousSpeaker "ambiguous-speaker"
    }
    decision(Decision) {
        Noted "noted" Confirmed "confirmed" Changed "changed" Added "added" Rejected "rejected"
    }
    unit(OffsetUnit) { Byte "byte" CodePoint "codepoint" Utf16 "utf16" }
}
