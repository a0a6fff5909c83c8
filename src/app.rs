//! The whole page, and the only component with effects.

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

use crate::{
    components::{Article, Dialogs, Editor, Header, Legend, Notice, Panels, Ruler, Stepper},
    services::{
        analyzer::{Analyzer, Problem},
        dom, files, settings,
    },
    state::{Action, Dialog, Failure, Mode, Next, State, Wish, Work, wish},
    view::{Reading, Words},
};

/// How long typing must rest before the text is read, in milliseconds.
const REST: u64 = 300;

/// The page.
#[component]
pub fn App() -> Html {
    let words = Words;
    let state = use_reducer(|| State { theme: settings::theme(), ..State::default() });
    let analyzer = use_memo((), |()| Analyzer::new());
    let act = use_memo((), |()| {
        let dispatch = state.dispatcher();
        Callback::from(move |action| dispatch.dispatch(action))
    });

    use_reading(&state, &act, &analyzer);
    use_following(&state);

    let open = use_callback((), {
        let act = act.clone();
        move |opened: files::Opened, ()| {
            let act = act.clone();
            spawn_local(async move {
                match opened.read().await {
                    Ok((text, left_out)) => {
                        act.emit(Action::TextReplaced(text.into()));
                        if let Some(left_out) = left_out {
                            act.emit(Action::LeftOut(left_out));
                        }
                    }
                    Err(failure) => act.emit(Action::FileFailed(failure)),
                }
            });
        }
    });
    let onkeydown = {
        let (state, act) = (state.clone(), act.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(wish) = wish(&state, &dom::stroke(&event)) else { return };
            event.prevent_default();
            match wish {
                Wish::Act(action) => act.emit(action),
                Wish::SelectArticle => dom::select_article(),
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
                if let Some(opened) = files::dropped(&event) {
                    open.emit(opened);
                }
            }
        })
    };
    let shown: Rc<State> = Rc::new((*state).clone());
    let act = (*act).clone();
    html! {
        <div class="layout" {onkeydown} {ondragover} {ondrop}>
            <a class="layout__skip" href="#main">{ words.skip_link() }</a>
            <Header theme={state.theme} {words} act={act.clone()} />
            <main id="main" class="layout__main" data-mode={mode(state.mode)} data-read={state.reading.is_some().to_string()}>
                <div class="layout__column">
                    <Notice state={shown.clone()} {words} act={act.clone()} />
                    <div hidden={state.mode != Mode::Editing}>
                        <Editor draft={state.draft.clone()} {words} act={act.clone()} {open} />
                    </div>
                    if let (Mode::Reading, Some(reading)) = (state.mode, &state.reading) {
                        { article(&state, reading, words, &act) }
                    }
                </div>
                if let Some(reading) = &state.reading {
                    <Panels state={shown.clone()} reading={reading.clone()} {words} act={act.clone()} />
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
            <Dialogs reading={state.reading.clone()} shortcuts={state.shortcuts} {words} {act} />
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
                    <button
                        type="button"
                        class="layout__button"
                        onclick={act.reform(|_: MouseEvent| Action::EditingWanted)}
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

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Editing => "editing",
        Mode::Reading => "reading",
    }
}

/// What the live region says: the newest result, once.
fn status(state: &State, words: Words) -> String {
    match (&state.work, &state.reading) {
        (Work::Running, _) => words.running().to_owned(),
        (Work::Idle, Some(reading)) => words.summary(reading.report.counts),
        // A failure is told by the notice.
        (Work::Failed(_), _) | (Work::Idle, None) => String::new(),
    }
}

/// Reads every new text: at once when it came at once, after a rest while somebody types.
#[hook]
fn use_reading(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>, analyzer: &Rc<Analyzer>) {
    let (state, act, analyzer) = (state.clone(), act.clone(), analyzer.clone());
    use_effect_with(state.revision, move |&revision| {
        let given_up = Rc::new(Cell::new(false));
        if state.draft.trim().is_empty() {
            analyzer.cancel();
        } else {
            let rest = Duration::from_millis(if state.next == Next::Stay { REST } else { 0 });
            let (text, given_up) = (state.draft.clone(), given_up.clone());
            spawn_local(async move {
                sleep(rest).await;
                if given_up.get() {
                    return;
                }
                let answer = analyzer.analyze(&text);
                act.emit(Action::AnalysisStarted(revision));
                let failure = match answer.await {
                    Ok(report) => {
                        act.emit(Action::ReportArrived(revision, Rc::new(Reading::new(text, report))));
                        return;
                    }
                    Err(Problem::Superseded) => return,
                    Err(Problem::Refused(reason)) => Failure::Refused(reason),
                    Err(Problem::Crashed(message)) => Failure::Crashed(message),
                    Err(Problem::Unavailable(reason)) => Failure::Unavailable(reason),
                };
                act.emit(Action::AnalysisFailed(revision, failure));
            });
        }
        move || given_up.set(true)
    });
}

/// Brings the document after the state: scroll, focus, dialogs, theme.
#[hook]
fn use_following(state: &UseReducerHandle<State>) {
    use_effect_with(state.selection, |selection| {
        if let Some(selection) = selection {
            dom::reveal(*selection);
        }
    });
    use_effect_with(state.mode, |mode| {
        // Where the focus was is gone with the other mode; only then may it be moved.
        if dom::focus_is_lost() {
            match mode {
                Mode::Reading => {
                    dom::focus_article();
                    dom::scroll_to_top();
                }
                Mode::Editing => dom::focus_editor(),
            }
        }
    });
    use_effect_with(state.drawn(), |_| {
        // A mark that is no longer drawn takes the focus with it.
        if dom::focus_is_lost() {
            dom::focus_article();
        }
    });
    use_effect_with(state.panel, |_| dom::follow_tab());
    use_effect_with(state.dialog, |dialog| dom::show_dialog(*dialog));
    use_effect_with(state.theme, |theme| {
        dom::set_theme(*theme);
        settings::keep_theme(*theme);
    });
}
