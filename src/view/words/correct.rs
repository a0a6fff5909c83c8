//! Words for correcting and for searching.

use sayso_report::Decision;
use sayso_review::{Missed, Part};

use super::Words;
use crate::{state::Told, view::Finding};

impl Words {
    /// The buttons that correct.
    pub fn correct(self) -> &'static str {
        self.of("Correct this finding", "Diesen Fund korrigieren")
    }

    /// Says that a finding is right.
    pub fn right(self) -> &'static str {
        self.of("Right", "Stimmt")
    }

    /// Says that a finding is none.
    pub fn wrong(self) -> &'static str {
        self.of("Wrong", "Falsch")
    }

    /// Opens the form.
    pub fn change(self) -> &'static str {
        self.of("Edit", "Ändern")
    }

    /// Sends the form.
    pub fn apply(self) -> &'static str {
        self.of("Apply", "Übernehmen")
    }

    /// Closes the form.
    pub fn cancel(self) -> &'static str {
        self.of("Cancel", "Abbrechen")
    }

    /// What the reader has decided.
    pub fn decision(self, decision: Decision) -> &'static str {
        match decision {
            Decision::Noted => self.of("With your note", "Mit Ihrer Notiz"),
            Decision::Confirmed => self.of("Confirmed by you", "Von Ihnen bestätigt"),
            Decision::Changed => self.of("Changed by you", "Von Ihnen geändert"),
            Decision::Added => self.of("Added by you", "Von Ihnen ergänzt"),
            Decision::Rejected => self.of("Taken out by you", "Von Ihnen entfernt"),
        }
    }

    /// What was done last, for the live region.
    pub fn told(self, told: Told, corrections: usize) -> String {
        let done = match told {
            Told::Confirmed => self.of("Confirmed.", "Bestätigt."),
            Told::Rejected => self.of("Taken out.", "Entfernt."),
            Told::Reopened => self.of("Open again.", "Wieder offen."),
            Told::Changed => self.of("Changed.", "Geändert."),
            Told::Added => self.of("Added.", "Ergänzt."),
            Told::Undone => self.of("Undone.", "Rückgängig gemacht."),
            Told::Redone => self.of("Redone.", "Wiederholt."),
            Told::Copied => return self.copied().to_owned(),
        };
        // With the number, the same done again is heard again.
        format!(
            "{done} {}",
            self.count(corrections, ["correction", "corrections"], ["Korrektur", "Korrekturen"])
        )
    }

    /// Copies the finding as a line.
    pub fn cite(self) -> &'static str {
        self.of("Cite", "Zitieren")
    }

    /// What that line says.
    pub fn cite_purpose(self) -> &'static str {
        self.of("Copy a line that says who, what and where", "Eine Zeile kopieren, die sagt, wer, was und wo")
    }

    /// Takes the newest correction back.
    pub fn undo_correction(self) -> &'static str {
        self.of("Undo (Ctrl+Z)", "Rückgängig (Strg+Z)")
    }

    /// Makes it again.
    pub fn redo_correction(self) -> &'static str {
        self.of("Redo (Ctrl+Shift+Z)", "Wiederholen (Strg+Umschalt+Z)")
    }

    /// The field of the kind.
    pub fn kind(self) -> &'static str {
        self.of("Kind", "Art")
    }

    /// The field of the state of a conditional.
    pub fn state(self) -> &'static str {
        self.of("Status", "Stand")
    }

    /// The field of a name.
    pub fn name(self) -> &'static str {
        self.of("Name", "Name")
    }

    /// What an empty field of a speaker means.
    pub fn empty_is_nobody(self) -> &'static str {
        self.of("Empty: nobody is named", "Leer: niemand ist genannt")
    }

    /// What an existing name does.
    pub fn same_name_joins(self) -> &'static str {
        self.of(
            "The name of another speaker joins the two",
            "Der Name einer anderen Stimme führt beide zusammen",
        )
    }

    /// The choice of another who is the same.
    pub fn same_as(self) -> &'static str {
        self.of("Same as", "Dieselbe wie")
    }

    /// That there is none.
    pub fn same_as_nobody(self) -> &'static str {
        self.of("nobody else here", "keine andere hier")
    }

    /// The quotes that are another’s.
    pub fn split_off(self) -> &'static str {
        self.of("Not said by this speaker", "Nicht von dieser Stimme")
    }

    /// Whose they are.
    pub fn split_to(self) -> &'static str {
        self.of("These are by", "Diese sind von")
    }

    /// The field of the note.
    pub fn own_note(self) -> &'static str {
        self.of("Your note", "Ihre Notiz")
    }

    /// The fold of findings that were taken out.
    pub fn rejected(self, number: usize) -> String {
        self.of(format!("Taken out by you: {number}"), format!("Von Ihnen entfernt: {number}"))
    }

    /// Brings back one of them.
    pub fn put_back(self) -> &'static str {
        self.of("Put back", "Zurückholen")
    }

    /// Corrections wait for words that are gone.
    pub fn waiting(self, number: usize) -> String {
        self.count(
            number,
            [
                "correction waits for words that are no longer in the text.",
                "corrections wait for words that are no longer in the text.",
            ],
            [
                "Korrektur wartet auf Worte, die nicht mehr im Text stehen.",
                "Korrekturen warten auf Worte, die nicht mehr im Text stehen.",
            ],
        )
    }

    /// Gives them up.
    pub fn forget(self) -> &'static str {
        self.of("Forget", "Vergessen")
    }

    /// The bar over selected words.
    pub fn mark_as(self) -> &'static str {
        self.of("Mark as", "Markieren als")
    }

    /// What the selected words are.
    pub fn missed(self, missed: Missed) -> &'static str {
        match missed {
            Missed::Quote => self.of("Quote", "Zitat"),
            Missed::Speaker => self.of("Speaker", "Stimme"),
            Missed::Conditional => self.of("Threat", "Drohung"),
        }
    }

    /// Which part of the chosen finding they are.
    pub fn part(self, part: Part) -> &'static str {
        match part {
            Part::Content => self.of("Words of the chosen quote", "Worte des gewählten Zitats"),
            Part::Condition => self.of("Its condition", "Die Bedingung dazu"),
            Part::Outcome => self.of("Its outcome", "Die Folge dazu"),
        }
    }

    /// Selected by keys: what to do next.
    pub fn picked(self, words: &str) -> String {
        self.of(
            format!("Selected: {words}. Shift and arrows change it, Enter marks it."),
            format!("Ausgewählt: {words}. Umschalt und Pfeile ändern, Eingabe markiert."),
        )
    }

    /// Opens the search.
    pub fn search(self) -> &'static str {
        self.of("Search in the article", "Im Artikel suchen")
    }

    /// How far the search is.
    pub fn hits(self, at: usize, total: usize) -> String {
        match total {
            0 => self.of("No match", "Kein Treffer").to_owned(),
            _ => self.of(format!("{} of {total}", at + 1), format!("{} von {total}", at + 1)),
        }
    }

    /// To the next hit.
    pub fn next_hit(self) -> &'static str {
        self.of("Next match", "Nächster Treffer")
    }

    /// To the hit before.
    pub fn previous_hit(self) -> &'static str {
        self.of("Previous match", "Voriger Treffer")
    }

    /// Ends the search.
    pub fn close_search(self) -> &'static str {
        self.of("Close search", "Suche schließen")
    }

    /// The browser refuses to keep anything for the page.
    pub fn nothing_is_kept(self) -> &'static str {
        self.of(
            "This browser keeps nothing for this page: settings and corrections last until you close it.",
            "Dieser Browser bewahrt für diese Seite nichts auf: Einstellungen und Korrekturen gelten, bis Sie sie schließen.",
        )
    }

    /// Switches keeping.
    pub fn keep_corrections(self) -> &'static str {
        self.of(
            "Keep my corrections on this device, for when I open the same text again",
            "Meine Korrekturen auf diesem Gerät behalten, bis ich denselben Text wieder öffne",
        )
    }

    /// Switches announcements.
    pub fn spoken_markers(self) -> &'static str {
        self.of(
            "Say in the article where findings start and end, for screen readers",
            "Im Artikel ansagen, wo Funde beginnen und enden, für Bildschirmleser",
        )
    }

    /// Heard where a finding starts.
    pub fn starts(self, finding: Finding) -> String {
        self.of(
            format!("[{} starts]", self.reference(finding)),
            format!("[{} beginnt]", self.reference(finding)),
        )
    }

    /// Heard where a finding ends.
    pub fn ends(self, finding: Finding) -> String {
        self.of(format!("[{} ends]", self.reference(finding)), format!("[{} endet]", self.reference(finding)))
    }

    /// The settings.
    pub fn settings(self) -> &'static str {
        self.of("Settings", "Einstellungen")
    }
}
