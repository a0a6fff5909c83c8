//! The features of each option: the place where somebody is named, with the roles held there, and the party itself.

use sayso_report::{ConditionalKind, SpeakerKind};

use super::{Naming, Path, Roles, same};
use crate::{
    lexicon::places::{PlaceSort, place},
    speaker::{Cast, noun_kind},
    syntax::{Relation, Upos},
    text::{TokenId, TokenRange},
    threat::{
        Party,
        bounds::bucket,
        choice::{Task, feature, hash, mix},
        part::Part,
        reading::Reading,
        word::{Class, Classes, HARM},
    },
};

/// What all options of a question share.
pub(super) struct Frame {
    task: Task,
    kind: u32,
    construction: u32,
    cue: u32,
    cue_sort: u32,
    deed: u32,
    deed_sort: u32,
    shape: u32,
    voice: u32,
    parts: u32,
    /// In what form the doer of the outcome and of the condition is named: by a name, *we*, *you*, *it*, *they* …
    acts: u32,
    meets: u32,
}

impl Frame {
    pub(super) fn of(reading: &Reading<'_>, roles: &Roles, task: Task, kind: ConditionalKind) -> Self {
        let line = reading.line;
        let consequence = reading.bounds.consequence;
        let bare = consequence.is_none_or(|part| {
            part.tokens()
                .find(|&token| !matches!(line.upos(token), Upos::Adv | Upos::Part))
                .is_some_and(|first| matches!(line.upos(first), Upos::Verb | Upos::Aux))
        });
        let nominal =
            consequence.is_some_and(|part| !part.tokens().any(|token| line.syntax.tag(token).is_verb()));
        let passive = roles.deed.is_some_and(|verb| line.syntax.is_passive(verb));
        let there = consequence.is_some_and(|part| line.norm(part.start) == "there");
        let undergoes = roles.deed.is_some_and(|verb| line.is(verb, Class::Undergo));
        let sort = |token: Option<TokenId>, sorts: &[Class]| {
            token.map_or(0, |token| {
                1 + sorts.iter().position(|&class| line.is(token, class)).unwrap_or(sorts.len()) as u32
            })
        };
        let cues = [
            Class::Threaten,
            Class::Vow,
            Class::Warn,
            Class::Promise,
            Class::Demand,
            Class::Give,
            Class::Predict,
            Class::Ask,
            Class::Say,
        ];
        Self {
            task,
            kind: kind as u32,
            construction: reading.candidate.construction as u32,
            cue: reading.cue.map_or(0, |cue| hash(line.lemma(cue))),
            cue_sort: sort(reading.cue, &cues),
            deed: roles.deed.map_or(0, |verb| hash(line.lemma(verb))),
            deed_sort: sort(roles.deed, HARM),
            shape: [bare, nominal, passive, there, undergoes]
                .iter()
                .fold(0, |bits, &bit| bits * 2 + u32::from(bit)),
            voice: u32::from(reading.quote.is_some()),
            acts: Part::of(line, consequence).person,
            meets: Part::of(line, reading.bounds.condition).person,
            parts: u32::from(reading.bounds.condition.is_some()) * 2 + u32::from(consequence.is_some()),
        }
    }

    pub(super) fn nobody(&self) -> Vec<u32> {
        vec![
            feature("n:bias", self.parts),
            feature("n:kind", self.kind),
            feature("n:construction", self.construction),
            feature("n:shape", self.shape),
            feature("n:cue", self.cue_sort * 2 + self.voice),
            feature("n:acts", self.acts),
            feature("n:meets", self.meets),
            feature("n:forms", self.acts * 16 + self.meets),
        ]
    }

