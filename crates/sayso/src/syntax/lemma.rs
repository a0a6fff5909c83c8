//! Base forms: a list of irregular ones, and the rules of English spelling for the rest.
//!
//! What it leaves out: words outside verbs, nouns, adjectives and adverbs are their own base forms unless listed.

use super::{Tag, Upos, Xpos};
use crate::lexicon::list;

list!(
    /// Base forms that the rules do not give.
    irregular,
    "lemmas.tsv"
);

/// The base form of a word, given [plain](crate::text::norm::norm); `key` is memory to work in.
pub fn lemma(norm: &str, tag: Tag, key: &mut String) -> Box<str> {
    let listed = match tag.xpos {
        Xpos::Vbp | Xpos::Prp => look_up(norm, tag.xpos.name(), key).or_else(|| match tag.upos {
            Upos::Verb => None,
            upos => look_up(norm, upos.name(), key),
        }),
        Xpos::Vb | Xpos::Nn | Xpos::Nnp | Xpos::Jj if tag.upos != Upos::Aux => None,
        Xpos::Nnps => look_up(norm, Upos::Noun.name(), key),
        _ => look_up(norm, tag.upos.name(), key),
    };
    if let Some(lemma) = listed {
        return lemma.into();
    }
    match tag.xpos {
        Xpos::Vbz => third_person(norm),
        Xpos::Vbd | Xpos::Vbn if matches!(tag.upos, Upos::Verb | Upos::Aux) => past(norm),
        Xpos::Vbg if matches!(tag.upos, Upos::Verb | Upos::Aux) => match norm.strip_suffix("ing") {
            Some(stem) => base(stem),
            None => match norm.strip_suffix("in'") {
                Some(stem) => base(stem),
                None => norm.into(),
            },
        },
        Xpos::Nns | Xpos::Nnps => plural(norm),
        Xpos::Jjr | Xpos::Rbr => compared(norm, "er"),
        Xpos::Jjs | Xpos::Rbs => compared(norm, "est"),
        _ => norm.into(),
    }
}

fn look_up(norm: &str, tag: &str, key: &mut String) -> Option<&'static str> {
    key.clear();
    key.push_str(norm);
    key.push(' ');
    key.push_str(tag);
    irregular().get(key)
}

