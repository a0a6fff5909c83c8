//! The card of the chosen finding: who, how, on what condition, and why it was marked.

use std::rc::Rc;

use sayso_report::{Byte, Conditional, Party, Quote, Span, Speaker};
use yew::prelude::*;

use super::{correct::correct, on};
use crate::{
    state::{Action, Direction, Form, From},
    view::{Certainty, EntryKind, Finding, Reading, Words},
};

/// What the card is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Finding,
    /// Whether the form to correct it is open.
    pub form: Form,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The card.
#[component]
pub fn Card(props: &Props) -> Html {
    let Props { reading, chosen, words, act, .. } = props;
    let (title, layer, body) = match *chosen {
        Finding::Quote(id) => {
            let Some(quote) = reading.quote(id) else { return html! {} };
            (words.quote_kind(quote.kind), "quote", of_quote(props, quote))
        }
        Finding::Conditional(id) => {
            let Some(item) = reading.conditional(id) else { return html! {} };
            (words.conditional_kind(item.kind), "outcome", of_conditional(props, item))
        }
        Finding::Speaker(id) => {
            let Some(speaker) = reading.speaker(id) else { return html! {} };
            (words.speaker_kind(speaker.kind), "speaker", of_speaker(props, speaker))
        }
        Finding::NearMiss(number) => {
            let Some(miss) = reading.near_miss(number) else { return html! {} };
            let body = html! { <>{ said(props, &[miss.span]) }{ row(words.why(), text(&miss.why)) }</> };
            (words.near_miss(), "trace", body)
        }
        Finding::Note(number) => {
            let Some(note) = reading.note(number) else { return html! {} };
            let body = html! { <>{ said(props, &[note.span]) }{ row(words.why(), text(&note.message)) }</> };
            (words.note(), "trace", body)
        }
    };
    let place = reading.entries.iter().position(|entry| entry.finding == *chosen);
    html! {
        <section id="details" class="card" data-layer={layer} tabindex="-1" aria-label={words.details()}>
            <header class="card__head">
                <h2 class="card__title">{ title }</h2>
                if let Some(place) = place {
                    <span class="card__position">{ words.position(place + 1, reading.entries.len()) }</span>
                }
                <span class="card__buttons">
                    { button(words.previous(), "‹", on(act, Action::Stepped(Direction::Back))) }
                    { button(words.next(), "›", on(act, Action::Stepped(Direction::Forward))) }
                    { button(words.dismiss(), "×", on(act, Action::Dismissed)) }
                </span>
            </header>
            { body }
            { correct(props) }
        </section>
    }
}

fn of_quote(props: &Props, quote: &Quote<Byte>) -> Html {
    let Props { reading, words, .. } = props;
    let speaker = quote.speaker.and_then(|id| reading.speaker(id));
    let named = reading.words_of(&quote.source);
    let cue = reading.words_of(&quote.cue);
    let nobody = words.nobody(EntryKind::Quote(quote.kind));
    html! {
        <>
            { said(props, &quote.content) }
            <dl class="card__rows">
                { row(words.who_speaks(), match speaker {
                    Some(speaker) => html! { <>{ link(props, Finding::Speaker(speaker.id), &speaker.name) }{ role(speaker) }</> },
                    None => text(nobody),
                }) }
                if !named.is_empty() && speaker.is_none_or(|speaker| speaker.name != named) {
                    { row(words.named_here(), html! { <q>{ named }</q> }) }
                }
                if !cue.is_empty() {
                    { row(words.signal(), html! { <q>{ cue }</q> }) }
                }
                { why(props, &quote.why, quote.confidence) }
                if let Some(other) = &quote.runner_up {
                    { row(words.runner_up(), text(other)) }
                }
                { related(props) }
            </dl>
        </>
    }
}

