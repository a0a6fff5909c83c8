//! Every word the page says, as functions of typed values.
//!
//! What the engine says about a finding (`why`, notes) is part of the report, not of this file.

mod card;
mod dialogs;
mod findings;
mod input;
mod panels;

use crate::state::Theme;

/// The words of one language; handed to every component, so that another language is another value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words;

impl Words {
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
