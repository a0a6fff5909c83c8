//! How a report goes from the worker to the page: in pieces, so that reading a long one never keeps the page busy.
//!
//! A piece is a report with a part of each list. Pieces joined in order are the report again.

use sayso_report::{Byte, Report};

/// How many entries of each list a piece has at most: read in a few milliseconds.
const MOST: usize = 80;

/// The report in pieces, at least one.
pub fn split(mut report: Report<Byte>) -> Vec<Report<Byte>> {
    let mut pieces = vec![take(&mut report)];
    while !is_bare(&report) {
        pieces.push(take(&mut report));
    }
    pieces
}

/// Puts the next piece to those before it.
pub fn join(whole: &mut Report<Byte>, piece: Report<Byte>) {
    let Report { quotes, speakers, threats, marks, notes, near_misses, reviews, .. } = piece;
    whole.quotes.extend(quotes);
    whole.speakers.extend(speakers);
    whole.threats.extend(threats);
    whole.marks.extend(marks);
    whole.notes.extend(notes);
    whole.near_misses.extend(near_misses);
    whole.reviews.extend(reviews);
}

/// Takes the first entries of each list out of a report.
fn take(report: &mut Report<Byte>) -> Report<Byte> {
    Report {
        version: report.version,
        id: report.id.clone(),
        offsets: report.offsets,
        engine: report.engine.clone(),
        quotes: first(&mut report.quotes),
        speakers: first(&mut report.speakers),
        threats: first(&mut report.threats),
        marks: first(&mut report.marks),
        notes: first(&mut report.notes),
        near_misses: first(&mut report.near_misses),
        reviews: first(&mut report.reviews),
        counts: report.counts,
    }
}

fn first<T>(list: &mut Vec<T>) -> Vec<T> {
    let rest = list.split_off(list.len().min(MOST));
    std::mem::replace(list, rest)
}

fn is_bare(report: &Report<Byte>) -> bool {
    let Report { quotes, speakers, threats, marks, notes, near_misses, reviews, .. } = report;
    quotes.is_empty()
        && speakers.is_empty()
        && threats.is_empty()
        && marks.is_empty()
        && notes.is_empty()
        && near_misses.is_empty()
        && reviews.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::report_for_tests;

    fn joined(report: &Report<Byte>) -> (usize, Report<Byte>) {
        let pieces = split(report.clone());
        let (count, mut pieces) = (pieces.len(), pieces.into_iter());
        let mut whole = pieces.next().expect("there is one at least");
        pieces.for_each(|piece| join(&mut whole, piece));
        (count, whole)
    }

    #[test]
    fn a_report_is_the_same_after_its_way() {
        let (_, report) = report_for_tests();
        assert_eq!(joined(&report), (1, report.clone()));
        let mut long = report.clone();
        long.quotes = report.quotes.iter().cycle().take(3 * MOST + 1).cloned().collect();
        long.speakers = report.speakers.iter().cycle().take(MOST).cloned().collect();
        assert_eq!(joined(&long), (4, long.clone()));
        let bare = Report { quotes: vec![], speakers: vec![], threats: vec![], ..report };
        let bare = Report { marks: vec![], notes: vec![], near_misses: vec![], ..bare };
        assert_eq!(joined(&bare), (1, bare.clone()));
    }
}
