//! Every word the page says, as functions of typed values.
//!
//! What the engine says about a finding (`why`, notes) is part of the report, not of this file.

mod card;
mod correct;
mod dialogs;
mod documents;
mod findings;
mod input;
mod panels;

use crate::state::Theme;

/// A language the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// The value of the `lang` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }
}

/// The words of one language; handed to every component, so that another language is another value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The one of the language. Every word is said through this, so none can lack a language.
    fn of<T>(self, english: T, german: T) -> T {
        match self.0 {
            Language::English => english,
            Language::German => german,
        }
    }

    /// A number with its noun.
    fn count(self, number: usize, english: [&str; 2], german: [&str; 2]) -> String {
        let [one, many] = self.of(english, german);
        let noun = if number == 1 { one } else { many };
        format!("{} {noun}", grouped(number, self.of(',', '.')))
    }

    /// So many words.
    fn words(self, number: usize) -> String {
        self.count(number, ["word", "words"], ["Wort", "Wörter"])
    }

    /// So many bytes, as kilobytes.
    fn kilobytes(self, bytes: usize) -> String {
        let tenths = bytes.div_ceil(100);
        format!("{}{}{} kB", tenths / 10, self.of('.', ','), tenths % 10)
    }

    /// What the page is for, in a line.
    pub fn claim(self) -> &'static str {
        self.of("Who says what, and on what condition", "Wer was sagt, und unter welcher Bedingung")
    }

    /// What the page does, in two sentences.
    pub fn introduction(self) -> &'static str {
        self.of("Paste a news article. Every quote, every speaker and every conditional threat is marked in the text, explained and counted.", "Fügen Sie einen englischen Zeitungsartikel ein. Jedes Zitat, jede Stimme und jede bedingte Drohung wird im Text markiert, erklärt und gezählt.")
    }

    /// The way around the head of the page.
    pub fn skip_link(self) -> &'static str {
        self.of("Skip to the article", "Zum Artikel springen")
    }

    /// The sign that nothing is sent.
    pub fn offline(self) -> &'static str {
        self.of("Your text stays on this device", "Ihr Text bleibt auf diesem Gerät")
    }

    /// Opens the keys and words.
    pub fn help(self) -> &'static str {
        self.of("Help", "Hilfe")
    }

    /// The name of the theme button.
    pub fn theme(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Device => self.of("Colors: as on this device", "Farben: wie auf diesem Gerät"),
            Theme::Light => self.of("Colors: light", "Farben: hell"),
            Theme::Dark => self.of("Colors: dark", "Farben: dunkel"),
        }
    }

    /// Closes a dialog.
    pub fn close(self) -> &'static str {
        self.of("Close", "Schließen")
    }
}

/// A number with a sign between thousands.
fn grouped(number: usize, sign: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(sign);
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
        let english = Words(Language::English);
        let quotes = |number| english.count(number, ["quote", "quotes"], ["Zitat", "Zitate"]);
        assert_eq!([quotes(0), quotes(1)], ["0 quotes", "1 quote"]);
        assert_eq!(english.words(1_234_567), "1,234,567 words");
        assert_eq!(english.words(123), "123 words");
        assert_eq!(Words(Language::German).words(1_234), "1.234 Wörter");
    }

    /// A word that is said in one language alone stands in the source without [`Words::of`] or [`Words::count`] around it.
    #[test]
    fn every_word_is_said_in_every_language() {
        let sources = [
            include_str!("card.rs"),
            include_str!("correct.rs"),
            include_str!("dialogs.rs"),
            include_str!("documents.rs"),
            include_str!("findings.rs"),
            include_str!("input.rs"),
            include_str!("panels.rs"),
        ];
        let mut before = "";
        for line in sources.iter().flat_map(|source| source.lines()).map(str::trim) {
            let lone = line.contains("=> \"") || (line.starts_with('"') && before.ends_with('{'));
            assert!(!lone || line.contains("=> \"\""), "in one language alone: {line}");
            before = line;
        }
    }

    #[test]
    fn what_is_the_same_in_both_languages_was_meant_to_be() {
        let both = |say: fn(Words) -> &'static str| Language::ALL.map(|language| say(Words(language)));
        for say in [Words::claim, Words::introduction, Words::offline, Words::close, Words::save, Words::undo]
        {
            let [english, german] = both(say);
            assert_ne!(english, german);
        }
    }
}
