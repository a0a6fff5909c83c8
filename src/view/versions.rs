//! Two versions of one article: which quotes and conditionals came, went or were changed.

use sayso_report::order;

use super::{
    Finding, Reading,
    alike::{Compared, Stretch, difference, likenesses},
    collection::Names,
};

/// How much of the shorter must stand in the other to be a rewording of it, in percent of its word pairs.
const REWORDED: usize = 40;

/// What is new between two versions, in the order of the later one; what is gone stands where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// How many findings are the same in both.
    pub kept: usize,
    /// Quotes that are not.
    pub quotes: Vec<Change>,
    /// Conditionals that are not.
    pub conditionals: Vec<Change>,
}

/// One finding that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it was.
    pub before: Option<Finding>,
    /// What it is.
    pub after: Option<Finding>,
    /// Who it was and is from, where that differs or one is missing.
    pub who: [Option<String>; 2],
    /// Its words in both.
    pub pieces: Vec<Compared>,
}

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It came.
    Added,
    /// It went.
    Cut,
    /// Its words changed.
    Reworded,
    /// Somebody else is said to have said it.
    Reattributed,
    /// Both.
    Both,
}

impl Change {
    /// What happened.
    pub fn fate(&self) -> Fate {
        let reworded = self.pieces.len() > 1;
        match (self.before, self.after, reworded, self.who[0] != self.who[1]) {
            (None, ..) => Fate::Added,
            (_, None, ..) => Fate::Cut,
            (_, _, true, true) => Fate::Both,
            (_, _, true, false) => Fate::Reworded,
            (_, _, false, _) => Fate::Reattributed,
        }
    }
}

/// One finding of a version.
struct Part {
    finding: Finding,
    /// The name as it is written, and as it is compared.
    who: Option<(String, String)>,
    words: Stretch,
}

/// Compares an earlier version with a later one.
pub fn versions(before: &Reading, after: &Reading) -> Versions {
    let speakers = before.report.speakers.iter().chain(&after.report.speakers);
    let names = Names::of(speakers.map(|speaker| speaker.name.as_str()));
    let mut versions = Versions::default();
    versions.quotes = changes(&quotes(before, &names), &quotes(after, &names), &mut versions.kept);
    versions.conditionals =
        changes(&conditionals(before, &names), &conditionals(after, &names), &mut versions.kept);
    versions
}

fn quotes(reading: &Reading, names: &Names) -> Vec<Part> {
    let part = |quote: &sayso_report::Quote<_>| Part {
        finding: Finding::Quote(quote.id),
        who: quote
            .speaker
            .and_then(|id| reading.speaker(id))
            .map(|speaker| (speaker.name.clone(), names.key(&speaker.name))),
        words: Stretch::of(&reading.words_of(&quote.content)),
    };
    reading.report.quotes.iter().map(part).collect()
}

fn conditionals(reading: &Reading, names: &Names) -> Vec<Part> {
    let part = |item: &sayso_report::Conditional<_>| {
        let name = |party: &Option<sayso_report::Party<_>>| party.as_ref().map(|party| party.name.clone());
        let who = [name(&item.threatener), name(&item.target)].map(Option::unwrap_or_default);
        let keys = who.clone().map(|name| names.key(&name));
        Part {
            finding: Finding::Conditional(item.id),
            who: Some((who.join(" → "), keys.join(" → "))).filter(|(who, _)| who != " → "),
            words: Stretch::of(&reading.words_of(&[item.span])),
        }
    };
    reading.report.threats.iter().map(part).collect()
}

fn changes(before: &[Part], after: &[Part], kept: &mut usize) -> Vec<Change> {
    let count = before.len();
    let partner = partners(before, after);
    let taken = order::set(partner.iter().flatten().copied());
    let mut changes = Vec::new();
    let mut gone = (0..count).filter(|at| !taken.contains(at)).peekable();
    let name = |part: &Part| part.who.as_ref().map(|who| who.0.clone());
    let alone = |part: &Part| difference(&part.words, &part.words);
    let cut = |part: &Part| Change {
        before: Some(part.finding),
        after: None,
        who: [name(part), None],
        pieces: alone(part),
    };
    for (part, partner) in after.iter().zip(partner) {
        let Some(partner) = partner else {
            changes.push(Change {
                before: None,
                after: Some(part.finding),
                who: [None, name(part)],
                pieces: alone(part),
            });
            continue;
        };
        while let Some(at) = gone.next_if(|&at| at < partner) {
            changes.push(cut(&before[at]));
        }
        let old = &before[partner];
        let pieces = difference(&old.words, &part.words);
        let same = old.who.as_ref().map(|who| &who.1) == part.who.as_ref().map(|who| &who.1);
        if pieces.len() <= 1 && same {
            *kept += 1;
        } else {
            // One name in two forms is one name.
            let who = [if same { name(part) } else { name(old) }, name(part)];
            changes.push(Change { before: Some(old.finding), after: Some(part.finding), who, pieces });
        }
    }
    changes.extend(gone.map(|at| cut(&before[at])));
    changes
}

