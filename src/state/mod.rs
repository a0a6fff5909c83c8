//! What the page knows: one value, changed only by [`Action`]s.

mod action;
mod correct;
mod keys;
mod reduce;
mod shelf;

use std::rc::Rc;

pub use action::{Action, Direction, Edit, Fields};
pub use keys::{Extent, Place, Stroke, Wish, wish};
pub use shelf::{Arrival, Change, Queue, Shelf, Show, Standing};

use sayso_report::{Byte, ConditionalKind, Span};
use sayso_review::History;

use crate::view::{Finding, Language, Layers, LeftOut, LinkTrouble, Reading, Text};

/// Everything the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The text in the box.
    pub draft: Text,
    /// Counts the texts; an answer to an older one is dropped.
    pub revision: u32,
    /// What the box and the corrections were before a whole text took its place; for one step back.
    pub replaced: Option<(Text, Rc<History>)>,
    /// What was left out of the text in the box.
    pub left_out: Option<Rc<LeftOut>>,
    /// Whether the box or the marked article is shown.
    pub mode: Mode,
    /// Whether the article is shown as soon as it has been read.
    pub next: Next,
    /// The paragraph, counted from 1, from which the reader went into the box; the article comes back at the caret.
    pub place: Option<usize>,
    /// How far the analysis is.
    pub work: Work,
    /// The newest text that has been read; while one types, not the text in the box.
    pub reading: Option<Rc<Reading>>,
    /// What the reader has corrected.
    pub history: Rc<History>,
    /// What was done to the corrections last; said once.
    pub told: Option<Told>,
    /// Whether the form of the chosen finding is open.
    pub form: Form,
    /// The words the reader has selected to mark.
    pub picked: Option<Span<Byte>>,
    /// Whether corrections stay on this device.
    pub keeping: Keeping,
    /// What the reader looks for.
    pub search: Option<Search>,
    /// Which marks are drawn.
    pub layers: Layers,
    /// Whether any mark is drawn at all.
    pub marking: Marking,
    /// What the reader has chosen.
    pub selection: Option<Selection>,
    /// What the reader points at.
    pub echo: Option<Finding>,
    /// The articles that are open together.
    pub shelf: Rc<Shelf>,
    /// Which panel is open.
    pub panel: Panel,
    /// The only kind of conditional that is listed, if one is.
    pub only: Option<ConditionalKind>,
    /// Whether the panel lies over the article; only where the window is narrow.
    pub sheet: Sheet,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether letters alone are commands.
    pub shortcuts: Shortcuts,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
    /// The language of the page.
    pub language: Language,
}

/// What was done to the corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A finding was said to be right.
    Confirmed,
    /// A finding was taken out.
    Rejected,
    /// A finding is open again.
    Reopened,
    /// A finding says something else now.
    Changed,
    /// A finding was added.
    Added,
    /// A step was taken back.
    Undone,
    /// A step was taken again.
    Redone,
    /// Something was copied.
    Copied,
}

/// Whether the form to correct the chosen finding is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It is.
    Open,
    /// It is not.
    Closed,
}

/// Whether corrections stay on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Until the reader says otherwise.
    On,
    /// They go with the page.
    Off,
}

/// Whether findings are announced in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Where they start and end.
    On,
    /// They are not.
    Off,
}

/// A search in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What is looked for.
    pub wanted: Rc<str>,
    /// Where it stands.
    pub hits: Rc<[Span<Byte>]>,
    /// The place among them that is shown.
    pub at: usize,
}

/// What stands in the main column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The box to paste and type into.
    Editing,
    /// The article with its marks.
    Reading,
}

/// What happens when the analysis is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The box stays: somebody types.
    Stay,
    /// The marked article takes the place of the box.
    Read,
}

/// How far the analysis is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nothing to do.
    Idle,
    /// The engine has the text and has read so much of it, in percent; 0 where that is not known.
    Running(u8),
    /// The reader has stopped the engine.
    Stopped,
    /// There is no report, for this reason.
    Failed(Failure),
}

