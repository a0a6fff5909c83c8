//! How the state changes when the reader corrects or searches. Pure, as all of the state.

use std::rc::Rc;

use sayso_review::{Anchor, Correction, Missed, Part, Target, Verdict};

use super::{Direction, Fields, Form, From, Search, State, Told};
use crate::view::{Finding, hits};

impl State {
    /// Says of a finding that it is right or wrong; the same a second time takes it back.
    pub(super) fn judge(&mut self, finding: Finding, verdict: Verdict) {
        use sayso_report::Decision;
        let Some(reading) = self.reading.clone() else { return };
        let Some(target) = reading.target(finding) else { return };
        let decision = reading.review(finding).map(|review| review.decision);
        let verdict = match (verdict, decision) {
            (Verdict::Right, Some(Decision::Confirmed)) => Verdict::Open,
            (verdict, _) => verdict,
        };
        let told = match verdict {
            Verdict::Right => Told::Confirmed,
            Verdict::Wrong => Told::Rejected,
            Verdict::Open => Told::Reopened,
        };
        self.make(Correction::Judged { finding: target, verdict }, told);
    }

    /// Takes over what the form of the chosen finding says, as far as it is new.
    pub(super) fn describe(&mut self, fields: Fields) {
        self.form = Form::Closed;
        let (Some(finding), Some(reading)) = (self.chosen(), self.reading.clone()) else { return };
        let Some(target) = reading.target(finding) else { return };
        let (corrections, note) = match (fields, target.clone(), finding) {
            (Fields::Quote(kind, speaker, note), Target::Quote(quote), Finding::Quote(id)) => {
                let speaker = named(&speaker);
                let now = reading.quote(id);
                let same = now.is_some_and(|now| {
                    let name = now.speaker.and_then(|id| reading.speaker(id)).map(|speaker| &speaker.name);
                    now.kind == kind && name == speaker.as_ref()
                });
                (Vec::from_iter((!same).then_some(Correction::Quote { quote, kind, speaker })), note)
            }
            (
                Fields::Conditional(kind, status, threatener, target, note),
                Target::Conditional(item),
                Finding::Conditional(id),
            ) => {
                let (threatener, target) = (named(&threatener), named(&target));
                let same = reading.conditional(id).is_some_and(|now| {
                    let name =
                        |party: &Option<sayso_report::Party<_>>| party.as_ref().map(|it| it.name.clone());
                    (now.kind, now.status, name(&now.threatener), name(&now.target))
                        == (kind, status, threatener.clone(), target.clone())
                });
                let correction = Correction::Conditional { item, kind, status, threatener, target };
                (Vec::from_iter((!same).then_some(correction)), note)
            }
            (
                Fields::Speaker(name, kind, quotes, other, note),
                Target::Speaker(speaker),
                Finding::Speaker(id),
            ) => {
                let quotes: Vec<Anchor> = quotes
                    .into_iter()
                    .filter_map(|id| match reading.target(Finding::Quote(id))? {
                        Target::Quote(anchor) => Some(anchor),
                        Target::Conditional(_) | Target::Speaker(_) => None,
                    })
                    .collect();
                let same = reading.speaker(id).is_some_and(|now| now.name == name.trim() && now.kind == kind);
                // First the name: a speaker that has no quote left may be gone.
                let renamed = (!same).then_some(Correction::Speaker { speaker, name, kind });
                let split = (!quotes.is_empty()).then_some(Correction::Split { quotes, speaker: other });
                (renamed.into_iter().chain(split).collect(), note)
            }
            _ => return,
        };
        let before = reading.review(finding).and_then(|review| review.note.clone()).unwrap_or_default();
        if note.trim() != before {
            self.make(Correction::Noted { finding: target, note }, Told::Changed);
        }
        let called = corrections.iter().find_map(|correction| match correction {
            Correction::Speaker { name, .. } => Some(name.trim().to_owned()),
            _ => None,
        });
        for correction in corrections {
            self.make(correction, Told::Changed);
        }
        // One who was joined with another is that other from now on.
        let other = called.and_then(|name| {
            let speakers = &self.reading.as_ref()?.report.speakers;
            speakers.iter().find(|speaker| speaker.name == name).map(|speaker| Finding::Speaker(speaker.id))
        });
        if let (None, Some(other)) = (self.chosen(), other) {
            self.choose(other, From::Details);
        }
    }

