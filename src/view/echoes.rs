//! The same quotation in several articles, and how its wording and its speaker differ: misquotes, for one.

use std::collections::BTreeMap;

use sayso_report::{Byte, Mark, QuoteId, QuoteKind, Span, order};

use super::{
    Finding, Reading, Volume,
    alike::{Compared, Side, Stretch, difference, difference_with_dots, likenesses},
    collection::Names,
};

/// Shorter words in marks are anybody's.
const LEAST: usize = 4;

/// One quotation wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The longest form first, then the others in the order of the articles.
    pub heard: Vec<Heard>,
}

/// A quotation in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The place of the article in the collection.
    pub volume: usize,
    /// Which finding it is there.
    pub finding: Finding,
    /// Who says it.
    pub who: Option<String>,
    /// How it compares with the longest form.
    pub wording: Wording,
    /// Whether another is said to have said it.
    pub elsewhere: bool,
    /// Its words beside those of the longest form.
    pub pieces: Vec<Compared>,
}

/// How a quotation compares with its longest form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// It is the longest form.
    Longest,
    /// Word for word the same.
    Same,
    /// A part of it, unchanged.
    Part,
    /// Some words are others.
    Differs,
}

impl Echo {
    /// Whether the articles disagree on the words or on who said them.
    pub fn is_disputed(&self) -> bool {
        self.heard.iter().any(|heard| heard.elsewhere || heard.wording == Wording::Differs)
    }
}

/// The quotations that stand in more than one of the articles; those on which these disagree come first.
pub fn echoes(volumes: &[Volume]) -> Vec<Echo> {
    let mut quotes: Vec<(usize, Finding, Option<String>)> = Vec::new();
    let mut stretches: Vec<(usize, Stretch)> = Vec::new();
    for (volume, reading) in volumes.iter().map(|volume| &volume.reading).enumerate() {
        for (id, spans) in words_in_marks(reading) {
            let stretch = Stretch::of(&reading.words_of(&spans));
            if stretch.len() >= LEAST {
                let who = reading.quote(id).and_then(|quote| reading.speaker(quote.speaker?));
                quotes.push((volume, Finding::Quote(id), who.map(|who| who.name.clone())));
                stretches.push((volume, stretch));
            }
        }
    }
    let names = Names::of(quotes.iter().filter_map(|(_, _, who)| who.as_deref()));
    let mut groups: Vec<Echo> = groups(&stretches)
        .into_iter()
        .map(|group| {
            let longest = group.iter().copied().rev().max_by_key(|&at| stretches[at].1.len());
            let first = longest.unwrap_or_default();
            let others = group.into_iter().filter(|&at| at != first);
            let key = |at: usize| quotes[at].2.as_ref().map(|who| names.key(who));
            let heard = |at: usize| {
                let (volume, finding, who) = quotes[at].clone();
                let elsewhere = key(at).zip(key(first)).is_some_and(|(one, other)| one != other);
                let (wording, pieces) = if at == first {
                    (Wording::Longest, difference(&stretches[at].1, &stretches[at].1))
                } else {
                    compared(&stretches[first].1, &stretches[at].1)
                };
                Heard { volume, finding, who, wording, elsewhere, pieces }
            };
            Echo { heard: std::iter::once(first).chain(others).map(heard).collect() }
        })
        .collect();
    order::by_key(&mut groups, |echo| !echo.is_disputed());
    groups
}

/// The words in quotation marks of each direct or partial quote.
fn words_in_marks(reading: &Reading) -> BTreeMap<QuoteId, Vec<Span<Byte>>> {
    let mut marked: BTreeMap<QuoteId, Vec<Span<Byte>>> = BTreeMap::new();
    let mut open: Vec<&Mark<Byte>> = reading.report.marks.iter().rev().collect();
    while let Some(mark) = open.pop() {
        match mark.quote {
            Some(quote) => marked.entry(quote).or_default().push(mark.span),
            None => open.extend(mark.inside.iter().rev()),
        }
    }
    let quotes = reading.report.quotes.iter().filter_map(|quote| match quote.kind {
        QuoteKind::Direct => Some((quote.id, quote.content.clone())),
        QuoteKind::Mixed => {
            Some((quote.id, marked.remove(&quote.id).unwrap_or_else(|| quote.content.clone())))
        }
        QuoteKind::Indirect => None,
    });
    quotes.collect()
}

/// How much of the shorter stretch must stand in the other, in percent: all of a short one.
fn enough(words: usize) -> usize {
    match words {
        0..6 => 100,
        6..9 => 66,
        9.. => 50,
    }
}

