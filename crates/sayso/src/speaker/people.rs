//! Second pass: parts of persons’ names, and never two people of one last name as one.

use std::collections::HashMap;

use sayso_report::SpeakerKind;

use super::{
    book::{Book, How},
    fold,
    traits::{Gender, Sure},
    words,
};

/// How many bearers of one name are looked at, before a mention and after it.
const BEARERS: usize = 24;

/// Links “Peskov” and “Mr. Peskov” to “Dmitry Peskov”.
pub(super) fn link(book: &mut Book<'_, '_, '_>) {
    let full = full_names(book);
    link_variants(book, &full);
    let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
    for &mention in &full {
        let words = &book.drafts[mention].words;
        by_last.entry(last_key(words)).or_default().push(mention);
        by_first.entry(words[0].clone()).or_default().push(mention);
        for middle in &words[1..words.len() - 1] {
            if middle.len() > 2 && !words::is_particle(middle) {
                by_first.entry(middle.clone()).or_default().push(mention);
            }
        }
    }
    for mention in 0..book.drafts.len() {
        if !can_be_part(book, mention) {
            continue;
        }
        let words = book.drafts[mention].words.clone();
        if let Some(full) = choose(book, mention, by_last.get(&last_key(&words))) {
            book.link(mention, full, How::PartOfName);
        } else if words.len() == 1
            && let Some(candidates) = by_first.get(&words[0])
            && let Some(full) = choose(book, mention, Some(candidates))
        {
            book.link(mention, full, How::PartOfName);
        }
    }
    link_last_names(book, &by_last);
}

/// Links last names with and without honorific that no full name explains: “Mr. Keene” and “Keene”.
fn link_last_names(book: &mut Book<'_, '_, '_>, full: &HashMap<String, Vec<usize>>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for mention in 0..book.drafts.len() {
        let draft = &book.drafts[mention];
        if !draft.is_name() || draft.words.len() != 1 || !can_be_part(book, mention) {
            continue;
        }
        let key = last_key(&draft.words);
        if full.contains_key(&key) {
            continue;
        }
        match first.get(&key) {
            Some(&other) if book.genders_agree(mention, other) => book.link(mention, other, How::SameName),
            Some(_) => {}
            None => {
                first.insert(key, mention);
            }
        }
    }
}

/// The first mention of each name of two words or more that may be a person’s.
fn full_names(book: &Book<'_, '_, '_>) -> Vec<usize> {
    let mut seen = HashMap::new();
    let mut full = Vec::new();
    for (mention, draft) in book.drafts.iter().enumerate() {
        let profile = book.profile(mention);
        let person = profile.kind == SpeakerKind::Person;
        if draft.is_name() && draft.words.len() >= 2 && person {
            seen.entry(draft.words.clone()).or_insert_with(|| full.push(mention));
        }
    }
    full
}

/// The last name without *al-* and *Jr.*, by which bearers are found.
fn last_key(words: &[String]) -> String {
    let last = words.iter().rev().find(|word| !is_generation(word)).map_or("", String::as_str);
    let last = ["al-", "el-", "an-", "as-", "ar-", "ash-"]
        .iter()
        .find_map(|article| last.strip_prefix(article))
        .unwrap_or(last);
    fold::sound(last)
}

/// Whether a name may be a part of a person’s name told elsewhere.
fn can_be_part(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    if !draft.is_name() || draft.words.is_empty() {
        return false;
    }
    let titled = draft.phrase.kind == SpeakerKind::Person && draft.phrase.sure == Sure::Told;
    match draft.phrase.kind {
        SpeakerKind::Person => {
            draft.words.len() == 1 || words::is_particle(&draft.words[0]) || draft.words.len() == 2
        }
        SpeakerKind::Organization => draft.words.len() == 1 && draft.phrase.sure <= Sure::Likely,
        SpeakerKind::Place => titled,
        SpeakerKind::Group | SpeakerKind::Document | SpeakerKind::Unnamed => false,
    }
}

