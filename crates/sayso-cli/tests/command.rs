//! The program as it is called: every option, every kind of input, every exit status.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const STORY: &str =
    "“We will not sign,” said Ana Ruiz, the minister. “Not now.”\n\nShe said talks would go on.\n";

/// A folder for one test, empty at its start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn sayso(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = sayso(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The program may end before it has read everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

#[track_caller]
fn succeed(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let output = run(folder, arguments, input);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    text(&output.stdout)
}

/// Runs with something that cannot be read, and gives the result and what was said about it.
#[track_caller]
fn succeed_in_part(folder: &Path, arguments: &[&str], input: &[u8]) -> (String, String) {
    let output = run(folder, arguments, input);
    assert_eq!(output.status.code(), Some(1));
    (text(&output.stdout), text(&output.stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(json).collect()
}

#[test]
fn reads_standard_input_and_writes_json() {
    let folder = folder("stdin");
    let report = succeed(&folder, &[], STORY.as_bytes());
    assert_eq!(report.lines().count(), 1);
    let value = json(&report);
    assert_eq!(value["version"], 1);
    assert_eq!(value["offsets"], "codepoint");
    assert_eq!(value.get("id"), None);
    for list in ["quotes", "speakers", "threats", "marks", "notes"] {
        assert!(value[list].is_array(), "{list}");
    }
    assert_eq!(value["counts"]["words"], 17);
    assert_eq!(succeed(&folder, &["-"], STORY.as_bytes()), report);
    assert_eq!(succeed(&folder, &["--format", "json", "-"], STORY.as_bytes()), report);
}

#[test]
fn gives_one_report_for_one_file_and_a_list_for_several() {
    let folder = folder("several");
    fs::write(folder.join("b.txt"), STORY).unwrap();
    fs::write(folder.join("a.md"), STORY).unwrap();
    let one = json(&succeed(&folder, &["b.txt"], b""));
    assert_eq!(one.get("id"), None);
    let two = json(&succeed(&folder, &["b.txt", "a.md"], b""));
    assert_eq!([&two[0]["id"], &two[1]["id"]], ["b.txt", "a.md"]);
    assert_eq!(two[0]["counts"], one["counts"]);
    let rows = lines(&succeed(&folder, &["--format", "jsonl", "b.txt"], b""));
    assert_eq!(rows[0]["id"], "b.txt");
}

#[test]
fn reads_folders_in_order_of_name() {
    let folder = folder("folders");
    fs::create_dir_all(folder.join("in/deep")).unwrap();
    fs::create_dir_all(folder.join("in/.hidden")).unwrap();
    for file in ["in/z.txt", "in/deep/b.HTML", "in/a.md", "in/.hidden/c.txt", "in/photo.jpg", "in/.d.txt"] {
        fs::write(folder.join(file), STORY).unwrap();
    }
    let ids = |output: &str| -> Vec<String> {
        lines(output).iter().map(|report| report["id"].as_str().unwrap().replace('\\', "/")).collect()
    };
    let output = succeed(&folder, &["--format", "jsonl", "in"], b"");
    assert_eq!(ids(&output), ["in/a.md", "in/deep/b.HTML", "in/z.txt"]);
    assert!(json(&succeed(&folder, &["in/deep"], b"")).is_array(), "a folder with one file is still a list");
    fs::create_dir(folder.join("empty")).unwrap();
    let (output, problems) = succeed_in_part(&folder, &["empty"], b"");
    assert_eq!(json(&output), json("[]"));
    assert_eq!(problems, "sayso: empty: no .txt, .md, .html or .docx file in it\n");
}

#[test]
fn names_what_it_cannot_read_and_writes_the_rest() {
    let folder = folder("problems");
    fs::write(folder.join("a.txt"), STORY).unwrap();
    fs::write(folder.join("b.docx"), "no archive").unwrap();
    fs::write(folder.join("c"), "%PDF-1.7").unwrap();
    let (output, problems) = succeed_in_part(&folder, &["none.txt", "b.docx", "a.txt", "c"], b"");
    let problems: Vec<&str> = problems.lines().collect();
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[0], "sayso: none.txt: there is no such file");
    assert!(problems[1].starts_with("sayso: b.docx: it is no Word document"), "{}", problems[1]);
    assert!(problems[2].starts_with("sayso: c: it is a PDF"), "{}", problems[2]);
    assert_eq!(json(&output).as_array().unwrap().len(), 1);
    let (output, _) = succeed_in_part(&folder, &["none.txt"], b"");
    assert_eq!(output, "");
}

#[test]
fn refuses_wrong_usage() {
    let folder = folder("usage");
    for arguments in [
        &["--format", "pdf"][..],
        &["--offsets", "words"],
        &["--jobs", "0"],
        &["--jobs", "many"],
        &["--sentences"],
        &["--unknown"],
        &["--format"],
        &["--format", "brat", "a.txt", "b.txt"],
    ] {
        let output = run(&folder, arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "");
        assert_ne!(text(&output.stderr), "");
    }
}

#[test]
fn says_what_it_is() {
    let folder = folder("help");
    assert_eq!(succeed(&folder, &["--version"], b""), concat!("sayso ", env!("CARGO_PKG_VERSION"), "\n"));
    let help = succeed(&folder, &["--help"], b"");
    for option in [
        "--format",
        "--offsets",
        "--jsonl",
        "--sentences",
        "--output",
        "--jobs",
        "--quiet",
        "--version",
        "Exit status",
    ] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn writes_the_completions_of_a_shell() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish"] {
        assert!(succeed(&folder, &["--completions", shell], b"").contains("sentences"), "{shell}");
    }
}

