//! The report after the corrections.

use sayso_report::{
    Byte, Category, ConditionIn, Conditional, ConditionalId, ConditionalKind, Decision, FindingId, Form,
    Mention, Party, Polarity, Quote, QuoteId, QuoteKind, Report, Span, Specified, Status, Strength, order,
};

use crate::{
    Anchor, Correction, Missed, Part, Target, Verdict,
    desk::{Desk, hull},
};

/// A report after corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// The report. Ids of the engine stay as they were; what a reader added is numbered on after them. What a reader
    /// has said is in its `reviews`.
    pub report: Report<Byte>,
    /// The corrections, by their places in the list, whose words or speakers are not there.
    pub waiting: Vec<usize>,
}

/// Applies corrections in order to the report of `text`.
///
/// Total: a correction that finds nothing to correct waits, and changes nothing.
pub fn apply(text: &str, report: &Report<Byte>, corrections: &[Correction]) -> Corrected {
    if corrections.is_empty() {
        return Corrected { report: report.clone(), waiting: Vec::new() };
    }
    let mut desk = Desk::new(text, report.clone());
    let waiting = (0..)
        .zip(corrections)
        .filter_map(|(place, correction)| step(&mut desk, correction).is_none().then_some(place))
        .collect();
    Corrected { report: desk.finish(), waiting }
}

/// Applies one; none, if what it is about is not there.
fn step(desk: &mut Desk<'_>, correction: &Correction) -> Option<()> {
    match correction {
        Correction::Judged { finding, verdict } => {
            let finding = desk.find(finding)?;
            match verdict {
                Verdict::Right if desk.is_rejected(finding) => desk.reopen(finding),
                Verdict::Right => desk.decide(finding, Decision::Confirmed),
                Verdict::Wrong => desk.decide(finding, Decision::Rejected),
                Verdict::Open => desk.reopen(finding),
            }
        }
        Correction::Noted { finding, note } => {
            let finding = desk.find(finding)?;
            desk.note(finding, note);
        }
        Correction::Quote { quote, kind, speaker } => {
            let id = desk.quote_at(quote)?;
            let to = speaker.as_deref().and_then(|name| desk.speaker_called(name));
            attribute(desk, id, to);
            desk.quote(id)?.kind = *kind;
            desk.decide(FindingId::Quote(id), Decision::Changed);
        }
        Correction::Split { quotes, speaker } => {
            let found: Vec<QuoteId> = quotes.iter().filter_map(|anchor| desk.quote_at(anchor)).collect();
            if found.is_empty() {
                return None;
            }
            let to = desk.speaker_called(speaker);
            for id in found {
                attribute(desk, id, to);
                desk.decide(FindingId::Quote(id), Decision::Changed);
            }
        }
        Correction::Conditional { item, kind, status, threatener, target } => {
            let id = desk.conditional_at(item)?;
            let party = |name: &Option<String>, now: Option<Party<Byte>>| {
                let name = name.as_deref().map(str::trim).filter(|name| !name.is_empty())?;
                match now {
                    Some(now) if now.name == name => Some(now),
                    _ => Some(Party { name: name.to_owned(), speaker: desk.speaker_named(name), span: None }),
                }
            };
            let now = desk.report.threats.iter().find(|item| item.id == id)?;
            let (threatener, target) =
                (party(threatener, now.threatener.clone()), party(target, now.target.clone()));
            let item = desk.conditional(id)?;
            (item.kind, item.status, item.threatener, item.target) = (*kind, *status, threatener, target);
            desk.decide(FindingId::Conditional(id), Decision::Changed);
        }
        Correction::Speaker { speaker, name, kind } => rename(desk, speaker, name, *kind)?,
        Correction::Merged { speaker, into } => merge(desk, speaker, into)?,
        Correction::Placed { finding, part, at } => {
            let span = at.find(desk.text)?;
            let finding = desk.find(finding)?;
            place(desk, finding, *part, span)?;
            desk.decide(finding, Decision::Changed);
        }
        Correction::Added { what, at } => add(desk, *what, at)?,
    }
    Some(())
}

fn attribute(desk: &mut Desk<'_>, id: QuoteId, to: Option<sayso_report::SpeakerId>) {
    let before = desk.quote(id).and_then(|quote| quote.speaker);
    let before = desk.name_of(before).map(ToOwned::to_owned);
    if desk.attribute(id, to)
        && let Some(quote) = desk.quote(id)
    {
        let before = before.map_or_else(|| "nobody".to_owned(), |name| format!("“{name}”"));
        quote.why = format!("A reader says who speaks. The program had {before}: {}", quote.why);
        quote.runner_up = None;
        quote.confidence = 100;
    }
}

fn rename(desk: &mut Desk<'_>, from: &str, to: &str, kind: sayso_report::SpeakerKind) -> Option<()> {
    let id = desk.speaker_named(from)?;
    let to = to.trim();
    if to != from && desk.speaker_named(to).is_some() {
        return merge(desk, from, to);
    }
    let speaker = desk.speaker(id)?;
    speaker.kind = kind;
    if !to.is_empty() && to != from {
        speaker.name = to.to_owned();
        speaker.aliases.retain(|alias| alias != to);
        if !speaker.aliases.iter().any(|alias| alias == from) {
            speaker.aliases.push(from.to_owned());
        }
        name_parties(desk, id, id);
    }
    desk.decide(FindingId::Speaker(id), Decision::Changed);
    Some(())
}

