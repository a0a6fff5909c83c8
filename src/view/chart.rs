//! The charts of an article: who is heard how much, and where. Rows and places, no pixels.

use sayso_report::{Byte, QuoteKind, Span, SpeakerId};

use super::{Entry, EntryKind, Finding, Reading};

/// So many speakers have a row of their own; the others share one.
const ROWS: usize = 8;
/// The length of the article in the units of a [`Tick`].
pub const LENGTH: u32 = 1000;
/// More ticks than this are thinned out.
const TICKS: usize = (LENGTH / NARROWEST) as usize;
/// The narrowest tick that can be seen and hit, in the same.
const NARROWEST: u32 = 8;

/// Of whom a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One speaker: which, and the name.
    Speaker(SpeakerId, String),
    /// The speakers beyond the first, and how many they are.
    Others(usize),
    /// Nobody named.
    Nobody,
    /// Conditionals, whoever they are from.
    Conditionals,
}

/// One row of both charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Of whom.
    pub who: Who,
    /// How many words of content.
    pub words: u32,
    /// Their share of all words of content, 0 to 1.
    pub share: f64,
    /// Where in the article, in text order; of those that would hide each other in a long article, the first.
    pub ticks: Vec<Tick>,
    /// The paragraphs of all of them.
    pub paragraphs: Vec<usize>,
}

/// One finding on the line that stands for the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Which.
    pub finding: Finding,
    /// What it is.
    pub kind: EntryKind,
    /// Its number among those of its kind in the article, counted from 1.
    pub ordinal: usize,
    /// Its paragraph, counted from 1.
    pub paragraph: usize,
    /// Where it starts, of [`LENGTH`].
    pub start: u32,
    /// How much of the line it takes.
    pub length: u32,
}

/// The rows of an article: speakers with most words first, then the rest, nobody, and conditionals.
pub fn lanes(reading: &Reading) -> Vec<Lane> {
    let report = &reading.report;
    let mut lanes: Vec<Lane> = Vec::new();
    let shown = if report.speakers.len() == ROWS + 1 { ROWS + 1 } else { ROWS };
    for speaker in report.speakers.iter().take(shown) {
        let who = Who::Speaker(speaker.id, speaker.name.clone());
        lanes.push(Lane {
            who,
            words: speaker.words,
            share: speaker.share,
            ticks: vec![],
            paragraphs: vec![],
        });
    }
    let rest = report.speakers.get(shown..).unwrap_or_default();
    let words = rest.iter().map(|speaker| speaker.words).sum();
    let share = rest.iter().map(|speaker| speaker.share).sum();
    lanes.push(Lane { who: Who::Others(rest.len()), words, share, ticks: vec![], paragraphs: vec![] });
    let [others, nobody, conditionals] = [lanes.len() - 1, lanes.len(), lanes.len() + 1];
    lanes.push(Lane { who: Who::Nobody, words: 0, share: 0.0, ticks: vec![], paragraphs: vec![] });
    lanes.push(Lane { who: Who::Conditionals, words: 0, share: 0.0, ticks: vec![], paragraphs: vec![] });

    for entry in &reading.entries {
        let (spans, lane) = match entry.finding {
            Finding::Quote(id) => {
                let Some(quote) = reading.quote(id) else { continue };
                let own = |id| report.speakers.iter().take(shown).position(|speaker| speaker.id == id);
                (&quote.content[..], quote.speaker.map_or(nobody, |id| own(id).unwrap_or(others)))
            }
            Finding::Conditional(id) => {
                let Some(item) = reading.conditional(id) else { continue };
                (std::slice::from_ref(&item.span), conditionals)
            }
            Finding::Speaker(_) | Finding::NearMiss(_) | Finding::Note(_) => continue,
        };
        lanes[lane].ticks.push(tick(reading, entry, spans));
    }
    for lane in &mut lanes {
        lane.paragraphs = lane.ticks.iter().map(|tick| tick.paragraph).collect();
        lane.paragraphs.dedup();
        if lane.ticks.len() > TICKS {
            lane.ticks.dedup_by_key(|tick| tick.start / NARROWEST);
        }
    }
    lanes.retain(|lane| matches!(lane.who, Who::Speaker(..)) || !lane.ticks.is_empty());
    lanes
}

fn tick(reading: &Reading, entry: &Entry, spans: &[Span<Byte>]) -> Tick {
    let whole = (reading.text.len() as u64).max(1);
    let of_line = |byte: u32| (u64::from(byte) * u64::from(LENGTH) / whole) as u32;
    let end = spans.last().map_or(entry.start, |span| span.end());
    let length = of_line(end).saturating_sub(of_line(entry.start)).clamp(NARROWEST, LENGTH);
    Tick {
        finding: entry.finding,
        kind: entry.kind,
        ordinal: entry.ordinal,
        paragraph: entry.paragraph,
        start: of_line(entry.start).min(LENGTH - length),
        length,
    }
}

