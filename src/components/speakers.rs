//! The panel of the speakers: who is heard, how often, in what words.

use std::rc::Rc;

use yew::prelude::*;

use super::{flag, on};
use crate::{
    state::{Action, From},
    view::{Cast, Finding, Reading, Voice, Words},
};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The panel.
#[component]
pub fn Speakers(props: &Props) -> Html {
    let words = props.words;
    let cast = use_memo(props.reading.clone(), |reading| Cast::of(reading));
    html! {
        <div class="speakers">
            if cast.named.is_empty() && cast.unnamed.is_empty() {
                <p class="speakers__none">{ words.no_speakers() }</p>
            }
            { group(props, words.named(), &cast.named) }
            { group(props, words.unnamed(), &cast.unnamed) }
            if !cast.orphans.is_empty() {
                <h2 class="speakers__heading">{ words.orphans() }</h2>
                <div class="speakers__voice">{ links(props, &cast.orphans) }</div>
            }
        </div>
    }
}

fn group(props: &Props, heading: &str, voices: &[Voice]) -> Html {
    if voices.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h2 class="speakers__heading">{ heading }</h2>
            <ul class="speakers__group">
                { for voices.iter().map(|voice| html! { <li key={voice.id.0}>{ one(props, voice) }</li> }) }
            </ul>
        </>
    }
}

fn one(props: &Props, voice: &Voice) -> Html {
    let Props { chosen, words, act, .. } = props;
    let finding = Finding::Speaker(voice.id);
    let kinds: Vec<_> = voice
        .kinds
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|&(kind, count)| words.quotes_of(kind, count))
        .collect();
    let cues: Vec<_> = voice.cues.iter().map(|(cue, count)| words.cue_count(cue, *count)).collect();
    let line = |name: &str, value: String| {
        (!value.is_empty())
            .then(|| html! { <div class="speakers__row"><dt>{ name }</dt><dd>{ value }</dd></div> })
    };
    html! {
        <div
            id={format!("entry-{finding}")}
            class="speakers__voice"
            data-current={flag(*chosen == Some(finding))}
        >
            <h3 class="speakers__name">
                <button
                    type="button"
                    class="speakers__choose"
                    onclick={on::<MouseEvent>(act, Action::Chosen(finding, From::Panel))}
                >
                    { &voice.name }
                </button>
            </h3>
            <p class="speakers__role">
                { words.speaker_kind(voice.kind) }
                if let Some(role) = &voice.role { { ": " }{ role } }
            </p>
            <p class="speakers__share">
                { bar(voice.share) }
                { words.share_of(voice.words, voice.share) }
            </p>
            <dl class="speakers__rows">
                { line(words.aliases(), words.aliases_of(&voice.aliases, voice.pronouns)) }
                { line(words.quotes(), kinds.join(", ")) }
                { line(words.cues(), cues.join(", ")) }
                if let Some((first, last)) = voice.paragraphs {
                    { line(words.where_heard(), words.paragraphs(first, last)) }
                }
            </dl>
            { links(props, &voice.quotes) }
            if !voice.makes.is_empty() {
                <p class="speakers__threats">{ words.makes() }{ " " }{ links(props, &voice.makes) }</p>
            }
            if !voice.receives.is_empty() {
                <p class="speakers__threats">{ words.receives() }{ " " }{ links(props, &voice.receives) }</p>
            }
        </div>
    }
}

/// The share of words as a bar; the number stands beside it.
fn bar(share: f64) -> Html {
    html! {
        <svg class="speakers__bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="speakers__all" width="100" height="6" />
            <rect class="speakers__part" width={format!("{:.2}", share * 100.0)} height="6" />
        </svg>
    }
}

fn links(props: &Props, findings: &[Finding]) -> Html {
    html! {
        <span class="speakers__links">
            { for findings.iter().map(|&finding| html! {
                <button
                    type="button"
                    class="speakers__link"
                    aria-current={flag(props.chosen == Some(finding))}
                    title={props.reading.entry(finding).map(|entry| entry.excerpt.clone())}
                    onclick={on::<MouseEvent>(&props.act, Action::Chosen(finding, From::Panel))}
                >
                    { props.words.tag(finding) }
                </button>
            }) }
        </span>
    }
}