fn merge(desk: &mut Desk<'_>, from: &str, into: &str) -> Option<()> {
    let (from_id, into_id) = (desk.speaker_named(from)?, desk.speaker_named(into)?);
    if from_id == into_id {
        return None;
    }
    let quotes: Vec<QuoteId> = desk
        .report
        .quotes
        .iter()
        .filter(|quote| quote.speaker == Some(from_id))
        .map(|quote| quote.id)
        .collect();
    for id in quotes {
        desk.attribute(id, Some(into_id));
    }
    let at = desk.report.speakers.iter().position(|speaker| speaker.id == from_id)?;
    let gone = desk.report.speakers.remove(at);
    let kept = desk.speaker(into_id)?;
    for alias in std::iter::once(gone.name).chain(gone.aliases) {
        if alias != kept.name && !kept.aliases.contains(&alias) {
            kept.aliases.push(alias);
        }
    }
    kept.role = kept.role.take().or(gone.role);
    kept.mentions.extend(gone.mentions);
    order::by_key(&mut kept.mentions, |mention| (mention.span, mention.form));
    name_parties(desk, from_id, into_id);
    desk.decide(FindingId::Speaker(into_id), Decision::Changed);
    Some(())
}

/// Parties that were `from` are now `to`, with the name it has.
fn name_parties(desk: &mut Desk<'_>, from: sayso_report::SpeakerId, to: sayso_report::SpeakerId) {
    let Some(name) = desk.name_of(Some(to)).map(ToOwned::to_owned) else { return };
    for item in &mut desk.report.threats {
        for party in [&mut item.threatener, &mut item.target].into_iter().flatten() {
            if party.speaker == Some(from) {
                party.speaker = Some(to);
                party.name.clone_from(&name);
            }
        }
    }
}

fn place(desk: &mut Desk<'_>, finding: FindingId, part: Part, span: Span<Byte>) -> Option<()> {
    match (finding, part) {
        (FindingId::Quote(id), Part::Content) => {
            desk.weigh(id, false);
            let text = desk.text;
            let quote = desk.quote(id)?;
            quote.content = vec![span];
            quote.kind = kind_of(span.of(text));
            desk.weigh(id, true);
        }
        (FindingId::Conditional(id), Part::Condition | Part::Outcome) => {
            let item = desk.conditional(id)?;
            match part {
                Part::Condition => (item.condition, item.condition_in) = (vec![span], ConditionIn::Sentence),
                Part::Outcome => item.consequence = vec![span],
                Part::Content => return None,
            }
            item.span =
                hull(&item.condition).into_iter().chain(hull(&item.consequence)).reduce(Span::join)?;
        }
        _ => return None,
    }
    Some(())
}

fn add(desk: &mut Desk<'_>, what: Missed, at: &Anchor) -> Option<()> {
    let span = at.find(desk.text)?;
    let words = span.of(desk.text);
    let around = desk
        .report
        .quotes
        .iter()
        .filter_map(|quote| Some((quote.id, hull(&quote.content)?)))
        .filter(|(_, hull)| hull.contains(span) && *hull != span)
        .min_by_key(|(_, hull)| hull.len())
        .map(|(id, _)| id);
    let why = "Marked by a reader.".to_owned();
    match what {
        Missed::Quote => {
            let id = QuoteId(desk.report.quotes.iter().map(|quote| quote.id.0).max().unwrap_or(0) + 1);
            desk.report.quotes.push(Quote {
                id,
                kind: kind_of(words),
                content: vec![span],
                cue: Vec::new(),
                source: Vec::new(),
                speaker: None,
                parent: around,
                confidence: 100,
                why,
                runner_up: None,
            });
            desk.weigh(id, true);
            desk.decide(FindingId::Quote(id), Decision::Added);
        }
        Missed::Conditional => {
            let id = ConditionalId(desk.report.threats.iter().map(|item| item.id.0).max().unwrap_or(0) + 1);
            desk.report.threats.push(Conditional {
                id,
                kind: ConditionalKind::Threat,
                status: Status::Live,
                polarity: Polarity::Event,
                specified: Specified::Specified,
                strength: Strength::Firm,
                span,
                marker: Vec::new(),
                condition: Vec::new(),
                consequence: vec![span],
                deadline: Vec::new(),
                condition_in: ConditionIn::None,
                threatener: None,
                target: None,
                category: Category::Other,
                quote: around,
                confidence: 100,
                why,
            });
            desk.decide(FindingId::Conditional(id), Decision::Added);
        }
        Missed::Speaker => {
            let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let id = desk.speaker_called(&name)?;
            let speaker = desk.speaker(id)?;
            if !speaker.mentions.iter().any(|mention| mention.span == span) {
                let at = speaker.mentions.partition_point(|mention| mention.span < span);
                speaker.mentions.insert(at, Mention { span, form: Form::Name });
            }
            desk.decide(FindingId::Speaker(id), Decision::Changed);
        }
    }
    Some(())
}

/// By the quotation marks a reader sees: all around, some inside, or none.
fn kind_of(words: &str) -> QuoteKind {
    if words.trim_start().starts_with(['“', '"', '«', '„', '‘']) {
        QuoteKind::Direct
    } else if words.contains(['“', '"', '«', '„']) {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    }
}

impl Target {
    /// How a finding of a report is named; none, if it is not there.
    pub fn of(text: &str, report: &Report<Byte>, finding: FindingId) -> Option<Self> {
        Some(match finding {
            FindingId::Quote(id) => {
                let quote = report.quotes.iter().find(|quote| quote.id == id)?;
                Self::Quote(Anchor::of(text, hull(&quote.content)?)?)
            }
            FindingId::Conditional(id) => {
                let item = report.threats.iter().find(|item| item.id == id)?;
                Self::Conditional(Anchor::of(text, item.span)?)
            }
            FindingId::Speaker(id) => {
                let speaker = report.speakers.iter().find(|speaker| speaker.id == id)?;
                Self::Speaker(speaker.name.clone())
            }
        })
    }
}
