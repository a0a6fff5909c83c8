//! What speaks for and against somebody being whom a description stands for.

use sayso_report::SpeakerKind;

use super::{
    book::Book,
    offices::{self, Office},
    pronouns::source_of,
    scene::{Cluster, Scene, ends_in_stop, telling},
    traits::{Gender, Number, Sure},
    words::{self, DeterminerSort},
};
use crate::{syntax::Upos, text::TokenRange};

/// How many features a candidate has.
pub const FEATURES: usize = 63;

/// The most mentions after a description that are looked at.
pub(super) const AFTER: usize = 240;

/// A description that speaks.
pub(super) struct Description {
    /// Which mention it is.
    pub(super) mention: usize,
    /// Whether of a human being, a body or a text.
    pub(super) class: usize,
    cluster: usize,
    noun: String,
    office: Office,
    words: Vec<String>,
    /// It stands in a headline: before the text proper, in what does not end as sentences do.
    pub(super) headline: bool,
    /// It stands at the start of the text proper.
    lead: bool,
    definite: bool,
    indefinite: bool,
    owned: bool,
    title: bool,
    anonymous: bool,
    /// The names in it: *RCTV* of “the chief of RCTV”.
    names: Vec<String>,
    quotes: Vec<usize>,
}

impl Description {
    pub(super) fn of(book: &Book<'_, '_, '_>, scene: &Scene, mention: usize) -> Option<Self> {
        let draft = &book.drafts[mention];
        let core = draft.phrase.core;
        let syntax = book.reader.syntax;
        let headline = draft.sentence < scene.lead && !ends_in_stop(book, draft.sentence);
        let class = match (draft.phrase.kind, draft.phrase.number) {
            (SpeakerKind::Unnamed | SpeakerKind::Person, Number::Singular) => 0,
            (SpeakerKind::Organization | SpeakerKind::Place, _) => 1,
            // “Hackers to Murmur: …”: those of a headline may have a name below.
            (SpeakerKind::Group | SpeakerKind::Unnamed | SpeakerKind::Person, Number::Plural) if headline => {
                1
            }
            (SpeakerKind::Document, _) if headline => 2,
            (SpeakerKind::Document | SpeakerKind::Group | SpeakerKind::Unnamed | SpeakerKind::Person, _) => {
                return None;
            }
        };
        let first = syntax.norm(core.start);
        let opening = words::determiner(first);
        let pronoun = words::pronoun(first).is_some();
        // The letters of a transcript, Q and A, describe nobody.
        let noun = draft.phrase.nouns.first().filter(|noun| noun.len() > 1)?.clone();
        let person = words::person_noun(&noun).map(|(noun, _)| noun);
        let title = person.is_some_and(|noun| noun.title);
        // “Its president” may be named elsewhere, “his wife” is somebody else’s.
        if pronoun && !(title && matches!(first, "its" | "their"))
            || syntax.tag(draft.head).upos == Upos::Pron
            || first == "one"
            || stays_unnamed(book, mention)
        {
            return None;
        }
        let cluster = scene.cluster_of[mention];
        let names = core.tokens().take(24).filter(|&token| book.reader.is_name(token));
        let names = names.map(|token| offices::country_of(syntax.norm(token))).collect();
        Some(Self {
            mention,
            class,
            cluster,
            office: Office::of(book, core),
            words: telling(book, core).into_iter().filter(|word| *word != noun).collect(),
            headline,
            lead: (scene.lead..scene.lead + 2).contains(&draft.sentence),
            definite: opening.is_some_and(|word| word.definite) && !pronoun,
            indefinite: opening.is_some_and(|word| !word.definite),
            owned: pronoun || core.tokens().take(6).any(|token| book.reader.is_possessive(token)),
            title,
            anonymous: person.is_some_and(|noun| noun.anonymous),
            names,
            quotes: scene.clusters[cluster].quotes.clone(),
            noun,
        })
    }
}

