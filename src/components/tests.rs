//! What the components draw, without a browser: the elements and attributes that readers and their tools go by.
//! Nothing of what happens afterwards, which is for the tests in a browser.

use std::rc::Rc;

use sayso_report::{Byte, QuoteId, Report, Span};
use yew::{LocalServerRenderer, prelude::*};

use super::{
    Article, Card, Common, Findings, Legend, Paragraph, Threats, article, card, findings, legend, paragraph,
    threats,
};
use crate::{
    state::{Form, Marking, Spoken},
    view::{
        Annotation, Finding, Language, Layer, Layers, Reading, Words, samples::report_for_tests, segments,
    },
};

const WORDS: Words = Words(Language::English);

/// The component as HTML.
fn drawn<C: BaseComponent>(props: C::Properties) -> String
where
    C::Properties: 'static,
{
    let runtime =
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread starts");
    let render = LocalServerRenderer::<C>::with_props(props).hydratable(false).render();
    tokio::task::LocalSet::new().block_on(&runtime, render)
}

fn reading() -> Rc<Reading> {
    let (text, report) = report_for_tests();
    Rc::new(Reading::new(text, report))
}

/// A reading in which nothing was found.
fn bare() -> Rc<Reading> {
    let (text, report) = report_for_tests();
    let report = Report { quotes: vec![], threats: vec![], speakers: vec![], ..report };
    Rc::new(Reading::new(text, Report { near_misses: vec![], notes: vec![], marks: vec![], ..report }))
}

/// The paragraph with these annotations, the first finding chosen.
fn marks(text: &str, annotations: &[(u32, u32, Layer, Finding)]) -> String {
    let block = Span::<Byte>::new(0, text.len() as u32);
    let annotations: Vec<_> = annotations
        .iter()
        .map(|&(start, end, layer, finding)| Annotation { span: Span::new(start, end), layer, finding })
        .collect();
    let cut = segments(&[block], &annotations, Layers::ALL).remove(0);
    drawn::<Paragraph>(paragraph::Props {
        text: text.into(),
        segments: cut.into(),
        ends: Rc::from([(8, Finding::Quote(QuoteId(1)))]),
        number: 3,
        heading: None,
        chosen: annotations.first().map(|annotation| annotation.finding),
        echo: None,
        stop: Some(0),
        hits: Rc::from([]),
        hit: None,
        spoken: Spoken::Off,
        words: WORDS,
    })
}

#[test]
fn overlapping_findings_are_marks_side_by_side_that_name_all_of_theirs() {
    let (q1, q2) = (Finding::Quote(QuoteId(1)), Finding::Quote(QuoteId(2)));
    let html = marks("abcdefghij", &[(0, 8, Layer::Quote, q1), (4, 10, Layer::Outcome, q2)]);
    let ids: Vec<_> = html.split("data-ids=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids, ["q1", "q2 q1", "q2"], "{html}");
    assert_eq!(html.matches("data-current=\"true\"").count(), 2, "{html}");
    assert_eq!(html.matches("tabindex=\"0\"").count(), 1, "{html}");
    assert!(html.contains("data-note=\"Q1\"") && html.contains("data-number=\"3\""), "{html}");
    assert!(html.contains("aria-details=\"entry-q2 entry-q1\""), "{html}");
}

#[test]
fn a_quote_in_a_quote_has_two_lines_and_the_strongest_layer_the_ground() {
    let (q1, q2) = (Finding::Quote(QuoteId(1)), Finding::Quote(QuoteId(2)));
    let html = marks("abcdefghij", &[(0, 10, Layer::Quote, q1), (2, 5, Layer::Quote, q2)]);
    assert_eq!(html.matches("paragraph__line").count(), 1, "{html}");
    let html = marks("abcdefghij", &[(0, 10, Layer::Quote, q1), (2, 5, Layer::Condition, q2)]);
    assert!(html.contains("data-layer=\"condition\" data-line=\"quote\""), "{html}");
}

#[test]
fn an_article_is_drawn_with_every_character() {
    let reading = reading();
    let html = drawn::<Article>(article::Props {
        reading: reading.clone(),
        layers: Layers::NONE,
        chosen: None,
        echo: None,
        from_caret: false,
        search: None,
        spoken: Spoken::Off,
        words: WORDS,
        act: Callback::noop(),
    });
    let text: String =
        html.split('<').filter_map(|piece| piece.split_once('>')).map(|piece| piece.1).collect();
    assert_eq!(text, *reading.text);
}

#[test]
fn the_legend_counts_and_says_what_is_shown() {
    let legend = |marking| {
        drawn::<Legend>(legend::Props {
            reading: reading(),
            layers: Layers::ALL.toggled(Layer::Speaker),
            marking,
            words: WORDS,
            act: Callback::noop(),
        })
    };
    let html = legend(Marking::Shown);
    let counts: Vec<_> =
        html.split("legend__count\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let reading = reading();
    let (quotes, speakers) = (reading.report.quotes.len(), reading.report.speakers.len());
    assert_eq!(counts[..2], [quotes.to_string(), speakers.to_string()], "{html}");
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 3, "all but the speakers: {html}");
    assert_eq!(legend(Marking::Hidden).matches("aria-pressed=\"true\"").count(), 1, "the clean text");
}

#[test]
fn a_card_says_who_and_why() {
    let reading = reading();
    let quote = &reading.report.quotes[0];
    let html = drawn::<Card>(card::Props {
        reading: reading.clone(),
        chosen: Finding::Quote(quote.id),
        form: Form::Closed,
        words: WORDS,
        act: Callback::noop(),
    });
    assert!(html.contains("Ana Ruiz") && html.contains("id=\"details\""), "{html}");
    assert!(html.contains(&quote.why.replace('"', "&quot;")), "{html}");
}

#[test]
fn lists_without_findings_say_what_was_examined() {
    let findings = |reading: Rc<Reading>| {
        drawn::<Findings>(findings::Props {
            reading,
            chosen: None,
            echo: None,
            words: WORDS,
            act: Callback::noop(),
        })
    };
    let full = findings(reading());
    assert_eq!(full.matches("role=\"listitem\"").count(), reading().entries.len(), "{full}");
    assert!(!full.contains("findings__none") && findings(bare()).contains("findings__none"));
    let html = drawn::<Threats>(threats::Props {
        reading: bare(),
        only: None,
        common: Common { chosen: None, words: WORDS, act: Callback::noop() },
    });
    assert!(html.contains("threats__none"), "{html}");
}
