//! Between descriptions and pronouns: who speaks under a description that nothing before explains. “Bank chief: …” in
//! a headline, “A senior official says …” in a lead, and a sentence later “Agriculture Minister Du Qinglin said …”.
//!
//! Learnt weights choose among those named or described nearby and nobody; `weights/referents.toml` tells from what.

use std::sync::OnceLock;

use sayso_report::{SpeakerKind, order};

use super::{
    book::{Book, How},
    evidence::{AFTER, Description, Ranks, features, nobody},
    mention::Sort,
    pronouns::source_of,
    ranking::{self, UNIT},
    scene::Scene,
    traits::{Gender, Number, is_human},
};

pub use super::evidence::FEATURES;

/// How many sorts of descriptions there are, each with weights of its own.
pub const CLASSES: usize = 3;

/// The weights of the features.
pub type Weights = ranking::Weights<FEATURES, CLASSES>;
/// A description and those it may stand for, nobody first.
pub type Choice = ranking::Choice<FEATURES>;

/// The most mentions before a description that are looked at.
const BEFORE: usize = 60;
/// The most candidates on either side.
const MOST: usize = 12;
/// How much better somebody must be than nobody.
const CLEAR: i32 = UNIT * 3 / 2;

/// The weights that ship.
pub fn shipped() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        Weights::from_bytes(include_bytes!("../../weights/referents.bin")).unwrap_or(Weights::NONE)
    })
}

/// Links descriptions that speak; each decision is written to `log`, where there is one, and not taken.
pub(super) fn link(book: &mut Book<'_, '_, '_>, weights: &Weights, mut log: Option<&mut Vec<Choice>>) {
    let scene = Scene::of(book);
    for mention in 0..book.drafts.len() {
        let draft = &book.drafts[mention];
        if draft.sort != Sort::Nominal || !draft.speaks || book.profile(mention).named {
            continue;
        }
        let Some(description) = Description::of(book, &scene, mention) else { continue };
        let bearers = bearers(book, &scene, &description);
        if bearers.is_empty() {
            continue;
        }
        let mut described = vec![nobody(book, &description)];
        let ranks = Ranks::of(book, &scene, &description, &bearers);
        described.extend(bearers.iter().map(|&bearer| features(book, &scene, &description, bearer, &ranks)));
        if let Some(log) = log.as_mut() {
            let mentions = |at: usize| match at.checked_sub(1) {
                Some(at) => {
                    let told = scene.clusters[bearers[at]].mentions.iter();
                    told.map(|&mention| book.drafts[mention].tokens).collect()
                }
                None => Vec::new(),
            };
            let candidates = described.iter().enumerate();
            let candidates = candidates
                .map(|(at, &features)| ranking::Candidate { features, mentions: mentions(at) })
                .collect();
            log.push(Choice { words: draft.tokens, class: description.class, candidates });
            continue;
        }
        let mut scored: Vec<(i32, usize)> = described[1..]
            .iter()
            .zip(&bearers)
            .map(|(features, &bearer)| (weights.score(description.class, features), bearer))
            .collect();
        order::by_key(&mut scored, |&(score, _)| std::cmp::Reverse(score));
        let (score, bearer) = scored[0];
        if score < weights.score(description.class, &described[0]) + CLEAR {
            continue;
        }
        let first = |bearer: usize| scene.clusters[bearer].mentions[0];
        if let Some(&(_, second)) = scored.get(1).filter(|second| second.0 + CLEAR > score) {
            book.runner_up[mention] = Some(first(second));
        }
        book.link(mention, first(bearer), How::Role);
    }
}

/// The clusters a description may stand for, nearest first, those after it before those before it.
fn bearers(book: &Book<'_, '_, '_>, scene: &Scene, description: &Description) -> Vec<usize> {
    let mention = description.mention;
    let draft = &book.drafts[mention];
    let mut found: Vec<usize> = Vec::new();
    // Who is named in a description is somebody else: “Falk’s lawyer”.
    let within = |other: usize| draft.phrase.tokens.contains(book.drafts[other].head);
    let near = mention.saturating_sub(16)..book.drafts.len().min(mention + 16);
    // Who speaks of “the minister” is not the minister.
    let speaker = draft.inside.and_then(|quote| source_of(book, quote));
    let part: Vec<usize> =
        near.filter(|&other| within(other)).chain(speaker).map(|other| scene.cluster_of[other]).collect();
    let after = mention + 1..book.drafts.len().min(mention + 1 + AFTER);
    let before = (mention.saturating_sub(BEFORE)..mention).rev();
    for (side, others) in [after.collect::<Vec<_>>(), before.collect()].into_iter().enumerate() {
        let mut count = 0;
        for other in others {
            let cluster = scene.cluster_of[other];
            if count < MOST && !part.contains(&cluster) && !found.contains(&cluster) {
                let first = scene.clusters[cluster].mentions[0];
                if (side == 1 || first == other)
                    && fits(book, description, other)
                    && !description.clashes(book, &scene.clusters[cluster])
                {
                    found.push(cluster);
                    count += 1;
                }
            }
        }
    }
    found
}

/// Whether a mention can be of whom a description stands for.
fn fits(book: &Book<'_, '_, '_>, description: &Description, other: usize) -> bool {
    let (own, theirs) = (book.profile(description.mention), book.profile(other));
    if matches!(book.drafts[other].sort, Sort::Pronoun(_)) {
        return false;
    }
    // Another description explains only what stands in a headline.
    let after = other > description.mention && theirs.speaks;
    let explains = theirs.named || after && description.headline;
    let kinds = match description.class {
        0 => is_human(theirs.kind) && theirs.number == Number::Singular,
        2 => theirs.kind == SpeakerKind::Document,
        _ if own.kind == SpeakerKind::Place => theirs.kind == SpeakerKind::Place,
        _ => matches!(theirs.kind, SpeakerKind::Organization | SpeakerKind::Group),
    };
    let genders = match (own.gender, theirs.gender) {
        (Some(one), Some(two)) => one == two || one == Gender::Thing || two == Gender::Thing,
        _ => true,
    };
    explains && kinds && genders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_whole() {
        let bytes = include_bytes!("../../weights/referents.bin");
        assert_eq!(Weights::from_bytes(bytes).map(|weights| weights.to_bytes()).as_deref(), Some(&bytes[..]));
    }
}
