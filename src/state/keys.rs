//! What the keys do. The table for the reader and the decision are one.

use sayso_review::Verdict;

use super::{Action, Dialog, Direction, Form, From, Marking, Panel, Sheet, Shortcuts, Spoken, State};
use crate::view::{Finding, Layer};

/// A key that was pressed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// The name of the key, as the browser has it.
    pub key: String,
    /// Whether control or command was held.
    pub command: bool,
    /// Whether alt was held.
    pub alt: bool,
    /// Whether shift was held.
    pub shift: bool,
    /// Where the focus was.
    pub place: Place,
    /// The findings of the focused mark, the closest first.
    pub findings: Vec<Finding>,
}

/// Where the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a field to type into, or in a dialog.
    Field,
    /// In the article.
    Article,
    /// In the list of findings.
    List,
    /// On a tab.
    Tabs,
    /// Elsewhere in the panels.
    Panel,
    /// On anything else.
    Elsewhere,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A change of the state.
    Act(Action),
    /// The whole article and nothing else selected.
    SelectArticle,
    /// Words of the article selected, to be marked.
    Select(Extent),
    /// The focus on the bar that marks the selected words.
    MarkSelected,
}

/// How a selection by keys changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The first word, where the focus is.
    Start,
    /// Another word in this direction, at the end.
    Word(Direction),
    /// Another line in this direction, at the end.
    Line(Direction),
    /// The start, by a word in this direction.
    Move(Direction),
}

/// What the key means now, if anything.
pub fn wish(state: &State, stroke: &Stroke) -> Option<Wish> {
    let action = if stroke.alt {
        None
    } else if stroke.command {
        match (stroke.key.as_str(), stroke.place) {
            ("Enter", _) => Some(Action::ReadingWanted),
            ("a" | "A", Place::Article) => return Some(Wish::SelectArticle),
            (_, Place::Field) => None,
            ("z" | "Z", _) if stroke.shift => Some(Action::Redone),
            ("z" | "Z", _) => Some(Action::Undone),
            ("y" | "Y", _) => Some(Action::Redone),
            _ => None,
        }
    } else {
        match stroke.place {
            Place::Field => None,
            Place::Tabs => tab(state, &stroke.key),
            Place::Article => {
                if let Some(wish) = selecting(state, stroke) {
                    return Some(wish);
                }
                plain(state, stroke)
            }
            Place::List | Place::Panel | Place::Elsewhere => plain(state, stroke),
        }
    };
    action.map(Wish::Act)
}

/// Selecting words by keys, to mark what was missed.
fn selecting(state: &State, stroke: &Stroke) -> Option<Wish> {
    let extent = match (stroke.key.as_str(), stroke.shift, state.picked.is_some()) {
        ("m", false, false) if state.shortcuts == Shortcuts::On => Extent::Start,
        ("m" | "Enter", false, true) => return Some(Wish::MarkSelected),
        ("Escape", _, true) => return Some(Wish::Act(Action::Picked(None))),
        ("ArrowRight", true, _) => Extent::Word(Direction::Forward),
        ("ArrowLeft", true, _) => Extent::Word(Direction::Back),
        ("ArrowDown", true, _) => Extent::Line(Direction::Forward),
        ("ArrowUp", true, _) => Extent::Line(Direction::Back),
        ("ArrowRight", false, true) => Extent::Move(Direction::Forward),
        ("ArrowLeft", false, true) => Extent::Move(Direction::Back),
        _ => return None,
    };
    Some(Wish::Select(extent))
}

