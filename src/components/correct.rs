//! What a reader can say about the chosen finding: right, wrong, or otherwise.

use sayso_report::{Conditional, ConditionalKind, Quote, QuoteId, QuoteKind, Speaker, SpeakerKind, Status};
use sayso_review::Verdict;
use yew::{platform::spawn_local, prelude::*};

use super::{card::Props, flag, on};
use crate::{
    services::{clipboard, dom},
    state::{Action, Fields, Form},
    view::{Finding, citation},
};

/// The id of the form.
const FORM: &str = "correct-form";
/// The id of the list of names.
const NAMES: &str = "correct-names";

/// The buttons, and the form when it is open.
pub(super) fn correct(props: &Props) -> Html {
    let Props { reading, chosen, form, words, act } = props;
    if chosen.id().is_none() {
        return html! {};
    }
    let review = reading.review(*chosen);
    let confirmed = review.is_some_and(|review| review.decision == sayso_report::Decision::Confirmed);
    html! {
        <div class="correct">
            if let Some(review) = review {
                <p class="correct__decision">{ words.decision(review.decision) }</p>
                if let Some(note) = &review.note {
                    <p class="correct__note">{ note }</p>
                }
            }
            if *form == Form::Open {
                { opened(props) }
            } else {
                <div class="correct__buttons" role="group" aria-label={words.correct()}>
                    <button
                        type="button"
                        class="correct__button"
                        aria-pressed={confirmed.to_string()}
                        aria-keyshortcuts="a"
                        onclick={on::<MouseEvent>(act, Action::Judged(*chosen, Verdict::Right))}
                    >
                        { "✓ " }{ words.right() }
                    </button>
                    <button
                        type="button"
                        class="correct__button"
                        aria-keyshortcuts="x"
                        onclick={on::<MouseEvent>(act, Action::Judged(*chosen, Verdict::Wrong))}
                    >
                        { "✗ " }{ words.wrong() }
                    </button>
                    <button
                        type="button"
                        class="correct__button"
                        aria-keyshortcuts="e"
                        onclick={on::<MouseEvent>(act, Action::FormChosen(Form::Open))}
                    >
                        { "✎ " }{ words.change() }
                    </button>
                    if let Some(line) = citation(reading, *chosen, *words) {
                        <button
                            type="button"
                            class="correct__button"
                            title={words.cite_purpose()}
                            onclick={cite(act, line)}
                        >
                            { "❝ " }{ words.cite() }
                        </button>
                    }
                </div>
            }
        </div>
    }
}

/// Copies the line.
fn cite(act: &Callback<Action>, line: String) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |_| {
        let (act, line) = (act.clone(), line.clone());
        spawn_local(async move {
            // A browser that does not let it has told the reader why.
            if clipboard::copy(&line).await.is_ok() {
                act.emit(Action::Copied);
            }
        });
    })
}

fn opened(props: &Props) -> Html {
    let Props { reading, chosen, words, act, .. } = props;
    let finding = *chosen;
    let onsubmit = super::when(act, move |event: SubmitEvent| {
        event.prevent_default();
        fields(finding).map(Action::Described)
    });
    let onkeydown = super::when(act, |event: KeyboardEvent| {
        (event.key() == "Escape").then_some(Action::FormChosen(Form::Closed))
    });
    let note = reading.review(*chosen).and_then(|review| review.note.clone()).unwrap_or_default();
    let body = match *chosen {
        Finding::Quote(id) => reading.quote(id).map(|quote| of_quote(props, quote)),
        Finding::Conditional(id) => reading.conditional(id).map(|item| of_conditional(props, item)),
        Finding::Speaker(id) => reading.speaker(id).map(|speaker| of_speaker(props, speaker)),
        Finding::NearMiss(_) | Finding::Note(_) => None,
    };
    html! {
        <form id={FORM} class="correct__form" aria-label={words.correct()} {onsubmit} {onkeydown}>
            { body }
            { field(words.own_note(), html! {
                <textarea name="note" class="correct__field" rows="2" defaultvalue={note} />
            }) }
            <datalist id={NAMES}>
                { for reading.report.speakers.iter().map(|it| html! { <option value={it.name.clone()} /> }) }
            </datalist>
            <div class="correct__buttons">
                <button type="submit" class="correct__button" data-main={flag(true)}>{ words.apply() }</button>
                <button
                    type="button"
                    class="correct__button"
                    onclick={on::<MouseEvent>(act, Action::FormChosen(Form::Closed))}
                >
                    { words.cancel() }
                </button>
            </div>
        </form>
    }
}

