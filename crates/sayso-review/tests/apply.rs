//! Corrections applied to a small report: each does what it says, and none breaks a report.

use proptest::prelude::*;
use sayso_report::{
    Byte, Category, ConditionIn, Conditional, ConditionalId, ConditionalKind, Counts, Decision, Engine,
    FORMAT_VERSION, FindingId, Form, Mention, OffsetUnit, Party, Polarity, Quote, QuoteId, QuoteKind, Report,
    Span, Speaker, SpeakerId, SpeakerKind, Specified, Status, Strength,
};
use sayso_review::{Anchor, Correction, Missed, Part, Target, Verdict, apply};

const TEXT: &str = "“If they close the port, we will leave,” Ana Ruiz said.\n\nShe said rain might come.\n\n\
    Officials denied it. “Not now,” Ruiz added.";

/// The first place of these words.
#[track_caller]
fn at(text: &str, words: &str) -> Span<Byte> {
    let start = text.find(words).expect("the words stand in the text");
    Span::new(start as u32, (start + words.len()) as u32)
}

fn quote(text: &str, id: u32, words: &str, speaker: Option<u32>) -> Quote<Byte> {
    Quote {
        id: QuoteId(id),
        kind: if words.starts_with('“') { QuoteKind::Direct } else { QuoteKind::Indirect },
        content: vec![at(text, words)],
        cue: vec![],
        source: vec![],
        speaker: speaker.map(SpeakerId),
        parent: None,
        confidence: 80,
        why: "Because.".to_owned(),
        runner_up: None,
    }
}

fn speaker(text: &str, id: u32, name: &str, quotes: &[u32], words: u32, share: f64) -> Speaker<Byte> {
    Speaker {
        id: SpeakerId(id),
        name: name.to_owned(),
        kind: SpeakerKind::Person,
        role: None,
        aliases: vec![],
        mentions: vec![Mention { span: at(text, name), form: Form::Name }],
        quotes: quotes.iter().copied().map(QuoteId).collect(),
        words,
        share,
    }
}

/// The report an engine would make of a text that holds [`TEXT`].
fn report(text: &str) -> Report<Byte> {
    Report {
        version: FORMAT_VERSION,
        id: None,
        offsets: OffsetUnit::Byte,
        engine: Engine { version: "0".to_owned(), model: "0".to_owned() },
        quotes: vec![
            quote(text, 1, "“If they close the port, we will leave,”", Some(1)),
            quote(text, 2, "rain might come", Some(1)),
            quote(text, 3, "“Not now,”", Some(2)),
        ],
        speakers: vec![
            speaker(text, 1, "Ana Ruiz", &[1, 2], 11, 0.8462),
            speaker(text, 2, "Officials", &[3], 2, 0.1538),
        ],
        threats: vec![Conditional {
            id: ConditionalId(1),
            kind: ConditionalKind::Threat,
            status: Status::Live,
            polarity: Polarity::Deter,
            specified: Specified::Specified,
            strength: Strength::Firm,
            span: at(text, "If they close the port, we will leave"),
            marker: vec![at(text, "If")],
            condition: vec![at(text, "they close the port")],
            consequence: vec![at(text, "we will leave")],
            deadline: vec![],
            condition_in: ConditionIn::Sentence,
            threatener: Some(Party {
                name: "Ana Ruiz".to_owned(),
                speaker: Some(SpeakerId(1)),
                span: Some(at(text, "we")),
            }),
            target: None,
            category: Category::Diplomatic,
            quote: Some(QuoteId(1)),
            confidence: 70,
            why: "Because.".to_owned(),
        }],
        marks: vec![],
        notes: vec![],
        near_misses: vec![],
        reviews: vec![],
        counts: Counts { words: 25, sentences: 4, quotes: 3, speakers: 2, threats: 1 },
    }
}

fn anchor(words: &str) -> Anchor {
    Anchor::of(TEXT, at(TEXT, words)).expect("a place")
}

fn target(finding: FindingId) -> Target {
    Target::of(TEXT, &report(TEXT), finding).expect("a finding")
}

fn judged(finding: FindingId, verdict: Verdict) -> Correction {
    Correction::Judged { finding: target(finding), verdict }
}