impl Description {
    /// Whether what is told of somebody speaks against it: another country, another field of a like office, an office
    /// that differs from one told before, a last name alone that never speaks; in somebody’s words, that the nouns
    /// are not alike.
    pub(super) fn clashes(&self, book: &Book<'_, '_, '_>, cluster: &Cluster) -> bool {
        let first = cluster.mentions[0];
        let profile = book.profile(first);
        if !profile.named {
            return false;
        }
        let offices = cluster.offices(book);
        let new = || self.words.iter().any(|word| !cluster.words.contains(word));
        self.office.countries_with(&offices) == Some(false)
            || self.is_kindred(cluster) && self.office.fields_with(&offices) == Some(false)
            || self.title && first < self.mention && new()
            || self.class == 0 && cluster.longest == 1 && !profile.speaks
            || book.drafts[self.mention].inside.is_some() && !self.is_kindred(cluster)
    }

    /// Whether somebody is introduced with its noun or a kindred one.
    fn is_kindred(&self, cluster: &Cluster) -> bool {
        let noun = &self.noun;
        cluster.nouns.iter().any(|own| match self.class {
            0 => words::takes_up_person(noun, own) || words::takes_up_person(own, noun),
            _ => words::takes_up_body(noun, own) || words::takes_up_body(own, noun),
        })
    }
}

/// Whether a description says that its bearer is not named, or is one of somebody’s many: “an official with the
/// ministry who declined to be named”.
fn stays_unnamed(book: &Book<'_, '_, '_>, mention: usize) -> bool {
    let draft = &book.drafts[mention];
    let first = book.reader.syntax.norm(draft.phrase.core.start);
    let indefinite = words::is_determiner(first, DeterminerSort::Article) && first != "the";
    let ends = TokenRange::new(draft.phrase.core.start, draft.tokens.end.max(draft.phrase.core.end));
    indefinite
        && ends.tokens().take(40).any(|token| {
            matches!(book.reader.syntax.norm(token), "who" | "for" | "with" | "anonymity" | "condition")
        })
}

/// What speaks for nobody.
pub(super) fn nobody(book: &Book<'_, '_, '_>, description: &Description) -> [i32; FEATURES] {
    let mut features = [0; FEATURES];
    let draft = &book.drafts[description.mention];
    let told = [
        true,
        description.indefinite,
        description.definite,
        description.headline,
        description.lead,
        description.title,
        description.anonymous,
        !description.names.is_empty(),
        description.owned,
        draft.phrase.core.len() >= 5,
        draft.inside.is_some(),
        draft.phrase.sure < Sure::Told,
        !description.headline && !description.lead && description.definite,
        draft.phrase.core.len() == 1,
    ];
    for (feature, told) in features.iter_mut().zip(told) {
        *feature = i32::from(told);
    }
    features
}

/// Who of the candidates stands out.
pub(super) struct Ranks {
    /// The most often heard.
    heard: i32,
    /// The most often mentioned.
    mentioned: usize,
    /// The first to speak after the description.
    next: Option<usize>,
    /// How many are introduced with a kindred noun.
    kindred: usize,
}

impl Ranks {
    pub(super) fn of(
        book: &Book<'_, '_, '_>,
        scene: &Scene,
        description: &Description,
        bearers: &[usize],
    ) -> Self {
        let clusters = || bearers.iter().map(|&bearer| &scene.clusters[bearer]);
        let next = bearers.iter().filter_map(|&bearer| {
            let mentions = &scene.clusters[bearer].mentions;
            let after = mentions.partition_point(|&mention| mention <= description.mention);
            let speaks = |&&mention: &&usize| book.drafts[mention].speaks;
            Some((mentions[after..].iter().take(AFTER).find(speaks)?, bearer))
        });
        Self {
            heard: clusters().map(|cluster| cluster.spoken).max().unwrap_or(0),
            mentioned: clusters().map(|cluster| cluster.mentions.len()).max().unwrap_or(0),
            next: next.min().map(|(_, bearer)| bearer),
            kindred: clusters().filter(|cluster| description.is_kindred(cluster)).count(),
        }
    }
}

