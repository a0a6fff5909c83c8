//! How long the engine takes, natively: news of several lengths and the oddest texts we know.
//!
//! Writes each text into the folder it is given, for other builds to be timed on, and a line for each to standard
//! output: name, bytes, tokens, milliseconds, and the milliseconds that plain Unicode segmentation takes.

use std::{
    fmt::Write as _,
    fs, io,
    io::Write as _,
    path::PathBuf,
    time::{Duration, Instant},
};

use unicode_segmentation::UnicodeSegmentation;

/// The lengths, in bytes; each case is timed at both, to see whether time grows in proportion.
const LENGTHS: [usize; 2] = [50_000, 400_000];
/// Each text is read so often, and the quickest counts.
const ROUNDS: usize = 3;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/speed".to_owned()));
    fs::create_dir_all(&folder)?;
    let mut out = io::stdout();
    for (name, make) in cases() {
        for length in LENGTHS {
            let text = make(length);
            let tokens = sayso::text::segment(&text).tokens.len();
            let ours = quickest(|| sayso::analyze(&text).map_or(0, |report| report.marks.len()));
            let plain = quickest(|| text.unicode_sentences().map(|it| it.unicode_words().count()).sum());
            fs::write(folder.join(format!("{name}-{length}.txt")), &text)?;
            let (ours, plain) = (ours.as_secs_f64() * 1e3, plain.as_secs_f64() * 1e3);
            writeln!(out, "{name}-{length}\t{}\t{tokens}\t{ours:.2}\t{plain:.2}", text.len())?;
        }
    }
    Ok(())
}

fn quickest(run: impl Fn() -> usize) -> Duration {
    let time = || {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..ROUNDS).map(|_| time()).min().unwrap_or_default()
}

type Make = fn(usize) -> String;

fn cases() -> Vec<(&'static str, Make)> {
    vec![
        ("news", |length| repeat(NEWS, length)),
        ("news-on-one-line", |length| repeat(&NEWS.replace('\n', " "), length)),
        ("one-sentence", |length| repeat("the minister and ", length)),
        ("one-word", |length| repeat("a", length)),
        ("many-names", |length| {
            number(length, |text, n| writeln!(text, "Ana Doe{n} said she would go, Bo Roe{n} said."))
        }),
        ("one-name", |length| repeat("Ms. Doe said she knew. ", length)),
        ("pronouns", |length| repeat("He said that he said that she said that ", length)),
        ("conditions", |length| repeat("If they do not leave, we will act, unless ", length)),
        ("open-marks", |length| repeat("“", length)),
        ("open-marks-apart", |length| repeat("“We go. ", length)),
        ("straight-marks", |length| repeat("\" ", length)),
        ("nested-marks", |length| repeat("“‘", length / 2) + &repeat("’”", length / 2)),
        ("apostrophes", |length| repeat("'", length)),
        ("commas", |length| repeat("a, ", length)),
        ("periods", |length| repeat(".", length)),
        ("brackets", |length| repeat("(", length)),
        ("empty-lines", |length| repeat("\n", length)),
        ("short-lines", |length| repeat("- Yes.\r\n", length)),
        ("numbers", |length| number(length, |text, n| write!(text, "{n}.{n} "))),
        ("accents", |length| repeat("e\u{301}", length)),
        ("emoji", |length| repeat("👩\u{200d}🚀 ", length)),
        ("right-to-left", |length| repeat("אמר “שלום” ", length)),
        ("nul", |length| repeat("\0", length)),
    ]
}

/// `piece` over and over, up to about `length` bytes.
fn repeat(piece: &str, length: usize) -> String {
    piece.repeat(length.div_ceil(piece.len()))
}

/// Pieces with a number each, up to about `length` bytes.
fn number(length: usize, piece: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut text = String::new();
    for n in 0.. {
        if text.len() >= length || piece(&mut text, n).is_err() {
            break;
        }
    }
    text
}

/// All the samples of the page.
const NEWS: &str = concat!(
    include_str!("../../../static/samples/diplomacy.txt"),
    "\n\n",
    include_str!("../../../static/samples/court.txt"),
    "\n\n",
    include_str!("../../../static/samples/politics.txt"),
    "\n\n",
);
