//! Reads every new text of the box.

use std::{cell::Cell, rc::Rc, time::Duration};

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

use crate::{
    services::analyzer::{Analyzer, Problem},
    state::{Action, Failure, Mode, Next, State, Work},
    view::Reading,
};

/// How long typing must rest before the text is read, in milliseconds.
const REST: u64 = 300;

/// How many words are read at once; a longer text is a book.
pub(super) const MOST_WORDS: usize = 200_000;

/// Reads every new text: at once when it came at once, after a rest while somebody types.
#[hook]
pub(super) fn use_analysis(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>) {
    let analyzer = use_memo((), |()| Analyzer::new());
    let (state, act) = (state.clone(), act.clone());
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

/// Why there is no report, for the reader; [`Problem::Superseded`] is nothing to tell and is handled before.
pub(super) fn failure(problem: Problem) -> Failure {
    match problem {
        Problem::Refused(reason) => Failure::Refused(reason),
        Problem::Crashed(message) => Failure::Crashed(message),
        Problem::Superseded => Failure::Unavailable(String::new()),
        Problem::Unavailable(reason) => Failure::Unavailable(reason),
    }
}
