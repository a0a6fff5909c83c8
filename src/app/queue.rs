//! Reads the articles that wait on the shelf, one after the other, in a worker of their own: the open article
//! never waits for them.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use super::analysis::{MOST_WORDS, failure};
use crate::{
    services::{
        analyzer::{Analyzer, Problem},
        dom,
    },
    state::{Action, Arrival, Change, Failure, State},
    view::Reading,
};

/// Reads what waits, and goes to where the reader was in an article that is opened again.
#[hook]
pub(super) fn use_shelf(state: &UseReducerHandle<State>, act: &Rc<Callback<Action>>) {
    let waiting = state.waiting();
    let analyzer = use_mut_ref(|| None::<Analyzer>);
    use_effect_with(waiting.as_ref().map(|(id, _)| *id), {
        let act = act.clone();
        move |_| {
            match waiting {
                // The worker goes with the last of its work.
                None => *analyzer.borrow_mut() = None,
                Some((id, text)) => {
                    let words = text.split_whitespace().take(2 * MOST_WORDS).count();
                    let answer = (words <= MOST_WORDS).then(|| {
                        analyzer
                            .borrow_mut()
                            .get_or_insert_with(Analyzer::default)
                            .analyze(&text, Box::new(|_| {}))
                    });
                    spawn_local(async move {
                        let read = match answer {
                            None => Err(Failure::TooLong(words)),
                            Some(answer) => match answer.await {
                                Ok(report) => Ok(Rc::new(Reading::new(text, report))),
                                Err(Problem::Superseded) => return,
                                Err(problem) => Err(failure(problem)),
                            },
                        };
                        act.emit(Action::Shelf(Change::Read(id, read)));
                    });
                }
            }
            let analyzer = analyzer.clone();
            move || {
                if let Some(analyzer) = &*analyzer.borrow() {
                    analyzer.cancel();
                }
            }
        }
    });
    use_effect_with(state.shelf.arrival, |&(turn, arrival)| match arrival {
        Arrival::Back(scrolled) if turn > 0 => dom::scroll_to(scrolled),
        Arrival::Back(_) | Arrival::Finding => {}
    });
}
