//! What a candidate is: none, or one of the five kinds; and its status, polarity, wording and strength.

use sayso_report::{ConditionalKind, Polarity, Specified, Status, Strength};

use super::{
    choice::{Choice, Question, Task, Trust, feature, mix, together},
    reading::Reading,
};

/// The answers to [`Task::Kind`], by number; 0 is no item.
pub const KINDS: [ConditionalKind; 5] = ConditionalKind::ALL;

/// The answers to [`Task::Status`], by number.
pub const STATUSES: [Status; 6] = Status::ALL;

/// The answers to [`Task::Polarity`], by number.
pub const POLARITIES: [Polarity; 3] = [Polarity::Compel, Polarity::Deter, Polarity::Event];

/// The answers to [`Task::Specified`], by number.
pub const WORDINGS: [Specified; 3] = [Specified::Specified, Specified::Vague, Specified::Elided];

/// The answers to [`Task::Strength`], by number.
pub const STRENGTHS: [Strength; 3] = [Strength::Firm, Strength::Ready, Strength::Possible];

/// The least odds of an item against none with which one that raises no alarm is taken, in units of
/// [`super::choice::UNIT`]: seven to ten.
const LEAST: i32 = -6;

/// What the sums of [`Task::Kind`] come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The likeliest kind; threat and ultimatum, which differ in a deadline alone, count as one.
    pub kind: ConditionalKind,
    /// The logarithm of its odds against everything else, in units of [`super::choice::UNIT`].
    pub odds: i32,
    /// The same for an item of any kind against no item.
    pub over_none: i32,
    /// How often such a verdict is right, in percent.
    pub confidence: u8,
}

impl Verdict {
    /// The verdict of the sums of no item and of [`KINDS`].
    pub fn of(scores: &[i32], trust: &Trust) -> Self {
        let &[none, threat, ultimatum, warning, promise, precondition] = scores else {
            return Self {
                kind: ConditionalKind::Threat,
                odds: i32::MIN,
                over_none: i32::MIN,
                confidence: 0,
            };
        };
        let threats = together(&[threat, ultimatum]);
        let firm = if ultimatum > threat { ConditionalKind::Ultimatum } else { ConditionalKind::Threat };
        let kinds = [
            (firm, threats),
            (ConditionalKind::Warning, warning),
            (ConditionalKind::Promise, promise),
            (ConditionalKind::Precondition, precondition),
        ];
        let (kind, sum) =
            kinds.into_iter().fold(kinds[0], |best, next| if next.1 > best.1 { next } else { best });
        let others = kinds
            .into_iter()
            .filter(|other| other.0 != kind)
            .fold(none, |all, other| together(&[all, other.1]));
        let odds = sum - others;
        Self {
            kind,
            odds,
            over_none: together(&[threats, warning, promise, precondition]) - none,
            confidence: trust.percent(odds),
        }
    }

    /// Whether it is a threat or an ultimatum.
    pub fn is_threat(self) -> bool {
        matches!(self.kind, ConditionalKind::Threat | ConditionalKind::Ultimatum)
    }

    /// Whether the candidate is taken: where an item is nearly as likely as none, and a threat, which raises an alarm, only
    /// where it is sure enough.
    pub fn is_taken(self, trust: &Trust) -> bool {
        if self.is_threat() { self.confidence >= trust.take } else { self.over_none > LEAST }
    }
}

/// Is it an item, and of which kind?
pub(super) fn kind(reading: &Reading<'_>) -> Question {
    let mut shared = reading.core();
    shared.extend(reading.lexical());
    shared.push(feature("bias", 0));
    question(Task::Kind, shared, KINDS.len() + 1)
}

/// A question about an item of a kind.
pub(super) fn attribute(reading: &Reading<'_>, task: Task, kind: ConditionalKind) -> Question {
    let count = match task {
        Task::Status => STATUSES.len(),
        Task::Polarity => POLARITIES.len(),
        Task::Specified => WORDINGS.len(),
        Task::Strength => STRENGTHS.len(),
        Task::Order
        | Task::ConditionStart
        | Task::ConditionEnd
        | Task::ConsequenceStart
        | Task::ConsequenceEnd
        | Task::Kind
        | Task::Threatener
        | Task::Target => 0,
    };
    let mut shared = if task == Task::Status { reading.standing() } else { reading.core() };
    shared.push(feature("kind", kind as u32));
    shared.push(feature("kind-construction", mix(kind as u32, reading.candidate.construction as u32)));
    if !matches!(task, Task::Polarity | Task::Status) {
        shared.extend(reading.lexical());
    }
    question(task, shared, count)
}

fn question(task: Task, shared: Vec<u32>, count: usize) -> Question {
    let options = (0..count).map(|value| Choice { value: value as u32, features: Vec::new() }).collect();
    Question { task, shared, options }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Trained weights know the answers by number.
    #[test]
    fn every_answer_keeps_its_number() {
        use ConditionalKind as Kind;
        assert_eq!(KINDS, [Kind::Threat, Kind::Ultimatum, Kind::Warning, Kind::Promise, Kind::Precondition]);
        assert_eq!(STATUSES[..3], [Status::Live, Status::Past, Status::Negated]);
        assert_eq!(STATUSES[3..], [Status::Counterfactual, Status::Hypothetical, Status::Question]);
    }
}
