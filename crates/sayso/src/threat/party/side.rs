//! For whom somebody speaks: the bodies and countries named in the words of a title or description. “Ilse Dahl,
//! secretary of the *Dockers’ Union*”, “a senior *Iranian* official”. It leaves out what the text never says of anybody.

use std::collections::BTreeMap;

use sayso_report::SpeakerKind;

use super::demonyms;
use crate::{
    speaker::{Cast, Entity, EntityId},
    threat::Party,
};

/// How many sides somebody has at most, and how many names that end in one word are told apart.
const MOST: usize = 3;

/// For each entity, those it can speak for, in the order of the words that name them.
pub(in crate::threat) fn sides(cast: &Cast) -> Vec<Vec<Party>> {
    let mut bodies: BTreeMap<String, Vec<(Vec<String>, EntityId)>> = BTreeMap::new();
    for (id, entity) in (0..).map(EntityId).zip(&cast.entities) {
        let body = matches!(entity.kind, SpeakerKind::Organization | SpeakerKind::Place | SpeakerKind::Group);
        for name in std::iter::once(&entity.name).chain(&entity.aliases).filter(|_| body).take(MOST) {
            let name = words(name);
            let Some(last) = name.last().filter(|_| named(entity)) else { continue };
            let known = bodies.entry(last.clone()).or_default();
            if known.len() < MOST {
                known.push((name, id));
            }
        }
    }
    cast.entities.iter().map(|entity| of(entity, cast, &bodies)).collect()
}

fn of(entity: &Entity, cast: &Cast, bodies: &BTreeMap<String, Vec<(Vec<String>, EntityId)>>) -> Vec<Party> {
    let title = match entity.kind {
        SpeakerKind::Person => entity.role.as_ref(),
        SpeakerKind::Group | SpeakerKind::Unnamed => Some(entity.role.as_ref().unwrap_or(&entity.name)),
        SpeakerKind::Organization | SpeakerKind::Place | SpeakerKind::Document => None,
    };
    let title = title.map(|title| words(title)).unwrap_or_default();
    let mut sides: Vec<Party> = Vec::new();
    for (place, word) in title.iter().enumerate() {
        let country = demonyms().get(word).map(|country| (country, words(country)));
        let (name, ending) = match &country {
            Some((_, name)) => (name.last().unwrap_or(word), name.as_slice()),
            None => (word, &title[..=place]),
        };
        let known = bodies.get(name).into_iter().flatten();
        let longest = known.filter(|(name, _)| ending.ends_with(name)).max_by_key(|(name, _)| name.len());
        let side = match (longest, country) {
            (Some(&(_, id)), _) => {
                Party { name: cast.entities[id.0 as usize].name.clone(), entity: Some(id), span: None }
            }
            (None, Some((country, _))) => Party { name: country.to_owned(), entity: None, span: None },
            (None, None) => continue,
        };
        if sides.len() < MOST && !sides.contains(&side) && side.name != entity.name {
            sides.push(side);
        }
    }
    sides
}

fn named(entity: &Entity) -> bool {
    entity.name.trim_start_matches("the ").starts_with(char::is_uppercase)
}

/// The words of a name in lower case, without an article.
fn words(name: &str) -> Vec<String> {
    name.split(|character: char| !character.is_alphanumeric() && character != '.')
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "" | "the" | "s" | "."))
        .collect()
}
