//! What is odd about a text: never an error, always told to the reader.

use sayso_report::NoteKind;

use super::{
    Span,
    sentence::{Sentence, Sort},
    token::Token,
    words,
};

/// Something odd about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// What sort of oddity.
    pub kind: NoteKind,
    /// Where it stands.
    pub span: Span,
    /// One plain sentence for the reader.
    pub message: String,
}

/// How many words a text needs before its language is judged.
const ENOUGH_WORDS: usize = 20;
/// About so many tokens, from all over the text, are looked at for that.
const SAMPLE: usize = 2000;

/// Adds what is odd about a text as a whole, and about its sentences, to `oddities`.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    norms: &[Box<str>],
    sentences: &[Sentence],
    oddities: &mut Vec<Oddity>,
) {
    let Some(whole) = tokens.first().zip(tokens.last()).map(|(first, last)| first.span.join(last.span))
    else {
        return;
    };
    let mut add =
        |kind, span, message: &str| oddities.push(Oddity { kind, span, message: message.to_owned() });
    if !is_text(text) {
        add(
            NoteKind::NotText,
            whole,
            "This does not look like text: it holds many characters that are none.",
        );
    } else if !norms.iter().any(|norm| norm.contains(char::is_alphabetic)) {
        add(NoteKind::NotText, whole, "There are no words here.");
    } else if !is_english(norms) {
        add(NoteKind::NotEnglish, whole, "This text does not look like English.");
    }
    let mut pieces = sentences.iter();
    while let Some(first) = pieces.next() {
        if first.sort != Sort::Cut {
            continue;
        }
        let mut end = first.tokens.end;
        for piece in pieces.by_ref() {
            end = piece.tokens.end;
            if piece.sort != Sort::Cut {
                break;
            }
        }
        let span = tokens[first.tokens.start.index()].span.join(tokens[end.index() - 1].span);
        add(
            NoteKind::LongSentence,
            span,
            "This sentence is too long to be read as one, and was read in pieces.",
        );
    }
}

/// Whether a text has few control and replacement characters.
fn is_text(text: &str) -> bool {
    let strange = text
        .chars()
        .filter(|&character| {
            character == '\u{fffd}'
                || character.is_control() && !character.is_whitespace()
                || matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
        })
        .count();
    strange * 20 <= text.chars().count()
}

/// Whether the commonest words of English are common in a text; a short one is taken to be English.
fn is_english(norms: &[Box<str>]) -> bool {
    let norms = || norms.iter().step_by(norms.len() / SAMPLE + 1);
    let words = norms().filter(|norm| norm.contains(char::is_alphabetic));
    let (mut all, mut common) = (0, 0);
    for word in words {
        all += 1;
        common += usize::from(word.len() <= 6 && words::common_words().contains(word));
    }
    let letters = norms().flat_map(|norm| norm.chars()).filter(|character| character.is_alphabetic());
    let (mut latin, mut other) = (0, 0);
    for letter in letters {
        if letter <= '\u{24f}' { latin += 1 } else { other += 1 }
    }
    other <= latin && (all < ENOUGH_WORDS || common * 8 >= all)
}
