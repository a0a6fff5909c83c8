//! Who does and undergoes what in an item, by the tree: the doers of outcome and condition, whom they befall, who speaks
//! to whom. A deed that a noun names has a doer as well: “*Estara's* attacks”.

use super::{Naming, Path, demonyms, same};
use crate::{
    speaker::noun_kind,
    syntax::{Relation, Upos},
    text::{TokenId, TokenRange},
    threat::{
        Party,
        clause::{doer as referent, main_verb},
        line::Line,
        reading::Reading,
        word::Class,
    },
};

/// Who does and undergoes what in an item, by the tree.
pub(super) struct Roles {
    pub(super) deed: Option<TokenId>,
    pub(super) acts: Option<TokenId>,
    pub(super) suffers: Option<TokenId>,
    pub(super) hit: Option<TokenId>,
    pub(super) meets: Option<TokenId>,
    pub(super) event: Option<TokenId>,
    pub(super) met: Option<TokenId>,
    pub(super) speaks: Option<TokenId>,
    pub(super) addressed: Option<TokenId>,
}

impl Roles {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let line = reading.line;
        let syntax = line.syntax;
        let doer = |verb: TokenId| {
            if syntax.is_passive(verb) { syntax.agent(verb) } else { referent(line, verb) }
        };
        let object = |verb: TokenId| {
            let passive = || syntax.is_passive(verb).then(|| syntax.subject(verb)).flatten();
            let oblique = || syntax.child_by(verb, &[Relation::Obl]);
            syntax.objects(verb).next().or_else(passive).or_else(oblique)
        };
        let deed = reading.bounds.consequence.and_then(|part| main_verb(line, part));
        let act = reading.bounds.condition.and_then(|part| main_verb(line, part));
        let undergone = deed.is_some_and(|verb| line.is(verb, Class::Undergo) || syntax.is_passive(verb));
        let subject = deed.and_then(|verb| referent(line, verb));
        Self {
            deed,
            acts: if undergone { deed.and_then(|verb| syntax.agent(verb)) } else { subject },
            suffers: subject.filter(|_| undergone),
            hit: deed.and_then(object),
            meets: act.and_then(doer).or_else(|| nominal(reading)).map(|doer| doer_of_deed(line, doer)),
            event: act.and_then(doer),
            met: act.and_then(object),
            speaks: reading.cue.and_then(|cue| referent(line, cue)),
            addressed: reading.cue.and_then(|cue| syntax.objects(cue).next()),
        }
    }

    /// The roles of a phrase, as bits.
    pub(super) fn held(&self, head: TokenId, phrase: TokenRange) -> u32 {
        let all = [self.acts, self.suffers, self.hit, self.meets, self.met, self.speaks, self.addressed];
        all.iter().enumerate().fold(0, |bits, (place, role)| {
            let holds = role.is_some_and(|role| role == head || phrase.contains(role));
            bits | u32::from(holds) << place
        })
    }
}

/// Who does not bring it about: whoever undergoes the outcome, and whoever meets the condition but does not act.
pub(super) fn idle(reading: &Reading<'_>, roles: &Roles, namings: &[Naming]) -> Vec<Party> {
    let at = |role: TokenId| move |naming: &&Naming| naming.head == role || naming.last == role;
    let acts = roles.acts.and_then(|role| namings.iter().find(at(role)));
    let speaks = |party: &Party| {
        namings
            .iter()
            .any(|naming| matches!(naming.path, Path::Source | Path::Voice) && same(&naming.party, party))
    };
    let undergoes = undergoer(reading, roles).and_then(|role| namings.iter().find(at(role)));
    let meets = roles
        .meets
        .filter(|&role| reading.bounds.condition.is_some_and(|part| part.contains(role)))
        .and_then(|role| namings.iter().find(at(role)))
        .filter(|meets| !acts.is_some_and(|acts| same(&acts.party, &meets.party)) && !speaks(&meets.party));
    [undergoes, meets].into_iter().flatten().map(|naming| naming.party.clone()).collect()
}

/// The noun that a condition without a verb is about: “an *attack* on our crews”.
fn nominal(reading: &Reading<'_>) -> Option<TokenId> {
    let (line, part) = (reading.line, reading.bounds.condition?);
    let noun = |token: &TokenId| matches!(line.upos(*token), Upos::Noun | Upos::Propn);
    let verb = part.tokens().any(|token| line.upos(token) == Upos::Verb && line.syntax.is_finite(token));
    let outside = |token: &TokenId| line.syntax.head(*token).is_none_or(|head| !part.contains(head));
    part.tokens().filter(noun).find(outside).filter(|_| !verb)
}

/// Who does a deed that a noun names: “*Estara's* attacks”, “*Estaran* attacks”, “attacks by *Estara*”; else the noun.
fn doer_of_deed(line: &Line<'_>, noun: TokenId) -> TokenId {
    let syntax = line.syntax;
    if line.upos(noun) != Upos::Noun || noun_kind(line.norm(noun)).is_some() {
        return noun;
    }
    let adjective = |child: TokenId| demonyms().contains(line.norm(child));
    let by = |child: TokenId| {
        syntax.relation(child) == Relation::Nmod
            && syntax.case(child).is_some_and(|case| line.norm(case) == "by")
    };
    let owner = syntax.child_by(noun, &[Relation::NmodPoss]).filter(|&owner| line.upos(owner) != Upos::Pron);
    owner
        .or_else(|| syntax.children(noun).take(12).find(|&child| adjective(child) || by(child)))
        .filter(|&doer| line.tokens.contains(doer))
        .unwrap_or(noun)
}

/// Who undergoes the outcome, by the tree or else as the noun that opens it: never the one who brings it about.
fn undergoer(reading: &Reading<'_>, roles: &Roles) -> Option<TokenId> {
    let line = reading.line;
    let part = reading.bounds.consequence?;
    let opens = || {
        let verb = roles.deed.filter(|&verb| line.is(verb, Class::Undergo))?;
        part.tokens()
            .take_while(|&token| token < verb)
            .find(|&token| matches!(line.upos(token), Upos::Propn | Upos::Noun))
    };
    roles.suffers.filter(|&role| part.contains(role)).or_else(opens)
}

/// A name that does the deed of the outcome and does not meet the condition: “*Norland* will veto the budget”.
pub(super) fn named_doer(reading: &Reading<'_>, roles: &Roles, namings: &[Naming]) -> Option<Party> {
    let part = reading.bounds.consequence?;
    let named = |&acts: &TokenId| part.contains(acts) && reading.line.upos(acts) == Upos::Propn;
    let at = |role: TokenId| move |naming: &&Naming| naming.head == role || naming.last == role;
    let doer = roles.acts.filter(named).and_then(|acts| namings.iter().find(at(acts)))?;
    let meets = roles.meets.and_then(|meets| namings.iter().find(at(meets)));
    (!meets.is_some_and(|meets| same(&meets.party, &doer.party))).then(|| doer.party.clone())
}
