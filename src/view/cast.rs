//! The speakers of an article, counted up for their panel.

use std::collections::BTreeMap;

use sayso_report::{Byte, Form, QuoteKind, Speaker, SpeakerId, SpeakerKind, order};

use super::{Finding, Reading};

/// How many different cues a speaker's line names.
const CUES: usize = 4;

/// One speaker, counted up.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Which speaker.
    pub id: SpeakerId,
    /// The fullest name.
    pub name: String,
    /// Of which sort.
    pub kind: SpeakerKind,
    /// Title or description.
    pub role: Option<String>,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// How often a pronoun stands for the speaker.
    pub pronouns: usize,
    /// The quotes, in text order.
    pub quotes: Vec<Finding>,
    /// How many of them are direct, partial and retold.
    pub kinds: [(QuoteKind, usize); 3],
    /// Words said.
    pub words: u32,
    /// Share of all words said, 0 to 1.
    pub share: f64,
    /// The commonest cues in lower case, with how often.
    pub cues: Vec<(String, usize)>,
    /// The first and the last paragraph with words of the speaker, counted from 1.
    pub paragraphs: Option<(usize, usize)>,
    /// Conditionals the speaker would carry out.
    pub makes: Vec<Finding>,
    /// Conditionals held out to the speaker.
    pub receives: Vec<Finding>,
}

/// The speakers in groups, each in the order of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// Those with a name.
    pub named: Vec<Voice>,
    /// Those the text does not name.
    pub unnamed: Vec<Voice>,
    /// Quotes for which no speaker was found.
    pub orphans: Vec<Finding>,
}

impl Cast {
    /// Counts up the speakers of an article.
    pub fn of(reading: &Reading) -> Self {
        let mut cast = Self::default();
        for speaker in &reading.report.speakers {
            let group = match speaker.kind {
                SpeakerKind::Unnamed => &mut cast.unnamed,
                SpeakerKind::Person
                | SpeakerKind::Organization
                | SpeakerKind::Place
                | SpeakerKind::Group
                | SpeakerKind::Document => &mut cast.named,
            };
            group.push(voice(reading, speaker));
        }
        let orphans = reading.report.quotes.iter().filter(|quote| quote.speaker.is_none());
        cast.orphans = orphans.map(|quote| Finding::Quote(quote.id)).collect();
        cast
    }
}

fn voice(reading: &Reading, speaker: &Speaker<Byte>) -> Voice {
    let quotes: Vec<_> =
        reading.report.quotes.iter().filter(|quote| quote.speaker == Some(speaker.id)).collect();
    let of_kind = |kind| (kind, quotes.iter().filter(|quote| quote.kind == kind).count());
    let mut cues: BTreeMap<String, usize> = BTreeMap::new();
    for quote in quotes.iter().filter(|quote| !quote.cue.is_empty()) {
        let cue = reading.words_of(&quote.cue).to_lowercase();
        if cue.contains(char::is_alphabetic) {
            *cues.entry(cue).or_default() += 1;
        }
    }
    let mut cues: Vec<_> = cues.into_iter().collect();
    order::by(&mut cues, |a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    cues.truncate(CUES);
    let starts = quotes.iter().filter_map(|quote| quote.content.first());
    let paragraphs: Vec<_> = starts.map(|span| reading.paragraph(span.start())).collect();
    let conditionals = |made: bool| {
        let items = reading.report.threats.iter().filter(|item| {
            let party = if made { &item.threatener } else { &item.target };
            party.as_ref().is_some_and(|party| party.speaker == Some(speaker.id))
        });
        items.map(|item| Finding::Conditional(item.id)).collect()
    };
    Voice {
        id: speaker.id,
        name: speaker.name.clone(),
        kind: speaker.kind,
        role: speaker.role_beside_name().map(ToOwned::to_owned),
        aliases: speaker.aliases.clone(),
        pronouns: speaker.mentions.iter().filter(|mention| mention.form == Form::Pronoun).count(),
        kinds: [of_kind(QuoteKind::Direct), of_kind(QuoteKind::Mixed), of_kind(QuoteKind::Indirect)],
        quotes: quotes.iter().map(|quote| Finding::Quote(quote.id)).collect(),
        words: speaker.words,
        share: speaker.share,
        cues,
        paragraphs: paragraphs.iter().min().copied().zip(paragraphs.iter().max().copied()),
        makes: conditionals(true),
        receives: conditionals(false),
    }
}

#[cfg(test)]
mod tests {
    use sayso_report::{ConditionalId, QuoteId};

    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn speakers_are_counted_up() {
        let (text, report) = report_for_tests();
        let cast = Cast::of(&Reading::new(text, report));
        let [ana] = &cast.named[..] else { panic!("{cast:?}") };
        assert_eq!(ana.cues, [("said".to_owned(), 1)]);
        assert_eq!(ana.kinds, [(QuoteKind::Direct, 1), (QuoteKind::Mixed, 0), (QuoteKind::Indirect, 0)]);
        assert_eq!(ana.paragraphs, Some((1, 1)));
        assert_eq!(
            (&ana.makes[..], &ana.receives[..]),
            (&[Finding::Conditional(ConditionalId(1))][..], &[][..])
        );
        assert_eq!(cast.unnamed, []);
        assert_eq!(cast.orphans, [Finding::Quote(QuoteId(2))]);
    }
}
