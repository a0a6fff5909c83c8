//! Every word the page says, as functions of typed values.
//!
//! What the engine says about a finding (`why`, notes) is part of the report, not of this file.

use sayso_report::{
    Category, ConditionalKind, Counts, Polarity, QuoteKind, SpeakerKind, Specified, Status, Strength,
};

use super::{Certainty, Entry, EntryKind, Export, Finding, Layer, Tally};
use crate::state::{Dialog, Failure, FileTrouble, Panel, Theme};

/// The words of one language; handed to every component, so that another language is another value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words;

impl Words {
    // The frame of the page

    /// What the page is for, in a line.
    pub fn claim(self) -> &'static str {
        "Who says what, and on what condition"
    }

    /// What the page does, in two sentences.
    pub fn introduction(self) -> &'static str {
        "Paste a news article. Every quote, every speaker and every conditional threat is marked in the text, explained and counted."
    }

    /// The way around the head of the page.
    pub fn skip_link(self) -> &'static str {
        "Skip to the article"
    }

    /// The sign that nothing is sent.
    pub fn offline(self) -> &'static str {
        "Your text stays on this device"
    }

    /// Opens the keys and words.
    pub fn help(self) -> &'static str {
        "Help"
    }

    /// The name of the theme button.
    pub fn theme(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Device => "Colors: as on this device",
            Theme::Light => "Colors: light",
            Theme::Dark => "Colors: dark",
        }
    }

    /// Closes a dialog.
    pub fn close(self) -> &'static str {
        "Close"
    }

    // Input

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

    // States

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

    // Layers

    /// The name of the legend.
    pub fn legend(self) -> &'static str {
        "What is marked"
    }

    /// The name of a layer.
    pub fn layer(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "Signal words",
            Layer::Quote => "Quotes",
            Layer::Speaker => "Speakers",
            Layer::Condition => "Conditions",
            Layer::Outcome => "Outcomes",
        }
    }

    /// What a layer marks.
    pub fn layer_meaning(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "The words that give a finding away; shown when you choose it",
            Layer::Quote => "Somebody’s words, in quotation marks or retold",
            Layer::Speaker => "The words that name who speaks",
            Layer::Condition => "If, unless, until …: what it depends on",
            Layer::Outcome => "What is threatened, warned of or promised",
        }
    }

    /// The letter of a layer: a sign besides its color.
    pub fn letter(self, layer: Layer) -> &'static str {
        match layer {
            Layer::Trace => "",
            Layer::Quote => "Q",
            Layer::Speaker => "S",
            Layer::Condition => "C",
            Layer::Outcome => "O",
        }
    }

    /// Switches all marks off and on.
    pub fn clean_text(self) -> &'static str {
        "Clean text"
    }

    // Findings

    /// The name of a panel.
    pub fn panel(self, panel: Panel) -> &'static str {
        match panel {
            Panel::Findings => "Findings",
            Panel::Speakers => "Speakers",
            Panel::Threats => "Threats",
        }
    }

    /// The name of the tabs.
    pub fn panels(self) -> &'static str {
        "Panels"
    }

    /// The list is empty.
    pub fn no_findings(self, counts: Counts) -> String {
        format!("No quotes and no conditional threats found in {}.", self.size(counts))
    }

    /// The kind of an entry.
    pub fn entry_kind(self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Quote(kind) => self.quote_kind(kind),
            EntryKind::Conditional(kind, _) => self.conditional_kind(kind),
        }
    }

    /// The kind of a quote.
    pub fn quote_kind(self, kind: QuoteKind) -> &'static str {
        match kind {
            QuoteKind::Direct => "Direct quote",
            QuoteKind::Indirect => "Paraphrase",
            QuoteKind::Mixed => "Partial quote",
        }
    }

    /// The kind of a conditional.
    pub fn conditional_kind(self, kind: ConditionalKind) -> &'static str {
        match kind {
            ConditionalKind::Threat => "Conditional threat",
            ConditionalKind::Ultimatum => "Ultimatum",
            ConditionalKind::Warning => "Warning",
            ConditionalKind::Promise => "Promise",
            ConditionalKind::Precondition => "Precondition",
        }
    }

    /// Where a finding stands.
    pub fn paragraph(self, number: usize) -> String {
        format!("¶ {number}")
    }

    /// Who says it, where nobody is named.
    pub fn nobody(self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Quote(_) => "No speaker found",
            EntryKind::Conditional(..) => "Not stated who",
        }
    }

    /// The place of an entry among those of its sort; only heard.
    pub fn entry_order(self, entry: &Entry) -> String {
        let sort = match entry.kind {
            EntryKind::Quote(_) => "Quote",
            EntryKind::Conditional(..) => "Conditional",
        };
        format!("{sort} {} of {}: ", entry.ordinal, entry.total)
    }

    /// The findings an entry holds or lies in.
    pub fn entry_related(self, entry: &Entry) -> String {
        let others: Vec<_> = entry.related.iter().map(|&other| self.reference(other)).collect();
        format!("with {}", others.join(", "))
    }

    /// How another finding is referred to.
    pub fn reference(self, finding: Finding) -> String {
        match finding {
            Finding::Quote(id) => format!("quote {}", id.0),
            Finding::Conditional(id) => format!("conditional {}", id.0),
            Finding::Speaker(id) => format!("speaker {}", id.0),
            Finding::NearMiss(number) => format!("near miss {number}"),
            Finding::Note(number) => format!("note {number}"),
        }
    }

    /// The place among all findings.
    pub fn position(self, ordinal: usize, total: usize) -> String {
        format!("{ordinal} of {total}")
    }

    /// Nothing is chosen yet.
    pub fn total(self, total: usize) -> String {
        count(total, "finding", "findings")
    }

    /// To the next finding.
    pub fn next(self) -> &'static str {
        "Next finding"
    }

    /// To the finding before.
    pub fn previous(self) -> &'static str {
        "Previous finding"
    }

    /// Raises the panel on a narrow window.
    pub fn raise_panel(self) -> &'static str {
        "Details"
    }

    // The card of one finding

    /// The card.
    pub fn details(self) -> &'static str {
        "Chosen finding"
    }

    /// Ends the choice.
    pub fn dismiss(self) -> &'static str {
        "Close details"
    }

    /// The row of a speaker.
    pub fn who_speaks(self) -> &'static str {
        "Who"
    }

    /// The row of the words that name the speaker.
    pub fn named_here(self) -> &'static str {
        "Named here"
    }

    /// The row of the cue.
    pub fn signal(self) -> &'static str {
        "Signal"
    }

    /// The row of the reason.
    pub fn why(self) -> &'static str {
        "Why"
    }

    /// The row of the confidence.
    pub fn confidence(self) -> &'static str {
        "How sure"
    }

    /// The band of a confidence, with its number.
    pub fn certainty(self, confidence: u8) -> String {
        format!("{} ({confidence} of 100)", self.certainty_word(Certainty::of(confidence)))
    }

    /// The band of a confidence.
    pub fn certainty_word(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Unsure => "unsure",
            Certainty::Likely => "likely",
            Certainty::Sure => "sure",
        }
    }

    /// The row of who it would be otherwise.
    pub fn runner_up(self) -> &'static str {
        "Or else"
    }

    /// The row of findings around and inside.
    pub fn related(self) -> &'static str {
        "Together with"
    }

    /// The row of the condition.
    pub fn condition(self) -> &'static str {
        "If"
    }

    /// The row of the outcome.
    pub fn outcome(self) -> &'static str {
        "Then"
    }

    /// The row of the deadline.
    pub fn deadline(self) -> &'static str {
        "By when"
    }

    /// The row of who would do it.
    pub fn threatener(self) -> &'static str {
        "From"
    }

    /// The row of whom it is held out to.
    pub fn target(self) -> &'static str {
        "To"
    }

    /// The text does not say.
    pub fn not_stated(self) -> &'static str {
        "not stated"
    }

    /// The row of kind, status and strength.
    pub fn character(self) -> &'static str {
        "Character"
    }

    /// The status of a conditional.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Live => "open",
            Status::Past => "past",
            Status::Negated => "denied",
            Status::Counterfactual => "would have been",
            Status::Hypothetical => "only imagined",
            Status::Question => "asked about",
        }
    }

    /// How firmly an outcome is held out.
    pub fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Firm => "firm",
            Strength::Ready => "prepared to",
            Strength::Possible => "possible",
        }
    }

    /// What a conditional is meant to bring about.
    pub fn polarity(self, polarity: Polarity) -> &'static str {
        match polarity {
            Polarity::Compel => "to make someone act",
            Polarity::Deter => "to keep someone from acting",
            Polarity::Event => "depends on events",
        }
    }

    /// Whether the outcome is named.
    pub fn specified(self, specified: Specified) -> &'static str {
        match specified {
            Specified::Specified => "named outcome",
            Specified::Vague => "vague outcome",
            Specified::Elided => "outcome left out",
        }
    }

    /// The sort of an outcome.
    pub fn category(self, category: Category) -> &'static str {
        match category {
            Category::Military => "military",
            Category::Sanctions => "sanctions",
            Category::Trade => "trade",
            Category::Diplomatic => "diplomatic",
            Category::Legal => "legal",
            Category::Domestic => "domestic politics",
            Category::Violence => "violence",
            Category::Unspecified => "unspecified",
            Category::Other => "other",
        }
    }

    /// The sort of a speaker.
    pub fn speaker_kind(self, kind: SpeakerKind) -> &'static str {
        match kind {
            SpeakerKind::Person => "Person",
            SpeakerKind::Organization => "Organization",
            SpeakerKind::Place => "Place, for its government",
            SpeakerKind::Group => "Group",
            SpeakerKind::Document => "Document",
            SpeakerKind::Unnamed => "Unnamed source",
        }
    }

    /// The row of how much a speaker says.
    pub fn share(self) -> &'static str {
        "Says"
    }

    /// How much a speaker says.
    pub fn share_of(self, words: u32, share: f64) -> String {
        format!("{}, {:.0} % of all words said", count(words as usize, "word", "words"), share * 100.0)
    }

    /// The row of other names.
    pub fn aliases(self) -> &'static str {
        "Also"
    }

    /// The other names, and how often a pronoun stands for them.
    pub fn aliases_of(self, aliases: &[String], pronouns: usize) -> String {
        let mut all: Vec<String> = aliases.iter().map(|alias| format!("“{alias}”")).collect();
        if pronouns > 0 {
            all.push(count(pronouns, "pronoun", "pronouns"));
        }
        all.join(", ")
    }

    /// The row of quotes.
    pub fn quotes(self) -> &'static str {
        "Quotes"
    }

    /// How many quotes of a kind.
    pub fn quotes_of(self, kind: QuoteKind, number: usize) -> String {
        match kind {
            QuoteKind::Direct => format!("{number} direct"),
            QuoteKind::Mixed => format!("{number} partial"),
            QuoteKind::Indirect => count(number, "paraphrase", "paraphrases"),
        }
    }

    /// The row of cues.
    pub fn cues(self) -> &'static str {
        "Signals"
    }

    /// A cue and how often it occurs.
    pub fn cue_count(self, cue: &str, number: usize) -> String {
        if number == 1 { format!("“{cue}”") } else { format!("“{cue}” {number}×") }
    }

    /// The row of the first and last place.
    pub fn where_heard(self) -> &'static str {
        "Heard in"
    }

    /// From one paragraph to another.
    pub fn paragraphs(self, first: usize, last: usize) -> String {
        if first == last { self.paragraph(first) } else { format!("¶ {first}–{last}") }
    }

    /// The line of conditionals a speaker would carry out.
    pub fn makes(self) -> &'static str {
        "Holds out"
    }

    /// The line of conditionals held out to a speaker.
    pub fn receives(self) -> &'static str {
        "Is held out"
    }

    /// A finding in two signs.
    pub fn tag(self, finding: Finding) -> String {
        let (letter, number) = match finding {
            Finding::Quote(id) => ("Q", id.0),
            Finding::Conditional(id) => ("T", id.0),
            Finding::Speaker(id) => ("S", id.0),
            Finding::NearMiss(number) => ("M", number),
            Finding::Note(number) => ("N", number),
        };
        format!("{letter}{number}")
    }

    /// The group of speakers with a name.
    pub fn named(self) -> &'static str {
        "Named"
    }

    /// The group of speakers without a name.
    pub fn unnamed(self) -> &'static str {
        "Unnamed sources"
    }

    /// The group of quotes without a speaker.
    pub fn orphans(self) -> &'static str {
        "No speaker found"
    }

    /// The panel of speakers is empty.
    pub fn no_speakers(self) -> &'static str {
        "Nobody is quoted or paraphrased here."
    }

    /// The panel of conditionals is empty.
    pub fn no_threats(self, counts: Counts, examined: usize) -> String {
        let looked = match examined {
            0 => "No conditional sentence came near.".to_owned(),
            1 => "One conditional sentence was examined and not taken.".to_owned(),
            many => format!("{many} conditional sentences were examined and not taken."),
        };
        format!("No conditional threats found in {}. {looked}", count(counts.words as usize, "word", "words"))
    }

    /// The conditionals in a line.
    pub fn tally(self, tally: &Tally) -> String {
        let kinds: Vec<_> = tally
            .kinds
            .iter()
            .map(|&(kind, number)| match kind {
                ConditionalKind::Threat => count(number, "conditional threat", "conditional threats"),
                ConditionalKind::Ultimatum => count(number, "ultimatum", "ultimatums"),
                ConditionalKind::Warning => count(number, "warning", "warnings"),
                ConditionalKind::Promise => count(number, "promise", "promises"),
                ConditionalKind::Precondition => count(number, "precondition", "preconditions"),
            })
            .collect();
        let mut line = kinds.join(", ");
        if tally.by > 0 {
            line.push_str(&format!(" · by {}", count(tally.by, "party", "parties")));
        }
        if tally.against > 0 {
            line.push_str(&format!(" · against {}", count(tally.against, "party", "parties")));
        }
        line
    }

    /// The filters of conditionals.
    pub fn filter(self) -> &'static str {
        "Show only"
    }

    /// The arrow from one party to another.
    pub fn to(self) -> &'static str {
        "to"
    }

    /// The fold of near misses.
    pub fn near_misses(self, number: usize) -> String {
        count(number, "near miss, with the reason", "near misses, each with the reason")
    }

    // Dialogs

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

    /// A near miss, as a title.
    pub fn near_miss(self) -> &'static str {
        "Near miss"
    }

    /// A note, as a title.
    pub fn note(self) -> &'static str {
        "Note on the text"
    }
}

/// A number with its noun.
fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", grouped(number))
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(0, "quote", "quotes"), "0 quotes");
        assert_eq!(count(1, "quote", "quotes"), "1 quote");
        assert_eq!(count(1_234_567, "word", "words"), "1,234,567 words");
        assert_eq!(count(123, "word", "words"), "123 words");
    }
}
