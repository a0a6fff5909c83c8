//! Words of the box, of what can be put into it, and of what can go wrong.

use sayso_report::Counts;

use super::{Words, count};
use crate::state::{Failure, FileTrouble};

impl Words {
    /// The label of the box.
    pub fn article(self) -> &'static str {
        "Article"
    }

    /// What stands in the empty box.
    pub fn placeholder(self) -> &'static str {
        "Paste or type an article here, or drop a file anywhere on this page"
    }

    /// Opens a file.
    pub fn open_file(self) -> &'static str {
        "Open a file"
    }

    /// What can be opened.
    pub fn file_forms(self) -> &'static str {
        "Text, Markdown, HTML or Word (.docx)"
    }

    /// Empties the box.
    pub fn clear(self) -> &'static str {
        "Clear"
    }

    /// From the box to the article.
    pub fn show_article(self) -> &'static str {
        "Show the marks"
    }

    /// From the article to the box.
    pub fn edit_text(self) -> &'static str {
        "Edit text"
    }

    /// The heading over the samples.
    pub fn samples(self) -> &'static str {
        "Or try a sample"
    }

    /// The diplomacy sample: title and what it shows.
    pub fn sample_diplomacy(self) -> (&'static str, &'static str) {
        ("Diplomacy", "A summit in doubt: spokesmen, sources and threats with conditions")
    }

    /// The court sample: title and what it shows.
    pub fn sample_court(self) -> (&'static str, &'static str) {
        ("Court report", "A British trial in single quotation marks")
    }

    /// The politics sample: title and what it shows.
    pub fn sample_politics(self) -> (&'static str, &'static str) {
        ("US politics", "A vote in the Senate with many speakers")
    }

    /// A whole text took the place of another.
    pub fn text_replaced(self) -> &'static str {
        "Your earlier text was replaced."
    }

    /// Pieces were left out of a paste or file.
    pub fn left_out(self, number: usize) -> String {
        let pieces = count(number, "piece that is", "pieces that are");
        format!("Left out {pieces} not the article: menus, captions, links")
    }

    /// Takes the left out pieces back in.
    pub fn keep_everything(self) -> &'static str {
        "Keep everything"
    }

    /// Takes back the last step.
    pub fn undo(self) -> &'static str {
        "Bring it back"
    }

    /// What to do with a file held over the page.
    pub fn drop_here(self) -> &'static str {
        "Drop the file to read it"
    }

    /// The engine has the text.
    pub fn running(self) -> &'static str {
        "Reading the article …"
    }

    /// The result in a line.
    pub fn summary(self, counts: Counts) -> String {
        format!(
            "{}, {}, {}",
            count(counts.quotes as usize, "quote", "quotes"),
            count(counts.speakers as usize, "speaker", "speakers"),
            count(counts.threats as usize, "conditional threat", "conditional threats"),
        )
    }

    /// The size of the article.
    pub fn size(self, counts: Counts) -> String {
        format!(
            "{} in {}",
            count(counts.words as usize, "word", "words"),
            count(counts.sentences as usize, "sentence", "sentences"),
        )
    }

    /// What went wrong.
    pub fn failure(self, failure: &Failure) -> String {
        match failure {
            Failure::Refused(reason) => format!("This text cannot be read: {reason}."),
            Failure::Crashed(message) => format!(
                "The analysis stopped in the middle ({message}). Your text is safe in the box; change it or try again."
            ),
            Failure::Unavailable(reason) => {
                format!("The analysis cannot start in this browser ({reason}). Your text is safe in the box.")
            }
            Failure::File(name, trouble) => {
                let why = match trouble {
                    FileTrouble::Unknown => "this kind of file cannot be opened",
                    FileTrouble::NotText => "it does not hold text",
                    FileTrouble::Empty => "it is empty",
                    FileTrouble::TooLarge => "it is larger than 50 MB",
                    FileTrouble::Unreadable => "it is damaged or could not be read",
                };
                format!("“{name}” was not opened: {why}. You can open {}.", self.file_forms())
            }
        }
    }

    /// Runs the analysis again.
    pub fn try_again(self) -> &'static str {
        "Try again"
    }
}
