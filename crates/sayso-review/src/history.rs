//! The corrections made so far, and those taken back.

use serde::{Deserialize, Serialize};

use crate::Correction;

/// Corrections in order, with as many steps back and forth as were made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct History {
    made: Vec<Correction>,
    /// Taken back, the newest last.
    #[serde(skip)]
    undone: Vec<Correction>,
}

impl History {
    /// What holds now, in order.
    pub fn made(&self) -> &[Correction] {
        &self.made
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.made.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Makes one more; what was taken back before is gone.
    pub fn make(&mut self, correction: Correction) {
        self.undone.clear();
        self.made.push(correction);
    }

    /// Takes the newest back.
    pub fn undo(&mut self) {
        self.undone.extend(self.made.pop());
    }

    /// Makes again what was taken back last.
    pub fn redo(&mut self) {
        self.made.extend(self.undone.pop());
    }

    /// Forgets these, by their places in [`made`](Self::made), for good.
    pub fn forget(&mut self, places: &[usize]) {
        let mut place = 0;
        self.made.retain(|_| {
            place += 1;
            !places.contains(&(place - 1))
        });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn step(number: u8) -> Correction {
        Correction::Merged { speaker: number.to_string(), into: "x".to_owned() }
    }

    #[test]
    fn a_new_step_ends_what_was_taken_back() {
        let mut history = History::default();
        history.make(step(1));
        history.make(step(2));
        history.undo();
        assert_eq!((history.made().len(), history.can_redo()), (1, true));
        history.make(step(3));
        assert_eq!((history.made(), history.can_redo()), (&[step(1), step(3)][..], false));
        history.forget(&[0]);
        assert_eq!(history.made(), [step(3)]);
    }

    proptest! {
        #[test]
        fn as_many_steps_back_as_forth_change_nothing(steps in prop::collection::vec(0u8..9, 0..20), back in 0usize..30) {
            let mut history = History::default();
            steps.iter().for_each(|&number| history.make(step(number)));
            let all = history.made().to_vec();
            (0..back).for_each(|_| history.undo());
            prop_assert_eq!(history.made().len(), all.len().saturating_sub(back));
            (0..back).for_each(|_| history.redo());
            prop_assert_eq!(history.made(), all);
        }
    }
}