fn joined(stem: &str, end: &str) -> Box<str> {
    [stem, end].concat().into()
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether a stem has more than one group of vowels.
fn is_long(stem: &[u8]) -> bool {
    let mut groups = 0;
    let mut inside = false;
    for &letter in stem {
        let vowel = is_vowel(letter) || letter == b'y';
        groups += u32::from(vowel && !inside);
        inside = vowel;
    }
    groups > 1
}

fn third_person(norm: &str) -> Box<str> {
    let Some(stem) = norm.strip_suffix('s') else { return norm.into() };
    if let Some(stem) = norm.strip_suffix("ies")
        && stem.len() > 1
    {
        return joined(stem, "y");
    }
    match stem.strip_suffix('e') {
        Some(short) if short.ends_with(['x', 'o']) || short.ends_with("ch") || short.ends_with("sh") => {
            short.into()
        }
        Some(short) if short.ends_with("ss") || short.ends_with("zz") => short.into(),
        _ => stem.into(),
    }
}

fn past(norm: &str) -> Box<str> {
    if let Some(stem) = norm.strip_suffix("ied")
        && stem.len() > 1
    {
        return joined(stem, "y");
    }
    match norm.strip_suffix("ed") {
        Some(stem) if stem.ends_with('e') => joined(stem, "e"),
        Some(stem) => base(stem),
        None => norm.into(),
    }
}

fn plural(norm: &str) -> Box<str> {
    if let Some(stem) = norm.strip_suffix("men") {
        return joined(stem, "man");
    }
    let Some(stem) = norm.strip_suffix('s') else { return norm.into() };
    if norm.starts_with(|first: char| first.is_ascii_digit()) {
        return norm.into();
    }
    if stem.ends_with(['s', 'i', '\'']) || stem.len() < 2 {
        return stem.strip_suffix('\'').unwrap_or(if stem.ends_with('s') { norm } else { stem }).into();
    }
    if let Some(stem) = norm.strip_suffix("ies")
        && stem.len() > 1
    {
        return joined(stem, "y");
    }
    let Some(short) = stem.strip_suffix('e') else { return stem.into() };
    let sibilant = short.ends_with("ch") || short.ends_with("sh") || short.ends_with("ss");
    let latin =
        short.ends_with("us") && !short.ends_with("ous") && !short.ends_with("aus") && short.len() > 4;
    if sibilant || latin || short.ends_with(['x', 'o']) || short.ends_with("zz") {
        short.into()
    } else {
        stem.into()
    }
}

fn compared(norm: &str, end: &str) -> Box<str> {
    let Some(stem) = norm.strip_suffix(end) else { return norm.into() };
    if let Some(stem) = stem.strip_suffix('i') {
        return joined(stem, "y");
    }
    match stem.as_bytes() {
        [.., a, b] if a == b && !matches!(a, b'l' | b's' | b'e') => stem[..stem.len() - 1].into(),
        [.., a, b'l'] if !is_vowel(*a) && *a != b'l' => joined(stem, "e"),
        [.., b'g' | b'c' | b'v' | b's', _] | [.., b'r' | b'n', b's'] => stem.into(),
        [.., b'c' | b'v' | b'u'] | [.., b'r' | b'u', b'g'] | [.., b'a', b'n', b'g'] => joined(stem, "e"),
        [.., a, b] if is_vowel(*a) && matches!(b, b'd' | b't' | b'f' | b'r' | b'm' | b's' | b'p') => {
            let before = stem.len().checked_sub(3).map(|place| stem.as_bytes()[place]);
            if before.is_some_and(is_vowel) || is_long(stem.as_bytes()) && !stem.ends_with("ur") || *a == b'e'
            {
                stem.into()
            } else {
                joined(stem, "e")
            }
        }
        _ => stem.into(),
    }
}

/// The base form of a verb whose ending *-ed* or *-ing* was taken off: doubled letters and a silent *e* are undone.
fn base(stem: &str) -> Box<str> {
    let with_e = || joined(stem, "e");
    let bytes = stem.as_bytes();
    let &[.., before, last] = bytes else { return stem.into() };
    let earlier = bytes.len().checked_sub(3).map_or(b' ', |place| bytes[place]);
    if before == last && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't') {
        return stem[..stem.len() - 1].into();
    }
    let long = is_long(bytes);
    // a single vowel before a single consonant, “u” after “q” being none
    let single = is_vowel(before) && (!is_vowel(earlier) || earlier == b'u' && bytes.ends_with(b"quir"));
    let silent = match last {
        b'u' | b'v' | b'c' | b'z' => last != b'z' || before != b'z',
        b's' => is_vowel(before) || matches!(before, b'n' | b'r' | b'l' | b'p'),
        b'g' => match before {
            b'n' => matches!(earlier, b'a' | b'e' | b'u'),
            b'g' | b'i' => false,
            _ => true,
        },
        b'l' if !is_vowel(before) => !matches!(before, b'l' | b'r' | b'w'),
        b'l' => single && (!long || matches!(before, b'i' | b'u' | b'o')),
        b'r' => single && (matches!(before, b'a' | b'i' | b'u') || before == b'o' && !long),
        b't' => match before {
            b'a' => single || matches!(earlier, b'i' | b'u'),
            b'o' | b'u' => single,
            b'i' => single && !long,
            _ => false,
        },
        b'd' | b'b' => single,
        b'k' => single,
        b'p' => single && (matches!(before, b'a' | b'i' | b'u') || !long) || before == b'y',
        b'n' => single && (matches!(before, b'i' | b'a' | b'u') || !long && before == b'o'),
        b'm' => single && (matches!(before, b'a' | b'i' | b'u') || !long),
        b'h' => false,
        _ => false,
    };
    if silent { with_e() } else { stem.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, upos: Upos, xpos: Xpos) -> Box<str> {
        lemma(word, Tag { upos, xpos }, &mut String::new())
    }

    #[test]
    fn the_list_is_in_order() {
        let rows = irregular().rows();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (key, base) in rows {
            let (word, tag) = key.split_once(' ').expect("word and part of speech");
            assert!(Upos::from_name(tag).is_some() || Xpos::from_name(tag).is_some(), "{key}");
            assert_eq!((word, *base), (&*word.to_lowercase(), &*base.to_lowercase()));
        }
    }

    #[test]
    fn verbs() {
        for (word, base) in [
            ("said", "say"),
            ("warned", "warn"),
            ("stopped", "stop"),
            ("added", "add"),
            ("called", "call"),
            ("controlled", "control"),
            ("making", "make"),
            ("announced", "announce"),
            ("declared", "declare"),
            ("offered", "offer"),
            ("required", "require"),
            ("visited", "visit"),
            ("invited", "invite"),
            ("threatened", "threaten"),
            ("agreed", "agree"),
            ("tried", "try"),
            ("believed", "believe"),
            ("pledged", "pledge"),
            ("changed", "change"),
            ("belonged", "belong"),
            ("settled", "settle"),
            ("criticized", "criticize"),
            ("accused", "accuse"),
            ("pressed", "press"),
            ("voted", "vote"),
            ("repeated", "repeat"),
            ("signaled", "signal"),
            ("dying", "die"),
            ("explained", "explain"),
            ("vowed", "vow"),
            ("urged", "urge"),
        ] {
            let xpos = if word.ends_with("ing") { Xpos::Vbg } else { Xpos::Vbd };
            assert_eq!(&*of(word, Upos::Verb, xpos), base, "{word}");
        }
        for (word, base) in
            [("says", "say"), ("goes", "go"), ("tries", "try"), ("uses", "use"), ("watches", "watch")]
        {
            assert_eq!(&*of(word, Upos::Verb, Xpos::Vbz), base);
        }
        assert_eq!(&*of("'ll", Upos::Aux, Xpos::Md), "will");
    }

    #[test]
    fn nouns_and_adjectives() {
        for (word, base) in [
            ("ministers", "minister"),
            ("countries", "country"),
            ("policemen", "policeman"),
            ("crises", "crisis"),
            ("viruses", "virus"),
            ("houses", "house"),
            ("boxes", "box"),
            ("vetoes", "veto"),
            ("children", "child"),
        ] {
            assert_eq!(&*of(word, Upos::Noun, Xpos::Nns), base);
        }
        for (word, base) in [
            ("larger", "large"),
            ("bigger", "big"),
            ("happier", "happy"),
            ("tougher", "tough"),
            ("wider", "wide"),
            ("smaller", "small"),
            ("newer", "new"),
            ("closer", "close"),
            ("cleaner", "clean"),
            ("better", "good"),
        ] {
            assert_eq!(&*of(word, Upos::Adj, Xpos::Jjr), base, "{word}");
        }
        assert_eq!(&*of("us", Upos::Pron, Xpos::Prp), "we");
    }
}
