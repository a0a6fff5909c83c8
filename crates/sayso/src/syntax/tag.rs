//! Parts of speech and word forms: the universal tag, the finer one of the Penn Treebank, and what they tell.

/// Makes an enum whose variants have the names that treebanks write.
macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $type {
            /// All of them, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in a treebank.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The one of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}
pub(super) use names;

names! {
    /// The part of speech of Universal Dependencies.
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Preposition or particle of a phrasal verb.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary verb.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Number.
        Num = "NUM",
        /// Particle: *not*, infinitive *to*, possessive *'s*.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Name.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Full verb.
        Verb = "VERB",
        /// Anything else.
        #[default]
        X = "X",
    }
}

names! {
    /// The part of speech of the Penn Treebank, as the English treebanks of Universal Dependencies use it.
    Xpos {
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential *there*.
        Ex = "EX",
        /// Foreign word.
        #[default]
        Fw = "FW",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Comparative adjective.
        Jjr = "JJR",
        /// Superlative adjective.
        Jjs = "JJS",
        /// Mark of a list item.
        Ls = "LS",
        /// Modal verb.
        Md = "MD",
        /// Noun, singular.
        Nn = "NN",
        /// Noun, plural.
        Nns = "NNS",
        /// Name, singular.
        Nnp = "NNP",
        /// Name, plural.
        Nnps = "NNPS",
        /// Word before a determiner: *all* the.
        Pdt = "PDT",
        /// Possessive *'s*.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPoss = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Comparative adverb.
        Rbr = "RBR",
        /// Superlative adverb.
        Rbs = "RBS",
        /// Particle of a phrasal verb.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// Infinitive *to*.
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, -ing form.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present tense but not third person singular.
        Vbp = "VBP",
        /// Verb, present tense, third person singular.
        Vbz = "VBZ",
        /// Determiner beginning with wh.
        Wdt = "WDT",
        /// Pronoun beginning with wh.
        Wp = "WP",
        /// *Whose*.
        WpPoss = "WP$",
        /// Adverb beginning with wh.
        Wrb = "WRB",
        /// Comma.
        Comma = ",",
        /// Mark at the end of a sentence.
        Stop = ".",
        /// Colon, semicolon, dash.
        Colon = ":",
        /// Opening quotation mark.
        Open = "``",
        /// Closing quotation mark.
        Close = "''",
        /// Opening bracket.
        LeftBracket = "-LRB-",
        /// Closing bracket.
        RightBracket = "-RRB-",
        /// Currency sign.
        Currency = "$",
        /// Hyphen inside a word.
        Hyphen = "HYPH",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Address of a page or of electronic mail.
        Add = "ADD",
        /// Affix.
        Affix = "AFX",
        /// Part of a word that was written apart.
        GoesWith = "GW",
    }
}

/// One or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Many.
    Plural,
}

/// The form of a verb, of an auxiliary too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// A base form: an infinitive, an imperative, a subjunctive.
    Base,
    /// Present tense.
    Present,
    /// Past tense.
    Past,
    /// A modal: *can*, *would*.
    Modal,
    /// The -ing form.
    Ing,
    /// The past participle.
    Participle,
}

/// Part of speech and form of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The universal part of speech.
    pub upos: Upos,
    /// The part of speech with the form.
    pub xpos: Xpos,
}

impl Tag {
    /// Whether it is a common noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn)
    }

    /// Whether it can head a noun phrase: a noun, a name, a pronoun or a number.
    pub fn is_nominal(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    /// Whether it is a full verb or an auxiliary.
    pub fn is_verb(self) -> bool {
        matches!(self.upos, Upos::Verb | Upos::Aux)
    }

    /// The number of a noun or a name.
    pub fn number(self) -> Option<Number> {
        match self.xpos {
            Xpos::Nn | Xpos::Nnp => Some(Number::Singular),
            Xpos::Nns | Xpos::Nnps => Some(Number::Plural),
            _ => None,
        }
    }

    /// The form of a verb or an auxiliary.
    pub fn verb_form(self) -> Option<VerbForm> {
        match self.xpos {
            Xpos::Vb => Some(VerbForm::Base),
            Xpos::Vbp | Xpos::Vbz => Some(VerbForm::Present),
            Xpos::Vbd => Some(VerbForm::Past),
            Xpos::Md => Some(VerbForm::Modal),
            Xpos::Vbg => Some(VerbForm::Ing),
            Xpos::Vbn => Some(VerbForm::Participle),
            _ => None,
        }
    }

    /// Whether the word alone is a finite verb: in a tense, or a modal.
    pub fn is_tensed(self) -> bool {
        matches!(self.verb_form(), Some(VerbForm::Present | VerbForm::Past | VerbForm::Modal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        assert!(Upos::ALL.iter().all(|&tag| Upos::from_name(tag.name()) == Some(tag)));
        assert!(Xpos::ALL.iter().all(|&tag| Xpos::from_name(tag.name()) == Some(tag)));
        assert_eq!(Xpos::from_name("VERB"), None);
    }

    #[test]
    fn forms_follow_from_the_tag() {
        let said = Tag { upos: Upos::Verb, xpos: Xpos::Vbd };
        assert_eq!(said.verb_form(), Some(VerbForm::Past));
        assert!(said.is_tensed() && said.is_verb() && !said.is_noun());
        let ministers = Tag { upos: Upos::Noun, xpos: Xpos::Nns };
        assert_eq!(ministers.number(), Some(Number::Plural));
        assert_eq!(ministers.verb_form(), None);
    }
}
