//! The panel of several articles: the list of them, and what they have together.

use std::rc::Rc;

use yew::prelude::*;

use super::{echoes, flag, growing::use_growing, on, together, versions::Versions};
use crate::{
    services::dom,
    state::{Action, Change, Panel, Queue, Standing, State},
    view::{Collection, Finding, Volume, Words, echoes as find_echoes},
};

/// What several articles have together is drawn in so many sections.
const SECTIONS: usize = 4;

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state of the page.
    pub state: Rc<State>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
    /// Whether only the list is wanted.
    #[prop_or_default]
    pub only_list: bool,
}

/// The panel.
#[component]
pub fn Documents(props: &Props) -> Html {
    let Props { state, words, act, only_list } = props;
    let standing = state.standing();
    // While articles come one after the other, they are compared once: when all are there.
    let waits = state.waiting().is_some();
    let volumes =
        if waits || *only_list || state.panel != Panel::Documents { Vec::new() } else { state.volumes() };
    let several = volumes.len() > 1;
    // One section after the other, so that many articles do not keep the page from answering.
    let drawn = use_growing(if several { SECTIONS } else { 0 });
    let volumes = use_memo(volumes, Clone::clone);
    let found = use_memo((volumes.clone(), drawn > 0), |(volumes, now)| now.then(|| find_echoes(volumes)));
    let collection =
        use_memo((volumes.clone(), drawn > 2), |(volumes, now)| now.then(|| Collection::of(volumes)));
    html! {
        <div class="documents">
            if standing.is_empty() {
                <p class="documents__note">{ words.documents_intro() }</p>
            }
            { progress(props, &standing) }
            <ol class="documents__list">
                { for (1..).zip(&standing).map(|(number, standing)| one(props, number, standing)) }
            </ol>
            <p class="documents__buttons">
                <button type="button" class="documents__button" onclick={act.reform(|_: MouseEvent| {
                    dom::choose_files();
                    Action::Shelf(Change::Kept)
                })}>{ words.add_files() }</button>
                <button type="button" class="documents__button" onclick={act.reform(|_: MouseEvent| {
                    Action::Shelf(Change::Begun(dom::scrolled()))
                })}>{ words.add_article() }</button>
                if standing.len() > 1 {
                    <button
                        type="button"
                        class="documents__button"
                        onclick={on::<MouseEvent>(act, Action::Shelf(Change::Cleared))}
                    >
                        { words.clear_others() }
                    </button>
                }
            </p>
            if !state.shelf.gone.is_empty() {
                <p class="documents__note">
                    { words.taken_out(state.shelf.gone.len()) }{ " " }
                    <button
                        type="button"
                        class="documents__button"
                        onclick={on::<MouseEvent>(act, Action::Shelf(Change::Restored))}
                    >
                        { words.undo() }
                    </button>
                </p>
            }
            if let Some(found) = &*found {
                { echoes::echoes(props, &volumes, found) }
            }
            if drawn > 1 {
                <Versions panel={props.clone()} volumes={(*volumes).clone()} />
            }
            if let Some(collection) = &*collection {
                { together::speakers(props, &volumes, collection) }
                if drawn > 3 { { together::targets(props, &volumes, &collection.targets) } }
            }
        </div>
    }
}

/// How far the reading of several is, and the way to stop it.
fn progress(props: &Props, standing: &[Standing]) -> Html {
    let Props { state, words, act, .. } = props;
    let (waiting, all) = (state.waiting_count(), standing.len());
    let (name, next) = match state.shelf.queue {
        Queue::Running => (words.stop(), Queue::Stopped),
        Queue::Stopped => (words.go_on(), Queue::Running),
    };
    html! {
        <>
            if waiting > 0 {
                <div class="documents__progress">
                    <span>{ words.reading_documents(all - waiting, all) }</span>
                    <progress
                        class="documents__bar"
                        aria-label={words.documents_read(all - waiting)}
                        max={all.to_string()}
                        value={(all - waiting).to_string()}
                    />
                    <button
                        type="button"
                        class="documents__button"
                        onclick={on::<MouseEvent>(act, Action::Shelf(Change::Queued(next)))}
                    >
                        { name }
                    </button>
                </div>
            }
            // Said once, when it is over.
            <p class="documents__status" role="status">
                if waiting == 0 && all > 1 { { words.documents_read(all) } }
            </p>
        </>
    }
}

fn one(props: &Props, number: usize, standing: &Standing) -> Html {
    let Props { words, act, .. } = props;
    let Standing { id, name, reading, failure, is_open } = standing;
    let name = if name.is_empty() { words.unnamed_document().to_owned() } else { name.to_string() };
    let told = match (failure, reading) {
        (Some(failure), _) => words.failure(failure),
        (None, Some(reading)) => words.document_counts(reading.report.counts),
        (None, None) => words.not_read().to_owned(),
    };
    let id = *id;
    html! {
        <li key={id.0} class="documents__item" data-current={flag(*is_open)}>
            <button
                type="button"
                class="documents__open"
                aria-current={flag(*is_open)}
                onclick={act.reform(move |_: MouseEvent| Action::Shelf(Change::Opened(id, None, dom::scrolled())))}
            >
                <span class="documents__number">{ format!("{number}. ") }</span>
                <strong class="documents__name">{ &name }</strong>
                if *is_open { <span class="documents__now">{ words.is_open() }</span> }
                <span class="documents__counts">{ told }</span>
            </button>
            <button
                type="button"
                class="documents__remove"
                aria-label={words.remove(&name)}
                title={words.remove(&name)}
                onclick={on::<MouseEvent>(act, Action::Shelf(Change::Removed(id)))}
            >
                { "×" }
            </button>
        </li>
    }
}

/// A button that leads to a finding of an article.
pub(super) fn goto(
    props: &Props,
    volume: &Volume,
    finding: Option<Finding>,
    shown: Html,
    label: Option<String>,
) -> Html {
    let id = volume.id;
    let onclick =
        props.act.reform(move |_: MouseEvent| Action::Shelf(Change::Opened(id, finding, dom::scrolled())));
    html! { <button type="button" class="documents__goto" aria-label={label} {onclick}>{ shown }</button> }
}
