//! Measures speakers, with the marked quotes (resolution alone) and with the engine's own (end to end).
//!
//! The figures are those of the development scorer: right speaker and B³ over attributions that name an
//! entity and whose content is found, name, kind and role over the distinct speakers that are right.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

use anyhow::Context;
use sayso::{
    quote::{Quote, QuoteKind, Quotes, Source},
    speaker::{Cast, Entity, SpeakerKind},
    syntax::Syntax,
    text::{Span, TokenId},
};
use serde_json::Value;

/// Titles and small words that do not tell names apart.
const DROPPED: &str = "mr mrs ms miss dr prof professor sir dame lord lady baroness the a an his her its their our my \
    this that some president premier chancellor senator sen rep gov governor minister prime secretary general gen \
    col lt capt sgt";
/// Sources that are pronouns.
const PRONOUNS: &str = "he she they it i we you who which that him her them us me one himself herself themselves this \
    these those";

/// One attribution of the gold standard.
struct Gold {
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
    entity: Option<String>,
}

/// One article of the gold standard.
struct Article {
    id: String,
    text: String,
    attributions: Vec<Gold>,
    entities: HashMap<String, (String, String, Option<String>)>,
}

/// A found quote: the words of its content, and its speaker.
struct Found {
    words: BTreeSet<usize>,
    speaker: Option<(usize, Entity)>,
}

/// What is counted.
#[derive(Default)]
struct Counts {
    of: BTreeMap<&'static str, u32>,
    b3: [f64; 3],
}

impl Counts {
    fn add(&mut self, what: &'static str, yes: bool) {
        *self.of.entry(what).or_default() += u32::from(yes);
    }

    fn get(&self, what: &str) -> u32 {
        self.of.get(what).copied().unwrap_or_default()
    }

    fn percent(&self, what: &str, of: &str) -> f64 {
        100.0 * f64::from(self.get(what)) / f64::from(self.get(of).max(1))
    }

    fn b3(&self) -> f64 {
        let (precision, recall) = (self.b3[0] / self.b3[2].max(1.0), self.b3[1] / self.b3[2].max(1.0));
        200.0 * precision * recall / (precision + recall).max(1e-9)
    }
}

/// Measures the corpora under `shared` and writes `scores/speakers.tsv`; errors are told on standard error.
pub(crate) fn score(shared: &Path, errors: bool) -> anyhow::Result<()> {
    let mut table = String::from(
        "# Speakers. gold: with marked quotes; end: with the engine's own. Percent; n: attributions counted.\n\
         corpus\tquotes\tn\tspeaker\tnone\tpronoun\tpronoun n\tB3\tname\tkind\trole\trole n\textra role\n",
    );
    for corpus in ["train/newswire", "train/originals", "dev/newswire", "dev/originals", "dev/wikinews"] {
        let articles = read(&shared.join("corpus").join(format!("{corpus}.jsonl")))?;
        let told = errors && corpus.starts_with("train");
        for (mode, find) in [("gold", with_gold as fn(&Article) -> Vec<Found>), ("end", end_to_end)] {
            let mut counts = Counts::default();
            for article in &articles {
                count(article, &find(article), &mut counts, told && mode == "gold");
            }
            let percents = [
                counts.percent("ok", "n"),
                counts.percent("none", "n"),
                counts.percent("pronoun ok", "pronoun n"),
            ]
            .map(|value| format!("{value:.1}"))
            .join("\t");
            let rest = [
                counts.percent("name", "cast"),
                counts.percent("kind", "cast"),
                counts.percent("role", "role n"),
            ]
            .map(|value| format!("{value:.1}"))
            .join("\t");
            table += &format!(
                "{corpus}\t{mode}\t{}\t{percents}\t{}\t{:.1}\t{rest}\t{}\t{:.1}\n",
                counts.get("n"),
                counts.get("pronoun n"),
                counts.b3(),
                counts.get("role n"),
                counts.percent("extra role", "no role n"),
            );
        }
    }
    eprint!("{table}");
    fs::create_dir_all("scores")?;
    fs::write("scores/speakers.tsv", table)?;
    Ok(())
}

