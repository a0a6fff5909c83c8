//! Grammar written by hand, for the tests of the phases that read it.

use super::{Relation, Syntax, Tag, Tree, Upos, Xpos, lemma::lemma};
use crate::text::{self, Segments, TokenId, TokenRange, sentence::Sentence};

/// The grammar of a text whose sentences stand one a line, words parted by spaces.
///
/// A word is `form/XPOS/head/relation`: heads are counted from 1 in the line, 0 is the root. The universal tag
/// is the usual one of the finer tag; `form/UPOS.XPOS/head/relation` sets it. A word that begins with `+` is
/// written together with the one before it. Sentences make one paragraph.
pub(crate) fn sample(lines: &str) -> Syntax<'static> {
    let mut source = String::new();
    let mut words = Vec::new();
    let mut sentences = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let first = words.len();
        for item in line.split_whitespace() {
            let mut parts = item.rsplitn(4, '/');
            let mut part = || parts.next().unwrap_or_else(|| panic!("form/tag/head/relation: {item}"));
            let (relation, head, tag, form) = (part(), part(), part(), part());
            let joined = form.len() > 1 && form.starts_with('+');
            if !joined && !source.is_empty() {
                source.push(' ');
            }
            let start = source.len();
            source.push_str(if joined { &form[1..] } else { form });
            let head: usize = head.parse().expect("a number");
            words.push((
                start..source.len(),
                read_tag(tag),
                head.checked_sub(1).map(|head| first + head),
                relation,
            ));
        }
        sentences.push(first..words.len());
    }
    let source: &'static str = source.leak();
    // cut as usual, then replaced by what was written, so that nothing is left out
    let mut segments: Segments = text::segment(source);
    segments.tokens = words
        .iter()
        .map(|(place, ..)| text::token::Token {
            span: text::Span::new(place.start as u32, place.end as u32),
            space_before: place.start == 0 || source[..place.start].ends_with(' '),
        })
        .collect();
    let all = TokenRange::new(0, words.len());
    let marks = text::marks::pair(source, &segments.tokens, &[all], &mut Vec::new());
    let norms: Vec<Box<str>> =
        words.iter().map(|(place, ..)| text::norm::norm(&source[place.clone()])).collect();
    let tags: Vec<Tag> = words.iter().map(|word| word.1).collect();
    let lemmas = norms.iter().zip(&tags).map(|(norm, &tag)| lemma(norm, tag, &mut String::new())).collect();
    let heads = words.iter().map(|word| word.2.map(TokenId::from)).collect();
    let relations = words
        .iter()
        .map(|word| Relation::from_name(word.3).unwrap_or_else(|| panic!("no relation: {}", word.3)))
        .collect();
    let sentence_of = sentences
        .iter()
        .enumerate()
        .flat_map(|(number, range)| range.clone().map(move |_| number as u32))
        .collect();
    Syntax {
        text: source,
        paragraphs: segments.paragraphs,
        paragraph_tokens: vec![all],
        tokens: segments.tokens,
        marks,
        sentences: sentences
            .into_iter()
            .map(|range| Sentence {
                tokens: TokenRange::new(range.start, range.end),
                paragraph: 0,
                sort: text::sentence::Sort::Whole,
            })
            .collect(),
        sentence_of,
        clusters: vec![0; norms.len()],
        tags,
        norms,
        lemmas,
        tree: Tree::new(heads, relations),
        oddities: Vec::new(),
    }
}

fn read_tag(tag: &str) -> Tag {
    if let Some((upos, xpos)) = tag.split_once('.')
        && let (Some(upos), Some(xpos)) = (Upos::from_name(upos), Xpos::from_name(xpos))
    {
        return Tag { upos, xpos };
    }
    let xpos = Xpos::from_name(tag).unwrap_or_else(|| panic!("no tag: {tag}"));
    let upos = match xpos {
        Xpos::Cc => Upos::Cconj,
        Xpos::Cd => Upos::Num,
        Xpos::Dt | Xpos::Pdt | Xpos::Wdt => Upos::Det,
        Xpos::Ex | Xpos::Prp | Xpos::PrpPoss | Xpos::Wp | Xpos::WpPoss => Upos::Pron,
        Xpos::In | Xpos::Rp => Upos::Adp,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs => Upos::Adj,
        Xpos::Md => Upos::Aux,
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Nnp | Xpos::Nnps => Upos::Propn,
        Xpos::Pos | Xpos::To => Upos::Part,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Wrb => Upos::Adv,
        Xpos::Uh => Upos::Intj,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz => Upos::Verb,
        Xpos::Sym | Xpos::Currency => Upos::Sym,
        Xpos::Comma
        | Xpos::Stop
        | Xpos::Colon
        | Xpos::Open
        | Xpos::Close
        | Xpos::LeftBracket
        | Xpos::RightBracket
        | Xpos::Hyphen
        | Xpos::Nfp => Upos::Punct,
        Xpos::Fw | Xpos::Ls | Xpos::Add | Xpos::Affix | Xpos::GoesWith => Upos::X,
    };
    Tag { upos, xpos }
}