/// What stands in the form now.
fn fields(finding: Finding) -> Option<Fields> {
    let value = |name| dom::field(FORM, name);
    Some(match finding {
        Finding::Quote(_) => {
            Fields::Quote(chosen(&QuoteKind::ALL, &value("kind"))?, value("speaker"), value("note"))
        }
        Finding::Conditional(_) => Fields::Conditional(
            chosen(&ConditionalKind::ALL, &value("kind"))?,
            chosen(&Status::ALL, &value("state"))?,
            value("from"),
            value("to"),
            value("note"),
        ),
        Finding::Speaker(_) => Fields::Speaker(
            Some(value("same")).filter(|same| !same.is_empty()).unwrap_or_else(|| value("name")),
            chosen(&SpeakerKind::ALL, &value("kind"))?,
            dom::checked(FORM, "quote").iter().filter_map(|id| id.parse().ok()).collect::<Vec<QuoteId>>(),
            value("other"),
            value("note"),
        ),
        Finding::NearMiss(_) | Finding::Note(_) => return None,
    })
}

fn of_quote(props: &Props, quote: &Quote<sayso_report::Byte>) -> Html {
    let words = props.words;
    let speaker = quote.speaker.and_then(|id| props.reading.speaker(id)).map(|speaker| speaker.name.clone());
    html! {
        <>
            { field(words.who_speaks(), name("speaker", speaker, words.empty_is_nobody())) }
            { field(words.kind(), select("kind", &QuoteKind::ALL, quote.kind, |kind| words.quote_kind(kind))) }
        </>
    }
}

fn of_conditional(props: &Props, item: &Conditional<sayso_report::Byte>) -> Html {
    let words = props.words;
    let party = |party: &Option<sayso_report::Party<_>>| party.as_ref().map(|party| party.name.clone());
    html! {
        <>
            { field(words.kind(), select("kind", &ConditionalKind::ALL, item.kind, |it| words.conditional_kind(it))) }
            { field(words.state(), select("state", &Status::ALL, item.status, |status| words.status(status))) }
            { field(words.threatener(), name("from", party(&item.threatener), words.empty_is_nobody())) }
            { field(words.target(), name("to", party(&item.target), words.empty_is_nobody())) }
        </>
    }
}

fn of_speaker(props: &Props, speaker: &Speaker<sayso_report::Byte>) -> Html {
    let words = props.words;
    let others = props.reading.report.speakers.iter().filter(|other| other.id != speaker.id);
    let others: Vec<_> = others.map(|other| other.name.clone()).collect();
    html! {
        <>
            { field(words.name(), name("name", Some(speaker.name.clone()), words.same_name_joins())) }
            if !others.is_empty() {
                { field(words.same_as(), html! {
                    <select class="correct__field" name="same">
                        // Said, for the browser takes what is put there first, and that is the last of them.
                        <option value="" selected={true}>{ words.same_as_nobody() }</option>
                        { for others.into_iter().map(|other| html! { <option>{ other }</option> }) }
                    </select>
                }) }
            }
            { field(words.kind(), select("kind", &SpeakerKind::ALL, speaker.kind, |kind| words.speaker_kind(kind))) }
            if speaker.quotes.len() > 1 {
                <fieldset class="correct__split">
                    <legend>{ words.split_off() }</legend>
                    { for speaker.quotes.iter().filter_map(|&id| props.reading.entry(Finding::Quote(id))).map(|entry| {
                        html! {
                            <label class="correct__check">
                                <input type="checkbox" name="quote" value={entry.finding.to_string()} />
                                <span>{ words.paragraph(entry.paragraph) }{ " " }{ &entry.excerpt }</span>
                            </label>
                        }
                    }) }
                </fieldset>
                { field(words.split_to(), name("other", None, words.empty_is_nobody())) }
            }
        </>
    }
}

fn field(label: &'static str, control: Html) -> Html {
    html! { <label class="correct__line"><span>{ label }</span>{ control }</label> }
}

fn name(field: &'static str, value: Option<String>, hint: &'static str) -> Html {
    html! {
        <input
            class="correct__field"
            name={field}
            list={NAMES}
            autocomplete="off"
            placeholder={hint}
            title={hint}
            value={value.unwrap_or_default()}
        />
    }
}

/// A choice among values; what is sent is the place of the value.
fn select<T: Copy + PartialEq>(
    field: &'static str,
    all: &[T],
    now: T,
    name: impl Fn(T) -> &'static str,
) -> Html {
    html! {
        <select class="correct__field" name={field}>
            { for all.iter().enumerate().map(|(place, &value)| html! {
                <option value={place.to_string()} selected={value == now}>{ name(value) }</option>
            }) }
        </select>
    }
}

fn chosen<T: Copy>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}
