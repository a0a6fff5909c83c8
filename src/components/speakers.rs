//! The panel of the speakers: who is heard, how often, in what words.

use std::{ops::Range, rc::Rc};

use yew::prelude::*;

use super::{Common, turns::use_turns};
use crate::view::{Cast, Finding, Reading, Voice};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// What it shares with the other panels.
    pub common: Common,
}

/// A reading with its speakers counted up.
type Whole = (Rc<Reading>, Cast);

/// The panel.
#[component]
pub fn Speakers(props: &Props) -> Html {
    let Props { reading, common } = props;
    let words = common.words;
    let whole = use_memo(reading.clone(), |reading| (reading.clone(), Cast::of(reading)));
    let Cast { named, unnamed, orphans } = &whole.1;
    let (first, count) = (named.len(), named.len() + unnamed.len());
    // The last piece are the quotes of nobody.
    let drawn = use_turns(count + 1, &whole, &reading.text, || 0, &[]);
    let group = |heading: &str, voices: Range<usize>| {
        if voices.is_empty() {
            return html! {};
        }
        html! {
            <>
                <h2 class="speakers__heading">{ heading }</h2>
                <ul class="speakers__group">
                    { for voices.map(|at| html! {
                        <li key={at} class="speakers__one">
                            <Piece whole={drawn[at].clone()} {at} common={common.clone()} />
                        </li>
                    }) }
                </ul>
            </>
        }
    };
    html! {
        <div class="speakers">
            if count == 0 {
                <p class="speakers__none">{ words.no_speakers() }</p>
            }
            { group(words.named(), 0..first) }
            { group(words.unnamed(), first..count) }
            if !orphans.is_empty() {
                <h2 class="speakers__heading">{ words.orphans() }</h2>
                <Piece whole={drawn[count].clone()} at={count} common={common.clone()} />
            }
        </div>
    }
}

/// What one of the speakers is drawn from, or the quotes of nobody.
#[derive(Clone, PartialEq, Properties)]
struct PieceProps {
    /// None as long as it waits for its turn.
    whole: Option<Rc<Whole>>,
    /// Its place: those with a name, those without, nobody.
    at: usize,
    common: Common,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    let Some(whole) = &props.whole else { return html! {} };
    let (reading, cast) = &**whole;
    match cast.named.iter().chain(&cast.unnamed).nth(props.at) {
        Some(voice) => one(&props.common, reading, voice),
        None => html! { <div class="speakers__voice">{ links(&props.common, reading, &cast.orphans) }</div> },
    }
}

fn one(common: &Common, reading: &Reading, voice: &Voice) -> Html {
    let words = common.words;
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
            data-current={common.marks(finding)}
        >
            <h3 class="speakers__name">
                <button type="button" class="speakers__choose" onclick={common.choose::<MouseEvent>(finding)}>
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
            { links(common, reading, &voice.quotes) }
            if !voice.makes.is_empty() {
                <p class="speakers__threats">{ words.makes() }{ " " }{ links(common, reading, &voice.makes) }</p>
            }
            if !voice.receives.is_empty() {
                <p class="speakers__threats">{ words.receives() }{ " " }{ links(common, reading, &voice.receives) }</p>
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

fn links(common: &Common, reading: &Reading, findings: &[Finding]) -> Html {
    html! {
        <span class="speakers__links">
            { for findings.iter().map(|&finding| html! {
                <button
                    type="button"
                    class="speakers__link"
                    aria-current={common.marks(finding)}
                    title={reading.entry(finding).map(|entry| entry.excerpt.clone())}
                    onclick={common.choose::<MouseEvent>(finding)}
                >
                    { common.words.tag(finding) }
                </button>
            }) }
        </span>
    }
}