    /// The selected words are something that was missed.
    pub(super) fn mark(&mut self, what: Missed) {
        let Some(at) = self.picked_words() else { return };
        self.picked = None;
        self.make(Correction::Added { what, at }, Told::Added);
        // Who said it is the next question.
        self.form = match what {
            Missed::Quote | Missed::Conditional => Form::Open,
            Missed::Speaker => Form::Closed,
        };
    }

    /// The selected words are a part of the chosen finding.
    pub(super) fn place(&mut self, part: Part) {
        let target = self.chosen().and_then(|chosen| self.reading.as_ref()?.target(chosen));
        let (Some(finding), Some(at)) = (target, self.picked_words()) else { return };
        self.picked = None;
        self.make(Correction::Placed { finding, part, at }, Told::Changed);
    }

    fn picked_words(&self) -> Option<Anchor> {
        Anchor::of(&self.reading.as_ref()?.text, self.picked?)
    }

    pub(super) fn undo(&mut self) {
        if self.history.can_undo() {
            Rc::make_mut(&mut self.history).undo();
            self.told = Some(Told::Undone);
            self.correct_anew();
        }
    }

    pub(super) fn redo(&mut self) {
        if self.history.can_redo() {
            Rc::make_mut(&mut self.history).redo();
            self.told = Some(Told::Redone);
            self.correct_anew();
        }
    }

    pub(super) fn forget_waiting(&mut self) {
        if let Some(reading) = &self.reading {
            Rc::make_mut(&mut self.history).forget(&reading.waiting);
            self.correct_anew();
        }
    }

    fn make(&mut self, correction: Correction, told: Told) {
        Rc::make_mut(&mut self.history).make(correction);
        self.told = Some(told);
        self.correct_anew();
    }

    /// Applies the corrections to what the engine found. What appears is chosen; what is gone is no longer.
    pub(super) fn correct_anew(&mut self) {
        let Some(before) = self.reading.take() else { return };
        let reading = Rc::new(before.corrected(self.history.made()));
        let new = reading.entries.iter().map(|entry| entry.finding).find(|&finding| !before.has(finding));
        let speakers = reading.report.speakers.iter().map(|speaker| Finding::Speaker(speaker.id));
        let new = new.or_else(|| speakers.into_iter().find(|&finding| !before.has(finding)));
        let gone = self.chosen().filter(|&chosen| !reading.has(chosen));
        let at = gone.and_then(|gone| before.entries.iter().position(|entry| entry.finding == gone));
        self.echo = None;
        if gone.is_some() {
            self.selection = None;
            self.form = Form::Closed;
        }
        // What is taken out takes the choice with it: on to the next, or at the end to the one before.
        let next =
            at.and_then(|at| reading.entries.get(at).or(reading.entries.last())).map(|entry| entry.finding);
        self.reading = Some(reading);
        if let Some(next) = next {
            self.choose(next, From::Step);
        }
        // A speaker who is new because a quote was given to it must not take the choice from the quote.
        if let Some(new) = new
            && (self.selection.is_none()
                || !matches!(new, Finding::Speaker(_))
                || self.told == Some(Told::Added))
        {
            self.choose(new, From::Step);
        }
    }

    pub(super) fn look_for(&mut self, wanted: Rc<str>) {
        let Some(reading) = &self.reading else { return };
        let hits: Rc<[_]> = hits(&reading.text, &wanted).into();
        // From where the reader is, not from the top again with every letter.
        let from =
            self.search.as_ref().and_then(|search| search.hits.get(search.at)).map_or(0, |hit| hit.start());
        let at = hits.iter().position(|hit| hit.start() >= from).unwrap_or(0);
        self.search = Some(Search { wanted, hits, at });
    }

    pub(super) fn step_hit(&mut self, direction: Direction) {
        if let Some(search) = &mut self.search
            && !search.hits.is_empty()
        {
            let count = search.hits.len();
            search.at = match direction {
                Direction::Forward => (search.at + 1) % count,
                Direction::Back => (search.at + count - 1) % count,
            };
        }
    }
}