impl Work {
    /// Whether something else could not be opened, which stays to be told while the text is read.
    pub fn is_refused_opening(&self) -> bool {
        matches!(self, Self::Failed(Failure::File(..) | Failure::Link(_)))
    }
}

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine refused the text.
    Refused(String),
    /// The text has more words than the page reads at once.
    TooLong(usize),
    /// The engine stopped in the middle.
    Crashed(String),
    /// This browser cannot run the engine.
    Unavailable(String),
    /// A file could not be opened: its name and why.
    File(String, FileTrouble),
    /// The link that led here does not give its text.
    Link(LinkTrouble),
}

impl Failure {
    /// Whether the same text may be read another time.
    pub fn can_be_retried(&self) -> bool {
        match self {
            Self::Crashed(_) | Self::Unavailable(_) => true,
            Self::Refused(_) | Self::TooLong(_) | Self::File(..) | Self::Link(_) => false,
        }
    }
}

/// Why a file could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// It is not one of the forms the page reads.
    Unknown,
    /// It is not text, or not in a known encoding.
    NotText,
    /// It is empty.
    Empty,
    /// It is larger than the page reads.
    TooLarge,
    /// The browser did not hand it over, or it is damaged.
    Unreadable,
}

/// Whether marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Those of the shown layers.
    Shown,
    /// None: the clean text.
    Hidden,
}

/// A chosen finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Which.
    pub finding: Finding,
    /// From where; it decides what is scrolled and focused.
    pub from: From,
    /// Counts the choices, so that choosing the same again is a change.
    pub turn: u32,
}

/// Where something was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// In the article, by pointing.
    Text,
    /// In the list or a panel.
    Panel,
    /// By a key or button that goes to the next or the one before.
    Step,
    /// By a key that asks for the card.
    Details,
}

/// The panels beside the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// All findings in order.
    Findings,
    /// Who speaks.
    Speakers,
    /// Conditional threats.
    Threats,
    /// Who is heard how much, and where.
    Chart,
    /// Several articles together.
    Documents,
}

impl Panel {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Findings, Self::Speakers, Self::Threats, Self::Chart, Self::Documents];

    /// The id of its tab and panel.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Speakers => "speakers",
            Self::Threats => "threats",
            Self::Chart => "chart",
            Self::Documents => "documents",
        }
    }
}

/// Whether the panel lies over the article on a narrow window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// It is out of sight.
    Closed,
    /// It covers the lower part.
    Open,
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys, marks and words explained.
    Help,
    /// Why the text stays on the device, and how to check it.
    Privacy,
    /// The forms to save in.
    Export,
}

impl Dialog {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Help, Self::Privacy, Self::Export];

    /// The id of its element.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Privacy => "privacy",
            Self::Export => "export",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// The value of the `data-theme` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Whether letters alone are commands while the article or a panel has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcuts {
    /// They are.
    On,
    /// Only combinations are.
    Off,
}

impl Default for State {
    fn default() -> Self {
        Self {
            draft: "".into(),
            revision: 0,
            replaced: None,
            left_out: None,
            mode: Mode::Editing,
            next: Next::Stay,
            place: None,
            work: Work::Idle,
            reading: None,
            history: Rc::default(),
            told: None,
            form: Form::Closed,
            picked: None,
            keeping: Keeping::Off,
            search: None,
            layers: Layers::ALL,
            marking: Marking::Shown,
            selection: None,
            echo: None,
            shelf: Rc::default(),
            panel: Panel::Findings,
            only: None,
            sheet: Sheet::Closed,
            dialog: None,
            theme: Theme::Device,
            shortcuts: Shortcuts::On,
            spoken: Spoken::Off,
            language: Language::English,
        }
    }
}

impl State {
    /// The layers that are drawn now.
    pub fn drawn(&self) -> Layers {
        match self.marking {
            Marking::Shown => self.layers,
            Marking::Hidden => Layers::NONE,
        }
    }

    /// The chosen finding.
    pub fn chosen(&self) -> Option<Finding> {
        self.selection.map(|selection| selection.finding)
    }
}
