//! Sections drawn one after the other, so that many of them do not keep the page from answering.

use std::time::Duration;

use yew::{
    platform::{spawn_local, time::sleep},
    prelude::*,
};

/// How many of `total` pieces are drawn by now: one at once, then one more after the browser had its turn.
#[hook]
pub(super) fn use_growing(total: usize) -> usize {
    let drawn = use_state_eq(|| 1_usize);
    let now = *drawn;
    use_effect_with((now, total), move |&(now, total)| {
        if now < total {
            spawn_local(async move {
                sleep(Duration::ZERO).await;
                drawn.set(now + 1);
            });
        }
    });
    now.min(total)
}