#[test]
fn counts_in_the_unit_it_is_asked_for() {
    let folder = folder("offsets");
    let story = "👍 “é”";
    let spans = |unit: &str| {
        let report = json(&succeed(&folder, &["--offsets", unit], story.as_bytes()));
        assert_eq!(report["offsets"], unit);
        report["marks"].as_array().unwrap().iter().map(|mark| mark["span"].clone()).collect::<Vec<_>>()
    };
    let found = [spans("byte"), spans("codepoint"), spans("utf16")];
    if !found[0].is_empty() {
        assert_eq!(
            found,
            [json("[[5, 13]]"), json("[[2, 5]]"), json("[[3, 6]]")]
                .map(|all| all.as_array().unwrap().clone())
        );
    }
}

#[test]
fn answers_lines_in_order_with_their_ids() {
    let folder = folder("lines");
    let mut input = String::from("\u{FEFF}");
    for number in 0..500 {
        // Long and short ones in turn, so that the workers overtake each other.
        let story = if number % 50 == 0 { STORY.repeat(200) } else { STORY.to_owned() };
        input += &format!("{{\"id\": {number}, \"text\": {}, \"more\": [1]}}\n", Value::from(story));
        if number % 100 == 0 {
            input += "\r\n";
        }
    }
    let output = succeed(&folder, &["--jsonl", "--jobs", "4"], input.as_bytes());
    let ids: Vec<u64> = lines(&output).iter().map(|report| report["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..500).collect::<Vec<_>>());
    assert_eq!(succeed(&folder, &["--jsonl", "-j1", "--format", "jsonl"], input.as_bytes()), output);
}

#[test]
fn keeps_ids_of_every_type() {
    let folder = folder("ids");
    let ids = ["\"a\\u00e9\"", "1.50", "null", "[1,{\"b\":2}]", "true", "123456789012345678901234567890"];
    let input: String = ids.iter().map(|id| format!("{{\"text\":\"No.\",\"id\":{id}}}\n")).collect();
    let output = succeed(&folder, &["--jsonl"], (input + "{\"text\":\"\"}").as_bytes());
    let output: Vec<&str> = output.lines().collect();
    for (id, line) in ids.iter().zip(&output) {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    assert_eq!(json(output[ids.len()]).get("id"), None);
}

#[test]
fn names_lines_it_cannot_read() {
    let folder = folder("bad-lines");
    let input =
        b"{\"id\":1,\"text\":\"Yes.\"}\nnonsense\n{\"id\":2}\n\n{\"id\":3,\"text\":\"\\ud800 No.\"}\n";
    let (output, problems) = succeed_in_part(&folder, &["--jsonl"], input);
    assert_eq!(lines(&output).iter().map(|report| report["id"].clone()).collect::<Vec<_>>(), [1, 3]);
    let problems: Vec<&str> = problems.lines().collect();
    assert!(problems[0].starts_with("sayso: standard input:2: "), "{}", problems[0]);
    assert!(problems[1].starts_with("sayso: standard input:3: "), "{}", problems[1]);
    assert_eq!(problems.len(), 2);
}

#[test]
fn reports_only_what_lies_in_the_sentence() {
    let folder = folder("sentences");
    let input = r#"{"id":"x","before":"“Yes,” said Ana Ruiz.","sentence":"👍 “No,” she said.","after":"“Why?” asked Bo Lee."}"#;
    let report = json(&succeed(&folder, &["--jsonl", "--sentences"], input.as_bytes()));
    assert_eq!(report["id"], "x");
    assert_eq!(report["counts"]["words"], 3);
    assert_eq!(report["counts"]["sentences"], 1);
    let length = "👍 “No,” she said.".chars().count() as u64;
    fn check(value: &Value, length: u64) {
        match value {
            Value::Array(items) if items.len() == 2 && items.iter().all(Value::is_u64) => {
                assert!(items[1].as_u64().unwrap() <= length, "{value}");
            }
            Value::Array(items) => items.iter().for_each(|item| check(item, length)),
            Value::Object(fields) => fields.values().for_each(|field| check(field, length)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    check(&report, length);
    assert!(report["marks"].as_array().unwrap().len() <= 1);
}

#[test]
fn writes_every_form() {
    let folder = folder("forms");
    fs::write(folder.join("a.txt"), STORY).unwrap();
    fs::write(folder.join("b.txt"), STORY).unwrap();
    let form = |form: &str| succeed(&folder, &["--format", form, "a.txt"], b"");
    let both = |form: &str| succeed(&folder, &["--format", form, "a.txt", "b.txt"], b"");
    assert!(form("csv").starts_with("document,finding,id,"));
    assert_eq!(both("csv").matches("document,finding").count(), 1);
    assert!(form("markdown").starts_with("# a.txt\n"));
    assert!(both("markdown").contains("\n\n# b.txt\n"));
    assert!(form("html").starts_with("<!doctype html>"));
    assert_eq!(both("html").matches("<article>").count(), 2);
    assert_eq!(both("html").matches("</html>").count(), 1);
    assert!(form("table").starts_with("a.txt\n"));
    assert_eq!(json(&form("web-annotation"))["type"], "AnnotationPage");
    assert_eq!(json(&both("citron"))[1]["text"], STORY);
    assert_eq!(form("text"), STORY);
    form("brat");
}

#[test]
fn writes_to_a_file_and_never_over_an_input() {
    let folder = folder("output");
    fs::write(folder.join("a.txt"), STORY).unwrap();
    assert_eq!(succeed(&folder, &["a.txt", "--output", "a.json"], b""), "");
    let written = fs::read_to_string(folder.join("a.json")).unwrap();
    assert_eq!(written, succeed(&folder, &["a.txt"], b""));
    let (_, problem) = succeed_in_part(&folder, &["a.txt", "-o", "./a.txt"], b"");
    assert!(problem.starts_with("sayso: ./a.txt: "), "{problem}");
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), STORY);
    let (_, problem) = succeed_in_part(&folder, &["a.txt", "-o", "no/where.json"], b"");
    assert!(problem.starts_with("sayso: no/where.json cannot be written"), "{problem}");
}

#[test]
fn ends_quietly_when_nobody_reads_on() {
    let folder = folder("pipe");
    let mut child = sayso(&folder, &["--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    while stdin.write_all(b"{\"text\":\"No.\"}\n").is_ok() {}
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn answers_each_line_as_it_comes() {
    let folder = folder("coprocess");
    let mut child =
        sayso(&folder, &["--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"No.\"}}").unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
        assert_eq!(json(&line)["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn reads_the_encodings_of_old_files() {
    let folder = folder("encodings");
    fs::write(folder.join("utf16.txt"), b"\xFF\xFE\x1C\x20N\0o\0\x1D\x20").unwrap();
    fs::write(folder.join("windows.txt"), b"\x93No\x94").unwrap();
    fs::write(folder.join("mark.txt"), "\u{FEFF}“No”").unwrap();
    for file in ["utf16.txt", "windows.txt", "mark.txt"] {
        assert_eq!(succeed(&folder, &["--format", "text", file], b""), "“No”", "{file}");
    }
}

#[test]
fn reads_the_article_of_a_page() {
    let folder = folder("pages");
    let paragraph = "“The river rose in an hour,” said Ana Ruiz, who keeps the lock. She said it had never happened before, and that nobody on the river, old or young, had been told what to do when it did.";
    let page = format!(
        "<!doctype html><html><head><title>River rises</title><style>p {{}}</style></head><body><nav><a href=/>Home</a> \
         <a href=/x>More</a></nav><article><h1>River rises</h1><p>{paragraph}</p><p>{paragraph} &amp; more</p>\
         <figure><img src=a.jpg alt=x></figure><p>{paragraph}</p></article><script>let x = 1;</script>\
         <footer>All rights</footer></body></html>"
    );
    fs::write(folder.join("a.html"), &page).unwrap();
    let expected = format!("River rises\n\n{paragraph}\n\n{paragraph} & more\n\n{paragraph}");
    assert_eq!(succeed(&folder, &["--format", "text", "a.html"], b""), expected);
    assert_eq!(succeed(&folder, &["--format", "text", "-"], page.as_bytes()), expected);
    let short = "<html><p>“No,” he said.</p><p>So?</p>";
    assert_eq!(succeed(&folder, &["--format", "text"], short.as_bytes()), "“No,” he said.\n\nSo?");
}

#[test]
fn refuses_a_page_of_a_hundred_thousand_elements_inside_each_other() {
    let folder = folder("deep");
    let page = "<html><body>".to_owned() + &"<div>".repeat(100_000) + "“No,” he said.";
    let (_, problem) = succeed_in_part(&folder, &[], page.as_bytes());
    assert!(problem.contains("stand inside each other"), "{problem}");
    let page = "<html><body>".to_owned() + &"<div>".repeat(1000) + "“No,” he said.";
    assert_eq!(succeed(&folder, &["--format", "text"], page.as_bytes()), "“No,” he said.");
}
