//! Words of the charts and of several articles together.

use sayso_report::Counts;

use super::Words;
use crate::view::{
    ExportAll, Fate, Wording,
    chart::{Tick, Who},
};

impl Words {
    /// The chart of shares.
    pub fn share_of_voice(self) -> &'static str {
        self.of("Who is heard how much", "Wer wie viel zu Wort kommt")
    }

    /// The chart of places.
    pub fn dispersion(self) -> &'static str {
        self.of("Where they are heard", "Wo sie zu Wort kommen")
    }

    /// How to read the chart of places.
    pub fn dispersion_note(self) -> &'static str {
        self.of(
            "From the start of the article (left) to its end. High: word for word; middle: partly; low: paraphrased.",
            "Vom Anfang des Artikels (links) bis zum Ende. Hoch: wörtlich; mittel: teilweise; niedrig: indirekt.",
        )
    }

    /// The same as a table.
    pub fn as_table(self) -> &'static str {
        self.of("As a table", "Als Tabelle")
    }

    /// Whose a row of the charts is.
    pub fn lane(self, who: &Who) -> String {
        match who {
            Who::Speaker(_, name) => name.clone(),
            Who::Others(number) => self.count(
                *number,
                ["other speaker", "other speakers"],
                ["weitere Stimme", "weitere Stimmen"],
            ),
            Who::Nobody => self.orphans().to_owned(),
            Who::Conditionals => self.of("Conditional threats", "Bedingte Drohungen").to_owned(),
        }
    }

    /// So many words and what share of all that is.
    pub fn share_line(self, words: u32, share: f64) -> String {
        format!("{}, {:.0} %", self.words(words as usize), share * 100.0)
    }

    /// What a tick of the chart stands for.
    pub fn tick(self, tick: &Tick) -> String {
        format!("{} {}, {}", self.entry_kind(tick.kind), tick.ordinal, self.paragraph(tick.paragraph))
    }

    /// The heads of the table of shares.
    pub fn share_heads(self) -> [&'static str; 4] {
        [
            self.of("Speaker", "Stimme"),
            self.of("Words", "Wörter"),
            self.of("Share", "Anteil"),
            self.of("Places", "Stellen"),
        ]
    }

    /// What several articles together are for.
    pub fn documents_intro(self) -> &'static str {
        self.of(
            "Put several articles side by side: who speaks in which, who is threatened, which quotation stands in two of them in different words, and what changed between two versions. Drop files on the page, or add them here.",
            "Legen Sie mehrere Artikel nebeneinander: wer in welchem spricht, wem gedroht wird, welches Zitat in zweien verschieden lautet und was sich zwischen zwei Fassungen geändert hat. Legen Sie Dateien auf der Seite ab, oder fügen Sie sie hier hinzu.",
        )
    }

    /// Adds files.
    pub fn add_files(self) -> &'static str {
        self.of("Add files", "Dateien hinzufügen")
    }

    /// Begins another article in an empty box.
    pub fn add_article(self) -> &'static str {
        self.of("Add an article by pasting", "Artikel durch Einfügen hinzufügen")
    }

    /// An article without a name or a text.
    pub fn unnamed_document(self) -> &'static str {
        self.of("Empty", "Leer")
    }

    /// An article by its number in the list.
    pub fn document(self, number: usize) -> String {
        format!("{} {number}", self.of("Document", "Dokument"))
    }

    /// What was found in an article.
    pub fn document_counts(self, counts: Counts) -> String {
        format!("{} · {}", self.words(counts.words as usize), self.summary(counts))
    }

    /// An article that waits.
    pub fn not_read(self) -> &'static str {
        self.of("Not read yet", "Noch nicht gelesen")
    }

    /// The article that is open.
    pub fn is_open(self) -> &'static str {
        self.of("Open", "Geöffnet")
    }

    /// Takes an article out.
    pub fn remove(self, name: &str) -> String {
        self.of(format!("Take out “{name}”"), format!("„{name}“ herausnehmen"))
    }

    /// Takes all out but the open one.
    pub fn clear_others(self) -> &'static str {
        self.of("Take out all others", "Alle anderen herausnehmen")
    }

    /// What was taken out.
    pub fn taken_out(self, number: usize) -> String {
        let articles = self.count(number, ["article", "articles"], ["Artikel", "Artikel"]);
        self.of(format!("Took out {articles}."), format!("{articles} herausgenommen."))
    }

    /// How far the reading of several is.
    pub fn reading_documents(self, done: usize, all: usize) -> String {
        self.of(format!("Reading: {done} of {all} done"), format!("Es wird gelesen: {done} von {all} fertig"))
    }

    /// Reading goes on.
    pub fn go_on(self) -> &'static str {
        self.of("Go on reading", "Weiterlesen")
    }

    /// All have been read.
    pub fn documents_read(self, number: usize) -> String {
        let articles = self.count(number, ["article", "articles"], ["Artikel", "Artikel"]);
        self.of(format!("{articles} read"), format!("{articles} gelesen"))
    }

    /// The table of speakers by articles.
    pub fn speakers_by_document(self) -> &'static str {
        self.of("Speakers by document", "Stimmen nach Dokumenten")
    }

    /// What stands in its cells.
    pub fn speakers_by_document_note(self) -> &'static str {
        self.of(
            "Words said, by the documents’ numbers in the list; choose one to go there.",
            "Gesagte Wörter, nach den Nummern der Dokumente in der Liste; wählen Sie eine Zahl, um dorthin zu gehen.",
        )
    }

    /// A cell of it, said in full.
    pub fn cell(self, name: &str, number: usize, quotes: usize, words: u32) -> String {
        let quotes = self.count(quotes, ["quote", "quotes"], ["Zitat", "Zitate"]);
        format!("{name}, {}: {quotes}, {}", self.document(number), self.words(words as usize))
    }

    /// The sum of a row.
    pub fn all_together(self) -> &'static str {
        self.of("All", "Alle")
    }

    /// More rows.
    pub fn more_speakers(self, number: usize) -> String {
        self.count(number, ["more speaker", "more speakers"], ["weitere Stimme", "weitere Stimmen"])
    }

    /// Conditionals by those they are held out to.
    pub fn by_target(self) -> &'static str {
        self.of("Held out to whom", "Wem etwas in Aussicht gestellt wird")
    }

    /// The same quotation in several articles.
    pub fn echoes(self) -> &'static str {
        self.of("The same quotation in several documents", "Dasselbe Zitat in mehreren Dokumenten")
    }

    /// There is none.
    pub fn no_echoes(self) -> &'static str {
        self.of(
            "No quotation stands in more than one of the documents.",
            "Kein Zitat steht in mehr als einem der Dokumente.",
        )
    }

    /// Quotations on which the articles agree.
    pub fn undisputed(self, number: usize) -> String {
        self.count(
            number,
            ["quotation that agrees", "quotations that agree"],
            ["übereinstimmendes Zitat", "übereinstimmende Zitate"],
        )
    }

    /// How a quotation compares with its longest form.
    pub fn wording(self, wording: Wording) -> &'static str {
        match wording {
            Wording::Longest => self.of("longest form", "längste Form"),
            Wording::Same => self.of("word for word the same", "wörtlich gleich"),
            Wording::Part => self.of("a part, unchanged", "ein Teil, unverändert"),
            Wording::Differs => self.of("different words", "andere Worte"),
        }
    }

    /// Another is said to have said it.
    pub fn said_by_another(self) -> &'static str {
        self.of("said by somebody else", "von jemand anderem gesagt")
    }

    /// Before words that stand in the first text alone; for those who hear it.
    pub fn only_there(self) -> &'static str {
        self.of("cut: ", "gestrichen: ")
    }

    /// Before words that stand in the second text alone; for those who hear it.
    pub fn only_here(self) -> &'static str {
        self.of("added: ", "hinzugefügt: ")
    }

    /// Two versions compared.
    pub fn compare_versions(self) -> &'static str {
        self.of("Two versions compared", "Zwei Fassungen im Vergleich")
    }

    /// The earlier and the later one.
    pub fn version_names(self) -> [&'static str; 2] {
        [self.of("Earlier version", "Frühere Fassung"), self.of("Later version", "Spätere Fassung")]
    }

    /// What two versions have in common and how many findings differ.
    pub fn versions_line(self, kept: usize, changed: usize) -> String {
        let kept = self.count(
            kept,
            ["finding is the same", "findings are the same"],
            ["Fund ist gleich", "Funde sind gleich"],
        );
        let changed = self.count(changed, ["differs", "differ"], ["ist anders", "sind anders"]);
        format!("{kept}, {changed}")
    }

    /// What happened to a finding between two versions.
    pub fn fate(self, fate: Fate) -> &'static str {
        match fate {
            Fate::Added => self.of("Added", "Hinzugefügt"),
            Fate::Cut => self.of("Cut", "Gestrichen"),
            Fate::Reworded => self.of("Reworded", "Anders formuliert"),
            Fate::Reattributed => self.of("Other names", "Andere Namen"),
            Fate::Both => self.of("Reworded, other names", "Anders formuliert, andere Namen"),
        }
    }

    /// From whom a finding is in the later of two versions, and from whom it was.
    pub fn instead_of(self, after: &str, before: &str) -> String {
        format!("{after}, {}: {before}", self.of("before", "vorher"))
    }

    /// A form that holds all articles: its name and what it is for.
    pub fn export_all(self, export: ExportAll) -> (&'static str, &'static str) {
        match export {
            ExportAll::Table => self.of(
                ("All documents, table (.csv)", "A row for each finding of every document"),
                ("Alle Dokumente, Tabelle (.csv)", "Eine Zeile für jeden Fund in jedem Dokument"),
            ),
            ExportAll::Lines => self.of(
                ("All documents, data (.jsonl)", "A line for each document, with its whole report"),
                (
                    "Alle Dokumente, Daten (.jsonl)",
                    "Eine Zeile für jedes Dokument, mit seinem ganzen Bericht",
                ),
            ),
        }
    }
}
