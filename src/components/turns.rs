//! Long contents drawn piece by piece, so that no length keeps the page from answering.

use std::{any::Any, cell::Cell, rc::Rc, time::Duration};

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

use crate::view::Text;

/// What each piece of some contents is drawn from.
struct Pieces {
    held: Vec<Option<Rc<dyn Any>>>,
    newest: Rc<dyn Any>,
    /// What text the newest is about.
    text: Text,
    /// Counts the newest ones.
    version: u32,
    /// The piece that was in sight when the newest came; the order of the others begins there.
    from: usize,
}

impl Pieces {
    fn give(&mut self, at: usize) {
        if let Some(piece) = self.held.get_mut(at) {
            *piece = Some(self.newest.clone());
        }
    }

    /// The first piece whose turn has not come.
    fn next(&self) -> Option<usize> {
        let waits = |at: &usize| self.held[*at].as_ref().is_none_or(|held| !Rc::ptr_eq(held, &self.newest));
        (self.from..self.held.len()).chain(0..self.from.min(self.held.len())).find(waits)
    }
}

/// What each of `total` pieces is drawn from by now: the `newest` for those in sight and those that are wanted at
/// once; for the others what they were drawn from before, at first nothing, until their turn comes, one piece each
/// time the browser has answered whatever else there is to do.
///
/// Pieces of two texts never stand side by side. `sight` is asked for the piece in sight, before anything is drawn
/// anew.
#[hook]
pub(super) fn use_turns<T: 'static>(
    total: usize,
    newest: &Rc<T>,
    text: &Text,
    sight: fn() -> usize,
    at_once: &[Option<usize>],
) -> Vec<Option<Rc<T>>> {
    let held = use_pieces(total, newest.clone(), text, sight, at_once);
    held.into_iter().map(|piece| piece.and_then(|piece| piece.downcast().ok())).collect()
}

/// The same for whatever the pieces are drawn from: there is one of it in the program.
#[hook]
fn use_pieces(
    total: usize,
    newest: Rc<dyn Any>,
    text: &Text,
    sight: fn() -> usize,
    at_once: &[Option<usize>],
) -> Vec<Option<Rc<dyn Any>>> {
    let pieces = use_mut_ref(|| {
        let (newest, text) = (newest.clone(), text.clone());
        Pieces { held: Vec::new(), newest, text, version: 0, from: 0 }
    });
    let update = use_force_update();
    let (now, version, next) = {
        let mut pieces = pieces.borrow_mut();
        if !Rc::ptr_eq(&pieces.newest, &newest) {
            if pieces.text != *text {
                pieces.held.clear();
                pieces.text = text.clone();
            }
            pieces.from = if pieces.held.is_empty() { 0 } else { sight() };
            pieces.newest = newest;
            pieces.version += 1;
        }
        pieces.held.resize_with(total, || None);
        let from = pieces.from;
        for at in [Some(from)].iter().chain(at_once).flatten() {
            pieces.give(*at);
        }
        (pieces.held.clone(), pieces.version, pieces.next())
    };
    use_effect_with((version, next), move |&(_, next)| {
        let given_up = Rc::new(Cell::new(false));
        if let Some(next) = next {
            let given_up = given_up.clone();
            spawn_local(async move {
                sleep(Duration::ZERO).await;
                if !given_up.get() {
                    pieces.borrow_mut().give(next);
                    update.force_update();
                }
            });
        }
        move || given_up.set(true)
    });
    now
}
