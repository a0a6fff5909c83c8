//! What each limit for taking a threat would give: the figures by which the limit of [`super::trust`] was chosen.
//!
//! Detection alone, by sentence, as the scorer counts it; parts and parties are left out.

use std::fmt::Write as _;

use sayso::threat::{Conditional, choice::Weights};
use sayso_report::{ConditionalKind, Status};

use super::{
    fold_of,
    lesson::Read,
    read::{Gold, Origin},
    within,
};

/// The limits tried, in percent.
const LIMITS: [u8; 7] = [30, 35, 40, 45, 50, 55, 60];

/// Sums of sentences: found and right, found, right, and without an item.
#[derive(Clone, Copy, Default)]
struct Counts {
    both: f64,
    found: f64,
    gold: f64,
    clean: f64,
}

impl Counts {
    fn add(&mut self, gold: bool, found: bool, weight: f64) {
        let share = |is: bool| if is { weight } else { 0.0 };
        self.both += share(gold && found);
        self.found += share(found);
        self.gold += share(gold);
        self.clean += share(!gold);
    }

    fn f1(self) -> f64 {
        2.0 * self.both / (self.found + self.gold).max(f64::MIN_POSITIVE)
    }

    fn false_alarms(self) -> f64 {
        1000.0 * (self.found - self.both) / self.clean.max(f64::MIN_POSITIVE)
    }
}

/// A row for each limit: live threats and all items, as sampled and at natural frequency.
pub(crate) fn rows(reads: &[Read<'_>], folds: &[Weights]) -> String {
    let mut table = String::new();
    for take in LIMITS {
        let mut trust = folds[0].trust().clone();
        trust.take = take;
        let folds: Vec<Weights> =
            folds.iter().map(|weights| weights.clone().with_trust(trust.clone())).collect();
        let (mut live, mut family) = ([Counts::default(); 2], [Counts::default(); 2]);
        for read in reads.iter().filter(|read| read.doc.origin == Origin::Row) {
            let found = read.scene().items(&folds[fold_of(read.doc)]).items;
            let found: Vec<&Conditional> = found.iter().filter(|item| within(read.doc, item)).collect();
            let golds = &read.doc.items;
            for (place, weight) in [1.0, read.doc.weight].into_iter().enumerate() {
                live[place].add(
                    golds.iter().any(is_live),
                    found.iter().any(|item| raises_alarm(item)),
                    weight,
                );
                family[place].add(!golds.is_empty(), !found.is_empty(), weight);
            }
        }
        // writing to a string does not fail
        let _ = writeln!(
            table,
            "limit\t{take}: live raw, weighted F1; false alarms; family raw, weighted F1\t{:.2}, {:.2}; {:.1}; {:.2}, {:.2}",
            live[0].f1(),
            live[1].f1(),
            live[1].false_alarms(),
            family[0].f1(),
            family[1].f1(),
        );
    }
    table
}

fn is_live(gold: &Gold) -> bool {
    matches!(gold.kind.as_str(), "threat" | "ultimatum") && gold.status == "live"
}

fn raises_alarm(item: &Conditional) -> bool {
    matches!(item.kind, ConditionalKind::Threat | ConditionalKind::Ultimatum) && item.status == Status::Live
}
