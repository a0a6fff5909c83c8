//! Words of the box, of what can be put into it, and of what can go wrong.

use sayso_report::{Counts, NoteKind};

use super::Words;
use crate::{
    state::{Failure, FileTrouble},
    view::{LinkTrouble, Shape},
};

impl Words {
    /// The label of the box.
    pub fn article(self) -> &'static str {
        self.of("Article", "Artikel")
    }

    /// What stands in the empty box.
    pub fn placeholder(self) -> &'static str {
        self.of("Paste or type an article here, or drop a file anywhere on this page", "Fügen Sie hier einen englischen Artikel ein, tippen Sie ihn, oder legen Sie eine Datei irgendwo auf dieser Seite ab")
    }

    /// Opens a file.
    pub fn open_file(self) -> &'static str {
        self.of("Open a file", "Datei öffnen")
    }

    /// What can be opened.
    pub fn file_forms(self) -> &'static str {
        self.of("Text, Markdown, HTML or Word (.docx)", "Text, Markdown, HTML oder Word (.docx)")
    }

    /// Empties the box.
    pub fn clear(self) -> &'static str {
        self.of("Clear", "Leeren")
    }

    /// From the box to the article.
    pub fn show_article(self) -> &'static str {
        self.of("Show the marks", "Marken zeigen")
    }

    /// From the article to the box.
    pub fn edit_text(self) -> &'static str {
        self.of("Edit text", "Text ändern")
    }

    /// The heading over the samples.
    pub fn samples(self) -> &'static str {
        self.of("Or try a sample", "Oder ein Beispiel")
    }

    /// The diplomacy sample: title and what it shows.
    pub fn sample_diplomacy(self) -> (&'static str, &'static str) {
        self.of(
            ("Diplomacy", "A summit in doubt: spokesmen, sources and threats with conditions"),
            ("Diplomatie", "Ein Gipfel in Frage: Sprecher, Quellen und Drohungen mit Bedingungen"),
        )
    }

    /// The court sample: title and what it shows.
    pub fn sample_court(self) -> (&'static str, &'static str) {
        self.of(
            ("Court report", "A British trial in single quotation marks"),
            ("Gerichtsbericht", "Ein britischer Prozess in einfachen Anführungszeichen"),
        )
    }

    /// The politics sample: title and what it shows.
    pub fn sample_politics(self) -> (&'static str, &'static str) {
        self.of(
            ("US politics", "A vote in the Senate with many speakers"),
            ("US-Politik", "Eine Abstimmung im Senat mit vielen Stimmen"),
        )
    }

    /// A whole text took the place of another.
    pub fn text_replaced(self) -> &'static str {
        self.of("Your earlier text was replaced.", "Ihr früherer Text wurde ersetzt.")
    }

    /// Pieces were left out of a paste or file.
    pub fn left_out(self, number: usize) -> String {
        let pieces = self.count(
            number,
            ["piece that is not the article", "pieces that are not the article"],
            ["Stück, das nicht zum Artikel gehört", "Stücke, die nicht zum Artikel gehören"],
        );
        self.of(
            format!("Left out {pieces}: menus, captions, links"),
            format!("Weggelassen: {pieces} (Menüs, Bildtexte, Links)"),
        )
    }

    /// Takes the left out pieces back in.
    pub fn keep_everything(self) -> &'static str {
        self.of("Keep everything", "Alles behalten")
    }

    /// Takes back the last step.
    pub fn undo(self) -> &'static str {
        self.of("Bring it back", "Zurückholen")
    }

    /// What to do with a file held over the page.
    pub fn drop_here(self) -> &'static str {
        self.of("Drop the file to read it", "Datei loslassen, um sie zu lesen")
    }

    /// The engine has the text.
    pub fn running(self) -> &'static str {
        self.of("Reading the article …", "Der Artikel wird gelesen …")
    }

    /// The result in a line.
    pub fn summary(self, counts: Counts) -> String {
        format!(
            "{}, {}, {}",
            self.count(counts.quotes as usize, ["quote", "quotes"], ["Zitat", "Zitate"]),
            self.count(counts.speakers as usize, ["speaker", "speakers"], ["Stimme", "Stimmen"]),
            self.count(
                counts.threats as usize,
                ["conditional threat", "conditional threats"],
                ["bedingte Drohung", "bedingte Drohungen"],
            ),
        )
    }

    /// The size of the article.
    pub fn size(self, counts: Counts) -> String {
        format!(
            "{} in {}",
            self.words(counts.words as usize),
            self.count(counts.sentences as usize, ["sentence", "sentences"], ["Satz", "Sätzen"]),
        )
    }

    /// What went wrong.
    pub fn failure(self, failure: &Failure) -> String {
        match failure {
            Failure::Refused(reason) => self.of(
                format!("This text cannot be read: {reason}."),
                format!("Dieser Text kann nicht gelesen werden: {reason}."),
            ),
            Failure::TooLong(words) => {
                let words = self.words(*words);
                self.of(
                    format!("This text is too long to be read at once ({words} or more; at most 200,000). It is safe in the box: please split it, or use the command line."),
                    format!("Dieser Text ist zu lang, um auf einmal gelesen zu werden ({words} oder mehr; höchstens 200.000). Er ist sicher im Kasten: Bitte teilen Sie ihn, oder nehmen Sie die Befehlszeile."),
                )
            }
            Failure::Crashed(message) => self.of(
                format!(
                    "The analysis stopped in the middle ({message}). Your text is safe in the box; change it or try again."
                ),
                format!(
                    "Die Analyse ist mittendrin stehen geblieben ({message}). Ihr Text ist sicher im Kasten; ändern Sie ihn oder versuchen Sie es noch einmal."
                ),
            ),
            Failure::Unavailable(reason) => {
                self.of(
                    format!("The analysis cannot start in this browser ({reason}). Your text is safe in the box."),
                    format!("Die Analyse kann in diesem Browser nicht starten ({reason}). Ihr Text ist sicher im Kasten."),
                )
            }
            Failure::Link(LinkTrouble::Cut) => self.of(
                "The link that led here was cut on its way, and its article with it: nothing was opened. Please ask for it again, as a file perhaps.",
                "Der Link hierher wurde unterwegs abgeschnitten und sein Artikel mit ihm: Es wurde nichts geöffnet. Bitte lassen Sie ihn sich noch einmal schicken, vielleicht als Datei.",
            ).to_owned(),
            Failure::Link(LinkTrouble::Damaged) => self.of(
                "The link that led here was changed on its way: nothing was opened. Please ask for it again, as a file perhaps.",
                "Der Link hierher wurde unterwegs verändert: Es wurde nichts geöffnet. Bitte lassen Sie ihn sich noch einmal schicken, vielleicht als Datei.",
            ).to_owned(),
            Failure::Link(LinkTrouble::Newer) => self.of(
                "The link that led here was made by another version of Sayso: nothing was opened.",
                "Der Link hierher stammt von einer anderen Version von Sayso: Es wurde nichts geöffnet.",
            ).to_owned(),
            Failure::File(name, trouble) => {
                let why = match trouble {
                    FileTrouble::Unknown => self.of("this kind of file cannot be opened", "diese Art Datei kann nicht geöffnet werden"),
                    FileTrouble::NotText => self.of("it does not hold text", "sie enthält keinen Text"),
                    FileTrouble::Empty => self.of("it is empty", "sie ist leer"),
                    FileTrouble::TooLarge => self.of("it is larger than 50 MB", "sie ist größer als 50 MB"),
                    FileTrouble::Unreadable => self.of("it is damaged or could not be read", "sie ist beschädigt oder nicht lesbar"),
                };
                let forms = self.file_forms();
                self.of(
                    format!("“{name}” was not opened: {why}. You can open {forms}."),
                    format!("„{name}“ wurde nicht geöffnet: {why}. Öffnen können Sie {forms}."),
                )
            }
        }
    }

    /// Saves a file about a crash.
    pub fn save_crash(self) -> &'static str {
        self.of("Save a report without the text", "Bericht ohne den Text speichern")
    }

    /// Stops the engine.
    pub fn stop(self) -> &'static str {
        self.of("Stop", "Anhalten")
    }

    /// The engine was stopped.
    pub fn stopped(self) -> &'static str {
        self.of("Stopped. Your text is in the box.", "Angehalten. Ihr Text steht im Kasten.")
    }

    /// The text as a whole is not what the engine reads.
    pub fn odd(self, kind: NoteKind) -> &'static str {
        match kind {
            NoteKind::NotEnglish => self.of(
                "This text does not look like English, which is all Sayso reads. What was found is shown all the same; do not rely on it.",
                "Dieser Text sieht nicht nach Englisch aus, und nur das liest Sayso. Was gefunden wurde, steht trotzdem da; verlassen Sie sich nicht darauf.",
            ),
            NoteKind::NotText => self.of(
                "There are characters in here that are no text: perhaps this was a file of another kind, or in another encoding.",
                "Hier stehen Zeichen, die kein Text sind: Vielleicht war es eine Datei anderer Art oder in anderer Kodierung.",
            ),
            NoteKind::UnclosedMark
            | NoteKind::UnopenedMark
            | NoteKind::TurnedMark
            | NoteKind::LongSentence
            | NoteKind::UnknownSpeaker
            | NoteKind::AmbiguousSpeaker => "",
        }
    }

    /// The text is no article.
    pub fn shape(self, shape: Shape) -> &'static str {
        match shape {
            Shape::Short => self.of(
                "These are few words: who says them, and whether they are meant, mostly stands around them.",
                "Das sind wenige Worte: Wer sie sagt, und ob sie so gemeint sind, steht meist drum herum.",
            ),
            Shape::Code => self.of(
                "This looks like a program, not like an article. What was found is shown all the same; do not rely on it.",
                "Das sieht nach einem Programm aus, nicht nach einem Artikel. Was gefunden wurde, steht trotzdem da; verlassen Sie sich nicht darauf.",
            ),
            Shape::Table => self.of(
                "This looks like a table, not like an article. What was found is shown all the same; do not rely on it.",
                "Das sieht nach einer Tabelle aus, nicht nach einem Artikel. Was gefunden wurde, steht trotzdem da; verlassen Sie sich nicht darauf.",
            ),
        }
    }

    /// Runs the analysis again.
    pub fn try_again(self) -> &'static str {
        self.of("Try again", "Noch einmal")
    }
}
