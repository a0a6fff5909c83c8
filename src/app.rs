//! The whole page, and the only component with effects.

mod queue;

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

use crate::{
    components::{
        Article, Dialogs, Documents, Editor, Header, Legend, Notice, Panels, Ruler, Stepper, picker, search,
    },
    services::{
        analyzer::{Analyzer, Problem},
        dom, files, link, selection, settings,
    },
    state::{
        Action, Change, Dialog, Edit, Failure, Form, Keeping, Mode, Next, Show, State, Wish, Work, wish,
    },
    view::{Reading, Text, Words},
};

/// How long typing must rest before the text is read, in milliseconds.
const REST: u64 = 300;

/// How many words are read at once; a longer text is a book.
const MOST_WORDS: usize = 200_000;

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
    let analyzer = use_memo((), |()| Analyzer::new());
    let act = use_memo((), |()| {
        let dispatch = state.dispatcher();
        Callback::from(move |action| dispatch.dispatch(action))
    });

    use_reading(&state, &act, &analyzer);
    use_following(&state);
    use_correcting(&state, &act);

    queue::use_shelf(&state, &act);
    use_link(&act);

    let open = use_callback(state.shelf.items.is_empty(), {
        let act = act.clone();
        move |mut opened: Vec<files::Opened>, &alone| {
            let act = act.clone();
            let one = if alone && opened.len() == 1 { opened.pop() } else { None };
            spawn_local(async move {
                let Some(one) = one else { return together(opened, &act).await };
                match one.read().await {
                    Ok(files::Content::Text(text, left_out)) => {
                        act.emit(Action::TextReplaced(text.into()));
                        if let Some(left_out) = left_out {
                            act.emit(Action::LeftOut(left_out));
                        }
                    }
                    Ok(files::Content::Project(project)) => act.emit(Action::ProjectOpened(project)),
                    Err(failure) => act.emit(Action::OpeningFailed(failure)),
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

/// Puts files on the shelf, the first of them open.
async fn together(opened: Vec<files::Opened>, act: &Callback<Action>) {
    let mut show = Show::Now;
    for file in opened {
        let name = Rc::from(file.name());
        act.emit(Action::Shelf(match file.read().await {
            Ok(content) => {
                let (text, history) = match content {
                    // What was left out is told where one file is opened alone.
                    files::Content::Text(text, _) => (text.into(), Rc::default()),
                    files::Content::Project(project) => (project.text, project.history),
                };
                Change::Came(Some(name), text, history, std::mem::replace(&mut show, Show::Later))
            }
            Err(failure) => Change::Failed(name, failure),
        }));
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

/// Why there is no report, for the reader; [`Problem::Superseded`] is nothing to tell and is handled before.
fn failure(problem: Problem) -> Failure {
    match problem {
        Problem::Refused(reason) => Failure::Refused(reason),
        Problem::Crashed(message) => Failure::Crashed(message),
        Problem::Superseded => Failure::Unavailable(String::new()),
        Problem::Unavailable(reason) => Failure::Unavailable(reason),
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

/// Opens what the address of the page carries, now and whenever another is put there.
#[hook]
fn use_link(act: &Rc<Callback<Action>>) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let open = move || {
            let act = act.clone();
            spawn_local(async move {
                match link::opened().await {
                    Some(Ok(project)) => act.emit(Action::ProjectOpened(project)),
                    Some(Err(failure)) => act.emit(Action::OpeningFailed(failure)),
                    None => {}
                }
            });
        };
        open();
        link::follow(open);
    });
}

/// Reads every new text: at once when it came at once, after a rest while somebody types.
#[hook]
fn use_reading(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>, analyzer: &Rc<Analyzer>) {
    let (state, act, analyzer) = (state.clone(), act.clone(), analyzer.clone());
    use_effect_with((state.revision, state.work == Work::Stopped), move |&(revision, stopped)| {
        let given_up = Rc::new(Cell::new(false));
        let words = state.draft.split_whitespace().take(2 * MOST_WORDS).count();
        // An article that was opened again has been read already.
        let known = state.mode == Mode::Reading && state.is_read();
        if stopped || words == 0 || known {
            analyzer.cancel();
        } else if words > MOST_WORDS {
            analyzer.cancel();
            act.emit(Action::AnalysisFailed(revision, Failure::TooLong(words)));
        } else {
            let rest = Duration::from_millis(if state.next == Next::Stay { REST } else { 0 });
            let (text, given_up) = (state.draft.clone(), given_up.clone());
            spawn_local(async move {
                sleep(rest).await;
                if given_up.get() {
                    return;
                }
                let watch = act.reform(move |percent| Action::AnalysisGoesOn(revision, percent));
                let answer = analyzer.analyze(&text, Box::new(move |percent| watch.emit(percent)));
                act.emit(Action::AnalysisStarted(revision));
                let failure = match answer.await {
                    Ok(report) => {
                        // The last piece of the report took its time; the browser first has its turn.
                        sleep(Duration::ZERO).await;
                        let reading = Rc::new(Reading::new(text, report));
                        sleep(Duration::ZERO).await;
                        act.emit(Action::ReportArrived(revision, reading));
                        return;
                    }
                    Err(Problem::Superseded) => return,
                    Err(problem) => failure(problem),
                };
                act.emit(Action::AnalysisFailed(revision, failure));
            });
        }
        move || given_up.set(true)
    });
}

/// Brings the document after what the reader corrects, selects and looks for, and keeps corrections when asked.
#[hook]
fn use_correcting(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>) {
    use_effect_with((), {
        let act = act.clone();
        move |()| selection::follow(move |places| act.emit(Action::Picked(places)))
    });
    use_effect_with(state.picked, |picked| {
        if picked.is_none() {
            selection::drop();
        }
    });
    use_effect_with(state.form, {
        let chosen = state.chosen().is_some();
        move |form| match form {
            Form::Open => dom::focus_form(),
            Form::Closed if chosen && dom::focus_is_lost() => dom::focus_card(),
            Form::Closed => {}
        }
    });
    use_effect_with(state.reading.clone(), {
        let reads = state.mode == Mode::Reading;
        let chosen = state.chosen().is_some();
        move |_| {
            // What a correction takes away may take the focus with it.
            match chosen {
                _ if !reads || !dom::focus_is_lost() => {}
                true => dom::focus_card(),
                false => dom::focus_article(),
            }
        }
    });
    use_effect_with(state.search.as_ref().map(|search| search.hits.get(search.at).copied()), |shown| {
        if let Some(hit) = shown {
            match hit {
                Some(_) => dom::reveal_hit(),
                None => dom::focus_search(),
            }
        }
    });
    use_effect_with(state.search.is_some(), |&open| {
        if open {
            dom::focus_search();
        } else if dom::focus_is_lost() {
            dom::focus_article();
        }
    });
    use_effect_with(state.keeping, |&keeping| {
        if keeping != settings::keeping() {
            settings::set_keeping(keeping);
        }
    });
    let kept =
        (state.keeping, state.reading.as_ref().map(|reading| reading.text.clone()), state.history.clone());
    use_effect_with(kept.1.clone(), {
        let (act, keeping, empty) = (act.clone(), state.keeping, !state.history.can_undo());
        move |text| {
            if let (Keeping::On, true, Some(text)) = (keeping, empty, text)
                && let Some(history) = settings::corrections(text)
            {
                act.emit(Action::HistoryFound(history));
            }
        }
    });
    use_effect_with(kept, {
        let touched = state.told.is_some();
        move |(keeping, text, history)| {
            if let (Keeping::On, true, Some(text)) = (keeping, touched || history.can_undo(), text) {
                settings::keep_corrections(text, history);
            }
        }
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
    use_effect_with(state.mode, {
        let (place, reading) = (state.place, state.reading.clone());
        move |mode| {
            let place = place.zip(reading);
            // Where the focus was is gone with the other mode; only then may it be moved.
            match (mode, place) {
                _ if !dom::focus_is_lost() => {}
                (Mode::Reading, None) => {
                    dom::focus_article();
                    dom::scroll_to_top();
                }
                (Mode::Reading, Some((_, reading))) => {
                    dom::focus_article();
                    let paragraph = reading.paragraph_at(dom::caret());
                    dom::scroll_to_paragraph(paragraph);
                    spawn_local(async move {
                        // What came near above is laid out only then, and moves what stands below it.
                        for _ in 0..3 {
                            sleep(Duration::from_millis(40)).await;
                            dom::scroll_to_paragraph(paragraph);
                        }
                    });
                }
                (Mode::Editing, None) => dom::focus_editor(),
                (Mode::Editing, Some((paragraph, reading))) => spawn_local(async move {
                    // To take a long article away and to lay out the box are two pieces of work for the browser.
                    sleep(Duration::ZERO).await;
                    dom::edit_at(reading.units_before(paragraph));
                }),
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
    use_effect_with(state.language, |&language| {
        dom::set_language(language);
        if language != settings::language() {
            settings::keep_language(language);
        }
    });
    use_effect_with(state.theme, |theme| {
        dom::set_theme(*theme);
        settings::keep_theme(*theme);
    });
}