/// Reads a corpus of articles with attributions.
fn read(path: &Path) -> anyhow::Result<Vec<Article>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    file.lines().filter(|line| !line.trim().is_empty()).map(article).collect()
}

fn article(line: &str) -> anyhow::Result<Article> {
    let value: Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().context("an article has a text")?.to_owned();
    let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(text.len() as u32);
    let place =
        |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied().unwrap_or_default();
    let spans = |value: &Value| -> Vec<Span> {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(|span| Span::new(place(&span[0]), place(&span[1])))
            .collect()
    };
    let list = value["attributions"].as_array().into_iter().flatten();
    let attributions = list
        .map(|item| Gold {
            source: spans(&item["source"]),
            cue: spans(&item["cue"]),
            content: spans(&item["content"]),
            entity: item["entity"].as_str().map(str::to_owned),
        })
        .collect();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let entities = value["entities"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(id, item)| {
            let role = item["role"].as_str().map(str::to_owned);
            (id.clone(), (string(&item["name"]), string(&item["kind"]), role))
        })
        .collect();
    Ok(Article { id: string(&value["id"]), text, attributions, entities })
}

/// The marked quotes, with the speakers the engine finds for them.
fn with_gold(article: &Article) -> Vec<Found> {
    let syntax = sayso::syntax::read(&article.text);
    let words = words_of(&article.text);
    let quotes = gold_quotes(article, &syntax);
    let cast = sayso::speaker::resolve(&syntax, &quotes);
    quotes
        .quotes
        .iter()
        .zip(&cast.voices)
        .map(|(quote, voice)| Found {
            words: touched(&words, &quote.content),
            speaker: voice.entity.map(|entity| (entity.0 as usize, entity_of(&cast, entity.0 as usize))),
        })
        .collect()
}

fn entity_of(cast: &Cast, number: usize) -> Entity {
    cast.entities[number].clone()
}

/// The marked quotes in the engine's form.
fn gold_quotes(article: &Article, syntax: &Syntax<'_>) -> Quotes {
    let mut quotes: Vec<Quote> = article
        .attributions
        .iter()
        .filter(|gold| !gold.content.is_empty())
        .map(|gold| {
            let source = gold.source.iter().copied().reduce(Span::join).map(|span| syntax.tokens_in(span));
            Quote {
                kind: QuoteKind::Mixed,
                content: gold.content.clone(),
                cue: gold.cue.iter().map(|&span| syntax.tokens_in(span)).collect(),
                source: match source {
                    Some(range) if !range.is_empty() => Source::Phrase(range, TokenId(range.end.0 - 1)),
                    Some(_) | None => Source::Nobody,
                },
                parent: None,
                confidence: 100,
                why: String::new(),
            }
        })
        .collect();
    let extent = |quote: &Quote| {
        let whole = quote.content.iter().copied().reduce(Span::join).unwrap_or_default();
        (whole.start(), std::cmp::Reverse(whole.end()))
    };
    quotes.sort_by_key(extent);
    let marks = vec![(sayso_report::MarkRole::Other, None); syntax.marks.stretches.len()];
    Quotes { quotes, marks }
}

/// The engine's own quotes and speakers.
fn end_to_end(article: &Article) -> Vec<Found> {
    let words = words_of(&article.text);
    let syntax = sayso::syntax::read(&article.text);
    let quotes = sayso::quote::find(&syntax);
    let cast = sayso::speaker::resolve(&syntax, &quotes);
    quotes
        .quotes
        .iter()
        .zip(&cast.voices)
        .map(|(quote, voice)| Found {
            words: touched(&words, &quote.content),
            speaker: voice.entity.map(|entity| (entity.0 as usize, entity_of(&cast, entity.0 as usize))),
        })
        .collect()
}

/// Where the words of a text stand.
fn words_of(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric() || c == '_') {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Span::new(from as u32, at as u32));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words that overlap some of the spans.
fn touched(words: &[Span], spans: &[Span]) -> BTreeSet<usize> {
    let mut touched = BTreeSet::new();
    for span in spans {
        let from = words.partition_point(|word| word.end() <= span.start());
        touched.extend((from..words.len()).take_while(|&index| words[index].start() < span.end()));
    }
    touched
}

