//! The conditionals of an article, counted up for their panel.

use sayso_report::{ConditionalKind, order};

use super::Reading;

/// How many conditionals of which kind, by how many and against how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The kinds that occur, with how often.
    pub kinds: Vec<(ConditionalKind, usize)>,
    /// How many different parties would carry them out.
    pub by: usize,
    /// How many different parties they are held out to.
    pub against: usize,
}

impl Tally {
    /// Counts up the conditionals of an article.
    pub fn of(reading: &Reading) -> Self {
        let items = &reading.report.threats;
        let kinds = [
            ConditionalKind::Ultimatum,
            ConditionalKind::Threat,
            ConditionalKind::Warning,
            ConditionalKind::Precondition,
            ConditionalKind::Promise,
        ];
        let kinds = kinds
            .into_iter()
            .map(|kind| (kind, items.iter().filter(|item| item.kind == kind).count()))
            .filter(|&(_, count)| count > 0)
            .collect();
        let by = order::set(items.iter().filter_map(|item| item.threatener.as_ref()).map(|it| &it.name));
        let against = order::set(items.iter().filter_map(|item| item.target.as_ref()).map(|it| &it.name));
        Self { kinds, by: by.len(), against: against.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::report_for_tests;

    #[test]
    fn conditionals_are_counted_up() {
        let (text, report) = report_for_tests();
        let tally = Tally::of(&Reading::new(text, report));
        assert_eq!(tally, Tally { kinds: vec![(ConditionalKind::Threat, 1)], by: 1, against: 0 });
    }
}
