//! How the shelf changes: articles come, are opened, left, taken out and brought back.

use std::rc::Rc;

use sayso_review::History;

use sayso_report::order;

use super::{Arrival, Item, Queue};
use crate::{
    state::{Failure, Form, From, Mode, Next, Panel, Selection, State, Work},
    view::{DocumentId, Finding, Reading, Text},
};

/// Something that happened to the shelf.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The article in the box is to stand with others.
    Kept,
    /// A text with its corrections came from a file; the first of several is opened.
    Came(Option<Rc<str>>, Text, Rc<History>, Show),
    /// A file could not be opened.
    Failed(Rc<str>, Failure),
    /// The reader wants an empty box for another article; so far was this one scrolled.
    Begun(i32),
    /// The reader wants to see an article, perhaps a finding in it; so far was the other scrolled.
    Opened(DocumentId, Option<Finding>, i32),
    /// The reader wants one out.
    Removed(DocumentId),
    /// The reader wants all out but the open one.
    Cleared,
    /// The reader wants back what was taken out last.
    Restored,
    /// An article that waited has been read, or cannot be.
    Read(DocumentId, Result<Rc<Reading>, Failure>),
    /// The reader stops or resumes the reading of those that wait.
    Queued(Queue),
}

/// Whether an article that comes is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// It is opened.
    Now,
    /// It waits on the shelf.
    Later,
}

impl State {
    /// The state after something happened to the shelf.
    pub(in crate::state) fn shelve(&mut self, change: Change) {
        match change {
            Change::Kept => self.keep(),
            Change::Came(file, text, history, show) => {
                self.keep();
                let id = self.add(file, text, None);
                self.item(id, |item| item.history = history);
                if show == Show::Now {
                    let scrolled = self.scrolled();
                    self.open(id, None, scrolled);
                }
            }
            Change::Failed(file, failure) => {
                self.keep();
                self.add(Some(file), "".into(), Some(failure));
            }
            Change::Begun(scrolled) => {
                self.keep();
                let id = self.add(None, "".into(), None);
                self.open(id, None, scrolled);
            }
            Change::Opened(id, finding, scrolled) => {
                if self.shelf.open == Some(id) {
                    self.arrive(finding);
                } else {
                    self.open(id, finding, scrolled);
                }
            }
            Change::Removed(id) => self.remove(|item| item == id),
            Change::Cleared => {
                let open = self.shelf.open;
                self.remove(|item| Some(item) != open);
            }
            Change::Restored => {
                let shelf = Rc::make_mut(&mut self.shelf);
                shelf.items.append(&mut shelf.gone);
                order::by_key(&mut shelf.items, |item| item.id);
                if shelf.open.is_none() && self.draft.trim().is_empty() {
                    let first = shelf.items.first().map(|item| item.id);
                    first.into_iter().for_each(|id| self.open(id, None, 0));
                } else {
                    self.keep();
                }
            }
            Change::Read(id, answer) => {
                let text = self.shelf.items.iter().find(|item| item.id == id).map(|item| item.text.clone());
                let open = self.shelf.open == Some(id);
                self.item(id, |item| match answer {
                    // An answer to a text that was changed meanwhile is none.
                    _ if open => {}
                    Ok(reading) if Some(&reading.text) == text.as_ref() => {
                        item.reading = Some(corrected(reading, &item.history));
                    }
                    Ok(_) => {}
                    Err(failure) => item.failure = Some(failure),
                });
            }
            Change::Queued(queue) => Rc::make_mut(&mut self.shelf).queue = queue,
        }
    }

    /// Puts the article in the box on the shelf, unless it is there or there is none.
    fn keep(&mut self) {
        if self.shelf.open.is_none() && !self.draft.trim().is_empty() {
            let id = self.add(None, self.draft.clone(), None);
            Rc::make_mut(&mut self.shelf).open = Some(id);
        }
    }

    fn add(&mut self, file: Option<Rc<str>>, text: Text, failure: Option<Failure>) -> DocumentId {
        let shelf = Rc::make_mut(&mut self.shelf);
        shelf.count += 1;
        let id = DocumentId(shelf.count);
        shelf.gone.clear();
        shelf.items.push(Item {
            id,
            file,
            text,
            history: Rc::default(),
            reading: None,
            failure,
            chosen: None,
            scrolled: 0,
        });
        id
    }

    fn item(&mut self, id: DocumentId, change: impl FnOnce(&mut Item)) {
        let items = &mut Rc::make_mut(&mut self.shelf).items;
        if let Some(item) = items.iter_mut().find(|item| item.id == id) {
            change(item);
        }
    }

    fn scrolled(&self) -> i32 {
        let open = self.shelf.items.iter().find(|item| Some(item.id) == self.shelf.open);
        open.map_or(0, |item| item.scrolled)
    }

