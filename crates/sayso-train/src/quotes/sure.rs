//! How often the engine is right: each quote beside the marked ones, each stretch in quotation marks, and the
//! calibration that follows.
//!
//! Counts words as the scorer beside the corpora does, with simpler edges; the figures of the development sets are
//! the scorer's.

use std::{collections::BTreeSet, ops::Range};

use sayso::{
    quote::{
        Quote, Quotes, Source,
        sure::{Basis, Calibration, POINTS, Score},
    },
    syntax::{Syntax, Upos},
};

use crate::tagged::{Article, Attribution};

/// The words of an article that a reader would count, by the place of their token.
fn words<'a>(syntax: &Syntax<'_>, spans: impl IntoIterator<Item = &'a Range<usize>>) -> BTreeSet<usize> {
    let mut words = BTreeSet::new();
    for span in spans {
        let from = syntax.tokens.partition_point(|token| token.span.end() as usize <= span.start);
        let to = syntax.tokens.partition_point(|token| (token.span.start() as usize) < span.end);
        words.extend((from..to).filter(|&index| syntax.tags[index].upos != Upos::Punct));
    }
    words
}

fn content_of(syntax: &Syntax<'_>, quote: &Quote) -> BTreeSet<usize> {
    let spans: Vec<Range<usize>> =
        quote.content.iter().map(|span| span.start() as usize..span.end() as usize).collect();
    words(syntax, &spans)
}

fn source_of(syntax: &Syntax<'_>, quotes: &Quotes, quote: &Quote) -> BTreeSet<usize> {
    match quote.source {
        Source::Phrase(range, _) => {
            let span = syntax.span_of(range);
            words(syntax, [&(span.start() as usize..span.end() as usize)])
        }
        Source::Carried(from) => source_of(syntax, quotes, &quotes.quotes[from.0 as usize]),
        Source::Nobody => BTreeSet::new(),
    }
}

/// Whether the source found is the one marked: none for none, or a word in common that is no determiner.
fn same_source(syntax: &Syntax<'_>, found: &BTreeSet<usize>, marked: &BTreeSet<usize>) -> bool {
    if marked.is_empty() {
        return found.is_empty();
    }
    let telling = |index: &&usize| syntax.tags[**index].upos != Upos::Det;
    let telling: BTreeSet<usize> = marked.iter().filter(telling).copied().collect();
    found.intersection(if telling.is_empty() { marked } else { &telling }).next().is_some()
}

