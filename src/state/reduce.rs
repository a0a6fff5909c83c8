//! How the state changes. Pure: the effects of a change are in `app`.

use std::rc::Rc;

use yew::Reducible;

use super::{
    Action, Change, Direction, Edit, Form, From, Mode, Next, Selection, Sheet, Show, State, Told, Work,
};
use crate::view::{Finding, Text};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        // The same value as before must be the same `Rc`, so that nothing is drawn again.
        if next == *self { self } else { Rc::new(next) }
    }
}

impl State {
    /// The state after something happened.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut state = self.clone();
        match action {
            Action::TextEdited(text, edit) => {
                if text != state.draft {
                    let grown = text.len().saturating_sub(state.draft.len()) >= INSERTED;
                    state.next = match edit {
                        Edit::Inserted => Next::Read,
                        Edit::Typed if grown => Next::Read,
                        Edit::Typed => Next::Stay,
                    };
                    state.replaced = None;
                    if state.next == Next::Read {
                        state.place = None;
                    }
                    state.take(text);
                }
            }
            Action::TextReplaced(text) => {
                state.replace(text, Rc::default());
            }
            Action::ProjectOpened(project) => {
                state.replace(project.text, project.history);
            }
            Action::Shelf(change) => state.shelve(change),
            Action::ReplacementUndone => {
                if let Some((text, history)) = state.replaced.take() {
                    state.next = Next::Stay;
                    state.history = history;
                    state.take(text);
                    state.mode = Mode::Editing;
                }
            }
            Action::LeftOut(left_out) => state.left_out = Some(left_out),
            Action::EverythingWanted => {
                if let Some(left_out) = state.left_out.take() {
                    state.next = Next::Read;
                    state.take(left_out.whole.clone());
                }
            }
            Action::NoticeDismissed => {
                state.replaced = None;
                state.left_out = None;
            }
            Action::AnalysisStarted(revision) if revision == state.revision => {
                if !state.work.is_refused_opening() {
                    state.work = Work::Running(0);
                }
            }
            Action::AnalysisGoesOn(revision, percent) if revision == state.revision => {
                if let Work::Running(_) = state.work {
                    state.work = Work::Running(percent);
                }
            }
            Action::ReportArrived(revision, reading) if revision == state.revision => {
                state.selection = None;
                state.echo = None;
                state.only = None;
                if !state.work.is_refused_opening() {
                    state.work = Work::Idle;
                }
                state.told = None;
                state.search = None;
                state.picked = None;
                state.form = Form::Closed;
                state.reading = Some(if state.history.can_undo() {
                    let made = state.history.made();
                    Rc::new(reading.corrected(made))
                } else {
                    reading
                });
                if state.next == Next::Read {
                    state.mode = Mode::Reading;
                    state.next = Next::Stay;
                }
            }
            Action::AnalysisStopped => {
                if let Work::Running(_) = state.work {
                    state.work = Work::Stopped;
                    state.next = Next::Stay;
                }
            }
            Action::AnalysisFailed(revision, failure) if revision == state.revision => {
                state.work = Work::Failed(failure);
                state.mode = Mode::Editing;
            }
            Action::AnalysisStarted(_)
            | Action::AnalysisGoesOn(..)
            | Action::ReportArrived(..)
            | Action::AnalysisFailed(..) => {}
            Action::OpeningFailed(failure) => state.work = Work::Failed(failure),
            Action::FailureDismissed => {
                if let Work::Failed(_) | Work::Stopped = state.work {
                    state.work = Work::Idle;
                }
            }
            Action::RetryWanted => {
                state.next = Next::Read;
                state.take(self.draft.clone());
            }
            Action::ReadingWanted => {
                if state.is_read() {
                    state.mode = Mode::Reading;
                } else if !state.draft.trim().is_empty() {
                    state.next = Next::Read;
                }
            }
            Action::EditingWanted(place) => {
                state.place = place;
                state.mode = Mode::Editing;
                state.next = Next::Stay;
                state.sheet = Sheet::Closed;
            }
            Action::Chosen(finding, from) => state.choose(finding, from),
            Action::PlaceChosen(findings) => {
                let at = findings.iter().position(|&finding| Some(finding) == state.chosen());
                let next = at.map_or(0, |at| (at + 1) % findings.len());
                if let Some(&finding) = findings.get(next) {
                    state.choose(finding, From::Text);
                }
            }
            Action::Stepped(direction) => {
                if let Some(finding) = state.beside(direction) {
                    state.choose(finding, From::Step);
                }
            }
            Action::Dismissed => {
                state.selection = None;
                state.form = Form::Closed;
                state.sheet = Sheet::Closed;
            }
            Action::Pointed(finding) => state.echo = finding,
            Action::LayerToggled(layer) => state.layers = state.layers.toggled(layer),
            Action::MarkingChosen(marking) => state.marking = marking,
            Action::PanelChosen(panel) => state.panel = panel,
            Action::ThreatKindToggled(kind) => {
                state.only = if state.only == Some(kind) { None } else { Some(kind) };
            }
            Action::SheetMoved(sheet) => state.sheet = sheet,
            Action::DialogChosen(dialog) => state.dialog = dialog,
            Action::ThemeChosen(theme) => state.theme = theme,
            Action::ShortcutsChosen(shortcuts) => state.shortcuts = shortcuts,
            Action::SpokenChosen(spoken) => state.spoken = spoken,
            Action::LanguageChosen(language) => state.language = language,
            Action::Judged(finding, verdict) => state.judge(finding, verdict),
            Action::FormChosen(form) => state.form = form,
            Action::Described(fields) => state.describe(fields),
            Action::Picked(places) => {
                let reading = state.reading.as_ref();
                state.picked = places.and_then(|(from, to)| reading?.stretch(from, to));
            }
            Action::Marked(missed) => state.mark(missed),
            Action::Placed(part) => state.place(part),
            Action::Undone => state.undo(),
            Action::Redone => state.redo(),
            Action::Copied => state.told = Some(Told::Copied),
            Action::WaitingForgotten => state.forget_waiting(),
            Action::HistoryFound(history) => {
                if !state.history.can_undo() {
                    state.history = history;
                    state.correct_anew();
                }
            }
            Action::KeepingChosen(keeping) => state.keeping = keeping,
            Action::Searched(wanted) => state.look_for(wanted),
            Action::HitStepped(direction) => state.step_hit(direction),
            Action::SearchClosed => state.search = None,
        }
        state
    }

    /// Whether the text in the box is the one that has been read.
    pub fn is_read(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.text == self.draft)
    }

    pub(super) fn take(&mut self, text: Text) {
        self.draft = text;
        self.revision += 1;
        self.left_out = None;
        self.work = Work::Idle;
        if self.draft.trim().is_empty() {
            self.reading = None;
            self.selection = None;
            self.next = Next::Stay;
            self.mode = Mode::Editing;
        }
    }

    /// Another text with its own corrections takes the place of this one, which can be brought back.
    fn replace(&mut self, text: Text, history: Rc<sayso_review::History>) {
        if !self.shelf.items.is_empty() && !text.is_empty() {
            // With several open, nothing is replaced.
            return self.shelve(Change::Came(None, text, history, Show::Now));
        }
        let before = (self.draft.clone(), self.history.clone());
        self.replaced = Some(before).filter(|(draft, _)| !draft.trim().is_empty());
        self.history = history;
        self.place = None;
        self.next = Next::Read;
        self.take(text);
        self.mode = Mode::Editing;
    }

    pub(super) fn choose(&mut self, finding: Finding, from: From) {
        if self.chosen() != Some(finding) {
            self.form = Form::Closed;
        }
        if self.reading.as_ref().is_some_and(|reading| reading.has(finding)) {
            let turn = self.selection.map_or(0, |selection| selection.turn.wrapping_add(1));
            self.selection = Some(Selection { finding, from, turn });
        }
    }

    /// The entry of the list after or before the chosen one; from nowhere, the first or the last.
    fn beside(&self, direction: Direction) -> Option<Finding> {
        let entries = &self.reading.as_ref()?.entries;
        let at = self.chosen().and_then(|chosen| entries.iter().position(|entry| entry.finding == chosen));
        let next = match (direction, at) {
            (Direction::Forward, None) => 0,
            (Direction::Forward, Some(at)) => at + 1,
            (Direction::Back, None) => entries.len().checked_sub(1)?,
            (Direction::Back, Some(at)) => at.checked_sub(1)?,
        };
        entries.get(next).map(|entry| entry.finding)
    }
}