fn plain(state: &State, stroke: &Stroke) -> Option<Action> {
    let letters = state.shortcuts == Shortcuts::On && stroke.place != Place::Elsewhere;
    match (stroke.key.as_str(), stroke.place) {
        ("j" | "n", _) if letters => Some(Action::Stepped(Direction::Forward)),
        ("k" | "p", _) if letters => Some(Action::Stepped(Direction::Back)),
        ("0", _) if letters => Some(Action::MarkingChosen(match state.marking {
            Marking::Shown => Marking::Hidden,
            Marking::Hidden => Marking::Shown,
        })),
        (digit @ ("1" | "2" | "3" | "4"), _) if letters => {
            let place = digit.parse::<usize>().ok()?.checked_sub(1)?;
            Layer::SWITCHED.get(place).map(|&layer| Action::LayerToggled(layer))
        }
        ("a", _) if letters => state.chosen().map(|chosen| Action::Judged(chosen, Verdict::Right)),
        ("x", _) if letters => state.chosen().map(|chosen| Action::Judged(chosen, Verdict::Wrong)),
        ("e", _) if letters && state.chosen().is_some() => Some(Action::FormChosen(Form::Open)),
        ("/", _) if letters => Some(Action::Searched("".into())),
        ("v", _) if letters => Some(Action::SpokenChosen(match state.spoken {
            Spoken::On => Spoken::Off,
            Spoken::Off => Spoken::On,
        })),
        ("?", _) if letters => Some(Action::DialogChosen(Some(Dialog::Help))),
        ("ArrowRight", Place::Article) | ("ArrowDown", Place::List) => {
            Some(Action::Stepped(Direction::Forward))
        }
        ("ArrowLeft", Place::Article) | ("ArrowUp", Place::List) => Some(Action::Stepped(Direction::Back)),
        ("Enter" | " ", Place::Article) => match (state.chosen(), stroke.findings.as_slice()) {
            (Some(chosen), findings) if findings.contains(&chosen) && stroke.key == "Enter" => {
                Some(Action::Chosen(chosen, From::Details))
            }
            (_, []) => None,
            (_, findings) => Some(Action::PlaceChosen(findings.to_vec())),
        },
        ("Escape", Place::Panel) if state.form == Form::Open => Some(Action::FormChosen(Form::Closed)),
        ("Escape", Place::List | Place::Panel) => match state.chosen() {
            Some(chosen) => Some(Action::Chosen(chosen, From::Panel)),
            None => Some(Action::SheetMoved(Sheet::Closed)),
        },
        ("Escape", _) => Some(Action::Dismissed),
        _ => None,
    }
}

