//! Words of the dialogs.

use super::Words;
use crate::{state::Dialog, view::Export};

impl Words {
    /// The title of a dialog.
    pub fn dialog(self, dialog: Dialog) -> &'static str {
        match dialog {
            Dialog::Help => "Marks and keys",
            Dialog::Privacy => "Your text stays on this device",
            Dialog::Export => "Save the findings",
        }
    }

    /// Why the text stays on the device, and how to check it.
    pub fn privacy(self) -> &'static [&'static str] {
        &[
            "The whole program is inside this page. It reads your article here, in your browser, and sends nothing to anyone: there is no server behind it, no account, no counter and no cookie.",
            "You need not take our word. The page carries a rule for the browser, connect-src 'none', which forbids it to open any connection. You can read the rule in the page’s source, watch the Network tab of the developer tools while you work, or unplug the network: everything goes on working.",
            "Nothing is kept either. When you close the page the text is gone. Only the choice of light or dark stays on this device.",
        ]
    }

    /// Opens the forms to save in.
    pub fn save(self) -> &'static str {
        "Save"
    }

    /// A form to save in: its name and what it is for.
    pub fn export(self, export: Export) -> (&'static str, &'static str) {
        match export {
            Export::Html => ("Report (.html)", "A page with the marked article, to read, print and send on"),
            Export::Csv => ("Table (.csv)", "A row for each finding, for a spreadsheet"),
            Export::Markdown => ("Notes (.md)", "The findings in plain text"),
            Export::Json => ("Data (.json)", "The whole report, for a program"),
            Export::Annotation => ("Web Annotation (.json)", "For Hypothesis, Recogito and others"),
            Export::Brat => ("brat standoff (.ann)", "To go with the article as text, below"),
            Export::Citron => ("Citron (.json)", "In the form of the BBC’s Citron"),
            Export::Text => ("Article (.txt)", "The text as it was read; offsets count in it"),
        }
    }

    /// Prints the article.
    pub fn print(self) -> &'static str {
        "Print"
    }

    /// What printing gives.
    pub fn print_purpose(self) -> &'static str {
        "The article with its marks, on paper or as PDF"
    }

    /// The overview beside the article.
    pub fn overview(self) -> &'static str {
        "Overview of the article"
    }

    /// The heading over the keys.
    pub fn keys(self) -> &'static str {
        "Keys"
    }

    /// The keys and what they do.
    pub fn key_table(self) -> &'static [(&'static [&'static str], &'static str)] {
        &[
            (&["Ctrl", "Enter"], "From the box to the marked article"),
            (&["J", "N", "→"], "Next finding"),
            (&["K", "P", "←"], "Finding before"),
            (&["Enter"], "Choose the finding; again: its details"),
            (&["Space"], "Choose the finding underneath"),
            (&["Esc"], "Back to the text; again: choose nothing"),
            (&["1", "2", "3", "4"], "Quotes, speakers, conditions, outcomes on or off"),
            (&["0"], "All marks on or off"),
            (&["Ctrl", "A"], "In the article: select the article alone"),
            (&["?"], "This help"),
        ]
    }

    /// Where the keys work.
    pub fn keys_note(self) -> &'static str {
        "Keys work while the article or a panel has the focus. ↑ and ↓ go through the list."
    }

    /// Switches single letters.
    pub fn letters_as_commands(self) -> &'static str {
        "Letters and digits alone are commands"
    }

    /// The bar at the foot of a narrow window.
    pub fn findings_bar(self) -> &'static str {
        "Through the findings"
    }
}
