//! The panel of conditional threats: who holds out what to whom, on what condition; and what was not taken.

use std::rc::Rc;

use sayso_report::{Byte, Conditional, ConditionalKind, Party};
use yew::prelude::*;

use super::{flag, on};
use crate::{
    state::{Action, From},
    view::{Certainty, Finding, Reading, Tally, Words},
};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// The only kind that is shown, if one is.
    pub only: Option<ConditionalKind>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The panel.
#[component]
pub fn Threats(props: &Props) -> Html {
    let Props { reading, only, words, act, .. } = props;
    let report = &reading.report;
    let tally = use_memo(reading.clone(), |reading| Tally::of(reading));
    let shown = report.threats.iter().filter(|item| only.is_none_or(|only| item.kind == only));
    html! {
        <div class="threats">
            if report.threats.is_empty() {
                <p class="threats__none">{ words.no_threats(report.counts, report.near_misses.len()) }</p>
            } else {
                <p class="threats__tally">{ words.tally(&tally) }</p>
                if tally.kinds.len() > 1 {
                    <div class="threats__filters" role="group" aria-label={words.filter()}>
                        { for tally.kinds.iter().map(|&(kind, count)| html! {
                            <button
                                type="button"
                                class="threats__filter"
                                aria-pressed={(*only == Some(kind)).to_string()}
                                onclick={on::<MouseEvent>(act, Action::ThreatKindToggled(kind))}
                            >
                                { words.conditional_kind(kind) }{ " " }<span>{ count }</span>
                            </button>
                        }) }
                    </div>
                }
                <ol class="threats__cards">
                    { for shown.map(|item| html! { <li key={item.id.0}>{ card(props, item) }</li> }) }
                </ol>
            }
            { near_misses(props) }
        </div>
    }
}

fn card(props: &Props, item: &Conditional<Byte>) -> Html {
    let Props { reading, chosen, words, act, .. } = props;
    let finding = Finding::Conditional(item.id);
    let name = |party: &Option<Party<Byte>>| {
        party.as_ref().map_or_else(|| words.not_stated().to_owned(), |party| party.name.clone())
    };
    let stretch = |spans: &[_]| {
        let stretch = reading.words_of(spans);
        if stretch.is_empty() {
            html! { <em>{ words.not_stated() }</em> }
        } else {
            html! { <q>{ stretch }</q> }
        }
    };
    html! {
        <div class="threats__card" data-current={flag(*chosen == Some(finding))}>
            <h2 class="threats__parties">
                <button
                    type="button"
                    class="threats__choose"
                    onclick={on::<MouseEvent>(act, Action::Chosen(finding, From::Panel))}
                >
                    <span>{ name(&item.threatener) }</span>
                    <span aria-label={words.to()} class="threats__arrow">{ " → " }</span>
                    <span>{ name(&item.target) }</span>
                </button>
                <span class="threats__place">{ words.paragraph(reading.paragraph(item.span.start())) }</span>
            </h2>
            <dl class="threats__rows">
                <div class="threats__row" data-layer="condition">
                    <dt>{ words.condition() }</dt>
                    <dd>
                        // “Unless” turns a condition round: the words that tie it stand before it.
                        if !item.marker.is_empty() {
                            <span class="threats__marker">{ reading.words_of(&item.marker) }</span>{ " " }
                        }
                        { stretch(&item.condition) }
                    </dd>
                </div>
                <div class="threats__row" data-layer="outcome">
                    <dt>{ words.outcome() }</dt><dd>{ stretch(&item.consequence) }</dd>
                </div>
                if !item.deadline.is_empty() {
                    <div class="threats__row">
                        <dt>{ words.deadline() }</dt><dd>{ stretch(&item.deadline) }</dd>
                    </div>
                }
            </dl>
            <p class="threats__tags">
                <span data-main="true">{ words.conditional_kind(item.kind) }</span>
                <span>{ words.status(item.status) }</span>
                <span>{ words.strength(item.strength) }</span>
                <span>{ words.category(item.category) }</span>
                if Certainty::of(item.confidence) != Certainty::Sure {
                    <span>{ words.certainty_word(Certainty::of(item.confidence)) }</span>
                }
            </p>
            <p class="threats__why">{ &item.why }</p>
        </div>
    }
}

fn near_misses(props: &Props) -> Html {
    let Props { reading, chosen, words, act, .. } = props;
    let misses = &reading.report.near_misses;
    if misses.is_empty() {
        return html! {};
    }
    html! {
        <details class="threats__misses" open={reading.report.threats.is_empty()}>
            <summary>{ words.near_misses(misses.len()) }</summary>
            <ul class="threats__missed">
                { for (1..).zip(misses).map(|(number, miss)| {
                    let finding = Finding::NearMiss(number);
                    html! {
                        <li>
                            <button
                                type="button"
                                class="threats__miss"
                                aria-current={flag(*chosen == Some(finding))}
                                onclick={on::<MouseEvent>(act, Action::Chosen(finding, From::Panel))}
                            >
                                <q>{ reading.words_of(&[miss.span]) }</q>
                                <span>{ &miss.why }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </details>
    }
}
