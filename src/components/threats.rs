//! The panel of conditional threats: who holds out what to whom, on what condition; and what was not taken.

use std::rc::Rc;

use sayso_report::{Byte, Category, Conditional, ConditionalKind, NearMiss, Party};
use yew::prelude::*;

use super::{Common, on, turns::use_turns};
use crate::{
    state::Action,
    view::{Certainty, Finding, Reading, Tally},
};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The only kind that is shown, if one is.
    pub only: Option<ConditionalKind>,
    /// What it shares with the other panels.
    pub common: Common,
}

/// The panel.
#[component]
pub fn Threats(props: &Props) -> Html {
    let Props { reading, only, common } = props;
    let words = common.words;
    let report = &reading.report;
    let tally = use_memo(reading.clone(), |reading| Tally::of(reading));
    let whole = use_memo((reading.clone(), *only), |(reading, only)| (reading.clone(), *only));
    let (cards, misses) = (shown(&whole).count().div_ceil(CARDS), report.near_misses.len().div_ceil(CARDS));
    let drawn = use_turns(cards + misses, &whole, &reading.text, || 0, &[]);
    let piece = |(place, whole): (usize, &Option<Rc<Whole>>)| {
        html! { <Piece key={place} {place} whole={whole.clone()} {cards} common={common.clone()} /> }
    };
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
                                onclick={on::<MouseEvent>(&common.act, Action::ThreatKindToggled(kind))}
                            >
                                { words.conditional_kind(kind) }{ " " }<span>{ count }</span>
                            </button>
                        }) }
                    </div>
                }
                <ol class="threats__cards">
                    { for drawn.iter().take(cards).enumerate().map(piece) }
                </ol>
            }
            if misses > 0 {
                <details class="threats__misses" open={report.threats.is_empty()}>
                    <summary>{ words.near_misses(report.near_misses.len()) }</summary>
                    <ul class="threats__missed">
                        { for drawn.iter().enumerate().skip(cards).map(piece) }
                    </ul>
                </details>
            }
        </div>
    }
}

/// A reading, and the only kind that is shown, if one is.
type Whole = (Rc<Reading>, Option<ConditionalKind>);

/// How many cards, or near misses, are drawn together.
const CARDS: usize = 10;

fn shown((reading, only): &Whole) -> impl Iterator<Item = &Conditional<Byte>> {
    reading.report.threats.iter().filter(|item| only.is_none_or(|only| item.kind == only))
}

/// What some cards or near misses are drawn from.
#[derive(Clone, PartialEq, Properties)]
struct PieceProps {
    /// None as long as they wait for their turn.
    whole: Option<Rc<Whole>>,
    /// The place among the pieces.
    place: usize,
    /// How many of the pieces are cards; the near misses follow.
    cards: usize,
    common: Common,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    let Some(whole) = &props.whole else { return html! {} };
    if let Some(place) = props.place.checked_sub(props.cards) {
        let misses = (1..).zip(&whole.0.report.near_misses).skip(place * CARDS).take(CARDS);
        return html! { { for misses.map(|(number, it)| html! { <li key={number}>{ miss(&props.common, &whole.0, number, it) }</li> }) } };
    }
    let items = shown(whole).skip(props.place * CARDS).take(CARDS);
    html! { { for items.map(|item| html! { <li key={item.id.0} class="threats__one">{ card(&props.common, &whole.0, item) }</li> }) } }
}

fn card(common: &Common, reading: &Reading, item: &Conditional<Byte>) -> Html {
    let words = common.words;
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
        <div class="threats__card" data-current={common.marks(finding)}>
            <h2 class="threats__parties">
                <button type="button" class="threats__choose" onclick={common.choose::<MouseEvent>(finding)}>
                    <span>{ name(&item.threatener) }</span>
                    <span aria-label={words.to()} class="threats__arrow">{ " → " }</span>
                    <span>{ name(&item.target) }</span>
                </button>
                <span class="threats__place">
                    { words.tag(finding) }{ " · " }{ words.paragraph(reading.paragraph(item.span.start())) }
                </span>
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
                if item.category != Category::Other {
                    <span>{ words.category(item.category) }</span>
                }
                if Certainty::of(item.confidence) != Certainty::Sure {
                    <span>{ words.certainty_word(Certainty::of(item.confidence)) }</span>
                }
            </p>
            <p class="threats__why">{ &item.why }</p>
        </div>
    }
}

fn miss(common: &Common, reading: &Reading, number: u32, miss: &NearMiss<Byte>) -> Html {
    let finding = Finding::NearMiss(number);
    html! {
        <button
            type="button"
            class="threats__miss"
            aria-current={common.marks(finding)}
            onclick={common.choose::<MouseEvent>(finding)}
        >
            <q>{ reading.words_of(&[miss.span]) }</q>
            <span>{ &miss.why }</span>
        </button>
    }
}
