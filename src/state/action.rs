//! What can happen to the page, named by what happened.

use std::rc::Rc;

use sayso_report::{ConditionalKind, QuoteId, QuoteKind, SpeakerKind, Status};
use sayso_review::{History, Missed, Part, Verdict};

use super::{Change, Dialog, Failure, Form, From, Keeping, Marking, Panel, Sheet, Shortcuts, Spoken, Theme};
use crate::view::{Finding, Language, Layer, LeftOut, Place, Project, Reading, Text};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The text in the box changed.
    TextEdited(Text, Edit),
    /// A whole text took the place of what was there: a sample, a file.
    TextReplaced(Text),
    /// The reader wants the replaced text back.
    ReplacementUndone,
    /// Pieces were left out of the newest text.
    LeftOut(Rc<LeftOut>),
    /// The reader wants them back.
    EverythingWanted,
    /// The reader has seen what was replaced or left out.
    NoticeDismissed,
    /// The engine has the text of this revision.
    AnalysisStarted(u32),
    /// The engine has read so much of the text of this revision, in percent.
    AnalysisGoesOn(u32, u8),
    /// The report of this revision is there.
    ReportArrived(u32, Rc<Reading>),
    /// The reader no longer wants a report of this text.
    AnalysisStopped,
    /// There is no report of this revision.
    AnalysisFailed(u32, Failure),
    /// A file or link could not be opened.
    OpeningFailed(Failure),
    /// The reader has seen the message.
    FailureDismissed,
    /// The reader wants the same text to be read another time.
    RetryWanted,
    /// The reader wants to see the article.
    ReadingWanted,
    /// The reader wants to change the text, about where this paragraph is in sight, counted from 1.
    EditingWanted(Option<usize>),
    /// The reader chose a finding.
    Chosen(Finding, From),
    /// The reader pointed at a place where these findings lie, the closest first.
    PlaceChosen(Vec<Finding>),
    /// The reader wants the next or the one before.
    Stepped(Direction),
    /// The reader is done with the chosen finding.
    Dismissed,
    /// The reader points at a finding, or no longer.
    Pointed(Option<Finding>),
    /// A layer was switched.
    LayerToggled(Layer),
    /// All marks were switched.
    MarkingChosen(Marking),
    /// A panel was opened.
    PanelChosen(Panel),
    /// One kind of conditional was chosen to be listed alone, or no longer.
    ThreatKindToggled(ConditionalKind),
    /// The panel was raised or lowered on a narrow window.
    SheetMoved(Sheet),
    /// A dialog was opened or closed.
    DialogChosen(Option<Dialog>),
    /// Light or dark was chosen.
    ThemeChosen(Theme),
    /// Letters as commands were switched.
    ShortcutsChosen(Shortcuts),
    /// Announcements in the article were switched.
    SpokenChosen(Spoken),
    /// The language of the page was chosen.
    LanguageChosen(Language),
    /// The reader says whether a finding is right.
    Judged(Finding, Verdict),
    /// The form of the chosen finding was opened or closed.
    FormChosen(Form),
    /// The form of the chosen finding was sent.
    Described(Fields),
    /// The reader selected words of the article, or no longer.
    Picked(Option<(Place, Place)>),
    /// The selected words are a finding that was missed.
    Marked(Missed),
    /// The selected words are a part of the chosen finding.
    Placed(Part),
    /// The newest correction is taken back.
    Undone,
    /// The one taken back last is made again.
    Redone,
    /// Something was copied for the reader.
    Copied,
    /// Corrections that wait for words that are gone are given up.
    WaitingForgotten,
    /// Corrections were found on this device.
    HistoryFound(Rc<History>),
    /// Whether corrections stay on this device was switched.
    KeepingChosen(Keeping),
    /// A project was opened: a text with its corrections.
    ProjectOpened(Project),
    /// Something happened to the articles that are open together.
    Shelf(Change),
    /// The search was opened or what is looked for changed.
    Searched(Rc<str>),
    /// The reader wants the next hit or the one before.
    HitStepped(Direction),
    /// The search is done.
    SearchClosed,
}

/// What stands in the form of a finding when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fields {
    /// Of a quote: its kind, who speaks, and a note.
    Quote(QuoteKind, String, String),
    /// Of a conditional: kind, state, from whom, to whom, and a note.
    Conditional(ConditionalKind, Status, String, String, String),
    /// Of a speaker: the name, the sort, the quotes that are another’s and whose, and a note.
    Speaker(String, SpeakerKind, Vec<QuoteId>, String, String),
}

/// How the text in the box changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Key by key.
    Typed,
    /// At once: pasted, dropped, dictated.
    Inserted,
}

/// Which way to go through the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next.
    Forward,
    /// To the one before.
    Back,
}
