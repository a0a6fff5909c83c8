//! Opens files, and what the address of the page carries.

use std::rc::Rc;

use yew::{platform::spawn_local, prelude::*};

use crate::{
    services::{files, link},
    state::{Action, Change, Show, State},
};

/// What opens files: one alone in the box, several on the shelf.
#[hook]
pub(super) fn use_opening(
    state: &UseReducerHandle<State>,
    act: &Rc<Callback<Action>>,
) -> Callback<Vec<files::Opened>> {
    use_callback(state.shelf.items.is_empty(), {
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
    })
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

/// Opens what the address of the page carries, now and whenever another is put there.
#[hook]
pub(super) fn use_link(act: &Rc<Callback<Action>>) {
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
