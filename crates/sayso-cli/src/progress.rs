//! The progress bar of a long run: on standard error, and only on a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shows how many of `total` texts are done; an unknown total is a running count.
pub(crate) fn bar(total: Option<u64>, quiet: bool) -> ProgressBar {
    if quiet || total == Some(1) {
        return ProgressBar::hidden();
    }
    // Drawn a few times a second, and hidden by the library itself where standard error is no terminal.
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(5));
    let template = match total {
        Some(_) => "{bar:30} {human_pos} of {human_len} texts, {eta} left",
        None => "{spinner} {human_pos} texts, {elapsed}",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}