/// For each of the later ones the place of the earlier one it comes from: the same words, else the most alike.
fn partners(before: &[Part], after: &[Part]) -> Vec<Option<usize>> {
    let mut partners = vec![None; after.len()];
    let mut free = vec![true; before.len()];
    let sorted = |parts: &[Part]| {
        let mut sorted: Vec<(String, usize)> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            sorted.push((part.words.words().collect::<Vec<_>>().join(" "), at));
        }
        order::by(&mut sorted, Ord::cmp);
        sorted
    };
    let mut old = sorted(before).into_iter().peekable();
    for (words, at) in sorted(after) {
        while old.next_if(|(earlier, _)| *earlier < words).is_some() {}
        if let Some((_, partner)) = old.next_if(|(earlier, _)| *earlier == words) {
            partners[at] = Some(partner);
            free[partner] = false;
        }
    }
    let left = before.iter().map(|part| (0, part)).chain(after.iter().map(|part| (1, part)));
    let stretches: Vec<_> = left.map(|(group, part)| (group, part.words.clone())).collect();
    let mut likenesses = likenesses(&stretches);
    likenesses.retain(|like| like.percent >= REWORDED);
    order::by_key(&mut likenesses, |like| std::cmp::Reverse(like.percent));
    for like in likenesses {
        let (old, new) = (like.first, like.second - before.len());
        if free[old] && partners[new].is_none() {
            free[old] = false;
            partners[new] = Some(old);
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::alike::Side;

    fn part(number: u32, who: &str, words: &str) -> Part {
        let finding = Finding::Quote(sayso_report::QuoteId(number));
        Part { finding, who: Some((who.to_owned(), who.to_lowercase())), words: Stretch::of(words) }
    }

    fn fates(before: &[Part], after: &[Part]) -> (usize, Vec<Fate>) {
        let mut kept = 0;
        let changes = changes(before, after, &mut kept);
        (kept, changes.iter().map(Change::fate).collect())
    }

    #[test]
    fn every_fate_is_told() {
        let before = vec![
            part(1, "Ana", "We shall open the gate at dawn"),
            part(2, "Bo", "Nobody asked the farmers"),
            part(3, "Cy", "The levy is paid by every house on the river"),
            part(4, "Di", "No"),
        ];
        let after = vec![
            part(1, "Ana", "“We shall open the gate at dawn,”"),
            part(2, "Cy", "The levy is paid by every second house on the river"),
            part(3, "Ed", "No"),
            part(4, "Flo", "Horses sleep standing up"),
        ];
        let (kept, fates) = fates(&before, &after);
        assert_eq!(
            (kept, &fates[..]),
            (1, &[Fate::Cut, Fate::Reworded, Fate::Reattributed, Fate::Added][..])
        );
    }

    #[test]
    fn the_same_words_twice_are_two() {
        let twice = || vec![part(1, "Ana", "Yes"), part(2, "Bo", "Yes")];
        assert_eq!(fates(&twice(), &twice()), (2, vec![]));
        assert_eq!(fates(&twice(), &[part(1, "Ana", "Yes")]), (1, vec![Fate::Cut]));
    }

    #[test]
    fn what_moved_is_kept() {
        let (one, two) = ("The east pier is safe", "Boats may land again");
        let before = vec![part(1, "Ana", one), part(2, "Bo", two)];
        assert_eq!(fates(&before, &[part(1, "Bo", two), part(2, "Ana", one)]), (2, vec![]));
    }

    #[test]
    fn a_changed_word_is_shown() {
        let mut kept = 0;
        let before = vec![part(1, "Ana", "We may leave the union next year")];
        let after = vec![part(1, "Ana", "We will leave the union next year")];
        let changes = changes(&before, &after, &mut kept);
        let sides: Vec<_> =
            changes[0].pieces.iter().map(|piece| (piece.side, piece.words.as_str())).collect();
        let rest = "leave the union next year";
        assert_eq!(
            sides,
            [(Side::Both, "We"), (Side::First, "may"), (Side::Second, "will"), (Side::Both, rest)]
        );
    }
}
