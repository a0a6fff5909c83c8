//! Why an item is what it is, and why a candidate is none, in words for the reader.

use sayso_report::{ConditionalKind, Status};

use crate::text::TokenRange;

use super::{Conditional, judge::Verdict, line::Line, reading::Reading, valence::Valence, word::Class};

/// The words that decide, and what would make it something else.
pub(super) fn of(item: &Conditional, reading: &Reading<'_>, follow_up: bool) -> String {
    let line = reading.line;
    let quote = |range: TokenRange| format!("“{}”", shortened(line.syntax.words(line.balanced(range))));
    let mut why = match (reading.bounds.condition, reading.bounds.consequence) {
        (Some(condition), Some(consequence)) if !item.marker.is_empty() => {
            format!("{} ties {} to {}", quote(reading.candidate.marker), quote(consequence), quote(condition))
        }
        (Some(condition), Some(consequence)) => {
            format!("{} hangs on {}", quote(consequence), quote(condition))
        }
        (None, Some(consequence)) => {
            format!("{} is held out; what it hangs on stands in the sentences around it", quote(consequence))
        }
        (Some(condition), None) => {
            format!(
                "{} demands {}; what follows otherwise is left unsaid",
                quote(reading.candidate.marker),
                quote(condition)
            )
        }
        (None, None) => format!("{} announces it without saying more", quote(reading.candidate.marker)),
    };
    let who = item.threatener.as_ref().map_or("the side that speaks", |party| party.name.as_str());
    let whom = item.target.as_ref().map_or("the one addressed", |party| party.name.as_str());
    let verdict = match item.kind {
        ConditionalKind::Threat => format!(
            "{who} would bring it about and {whom} would be worse off: a threat. It would be a warning if somebody else brought it about, and a precondition if something were only withheld"
        ),
        ConditionalKind::Ultimatum => {
            let limit = reading.deadline.map_or_else(|| "finality".to_owned(), quote);
            format!(
                "{who} would bring it about, and {limit} sets a limit: an ultimatum. Without the limit it would be a threat"
            )
        }
        ConditionalKind::Warning => format!(
            "it would be bad for {whom}, but it is not for the one who says so to bring it about: a warning. It would be a threat if the speaker saw to it"
        ),
        ConditionalKind::Promise => format!(
            "it is good for {whom} or spares it harm: a promise. It would be a threat if it left {whom} worse off"
        ),
        ConditionalKind::Precondition => format!(
            "{who} only goes on withholding until {whom} acts: a precondition. It would be a threat if something were taken away"
        ),
    };
    why.push_str("; ");
    why.push_str(&verdict);
    why.push('.');
    match item.status {
        Status::Live => {}
        Status::Past => why.push_str(" It is told as over."),
        Status::Negated => why.push_str(" It is denied or withdrawn."),
        Status::Counterfactual => why.push_str(" It did not come to it."),
        Status::Hypothetical => why.push_str(" Nobody has issued it: it is only imagined."),
        Status::Question => why.push_str(" It is asked about, not issued."),
    }
    if follow_up {
        why.push_str(" The next sentence says that the outcome was left open.");
    }
    why
}

/// Why a candidate is no item, and what would make it one.
pub(super) fn not(reading: &Reading<'_>, verdict: Verdict) -> String {
    let line = reading.line;
    let marker = reading.candidate.marker;
    let words = line.syntax.words(marker).to_lowercase();
    let previous = line.at(marker.start, -1);
    let after = |class: Class| previous.is_some_and(|token| line.is(token, class));
    let source = reading.source.map(|range| line.classes_in(range)).unwrap_or_default();
    if after(Class::Concede) {
        return format!("“{} {words}”: nothing is made to depend on it.", line.norm_at(marker.start, -1));
    }
    if after(Class::Ask) && words == "if" {
        return "“if” means “whether” here: it asks.".to_owned();
    }
    let formal = |range: TokenRange| range.len() <= 4 && line.classes_in(range).has(Class::Formal);
    if reading.bounds.condition.is_some_and(formal) {
        return format!("“{words}” opens a set phrase or a rule, not an act somebody can choose.");
    }
    if reading.bounds.consequence.is_none() {
        return format!("Nothing is tied to “{words}”.");
    }
    if source.has(Class::Observer) {
        return "An observer's forecast. In the words of the side that would act it could be a threat."
            .to_owned();
    }
    if line.classes_in(line.next(line.tokens.start, 80)).has(Class::Field) {
        return "A rule or a forecast: no side holds anything out to another.".to_owned();
    }
    if verdict.over_none > 0 {
        return format!(
            "It could be a {}, but most sentences like it are none.",
            if verdict.is_threat() { "threat" } else { "conditional" }
        );
    }
    let worth = Valence::of(line, reading.bounds.consequence);
    if worth == Valence::default() {
        return "The outcome is neither harm nor good to anybody. It would be a threat if it hurt the one who meets the condition.".to_owned();
    }
    if reading.cue.is_none() && reading.quote.is_none() {
        return "Nobody is said to have told it to anybody. It could be a threat as the word of the side that would act.".to_owned();
    }
    "No side says that it would bring the outcome about. If it did, it could be a threat or a promise."
        .to_owned()
}

/// Whether a sentence says that an outcome was left open: “He did not specify what the consequences could be.”
pub(super) fn leaves_open(line: &Line<'_>) -> bool {
    let near = line.next(line.tokens.start, 40);
    let denies = line.find(near, |token| line.is(token, Class::Not) || line.norm(token) == "without");
    denies.is_some_and(|from| line.next(from, 5).tokens().any(|token| line.is(token, Class::Detail)))
}

/// At most about sixty characters, cut between words.
fn shortened(words: &str) -> String {
    if words.chars().count() <= 60 {
        return words.to_owned();
    }
    let end = words.char_indices().nth(56).map_or(words.len(), |(index, _)| index);
    let end = words[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &words[..end])
}
