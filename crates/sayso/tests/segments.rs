//! What holds of the pieces of any text: they tile it, they nest, they are the same each time.

use proptest::prelude::*;
use sayso::text::{self, Segments};
use sayso_report::MAX_NESTING;

/// Texts of the signs that make cutting hard, and of any character.
fn any_text() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "``",
        "''",
        ".",
        "...",
        "…",
        "!",
        "?",
        ",",
        ":",
        ";",
        "-",
        "--",
        "—",
        "(",
        ")",
        "[",
        "]",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "\0",
        "\u{fffd}",
        "\u{200d}",
        "\u{202e}",
        "\u{feff}",
        "e\u{301}",
        "👍🏽",
        "🇺🇦",
        "don't",
        "Mr.",
        "U.S.",
        "a.m.",
        "'90s",
        "he",
        "said",
        "We",
        "will",
        "not",
        "sign",
        "Peskov",
        "$5.2bn",
        "10am",
        "http://x.org/(a)",
        "a@b.org",
        "#tag",
        "@me",
        "1,000",
        "3-5",
        "&",
        "/",
        "*",
        "n't",
        "'s",
        "and/or",
        "Ž",
        "中文",
        "ß",
        "ﬁ",
        "İ",
    ]);
    prop_oneof![
        prop::collection::vec(sign, 0..120).prop_map(|signs| signs.concat()),
        any::<String>(),
        "[ -~“”‘’\n]{0,200}",
    ]
}

fn check(text: &str, segments: &Segments) {
    let Segments { paragraphs, paragraph_tokens, tokens, norms, marks, sentences, oddities } = segments;
    // Tokens leave nothing but white space between them.
    let mut at = 0;
    for token in tokens {
        let (start, end) = (token.span.start() as usize, token.span.end() as usize);
        assert!(start < end && text[at..start].trim().is_empty());
        assert!(!text[start..end].contains(char::is_whitespace));
        let spaced = text[..start].chars().next_back().is_none_or(char::is_whitespace);
        assert_eq!(token.space_before, spaced, "{:?}", &text[start..end]);
        at = end;
    }
    assert!(text[at..].trim().is_empty());
    assert_eq!(norms.len(), tokens.len());
    // Paragraphs and sentences tile the tokens.
    assert_eq!(paragraphs.len(), paragraph_tokens.len());
    let mut at = 0;
    for range in paragraph_tokens {
        assert_eq!(range.start.index(), at);
        assert!(!range.is_empty());
        at = range.end.index();
    }
    assert_eq!(at, tokens.len());
    let mut at = 0;
    for sentence in sentences {
        assert_eq!(sentence.tokens.start.index(), at);
        assert!(!sentence.tokens.is_empty());
        assert!(sentence.tokens.len() <= text::sentence::LONGEST);
        assert!(paragraph_tokens[sentence.paragraph as usize].covers(sentence.tokens));
        at = sentence.tokens.end.index();
    }
    assert_eq!(at, tokens.len());
    // Stretches lie inside each other or apart, and inside one paragraph.
    assert_eq!(marks.innermost.len(), tokens.len());
    assert_eq!(marks.roles.len(), tokens.len());
    for (index, stretch) in marks.stretches.iter().enumerate() {
        assert!(!stretch.tokens.is_empty());
        assert!(stretch.open.is_none_or(|open| open == stretch.tokens.start));
        assert!(stretch.close.is_none_or(|close| close.0 + 1 == stretch.tokens.end.0));
        assert!(paragraph_tokens.iter().any(|range| range.covers(stretch.tokens)));
        assert!(stretch.parent.is_none_or(|parent| (parent.0 as usize) < index));
        assert!(stretch.continues.is_none_or(|earlier| (earlier.0 as usize) < index));
        if let Some(parent) = stretch.parent {
            assert!(marks.stretches[parent.0 as usize].tokens.covers(stretch.tokens));
        }
        for later in &marks.stretches[index + 1..] {
            let apart = later.tokens.start >= stretch.tokens.end;
            assert!(apart || stretch.tokens.covers(later.tokens));
        }
        assert!(marks.around(stretch.tokens.start).count() <= MAX_NESTING + 1);
    }
    for oddity in oddities {
        assert!(!oddity.span.of(text).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn pieces_tile_any_text(text in any_text()) {
        check(&text, &text::segment(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_pieces(text in any_text()) {
        prop_assert_eq!(format!("{:?}", text::segment(&text)), format!("{:?}", text::segment(&text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_has_a_report(text in any_text()) {
        let report = sayso::analyze(&text).expect("it is short");
        let again = sayso::analyze(&text).expect("it is short");
        prop_assert_eq!(&report, &again);
        let json = serde_json::to_string(&report).expect("a report can be written");
        prop_assert!(!json.is_empty());
    }
}

/// What a reader may paste that is no article.
#[test]
fn any_text_is_an_answer() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let texts = [
        String::new(),
        " \n\t\r\n".to_owned(),
        "\0".to_owned(),
        many("a", 100_000),
        many("a.", 50_000),
        many("a-", 50_000),
        many("1-", 50_000),
        many("a'", 50_000),
        many("a@", 50_000),
        many("a/", 50_000),
        many("ab.cd.", 20_000),
        many("\"", 10_000),
        many("“", 10_000),
        many("”", 10_000),
        many("' ", 10_000),
        many("“a ", 10_000),
        many("“a\n\n", 5_000),
        many("'", 20_000),
        many("(", 20_000),
        many("[1]", 10_000),
        many(". ", 20_000),
        many("Mr. ", 10_000),
        many("word ", 20_000),
        many("Word ", 20_000),
        many("said, ", 10_000),
        many("He said. ", 10_000),
        many("“No,” he said. ", 5_000),
        many("“He said: ‘", 2_000),
        many("\n", 100_000),
        many("a\n", 30_000),
        many("a\r\n", 30_000),
        many("\u{fffd}", 20_000),
        many("\u{202e}a", 20_000),
        many("👩‍👩‍👧", 10_000),
        many("🇺", 20_000),
        many("\u{200d}", 20_000),
        many("e\u{301}", 20_000),
        many("\u{301}", 20_000),
        many("中文", 20_000),
        many("if you do, we will ", 5_000),
    ];
    for text in &texts {
        check(text, &text::segment(text));
        let report = sayso::analyze(text).expect("it is shorter than the most");
        assert_eq!(report.counts.quotes as usize, report.quotes.len());
    }
}
