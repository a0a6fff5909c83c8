//! The mentions under resolution: which belong together so far, and what is known of each cluster.

use sayso_report::SpeakerKind;

use super::{
    mention::{Draft, Sort},
    reader::Reader,
    traits::{Gender, Number, Sure},
};
use crate::{quote::Quotes, text::TokenId};

/// How a mention was linked to what came before it, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// It names its bearer itself, or nothing before it is the same.
    Itself,
    /// The same name.
    SameName,
    /// A part of the name.
    PartOfName,
    /// Letters that stand for the name.
    Acronym,
    /// The same description.
    SameWords,
    /// A title or role told before.
    Role,
    /// A place that stands for a government.
    Metonym,
    /// The words right before *who*.
    Relative,
    /// The speaker of the words it stands in.
    OwnWords,
    /// Who is asked or answered in an interview.
    Addressed,
    /// The last speaker, who goes on.
    LastSpeaker,
    /// The most prominent bearer that fits.
    Prominent,
}

/// What is known of a cluster.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// What sort of bearer.
    pub(super) kind: SpeakerKind,
    /// How sure that is.
    pub(super) sure: Sure,
    /// The gender its names and descriptions tell.
    pub(super) gender: Option<Gender>,
    /// The gender of the pronouns that were read as it; these may err.
    pub(super) heard: Option<Gender>,
    /// One or many.
    pub(super) number: Number,
    /// Whether one of its mentions is a name.
    pub(super) named: bool,
    /// Whether one of its mentions is the source of a quote.
    pub(super) speaks: bool,
}

/// The mentions of a text under resolution.
pub(super) struct Book<'r, 's, 't> {
    /// The reader of the text.
    pub(super) reader: &'r Reader<'s, 't>,
    /// The quotes.
    pub(super) quotes: &'r Quotes,
    /// The mentions in text order.
    pub(super) drafts: Vec<Draft>,
    /// For each quote, its source among the mentions.
    pub(super) sources: Vec<Option<usize>>,
    /// How each mention was linked.
    pub(super) how: Vec<How>,
    /// For each mention, the cluster that was the second choice.
    pub(super) runner_up: Vec<Option<usize>>,
    /// Whether a pronoun was linked.
    pub(super) resolved: Vec<bool>,
    parents: Vec<usize>,
    sizes: Vec<u32>,
    profiles: Vec<Profile>,
}

impl<'r, 's, 't> Book<'r, 's, 't> {
    /// Opens the book: every mention is its own cluster.
    pub(super) fn new(
        reader: &'r Reader<'s, 't>,
        quotes: &'r Quotes,
        drafts: Vec<Draft>,
        sources: Vec<Option<usize>>,
    ) -> Self {
        let count = drafts.len();
        let profiles = drafts
            .iter()
            .map(|draft| Profile {
                kind: draft.phrase.kind,
                sure: draft.phrase.sure,
                gender: draft.phrase.gender.filter(|_| !matches!(draft.sort, Sort::Pronoun(_))),
                heard: draft.phrase.gender.filter(|_| matches!(draft.sort, Sort::Pronoun(_))),
                number: draft.phrase.number,
                named: draft.is_name(),
                speaks: draft.speaks,
            })
            .collect();
        let resolved = drafts.iter().map(|draft| !matches!(draft.sort, Sort::Pronoun(_))).collect();
        Self {
            reader,
            quotes,
            drafts,
            sources,
            how: vec![How::Itself; count],
            runner_up: vec![None; count],
            resolved,
            parents: (0..count).collect(),
            sizes: vec![1; count],
            profiles,
        }
    }

    /// The cluster of a mention: the number of one of its mentions.
    pub(super) fn cluster(&self, mention: usize) -> usize {
        let mut at = mention;
        while self.parents[at] != at {
            at = self.parents[at];
        }
        at
    }

    /// What is known of the cluster of a mention.
    pub(super) fn profile(&self, mention: usize) -> &Profile {
        &self.profiles[self.cluster(mention)]
    }

    /// Links a mention to another one; both clusters become one.
    pub(super) fn link(&mut self, mention: usize, to: usize, how: How) {
        self.how[mention] = self.how[mention].max(how);
        self.resolved[mention] = true;
        let (from, into) = (self.cluster(mention), self.cluster(to));
        if from == into {
            return;
        }
        let pronoun = matches!(self.drafts[mention].sort, Sort::Pronoun(_));
        let mut other = self.profiles[from].clone();
        // A last name that is somebody else’s first name tells no gender: “Tavares” of “Luísa Tavares”.
        if how == How::PartOfName && self.drafts[mention].words.len() == 1 && other.sure < Sure::Told {
            other.gender = other.gender.filter(|&gender| gender == Gender::Thing);
        }
        let profile = &mut self.profiles[into];
        if !pronoun {
            let better = (other.named, other.sure) > (profile.named, profile.sure)
                || (other.named && other.kind == SpeakerKind::Person && profile.sure < Sure::Told);
            if better {
                profile.kind = other.kind;
                profile.number = other.number;
            }
            if profile.kind == SpeakerKind::Unnamed && other.kind == SpeakerKind::Person {
                profile.kind = SpeakerKind::Person;
            }
            profile.sure = profile.sure.max(other.sure);
            profile.named |= other.named;
        }
        profile.heard = profile.heard.or(other.heard);
        profile.gender = match (profile.gender, other.gender) {
            // A last name alone looks like a body’s.
            (None, Some(Gender::Thing)) if profile.kind == SpeakerKind::Person => None,
            (None, gender) | (gender, None) => gender,
            (Some(Gender::Thing), Some(gender)) if profile.kind == SpeakerKind::Person => Some(gender),
            (gender, _) => gender,
        };
        profile.speaks |= other.speaks;
        // The smaller cluster hangs on the larger one, so paths stay logarithmic.
        let (root, leaf) = if self.sizes[from] > self.sizes[into] { (from, into) } else { (into, from) };
        self.profiles[root] = self.profiles[into].clone();
        self.sizes[root] += self.sizes[leaf];
        self.parents[leaf] = root;
    }

    /// Notes that *he* or *she* stands for the cluster of a mention: a guess that it is a body was wrong.
    pub(super) fn call_human(&mut self, mention: usize) {
        let cluster = self.cluster(mention);
        let profile = &mut self.profiles[cluster];
        if profile.kind == SpeakerKind::Organization && profile.sure == Sure::Guess {
            profile.kind = SpeakerKind::Person;
            profile.sure = Sure::Likely;
        }
    }

    /// The mention headed by a token, if there is one.
    pub(super) fn mention_at(&self, head: TokenId) -> Option<usize> {
        self.drafts.binary_search_by_key(&head, |draft| draft.head).ok()
    }

    /// Whether a token heads the source of a quote.
    pub(super) fn speaks_at(&self, head: TokenId) -> bool {
        self.mention_at(head).is_some_and(|mention| self.drafts[mention].speaks)
    }

    /// Whether the genders of two clusters can be one.
    pub(super) fn genders_agree(&self, one: usize, other: usize) -> bool {
        match (self.profile(one).gender, self.profile(other).gender) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    }
}