fn of_conditional(props: &Props, item: &Conditional<Byte>) -> Html {
    let Props { reading, words, .. } = props;
    let stretch = |name, spans: &[Span<Byte>]| {
        let stretch = reading.words_of(spans);
        let shown = if stretch.is_empty() {
            text(words.not_stated())
        } else {
            html! { <q>{ stretch }</q> }
        };
        row(name, shown)
    };
    let character =
        [words.status(item.status), words.strength(item.strength), words.specified(item.specified)];
    let outcome = [words.category(item.category), words.polarity(item.polarity)];
    html! {
        <>
            { said(props, &[item.span]) }
            <dl class="card__rows">
                { row(words.threatener(), party(props, item.threatener.as_ref())) }
                { row(words.target(), party(props, item.target.as_ref())) }
                { stretch(words.condition(), &item.condition) }
                { stretch(words.outcome(), &item.consequence) }
                if !item.deadline.is_empty() {
                    { stretch(words.deadline(), &item.deadline) }
                }
                { row(words.character(), text(&[character.join(", "), outcome.join(", ")].join("; "))) }
                if !item.marker.is_empty() {
                    { stretch(words.signal(), &item.marker) }
                }
                { why(props, &item.why, item.confidence) }
                { related(props) }
            </dl>
        </>
    }
}

fn of_speaker(props: &Props, speaker: &Speaker<Byte>) -> Html {
    let Props { reading, words, .. } = props;
    html! {
        <>
            <p class="card__name">{ &speaker.name }{ role(speaker) }</p>
            <dl class="card__rows">
                if !speaker.aliases.is_empty() {
                    { row(words.aliases(), text(&speaker.aliases.join(", "))) }
                }
                { row(words.share(), text(&words.share_of(speaker.words, speaker.share))) }
                { row(words.quotes(), html! {
                    <span class="card__links">
                        { for speaker.quotes.iter().filter_map(|&id| reading.entry(Finding::Quote(id))).map(|entry| {
                            link(props, entry.finding, &words.reference(entry.finding))
                        }) }
                    </span>
                }) }
            </dl>
        </>
    }
}

/// The words of the finding.
fn said(props: &Props, spans: &[Span<Byte>]) -> Html {
    html! { <blockquote class="card__words">{ props.reading.words_of(spans) }</blockquote> }
}

fn party(props: &Props, party: Option<&Party<Byte>>) -> Html {
    match party {
        None => text(props.words.not_stated()),
        Some(Party { name, speaker: Some(id), .. }) => link(props, Finding::Speaker(*id), name),
        Some(Party { name, .. }) => text(name),
    }
}

fn role(speaker: &Speaker<Byte>) -> Html {
    speaker
        .role_beside_name()
        .map(|role| html! { <span class="card__role">{ ", " }{ role }</span> })
        .unwrap_or_default()
}

fn why(props: &Props, why: &str, confidence: u8) -> Html {
    let words = props.words;
    let certainty = Certainty::of(confidence).attribute();
    html! {
        <>
            { row(words.why(), html! { <span class="card__why">{ why }</span> }) }
            { row(words.confidence(), html! {
                <span class="card__certainty" data-certainty={certainty}>{ words.certainty(confidence) }</span>
            }) }
        </>
    }
}

fn related(props: &Props) -> Html {
    let Some(entry) = props.reading.entry(props.chosen).filter(|entry| !entry.related.is_empty()) else {
        return html! {};
    };
    row(
        props.words.related(),
        html! {
            <span class="card__links">
                { for entry.related.iter().map(|&other| link(props, other, &props.words.reference(other))) }
            </span>
        },
    )
}

fn link(props: &Props, finding: Finding, name: &str) -> Html {
    let onclick = on::<MouseEvent>(&props.act, Action::Chosen(finding, From::Panel));
    html! { <button type="button" class="card__link" {onclick}>{ name }</button> }
}

fn button(name: &'static str, sign: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="card__button" aria-label={name} title={name} {onclick}>{ sign }</button> }
}

fn row(name: &str, value: Html) -> Html {
    html! { <div class="card__row"><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn text(words: &str) -> Html {
    words.to_owned().into()
}
