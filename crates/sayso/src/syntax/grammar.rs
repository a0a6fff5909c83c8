//! Questions about a sentence that its tags and tree answer together.

use super::{Relation, Syntax, Upos, VerbForm, Xpos};
use crate::text::{TokenId, TokenRange};

impl Syntax<'_> {
    /// The children of a token with one of some relations, in text order.
    pub fn children_by<'s>(
        &'s self,
        token: TokenId,
        relations: &'s [Relation],
    ) -> impl Iterator<Item = TokenId> + 's {
        self.children(token).filter(move |&child| relations.contains(&self.relation(child)))
    }

    /// The first child of a token with one of some relations.
    pub fn child_by(&self, token: TokenId, relations: &[Relation]) -> Option<TokenId> {
        self.children(token).find(|&child| relations.contains(&self.relation(child)))
    }

    /// The tokens above a token, nearest first.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(token), |&above| self.head(above))
    }

    /// The subject right under a predicate, of a passive too.
    pub fn subject(&self, predicate: TokenId) -> Option<TokenId> {
        self.children(predicate).find(|&child| self.relation(child).is_subject())
    }

    /// Who does what a verb says: its own subject, or the one it shares with the verb it is joined to or hangs on.
    ///
    /// A joined verb shares the subject of the first one; an open clause and a participle take the object or
    /// the subject of the verb above, or the noun they modify.
    pub fn subject_of(&self, verb: TokenId) -> Option<TokenId> {
        let mut verb = verb;
        // each step goes up, so a sentence is crossed once at most; nobody nests deeper than this
        for _ in 0..8 {
            if let Some(subject) = self.subject(verb) {
                return Some(subject);
            }
            let above = self.head(verb)?;
            match self.relation(verb) {
                Relation::Conj | Relation::Advcl | Relation::Parataxis if self.is_predicate(above) => {
                    verb = above;
                }
                Relation::Xcomp => match self.child_by(above, &[Relation::Obj, Relation::Iobj]) {
                    Some(object) => return Some(object),
                    None => verb = above,
                },
                Relation::Acl | Relation::AclRelcl => return Some(above),
                _ => return None,
            }
        }
        None
    }

    /// The objects of a verb, direct and indirect.
    pub fn objects(&self, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.children_by(verb, &[Relation::Obj, Relation::Iobj])
    }

    /// The agent of a passive: by the *court*.
    pub fn agent(&self, verb: TokenId) -> Option<TokenId> {
        self.child_by(verb, &[Relation::OblAgent])
    }

    /// Whether a token heads a clause: a verb, or something with a copula or a subject.
    pub fn is_predicate(&self, token: TokenId) -> bool {
        self.tag(token).upos == Upos::Verb
            || self.relation(token).is_clause()
            || self.children(token).any(|child| {
                let relation = self.relation(child);
                relation == Relation::Cop || relation.is_subject()
            })
    }

    /// The nearest clause above a token, as its predicate; the token itself is not it.
    pub fn governor(&self, token: TokenId) -> Option<TokenId> {
        self.ancestors(token).find(|&above| self.is_predicate(above))
    }

    /// The auxiliaries of a predicate, the copula among them, in text order.
    pub fn auxiliaries(&self, predicate: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.children_by(predicate, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
    }

    /// Whether a clause is finite: its first auxiliary or its verb stands in a tense or is a modal.
    pub fn is_finite(&self, predicate: TokenId) -> bool {
        match self.auxiliaries(predicate).next() {
            Some(first) => self.tag(first).is_tensed(),
            None => self.tag(predicate).is_tensed(),
        }
    }

    /// Whether a verb is passive: it has a passive auxiliary or subject, or is a participle that modifies a noun.
    pub fn is_passive(&self, verb: TokenId) -> bool {
        let marked = [Relation::AuxPass, Relation::NsubjPass, Relation::CsubjPass, Relation::OblAgent];
        self.child_by(verb, &marked).is_some()
            || self.relation(verb) == Relation::Acl
                && self.tag(verb).verb_form() == Some(VerbForm::Participle)
    }

    /// Whether a predicate is negated by *not*, *n't* or *never*.
    pub fn is_negated(&self, predicate: TokenId) -> bool {
        self.children_by(predicate, &[Relation::Advmod])
            .any(|child| matches!(self.lemma(child), "not" | "never"))
    }

    /// The modal of a predicate: *could*, *would*, *must*.
    pub fn modal(&self, predicate: TokenId) -> Option<TokenId> {
        self.auxiliaries(predicate).find(|&auxiliary| self.tag(auxiliary).xpos == Xpos::Md)
    }

    /// The words that introduce a clause, except infinitive *to*: *that*, *if*, *unless*, *as long as*.
    pub fn markers(&self, predicate: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.children_by(predicate, &[Relation::Mark]).filter(|&mark| self.tag(mark).xpos != Xpos::To)
    }

    /// Whether a verb is an infinitive with *to*.
    pub fn is_to_infinitive(&self, verb: TokenId) -> bool {
        self.children_by(verb, &[Relation::Mark]).any(|mark| self.tag(mark).xpos == Xpos::To)
    }

    /// The clauses a verb takes as object or without a subject of their own.
    pub fn complements(&self, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.children_by(verb, &[Relation::Ccomp, Relation::Xcomp])
    }

    /// The parts of a coordination, the given first one among them.
    pub fn conjuncts(&self, first: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::once(first).chain(self.children_by(first, &[Relation::Conj]))
    }

    /// The preposition of a noun, or its possessive mark.
    pub fn case(&self, noun: TokenId) -> Option<TokenId> {
        self.child_by(noun, &[Relation::Case])
    }

    /// A name or noun with what belongs to it closely: *the former Norland minister*, *Ana Dahl*.
    ///
    /// Clauses, appositions, prepositions before it, later conjuncts and outer punctuation stay out;
    /// *of the court* stays in.
    pub fn noun_phrase(&self, head: TokenId) -> TokenRange {
        let close = [
            Relation::Det,
            Relation::DetPredet,
            Relation::Amod,
            Relation::Compound,
            Relation::Nummod,
            Relation::NmodPoss,
            Relation::NmodDesc,
            Relation::Flat,
            Relation::Nmod,
            Relation::Advmod,
            Relation::Fixed,
            Relation::GoesWith,
            Relation::Punct,
        ];
        let (mut start, mut end) = (head, TokenId(head.0 + 1));
        let is_punct = |token: TokenId| self.relation(token) == Relation::Punct;
        for child in self.children(head).collect::<Vec<_>>().into_iter().rev().filter(|&child| child < head) {
            // marks are taken in only between words that are
            if !close.contains(&self.relation(child)) {
                break;
            }
            if !is_punct(child) {
                start = start.min(self.subtree(child).start);
            }
        }
        for child in self.children(head).filter(|&child| child > head) {
            if !close.contains(&self.relation(child)) || self.subtree(child).start > end && !is_punct(child) {
                break;
            }
            if !is_punct(child) {
                end = end.max(self.subtree(child).end);
            }
        }
        TokenRange::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::sample::sample;

    fn words<'s>(syntax: &'s Syntax, tokens: impl Iterator<Item = TokenId>) -> Vec<&'s str> {
        tokens.map(|token| syntax.word(token)).collect()
    }

    #[test]
    fn a_report_with_a_condition() {
        let syntax = sample(
            "Ana/NNP/3/nsubj Dahl/NNP/1/flat said/VBD/0/root that/SCONJ.IN/7/mark Norland/NNP/7/nsubj
             would/MD/7/aux retaliate/VB/3/ccomp unless/SCONJ.IN/11/mark troops/NNS/11/nsubj:pass were/AUX.VBD/11/aux:pass
             withdrawn/VBN/7/advcl by/IN/13/case Kalmia/NNP/11/obl:agent"
                .replace('\n', " ")
                .as_str(),
        );
        let [said, retaliate, withdrawn] = [2, 6, 10].map(TokenId);
        assert_eq!(
            syntax.text,
            "Ana Dahl said that Norland would retaliate unless troops were withdrawn by Kalmia"
        );
        assert_eq!(
            syntax.subject_of(said).map(|token| syntax.words(syntax.noun_phrase(token))),
            Some("Ana Dahl")
        );
        assert!(syntax.is_finite(said) && syntax.is_finite(retaliate) && syntax.is_finite(withdrawn));
        assert!(syntax.is_passive(withdrawn) && !syntax.is_passive(said));
        assert_eq!(syntax.agent(withdrawn), Some(TokenId(12)));
        assert_eq!(words(&syntax, syntax.markers(withdrawn)), ["unless"]);
        assert_eq!(syntax.governor(withdrawn), Some(retaliate));
        assert_eq!(syntax.governor(retaliate), Some(said));
        assert_eq!(syntax.governor(said), None);
        assert_eq!(words(&syntax, syntax.complements(said)), ["retaliate"]);
        assert_eq!(syntax.modal(retaliate), Some(TokenId(5)));
        assert_eq!(syntax.lemma(withdrawn), "withdraw");
    }

    #[test]
    fn shared_subjects_and_negation() {
        let syntax = sample(
            "He/PRP/4/nsubj did/AUX.VBD/4/aux +n't/PART.RB/4/advmod call/VB/0/root the/DT/6/det plan/NN/4/obj
             weak/JJ/4/xcomp and/CC/9/cc refused/VBD/4/conj to/TO/11/mark sign/VB/9/xcomp"
                .replace('\n', " ")
                .as_str(),
        );
        let [he, call, plan, refused, sign] = [0, 3, 5, 8, 10].map(TokenId);
        assert_eq!(&syntax.text[..11], "He didn't c");
        assert!(syntax.is_negated(call) && !syntax.is_negated(refused));
        assert_eq!(syntax.subject_of(refused), Some(he));
        assert_eq!(syntax.subject_of(sign), Some(he));
        assert_eq!(syntax.subject_of(TokenId(6)), Some(plan));
        assert!(syntax.is_to_infinitive(sign) && !syntax.is_finite(sign));
        assert_eq!(words(&syntax, syntax.objects(call)), ["plan"]);
        assert_eq!(words(&syntax, syntax.conjuncts(call)), ["call", "refused"]);
    }

    #[test]
    fn noun_phrases_are_cut_before_clauses_and_appositions() {
        let syntax = sample(
            "The/DT/3/det former/JJ/3/amod head/NN/11/nsubj of/IN/6/case the/DT/6/det court/NN/3/nmod +,/,/8/punct
             Dahl/NNP/3/appos +,/,/3/punct has/AUX.VBZ/11/aux resigned/VBN/0/root"
                .replace('\n', " ")
                .as_str(),
        );
        assert_eq!(syntax.words(syntax.noun_phrase(TokenId(2))), "The former head of the court");
        assert_eq!(syntax.words(syntax.noun_phrase(TokenId(7))), "Dahl");
        assert_eq!(syntax.case(TokenId(5)), Some(TokenId(3)));
        assert!(syntax.is_finite(TokenId(10)) && !syntax.is_passive(TokenId(10)));
    }

    #[test]
    fn copulas_make_predicates() {
        let syntax = sample(
            "Talks/NNS/3/nsubj are/AUX.VBP/3/cop impossible/JJ/0/root +,/,/6/punct she/PRP/6/nsubj said/VBD/3/parataxis",
        );
        let impossible = TokenId(2);
        assert!(syntax.is_predicate(impossible) && syntax.is_finite(impossible));
        assert_eq!(syntax.subject(impossible), Some(TokenId(0)));
        assert_eq!(syntax.governor(TokenId(5)), Some(impossible));
        assert_eq!(syntax.subject_of(TokenId(5)), Some(TokenId(4)));
    }
}
