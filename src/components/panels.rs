//! The panels beside the article, behind tabs; the card of the chosen finding is pinned above.

use std::rc::Rc;

use yew::prelude::*;

use super::{Card, Chart, Common, Documents, Findings, Speakers, Threats, flag, on};
use crate::{
    state::{Action, Panel, Sheet, State},
    view::{Reading, Words},
};

/// What the panels are drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state of the page.
    pub state: Rc<State>,
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The panels.
#[component]
pub fn Panels(props: &Props) -> Html {
    let Props { state, reading, words, act } = props;
    let chosen = state.chosen();
    html! {
        <aside id="panels" class="panels" data-open={flag(state.sheet == Sheet::Open)} aria-label={words.panels()}>
            if let Some(chosen) = chosen {
                <Card reading={reading.clone()} {chosen} form={state.form} words={*words} act={act.clone()} />
            }
            <div class="panels__tabs" role="tablist" aria-label={words.panels()}>
                { for Panel::ALL.into_iter().map(|panel| html! {
                    <button
                        type="button"
                        class="panels__tab"
                        role="tab"
                        id={format!("tab-{}", panel.attribute())}
                        aria-controls={format!("panel-{}", panel.attribute())}
                        aria-selected={(state.panel == panel).to_string()}
                        tabindex={if state.panel == panel { "0" } else { "-1" }}
                        onclick={on::<MouseEvent>(act, Action::PanelChosen(panel))}
                    >
                        { words.panel(panel) }
                    </button>
                }) }
            </div>
            { for Panel::ALL.into_iter().map(|panel| html! {
                <div
                    class="panels__panel"
                    role="tabpanel"
                    id={format!("panel-{}", panel.attribute())}
                    aria-labelledby={format!("tab-{}", panel.attribute())}
                    hidden={state.panel != panel}
                >
                    // The marks of the article point at the list of findings, and it is printed.
                    if panel == Panel::Findings || panel == state.panel { { content(props, panel) } }
                </div>
            }) }
        </aside>
    }
}

fn content(props: &Props, panel: Panel) -> Html {
    let Props { state, reading, words, act } = props;
    let common = Common { chosen: state.chosen(), words: *words, act: act.clone() };
    let reading = reading.clone();
    match panel {
        Panel::Findings => html! {
            <Findings {reading} chosen={state.chosen()} echo={state.echo} words={*words} act={act.clone()} />
        },
        Panel::Speakers => html! { <Speakers {reading} {common} /> },
        Panel::Threats => html! { <Threats {reading} only={state.only} {common} /> },
        Panel::Chart => html! { <Chart {reading} {common} /> },
        Panel::Documents => html! { <Documents state={state.clone()} words={*words} act={act.clone()} /> },
    }
}
