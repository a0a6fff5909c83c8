//! Every form, of any text and any findings: nothing is lost, nothing breaks out of its place.

use dom_query::Document as Dom;
use proptest::prelude::*;
use sayso_export::{Document, annotation, brat, citron, csv, html, json, markdown, table};
use sayso_report::{
    Byte, Category, ConditionIn, Conditional, ConditionalId, ConditionalKind, Counts, Engine, Form, Mention,
    Note, NoteKind, OffsetUnit, Party, Polarity, Quote, QuoteId, QuoteKind, Report, Span, Speaker, SpeakerId,
    SpeakerKind, Specified, Status, Strength,
};
use serde_json::Value;

/// Any text, with what is known to make trouble more often than chance would have it.
fn texts() -> impl Strategy<Value = String> {
    let trouble = prop::sample::select(vec![
        "=1+1",
        "<b>",
        "</script>",
        "&amp;",
        "\"",
        "\r\n",
        "\n\n",
        "\t",
        "|",
        "`",
        "\\",
        "“é”",
        "👍",
        "e\u{301}",
        "\0",
        "\u{202E}",
        "\u{1b}[0m",
        "@x",
        "- a",
        "T1\t",
        "'",
        "# ",
    ]);
    let piece = prop_oneof!["\\PC{0,12}", trouble.prop_map(str::to_owned), "[a-z ]{1,20}"];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A text and findings at any places of it, each with two words of its own to be escaped.
fn documents() -> impl Strategy<Value = (String, Report<Byte>)> {
    (texts(), prop::collection::vec((any::<u16>(), any::<u16>()), 0..24), texts()).prop_map(
        |(text, places, words)| {
            let bounds: Vec<u32> =
                text.char_indices().map(|(byte, _)| byte as u32).chain([text.len() as u32]).collect();
            let span = |(a, b): (u16, u16)| {
                let (a, b) = (bounds[usize::from(a) % bounds.len()], bounds[usize::from(b) % bounds.len()]);
                Span::new(a.min(b), a.max(b))
            };
            let spans: Vec<Span<Byte>> = places.into_iter().map(span).collect();
            let report = report(&spans, &words);
            (text, report)
        },
    )
}

fn report(spans: &[Span<Byte>], words: &str) -> Report<Byte> {
    let mut quotes = Vec::new();
    let mut threats = Vec::new();
    for (number, spans) in (1..).zip(spans.chunks(3)) {
        let at = |index: usize| spans.get(index).copied().into_iter().collect::<Vec<_>>();
        if number % 3 == 0 {
            threats.push(conditional(ConditionalId(threats.len() as u32 + 1), &at(0), &at(1), &at(2), words));
        } else {
            quotes.push(Quote {
                id: QuoteId(quotes.len() as u32 + 1),
                kind: [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed][number % 3],
                content: at(0),
                cue: at(1),
                source: at(2),
                speaker: (number % 2 == 0).then_some(SpeakerId(1)),
                parent: (quotes.len() > 1).then_some(QuoteId(1)),
                confidence: 90,
                why: format!("Because {words}."),
                runner_up: None,
            });
        }
    }
    let speaker = Speaker {
        id: SpeakerId(1),
        name: format!("Ana {words}"),
        kind: SpeakerKind::Person,
        role: Some(words.to_owned()),
        aliases: vec![words.to_owned()],
        mentions: spans.iter().map(|&span| Mention { span, form: Form::Name }).collect(),
        quotes: quotes.iter().filter(|quote| quote.speaker.is_some()).map(|quote| quote.id).collect(),
        words: 7,
        share: 0.25,
    };
    let notes =
        spans.first().map(|&span| Note { kind: NoteKind::UnclosedMark, span, message: words.to_owned() });
    Report {
        version: 1,
        id: None,
        offsets: OffsetUnit::Byte,
        engine: Engine { version: "1.2.3".to_owned(), model: "abcd".to_owned() },
        counts: Counts { quotes: quotes.len() as u32, speakers: 1, ..Counts::default() },
        quotes,
        speakers: vec![speaker],
        threats,
        marks: Vec::new(),
        notes: notes.into_iter().collect(),
        near_misses: Vec::new(),
        reviews: Vec::new(),
    }
}

fn conditional(
    id: ConditionalId,
    condition: &[Span<Byte>],
    consequence: &[Span<Byte>],
    marker: &[Span<Byte>],
    words: &str,
) -> Conditional<Byte> {
    let parts = [condition, consequence, marker].concat();
    Conditional {
        id,
        kind: ConditionalKind::Threat,
        status: Status::Live,
        polarity: Polarity::Compel,
        specified: Specified::Vague,
        strength: Strength::Firm,
        span: parts.into_iter().reduce(Span::join).unwrap_or_default(),
        marker: marker.to_vec(),
        condition: condition.to_vec(),
        consequence: consequence.to_vec(),
        deadline: Vec::new(),
        condition_in: ConditionIn::Sentence,
        threatener: Some(Party { name: words.to_owned(), speaker: Some(SpeakerId(1)), span: None }),
        target: None,
        category: Category::Military,
        quote: Some(QuoteId(1)),
        confidence: 80,
        why: words.to_owned(),
    }
}

fn code_points(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

/// The words of the text as an excerpt gives them.
fn plain(text: &str) -> String {
    let text = text.replace(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'), "");
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

proptest! {
    #[test]
    fn json_slices_the_same_words_in_every_unit((text, report) in documents()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        for unit in [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16] {
            let written: Value = serde_json::from_str(&json::write(&text, report.clone(), unit)).unwrap();
            for (quote, written) in report.quotes.iter().zip(written["quotes"].as_array().unwrap()) {
                for (span, place) in quote.content.iter().zip(written["content"].as_array().unwrap()) {
                    let (start, end) = (place[0].as_u64().unwrap() as usize, place[1].as_u64().unwrap() as usize);
                    let words = match unit {
                        OffsetUnit::Byte => text[start..end].to_owned(),
                        OffsetUnit::CodePoint => code_points(&text, &place[0], &place[1]),
                        OffsetUnit::Utf16 => String::from_utf16(&units[start..end]).unwrap(),
                    };
                    prop_assert_eq!(words, span.of(&text));
                }
            }
        }
    }

    #[test]
    fn json_reads_back((text, report) in documents()) {
        let written = json::write(&text, report.clone(), OffsetUnit::Byte);
        prop_assert!(!written.contains('\n'));
        prop_assert_eq!(serde_json::from_str::<Report<Byte>>(&written).unwrap(), report);
    }

    #[test]
    fn csv_reads_back((text, report) in documents(), name in texts()) {
        let document = Document { name: Some(&name), text: &text, report: &report };
        let written = csv::write(&document, OffsetUnit::CodePoint);
        let mut reader = ::csv::Reader::from_reader(written.as_bytes());
        let column = |name: &str| csv::COLUMNS.iter().position(|&column| column == name).unwrap();
        let records: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), report.quotes.len() + report.threats.len() + 1 + report.notes.len());
        for record in &records {
            for cell in record {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{:?} is a formula", cell);
            }
            let cell = &record[column("document")];
            prop_assert_eq!(cell.strip_prefix('\'').filter(|cell| *cell == name).unwrap_or(cell), &name);
        }
        for (quote, record) in report.quotes.iter().zip(&records) {
            let words = plain(&quote.content.iter().map(|span| span.of(&text)).collect::<String>());
            let cell = &record[column("text")];
            prop_assert_eq!(cell.strip_prefix('\'').filter(|cell| *cell == words).unwrap_or(cell), &words);
            prop_assert_eq!(&record[column("offsets")], "codepoint");
        }
    }

    #[test]
    fn html_shows_the_text_and_nothing_of_it_as_markup((text, report) in documents()) {
        let document = Document { name: Some("<name>"), text: &text, report: &report };
        let page = html::write(&document);
        let dom = Dom::from(page.as_str());
        prop_assert_eq!(dom.select("script, b").length(), 0);
        dom.select("a.ref").remove();
        let shown = plain(&dom.select("ol.text p").iter().map(|p| p.text().to_string() + "\n").collect::<String>());
        let control = |c: char| c.is_control() && !c.is_whitespace();
        prop_assert_eq!(shown, plain(&text.replace(control, "\u{FFFD}")));
        let listed = dom.select("ol.findings > li").length();
        prop_assert_eq!(listed, report.quotes.len() + report.threats.len());
        for link in dom.select("a[href^='#']").iter() {
            let target = link.attr("href").unwrap();
            if !target.ends_with("-text") {
                prop_assert_eq!(dom.select(&target).length(), 1);
            }
        }
    }

    #[test]
    fn markdown_and_table_hold_no_markup_and_no_control_characters((text, report) in documents()) {
        let document = Document { name: Some(&text), text: &text, report: &report };
        let written = markdown::write(&document);
        prop_assert!(!written.replace("\\<", "").contains('<'));
        for form in [written, table::write(&document, 80)] {
            prop_assert!(!form.contains(|c: char| c.is_control() && c != '\n'));
        }
    }

    #[test]
    fn annotations_find_their_words_again((text, report) in documents()) {
        let document = Document { name: Some("a.txt"), text: &text, report: &report };
        let page: Value = serde_json::from_str(&annotation::write(&document)).unwrap();
        let items = page["items"].as_array().unwrap();
        prop_assert_eq!(items.len(), report.quotes.len() + report.threats.len());
        for target in items.iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let [words, place] = [0, 1].map(|index| &target["selector"][index]);
            let exact = words["exact"].as_str().unwrap();
            prop_assert_eq!(code_points(&text, &place["start"], &place["end"]), exact);
            let around = [words["prefix"].as_str().unwrap(), exact, words["suffix"].as_str().unwrap()].concat();
            prop_assert!(text.contains(&around));
        }
    }

    #[test]
    fn brat_slices_its_words((text, report) in documents()) {
        let written = brat::write(&Document { name: None, text: &text, report: &report });
        for line in written.lines().filter(|line| line.starts_with('T')) {
            let [_, place, words] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let (_, places) = place.split_once(' ').unwrap();
            let pieces = places.split(';').map(|piece| {
                let (start, end) = piece.split_once(' ').unwrap();
                code_points(&text, &start.parse::<u64>().unwrap().into(), &end.parse::<u64>().unwrap().into())
            });
            prop_assert_eq!(pieces.collect::<Vec<_>>().join(" "), words);
        }
        for line in written.lines() {
            prop_assert!(line.starts_with(['T', 'R', 'A', '#']), "{}", line);
        }
    }

    #[test]
    fn citron_slices_its_words((text, report) in documents()) {
        let document = Document { name: None, text: &text, report: &report };
        let written: Value = serde_json::from_str(&citron::write(&document)).unwrap();
        for quote in written["quotes"].as_array().unwrap() {
            for words in quote["contents"].as_array().unwrap() {
                prop_assert_eq!(&code_points(&text, &words["start"], &words["end"]), words["text"].as_str().unwrap());
            }
        }
    }
}
