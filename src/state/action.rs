//! What can happen to the page, named by what happened.

use std::rc::Rc;

use sayso_report::ConditionalKind;

use super::{Dialog, Failure, From, Marking, Panel, Sheet, Shortcuts, Theme};
use crate::view::{Finding, Layer, LeftOut, Reading};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The text in the box changed.
    TextEdited(Rc<str>, Edit),
    /// A whole text took the place of what was there: a sample, a file.
    TextReplaced(Rc<str>),
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
    /// The report of this revision is there.
    ReportArrived(u32, Rc<Reading>),
    /// There is no report of this revision.
    AnalysisFailed(u32, Failure),
    /// A file could not be opened.
    FileFailed(Failure),
    /// The reader has seen the message.
    FailureDismissed,
    /// The reader wants the same text to be read another time.
    RetryWanted,
    /// The reader wants to see the article.
    ReadingWanted,
    /// The reader wants to change the text.
    EditingWanted,
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
