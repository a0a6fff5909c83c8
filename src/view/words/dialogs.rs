//! Words of the dialogs.

use super::Words;
use crate::{
    state::Dialog,
    view::{Export, LinkSize},
};

impl Words {
    /// The title of a dialog.
    pub fn dialog(self, dialog: Dialog) -> &'static str {
        match dialog {
            Dialog::Help => self.of("Marks and keys", "Marken und Tasten"),
            Dialog::Privacy => self.of("Your text stays on this device", "Ihr Text bleibt auf diesem Gerät"),
            Dialog::Export => self.of("Save the findings", "Funde speichern"),
        }
    }

    /// Why the text stays on the device, and how to check it.
    pub fn privacy(self) -> &'static [&'static str] {
        self.of(
            &[
                "The whole program is inside this page. It reads your article here, in your browser, and sends nothing to anyone: there is no server behind it, no account, no counter and no cookie.",
                "You need not take our word. The page carries a rule for the browser, connect-src 'none', which forbids it to open any connection. You can read the rule in the page’s source, watch the Network tab of the developer tools while you work, or unplug the network: everything goes on working.",
                "Nothing of your text is kept either. When you close the page it is gone. Only the choices of language and of light or dark stay on this device, and your corrections if you ask for it in the settings.",
            ],
            &[
                "Das ganze Programm steckt in dieser Seite. Es liest Ihren Artikel hier, in Ihrem Browser, und sendet niemandem etwas: Es gibt keinen Server dahinter, kein Konto, keinen Zähler und kein Cookie.",
                "Sie müssen uns das nicht glauben. Die Seite trägt eine Regel für den Browser, connect-src 'none', die ihr jede Verbindung verbietet. Sie können die Regel im Quelltext der Seite lesen, in den Entwicklerwerkzeugen das Netzwerk beobachten, während Sie arbeiten, oder das Netz trennen: Alles läuft weiter.",
                "Von Ihrem Text wird auch nichts aufbewahrt. Wenn Sie die Seite schließen, ist er fort. Nur die Wahl der Sprache und von hell oder dunkel bleibt auf diesem Gerät, und Ihre Korrekturen, wenn Sie es in den Einstellungen verlangen.",
            ],
        )
    }

    /// Opens the forms to save in.
    pub fn save(self) -> &'static str {
        self.of("Save", "Speichern")
    }

    /// A form to save in: its name and what it is for.
    pub fn export(self, export: Export) -> (&'static str, &'static str) {
        match export {
            Export::Html => self.of(
                ("Report (.html)", "A page with the marked article, to read, print and send on"),
                ("Bericht (.html)", "Eine Seite mit dem markierten Artikel, zum Lesen, Drucken, Weitergeben"),
            ),
            Export::Csv => self.of(
                ("Table (.csv)", "A row for each finding, for a spreadsheet"),
                ("Tabelle (.csv)", "Eine Zeile für jeden Fund, für eine Tabellenkalkulation"),
            ),
            Export::Markdown => self.of(
                ("Notes (.md)", "The findings in plain text"),
                ("Notizen (.md)", "Die Funde als einfacher Text"),
            ),
            Export::Json => self.of(
                ("Data (.json)", "The whole report, for a program"),
                ("Daten (.json)", "Der ganze Bericht, für ein Programm"),
            ),
            Export::Annotation => self.of(
                ("Web Annotation (.json)", "For Hypothesis, Recogito and others"),
                ("Web Annotation (.json)", "Für Hypothesis, Recogito und andere"),
            ),
            Export::Brat => self.of(
                ("brat standoff (.ann)", "To go with the article as text, below"),
                ("brat standoff (.ann)", "Gehört zum Artikel als Text, weiter unten"),
            ),
            Export::Citron => self.of(
                ("Citron (.json)", "In the form of the BBC’s Citron"),
                ("Citron (.json)", "In der Form von Citron der BBC"),
            ),
            Export::Text => self.of(
                ("Article (.txt)", "The text as it was read; offsets count in it"),
                ("Artikel (.txt)", "Der Text, wie er gelesen wurde; die Stellen zählen darin"),
            ),
            Export::Project => self.of(
                ("Project (.sayso.json)", "The article with your corrections, to open here again"),
                ("Projekt (.sayso.json)", "Der Artikel mit Ihren Korrekturen, um ihn hier wieder zu öffnen"),
            ),
        }
    }

    /// Makes an address with the article in it.
    pub fn link(self) -> (&'static str, &'static str) {
        self.of(
            ("Link", "A short article with your corrections, in the address of this page"),
            ("Link", "Ein kurzer Artikel mit Ihren Korrekturen, in der Adresse dieser Seite"),
        )
    }

    /// How large the address is, and what may become of it.
    pub fn link_size(self, letters: usize) -> String {
        let size = self.kilobytes(letters);
        match LinkSize::of(letters) {
            LinkSize::Short => self.of(format!("{size}."), format!("{size}.")),
            LinkSize::OftenCut => self.of(
                format!("{size}: some chat and mail programs cut an address as long as this. Whoever opens a cut one is told so."),
                format!("{size}: Manche Chat- und Mailprogramme schneiden eine so lange Adresse ab. Wer eine abgeschnittene öffnet, erfährt es."),
            ),
            LinkSize::TooLong => self.of(
                format!("{size} are too much for an address (at most 32 kB). Please save a project or a report and send that."),
                format!("{size} sind zu viel für eine Adresse (höchstens 32 kB). Bitte speichern Sie ein Projekt oder einen Bericht und schicken Sie den."),
            ),
        }
    }

    /// Who can read what is in the address.
    pub fn link_note(self, from_file: bool) -> &'static str {
        if from_file {
            self.of(
                "This page was opened from a file: the link works only where that file lies at the same place. It goes to no server, but stays in the history of a browser.",
                "Diese Seite wurde aus einer Datei geöffnet: Der Link wirkt nur, wo diese Datei am selben Ort liegt. Er geht an keinen Server, bleibt aber im Verlauf eines Browsers.",
            )
        } else {
            self.of(
                "Whoever has the link can read the article. It goes to no server, but stays in the history of browsers and chats.",
                "Wer den Link hat, kann den Artikel lesen. Er geht an keinen Server, bleibt aber im Verlauf von Browsern und Chats.",
            )
        }
    }

    /// The browser could not make the address.
    pub fn link_failed(self) -> &'static str {
        self.of("This browser cannot make the link.", "Dieser Browser kann den Link nicht machen.")
    }

    /// Copies to the clipboard.
    pub fn copy(self) -> &'static str {
        self.of("Copy", "Kopieren")
    }

    /// It was copied.
    pub fn copied(self) -> &'static str {
        self.of("Copied.", "Kopiert.")
    }

    /// Prints the article.
    pub fn print(self) -> &'static str {
        self.of("Print", "Drucken")
    }

    /// What printing gives.
    pub fn print_purpose(self) -> &'static str {
        self.of(
            "The article with its marks, on paper or as PDF",
            "Der Artikel mit seinen Marken, auf Papier oder als PDF",
        )
    }

    /// The overview beside the article.
    pub fn overview(self) -> &'static str {
        self.of("Overview of the article", "Überblick über den Artikel")
    }

    /// The heading over the keys.
    pub fn keys(self) -> &'static str {
        self.of("Keys", "Tasten")
    }

    /// The keys and what they do.
    pub fn key_table(self) -> &'static [(&'static [&'static str], &'static str)] {
        self.of(
            &[
                (&["Ctrl", "Enter"], "From the box to the marked article"),
                (&["J", "N", "Right"], "Next finding"),
                (&["K", "P", "Left"], "Finding before"),
                (&["Enter"], "Choose the finding; again: its details"),
                (&["Space"], "Choose the finding underneath"),
                (&["Esc"], "Back to the text; again: choose nothing"),
                (&["A"], "The finding is right"),
                (&["X"], "The finding is wrong: take it out"),
                (&["E"], "Edit the finding"),
                (&["Ctrl", "Z"], "Undo a correction; with Shift: redo"),
                (&["M"], "Select words to mark what was missed; Shift and arrows change the selection, Enter marks"),
                (&["/"], "Search in the article"),
                (&["1", "2", "3", "4"], "Quotes, speakers, conditions, outcomes on or off"),
                (&["0"], "All marks on or off"),
                (&["V"], "Say where findings start and end, on or off"),
                (&["Ctrl", "A"], "In the article: select the article alone"),
                (&["?"], "This help"),
            ],
            &[
                (&["Strg", "Eingabe"], "Vom Kasten zum markierten Artikel"),
                (&["J", "N", "Rechts"], "Nächster Fund"),
                (&["K", "P", "Links"], "Voriger Fund"),
                (&["Eingabe"], "Fund wählen; noch einmal: Details"),
                (&["Leertaste"], "Den Fund darunter wählen"),
                (&["Esc"], "Zurück zum Text; noch einmal: nichts wählen"),
                (&["A"], "Der Fund stimmt"),
                (&["X"], "Der Fund ist falsch: entfernen"),
                (&["E"], "Den Fund ändern"),
                (&["Strg", "Z"], "Korrektur rückgängig; mit Umschalt: wiederholen"),
                (&["M"], "Worte auswählen, um Übersehenes zu markieren; Umschalt und Pfeile ändern die Auswahl, Eingabe markiert"),
                (&["/"], "Im Artikel suchen"),
                (&["1", "2", "3", "4"], "Zitate, Stimmen, Bedingungen, Folgen an oder aus"),
                (&["0"], "Alle Marken an oder aus"),
                (&["V"], "Ansagen, wo Funde beginnen und enden, an oder aus"),
                (&["Strg", "A"], "Im Artikel: nur den Artikel auswählen"),
                (&["?"], "Diese Hilfe"),
            ],
        )
    }

    /// Where the keys work.
    pub fn keys_note(self) -> &'static str {
        self.of("Keys work while the article or a panel has the focus. ↑ and ↓ go through the list.", "Tasten wirken, während der Artikel oder ein Feld daneben den Fokus hat. ↑ und ↓ gehen durch die Liste.")
    }

    /// Switches single letters.
    pub fn letters_as_commands(self) -> &'static str {
        self.of("Letters and digits alone are commands", "Buchstaben und Ziffern allein sind Befehle")
    }

    /// The bar at the foot of a narrow window.
    pub fn findings_bar(self) -> &'static str {
        self.of("Through the findings", "Durch die Funde")
    }
}
