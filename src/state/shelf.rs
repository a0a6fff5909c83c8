//! Several articles open together: the shelf they stand on. Pure, as all of the state; how it changes is in
//! [`change`].
//!
//! The open article is the one in the box; what is known of it is in [`State`] itself and is put back on the
//! shelf when another is opened. Reading the others is the work of a worker; here is only what waits for it.

mod change;

use std::rc::Rc;

use sayso_review::History;

pub use self::change::{Change, Show};
use super::{Failure, State, Work};
use crate::view::{DocumentId, Finding, Reading, Text, Volume};

/// How much of its first line an article without a name is called by, in characters.
const NAME: usize = 60;

/// The articles that are open together; empty while there is only the one in the box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// All of them, in the order they came.
    pub items: Vec<Item>,
    /// The one in the box.
    pub open: Option<DocumentId>,
    /// Those taken out last, to be brought back.
    pub gone: Vec<Item>,
    /// Whether articles that were not read yet are read.
    pub queue: Queue,
    /// Where to go in the article that was opened, counted by openings.
    pub arrival: (u32, Arrival),
    /// How many there have been.
    count: u32,
}

/// One article on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: DocumentId,
    /// The name of its file, if it has one.
    pub file: Option<Rc<str>>,
    /// Its text; as everything below not the newest, if it is the open one.
    pub text: Text,
    /// What the reader has corrected in it.
    pub history: Rc<History>,
    /// What was found in it, once it has been read.
    pub reading: Option<Rc<Reading>>,
    /// Why it was not read.
    pub failure: Option<Failure>,
    /// What was chosen in it.
    chosen: Option<Finding>,
    /// How far it was scrolled, in pixels.
    scrolled: i32,
}

/// Whether articles are read that wait for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Queue {
    /// One after the other.
    #[default]
    Running,
    /// The reader has stopped it.
    Stopped,
}

/// Where to go in an article that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Where the reader was before.
    Back(i32),
    /// To the chosen finding.
    Finding,
}

impl Default for Arrival {
    fn default() -> Self {
        Self::Back(0)
    }
}

/// An article of the shelf as it is now, open or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub id: DocumentId,
    /// What it is called; empty, if it has neither a name nor a text.
    pub name: Rc<str>,
    /// What was found in it, once it has been read.
    pub reading: Option<Rc<Reading>>,
    /// Why it was not read.
    pub failure: Option<Failure>,
    /// Whether it is the one in the box.
    pub is_open: bool,
}

impl State {
    /// All articles as they are now.
    pub fn standing(&self) -> Vec<Standing> {
        let one = |item: &Item| {
            let is_open = self.shelf.open == Some(item.id);
            let (text, reading) =
                if is_open { (&self.draft, &self.reading) } else { (&item.text, &item.reading) };
            let failure = match &self.work {
                Work::Failed(failure) if is_open => Some(failure.clone()),
                _ if is_open => None,
                _ => item.failure.clone(),
            };
            let name = item.file.clone().unwrap_or_else(|| first_line(text));
            Standing { id: item.id, name, reading: reading.clone(), failure, is_open }
        };
        self.shelf.items.iter().map(one).collect()
    }

    /// Those that have been read, with their numbers in the list.
    pub fn volumes(&self) -> Vec<Volume> {
        let read = |(at, standing): (usize, Standing)| {
            let Standing { id, name, reading, .. } = standing;
            Some(Volume { id, number: at + 1, name, reading: reading? })
        };
        self.standing().into_iter().enumerate().filter_map(read).collect()
    }

    /// The first article that waits to be read, with its text.
    pub fn waiting(&self) -> Option<(DocumentId, Text)> {
        let first = self.shelf.items.iter().find(|item| self.waits(item));
        first.filter(|_| self.shelf.queue == Queue::Running).map(|item| (item.id, item.text.clone()))
    }

    /// How many wait.
    pub fn waiting_count(&self) -> usize {
        self.shelf.items.iter().filter(|item| self.waits(item)).count()
    }

    fn waits(&self, item: &Item) -> bool {
        let open = self.shelf.open == Some(item.id);
        !open && item.reading.is_none() && item.failure.is_none() && !item.text.trim().is_empty()
    }
}

/// The first line with text, shortened.
fn first_line(text: &str) -> Rc<str> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()).into(),
        None => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_first_line_is_cut_at_a_character() {
        assert_eq!(&*first_line("\n \n Ä short one\nrest"), "Ä short one");
        assert_eq!(first_line(&"ä".repeat(80)).chars().count(), NAME + 1);
    }
}