/// A name, unless it is none.
fn named(name: &str) -> Option<String> {
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use sayso_report::{ConditionalId, Decision, QuoteId, QuoteKind, SpeakerId, SpeakerKind};

    use super::*;
    use crate::{
        state::{Action, Edit},
        view::{Place, Reading, samples::report_for_tests},
    };

    const Q1: Finding = Finding::Quote(QuoteId(1));
    const T1: Finding = Finding::Conditional(ConditionalId(1));
    const Q2: Finding = Finding::Quote(QuoteId(2));
    const S1: Finding = Finding::Speaker(SpeakerId(1));

    fn read() -> State {
        let (text, report) = report_for_tests();
        State::default()
            .after(Action::TextEdited(text.clone(), Edit::Inserted))
            .after(Action::ReportArrived(1, Rc::new(Reading::new(text, report))))
    }

    fn chosen(finding: Finding) -> State {
        read().after(Action::Chosen(finding, From::Panel))
    }

    fn entries(state: &State) -> Vec<Finding> {
        state.reading.iter().flat_map(|reading| &reading.entries).map(|entry| entry.finding).collect()
    }

    fn decision(state: &State, finding: Finding) -> Option<Decision> {
        state.reading.as_ref()?.review(finding).map(|review| review.decision)
    }

    #[test]
    fn what_is_wrong_goes_and_comes_back() {
        let state = chosen(Q1).after(Action::Judged(Q1, Verdict::Wrong));
        assert_eq!((entries(&state), state.chosen()), (vec![T1, Q2], Some(T1)));
        assert_eq!(state.told, Some(Told::Rejected));
        let undone = state.after(Action::Undone);
        assert_eq!((entries(&undone), undone.chosen()), (vec![Q1, T1, Q2], Some(Q1)), "it is chosen again");
        assert_eq!(entries(&undone.after(Action::Redone)), [T1, Q2]);
        let restored = state.after(Action::Judged(Q1, Verdict::Open));
        assert_eq!(entries(&restored), [Q1, T1, Q2]);
    }

    #[test]
    fn right_twice_is_open_again() {
        let state = chosen(Q1).after(Action::Judged(Q1, Verdict::Right));
        assert_eq!((decision(&state, Q1), state.chosen()), (Some(Decision::Confirmed), Some(Q1)));
        assert_eq!(decision(&state.after(Action::Judged(Q1, Verdict::Right)), Q1), None);
    }

    #[test]
    fn a_form_that_says_nothing_new_changes_nothing() {
        let state = chosen(Q1).after(Action::FormChosen(Form::Open));
        let same = Fields::Quote(QuoteKind::Direct, "Ana Ruiz".to_owned(), String::new());
        let sent = state.after(Action::Described(same));
        assert_eq!((sent.form, sent.history.can_undo()), (Form::Closed, false));
        let other = Fields::Quote(QuoteKind::Direct, "Bo Lind".to_owned(), "He told me.".to_owned());
        let sent = state.after(Action::Described(other));
        assert_eq!((sent.history.made().len(), sent.chosen()), (2, Some(Q1)));
        let reading = sent.reading.as_ref().expect("a reading");
        assert_eq!(reading.entry(Q1).and_then(|entry| entry.who.clone()).as_deref(), Some("Bo Lind"));
        assert_eq!(reading.review(Q1).and_then(|review| review.note.as_deref()), Some("He told me."));
    }

    #[test]
    fn a_speaker_is_renamed_or_split() {
        let fields = |name: &str, quotes, other: &str| {
            Fields::Speaker(name.to_owned(), SpeakerKind::Person, quotes, other.to_owned(), String::new())
        };
        let renamed = chosen(S1).after(Action::Described(fields("Mayor Ruiz", vec![], "")));
        assert_eq!(
            renamed.reading.as_ref().map(|it| it.report.speakers[0].name.as_str()),
            Some("Mayor Ruiz")
        );
        let split = chosen(S1).after(Action::Described(fields("Ana Ruiz", vec![QuoteId(1)], "Bo Lind")));
        let names: Vec<_> =
            split.reading.iter().flat_map(|it| &it.report.speakers).map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Bo Lind"]);
        let both = chosen(S1).after(Action::Described(fields("Mayor Ruiz", vec![QuoteId(1)], " ")));
        assert_eq!(both.history.made().len(), 2);
        let quote = both.reading.as_ref().and_then(|it| it.quote(QuoteId(1)));
        assert_eq!(quote.map(|quote| quote.speaker), Some(None), "of nobody, where no name is given");
        assert!(both.reading.is_some_and(|it| it.waiting.is_empty()));
    }

    #[test]
    fn selected_words_become_a_finding() {
        let place = |units| Place { paragraph: 2, units };
        let state = read().after(Action::Picked(Some((place(0), place(11)))));
        assert!(state.picked.is_some());
        let marked = state.after(Action::Marked(Missed::Quote));
        assert_eq!((marked.picked, marked.chosen()), (None, Some(Finding::Quote(QuoteId(3)))));
        assert_eq!(decision(&marked, Finding::Quote(QuoteId(3))), Some(Decision::Added));
        assert_eq!(entries(&marked.after(Action::Undone)).len(), 3);
    }

    #[test]
    fn corrections_hold_after_an_edit_and_wait_where_words_are_gone() {
        let state = chosen(Q2).after(Action::Judged(Q2, Verdict::Right));
        let (text, report) = report_for_tests();
        let edited = state.after(Action::TextEdited("Something else.".into(), Edit::Typed)).after(
            Action::ReportArrived(
                2,
                Rc::new(Reading::new(
                    "Something else.".into(),
                    sayso_report::Report {
                        quotes: vec![],
                        speakers: vec![],
                        threats: vec![],
                        notes: vec![],
                        near_misses: vec![],
                        ..report.clone()
                    },
                )),
            ),
        );
        assert_eq!(edited.reading.as_ref().map(|it| it.waiting.len()), Some(1));
        let back = edited
            .after(Action::TextEdited(text.clone(), Edit::Typed))
            .after(Action::ReportArrived(3, Rc::new(Reading::new(text, report))));
        assert_eq!(decision(&back, Q2), Some(Decision::Confirmed));
        assert!(!edited.after(Action::WaitingForgotten).history.can_undo());
    }

    #[test]
    fn another_text_has_its_own_corrections() {
        let state = chosen(Q1).after(Action::Judged(Q1, Verdict::Right));
        let other = state.after(Action::TextReplaced("A sample.".into()));
        assert!(!other.history.can_undo());
        assert!(other.after(Action::ReplacementUndone).history.can_undo());
    }

    #[test]
    fn a_search_goes_around() {
        let state = read().after(Action::Searched("the".into()));
        let search = state.search.as_ref().expect("a search");
        assert_eq!((search.hits.len(), search.at), (3, 0));
        let back = state.after(Action::HitStepped(Direction::Back));
        assert_eq!(back.search.as_ref().map(|search| search.at), Some(2));
        assert_eq!(
            back.after(Action::HitStepped(Direction::Forward)).search.map(|search| search.at),
            Some(0)
        );
        assert_eq!(state.after(Action::SearchClosed).search, None);
    }

    #[test]
    fn a_marked_quote_asks_who_said_it() {
        let place = |units| Place { paragraph: 2, units };
        let state = read().after(Action::Picked(Some((place(0), place(11)))));
        let marked = state.after(Action::Marked(Missed::Quote));
        assert_eq!((marked.form, marked.chosen().is_some()), (Form::Open, true));
        assert_eq!(state.after(Action::Marked(Missed::Speaker)).form, Form::Closed);
    }

    #[test]
    fn who_was_joined_is_the_other() {
        let speaker = |state: &State, name: &str| {
            let speakers = state.reading.as_ref().map(|reading| reading.report.speakers.clone());
            speakers.into_iter().flatten().find(|it| it.name == name).map(|it| Finding::Speaker(it.id))
        };
        let other = Fields::Quote(QuoteKind::Indirect, "Bo Lind".to_owned(), String::new());
        let state = chosen(Q2).after(Action::Described(other));
        let bo = speaker(&state, "Bo Lind").expect("he was named");
        let same =
            Fields::Speaker("Ana Ruiz".to_owned(), SpeakerKind::Person, vec![], String::new(), String::new());
        let joined = state.after(Action::Chosen(bo, From::Panel)).after(Action::Described(same));
        assert_eq!(speaker(&joined, "Bo Lind"), None);
        assert_eq!(joined.chosen(), speaker(&joined, "Ana Ruiz"));
    }
}