fn tab(state: &State, key: &str) -> Option<Action> {
    let count = Panel::ALL.len();
    let at = Panel::ALL.iter().position(|&panel| panel == state.panel)?;
    let next = match key {
        "ArrowRight" => (at + 1) % count,
        "ArrowLeft" => (at + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    Panel::ALL.get(next).map(|&panel| Action::PanelChosen(panel))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use sayso_report::QuoteId;

    use super::*;
    use crate::{
        state::{Edit, Shortcuts},
        view::{Reading, samples::report_for_tests},
    };

    const Q1: Finding = Finding::Quote(QuoteId(1));

    fn read() -> State {
        let (text, report) = report_for_tests();
        let reading = Rc::new(Reading::new(text, report));
        State::default()
            .after(Action::TextEdited(reading.text.clone(), Edit::Inserted))
            .after(Action::ReportArrived(1, reading))
    }

    fn stroke(key: &str, place: Place) -> Stroke {
        Stroke { key: key.to_owned(), command: false, alt: false, shift: false, place, findings: vec![] }
    }

    fn act(action: Action) -> Option<Wish> {
        Some(Wish::Act(action))
    }

    #[test]
    fn letters_are_letters_where_one_types() {
        for key in ["j", "?", "1", "Escape"] {
            assert_eq!(wish(&read(), &stroke(key, Place::Field)), None);
        }
        let force = Stroke { command: true, ..stroke("Enter", Place::Field) };
        assert_eq!(wish(&read(), &force), act(Action::ReadingWanted));
    }

    #[test]
    fn letters_can_be_switched_off_and_do_nothing_outside_the_reader() {
        let state = read();
        assert_eq!(wish(&state, &stroke("j", Place::Article)), act(Action::Stepped(Direction::Forward)));
        assert_eq!(wish(&state, &stroke("j", Place::Elsewhere)), None);
        let state = state.after(Action::ShortcutsChosen(Shortcuts::Off));
        assert_eq!(wish(&state, &stroke("j", Place::Article)), None);
        assert_eq!(
            wish(&state, &stroke("ArrowRight", Place::Article)),
            act(Action::Stepped(Direction::Forward))
        );
    }

    #[test]
    fn enter_chooses_and_then_opens() {
        let enter = Stroke { findings: vec![Q1], ..stroke("Enter", Place::Article) };
        let state = read();
        assert_eq!(wish(&state, &enter), act(Action::PlaceChosen(vec![Q1])));
        let state = state.after(Action::PlaceChosen(vec![Q1]));
        assert_eq!(wish(&state, &enter), act(Action::Chosen(Q1, From::Details)));
        assert_eq!(wish(&state, &stroke("Escape", Place::Panel)), act(Action::Chosen(Q1, From::Panel)));
    }

    #[test]
    fn digits_switch_layers() {
        assert_eq!(wish(&read(), &stroke("2", Place::List)), act(Action::LayerToggled(Layer::Speaker)));
        assert_eq!(wish(&read(), &stroke("5", Place::List)), None);
    }

    #[test]
    fn the_chosen_finding_is_judged_by_letters() {
        let state = read();
        assert_eq!(wish(&state, &stroke("a", Place::Article)), None, "nothing is chosen");
        let state = state.after(Action::PlaceChosen(vec![Q1]));
        assert_eq!(wish(&state, &stroke("a", Place::Article)), act(Action::Judged(Q1, Verdict::Right)));
        assert_eq!(wish(&state, &stroke("x", Place::List)), act(Action::Judged(Q1, Verdict::Wrong)));
        assert_eq!(wish(&state, &stroke("e", Place::Panel)), act(Action::FormChosen(Form::Open)));
        assert_eq!(wish(&state, &stroke("x", Place::Field)), None);
    }

    #[test]
    fn steps_are_taken_back_outside_of_fields() {
        let undo = |place, shift| Stroke { command: true, shift, ..stroke("z", place) };
        assert_eq!(wish(&read(), &undo(Place::Article, false)), act(Action::Undone));
        assert_eq!(wish(&read(), &undo(Place::Elsewhere, true)), act(Action::Redone));
        assert_eq!(wish(&read(), &undo(Place::Field, false)), None, "the field has its own");
    }

    #[test]
    fn words_are_selected_by_keys() {
        let select = |extent| Some(Wish::Select(extent));
        let state = read();
        assert_eq!(wish(&state, &stroke("m", Place::Article)), select(Extent::Start));
        let shifted = Stroke { shift: true, ..stroke("ArrowRight", Place::Article) };
        assert_eq!(wish(&state, &shifted), select(Extent::Word(Direction::Forward)));
        let at = |units| crate::view::Place { paragraph: 1, units };
        let state = state.after(Action::Picked(Some((at(0), at(4)))));
        assert_eq!(wish(&state, &stroke("ArrowLeft", Place::Article)), select(Extent::Move(Direction::Back)));
        assert_eq!(wish(&state, &stroke("Enter", Place::Article)), Some(Wish::MarkSelected));
        assert_eq!(wish(&state, &stroke("Escape", Place::Article)), act(Action::Picked(None)));
    }

    #[test]
    fn tabs_go_around() {
        let state = read();
        assert_eq!(wish(&state, &stroke("End", Place::Tabs)), act(Action::PanelChosen(Panel::Documents)));
        assert_eq!(
            wish(&state, &stroke("ArrowLeft", Place::Tabs)),
            act(Action::PanelChosen(Panel::Documents))
        );
        assert_eq!(wish(&state, &stroke("ArrowDown", Place::Tabs)), None);
    }
}