impl Tick {
    /// How high it is drawn, of 24: the closer to the letter, the higher.
    pub fn height(&self) -> u32 {
        match self.kind {
            EntryKind::Quote(QuoteKind::Direct) | EntryKind::Conditional(..) => 24,
            EntryKind::Quote(QuoteKind::Mixed) => 16,
            EntryKind::Quote(QuoteKind::Indirect) => 9,
        }
    }
}

/// The finding a key leads to from the tick that has the focus: along the row, or to the nearest of another row.
pub fn beside(lanes: &[Lane], from: Finding, key: &str) -> Option<Finding> {
    let (row, at) = lanes
        .iter()
        .enumerate()
        .find_map(|(row, lane)| Some((row, lane.ticks.iter().position(|tick| tick.finding == from)?)))?;
    let ticks = &lanes[row].ticks;
    let nearest = |lane: &Lane| {
        lane.ticks.iter().min_by_key(|tick| tick.start.abs_diff(ticks[at].start)).map(|tick| tick.finding)
    };
    match key {
        "ArrowRight" => ticks.get(at + 1).map(|tick| tick.finding),
        "ArrowLeft" => ticks.get(at.checked_sub(1)?).map(|tick| tick.finding),
        "ArrowDown" => lanes[row + 1..].iter().find_map(nearest),
        "ArrowUp" => lanes[..row].iter().rev().find_map(nearest),
        "Home" => ticks.first().map(|tick| tick.finding),
        "End" => ticks.last().map(|tick| tick.finding),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use sayso_report::{ConditionalId, QuoteId};

    use super::*;
    use crate::view::samples::report_for_tests;

    const Q1: Finding = Finding::Quote(QuoteId(1));
    const T1: Finding = Finding::Conditional(ConditionalId(1));
    const Q2: Finding = Finding::Quote(QuoteId(2));

    fn reading(speakers: u32) -> Reading {
        let (text, mut report) = report_for_tests();
        for number in 2..=speakers {
            let mut speaker = report.speakers[0].clone();
            speaker.id = SpeakerId(number);
            speaker.quotes.clear();
            (speaker.words, speaker.share) = (1, 0.01);
            report.speakers.push(speaker);
        }
        report.quotes[1].speaker = (speakers > 1).then_some(SpeakerId(speakers));
        Reading::new(text, report)
    }

    fn whos(lanes: &[Lane]) -> Vec<&Who> {
        lanes.iter().map(|lane| &lane.who).collect()
    }

    #[test]
    fn quotes_stand_where_they_are_in_the_article() {
        let lanes = lanes(&reading(1));
        let ana = Who::Speaker(SpeakerId(1), "Ana Ruiz".to_owned());
        assert_eq!(whos(&lanes), [&ana, &Who::Nobody, &Who::Conditionals]);
        let [tick] = &lanes[0].ticks[..] else { panic!("{lanes:?}") };
        assert_eq!((tick.finding, tick.start, tick.paragraph, tick.height()), (Q1, 0, 1, 24));
        assert!((380..420).contains(&tick.length), "{tick:?}");
        assert!(lanes[1].ticks[0].start > 700 && lanes[1].ticks[0].height() < 12);
        assert_eq!(lanes[2].ticks[0].finding, T1);
    }

    #[test]
    fn a_single_speaker_beyond_the_rows_has_one_too() {
        assert_eq!(whos(&lanes(&reading(9))).len(), 10);
        let many = lanes(&reading(12));
        assert_eq!(whos(&many)[8..], [&Who::Others(4), &Who::Conditionals]);
        assert_eq!((many[8].words, many[8].ticks.len()), (4, 1));
    }

    #[test]
    fn every_tick_lies_on_the_line() {
        let lanes = lanes(&reading(12));
        for tick in lanes.iter().flat_map(|lane| &lane.ticks) {
            assert!(tick.length >= NARROWEST && tick.start + tick.length <= LENGTH, "{tick:?}");
        }
    }

    #[test]
    fn keys_lead_from_tick_to_tick() {
        let lanes = lanes(&reading(1));
        assert_eq!(beside(&lanes, Q1, "ArrowRight"), None);
        assert_eq!(beside(&lanes, Q1, "ArrowDown"), Some(Q2));
        assert_eq!(beside(&lanes, T1, "ArrowUp"), Some(Q2));
        assert_eq!(beside(&lanes, T1, "End"), Some(T1));
        assert_eq!(beside(&lanes, T1, "x"), None);
    }
}