/// Growth of this many bytes in one change is not typing.
const INSERTED: usize = 60;

#[cfg(test)]
mod tests {
    use sayso_report::{ConditionalId, QuoteId, SpeakerId};

    use super::*;
    use crate::{
        state::{Failure, FileTrouble},
        view::{Layer, LeftOut, Reading, samples::report_for_tests},
    };

    const Q1: Finding = Finding::Quote(QuoteId(1));
    const T1: Finding = Finding::Conditional(ConditionalId(1));
    const Q2: Finding = Finding::Quote(QuoteId(2));

    fn reading() -> Rc<Reading> {
        let (text, report) = report_for_tests();
        Rc::new(Reading::new(text, report))
    }

    fn read() -> State {
        let reading = reading();
        State::default()
            .after(Action::TextEdited(reading.text.clone(), Edit::Inserted))
            .after(Action::AnalysisStarted(1))
            .after(Action::ReportArrived(1, reading))
    }

    #[test]
    fn a_pasted_text_is_shown_as_soon_as_it_is_read() {
        let state = State::default().after(Action::TextEdited("Some text.".into(), Edit::Inserted));
        assert_eq!((state.mode, state.next, state.revision), (Mode::Editing, Next::Read, 1));
        let state = read();
        assert_eq!((state.mode, state.next, &state.work), (Mode::Reading, Next::Stay, &Work::Idle));
        assert!(state.is_read());
    }