    /// Puts what is known of the open article back on the shelf.
    fn park(&mut self, scrolled: i32) {
        let Some(open) = self.shelf.open else { return };
        let (text, history, chosen) = (self.draft.clone(), self.history.clone(), self.chosen());
        let reading = self.reading.clone().filter(|_| self.is_read());
        let failure = match &self.work {
            Work::Failed(failure) => Some(failure.clone()),
            Work::Idle | Work::Running(_) | Work::Stopped => None,
        };
        self.item(open, |item| {
            // A file that could not be opened stays so.
            let failure = failure.or(item.failure.take().filter(|_| text.trim().is_empty()));
            *item = Item { text, history, reading, failure, chosen, scrolled, ..item.clone() };
        });
    }

    fn open(&mut self, id: DocumentId, finding: Option<Finding>, scrolled: i32) {
        self.park(scrolled);
        if self.draft.trim().is_empty() {
            // An empty box is left behind.
            let open = self.shelf.open;
            let empty = |item: &Item| Some(item.id) == open && item.failure.is_none() && item.id != id;
            Rc::make_mut(&mut self.shelf).items.retain(|item| !empty(item));
        }
        let Some(item) = self.shelf.items.iter().find(|item| item.id == id).cloned() else { return };
        Rc::make_mut(&mut self.shelf).open = Some(id);
        self.history = item.history;
        self.reading = item.reading;
        self.selection = None;
        (self.echo, self.told, self.search, self.picked, self.only) = (None, None, None, None, None);
        (self.replaced, self.left_out, self.form) = (None, None, Form::Closed);
        self.draft = item.text;
        self.revision += 1;
        self.work = Work::Idle;
        if self.reading.is_some() {
            (self.mode, self.next) = (Mode::Reading, Next::Stay);
        } else {
            let empty = self.draft.trim().is_empty();
            (self.mode, self.next) = (Mode::Editing, if empty { Next::Stay } else { Next::Read });
        }
        let arrival = Arrival::Back(item.scrolled);
        let turn = self.shelf.arrival.0 + 1;
        Rc::make_mut(&mut self.shelf).arrival = (turn, arrival);
        if finding.is_some() {
            self.arrive(finding);
        } else if let (Some(finding), Some(reading)) = (item.chosen, &self.reading)
            && reading.has(finding)
        {
            // As it was; nothing is scrolled for it but the list.
            self.selection = Some(Selection { finding, from: From::Text, turn });
        }
    }

    /// Goes to a finding of the article that is open.
    fn arrive(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding
            && self.is_read()
        {
            self.mode = Mode::Reading;
            self.choose(finding, From::Panel);
            let turn = self.shelf.arrival.0 + 1;
            Rc::make_mut(&mut self.shelf).arrival = (turn, Arrival::Finding);
        }
    }

    fn remove(&mut self, goes: impl Fn(DocumentId) -> bool) {
        self.park(0);
        let shelf = Rc::make_mut(&mut self.shelf);
        let at = shelf.items.iter().position(|item| Some(item.id) == shelf.open).unwrap_or(0);
        let (gone, left) = std::mem::take(&mut shelf.items).into_iter().partition(|item| goes(item.id));
        (shelf.gone, shelf.items) = (gone, left);
        if shelf.open.is_some_and(goes) {
            shelf.open = None;
            let beside = at.min(shelf.items.len().saturating_sub(1));
            match shelf.items.get(beside).map(|item| item.id) {
                Some(id) => self.open(id, None, 0),
                None => {
                    self.history = Rc::default();
                    self.panel = Panel::Findings;
                    self.take("".into());
                }
            }
        }
    }
}

/// The reading with the corrections that were made in it.
fn corrected(reading: Rc<Reading>, history: &History) -> Rc<Reading> {
    if history.can_undo() { Rc::new(reading.corrected(history.made())) } else { reading }
}

#[cfg(test)]
mod tests {
    use sayso_report::QuoteId;
    use sayso_review::Verdict;

    use super::*;
    use crate::{
        state::{Action, Edit},
        view::samples::report_for_tests,
    };

    const Q1: Finding = Finding::Quote(QuoteId(1));
    const ONE: DocumentId = DocumentId(1);
    const TWO: DocumentId = DocumentId(2);

    fn reading() -> Rc<Reading> {
        let (text, report) = report_for_tests();
        Rc::new(Reading::new(text, report))
    }

    fn read() -> State {
        State::default()
            .after(Action::TextEdited(reading().text.clone(), Edit::Inserted))
            .after(Action::ReportArrived(1, reading()))
    }

    fn after(state: &State, change: Change) -> State {
        state.after(Action::Shelf(change))
    }

