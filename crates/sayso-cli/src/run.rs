//! Takes every text through reading, analysis and writing: in parallel, in order, in bounded memory.

use std::{
    fs::{self, File},
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
    sync::mpsc,
    thread,
};

use anyhow::{Context, bail};
use serde_json::value::RawValue;

use crate::{
    args::{self, Args, Format},
    input::{self, Collected, Input, Line, Lines, Wanted},
    output::{Form, Reading},
    progress, sentence,
};

/// How many texts for each worker may wait to be written after one that takes long.
const WAITING: usize = 16;
/// The stack of a worker, in bytes: the HTML library walks the elements of a page by recursion.
const STACK: usize = 64 << 20;
/// The width of a table that is not shown on a terminal, in columns.
const PAGE: usize = 120;

/// Does what the command line asks, and tells how it went.
pub(crate) fn run(args: &Args) -> ExitCode {
    match write_all(args) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::FAILURE,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

enum Outcome {
    /// Everything was read.
    Complete,
    /// Some input could not be read.
    Partial,
}

/// One text to read.
enum Task {
    /// A file of its own, with the id it gets.
    Whole(Input, Option<Box<RawValue>>),
    /// A line of JSON, and what to call it in messages.
    Line(String, Vec<u8>),
    /// Something that could not be opened.
    Failed(String, anyhow::Error),
}

/// What came of a task: text of the result, or what to say on standard error.
type Done = Result<String, String>;

fn write_all(args: &Args) -> anyhow::Result<Outcome> {
    if let Some(shell) = args.completions {
        put(&mut io::stdout(), args::completions(shell))?;
        return Ok(Outcome::Complete);
    }
    let wanted = if args.jsonl { Wanted::Lines } else { Wanted::Texts };
    let Collected { inputs, problems, single } = input::collect(&args.inputs, wanted);
    let form = Form {
        format: format(args),
        unit: args.offsets.into(),
        single: single && !args.jsonl,
        width: width(args),
    };
    if matches!(form.format, Format::Brat | Format::Text) && !form.single {
        args::misuse("--format brat and --format text take one FILE at a time");
    }
    let mut output = open_output(args.output.as_deref(), &inputs)?;
    let jobs = args.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?;
    let total = (!args.jsonl).then_some(inputs.len() as u64);
    let bar = progress::bar(total, args.quiet);
    let sentences = args.sentences;

    let mut outcome = if problems.is_empty() { Outcome::Complete } else { Outcome::Partial };
    for (name, error) in &problems {
        complain(&format!("{name}: {error:#}"));
    }
    // The promise of each result enters this queue in the order of the texts; the queue is as long as the window
    // of texts under way, so that a slow text holds the others back and not the memory.
    let (queue, promises) = mpsc::sync_channel::<mpsc::Receiver<Done>>(jobs.saturating_mul(WAITING));
    thread::scope(|threads| {
        threads.spawn(|| {
            pool.in_place_scope(|workers| {
                for (number, task) in (1..).zip(tasks(inputs, args.jsonl, form)) {
                    let (done, promise) = mpsc::sync_channel(1);
                    if queue.send(promise).is_err() {
                        break;
                    }
                    workers.spawn(move |_| {
                        // The writer is gone only when the program ends.
                        let _ = done.send(work(number, task, sentences, form));
                    });
                }
            });
            drop(queue);
        });
        put(&mut output, form.head())?;
        let mut first = true;
        for promise in promises {
            match promise.recv()? {
                Ok(text) => {
                    put(&mut output, if first { "" } else { form.between() })?;
                    put(&mut output, text)?;
                    first = false;
                }
                Err(problem) => {
                    outcome = Outcome::Partial;
                    bar.suspend(|| complain(&problem));
                }
            }
            bar.inc(1);
        }
        put(&mut output, form.foot())
    })?;
    bar.finish_and_clear();
    Ok(outcome)
}

fn format(args: &Args) -> Format {
    match args.format {
        // One report a line comes out for each that goes in.
        None | Some(Format::Json) if args.jsonl => Format::Jsonl,
        Some(format) => format,
        None if args.output.is_none() && io::stdout().is_terminal() => Format::Table,
        None => Format::Json,
    }
}

/// The width of the terminal, or of a page where there is none.
fn width(args: &Args) -> usize {
    let terminal = console::Term::stdout();
    let size = if args.output.is_none() { terminal.size_checked() } else { None };
    size.map_or(PAGE, |(_, columns)| columns.into())
}

fn tasks(inputs: Vec<Input>, lines: bool, form: Form) -> Box<dyn Iterator<Item = Task> + Send> {
    if lines {
        return Box::new(inputs.into_iter().flat_map(|input| lines_of(&input)));
    }
    let with_id = !form.single || form.format == Format::Jsonl;
    Box::new(inputs.into_iter().map(move |input| {
        let id = with_id.then(|| serde_json::value::to_raw_value(&input.name()).ok()).flatten();
        Task::Whole(input, id)
    }))
}

fn lines_of(input: &Input) -> Box<dyn Iterator<Item = Task> + Send> {
    let name = input.name();
    match input.open() {
        Ok(reader) => Box::new(Lines::new(reader).map(move |line| match line {
            Ok((number, json)) => Task::Line(format!("{name}:{number}"), json),
            Err(error) => Task::Failed(name.clone(), error.into()),
        })),
        Err(error) => Box::new(std::iter::once(Task::Failed(name, error))),
    }
}

fn work(number: usize, task: Task, sentences: bool, form: Form) -> Done {
    let (name, reading) = match task {
        Task::Whole(input, id) => (input.name(), read_whole(&input, id)),
        Task::Line(name, json) => {
            let reading = read_line(&name, &json, sentences);
            (name, reading)
        }
        Task::Failed(name, error) => (name, Err(error)),
    };
    reading.map(|reading| form.document(number, reading)).map_err(|error| format!("{name}: {error:#}"))
}

fn read_whole(input: &Input, id: Option<Box<RawValue>>) -> anyhow::Result<Reading> {
    let text = input.read()?;
    let report = sayso::analyze(&text)?;
    let name = match input {
        Input::Stdin => None,
        Input::File(_) => Some(input.name()),
    };
    Ok(Reading { id, name, text, report })
}

fn read_line(place: &str, json: &[u8], sentences: bool) -> anyhow::Result<Reading> {
    let Line { id, text, part } = if sentences { Line::sentence(json)? } else { Line::text(json)? };
    let report = sayso::analyze(&text)?;
    let (text, report) = match part {
        Some(part) => (part.of(&text).to_owned(), sentence::restrict(&text, report, part)),
        None => (text, report),
    };
    let name = id.as_deref().map_or_else(
        || place.to_owned(),
        |id| serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned()),
    );
    Ok(Reading { id, name: Some(name), text, report })
}

fn open_output(path: Option<&Path>, inputs: &[Input]) -> anyhow::Result<Box<dyn Write>> {
    let Some(path) = path else { return Ok(Box::new(io::stdout())) };
    if let Ok(output) = fs::canonicalize(path) {
        let same = |input: &Input| matches!(input, Input::File(input) if fs::canonicalize(input).is_ok_and(|input| input == output));
        if inputs.iter().any(same) {
            bail!("{}: it is also an input, and would be lost", path.display());
        }
    }
    let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(Box::new(file))
}

/// Writes at once, so that whoever reads the other end of a pipe gets each report as it is ready.
fn put(output: &mut dyn Write, bytes: impl AsRef<[u8]>) -> anyhow::Result<()> {
    match output.write_all(bytes.as_ref()).and_then(|()| output.flush()) {
        // Nobody reads on. The thread that reads the input may wait for more of it, so there is nothing to join.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        other => other.context("the result cannot be written"),
    }
}

fn complain(problem: &str) {
    // Where standard error is closed too, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "sayso: {problem}");
}