    #[test]
    fn a_typed_text_stays_in_the_box() {
        let state = State::default().after(Action::TextEdited("Some".into(), Edit::Typed));
        assert_eq!(state.next, Next::Stay);
        let state = state.after(Action::TextEdited("x".repeat(100).into(), Edit::Typed));
        assert_eq!(state.next, Next::Read, "so much at once was not typed");
    }

    #[test]
    fn an_answer_to_an_older_text_is_dropped() {
        let state = State::default()
            .after(Action::TextEdited("Old.".into(), Edit::Inserted))
            .after(Action::TextEdited("New.".into(), Edit::Inserted));
        assert_eq!(state.after(Action::ReportArrived(1, reading())), state);
        assert_eq!(state.after(Action::AnalysisFailed(1, Failure::Crashed(String::new()))), state);
    }

    #[test]
    fn an_emptied_box_forgets_the_report() {
        let state =
            read().after(Action::EditingWanted(None)).after(Action::TextEdited(" ".into(), Edit::Typed));
        assert_eq!((state.reading, state.selection, state.mode), (None, None, Mode::Editing));
    }

    #[test]
    fn a_replaced_text_comes_back() {
        let state = read().after(Action::TextReplaced("A sample.".into()));
        assert_eq!(&*state.draft, "A sample.");
        let state = state.after(Action::ReplacementUndone);
        assert_eq!((&state.draft, state.replaced.is_none()), (&reading().text, true));
        let empty = State::default().after(Action::TextReplaced("A sample.".into()));
        assert!(empty.replaced.is_none(), "there was nothing to keep");
    }

