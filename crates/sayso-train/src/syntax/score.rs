//! Measures the engine against treebanks, on their tokens and on their raw text.
//!
//! As in the CoNLL shared task of 2018, a word counts when it stands where the treebank has one; LAS compares
//! relations without their subtypes.

use std::{
    collections::BTreeMap, fmt::Write as _, fs, io::Write as _, ops::Range, path::Path, time::Instant,
};

use sayso::{
    syntax::{self, Models, Relation, Tag, lemma::lemma},
    text::norm::norm,
};

use super::data;
use crate::{
    conllu::{self, Document},
    manifest, own,
};

/// The sets that are measured on: name, file.
const SETS: [(&str, &str); 5] = [
    ("EWT dev", "ewt-dev"),
    ("GUM dev", "gum-dev"),
    ("EWT test", "ewt-test"),
    ("GUM test", "gum-test"),
    ("GUM news test", "gum-news-test"),
];

/// The relations that are measured one by one.
const RELATIONS: [&str; 9] = ["advcl", "mark", "nsubj", "ccomp", "conj", "parataxis", "obj", "obl", "acl"];

/// A word of a document with its grammar, found or given.
struct Word {
    place: Range<usize>,
    tag: Tag,
    lemma: Box<str>,
    /// The number of the head in the document.
    head: Option<usize>,
    relation: Relation,
}

/// How often what was found is there.
#[derive(Clone, Copy, Debug, Default)]
struct Agreement {
    right: usize,
    gold: usize,
    found: usize,
}

