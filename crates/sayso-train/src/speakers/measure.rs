//! What is counted, and when a speaker, a name, a kind and a role are right: as the development scorer has it.

use std::collections::{BTreeMap, BTreeSet};

use sayso::{
    speaker::{Entity, SpeakerKind},
    text::Span,
};

use super::gold::{Article, Gold};

/// Titles and small words that do not tell names apart.
const DROPPED: &str = "mr mrs ms miss dr prof professor sir dame lord lady baroness the a an his her its their our my \
    this that some president premier chancellor senator sen rep gov governor minister prime secretary general gen \
    col lt capt sgt";
/// Sources that are pronouns.
pub(super) const PRONOUNS: &str = "he she they it i we you who which that him her them us me one himself herself themselves this \
    these those";

/// A found quote: the words of its content, and its speaker.
pub(super) struct Found {
    pub(super) words: BTreeSet<usize>,
    pub(super) speaker: Option<(usize, Entity)>,
}

/// What is counted.
#[derive(Default)]
pub(super) struct Counts {
    of: BTreeMap<&'static str, u32>,
    b3: [f64; 3],
}

impl Counts {
    fn add(&mut self, what: &'static str, yes: bool) {
        *self.of.entry(what).or_default() += u32::from(yes);
    }

    pub(super) fn get(&self, what: &str) -> u32 {
        self.of.get(what).copied().unwrap_or_default()
    }

    pub(super) fn percent(&self, what: &str, of: &str) -> f64 {
        100.0 * f64::from(self.get(what)) / f64::from(self.get(of).max(1))
    }

    pub(super) fn b3(&self) -> f64 {
        let (precision, recall) = (self.b3[0] / self.b3[2].max(1.0), self.b3[1] / self.b3[2].max(1.0));
        200.0 * precision * recall / (precision + recall).max(1e-9)
    }
}

/// Where the words of a text stand.
pub(super) fn words_of(text: &str) -> Vec<Span> {
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
pub(super) fn touched(words: &[Span], spans: &[Span]) -> BTreeSet<usize> {
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
pub(super) fn count(article: &Article, found: &[Found], counts: &mut Counts, errors: Option<&str>) {
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
        if let (Some(mode), false) = (errors, right) {
            let told = speaker.map_or("-", |(_, entity)| entity.name.as_str());
            let sort = if is_pronoun { "PRONOUN" } else { "SPEAKER" };
            eprintln!(
                "{sort}\t{mode}\t{}\t{source}\tgold {name} ({kind})\tfound {told}\t{}",
                article.id,
                context(article, gold)
            );
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
    if let Some(mode) = errors {
        for (one, other) in split(&gold_clusters, &found_clusters) {
            eprintln!("CLUSTER\t{mode}\t{}\t{one}\t{other}", article.id);
        }
    }
}

/// Counts name, kind and role of one right speaker.
fn count_entity(
    article: &Article,
    (name, kind, role): (&str, &str, Option<&str>),
    entity: &Entity,
    counts: &mut Counts,
    errors: Option<&str>,
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
    let Some(mode) = errors else { return };
    let id = &article.id;
    if norm(name) != norm(&entity.name) {
        eprintln!("NAME\t{mode}\t{id}\tgold {name} ({kind})\tfound {}", entity.name);
    }
    if kind != found_kind {
        eprintln!("KIND\t{mode}\t{id}\t{}\tgold {kind}\tfound {found_kind}", entity.name);
    }
    if !right_role {
        eprintln!(
            "ROLE\t{mode}\t{id}\t{}\tgold {}\tfound {:?}",
            entity.name,
            role.unwrap_or("-"),
            entity.role
        );
    }
    if gold_role.is_empty() && !found_role.is_empty() {
        eprintln!("EXTRA\t{mode}\t{id}\t{} ({kind})\tfound {:?}", entity.name, entity.role);
    }
}

/// The text around a source, on one line.
fn context(article: &Article, gold: &Gold) -> String {
    let Some(span) = gold.source.iter().chain(&gold.cue).chain(&gold.content).min() else {
        return String::new();
    };
    let edge = |mut at: usize| {
        while !article.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = edge((span.start() as usize).saturating_sub(500));
    let to = edge((span.end() as usize + 160).min(article.text.len()));
    let at = span.start() as usize;
    format!("{} ⟦ {}", &article.text[from..at], &article.text[at..to]).replace('\n', " ¶ ")
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
pub(super) fn same(names: &[&str], kind: &str, found: &str) -> bool {
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
