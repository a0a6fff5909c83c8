//! The relations of a dependency tree.

use super::tag::names;

names! {
    /// The relation of a token to its head, after Universal Dependencies, with the subtypes of English.
    Relation {
        /// The head of the sentence.
        Root = "root",
        /// Clause that modifies a noun, without finite verb: the plan *adopted* yesterday.
        Acl = "acl",
        /// Relative clause: the plan that *failed*.
        AclRelcl = "acl:relcl",
        /// Adverbial clause: he left when she *came*.
        Advcl = "advcl",
        /// Relative clause on a whole clause: he left, which *surprised* her.
        AdvclRelcl = "advcl:relcl",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective before or after a noun.
        Amod = "amod",
        /// Second name of the same thing: Ana Dahl, the *minister*.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of a passive.
        AuxPass = "aux:pass",
        /// Preposition or possessive mark of a noun.
        Case = "case",
        /// Conjunction.
        Cc = "cc",
        /// First half of a conjunction: *both* … and.
        CcPreconj = "cc:preconj",
        /// Clause as object: she said he *left*.
        Ccomp = "ccomp",
        /// Noun before a noun.
        Compound = "compound",
        /// Particle of a phrasal verb.
        CompoundPrt = "compound:prt",
        /// Second and later parts of a coordination.
        Conj = "conj",
        /// The verb *be* of a nominal predicate.
        Cop = "cop",
        /// Clause as subject.
        Csubj = "csubj",
        /// Clause as subject of a passive.
        CsubjPass = "csubj:pass",
        /// Unspecified.
        #[default]
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// *All* the, *such* a.
        DetPredet = "det:predet",
        /// Interjection or filler.
        Discourse = "discourse",
        /// Element put outside its clause.
        Dislocated = "dislocated",
        /// *There* or *it* without meaning of its own.
        Expl = "expl",
        /// Later words of a fixed expression.
        Fixed = "fixed",
        /// Later words of a name.
        Flat = "flat",
        /// Part of a word written apart.
        GoesWith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Word that introduces a clause: *that*, *if*, *to*.
        Mark = "mark",
        /// Noun that modifies a noun.
        Nmod = "nmod",
        /// Title or description before a name: *President* Dahl.
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Noun that modifies a noun without preposition.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a clause whose predicate is a clause.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number of a noun.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Noun that modifies a verb.
        Obl = "obl",
        /// Agent of a passive: by the *court*.
        OblAgent = "obl:agent",
        /// Noun that modifies a verb without preposition: he left *Monday*.
        OblUnmarked = "obl:unmarked",
        /// Left over where a verb was left out.
        Orphan = "orphan",
        /// Clause put beside another: "…", he *said*.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Word taken back.
        Reparandum = "reparandum",
        /// Person addressed.
        Vocative = "vocative",
        /// Clause without a subject of its own: he wants to *leave*.
        Xcomp = "xcomp",
    }
}

impl Relation {
    /// Whether it is a subject, of a passive or not.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::NsubjPass | Self::NsubjOuter | Self::Csubj | Self::CsubjPass)
    }

    /// Whether the dependent heads a clause.
    pub fn is_clause(self) -> bool {
        matches!(
            self,
            Self::Acl
                | Self::AclRelcl
                | Self::Advcl
                | Self::AdvclRelcl
                | Self::Ccomp
                | Self::Csubj
                | Self::CsubjPass
                | Self::Xcomp
                | Self::Parataxis
        )
    }

    /// The name without its subtype.
    pub fn universal(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        assert!(Relation::ALL.iter().all(|&relation| Relation::from_name(relation.name()) == Some(relation)));
        assert_eq!(Relation::AclRelcl.universal(), "acl");
        assert!(Relation::ALL.len() <= 64);
    }
}
