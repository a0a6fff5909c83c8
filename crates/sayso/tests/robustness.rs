//! Any text is an answer: whatever comes in, the report holds together.
//!
//! What a report promises is written down in [`check`]; texts are made by chance, from pieces that are known to make
//! trouble, and by hand. How long it takes is not tested here: `cargo run --release -p sayso-cli --example speed`.

use std::cell::RefCell;

use proptest::prelude::*;
use sayso_report::{
    Byte, CodePoint, MAX_NESTING, Mark, Quote, QuoteId, Report, Span, SpeakerId, Unit, Utf16,
};

/// Everything a report promises about any text.
#[track_caller]
fn check(text: &str) {
    let report = sayso::analyze(text).expect("the text is not too long");
    let again = sayso::analyze(text).expect("the text is not too long");
    assert_eq!(json(&report), json(&again), "two runs differ");

    let spans = spans(&report);
    for span in &spans {
        assert!(
            text.get(span.start() as usize..span.end() as usize).is_some(),
            "{span:?} is no place in the text"
        );
    }
    check_quotes(text, &report);
    check_speakers(&report);
    check_conditionals(&report);
    check_marks(&report.marks, Span::new(0, text.len() as u32), 1);
    check_units(text, &report, &spans);

    let counts = report.counts;
    assert_eq!(counts.quotes as usize, report.quotes.len());
    assert_eq!(counts.speakers as usize, report.speakers.len());
    assert_eq!(counts.threats as usize, report.threats.len());
    for note in &report.notes {
        assert!(!note.message.is_empty());
    }
}

fn json(report: &Report<Byte>) -> String {
    serde_json::to_string(report).expect("a report is JSON")
}

/// Every span of a report, always in the same order.
fn spans<U: Unit>(report: &Report<U>) -> Vec<Span<U>> {
    let spans = RefCell::new(Vec::new());
    let _ = report.clone().map_spans(&|span| {
        spans.borrow_mut().push(span);
        span
    });
    spans.into_inner()
}

#[track_caller]
fn check_quotes(text: &str, report: &Report<Byte>) {
    let quotes = &report.quotes;
    let exists = |id: QuoteId| (1..=quotes.len() as u32).contains(&id.0);
    for (number, quote) in (1..).zip(quotes) {
        let Quote { id, content, speaker, parent, confidence, why, .. } = quote;
        assert_eq!(id.0, number, "ids count from 1");
        assert!(!content.is_empty(), "{id} says nothing");
        assert!(content.iter().all(|span| !span.of(text).trim().is_empty()), "{id} has a blank piece");
        assert!(
            content.is_sorted_by(|a, b| a.end() <= b.start()),
            "{id}: {content:?} is not sorted and disjoint"
        );
        assert!(*confidence <= 100 && !why.is_empty(), "{id} is not explained");
        if let Some(speaker) = speaker {
            let speaker = report.speakers.get(speaker.0 as usize - 1).expect("the speaker is in the report");
            assert!(speaker.quotes.contains(id), "{id} is missing from {}", speaker.id);
        }
        let mut above = *parent;
        for _ in 0..=quotes.len() {
            let Some(id) = above else { break };
            assert!(exists(id));
            above = quotes[id.0 as usize - 1].parent;
        }
        assert_eq!(above, None, "{id} is inside itself");
    }
    let start = |quote: &Quote<Byte>| quote.content[0].start();
    assert!(quotes.is_sorted_by_key(start), "quotes are not in text order");
}

#[track_caller]
fn check_speakers(report: &Report<Byte>) {
    for (number, speaker) in (1..).zip(&report.speakers) {
        let id = speaker.id;
        assert_eq!(id, SpeakerId(number));
        assert!(!speaker.name.trim().is_empty(), "{id} has no name");
        assert!(!speaker.quotes.is_empty(), "{id} says nothing");
        assert!(speaker.quotes.is_sorted());
        for quote in &speaker.quotes {
            assert_eq!(report.quotes[quote.0 as usize - 1].speaker, Some(id), "{quote} is not by {id}");
        }
        assert!((0.0..=1.0).contains(&speaker.share));
        assert!(
            speaker.mentions.is_sorted_by_key(|mention| mention.span.start()),
            "mentions are not in text order"
        );
    }
    assert!(report.speakers.is_sorted_by_key(|speaker| std::cmp::Reverse(speaker.words)));
}

#[track_caller]
fn check_conditionals(report: &Report<Byte>) {
    for (number, item) in (1..).zip(&report.threats) {
        let id = item.id;
        assert_eq!(id.0, number);
        assert!(item.confidence <= 100 && !item.why.is_empty(), "{id} is not explained");
        for part in [&item.marker, &item.condition, &item.consequence, &item.deadline] {
            assert!(part.iter().all(|&span| item.span.contains(span)), "{id} has a part outside itself");
            assert!(part.is_sorted_by(|a, b| a.end() <= b.start()), "{id} has parts that overlap");
        }
        assert!(item.quote.is_none_or(|quote| quote.0 as usize <= report.quotes.len()));
        for party in [&item.threatener, &item.target].into_iter().flatten() {
            assert!(!party.name.is_empty());
            assert!(party.speaker.is_none_or(|speaker| speaker.0 as usize <= report.speakers.len()));
        }
    }
    assert!(
        report.threats.is_sorted_by_key(|item| item.span.start()),
        "conditional items are not in text order"
    );
}

#[track_caller]
fn check_marks(marks: &[Mark<Byte>], around: Span<Byte>, depth: usize) {
    assert!(depth <= MAX_NESTING + 1, "marks nest too deep");
    assert!(marks.is_sorted_by(|a, b| a.span.end() <= b.span.start()), "marks side by side overlap");
    for mark in marks {
        assert!(around.contains(mark.span) && !mark.span.is_empty());
        check_marks(&mark.inside, mark.span, depth + 1);
    }
}