/// The score of each quote, and whether it is right: half of its words and its source.
pub(super) fn judged(syntax: &Syntax<'_>, quotes: &Quotes, article: &Article) -> Vec<(Score, bool)> {
    let found: Vec<BTreeSet<usize>> = quotes.quotes.iter().map(|quote| content_of(syntax, quote)).collect();
    let marked: Vec<BTreeSet<usize>> =
        article.attributions.iter().map(|one| words(syntax, &one.content)).collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, found) in found.iter().enumerate() {
        for (gold, marked) in marked.iter().enumerate() {
            let shared = found.intersection(marked).count();
            if shared > 0 {
                pairs.push((shared as f64 / (found.len() + marked.len() - shared) as f64, at, gold));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut gold_of = vec![None; found.len()];
    let mut taken = vec![false; marked.len()];
    for (overlap, at, gold) in pairs {
        if gold_of[at].is_none() && !taken[gold] {
            taken[gold] = true;
            gold_of[at] = Some((overlap, gold));
        }
    }
    quotes
        .quotes
        .iter()
        .zip(gold_of)
        .map(|(quote, gold)| {
            let right = gold.is_some_and(|(overlap, gold)| {
                let marked = words(syntax, &article.attributions[gold].source);
                overlap >= 0.5 && same_source(syntax, &source_of(syntax, quotes, quote), &marked)
            });
            (quote.score, right)
        })
        .collect()
}

/// Which stretches of a set count.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    /// Leaves out what is reported inside a report, for sets that do not mark it.
    pub(super) flat: bool,
    /// Leaves out the words of what the set calls no speech.
    pub(super) speech: bool,
}

/// Of the stretches in quotation marks that the annotation gives to a source, how many there are and how many the
/// engine gives to the same one.
pub(super) fn stretches(
    syntax: &Syntax<'_>,
    quotes: &Quotes,
    article: &Article,
    Counted { flat, speech }: Counted,
) -> (usize, usize) {
    let marked: Vec<(BTreeSet<usize>, &Attribution)> =
        article.attributions.iter().map(|one| (words(syntax, &one.content), one)).collect();
    let found: Vec<(BTreeSet<usize>, &Quote)> = quotes
        .quotes
        .iter()
        .filter(|quote| !flat || quote.parent.is_none())
        .map(|quote| (content_of(syntax, quote), quote))
        .collect();
    let (mut all, mut right) = (0, 0);
    for stretch in &syntax.marks.stretches {
        let span = syntax.span_of(stretch.tokens);
        let stretch = words(syntax, [&(span.start() as usize..span.end() as usize)]);
        let Some(gold) = narrowest(&marked, &stretch).filter(|gold| !gold.source.is_empty()) else {
            continue;
        };
        if speech && gold.no_speech {
            continue;
        }
        all += 1;
        let source = words(syntax, &gold.source);
        right += usize::from(
            narrowest(&found, &stretch)
                .is_some_and(|quote| same_source(syntax, &source_of(syntax, quotes, quote), &source)),
        );
    }
    (all, right)
}

/// The narrowest report that holds a stretch: nine in ten of its words, or else most of them.
fn narrowest<'a, T>(reports: &'a [(BTreeSet<usize>, &'a T)], stretch: &BTreeSet<usize>) -> Option<&'a T> {
    let holding = |tenths: usize| {
        let holds = move |content: &BTreeSet<usize>| {
            10 * content.intersection(stretch).count() > tenths * stretch.len()
        };
        reports.iter().filter(|(content, _)| holds(content)).min_by_key(|(content, _)| content.len())
    };
    holding(9).or_else(|| holding(5)).map(|(_, report)| *report)
}

/// What percentage of the quotes is right at each score: means over a hundred thousandths to each side, drawn to
/// the mean of their basis, and made to rise (pool adjacent violators).
pub(super) fn calibrate(judged: &[(Score, bool)]) -> Calibration {
    let mut tables = [[0; POINTS]; Basis::ALL.len()];
    for (table, basis) in tables.iter_mut().zip(Basis::ALL) {
        let of_basis: Vec<(f64, f64)> = judged
            .iter()
            .filter(|(score, _)| score.basis == basis)
            .map(|&(score, right)| (f64::from(score.permille) / 100.0, f64::from(u8::from(right))))
            .collect();
        let mean = (of_basis.iter().map(|pair| pair.1).sum::<f64>() + 1.0) / (of_basis.len() as f64 + 2.0);
        // Runs of points with one value: the sum of what was right, the weight, how many points.
        let mut runs: Vec<(f64, f64, usize)> = Vec::new();
        for point in 0..POINTS {
            let (mut right, mut weight) = (4.0 * mean, 4.0);
            for &(at, was_right) in &of_basis {
                let near = (1.0 - (at - point as f64).abs()).max(0.0);
                right += near * was_right;
                weight += near;
            }
            runs.push((right, weight, 1));
            while let [.., before, last] = runs[..]
                && before.0 / before.1 > last.0 / last.1
            {
                runs.pop();
                runs.pop();
                runs.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
            }
        }
        let values =
            runs.iter().flat_map(|&(right, weight, points)| std::iter::repeat_n(right / weight, points));
        for (place, value) in table.iter_mut().zip(values) {
            *place = (100.0 * value).round() as u8;
        }
    }
    Calibration { tables }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surer_is_never_right_less_often() {
        let judged: Vec<(Score, bool)> = (0..1000)
            .map(|at: u16| {
                (Score { basis: Basis::Cue, permille: at }, at % 7 < at / 150 && !(300..400).contains(&at))
            })
            .collect();
        let calibration = calibrate(&judged);
        assert!(calibration.tables.iter().all(|table| table.is_sorted()));
        assert!(calibration.tables[0][0] < 20 && calibration.tables[0][10] > 70);
    }
}
