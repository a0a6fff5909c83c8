//! What the keys do. The table for the reader and the decision are one.

use super::{Action, Dialog, Direction, From, Marking, Panel, Sheet, Shortcuts, State};
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
}

/// What the key means now, if anything.
pub fn wish(state: &State, stroke: &Stroke) -> Option<Wish> {
    let action = if stroke.alt {
        None
    } else if stroke.command {
        match (stroke.key.as_str(), stroke.place) {
            ("Enter", _) => Some(Action::ReadingWanted),
            ("a" | "A", Place::Article) => return Some(Wish::SelectArticle),
            _ => None,
        }
    } else {
        match stroke.place {
            Place::Field => None,
            Place::Tabs => tab(state, &stroke.key),
            Place::Article | Place::List | Place::Panel | Place::Elsewhere => plain(state, stroke),
        }
    };
    action.map(Wish::Act)
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
        Stroke { key: key.to_owned(), command: false, alt: false, place, findings: vec![] }
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
    fn tabs_go_around() {
        let state = read();
        assert_eq!(wish(&state, &stroke("End", Place::Tabs)), act(Action::PanelChosen(Panel::Threats)));
        assert_eq!(wish(&state, &stroke("ArrowLeft", Place::Tabs)), act(Action::PanelChosen(Panel::Threats)));
        assert_eq!(wish(&state, &stroke("ArrowDown", Place::Tabs)), None);
    }
}