const Q1: FindingId = FindingId::Quote(QuoteId(1));
const Q3: FindingId = FindingId::Quote(QuoteId(3));
const T1: FindingId = FindingId::Conditional(ConditionalId(1));
const S2: FindingId = FindingId::Speaker(SpeakerId(2));

#[track_caller]
fn after(corrections: &[Correction]) -> Report<Byte> {
    let corrected = apply(TEXT, &report(TEXT), corrections);
    assert_eq!(corrected.waiting, [] as [usize; 0]);
    assert_sound(TEXT, &corrected.report);
    corrected.report
}

fn decisions(report: &Report<Byte>) -> Vec<(String, Decision)> {
    report.reviews.iter().map(|review| (review.finding.to_string(), review.decision)).collect()
}

fn speakers(report: &Report<Byte>) -> Vec<(&str, u32, Vec<String>)> {
    let said = |speaker: &Speaker<Byte>| speaker.quotes.iter().map(ToString::to_string).collect();
    report.speakers.iter().map(|speaker| (speaker.name.as_str(), speaker.words, said(speaker))).collect()
}

/// What every report must be, however it was corrected.
fn assert_sound(text: &str, report: &Report<Byte>) {
    let spans = report.quotes.iter().flat_map(|quote| quote.content.iter().chain(&quote.cue)).copied();
    for span in spans.chain(report.threats.iter().map(|item| item.span)) {
        assert!(text.get(span.start() as usize..span.end() as usize).is_some(), "{span:?}");
    }
    for quote in &report.quotes {
        if let Some(id) = quote.speaker {
            let speaker = report.speakers.iter().find(|speaker| speaker.id == id);
            assert!(speaker.is_some_and(|speaker| speaker.quotes.contains(&quote.id)), "{}", quote.id);
        }
        assert!(quote.parent.is_none_or(|id| report.quotes.iter().any(|quote| quote.id == id)));
    }
    for speaker in &report.speakers {
        for id in &speaker.quotes {
            let quote = report.quotes.iter().find(|quote| quote.id == *id);
            assert!(quote.is_some_and(|quote| quote.speaker == Some(speaker.id)), "{id} of {}", speaker.name);
        }
        assert!((0.0..=1.0).contains(&speaker.share));
    }
    let counts = report.counts;
    assert_eq!(
        (counts.quotes as usize, counts.speakers as usize, counts.threats as usize),
        (report.quotes.len(), report.speakers.len(), report.threats.len())
    );
}

#[test]
fn no_correction_is_no_change() {
    assert_eq!(apply(TEXT, &report(TEXT), &[]).report, report(TEXT));
}

#[test]
fn right_and_wrong_are_said_and_taken_back() {
    let confirmed = after(&[judged(Q1, Verdict::Right)]);
    assert_eq!(decisions(&confirmed), [("q1".to_owned(), Decision::Confirmed)]);
    let rejected = after(&[judged(Q1, Verdict::Wrong)]);
    assert_eq!(rejected.quotes.len(), 2);
    assert_eq!(rejected.threats[0].quote, None, "the quote around it is gone");
    assert_eq!(speakers(&rejected)[0], ("Ana Ruiz", 3, vec!["q2".to_owned()]));
    assert_eq!(rejected.reviews[0].span, Some(at(TEXT, "“If they close the port, we will leave,”")));
    let back = after(&[judged(Q1, Verdict::Wrong), judged(Q1, Verdict::Open)]);
    assert_eq!(back, report(TEXT));
}

#[test]
fn a_rejected_conditional_and_a_rejected_speaker_are_gone() {
    let report = after(&[judged(T1, Verdict::Wrong), judged(S2, Verdict::Wrong)]);
    assert_eq!((report.threats.len(), report.speakers.len()), (0, 1));
    let orphan = report.quotes.iter().find(|quote| quote.id == QuoteId(3)).expect("the quote stays");
    assert_eq!(orphan.speaker, None);
}