    fn came(state: &State, text: &str, show: Show) -> State {
        after(state, Change::Came(Some("b.txt".into()), text.into(), Rc::default(), show))
    }

    fn two() -> State {
        came(&read(), &reading().text, Show::Later)
    }

    fn names(state: &State) -> Vec<String> {
        state.standing().iter().map(|standing| standing.name.to_string()).collect()
    }

    #[test]
    fn the_article_in_the_box_stands_with_the_one_that_comes() {
        let state = two();
        assert_eq!(names(&state), ["“If they close the port, we will leave,” Ana Ruiz, the mayor…", "b.txt"]);
        assert_eq!((state.shelf.open, state.waiting().map(|(id, _)| id)), (Some(ONE), Some(TWO)));
        assert_eq!(state.volumes().len(), 1);
        let state = after(&state, Change::Read(TWO, Ok(reading())));
        assert_eq!((state.waiting(), state.volumes().len()), (None, 2));
        assert_eq!(state.mode, Mode::Reading, "the open article is as it was");
    }

    #[test]
    fn an_article_is_left_and_found_again_as_it_was() {
        let state = after(&two(), Change::Read(TWO, Ok(reading())))
            .after(Action::Chosen(Q1, From::Panel))
            .after(Action::Judged(Q1, Verdict::Right));
        let other = after(&state, Change::Opened(TWO, None, 480));
        assert_eq!((other.chosen(), other.history.can_undo(), other.mode), (None, false, Mode::Reading));
        let back = after(&other, Change::Opened(ONE, None, 0));
        assert_eq!((back.chosen(), back.history.can_undo()), (Some(Q1), true));
        assert_eq!(back.shelf.arrival.1, Arrival::Back(480));
        assert_eq!(back.reading, state.reading);
    }

    #[test]
    fn a_finding_of_another_article_is_gone_to() {
        let state = after(&two(), Change::Read(TWO, Ok(reading())));
        let there = after(&state, Change::Opened(TWO, Some(Q1), 0));
        assert_eq!(
            (there.shelf.open, there.chosen(), there.shelf.arrival.1),
            (Some(TWO), Some(Q1), Arrival::Finding)
        );
    }

    #[test]
    fn an_article_that_was_not_read_is_read_when_it_is_opened() {
        let state = after(&two(), Change::Opened(TWO, None, 0));
        assert_eq!((state.mode, state.next, state.reading.is_none()), (Mode::Editing, Next::Read, true));
        assert_eq!(state.waiting(), None, "it is no longer one of those that wait");
        let revision = state.revision;
        let state = state.after(Action::ReportArrived(revision, reading()));
        assert_eq!((state.mode, state.volumes().len()), (Mode::Reading, 2));
    }

    #[test]
    fn the_reading_of_those_that_wait_is_stopped_and_goes_on() {
        let stopped = after(&two(), Change::Queued(Queue::Stopped));
        assert_eq!((stopped.waiting(), stopped.waiting_count()), (None, 1));
        assert!(after(&stopped, Change::Queued(Queue::Running)).waiting().is_some());
    }

    #[test]
    fn what_is_taken_out_can_be_brought_back() {
        let state = after(&two(), Change::Removed(ONE));
        assert_eq!((names(&state), state.shelf.open), (vec!["b.txt".to_owned()], Some(TWO)));
        let none = after(&state, Change::Removed(TWO));
        assert_eq!((names(&none).len(), &*none.draft, none.mode), (0, "", Mode::Editing));
        assert_eq!(names(&after(&none, Change::Restored)), ["b.txt"]);
        assert_eq!(names(&after(&state, Change::Restored)).len(), 2);
        let cleared = after(&two(), Change::Cleared);
        assert_eq!((names(&cleared).len(), cleared.shelf.open), (1, Some(ONE)));
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_told_where_it_would_stand() {
        let failure = Failure::File("c.pdf".to_owned(), crate::state::FileTrouble::Unknown);
        let state = after(&read(), Change::Failed("c.pdf".into(), failure.clone()));
        assert_eq!(state.standing()[1].failure, Some(failure));
        assert_eq!(state.waiting(), None);
    }

    #[test]
    fn a_sample_takes_no_place_but_its_own() {
        let state = two().after(Action::TextReplaced("A sample.".into()));
        assert_eq!(
            (names(&state).len(), state.shelf.open, &*state.draft),
            (3, Some(DocumentId(3)), "A sample.")
        );
        assert_eq!(state.replaced, None);
        let begun = after(&two(), Change::Begun(0));
        assert_eq!((begun.mode, &*begun.draft, names(&begun).len()), (Mode::Editing, "", 3));
        let left = after(&begun, Change::Opened(ONE, None, 0));
        assert_eq!(names(&left).len(), 2, "an empty box is left behind");
    }
}
