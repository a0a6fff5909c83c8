//! How the clauses of an item hang together in the tree, and their verbs with who does them, as features.

use super::{
    choice::{feature, hash, mix},
    clause::{Clause, doer, main_verb},
    reading::Reading,
    word::Class,
};
use crate::{
    syntax::Relation,
    text::{TokenId, TokenRange},
};

impl Reading<'_> {
    /// How the clauses hang together in the tree, and their verbs with who does them.
    pub(super) fn grammar(&self) -> Vec<u32> {
        let (line, syntax) = (self.line, self.line.syntax);
        let construction = self.candidate.construction as u32;
        let clause = Clause::around(line, self.candidate.marker);
        let within = |part: Option<TokenRange>, token: Option<TokenId>| {
            u32::from(token.is_some_and(|token| part.is_some_and(|part| part.contains(token))))
        };
        let relation = clause.inner.map_or(99, |verb| syntax.relation(verb) as u32);
        let outer = clause.outer.map_or(0, |verb| hash(line.lemma(verb)));
        let hangs =
            within(self.bounds.consequence, clause.outer) * 2 + within(self.bounds.condition, clause.inner);
        let actor = self.actor.code();
        let deed = self.bounds.consequence.and_then(|part| main_verb(line, part));
        let act = self.bounds.condition.and_then(|part| main_verb(line, part));
        let verb = |verb: Option<TokenId>| verb.map_or(0, |verb| hash(line.lemma(verb)));
        let object = |verb: Option<TokenId>| {
            let object = verb.and_then(|verb| syntax.objects(verb).next());
            object.map_or(0, |object| hash(line.lemma(object)))
        };
        let meets = act.and_then(|verb| doer(line, verb));
        let meets = meets.map_or(40, |doer| line.upos(doer) as u32);
        let negated =
            |verb: Option<TokenId>| {
                u32::from(verb.is_some_and(|verb| {
                    syntax.children(verb).take(12).any(|child| line.is(child, Class::Not))
                }))
            };
        let before = line.at(self.candidate.marker.start, -1);
        let concedes = before.is_some_and(|before| line.is(before, Class::Concede));
        let asks = before.is_some_and(|before| line.is(before, Class::Ask))
            || relation == Relation::Ccomp as u32
                && clause.outer.is_some_and(|outer| line.is(outer, Class::Ask));
        let mut features = vec![
            feature("g:relation", relation * 64 + construction),
            feature("g:hangs", (hangs * 128 + relation) * 64 + construction),
            feature("g:outer", mix(outer, construction)),
            feature("g:outer-relation", mix(outer, relation)),
            feature("g:deed", verb(deed)),
            feature("g:deed-actor", mix(verb(deed), actor)),
            feature("g:deed-object", mix(verb(deed), object(deed))),
            feature("g:object", object(deed)),
            feature("g:act", verb(act) ^ negated(act)),
            feature("g:act-object", mix(verb(act), object(act))),
            feature("g:meets-actor", meets * 64 + actor),
            feature("g:concede", u32::from(concedes)),
            feature("g:asks", u32::from(asks)),
            feature("g:negations", negated(act) * 2 + negated(deed)),
            feature("g:negations-actor", (negated(act) * 2 + negated(deed)) * 64 + actor),
        ];
        if let Some(outer) = clause.outer {
            features.extend(
                line.classes(outer)
                    .each()
                    .map(|class| feature("g:outer-class", class as u32 * 128 + relation)),
            );
        }
        features
    }
}
