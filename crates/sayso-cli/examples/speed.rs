//! How long the engine takes: a table of kinds of text and sizes, to see that time grows with size and no faster.
//!
//! `cargo run --release -p sayso-cli --example speed`

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// Sizes in bytes, each ten times the one before it.
const SIZES: [usize; 4] = [4_000, 40_000, 400_000, 4_000_000];
/// A size that takes longer than this ends its row.
const PATIENCE: Duration = Duration::from_secs(20);

/// What each kind of text repeats.
const KINDS: [(&str, &str); 12] = [
    ("article", include_str!("../../../static/samples/diplomacy.txt")),
    ("article, single quotes", include_str!("../../../static/samples/court.txt")),
    ("one line", "The minister said on Monday that talks would go on if the border stayed open, "),
    ("one word", "a"),
    ("open marks", "“"),
    ("open marks and words", "“He said "),
    ("straight marks", "'a \""),
    ("apostrophes", "the dogs’ and the cats’ "),
    ("names", "President Ana Ruiz and Prime Minister Bo Lee of Norland "),
    ("conditions", "If they come, we will strike unless they leave by Friday or else. "),
    ("short lines", "No.\n\n"),
    ("another language", "«Мы не подпишем», — сказала она. "),
];

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    write!(out, "{:24}", "milliseconds for")?;
    for size in SIZES {
        write!(out, "{:>12}", format!("{} kB", size / 1000))?;
    }
    writeln!(out, "{:>10}{:>12}", "growth", "MB/s")?;
    for (name, piece) in KINDS {
        write!(out, "{name:24}")?;
        out.flush()?;
        let mut times = Vec::new();
        for size in SIZES {
            if times.last().is_some_and(|&last| last > PATIENCE) {
                write!(out, "{:>12}", "")?;
                continue;
            }
            let time = time(&text(piece, size));
            write!(out, "{:>12.1}", time.as_secs_f64() * 1000.0)?;
            out.flush()?;
            times.push(time);
        }
        // 10 where time grows like size, 100 where it grows with its square.
        let [.., before, last] = times[..] else { continue };
        let growth = last.as_secs_f64() / before.as_secs_f64();
        let size = SIZES[times.len() - 1] as f64 / 1e6;
        writeln!(out, "{growth:>10.1}{:>12.2}", size / last.as_secs_f64())?;
    }
    Ok(())
}

fn text(piece: &str, size: usize) -> String {
    let mut text = piece.repeat(size.div_ceil(piece.len()));
    text.truncate(text.floor_char_boundary(size));
    text
}

/// The best of up to five runs, which is the one least disturbed.
fn time(text: &str) -> Duration {
    let mut best = Duration::MAX;
    let mut all = Duration::ZERO;
    for _ in 0..5 {
        let start = Clock::now();
        std::hint::black_box(sayso::analyze(std::hint::black_box(text)).ok());
        let time = start.elapsed();
        best = best.min(time);
        all += time;
        if all > Duration::from_secs(2) {
            break;
        }
    }
    best
}

/// A clock that stands still while other programs have the processor, where the system has one.
struct Clock {
    wall: Instant,
    own: Option<Duration>,
}

impl Clock {
    fn now() -> Self {
        Self { wall: Instant::now(), own: own_time() }
    }

    fn elapsed(&self) -> Duration {
        match (self.own, own_time()) {
            (Some(before), Some(after)) => after - before,
            _ => self.wall.elapsed(),
        }
    }
}

/// How long this thread has run, as Linux counts it.
fn own_time() -> Option<Duration> {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    schedule.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
