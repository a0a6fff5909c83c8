//! The panel of charts: who is heard how much, and where. Each bar and tick leads to its finding; the same
//! figures stand in a table.

use std::rc::Rc;

use yew::prelude::*;

use super::{Common, growing::use_growing};
use crate::{
    services::dom,
    state::{Action, From},
    view::{
        Finding, Reading,
        chart::{self, LENGTH, Lane, Tick, Who, lanes},
    },
};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text and what was found in it.
    pub reading: Rc<Reading>,
    /// What it shares with the other panels.
    pub common: Common,
}

/// The panel.
#[component]
pub fn Chart(props: &Props) -> Html {
    let Props { reading, common } = props;
    let words = common.words;
    let lanes = use_memo(reading.clone(), |reading| lanes(reading));
    // One after the other: of a long text, each strip has hundreds of parts, and so has the table.
    let drawn = use_growing(lanes.len() + 2);
    if lanes.is_empty() {
        return html! { <p class="chart__none">{ words.no_speakers() }</p> };
    }
    html! {
        <div class="chart">
            <h2 class="chart__heading">{ words.share_of_voice() }</h2>
            { shares(common, &lanes) }
            <h2 class="chart__heading">{ words.dispersion() }</h2>
            <p class="chart__note">{ words.dispersion_note() }</p>
            { strips(common, &lanes, drawn - 1) }
            if drawn > lanes.len() + 1 {
                { table(common, &lanes) }
            }
        </div>
    }
}

fn shares(common: &Common, lanes: &[Lane]) -> Html {
    let words = common.words;
    let heard = lanes.iter().filter(|lane| matches!(lane.who, Who::Speaker(..) | Who::Others(_)));
    html! {
        <ul class="chart__bars">
            { for heard.map(|lane| {
                let line = html! {
                    <>
                        <span class="chart__name">{ words.lane(&lane.who) }</span>
                        <span class="chart__figure">{ words.share_line(lane.words, lane.share) }</span>
                        <svg class="chart__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="chart__all" width="100" height="10" />
                            <rect class="chart__part" width={format!("{:.2}", lane.share * 100.0)} height="10" />
                        </svg>
                    </>
                };
                let Who::Speaker(id, _) = lane.who else { return html! { <li class="chart__row">{ line }</li> } };
                let finding = Finding::Speaker(id);
                html! {
                    <li>
                        <button
                            type="button"
                            class="chart__row"
                            aria-current={common.marks(finding)}
                            onclick={common.choose::<MouseEvent>(finding)}
                        >
                            { line }
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}

/// A strip for each row, as many as are drawn by now. All ticks are one stop of the tab key; the arrows go from one to
/// another.
fn strips(common: &Common, lanes: &Rc<Vec<Lane>>, drawn: usize) -> Html {
    let Common { chosen, words, act } = common;
    let ticks = || lanes.iter().flat_map(|lane| &lane.ticks).map(|tick| tick.finding);
    let stop = ticks().find(|&finding| Some(finding) == *chosen).or_else(|| ticks().next());
    let choose = |finding| Action::Chosen(finding, From::Panel);
    // Ticks are narrow: a click beside them means the nearest.
    let onclick = |lane: &Lane| {
        let ticks: Vec<_> =
            lane.ticks.iter().map(|tick| (tick.start + tick.length / 2, tick.finding)).collect();
        super::when(act, move |event: MouseEvent| {
            let nearest = || {
                let clicked = (dom::across(&event)? * f64::from(LENGTH)) as u32;
                ticks.iter().min_by_key(|tick| tick.0.abs_diff(clicked)).map(|tick| tick.1)
            };
            dom::tick_of(&event).or_else(nearest).map(choose)
        })
    };
    let onkeydown = {
        let lanes = lanes.clone();
        super::when(act, move |event: KeyboardEvent| {
            let finding = dom::tick_of(&event)?;
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                return Some(choose(finding));
            }
            let next = chart::beside(&lanes, finding, &event.key())?;
            event.prevent_default();
            dom::focus_tick(next);
            None
        })
    };
    html! {
        <div class="chart__strips" role="group" aria-label={words.dispersion()} {onkeydown}>
            { for lanes.iter().take(drawn).filter(|lane| !lane.ticks.is_empty()).map(|lane| {
                let name = words.lane(&lane.who);
                html! {
                    <div class="chart__strip">
                        <span class="chart__name">{ &name }</span>
                        <svg
                            class="chart__line"
                            viewBox={format!("0 0 {LENGTH} 24")}
                            preserveAspectRatio="none"
                            role="group"
                            aria-label={name.clone()}
                            onclick={onclick(lane)}
                        >
                            <rect class="chart__all" y="22" width={LENGTH.to_string()} height="2" />
                            { for lane.ticks.iter().map(|it| tick(common, it, &name, stop == Some(it.finding))) }
                        </svg>
                    </div>
                }
            }) }
        </div>
    }
}

fn tick(common: &Common, tick: &Tick, name: &str, stop: bool) -> Html {
    let label = format!("{name}: {}", common.words.tick(tick));
    let layer = match tick.finding {
        Finding::Conditional(_) => "outcome",
        Finding::Quote(_) | Finding::Speaker(_) | Finding::NearMiss(_) | Finding::Note(_) => "quote",
    };
    html! {
        <path
            key={tick.finding.to_string()}
            class="chart__tick"
            role="button"
            tabindex={if stop { "0" } else { "-1" }}
            aria-label={label.clone()}
            aria-current={common.marks(tick.finding)}
            data-tick={tick.finding.to_string()}
            data-layer={layer}
            d={format!("M{} {}h{}V24h-{}z", tick.start, 24 - tick.height(), tick.length, tick.length)}
        >
            <title>{ label }</title>
        </path>
    }
}

/// Both charts as one table.
fn table(common: &Common, lanes: &[Lane]) -> Html {
    let words = common.words;
    html! {
        <details class="chart__twin">
            <summary>{ words.as_table() }</summary>
            <table class="chart__table">
                <thead><tr>{ for words.share_heads().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>
                    { for lanes.iter().map(|lane| {
                        let heard = matches!(lane.who, Who::Speaker(..) | Who::Others(_));
                        let places: Vec<_> = lane.paragraphs.iter().map(|&number| words.paragraph(number)).collect();
                        html! {
                            <tr>
                                <th scope="row">{ words.lane(&lane.who) }</th>
                                <td>{ if heard { lane.words.to_string() } else { "–".to_owned() } }</td>
                                <td>{ if heard { format!("{:.0} %", lane.share * 100.0) } else { "–".to_owned() } }</td>
                                <td>{ places.join(", ") }</td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
        </details>
    }
}