/// Every unit cuts the same words out of the text.
#[track_caller]
fn check_units(text: &str, report: &Report<Byte>, bytes: &[Span<Byte>]) {
    let characters: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let by_character = spans(&report.clone().convert::<CodePoint>(text));
    let by_unit = spans(&report.clone().convert::<Utf16>(text));
    assert_eq!([by_character.len(), by_unit.len()], [bytes.len(); 2]);
    for ((byte, character), unit) in bytes.iter().zip(by_character).zip(by_unit) {
        let words = byte.of(text);
        assert!(
            words
                .chars()
                .eq(characters[character.start() as usize..character.end() as usize].iter().copied())
        );
        assert!(words.encode_utf16().eq(units[unit.start() as usize..unit.end() as usize].iter().copied()));
    }
}

/// Pieces of news text and of what is made wrong in it.
const PIECES: [&str; 64] = [
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "‟",
    "``",
    "''",
    "‹",
    "›",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "\u{200f}",
    "\u{fffd}",
    "👍🏽",
    "🇺🇦",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "…",
    "...",
    ".",
    ",",
    ":",
    ";",
    "—",
    "--",
    "-",
    "?",
    "!",
    "%",
    "U.S. ",
    "Mr. ",
    "6’ 2” ",
    "said ",
    "told ",
    "according to ",
    "He ",
    "Ana Ruiz ",
    "President Vosk ",
    "the Kremlin ",
    "if ",
    "unless ",
    "we will strike ",
    "by Friday",
    "or else ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn holds_together_for_any_string(text in "\\PC{0,400}|(?s).{0,200}") {
        check(&text);
    }

    #[test]
    fn holds_together_for_any_pieces(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..160)) {
        check(&pieces.concat());
    }

    #[test]
    fn holds_together_for_a_damaged_article(
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        piece in prop::sample::select(&PIECES[..]),
    ) {
        let whole = include_str!("../../../static/samples/diplomacy.txt");
        let bounds: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        let [from, to, at] = [from, to, at].map(|index| *index.get(&bounds));
        // Cut short, cut out, put in.
        check(&whole[..to]);
        check(&format!("{}{}", &whole[..from.min(to)], &whole[from.max(to)..]));
        check(&format!("{}{piece}{}", &whole[..at], &whole[at..]));
    }
}

#[test]
fn holds_together_for_nothing_and_next_to_nothing() {
    for text in ["", " ", "\n", "\0", ".", "“", "”", "'", "a", "\u{feff}", "\r\n\r\n", "👍", "\u{301}"]
    {
        check(text);
    }
}

#[test]
fn holds_together_for_marks_without_end() {
    for mark in ["“", "”", "‘", "’", "\"", "'", "«", "(“", "“‘", "“ ", "“a ", "”\n\n“", "''", "“He said “"]
    {
        check(&mark.repeat(10_000));
    }
}

#[test]
fn holds_together_for_a_line_of_a_million_characters() {
    check(&"a".repeat(1_000_000));
    check(&"said ".repeat(200_000));
}

#[test]
fn holds_together_for_sentences_without_end() {
    check(&("He said that ".repeat(4_000) + "it was so."));
    check(&("If they come, we will go, ".repeat(2_000) + "he said."));
    check(&("Ana Ruiz and ".repeat(4_000) + "Bo Lee said no."));
    check(&("President ".repeat(10_000) + "Vosk said no."));
}

#[test]
fn holds_together_for_many_speakers() {
    let story: String = (0..3_000)
        .map(|number| {
            let letter = |shift: u32| char::from(b'a' + (number / 26_u32.pow(shift) % 26) as u8);
            format!("“No,” said Ana B{}{}{}. He agreed.\n", letter(0), letter(1), letter(2))
        })
        .collect();
    check(&story);
}

#[test]
fn holds_together_for_other_languages_and_forms() {
    check("«Мы не подпишем», — сказала Анна Руис. Если они придут, мы уйдём.");
    check("「我们不会签署，」安娜·鲁伊斯说。如果他们来了，我们就走。");
    check("قالت آنا رويز: «لن نوقع». إذا جاؤوا سنذهب.");
    check("„Wir unterschreiben nicht“, sagte Ana Ruiz. Wenn sie kommen, gehen wir.");
    check("« Nous ne signerons pas », a dit Ana Ruiz.\r\n\r\n« Si… »");
    check("Cafe\u{301} owner Zoe\u{308} said: “We’ll see…”\r\nShe left.\r\n");
    check("fn main() { println!(\"{}\", 'a'); } // “x”");
    check("name,said\n\"a\",\"b\"\n\"c\",\"d\"\n");
    check("<p>“No,” he said.</p>\n<script>if (x < \"y\") { z() }</script>");
}

#[test]
fn holds_together_for_the_samples_in_every_shape() {
    for sample in [
        include_str!("../../../static/samples/court.txt"),
        include_str!("../../../static/samples/diplomacy.txt"),
        include_str!("../../../static/samples/politics.txt"),
    ] {
        check(sample);
        check(&sample.to_uppercase());
        check(&sample.to_lowercase());
        check(&sample.replace("\n\n", "\n"));
        check(&sample.replace('\n', "\r\n"));
        check(&sample.replace('\n', " "));
        check(&sample.replace(' ', "\n"));
        check(&sample.replace(['“', '”'], "\""));
        check(&sample.chars().rev().collect::<String>());
    }
}