/// What speaks for and against a candidate, in the order of the weights.
pub(super) fn features(
    book: &Book<'_, '_, '_>,
    scene: &Scene,
    description: &Description,
    bearer: usize,
    ranks: &Ranks,
) -> [i32; FEATURES] {
    let cluster = &scene.clusters[bearer];
    let mention = description.mention;
    let draft = &book.drafts[mention];
    let first = cluster.mentions[0];
    let after = first > mention;
    let earlier = cluster.mentions.partition_point(|&other| other < mention);
    let near = if after { first } else { earlier.checked_sub(1).map_or(first, |at| cluster.mentions[at]) };
    let other = &book.drafts[near];
    let profile = book.profile(first);
    let syntax = book.reader.syntax;
    let sentences = i64::from(other.sentence).abs_diff(i64::from(draft.sentence)) as i32;
    let paragraph = |sentence: u32| syntax.sentences[sentence as usize].paragraph;
    let paragraphs =
        i64::from(paragraph(other.sentence)).abs_diff(i64::from(paragraph(draft.sentence))) as i32;
    let between = |cluster: &Cluster| cluster.mentions[0] > mention && cluster.mentions[0] < first;
    let rivals = scene.cluster_of[mention + 1..first.max(mention + 1)]
        .iter()
        .filter(|&&rival| rival != bearer && between(&scene.clusters[rival]))
        .filter(|&&rival| {
            let rival = scene.clusters[rival].mentions[0];
            book.profile(rival).kind == profile.kind && book.profile(rival).named
        })
        .count();
    let nearest = after && rivals == 0;
    let next = ranks.next == Some(bearer);
    let noun = &description.noun;
    let same = cluster.nouns.contains(noun);
    let kindred = description.is_kindred(cluster);
    let offices = cluster.offices(book);
    let fields = description.office.fields_with(&offices);
    let countries = description.office.countries_with(&offices);
    let shared =
        description.words.iter().filter(|word| *word != noun && cluster.words.contains(*word)).count();
    let echo = |quote: &usize| {
        let own = &scene.said[*quote];
        cluster.quotes.iter().any(|other| {
            let shared = own.intersection(&scene.said[*other]).count();
            shared >= 2 && shared * 2 >= own.len()
        })
    };
    let echoes = description.headline && description.quotes.iter().any(echo);
    let own_words = cluster.mentions.iter().take(8).any(|&other| {
        let source = book.drafts[other].inside.and_then(|quote| source_of(book, quote));
        source.is_some_and(|source| scene.cluster_of[source] == description.cluster)
    });
    let title = |noun: &String| words::person_noun(noun).is_some_and(|(noun, _)| noun.title);
    let end = other.tokens.end;
    let owns = end.index() < syntax.tokens.len() && book.reader.is_possessive(end);
    let heard = cluster.spoken == ranks.heard && ranks.heard > 0;
    let acts = other.speaks || other.subject;
    let told = [
        same,
        kindred,
        kindred && fields == Some(true),
        kindred && fields == Some(false),
        !cluster.nouns.is_empty() && !kindred,
        description.title && cluster.nouns.iter().any(title) && !kindred,
        cluster.nouns.is_empty(),
        cluster.nouns.is_empty() && nearest && acts,
        countries == Some(true),
        countries == Some(false),
        fields == Some(false),
        after,
        sentences == 0,
        sentences == 1,
        paragraphs == 0,
        nearest,
        nearest && description.lead,
        nearest && description.headline,
        after && rivals == 1,
        next,
        next && description.lead,
        next && description.headline,
        profile.speaks,
        other.speaks,
        other.subject,
        owns,
        cluster.longest > 1,
        own_words,
        other.inside.is_some(),
        echoes,
        heard,
        heard && description.headline,
        cluster.mentions.len() == ranks.mentioned,
        profile.gender.is_some_and(|gender| gender != Gender::Thing)
            && profile.gender == book.profile(mention).gender,
        !profile.named,
        kindred && description.headline,
        !after && description.indefinite,
        !after && description.definite,
        !description.words.is_empty() && shared == description.words.len(),
        shared == 0 && description.words.len() > 1,
        kindred && ranks.kindred == 1,
        kindred && nearest,
        kindred && next,
        same && description.lead,
        description.names.iter().any(|name| !cluster.words.contains(name)),
    ];
    let mut features = [0; FEATURES];
    let own = 14;
    for (feature, told) in features[own..].iter_mut().zip(told) {
        *feature = i32::from(told);
    }
    let at = own + told.len();
    features[at] = shared.min(3) as i32;
    features[at + 1] = sentences.min(12);
    features[at + 2] = paragraphs.min(6);
    features[at + 3] = cluster.spoken.min(5);
    features
}