    /// What a place where somebody is named says.
    pub(super) fn naming(
        &self,
        reading: &Reading<'_>,
        cast: &Cast,
        roles: &Roles,
        (naming, rank): (&Naming, u32),
    ) -> Vec<u32> {
        let line = reading.line;
        let path = naming.path as u32;
        let placed = path * 4 + rank.min(3);
        let phrase = TokenRange::new(naming.head.min(naming.last), TokenId(naming.last.0 + 1));
        let own = line.tokens.contains(naming.head)
            && !matches!(naming.path, Path::Voice | Path::Country | Path::Salient | Path::Side);
        let held = if own || naming.path == Path::Country { roles.held(naming.head, phrase) } else { 0 };
        let (upos, classes) = if own {
            (line.upos(naming.head) as u32, line.classes(naming.last))
        } else {
            (40, Classes::default())
        };
        let relation = if own { line.syntax.relation(naming.head) as u32 } else { 99 };
        let mut features = vec![
            feature("p:path", path),
            feature("p:placed", placed),
            feature("p:path-kind", path * 8 + self.kind),
            feature("p:path-construction", path * 64 + self.construction),
            feature("p:path-cue", mix(path, self.cue)),
            feature("p:path-cues", path * 16 + self.cue_sort),
            feature("p:path-shape", path * 64 + self.shape),
            feature("p:path-shape-cues", mix(path * 64 + self.shape, self.cue_sort)),
            feature("p:path-voice", path * 4 + self.voice * 2 + u32::from(rank == 0)),
            feature("p:path-deed", mix(path, self.deed)),
            feature("p:path-deeds", path * 16 + self.deed_sort),
            feature("p:path-upos", path * 64 + upos),
            feature("p:path-relation", path * 128 + relation),
            feature("p:path-parts", path * 4 + self.parts),
            feature("p:path-acts", path * 16 + self.acts),
            feature("p:path-meets", path * 16 + self.meets),
            feature("p:placed-forms", mix(placed, self.acts * 16 + self.meets)),
            feature("p:placed-meets", placed * 16 + self.meets),
            feature("p:near-meets", naming.nearness.min(4) * 16 + self.meets),
            feature("p:near-path-meets", (path * 8 + naming.nearness.min(4)) * 16 + self.meets),
            feature("p:country-held", if own { 999 } else { held }),
            feature("p:around", path * 16 + naming.around.map_or(15, |path| path as u32)),
        ];
        let sort = sort(cast, &naming.party);
        features.extend([feature("p:entity-path", sort * 16 + path)]);
        if own {
            let case = line.syntax.child_by(naming.head, &[Relation::Case]);
            let case = case.map_or(0, |case| hash(line.norm(case)));
            features.push(feature("p:entity-case", mix(case, sort)));
        }
        if let Some(entity) = naming.party.entity
            && matches!(naming.path, Path::Source | Path::Voice)
        {
            let sides = reading.sides.get(entity.0 as usize).map_or(0, |sides| sides.len().min(2) as u32);
            features.push(feature("p:sides", sides * 16 + path));
            features.push(feature("p:sides-acts", (sides * 16 + path) * 16 + self.acts));
            features.push(feature("p:sides-shape", (sides * 16 + path) * 64 + self.shape));
        }
        if own {
            features.extend([
                feature("p:held", held),
                feature("p:held-kind", held * 8 + self.kind),
                feature("p:held-shape", held * 64 + self.shape),
                feature("p:held-deed", mix(held, self.deed)),
                feature("p:held-deeds", held * 16 + self.deed_sort),
                feature("p:held-cues", held * 16 + self.cue_sort),
                feature("p:held-path", held * 16 + path),
                feature("p:held-construction", held * 64 + self.construction),
                feature("p:held-acts", held * 16 + self.acts),
                feature("p:held-meets", held * 16 + self.meets),
                feature("p:next", hash(line.norm_at(naming.last, 1))),
                feature("p:previous", mix(path, hash(line.norm_at(naming.head, -1)))),
            ]);
            features.extend((0..7).filter(|bit| held >> bit & 1 == 1).map(|bit| feature("p:role", bit)));
            features.extend(
                (0..7)
                    .filter(|bit| held >> bit & 1 == 1)
                    .map(|bit| feature("p:role-shape", bit * 64 + self.shape)),
            );
            features.extend(classes.each().map(|class| feature("p:class", class as u32)));
            let word = if upos == Upos::Propn as u32 { 7 } else { hash(line.lemma(naming.last)) };
            features.push(feature("p:lemma", word));
            let sort = if upos == Upos::Propn as u32 {
                6
            } else {
                noun_kind(line.norm(naming.last)).map_or(7, |kind| kind as u32)
            };
            let case = line.syntax.child_by(naming.head, &[Relation::Case]);
            let case = case.map_or(0, |case| hash(line.norm(case)));
            features.push(feature("p:case", case));
            features.push(feature("p:case-path", mix(case, path)));
            features.push(feature("p:case-sort", mix(case, sort)));
            features.push(feature("p:sort", sort));
            features.push(feature("p:sort-path", sort * 16 + path));
            features.push(feature("p:sort-held", mix(sort, held)));
            features.push(feature("p:sort-kind", sort * 8 + self.kind));
            let cluster = line.syntax.clusters[naming.last.index()];
            features.push(feature("p:cluster", u32::from(cluster)));
            let distance = naming.last.0.abs_diff(reading.candidate.marker.start.0);
            features.push(feature("p:distance", bucket(distance as usize)));
        }
        features
    }

    /// What a party says by itself.
    pub(super) fn somebody(
        &self,
        cast: &Cast,
        party: &Party,
        namings: u32,
        other: Option<&Party>,
    ) -> Vec<u32> {
        let capital = party.name.chars().next().is_some_and(char::is_uppercase);
        let sort = sort(cast, party);
        let forms = self.acts * 16 + self.meets;
        let doubled = other.map_or(2, |other| u32::from(same(other, party)));
        vec![
            feature("a:sort", sort * 2 + u32::from(capital)),
            feature("a:sort-kind", (sort * 2 + u32::from(capital)) * 8 + self.kind),
            feature("a:sort-meets", sort * 16 + self.meets),
            feature("a:sort-acts", sort * 16 + self.acts),
            feature("a:doubled-forms", doubled * 256 + forms),
            feature("a:namings", namings.min(4)),
            feature("a:doubled", doubled),
            feature("a:doubled-task", doubled * 16 + self.task as u32),
        ]
    }
}

/// What sort of party it is: the kind of the entity, and for places whether it is one that can act.
fn sort(cast: &Cast, party: &Party) -> u32 {
    let name = party.name.to_lowercase();
    let place = place(name.trim_start_matches("the ")).map_or(0, |(_, sort)| match sort {
        PlaceSort::Country => 1,
        PlaceSort::Capital => 2,
        PlaceSort::Seat => 3,
        PlaceSort::People => 4,
        PlaceSort::City => 5,
    });
    let kind =
        party.entity.and_then(|entity| cast.entities.get(entity.0 as usize)).map_or(6, |entity| match entity
            .kind
        {
            SpeakerKind::Person => 0,
            SpeakerKind::Organization => 1,
            SpeakerKind::Place => 2,
            SpeakerKind::Group => 3,
            SpeakerKind::Document => 4,
            SpeakerKind::Unnamed => 5,
        });
    kind * 6 + place
}
