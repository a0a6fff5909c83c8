//! The whole page. What it does besides drawing is in the hooks beside this file.

mod analysis;
mod following;
mod keeping;
mod opening;
mod queue;

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::{
        Article, Dialogs, Documents, Editor, Header, Legend, Notice, Panels, Ruler, Stepper, picker, search,
    },
    services::{dom, files, selection, settings},
    state::{Action, Dialog, Edit, Mode, Next, State, Wish, Work, wish},
    view::{Reading, Text, Words},
};

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text that was there before the program.
    pub early: Text,
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let state = use_reducer(|| {
        let kept = State {
            theme: settings::theme(),
            language: settings::language(),
            keeping: settings::keeping(),
            ..State::default()
        };
        kept.after(Action::TextEdited(props.early.clone(), Edit::Typed))
    });
    let words = Words(state.language);
    let act = use_memo((), |()| {
        let dispatch = state.dispatcher();
        Callback::from(move |action| dispatch.dispatch(action))
    });

    analysis::use_analysis(&state, &act);
    following::use_following(&state, &act);
    keeping::use_keeping(&state, &act);
    queue::use_shelf(&state, &act);
    opening::use_link(&act);
    let open = opening::use_opening(&state, &act);

    let onkeydown = {
        let (state, act) = (state.clone(), act.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(wish) = wish(&state, &dom::stroke(&event)) else { return };
            event.prevent_default();
            match wish {
                Wish::Act(action) => act.emit(action),
                Wish::SelectArticle => dom::select_article(),
                Wish::Select(extent) => selection::select(extent),
                Wish::MarkSelected => dom::focus_picker(),
            }
        })
    };
    let ondragover = Callback::from(|event: DragEvent| {
        if files::is_held(&event) {
            event.prevent_default();
        }
    });
    let ondrop = {
        let open = open.clone();
        Callback::from(move |event: DragEvent| {
            if files::is_held(&event) {
                event.prevent_default();
                open.emit(files::dropped(&event));
            }
        })
    };
    let shown: Rc<State> = Rc::new((*state).clone());
    let act = (*act).clone();
    html! {
        // A click on nothing gives it the focus, so that keys go on working.
        <div class="layout" tabindex="-1" {onkeydown} {ondragover} {ondrop}>
            <a class="layout__skip" href="#main">{ words.skip_link() }</a>
            <Header theme={state.theme} {words} act={act.clone()} />
            <main id="main" class="layout__main" data-mode={mode(state.mode)} data-read={state.reading.is_some().to_string()}>
                <div class="layout__column">
                    <Notice state={shown.clone()} {words} act={act.clone()} />
                    <div hidden={state.mode != Mode::Editing}>
                        <Editor
                            draft={state.draft.clone()}
                            leaves={leaves(&state)}
                            {words}
                            act={act.clone()}
                            {open}
                        />
                        if state.reading.is_none() && !(state.shelf.items.is_empty() && state.shelf.gone.is_empty()) {
                            <Documents state={shown.clone()} {words} act={act.clone()} only_list={true} />
                        }
                    </div>
                    if let (Mode::Reading, Some(reading)) = (state.mode, &state.reading) {
                        { article(&state, reading, words, &act) }
                    }
                </div>
                if let Some(reading) = &state.reading {
                    <Panels state={shown.clone()} reading={reading.clone()} {words} act={act.clone()} />
                }
                if state.picked.is_some() {
                    { picker(state.chosen(), words, &act) }
                }
            </main>
            if let (Mode::Reading, Some(reading)) = (state.mode, &state.reading) {
                <Stepper
                    reading={reading.clone()}
                    chosen={state.chosen()}
                    sheet={state.sheet}
                    {words}
                    act={act.clone()}
                />
            }
            <p id="status" class="layout__status" role="status">{ status(&state, words) }</p>
            <Dialogs
                reading={state.reading.clone()}
                history={state.history.clone()}
                volumes={if state.dialog == Some(Dialog::Export) { state.volumes() } else { Vec::new() }}
                keeping={state.keeping}
                spoken={state.spoken}
                shortcuts={state.shortcuts}
                {words}
                {act}
            />
        </div>
    }
}

/// The article under its bar.
fn article(state: &State, reading: &Rc<Reading>, words: Words, act: &Callback<Action>) -> Html {
    html! {
        <>
            <div class="layout__bar">
                <Legend
                    reading={reading.clone()}
                    layers={state.layers}
                    marking={state.marking}
                    {words}
                    act={act.clone()}
                />
                <span class="layout__buttons">
                    { search(state.search.as_ref(), words, act) }
                    if state.history.can_undo() || state.history.can_redo() {
                        { step(act, words.undo_correction(), "↶", state.history.can_undo(), Action::Undone) }
                        { step(act, words.redo_correction(), "↷", state.history.can_redo(), Action::Redone) }
                    }
                    <button
                        type="button"
                        class="layout__button"
                        onclick={act.reform(|_: MouseEvent| Action::EditingWanted(dom::paragraph_in_sight()))}
                    >
                        { words.edit_text() }
                    </button>
                    <button
                        type="button"
                        class="layout__button"
                        onclick={act.reform(|_: MouseEvent| Action::DialogChosen(Some(Dialog::Export)))}
                    >
                        { words.save() }
                    </button>
                </span>
            </div>
            <Article
                reading={reading.clone()}
                layers={state.drawn()}
                chosen={state.chosen()}
                echo={state.echo}
                from_caret={state.place.is_some()}
                search={state.search.clone()}
                spoken={state.spoken}
                {words}
                act={act.clone()}
            />
            <div class="layout__ruler">
                <Ruler reading={reading.clone()} chosen={state.chosen()} act={act.clone()} />
            </div>
            <p class="layout__size">{ words.size(reading.report.counts) }</p>
        </>
    }
}

/// A button that takes a correction back or makes it again.
fn step(act: &Callback<Action>, name: &'static str, sign: &'static str, can: bool, action: Action) -> Html {
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    html! {
        <button type="button" class="layout__step" aria-label={name} title={name} disabled={!can} {onclick}>
            { sign }
        </button>
    }
}

/// Whether the box makes way for the article as soon as that has been read.
fn leaves(state: &State) -> bool {
    let goes_on = match state.work {
        Work::Idle | Work::Running(_) => true,
        Work::Stopped | Work::Failed(_) => false,
    };
    state.next == Next::Read && goes_on
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Editing => "editing",
        Mode::Reading => "reading",
    }
}

/// What the live region says: the newest result, once.
fn status(state: &State, words: Words) -> String {
    if let (Some(picked), Some(reading)) = (state.picked, &state.reading) {
        return words.picked(&reading.words_of(&[picked]));
    }
    if let Some(told) = state.told {
        return words.told(told, state.history.made().len());
    }
    match (&state.work, &state.reading) {
        (Work::Running(_), _) => words.running().to_owned(),
        (Work::Idle, Some(reading)) => words.summary(reading.report.counts),
        // A failure is told by the notice.
        (Work::Failed(_) | Work::Stopped, _) | (Work::Idle, None) => String::new(),
    }
}
