//! The list of all findings: the way through the article without a pointer and without color.

use std::rc::Rc;

use yew::prelude::*;

use super::flag;
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
    if reading.entries.is_empty() {
        return html! { <p class="findings__none">{ props.words.no_findings(reading.report.counts) }</p> };
    }
    let onclick = super::when(&props.act, |event: MouseEvent| {
        dom::id_of(&event).map(|finding| Action::Chosen(finding, From::Panel))
    });
    let onmouseover = props.act.reform(|event: MouseEvent| Action::Pointed(dom::id_of(&event)));
    let onmouseleave = super::on(&props.act, Action::Pointed(None));
    let stop = props
        .chosen
        .filter(|&chosen| reading.entry(chosen).is_some())
        .or_else(|| reading.entries.first().map(|entry| entry.finding));
    html! {
        <ol id="findings" class="findings" {onclick} {onmouseover} {onmouseleave}>
            { for reading.entries.iter().map(|entry| html! {
                <Row
                    key={entry.finding.to_string()}
                    entry={entry.clone()}
                    current={props.chosen == Some(entry.finding)}
                    echo={props.echo == Some(entry.finding)}
                    stop={stop == Some(entry.finding)}
                    words={props.words}
                />
            }) }
        </ol>
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
        <li class="findings__item">
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
                    <span class="findings__place">{ words.paragraph(entry.paragraph) }</span>
                </span>
                <span class="findings__words">{ &entry.excerpt }</span>
                <span class="findings__foot">
                    <span class="findings__kind">{ words.entry_kind(entry.kind) }</span>
                    if entry.certainty != Certainty::Sure {
                        <span class="findings__certainty" data-certainty={entry.certainty.attribute()}>
                            { words.certainty_word(entry.certainty) }
                        </span>
                    }
                    if !entry.related.is_empty() {
                        <span class="findings__related">{ words.entry_related(entry) }</span>
                    }
                </span>
            </button>
        </li>
    }
}
