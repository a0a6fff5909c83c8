//! One line over the main column that tells what happened and offers what can be done.

use std::rc::Rc;

use sayso_report::{Byte, Note, NoteKind};
use yew::prelude::*;

use super::on;
use crate::{
    services::download,
    state::{Action, Failure, Mode, State, Work},
    view::{Words, shape},
};

/// What the notice is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state of the page.
    pub state: Rc<State>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The notices, if there is something to tell.
#[component]
pub fn Notice(props: &Props) -> Html {
    let Props { state, words, act } = props;
    let close = (words.close(), Action::NoticeDismissed);
    html! {
        <>
            if let Work::Failed(failure) = &state.work {
                { notice(act, "failure", html! { <><p>{ words.failure(failure) }</p>{ crash(props, failure) }</> }, [
                    failure.can_be_retried().then(|| (words.try_again(), Action::RetryWanted)),
                    Some((words.close(), Action::FailureDismissed)),
                ]) }
            }
            if let Work::Running(percent) = state.work {
                { notice(act, "work", html! {
                    <>
                        <p>{ words.running() }if percent > 0 { { format!(" {percent} %") } }</p>
                        // Without a value it only says that something goes on.
                        <progress
                            class="notice__progress"
                            aria-label={words.running()}
                            max="100"
                            value={(percent > 0).then(|| percent.to_string())}
                        />
                    </>
                }, [Some((words.stop(), Action::AnalysisStopped)), None]) }
            }
            if state.work == Work::Stopped {
                { notice(act, "step", html! { <p>{ words.stopped() }</p> },
                    [Some((words.try_again(), Action::RetryWanted)), Some((words.close(), Action::FailureDismissed))]) }
            }
            { odd(props) }
            if let Some(left_out) = &state.left_out {
                { notice(act, "step", html! {
                    <details class="notice__details">
                        <summary>{ words.left_out(left_out.pieces.len()) }</summary>
                        <ul>{ for left_out.pieces.iter().map(|piece| html! { <li>{ piece }</li> }) }</ul>
                    </details>
                }, [Some((words.keep_everything(), Action::EverythingWanted)), Some(close.clone())]) }
            }
            if state.replaced.is_some() {
                { notice(act, "step", html! { <p>{ words.text_replaced() }</p> },
                    [Some((words.undo(), Action::ReplacementUndone)), Some(close)]) }
            }
            if let Some(waiting) = state.reading.as_ref().map(|it| it.waiting.len()).filter(|&number| number > 0) {
                { notice(act, "step", html! { <p>{ words.waiting(waiting) }</p> },
                    [Some((words.forget(), Action::WaitingForgotten)), None]) }
            }
        </>
    }
}

/// A file about a crash, to be sent to those who can mend it; the text is not in it.
fn crash(props: &Props, failure: &Failure) -> Html {
    let (words, Failure::Crashed(message)) = (props.words, failure) else { return html! {} };
    let size = props.state.draft.len();
    let told = format!("Sayso {}\nText: {size} bytes\n{message}\n", env!("CARGO_PKG_VERSION"));
    let onclick = Callback::from(move |_: MouseEvent| {
        download::save("sayso-crash.txt", "text/plain;charset=utf-8", &told);
    });
    html! { <button type="button" class="notice__button" {onclick}>{ words.save_crash() }</button> }
}

/// What is odd about the text as a whole, in the article alone.
fn odd(props: &Props) -> Html {
    let Props { state, words, .. } = props;
    let Some(reading) = state.reading.as_ref().filter(|_| state.mode == Mode::Reading) else {
        return html! {};
    };
    let whole = |note: &&Note<Byte>| matches!(note.kind, NoteKind::NotEnglish | NoteKind::NotText);
    let told = match reading.report.notes.iter().find(whole) {
        Some(note) => words.odd(note.kind),
        None => match shape(&reading.text) {
            Some(shape) => words.shape(shape),
            None => return html! {},
        },
    };
    notice(&props.act, "step", html! { <p>{ told }</p> }, [None, None])
}

/// One notice with what can be done about it.
fn notice(
    act: &Callback<Action>,
    kind: &'static str,
    told: Html,
    buttons: [Option<(&'static str, Action)>; 2],
) -> Html {
    let role = (kind == "failure").then_some("alert");
    html! {
        <div class="notice" {role} data-kind={kind}>
            { told }
            { for buttons.into_iter().flatten().map(|(name, action)| html! {
                <button type="button" class="notice__button" onclick={on::<MouseEvent>(act, action)}>{ name }</button>
            }) }
        </div>
    }
}