impl Agreement {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Scores of a treebank.
#[derive(Clone, Debug, Default)]
pub(super) struct Scores(BTreeMap<&'static str, Agreement>);

impl Scores {
    fn count(&mut self, name: &'static str, found: usize, gold: usize, right: usize) {
        let agreement = self.0.entry(name).or_default();
        agreement.found += found;
        agreement.gold += gold;
        agreement.right += right;
    }

    pub(super) fn f1(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or_default().f1()
    }

    fn compare(&mut self, found: &[Word], gold: &[Word]) {
        let places: BTreeMap<(usize, usize), usize> = gold
            .iter()
            .enumerate()
            .map(|(number, word)| ((word.place.start, word.place.end), number))
            .collect();
        let gold_of: Vec<Option<usize>> =
            found.iter().map(|word| places.get(&(word.place.start, word.place.end)).copied()).collect();
        for name in ["words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS with subtypes"] {
            self.count(name, found.len(), gold.len(), 0);
        }
        for word in gold {
            self.count(word.relation.universal(), 0, 1, 0);
        }
        for (word, same) in found.iter().zip(&gold_of) {
            let relation = word.relation.universal();
            self.count(relation, 1, 0, 0);
            let Some(same) = same.map(|number| &gold[number]) else { continue };
            let head = match word.head {
                None => same.head.is_none(),
                Some(head) => same.head.is_some() && gold_of[head] == same.head,
            };
            let named = head && relation == same.relation.universal();
            self.count("words", 0, 0, 1);
            self.count("UPOS", 0, 0, usize::from(word.tag.upos == same.tag.upos));
            self.count("XPOS", 0, 0, usize::from(word.tag.xpos == same.tag.xpos));
            self.count("lemma", 0, 0, usize::from(word.lemma == same.lemma));
            self.count("UAS", 0, 0, usize::from(head));
            self.count("LAS", 0, 0, usize::from(named));
            self.count("LAS with subtypes", 0, 0, usize::from(head && word.relation == same.relation));
            self.count(relation, 0, 0, usize::from(named));
        }
    }

    /// All scores in one line.
    pub(super) fn summary(&self) -> String {
        let mut line = String::new();
        for name in ["UPOS", "XPOS", "lemma", "UAS", "LAS"].iter().chain(&RELATIONS) {
            // writing to a string does not fail
            let _ = write!(line, " {name} {:.2}", self.f1(name));
        }
        line
    }
}

fn gold_words(document: &Document) -> Vec<Word> {
    let mut words = Vec::new();
    for (sentence, places) in document.sentences.iter().zip(&document.places) {
        let first = words.len();
        words.extend(sentence.words.iter().zip(places).map(|(word, place)| Word {
            place: place.clone(),
            tag: data::tag(word),
            lemma: norm(&word.lemma),
            head: word.head.checked_sub(1).map(|head| first + head),
            relation: data::relation(&word.relation),
        }));
    }
    words
}

/// Tags and parses the given words of the given sentences.
fn given_words(models: &Models, document: &Document) -> Vec<Word> {
    let mut words = Vec::new();
    let mut key = String::new();
    for (sentence, places) in document.sentences.iter().zip(&document.places) {
        let first = words.len();
        let forms: Vec<&str> = sentence.words.iter().map(|word| word.form.as_str()).collect();
        let parsed = models.parse(&forms);
        words.extend(forms.iter().zip(places).enumerate().map(|(number, (form, place))| Word {
            place: place.clone(),
            tag: parsed.tags[number],
            lemma: norm(&lemma(&norm(form), parsed.tags[number], &mut key)),
            head: parsed.heads[number].map(|head| first + head),
            relation: parsed.relations[number],
        }));
    }
    words
}

/// Reads the raw text; also gives where sentences begin and end.
fn read_words(document: &Document) -> (Vec<Word>, Vec<(usize, usize)>) {
    let read = syntax::read(&document.text);
    let place = |number: usize| {
        let span = read.tokens[number].span;
        span.start() as usize..span.end() as usize
    };
    let words = (0..read.tokens.len())
        .map(|number| Word {
            place: place(number),
            tag: read.tags[number],
            lemma: norm(&read.lemmas[number]),
            head: read.tree.heads[number].map(sayso::text::TokenId::index),
            relation: read.tree.relations[number],
        })
        .collect();
    let sentences =
        read.sentences.iter().map(|sentence| sentence.tokens.indices()).filter(|tokens| !tokens.is_empty());
    (words, sentences.map(|tokens| (place(tokens.start).start, place(tokens.end - 1).end)).collect())
}

/// Measures tags and trees on the tokens and sentences of a treebank.
pub(super) fn on_given_words(models: &Models, path: &Path) -> anyhow::Result<Scores> {
    let mut scores = Scores::default();
    for document in conllu::documents(&conllu::read(path)?) {
        scores.compare(&given_words(models, &document), &gold_words(&document));
    }
    Ok(scores)
}

fn on_raw_text(path: &Path) -> anyhow::Result<Scores> {
    let mut scores = Scores::default();
    for document in conllu::documents(&conllu::read(path)?) {
        let (words, sentences) = read_words(&document);
        scores.compare(&words, &gold_words(&document));
        let gold: Vec<(usize, usize)> = document
            .places
            .iter()
            .filter_map(|places| Some((places.first()?.start, places.last()?.end)))
            .collect();
        let right = sentences.iter().filter(|sentence| gold.binary_search(sentence).is_ok()).count();
        scores.count("sentences", sentences.len(), gold.len(), right);
    }
    Ok(scores)
}

/// Measures tokens, sentences, tags, lemmas and trees; writes `scores/syntax.tsv`.
pub(crate) fn score(shared: &Path) -> anyhow::Result<()> {
    let columns = ["words", "sentences", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS with subtypes"];
    let columns: Vec<&str> = columns.into_iter().chain(RELATIONS).collect();
    let mut table = String::from("# cargo run --release -p sayso-train -- score syntax\n");
    writeln!(table, "set\ttokens and sentences\t{}", columns.join("\t"))?;
    for (name, file) in SETS {
        let path = shared.join("corpus/treebanks").join(file).with_extension("conllu");
        for (from, scores) in
            [("given", on_given_words(Models::embedded(), &path)?), ("found", on_raw_text(&path)?)]
        {
            write!(table, "{name}\t{from}")?;
            for column in &columns {
                match *column {
                    "sentences" if from == "given" => table.push_str("\t–"),
                    column => write!(table, "\t{:.2}", scores.f1(column))?,
                }
            }
            table.push('\n');
        }
    }
    table.push_str("\nweights\tbytes\tgzip -9\n");
    let mut sum = (0, 0);
    for file in super::FILES {
        let bytes = fs::read(own::path(manifest::FOLDER).join(file))?;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&bytes)?;
        let packed = encoder.finish()?.len();
        writeln!(table, "{file}\t{}\t{packed}", bytes.len())?;
        sum = (sum.0 + bytes.len(), sum.1 + packed);
    }
    writeln!(table, "together\t{}\t{}", sum.0, sum.1)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scores");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("syntax.tsv"), &table)?;
    eprint!("{table}");
    eprintln!("{:.0} tokens a second", speed(shared)?);
    Ok(())
}

/// How many tokens of raw text are read in a second, on one thread of this machine.
fn speed(shared: &Path) -> anyhow::Result<f64> {
    let documents = conllu::documents(&conllu::read(&shared.join("corpus/treebanks/gum-dev.conllu"))?);
    let mut best = 0.0f64;
    for _ in 0..5 {
        let clock = Instant::now();
        let tokens: usize = documents.iter().map(|document| syntax::read(&document.text).tokens.len()).sum();
        best = best.max(tokens as f64 / clock.elapsed().as_secs_f64());
    }
    Ok(best)
}
