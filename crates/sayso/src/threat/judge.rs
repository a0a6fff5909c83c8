//! What a candidate is: none, or one of the five kinds; and its status, polarity, wording and strength.

use sayso_report::{ConditionalKind, Polarity, Specified, Status, Strength};

use super::{
    choice::{Choice, Question, Task, feature, mix},
    reading::Reading,
};

/// The answers to [`Task::Kind`], by number; 0 is no item.
pub const KINDS: [ConditionalKind; 5] = [
    ConditionalKind::Threat,
    ConditionalKind::Ultimatum,
    ConditionalKind::Warning,
    ConditionalKind::Promise,
    ConditionalKind::Precondition,
];

/// The answers to [`Task::Status`], by number.
pub const STATUSES: [Status; 6] = [
    Status::Live,
    Status::Past,
    Status::Negated,
    Status::Counterfactual,
    Status::Hypothetical,
    Status::Question,
];

/// The answers to [`Task::Polarity`], by number.
pub const POLARITIES: [Polarity; 3] = [Polarity::Compel, Polarity::Deter, Polarity::Event];

/// The answers to [`Task::Specified`], by number.
pub const WORDINGS: [Specified; 3] = [Specified::Specified, Specified::Vague, Specified::Elided];

/// The answers to [`Task::Strength`], by number.
pub const STRENGTHS: [Strength; 3] = [Strength::Firm, Strength::Ready, Strength::Possible];

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