/// The bearer a part of a name stands for: the only one that fits, or the one named last before it.
fn choose(book: &mut Book<'_, '_, '_>, mention: usize, candidates: Option<&Vec<usize>>) -> Option<usize> {
    let draft = &book.drafts[mention];
    let fits: Vec<usize> = nearest(candidates?, mention)
        .iter()
        .copied()
        .filter(|&full| full != mention && fits(book, mention, full))
        .take(16)
        .collect();
    let own: Option<Gender> = draft.phrase.gender.filter(|&gender| gender != Gender::Thing);
    let mut clusters: Vec<usize> = fits.iter().map(|&full| book.cluster(full)).collect();
    clusters.sort_unstable();
    clusters.dedup();
    if clusters.contains(&book.cluster(mention)) {
        return None;
    }
    if clusters.len() <= 1 {
        return fits.first().copied();
    }
    let agreeing: Vec<usize> =
        fits.iter().copied().filter(|&full| own.is_some() && book.profile(full).gender == own).collect();
    let pool = if agreeing.is_empty() { fits } else { agreeing };
    // The full name that stands last before the mention, or first after it.
    let before = pool.iter().copied().filter(|&full| full < mention).max();
    let chosen = before.or_else(|| pool.iter().copied().min());
    if let Some(other) =
        pool.iter().copied().find(|&full| Some(book.cluster(full)) != chosen.map(|c| book.cluster(c)))
    {
        book.runner_up[mention] = Some(other);
    }
    chosen
}

/// Of many bearers of one last name, in text order, those around a mention; so the work stays linear.
fn nearest(bearers: &[usize], mention: usize) -> &[usize] {
    let at = bearers.partition_point(|&bearer| bearer < mention);
    &bearers[at.saturating_sub(BEARERS)..bearers.len().min(at + BEARERS)]
}

/// Whether nothing speaks against a short name and a full one being the same person’s.
fn fits(book: &Book<'_, '_, '_>, mention: usize, full: usize) -> bool {
    let (short, long) = (&book.drafts[mention], &book.drafts[full]);
    // The Yusuf of “Amina Yusuf” is a last name, whoever else has it as a first one.
    let last = short.words.len() == 1
        && short.phrase.sure < Sure::Told
        && last_key(&short.words) == last_key(&long.words);
    let gender = short.phrase.gender.filter(|&gender| !last || gender == Gender::Thing);
    let genders = match (gender, book.profile(full).gender) {
        (Some(one), Some(other)) => one == other || one == Gender::Thing || other == Gender::Thing,
        _ => true,
    };
    if !genders || generations_differ(&short.words, &long.words) {
        return false;
    }
    if short.words.len() == 1 || words::is_particle(&short.words[0]) {
        return true;
    }
    first_names_agree(&short.words[0], &long.words[0]) || is_part(&short.words, &long.words)
}

/// Whether two names differ in *Sr.* and *Jr.*: father and son.
fn generations_differ(one: &[String], other: &[String]) -> bool {
    match (one.iter().find(|word| is_generation(word)), other.iter().find(|word| is_generation(word))) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

/// Whether a word after a name tells the generation.
fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Whether all words of the shorter name are words of the longer one.
fn is_part(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().all(|word| long.contains(word))
}

/// Whether two given names can be one person’s: equal, by sound, an initial, a short form.
fn first_names_agree(one: &str, other: &str) -> bool {
    one == other
        || fold::sound(one) == fold::sound(other)
        || words::is_short_for(one, other)
        || words::is_short_for(other, one)
        || (one.len() == 1 && other.starts_with(one))
        || (other.len() == 1 && one.starts_with(other))
        || (one.len() >= 3 && other.starts_with(one))
        || (other.len() >= 3 && one.starts_with(other))
}

/// Links full names that are variants of each other: an initial more, a diminutive, another transliteration.
fn link_variants(book: &mut Book<'_, '_, '_>, full: &[usize]) {
    let mut by_last: HashMap<String, Vec<usize>> = HashMap::new();
    for &mention in full {
        let key = last_key(&book.drafts[mention].words);
        let same = by_last.entry(key).or_default();
        let twin = same.iter().copied().take(16).find(|&other| {
            let (one, two) = (&book.drafts[mention].words, &book.drafts[other].words);
            (first_names_agree(&one[0], &two[0]) || is_part(one, two))
                && !generations_differ(one, two)
                && book.genders_agree(mention, other)
        });
        match twin {
            Some(other) => book.link(mention, other, How::PartOfName),
            None => same.push(mention),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_thousands_of_one_name_only_those_around_are_looked_at() {
        let bearers: Vec<usize> = (0..10_000).map(|number| 3 * number).collect();
        for mention in [0, 1, 15_000, 29_997, 40_000] {
            assert!((BEARERS..=2 * BEARERS).contains(&nearest(&bearers, mention).len()), "{mention}");
        }
        assert_eq!(nearest(&bearers, 15_000)[BEARERS], 15_000);
    }
}
