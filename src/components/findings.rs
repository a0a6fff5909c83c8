//! The list of all findings: the way through the article without a pointer and without color.

use std::rc::Rc;

use sayso_review::Verdict;
use yew::prelude::*;

use super::{flag, on, turns::use_turns};
use crate::{
    services::dom,
    state::{Action, From},
    view::{Certainty, Entry, EntryKind, Finding, Reading, Words},
};

/// What the list is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// The finding pointed at.
    pub echo: Option<Finding>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The list.
#[component]
pub fn Findings(props: &Props) -> Html {
    let reading = &props.reading;
    let onclick = super::when(&props.act, |event: MouseEvent| {
        dom::id_of(&event).map(|finding| Action::Chosen(finding, From::Panel))
    });
    let onmouseover = props.act.reform(|event: MouseEvent| Action::Pointed(dom::id_of(&event)));
    let onmouseleave = on(&props.act, Action::Pointed(None));
    let stop = props
        .chosen
        .filter(|&chosen| reading.entry(chosen).is_some())
        .or_else(|| reading.entries.first().map(|entry| entry.finding));
    let total = reading.entries.len().div_ceil(ROWS);
    let wanted = props.chosen.and_then(|chosen| reading.place_in_list(chosen)).map(|at| at / ROWS);
    let drawn = use_turns(total, reading, &reading.text, dom::rows_in_sight, &[wanted]);
    let one = |(number, reading): (usize, Option<Rc<Reading>>)| {
        let here = |wanted: Option<Finding>| {
            let entries = reading.as_ref()?.entries.iter().skip(number * ROWS).take(ROWS);
            wanted.filter(|&wanted| entries.into_iter().any(|entry| entry.finding == wanted))
        };
        html! {
            <Rows
                key={number}
                {number}
                chosen={here(props.chosen)}
                echo={here(props.echo)}
                stop={here(stop)}
                words={props.words}
                {reading}
            />
        }
    };
    html! {
        <>
        if reading.entries.is_empty() {
            <p class="findings__none">{ props.words.no_findings(reading.report.counts, reading.report.marks.len(), reading.report.near_misses.len()) }</p>
        }
        <div id="findings" class="findings" role="list" {onclick} {onmouseover} {onmouseleave}>
            { for drawn.iter().cloned().enumerate().map(one) }
        </div>
        { rejected(props) }
        </>
    }
}

/// What the reader has taken out, to be brought back.
fn rejected(props: &Props) -> Html {
    let Props { reading, words, act, .. } = props;
    let gone: Vec<_> = reading.rejected().collect();
    if gone.is_empty() {
        return html! {};
    }
    html! {
        <details class="findings__rejected">
            <summary>{ words.rejected(gone.len()) }</summary>
            <ul>
                { for gone.into_iter().map(|review| {
                    let finding = Finding::from(review.finding);
                    let said = review.span.map(|span| reading.words_of(&[span])).unwrap_or_else(|| reading.name_of(finding));
                    html! {
                        <li key={finding.to_string()}>
                            <s>{ said }</s>
                            <button
                                type="button"
                                class="findings__back"
                                onclick={on::<MouseEvent>(act, Action::Judged(finding, Verdict::Open))}
                            >
                                { words.put_back() }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}

/// How many lines are drawn together.
const ROWS: usize = 20;

/// What some lines of the list are drawn from.
#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    reading: Option<Rc<Reading>>,
    number: usize,
    chosen: Option<Finding>,
    echo: Option<Finding>,
    stop: Option<Finding>,
    words: Words,
}

/// Some lines together: what happens to one of them leaves the others alone.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let entries = props.reading.iter().flat_map(|it| it.entries.iter().skip(props.number * ROWS).take(ROWS));
    // The browser skips what is out of sight; to ask that of every row would cost it more than it saves.
    html! {
        <div class="findings__rows" role="none">
            { for entries.map(|entry| html! {
                <Row
                    key={entry.finding.to_string()}
                    entry={entry.clone()}
                    current={props.chosen == Some(entry.finding)}
                    echo={props.echo == Some(entry.finding)}
                    stop={props.stop == Some(entry.finding)}
                    words={props.words}
                />
            }) }
        </div>
    }
}

/// What a line of the list is drawn from.
#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    entry: Rc<Entry>,
    current: bool,
    echo: bool,
    stop: bool,
    words: Words,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { entry, words, .. } = props;
    let layer = match entry.kind {
        EntryKind::Quote(_) => "quote",
        EntryKind::Conditional(..) => "outcome",
    };
    html! {
        <div class="findings__item" role="listitem">
            <button
                type="button"
                class="findings__row"
                id={format!("entry-{}", entry.finding)}
                data-id={entry.finding.to_string()}
                data-layer={layer}
                data-echo={flag(props.echo)}
                aria-current={flag(props.current)}
                tabindex={if props.stop { "0" } else { "-1" }}
            >
                <span class="findings__order">{ words.entry_order(entry) }</span>
                <span class="findings__head">
                    <span class="findings__who" data-named={flag(entry.who.is_some())}>
                        { entry.who.clone().unwrap_or_else(|| words.nobody(entry.kind).to_owned()) }
                    </span>
                    <span class="findings__place">{ words.tag(entry.finding) }{ " · " }{ words.paragraph(entry.paragraph) }</span>
                </span>
                <span class="findings__words">{ &entry.excerpt }</span>
                <span class="findings__foot">
                    <span class="findings__kind">{ words.entry_kind(entry.kind) }</span>
                    if entry.certainty != Certainty::Sure {
                        <span class="findings__certainty" data-certainty={entry.certainty.attribute()}>
                            { words.certainty_word(entry.certainty) }
                        </span>
                    }
                    if let Some(decision) = entry.decision {
                        <span class="findings__decision">{ words.decision(decision) }</span>
                    }
                    if !entry.related.is_empty() {
                        <span class="findings__related">{ words.entry_related(entry) }</span>
                    }
                </span>
            </button>
        </div>
    }
}
