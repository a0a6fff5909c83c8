//! What is drawn: functions from values to elements, without effects and without offsets.
//!
//! The style sheet of a component bears the name of its file.

mod article;
mod card;
mod chart;
mod correct;
mod dialogs;
mod documents;
mod echoes;
mod editor;
mod findings;
mod growing;
mod header;
mod legend;
mod link;
mod notice;
mod panels;
mod paragraph;
mod picker;
mod ruler;
mod search;
mod speakers;
mod stepper;
mod stretch;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod threats;
mod together;
mod turns;
mod versions;

pub use article::Article;
pub use card::Card;
pub use chart::Chart;
pub use dialogs::Dialogs;
pub use documents::Documents;
pub use editor::Editor;
pub use findings::Findings;
pub use header::Header;
pub use legend::Legend;
pub use notice::Notice;
pub use panels::Panels;
pub use paragraph::Paragraph;
pub use picker::picker;
pub use ruler::Ruler;
pub use search::search;
pub use speakers::Speakers;
pub use stepper::Stepper;
pub use threats::Threats;

use yew::Callback;

use crate::{
    state::{Action, From},
    view::{Finding, Words},
};

/// What every part of a panel is drawn with.
#[derive(Clone, PartialEq)]
pub struct Common {
    /// The chosen finding.
    pub chosen: Option<Finding>,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

impl Common {
    /// An event handler that chooses a finding.
    fn choose<E: 'static>(&self, finding: Finding) -> Callback<E> {
        on(&self.act, Action::Chosen(finding, From::Panel))
    }

    /// The value of an attribute that says whether it is the chosen one.
    fn marks(&self, finding: Finding) -> Option<&'static str> {
        flag(self.chosen == Some(finding))
    }
}

/// An event handler that reports one action, whatever the event says.
fn on<E: 'static>(act: &Callback<Action>, action: Action) -> Callback<E> {
    act.reform(move |_| action.clone())
}

/// An event handler that reports an action where the event asks for one.
fn when<E: 'static>(act: &Callback<Action>, read: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
    let act = act.clone();
    Callback::from(move |event| {
        if let Some(action) = read(event) {
            act.emit(action);
        }
    })
}

/// The value of an attribute that is there or not.
fn flag(set: bool) -> Option<&'static str> {
    set.then_some("true")
}