#[test]
fn a_quote_gets_another_speaker() {
    let change = |name: Option<&str>| Correction::Quote {
        quote: anchor("“Not now,”"),
        kind: QuoteKind::Direct,
        speaker: name.map(ToOwned::to_owned),
    };
    let known = after(&[change(Some("Ana Ruiz"))]);
    assert_eq!(speakers(&known), [("Ana Ruiz", 13, vec!["q1".to_owned(), "q2".to_owned(), "q3".to_owned()])]);
    assert!(known.quotes[2].why.contains("The program had “Officials”"));
    assert_eq!(decisions(&known), [("q3".to_owned(), Decision::Changed)]);
    let new = after(&[change(Some("Bo Lind"))]);
    assert_eq!(speakers(&new)[1], ("Bo Lind", 2, vec!["q3".to_owned()]));
    let nobody = after(&[change(None)]);
    assert_eq!(nobody.quotes[2].speaker, None);
}

#[test]
fn speakers_are_renamed_merged_and_split() {
    let renamed = after(&[Correction::Speaker {
        speaker: "Ana Ruiz".to_owned(),
        name: "Mayor Ruiz".to_owned(),
        kind: SpeakerKind::Person,
    }]);
    assert_eq!(renamed.speakers[0].aliases, ["Ana Ruiz"]);
    assert_eq!(renamed.threats[0].threatener.as_ref().map(|party| party.name.as_str()), Some("Mayor Ruiz"));

    let merge = Correction::Merged { speaker: "Officials".to_owned(), into: "Ana Ruiz".to_owned() };
    let merged = after(std::slice::from_ref(&merge));
    assert_eq!(
        speakers(&merged),
        [("Ana Ruiz", 13, vec!["q1".to_owned(), "q2".to_owned(), "q3".to_owned()])]
    );
    assert_eq!((merged.speakers[0].mentions.len(), merged.speakers[0].share), (2, 1.0));

    let split = Correction::Split { quotes: vec![anchor("rain might come")], speaker: "Bo Lind".to_owned() };
    let split = after(&[merge, split]);
    assert_eq!(
        speakers(&split),
        [("Ana Ruiz", 10, vec!["q1".to_owned(), "q3".to_owned()]), ("Bo Lind", 3, vec!["q2".to_owned()])]
    );
}

#[test]
fn a_conditional_is_described_anew_and_its_parts_are_placed() {
    let described = Correction::Conditional {
        item: anchor("If they close the port, we will leave"),
        kind: ConditionalKind::Warning,
        status: Status::Past,
        threatener: Some("Ana Ruiz".to_owned()),
        target: Some("Officials".to_owned()),
    };
    let placed = Correction::Placed {
        finding: target(T1),
        part: Part::Condition,
        at: anchor("If they close the port"),
    };
    let report = after(&[described, placed]);
    let item = &report.threats[0];
    assert_eq!((item.kind, item.status), (ConditionalKind::Warning, Status::Past));
    assert_eq!(item.target.as_ref().and_then(|party| party.speaker), Some(SpeakerId(2)));
    assert_eq!(item.threatener.as_ref().and_then(|party| party.span), Some(at(TEXT, "we")), "it was right");
    assert_eq!(item.condition, [at(TEXT, "If they close the port")]);
}

#[test]
fn what_was_missed_is_added_and_can_be_corrected_like_the_rest() {
    let add = |what, words| Correction::Added { what, at: anchor(words) };
    let report = after(&[
        add(Missed::Quote, "it"),
        add(Missed::Conditional, "rain might come"),
        add(Missed::Speaker, "Ruiz"),
        Correction::Quote {
            quote: anchor("it"),
            kind: QuoteKind::Indirect,
            speaker: Some("Ruiz".to_owned()),
        },
    ]);
    assert_eq!(
        report.quotes.iter().map(|quote| quote.id.0).collect::<Vec<_>>(),
        [1, 2, 4, 3],
        "in text order"
    );
    assert_eq!(report.threats[1].quote, None, "it is as long as the quote");
    assert!(decisions(&report).contains(&("s3".to_owned(), Decision::Added)));
    assert!(decisions(&report).contains(&("q4".to_owned(), Decision::Added)));
}

#[test]
fn notes_are_kept_and_taken_away() {
    let note = |note: &str| Correction::Noted { finding: target(Q3), note: note.to_owned() };
    let report = after(&[note(" Ask her. ")]);
    assert_eq!(report.reviews[0].note.as_deref(), Some("Ask her."));
    assert_eq!(report.reviews[0].decision, Decision::Noted);
    assert_eq!(after(&[note("x"), note("")]).reviews, []);
}

