//! Several articles side by side: who speaks in which, and who is threatened in which.

use std::{collections::BTreeMap, rc::Rc};

use sayso_report::{ConditionalKind, SpeakerId, SpeakerKind, order};

use super::{Finding, Reading};

/// Names one of the articles that are open together, as long as the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// One of several articles that have been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Which.
    pub id: DocumentId,
    /// Its number in the list, counted from 1.
    pub number: usize,
    /// What it is called.
    pub name: Rc<str>,
    /// Its text and what was found in it.
    pub reading: Rc<Reading>,
}

/// What the articles have together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Speakers by article: those of most articles first, then those of most words.
    pub speakers: Vec<Row>,
    /// Conditionals by those they are held out to, the most first; those held out to nobody named are last.
    pub targets: Vec<Target>,
}

/// A speaker in several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The fullest name; none for all without a name.
    pub name: Option<String>,
    /// Words said in all.
    pub words: u32,
    /// A cell for each article.
    pub cells: Vec<Option<Cell>>,
}

/// What a speaker says in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The speaker there; the first, where they are several.
    pub speaker: SpeakerId,
    /// How many quotes.
    pub quotes: usize,
    /// How many words.
    pub words: u32,
}

/// Somebody to whom something is held out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name; none where it is not stated.
    pub name: Option<String>,
    /// What is held out.
    pub items: Vec<Item>,
}

/// One conditional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The place of the article in the collection.
    pub volume: usize,
    /// Which it is there.
    pub finding: Finding,
    /// Of what kind.
    pub kind: ConditionalKind,
    /// From whom.
    pub by: Option<String>,
}

impl Collection {
    /// Joins what was found in each.
    pub fn of(volumes: &[Volume]) -> Self {
        let reports = || volumes.iter().enumerate().map(|(place, volume)| (place, &*volume.reading.report));
        let speakers = || reports().flat_map(|(_, report)| &report.speakers);
        let parties = reports().flat_map(|(_, report)| &report.threats).filter_map(|it| it.target.as_ref());
        let all = speakers().filter(|it| it.kind != SpeakerKind::Unnamed).map(|it| it.name.as_str());
        let names = Names::of(all.chain(parties.map(|party| party.name.as_str())));

        let mut rows: BTreeMap<Option<String>, Row> = BTreeMap::new();
        for (place, report) in reports() {
            for speaker in &report.speakers {
                let key = (speaker.kind != SpeakerKind::Unnamed).then(|| names.key(&speaker.name));
                let row = rows.entry(key.clone()).or_insert_with(|| Row {
                    name: key.map(|_| speaker.name.clone()),
                    words: 0,
                    cells: vec![None; volumes.len()],
                });
                if let Some(name) = row.name.as_mut().filter(|name| name.len() < speaker.name.len()) {
                    name.clone_from(&speaker.name);
                }
                row.words += speaker.words;
                let cell = row.cells[place].get_or_insert(Cell { speaker: speaker.id, quotes: 0, words: 0 });
                cell.quotes += speaker.quotes.len();
                cell.words += speaker.words;
            }
        }
        let mut speakers: Vec<_> = rows.into_values().collect();
        order::by_key(&mut speakers, |row| {
            let articles = row.cells.iter().flatten().count();
            (row.name.is_none(), std::cmp::Reverse((articles, row.words)))
        });

        let mut targets: BTreeMap<Option<String>, Target> = BTreeMap::new();
        for (volume, report) in reports() {
            for item in &report.threats {
                let name = item.target.as_ref().map(|party| &party.name);
                let target = targets
                    .entry(name.map(|name| names.key(name)))
                    .or_insert_with(|| Target { name: name.cloned(), items: Vec::new() });
                target.items.push(Item {
                    volume,
                    finding: Finding::Conditional(item.id),
                    kind: item.kind,
                    by: item.threatener.as_ref().map(|party| party.name.clone()),
                });
            }
        }
        let mut targets: Vec<_> = targets.into_values().collect();
        order::by_key(&mut targets, |target| (target.name.is_none(), std::cmp::Reverse(target.items.len())));
        Self { speakers, targets }
    }
}

/// Which names are one and the same: a last name alone is the full name that ends in it, if only one does.
pub(super) struct Names(BTreeMap<String, Option<String>>);

impl Names {
    /// Looks at all names there are.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut full: BTreeMap<String, Option<String>> = BTreeMap::new();
        for name in names.map(plain).filter(|name| name.contains(' ')) {
            let last = name.rsplit(' ').next().unwrap_or_default().to_owned();
            full.entry(last)
                .and_modify(|known| {
                    if known.as_deref() != Some(&name) {
                        *known = None;
                    }
                })
                .or_insert_with(|| Some(name.clone()));
        }
        Self(full)
    }

    /// The same for all names of one.
    pub(super) fn key(&self, name: &str) -> String {
        let name = plain(name);
        self.0.get(&name).and_then(Clone::clone).unwrap_or(name)
    }
}

/// A name in lower case, without an article or an abbreviated title before it.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<_> = lower.split_whitespace().collect();
    while words.len() > 1 && (words[0] == "the" || words[0].ends_with('.') && words[0].len() > 2) {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
pub(super) mod tests {
    use sayso_report::{Party, QuoteId};

    use super::*;
    use crate::view::samples::report_for_tests;

    /// The article of the tests as one of several, with another name for its speaker.
    pub(in crate::view) fn volume(number: u32, speaker: &str) -> Volume {
        let (text, mut report) = report_for_tests();
        report.speakers[0].name = speaker.to_owned();
        report.threats[0].target =
            Some(Party { name: "the Harbor Board".to_owned(), speaker: None, span: None });
        let reading = Rc::new(Reading::new(text, report));
        Volume { id: DocumentId(number), number: number as usize, name: "a.txt".into(), reading }
    }

    #[test]
    fn a_speaker_is_one_row_whatever_the_form_of_the_name() {
        let collection = Collection::of(&[volume(1, "Ruiz"), volume(2, "Ana Ruiz"), volume(3, "Mrs. Ruiz")]);
        let [row] = &collection.speakers[..] else { panic!("{collection:?}") };
        let cell = Some(Cell { speaker: SpeakerId(1), quotes: 1, words: 8 });
        assert_eq!((row.name.as_deref(), row.words, &row.cells[..]), (Some("Mrs. Ruiz"), 24, &[cell; 3][..]));
    }

    #[test]
    fn a_last_name_of_two_is_neither() {
        let collection = Collection::of(&[volume(1, "Ruiz"), volume(2, "Ana Ruiz"), volume(3, "Ben Ruiz")]);
        assert_eq!(collection.speakers.len(), 3);
    }

    #[test]
    fn conditionals_stand_under_those_they_are_held_out_to() {
        let collection = Collection::of(&[volume(1, "Ana Ruiz"), volume(2, "Bo Lind")]);
        let [target] = &collection.targets[..] else { panic!("{collection:?}") };
        assert_eq!(target.name.as_deref(), Some("the Harbor Board"));
        assert_eq!(target.items.iter().map(|item| item.volume).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(volume(1, "x").reading.report.quotes[0].id, QuoteId(1));
    }
}