/// Pairs marked and found quotes greedily, the most alike first; pairs must share half of the marked words.
fn pair(gold: &[BTreeSet<usize>], found: &[Found]) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (one, words) in gold.iter().enumerate() {
        for (other, found) in found.iter().enumerate() {
            let shared = words.intersection(&found.words).count();
            if shared > 0 {
                let all = words.len() + found.words.len() - shared;
                pairs.push((shared as f64 / all as f64, one, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = BTreeSet::new();
    let mut result = vec![None; gold.len()];
    for (_, one, other) in pairs {
        if result[one].is_none() && taken.insert(other) {
            result[one] = Some(other);
        }
    }
    for (one, pair) in result.iter_mut().enumerate() {
        let half = |other: usize| gold[one].intersection(&found[other].words).count() * 2 >= gold[one].len();
        *pair = pair.filter(|&other| half(other));
    }
    result
}

/// Counts one article.
fn count(article: &Article, found: &[Found], counts: &mut Counts, errors: bool) {
    let words = words_of(&article.text);
    let gold: Vec<&Gold> =
        article.attributions.iter().filter(|gold| !touched(&words, &gold.content).is_empty()).collect();
    let contents: Vec<BTreeSet<usize>> = gold.iter().map(|gold| touched(&words, &gold.content)).collect();
    let pairs = pair(&contents, found);
    let pronouns: BTreeSet<&str> = PRONOUNS.split(' ').collect();
    let (mut gold_clusters, mut found_clusters) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (index, (gold, pair)) in gold.iter().zip(&pairs).enumerate() {
        let (Some(id), Some(pair)) = (&gold.entity, pair) else { continue };
        let Some((name, kind, role)) = article.entities.get(id) else { continue };
        let speaker = found[*pair].speaker.as_ref();
        let source = gold.source.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" ");
        let is_pronoun = pronouns.contains(source.to_lowercase().trim());
        let mut names = vec![name.as_str()];
        if !is_pronoun {
            names.push(&source);
        }
        let mut right = speaker.is_some_and(|(_, entity)| same(&names, kind, &entity.name));
        if let (Some((_, entity)), false, Some(role)) = (speaker, right, role)
            && matches!(kind.as_str(), "unnamed" | "group")
        {
            right = same(&[role], kind, &entity.name);
        }
        counts.add("n", true);
        counts.add("ok", right);
        counts.add("none", speaker.is_none());
        if is_pronoun {
            counts.add("pronoun n", true);
            counts.add("pronoun ok", right);
        }
        if errors && !right {
            let told = speaker.map_or("-", |(_, entity)| entity.name.as_str());
            eprintln!("SPEAKER\t{}\t{source}\tgold {name} ({kind})\tfound {told}", article.id);
        }
        gold_clusters.push(id.clone());
        found_clusters
            .push(speaker.map_or_else(|| format!("none {index}"), |(number, _)| number.to_string()));
        if let (true, Some((_, entity))) = (right, speaker)
            && seen.insert(id.clone())
        {
            count_entity(article, (name, kind, role.as_deref()), entity, counts, errors);
        }
    }
    b3(&gold_clusters, &found_clusters, &mut counts.b3);
    if errors {
        for (one, other) in split(&gold_clusters, &found_clusters) {
            eprintln!("CLUSTER\t{}\t{one}\t{other}", article.id);
        }
    }
}

/// Counts name, kind and role of one right speaker.
fn count_entity(
    article: &Article,
    (name, kind, role): (&str, &str, Option<&str>),
    entity: &Entity,
    counts: &mut Counts,
    errors: bool,
) {
    let found_kind = match entity.kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organization",
        SpeakerKind::Place => "place",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Unnamed => "unnamed",
    };
    counts.add("cast", true);
    counts.add("name", norm(name) == norm(&entity.name));
    counts.add("kind", kind == found_kind);
    let gold_role: BTreeSet<String> = role.map(norm).unwrap_or_default().into_iter().collect();
    let found_role: BTreeSet<String> =
        entity.role.as_deref().map(norm).unwrap_or_default().into_iter().collect();
    let mut right_role = true;
    if gold_role.is_empty() {
        counts.add("no role n", true);
        counts.add("extra role", !found_role.is_empty());
    } else {
        let shared = gold_role.intersection(&found_role).count();
        let all = gold_role.union(&found_role).count();
        right_role = !found_role.is_empty() && (shared * 3 >= all || shared == gold_role.len());
        counts.add("role n", true);
        counts.add("role", right_role);
    }
    if errors {
        if norm(name) != norm(&entity.name) {
            eprintln!("NAME\t{}\tgold {name} ({kind})\tfound {}", article.id, entity.name);
        }
        if kind != found_kind {
            eprintln!("KIND\t{}\t{}\tgold {kind}\tfound {found_kind}", article.id, entity.name);
        }
        if !right_role {
            eprintln!(
                "ROLE\t{}\t{}\tgold {}\tfound {:?}",
                article.id,
                entity.name,
                role.unwrap_or("-"),
                entity.role
            );
        }
    }
}

/// The words of a name in lower case, without possessives and dots.
fn words(text: &str) -> Vec<String> {
    let mut text = text.to_lowercase().replace('’', "'").replace('.', "");
    text = text.replace("'s ", " ").replace("' ", " ");
    let text = text.strip_suffix("'s").or_else(|| text.strip_suffix('\'')).unwrap_or(&text);
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a name without titles and articles.
fn norm(text: &str) -> Vec<String> {
    let all = words(text);
    let kept: Vec<String> =
        all.iter().filter(|word| !DROPPED.split(' ').any(|drop| drop == *word)).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// Whether a found name is one of the marked ones.
fn same(names: &[&str], kind: &str, found: &str) -> bool {
    let found = norm(found);
    if found.is_empty() {
        return false;
    }
    let found_set: BTreeSet<&String> = found.iter().collect();
    names.iter().map(|name| norm(name)).filter(|name| !name.is_empty()).any(|name| {
        let set: BTreeSet<&String> = name.iter().collect();
        if name == found || set.is_subset(&found_set) || found_set.is_subset(&set) {
            return true;
        }
        if kind == "person"
            && name.last() == found.last()
            && (name.len() == 1 || found.len() == 1 || name[0].chars().next() == found[0].chars().next())
        {
            return true;
        }
        matches!(kind, "unnamed" | "group" | "document")
            && name.iter().any(|one| {
                found.iter().any(|other| {
                    other.chars().count() > 3 && one.trim_end_matches('s') == other.trim_end_matches('s')
                })
            })
    })
}

/// Adds the B³ precision and recall of one article.
fn b3(gold: &[String], found: &[String], sums: &mut [f64; 3]) {
    for index in 0..gold.len() {
        let same_gold = gold.iter().filter(|&other| *other == gold[index]).count() as f64;
        let same_found = found.iter().filter(|&other| *other == found[index]).count() as f64;
        let both =
            gold.iter().zip(found).filter(|(one, other)| **one == gold[index] && **other == found[index]);
        let both = both.count() as f64;
        sums[0] += both / same_found;
        sums[1] += both / same_gold;
        sums[2] += 1.0;
    }
}

/// Marked speakers that were found as several, and found ones that are several marked ones.
fn split(gold: &[String], found: &[String]) -> Vec<(String, String)> {
    let mut by_gold: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    let mut by_found: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (one, other) in gold.iter().zip(found) {
        by_gold.entry(one).or_default().insert(other);
        by_found.entry(other).or_default().insert(one);
    }
    let split = by_gold.iter().filter(|(_, found)| found.len() > 1);
    let merged = by_found.iter().filter(|(_, gold)| gold.len() > 1);
    split
        .map(|(one, found)| ("split".to_owned(), format!("{one} {found:?}")))
        .chain(merged.map(|(_, gold)| ("merged".to_owned(), format!("{gold:?}"))))
        .collect()
}