#[test]
fn corrections_hold_for_an_edited_text_where_their_words_stand() {
    let edited = format!("A new paragraph.\n\n{}", TEXT.replace("Not now", "Not yet"));
    let mut made = report(TEXT);
    made.quotes.truncate(2);
    let machine = {
        let mut machine = report(&TEXT.replace("zzz", ""));
        let shift = edited.find("“If").expect("it stands there") as u32;
        machine.quotes.truncate(2);
        machine.map_spans(&|span: Span<Byte>| Span::<Byte>::new(span.start() + shift, span.end() + shift))
    };
    let corrected = apply(&edited, &machine, &[judged(Q1, Verdict::Right), judged(Q3, Verdict::Wrong)]);
    assert_eq!(decisions(&corrected.report), [("q1".to_owned(), Decision::Confirmed)]);
    assert_eq!(corrected.waiting, [1], "its words are gone");
}

#[test]
fn corrections_are_written_and_read() {
    let corrections = vec![
        judged(Q1, Verdict::Right),
        Correction::Merged { speaker: "a".to_owned(), into: "b".to_owned() },
        Correction::Added { what: Missed::Speaker, at: anchor("Ruiz") },
    ];
    let json = serde_json::to_string(&corrections).expect("written");
    assert_eq!(serde_json::from_str::<Vec<Correction>>(&json).expect("read"), corrections);
}

fn any_anchor() -> impl Strategy<Value = Anchor> {
    (0..TEXT.len(), 0..TEXT.len()).prop_filter_map("an empty place", |(a, b)| {
        Anchor::of(TEXT, Span::new(a.min(b) as u32, a.max(b) as u32))
    })
}

fn any_name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Ana Ruiz", "Officials", "Bo Lind", "", " "]).prop_map(str::to_owned)
}

fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof![
        prop::sample::select(vec![Q1, FindingId::Quote(QuoteId(2)), Q3, T1, S2]).prop_map(target),
        any_anchor().prop_map(Target::Quote),
        any_anchor().prop_map(Target::Conditional),
        any_name().prop_map(Target::Speaker),
    ]
}

fn any_correction() -> impl Strategy<Value = Correction> {
    let verdict = prop::sample::select(vec![Verdict::Right, Verdict::Wrong, Verdict::Open]);
    let missed = prop::sample::select(vec![Missed::Quote, Missed::Speaker, Missed::Conditional]);
    let part = prop::sample::select(vec![Part::Content, Part::Condition, Part::Outcome]);
    prop_oneof![
        (any_target(), verdict).prop_map(|(finding, verdict)| Correction::Judged { finding, verdict }),
        (any_target(), "[a-z ]{0,4}").prop_map(|(finding, note)| Correction::Noted { finding, note }),
        (any_anchor(), any_name()).prop_map(|(quote, name)| Correction::Quote {
            quote,
            kind: QuoteKind::Mixed,
            speaker: Some(name),
        }),
        (any_name(), any_name()).prop_map(|(speaker, into)| Correction::Merged { speaker, into }),
        (any_name(), any_name()).prop_map(|(speaker, name)| Correction::Speaker {
            speaker,
            name,
            kind: SpeakerKind::Group,
        }),
        (prop::collection::vec(any_anchor(), 0..3), any_name())
            .prop_map(|(quotes, speaker)| Correction::Split { quotes, speaker }),
        (any_target(), part, any_anchor()).prop_map(|(finding, part, at)| Correction::Placed {
            finding,
            part,
            at
        }),
        (missed, any_anchor()).prop_map(|(what, at)| Correction::Added { what, at }),
    ]
}

proptest! {
    #[test]
    fn any_corrections_leave_a_sound_report(corrections in prop::collection::vec(any_correction(), 0..12)) {
        let corrected = apply(TEXT, &report(TEXT), &corrections);
        assert_sound(TEXT, &corrected.report);
        prop_assert_eq!(&corrected, &apply(TEXT, &report(TEXT), &corrections), "always the same");
        // On a text that has none of the words, all of them wait or speak of names alone.
        assert_sound("Nothing.", &apply("Nothing.", &empty(), &corrections).report);
    }
}

fn empty() -> Report<Byte> {
    let mut report = report(TEXT);
    (report.quotes, report.speakers, report.threats) = (vec![], vec![], vec![]);
    report.counts = Counts::default();
    report
}