/// The stretches that are one quotation, as their places in rising order; only those of several groups.
fn groups(stretches: &[(usize, Stretch)]) -> Vec<Vec<usize>> {
    let mut roots: Vec<usize> = (0..stretches.len()).collect();
    let root = |roots: &[usize], mut at: usize| {
        while roots[at] != at {
            at = roots[at];
        }
        at
    };
    for like in likenesses(stretches) {
        let words = stretches[like.first].1.len().min(stretches[like.second].1.len());
        if like.percent >= enough(words) {
            let (one, other) = (root(&roots, like.first), root(&roots, like.second));
            let least = one.min(other);
            // Shortened on the way, so that long chains stay cheap.
            for at in [one, other, like.first, like.second] {
                roots[at] = least;
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..stretches.len() {
        groups.entry(root(&roots, at)).or_default().push(at);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// How a quotation differs from a longer one. Words left out at its ends, or where dots say so, are no difference.
fn compared(longest: &Stretch, other: &Stretch) -> (Wording, Vec<Compared>) {
    let mut pieces = difference_with_dots(longest, other);
    let dots = |at: usize, pieces: &[Compared]| {
        let piece = pieces.get(at);
        piece.is_some_and(|it| it.side == Side::Second && !it.words.contains(char::is_alphanumeric))
    };
    let mut cut = false;
    for at in 0..pieces.len() {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let beside =
            beside.map(|at| at.filter(|&at| pieces.get(at).is_some_and(|it| it.side == Side::Second)));
        let told = beside.into_iter().flatten().any(|at| dots(at, &pieces));
        let at_end = (at == 0 || at + 1 == pieces.len()) && beside == [None, None];
        if pieces[at].side == Side::First && (told || at_end) {
            pieces[at] = Compared { side: Side::Both, words: "…".to_owned() };
            cut = true;
        }
    }
    let mut at = 0;
    pieces.retain(|it| it.side != Side::Second || it.words.contains(char::is_alphanumeric));
    // Words on both sides of the dots are one stretch again.
    while at + 1 < pieces.len() {
        if pieces[at].side == pieces[at + 1].side {
            let next = pieces.remove(at + 1);
            pieces[at].words.push(' ');
            pieces[at].words.push_str(&next.words);
        } else {
            at += 1;
        }
    }
    let wording = if pieces.iter().any(|piece| piece.side != Side::Both) {
        Wording::Differs
    } else if cut {
        Wording::Part
    } else {
        Wording::Same
    };
    (wording, pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::collection::tests::volume;

    fn wording(longest: &str, other: &str) -> Wording {
        compared(&Stretch::of(longest), &Stretch::of(other)).0
    }

    #[test]
    fn what_is_left_out_is_told_from_what_is_changed() {
        let longest = "“The mill will close in May, I fear, and not before.”";
        assert_eq!(wording(longest, "“the mill will close in May I fear and not before”"), Wording::Same);
        assert_eq!(wording(longest, "will close in May"), Wording::Part);
        assert_eq!(wording(longest, "The mill will close in May … and not before."), Wording::Part);
        assert_eq!(wording(longest, "The mill will close in May and not before."), Wording::Differs);
        assert_eq!(wording(longest, "The mill will close in March, I fear."), Wording::Differs);
    }

    #[test]
    fn the_same_words_in_two_articles_are_found_once() {
        let found = echoes(&[volume(1, "Ana Ruiz"), volume(2, "Ruiz")]);
        let [echo] = &found[..] else { panic!("{found:?}") };
        assert!(!echo.is_disputed(), "{echo:?}");
        assert_eq!(
            echo.heard.iter().map(|heard| heard.wording).collect::<Vec<_>>(),
            [Wording::Longest, Wording::Same]
        );
    }

    #[test]
    fn another_speaker_of_the_same_words_is_told() {
        let found = echoes(&[volume(1, "Ana Ruiz"), volume(2, "Bo Lind")]);
        assert!(found[0].is_disputed() && found[0].heard[1].elsewhere, "{found:?}");
    }

    #[test]
    fn one_article_has_no_echo() {
        assert_eq!(echoes(&[volume(1, "Ana Ruiz")]), []);
        assert_eq!(echoes(&[]), []);
    }

    #[test]
    fn short_phrases_that_many_use_are_no_echo() {
        let stretches = |texts: [&str; 2]| -> Vec<_> {
            texts.into_iter().enumerate().map(|(group, text)| (group, Stretch::of(text))).collect()
        };
        assert!(groups(&stretches(["This is not about politics", "This is not about money"])).is_empty());
        assert!(!groups(&stretches(["We stand by every word", "we stand by every word"])).is_empty());
    }
}
