//! From annotated articles to labeled sequences.

use std::ops::Range;

use sayso::{
    quote::{
        self, Quotes,
        features::View,
        label::{Piece, Role, Templates},
    },
    sequence::{self, Label},
    syntax::Syntax,
    text::{Span, TokenRange},
};

use crate::{
    crf::Example,
    tagged::{Article, Attribution, Extent},
};

/// The sequences of one article: what is reported in its paragraphs, and what is reported inside each report.
#[derive(Default)]
pub(super) struct Examples {
    pub(super) outer: Vec<Example>,
    pub(super) nested: Vec<Example>,
}

/// How much an article counts in the training: passages less, since most were chosen for being hard, and all are newswire.
fn weight(extent: Extent) -> f32 {
    match extent {
        Extent::Whole => 1.0,
        Extent::Passage => 0.8,
    }
}

/// Labels the sequences of an article, leaving out the features of some templates.
pub(super) fn of(article: &Article, without: Templates) -> Examples {
    let syntax = sayso::syntax::read(&article.text);
    let view = View::new(&syntax);
    let tokens = Tokens { syntax: &syntax };
    let nested: Vec<bool> = article.attributions.iter().map(|one| is_nested(one, article)).collect();
    let of_level = |level: bool| {
        article.attributions.iter().zip(&nested).filter(move |pair| *pair.1 == level).map(|pair| pair.0)
    };
    let outer = labels(&tokens, of_level(false));
    let inner = labels(&tokens, of_level(true));
    let example = |range: TokenRange, labels: &[Label]| {
        let mut example = Example { weight: weight(article.extent), ..Example::default() };
        for token in range.tokens() {
            example.contexts.push(view.context(token));
            example.features.extend(without.kept(&view.features(token, range)));
            example.ends.push(example.features.len() as u32);
        }
        example.labels = trimmed(&labels[range.indices()]);
        example
    };
    let paragraphs = syntax.paragraph_tokens.iter().map(|&range| example(range, &outer)).collect();
    let contents = of_level(false)
        .flat_map(|attribution| &attribution.content)
        .filter_map(|piece| {
            let range = quote::without_marks(&syntax, tokens.touched(piece));
            (!range.is_empty()).then(|| example(range, &inner))
        })
        .collect();
    Examples { outer: paragraphs, nested: contents }
}

/// What grouping makes of the right pieces: how far rules are from the articles when the labeler errs nowhere.
pub(super) fn grouped(syntax: &Syntax<'_>, article: &Article) -> Quotes {
    let tokens = Tokens { syntax };
    let nested: Vec<bool> = article.attributions.iter().map(|one| is_nested(one, article)).collect();
    let of_level = |level: bool| {
        article.attributions.iter().zip(&nested).filter(move |pair| *pair.1 == level).map(|pair| pair.0)
    };
    let [outer, inner] = [false, true].map(|level| labels(&tokens, of_level(level)));
    let pieces = |range: TokenRange, labels: &[Label]| -> Vec<Piece> {
        let start = range.start.index();
        sequence::pieces(&trimmed(&labels[range.indices()]))
            .into_iter()
            .map(|piece| Piece {
                role: Role::ALL[usize::from(piece.kind)],
                tokens: TokenRange::new(start + piece.start, start + piece.end),
                sure: 1000,
            })
            .collect()
    };
    let outer: Vec<Piece> = syntax.paragraph_tokens.iter().flat_map(|&range| pieces(range, &outer)).collect();
    quote::assemble(syntax, &outer, |content| pieces(content, &inner))
}

/// Labels of which none goes on with what began before the sequence.
fn trimmed(labels: &[Label]) -> Vec<Label> {
    let mut labels = labels.to_vec();
    if let Some(first) = labels.first_mut()
        && *first != 0
        && first.is_multiple_of(2)
    {
        *first -= 1;
    }
    labels
}

struct Tokens<'s, 't> {
    syntax: &'s Syntax<'t>,
}

impl Tokens<'_, '_> {
    /// The tokens that overlap a piece of the text.
    fn touched(&self, piece: &Range<usize>) -> TokenRange {
        let tokens = &self.syntax.tokens;
        let span = Span::new(piece.start as u32, piece.end as u32);
        let from = tokens.partition_point(|token| token.span.end() <= span.start());
        let to = tokens.partition_point(|token| token.span.start() < span.end());
        TokenRange::new(from, to.max(from))
    }
}

/// Whether all content of an attribution lies inside the content of another one.
fn is_nested(one: &Attribution, article: &Article) -> bool {
    article.attributions.iter().any(|other| {
        one != other
            && one.content.iter().all(|piece| {
                other
                    .content
                    .iter()
                    .any(|around| around.start <= piece.start && piece.end <= around.end && around != piece)
            })
    })
}

/// One label a token. Content is painted first: a cue that stands inside it stays to be seen.
fn labels<'a>(
    tokens: &Tokens<'_, '_>,
    attributions: impl Iterator<Item = &'a Attribution> + Clone,
) -> Vec<Label> {
    let mut labels = vec![0; tokens.syntax.tokens.len()];
    let mut paint = |kind: Label, piece: &Range<usize>| {
        let range = tokens.touched(piece);
        // A piece over several paragraphs begins anew in each.
        for (offset, index) in range.indices().enumerate() {
            let starts = tokens.syntax.paragraph_tokens
                [tokens.syntax.sentences[tokens.syntax.sentence_of[index] as usize].paragraph as usize]
                .start
                .index()
                == index;
            labels[index] = 2 * kind + if offset == 0 || starts { 1 } else { 2 };
        }
        // What is cut off behind by a piece inside begins anew.
        let end = range.end.index();
        if end < labels.len() && labels[end] != 0 && labels[end].is_multiple_of(2) && !range.is_empty() {
            let same = labels[end] == 2 * kind + 2;
            if !same {
                labels[end] -= 1;
            }
        }
    };
    for attribution in attributions.clone() {
        attribution.content.iter().for_each(|piece| paint(2, piece));
    }
    for attribution in attributions.clone() {
        attribution.source.iter().for_each(|piece| paint(0, piece));
    }
    for attribution in attributions {
        attribution.cue.iter().for_each(|piece| paint(1, piece));
    }
    labels
}