    #[test]
    fn what_was_left_out_comes_back() {
        let left_out = LeftOut { pieces: vec!["Menu".to_owned()], whole: "Menu\n\nText.".into() };
        let state = State::default()
            .after(Action::TextReplaced("Text.".into()))
            .after(Action::LeftOut(Rc::new(left_out)));
        let whole = state.after(Action::EverythingWanted);
        assert_eq!((&*whole.draft, &whole.left_out, whole.next), ("Menu\n\nText.", &None, Next::Read));
        let edited = state.after(Action::TextEdited("Text!".into(), Edit::Typed));
        assert_eq!(edited.left_out, None, "it would undo the edit");
        assert_eq!(state.after(Action::NoticeDismissed).left_out, None);
    }

    #[test]
    fn clicking_again_goes_to_the_finding_underneath_and_around() {
        let place = vec![T1, Q1];
        let state = read().after(Action::PlaceChosen(place.clone()));
        assert_eq!(state.chosen(), Some(T1));
        let state = state.after(Action::PlaceChosen(place.clone()));
        assert_eq!(state.chosen(), Some(Q1));
        assert_eq!(state.after(Action::PlaceChosen(place)).chosen(), Some(T1));
    }

    #[test]
    fn steps_follow_the_list_and_stop_at_its_ends() {
        let step = |state: &State, direction| state.after(Action::Stepped(direction));
        let mut state = read();
        for expected in [Q1, T1, Q2, Q2] {
            state = step(&state, Direction::Forward);
            assert_eq!(state.chosen(), Some(expected));
        }
        assert_eq!(step(&read(), Direction::Back).chosen(), Some(Q2));
        assert_eq!(step(&step(&state, Direction::Back), Direction::Back).chosen(), Some(Q1));
    }

    #[test]
    fn only_what_is_there_can_be_chosen() {
        let state = read().after(Action::Chosen(Finding::Speaker(SpeakerId(9)), From::Panel));
        assert_eq!(state.selection, None);
        let state = state.after(Action::Chosen(Finding::Speaker(SpeakerId(1)), From::Panel));
        assert_eq!(state.chosen(), Some(Finding::Speaker(SpeakerId(1))));
    }

    #[test]
    fn choosing_the_same_again_is_a_change() {
        let once = read().after(Action::Chosen(Q1, From::Panel));
        assert_ne!(once, once.after(Action::Chosen(Q1, From::Panel)));
    }

    #[test]
    fn a_failure_leaves_the_text_in_the_box() {
        let state = State::default().after(Action::TextEdited("Some text.".into(), Edit::Inserted));
        let state = state.after(Action::AnalysisFailed(1, Failure::Crashed("trap".to_owned())));
        assert_eq!((&*state.draft, state.mode), ("Some text.", Mode::Editing));
        assert_eq!(state.after(Action::FailureDismissed).work, Work::Idle);
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_told_while_the_text_is_read() {
        let failure = Failure::File("a.pdf".to_owned(), FileTrouble::Unknown);
        let state = State::default()
            .after(Action::TextEdited("Some text.".into(), Edit::Inserted))
            .after(Action::OpeningFailed(failure.clone()))
            .after(Action::AnalysisStarted(1));
        assert_eq!(state.work, Work::Failed(failure));
        assert_eq!(state.after(Action::TextEdited("Another.".into(), Edit::Inserted)).work, Work::Idle);
    }

    #[test]
    fn a_stopped_reading_leaves_the_text_and_can_start_again() {
        let state = State::default()
            .after(Action::TextEdited("Some text.".into(), Edit::Inserted))
            .after(Action::AnalysisStarted(1))
            .after(Action::AnalysisStopped);
        assert_eq!((&*state.draft, &state.work, state.mode), ("Some text.", &Work::Stopped, Mode::Editing));
        let again = state.after(Action::RetryWanted);
        assert_eq!((again.revision, &again.work, again.next), (2, &Work::Idle, Next::Read));
    }

    #[test]
    fn nothing_new_is_the_same_value() {
        let state = Rc::new(read());
        let same = Rc::clone(&state).reduce(Action::Pointed(None));
        assert!(Rc::ptr_eq(&state, &same));
        assert!(!Rc::ptr_eq(&state, &Rc::clone(&state).reduce(Action::LayerToggled(Layer::Quote))));
    }
}
