//! What the labeler sees of each token: hashed features of words, tags, marks, tree and place.
//!
//! Everything that needs more than the token itself is worked out once for all tokens by [`View::new`];
//! [`View::features`] then only combines numbers. A feature that cannot be known is left out.

use super::cues::{self, Cue, CueSort};
use crate::{
    sequence::{Context, mix, of_str},
    syntax::{Relation, Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// How many classes of steps [`View::context`] tells apart.
pub const CONTEXTS: usize = 10;

/// Whether a step leads from one sentence to the next, with no marked stretch going on or beginning.
pub fn starts_sentence(context: Context) -> bool {
    matches!(context, 0 | 3 | 9)
}

/// How many templates of features there are; they are numbered from 1.
pub const TEMPLATES: usize = 69;

/// What is known of one token, as hashes.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    norm: u32,
    lemma: u32,
    tag: u32,
    cluster: u32,
    shape: u32,
    prefix: u32,
    suffix: u32,
    /// Sort of cue.
    cue: u32,
    /// Sort, frames and stance.
    cue_all: u32,
    /// Outside marks, at one, inside; and how deep.
    mark: u32,
    /// What the stretch in marks around it looks like.
    stretch: u32,
    relation: u32,
    /// The nearest cue above it in the tree, and by which relation it is reached.
    under: u32,
    /// The lemma of that cue.
    under_lemma: u32,
    /// What hangs on it: subject, object, clause.
    children: u32,
    /// The nearest cue before it in the sentence, and how far.
    before: u32,
    /// The nearest cue after it in the sentence, and how far.
    after: u32,
    /// Place in the sentence.
    place: u32,
    /// What sort of sentence it stands in.
    sentence: u32,
    /// Whether cues stand early and late in its sentence, and before and after it.
    frame: u32,
}

/// The features of a text.
pub struct View<'s, 't> {
    syntax: &'s Syntax<'t>,
    /// What the lists tell of each token.
    pub cues: Vec<Cue>,
    words: Vec<Word>,
    /// For each paragraph, whether it looks like a turn of a transcript.
    turns: Vec<bool>,
}

impl<'s, 't> View<'s, 't> {
    /// Looks at every token of a text.
    pub fn new(syntax: &'s Syntax<'t>) -> Self {
        let cues = cues::of(syntax);
        let mut words: Vec<Word> = (0..syntax.tokens.len())
            .map(|index| lexical(syntax, TokenId::from(index), cues[index]))
            .collect();
        let stretches = stretches(syntax);
        for index in 0..words.len() {
            let token = TokenId::from(index);
            let lemma = |cue: TokenId| words[cue.index()].lemma;
            let (under_lemma, under) =
                under(syntax, &cues, token).map_or((0, 0), |(cue, under)| (lemma(cue), under));
            let (mark, stretch) = mark(syntax, token, &stretches);
            let relation = mix(syntax.relation(token) as u32, side(syntax, token));
            let children = children(syntax, token);
            words[index] = Word { mark, stretch, relation, under, under_lemma, children, ..words[index] };
        }
        neighbors(syntax, &cues, &mut words);
        let turns = syntax.paragraph_tokens.iter().map(|&paragraph| is_turn(syntax, paragraph)).collect();
        Self { syntax, cues, words, turns }
    }

    /// The features of a token as part of a sequence, one a template.
    pub fn features(&self, token: TokenId, sequence: TokenRange) -> [u32; TEMPLATES] {
        let (index, nothing) = (token.index(), Word::default());
        let at = |offset: isize| match index.checked_add_signed(offset) {
            Some(place) if sequence.indices().contains(&place) => &self.words[place],
            _ => &nothing,
        };
        let [p3, p2, p1, w, n1, n2, n3] = [at(-3), at(-2), at(-1), at(0), at(1), at(2), at(3)];
        let head = self.syntax.head(token).map_or(&nothing, |head| &self.words[head.index()]);
        let mut features = [
            // Words.
            w.norm,
            p1.norm,
            n1.norm,
            p2.norm,
            n2.norm,
            w.lemma,
            w.shape,
            w.prefix,
            w.suffix,
            mix(p1.norm, w.norm),
            mix(w.norm, n1.norm),
            mix(w.lemma, w.mark),
            // Tags.
            w.tag,
            p1.tag,
            n1.tag,
            p2.tag,
            n2.tag,
            mix(p1.tag, w.tag),
            mix(w.tag, n1.tag),
            mix(mix(p1.tag, w.tag), n1.tag),
            mix(mix(p2.tag, p1.tag), w.tag),
            mix(mix(w.tag, n1.tag), n2.tag),
            // Classes of words.
            w.cluster,
            p1.cluster,
            n1.cluster,
            mix(w.cluster, w.mark),
            // Cues.
            w.cue_all,
            p1.cue_all,
            n1.cue_all,
            p2.cue,
            n2.cue,
            p3.cue,
            n3.cue,
            mix(w.cue, w.tag),
            mix(w.cue_all, mix(p1.tag, n1.tag)),
            mix(w.cue, mix(p1.mark, n1.mark)),
            mix(p1.cue, mix(w.norm, w.mark)),
            mix(n1.cue, mix(w.tag, w.mark)),
            // Marks.
            w.mark,
            mix(mix(p1.mark, w.mark), n1.mark),
            mix(w.mark, w.tag),
            mix(w.mark, w.stretch),
            mix(mix(p1.mark, p1.stretch), w.mark),
            mix(mix(n1.mark, n1.stretch), w.mark),
            mix(p2.mark, mix(p1.norm, w.tag)),
            // Place.
            w.place,
            mix(w.place, w.tag),
            w.sentence,
            mix(w.sentence, w.mark),
            mix(w.sentence, w.tag),
            mix(w.frame, w.mark),
            mix(w.frame, mix(w.place, w.tag)),
            mix(w.frame, w.after),
            // Tree.
            mix(w.relation, w.tag),
            mix(head.lemma, w.relation),
            mix(head.tag, w.relation),
            mix(head.cue_all, w.relation),
            mix(w.under, w.mark),
            mix(w.under, w.tag),
            mix(w.under, w.under_lemma),
            mix(p1.under, w.under),
            mix(w.under, n1.under),
            mix(w.children, w.cue_all),
            mix(w.children, w.lemma),
            // Cues near by.
            mix(w.before, w.mark),
            mix(w.after, w.mark),
            mix(w.before, w.after),
            mix(w.after, w.tag),
            mix(w.before, w.tag),
        ];
        for (feature, template) in features.iter_mut().zip(1..) {
            *feature = mix(template, *feature);
        }
        features
    }

    /// The class of the step to a token from the one before it.
    pub fn context(&self, token: TokenId) -> Context {
        let index = token.index();
        let innermost = &self.syntax.marks.innermost;
        let inside = innermost[index].is_some();
        let was_inside = index > 0 && innermost[index - 1].is_some();
        let starts = self.syntax.sentence(token).tokens.start == token;
        let comma = index > 0 && self.words[index - 1].norm == of_str(",");
        match (inside, was_inside, starts) {
            (false, false, true) if self.turns[self.syntax.sentence(token).paragraph as usize] => 9,
            (false, false, true) => 0,
            (true, true, true) => 1,
            (true, false, _) => 2,
            (false, true, true) => 3,
            (false, true, false) => 4,
            (false, false, false) if comma => 5,
            (true, true, false) if comma => 6,
            (false, false, false) => 7,
            (true, true, false) => 8,
        }
    }
}

/// Whether a paragraph begins like a turn of a transcript: a name or one letter, then a colon or a full stop.
fn is_turn(syntax: &Syntax<'_>, paragraph: TokenRange) -> bool {
    let mut tokens = paragraph.tokens().take(8).enumerate();
    tokens.find_map(|(place, token)| match syntax.norm(token) {
        ":" => Some(place > 0),
        "." => Some(place == 1),
        _ if syntax.tag(token).upos == Upos::Verb => Some(false),
        _ => None,
    }) == Some(true)
}

/// What the token itself tells.
fn lexical(syntax: &Syntax<'_>, token: TokenId, cue: Cue) -> Word {
    let norm = syntax.norm(token);
    let cue_sort = if cue.sort == CueSort::None { 0 } else { mix(101, cue.sort as u32) };
    Word {
        norm: of_str(norm),
        lemma: of_str(&cues::base(syntax.lemma(token))),
        tag: tag(syntax, token),
        cluster: mix(11, u32::from(syntax.clusters[token.index()])),
        shape: shape(syntax.word(token)),
        prefix: of_str(norm.char_indices().nth(3).map_or(norm, |(end, _)| &norm[..end])),
        suffix: of_str(norm.char_indices().rev().nth(2).map_or(norm, |(start, _)| &norm[start..])),
        cue: cue_sort,
        cue_all: mix(cue_sort, u32::from(cue.frames) << 8 | u32::from(cue.stance)),
        ..Word::default()
    }
}

fn tag(syntax: &Syntax<'_>, token: TokenId) -> u32 {
    let tag = syntax.tag(token);
    mix(mix(7, tag.upos as u32), tag.xpos as u32)
}

/// The letters of a word by class, runs of a class shortened to two.
fn shape(word: &str) -> u32 {
    let (mut hash, mut last, mut run) = (17, 0, 0);
    for letter in word.chars() {
        let class = match letter {
            'a'..='z' => 1,
            'A'..='Z' => 2,
            '0'..='9' => 3,
            _ if letter.is_lowercase() => 1,
            _ if letter.is_uppercase() => 2,
            _ if letter.is_alphanumeric() => 4,
            _ => u32::from(letter),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = mix(hash, class);
        }
    }
    hash
}

/// What each stretch in marks looks like: how long, how it begins and ends, whether it has a verb.
fn stretches(syntax: &Syntax<'_>) -> Vec<u32> {
    let verb = |index: usize| matches!(syntax.tags[index].upos, Upos::Verb | Upos::Aux);
    syntax
        .marks
        .stretches
        .iter()
        .map(|stretch| {
            let range = stretch.tokens;
            let start = range.start.index() + usize::from(stretch.open.is_some());
            let end = range.end.index() - usize::from(stretch.close.is_some());
            let words = end.saturating_sub(start);
            let length = match words {
                0..=1 => 0,
                2..=3 => 1,
                4..=6 => 2,
                7..=12 => 3,
                _ => 4,
            };
            // Long stretches surely have a verb; looking at a part of them bounds the work when they nest.
            let has_verb = words > 40 || (start..end).any(verb);
            let last = if words == 0 { "" } else { &*syntax.norms[end - 1] };
            let ends = match last {
                "," => 1,
                "." => 2,
                "?" | "!" => 3,
                "-" | "–" | "—" | "..." | "…" => 4,
                _ => 0,
            };
            let capital =
                words > 0 && syntax.word(TokenId::from(start)).chars().next().is_some_and(char::is_uppercase);
            let sentence = syntax.sentence(range.start).tokens;
            let opens_sentence = sentence.start == range.start;
            let broken = stretch.close.is_none() || stretch.open.is_none() || stretch.continues.is_some();
            let flags = [has_verb, capital, opens_sentence, broken]
                .iter()
                .fold(0, |flags, &flag| flags << 1 | u32::from(flag));
            mix(mix(31, length * 8 + ends), flags)
        })
        .collect()
}

/// Where a token stands to the marks around it, and what their stretch looks like.
fn mark(syntax: &Syntax<'_>, token: TokenId, stretches: &[u32]) -> (u32, u32) {
    let Some(id) = syntax.marks.innermost[token.index()] else { return (41, 0) };
    let stretch = syntax.marks.stretches[id.0 as usize];
    let place = if stretch.open == Some(token) {
        1
    } else if stretch.close == Some(token) {
        2
    } else {
        3
    };
    let depth = u32::from(stretch.parent.is_some());
    (mix(42, place * 2 + depth), stretches[id.0 as usize])
}

/// What hangs on a token that can have a clause or phrase of its own.
fn children(syntax: &Syntax<'_>, token: TokenId) -> u32 {
    let mut children = 0;
    if matches!(syntax.tag(token).upos, Upos::Verb | Upos::Noun | Upos::Aux) {
        for child in syntax.children(token).take(12) {
            let bit = match syntax.relation(child) {
                Relation::Punct => continue,
                other => mix(other as u32, u32::from(child < token)) & 31,
            };
            children |= 1 << bit;
        }
    }
    children
}

/// The nearest cue above a token, and by which relation it is reached.
fn under(syntax: &Syntax<'_>, cues: &[Cue], token: TokenId) -> Option<(TokenId, u32)> {
    let mut below = token;
    for steps in 1..=8 {
        let head = syntax.head(below)?;
        let cue = cues[head.index()];
        if cue.is_verb() || cue.sort == CueSort::NounOften {
            let before = u32::from(head < token);
            let relation = syntax.relation(below) as u32;
            return Some((head, mix(mix(61 + before, relation), cue.sort as u32 * 4 + steps.min(3))));
        }
        below = head;
    }
    None
}

/// Whether a token stands before or after its head, or has none.
fn side(syntax: &Syntax<'_>, token: TokenId) -> u32 {
    match syntax.head(token) {
        None => 0,
        Some(head) if head < token => 1,
        Some(_) => 2,
    }
}

/// What the sentence around tells: the nearest cues on both sides, the place, the sort of sentence.
fn neighbors(syntax: &Syntax<'_>, cues: &[Cue], words: &mut [Word]) {
    let strong = |index: usize| cues[index].is_verb() || cues[index].sort == CueSort::Preposition;
    let far = |tokens: usize| match tokens {
        0..=1 => 0,
        2..=3 => 1,
        4..=8 => 2,
        _ => 3u32,
    };
    let mut paragraph_start = 0;
    for (number, sentence) in syntax.sentences.iter().enumerate() {
        let range = sentence.tokens.indices();
        if number == 0 || syntax.sentences[number - 1].paragraph != sentence.paragraph {
            paragraph_start = number;
        }
        let mut last = None;
        for index in range.clone() {
            words[index].before =
                last.map_or(71, |cue: usize| mix(mix(72, cues[cue].sort as u32), far(index - cue)));
            if strong(index) {
                last = Some(index);
            }
        }
        let mut next = None;
        for index in range.clone().rev() {
            words[index].after =
                next.map_or(73, |cue: usize| mix(mix(74, cues[cue].sort as u32), far(cue - index)));
            if strong(index) {
                next = Some(index);
            }
        }
        let ends_open = range.clone().next_back().is_some_and(|index| {
            let upos = syntax.tags[index].upos;
            upos != Upos::Punct
        });
        let whole_paragraph = syntax.paragraph_tokens[sentence.paragraph as usize] == sentence.tokens;
        let sort = u32::from(ends_open)
            | u32::from(whole_paragraph) << 1
            | u32::from(sentence.paragraph == 0) << 2
            | ((number - paragraph_start).min(2) as u32) << 3
            | u32::from(last.is_some() || next.is_some()) << 5;
        // A cue among the last words is likely to close the sentence after its content, one among the first to
        // open it; what stands between two commas may do either.
        let always = |index: &usize| matches!(cues[*index].sort, CueSort::VerbAlways | CueSort::Preposition);
        let (first, last) = (range.clone().find(always), range.clone().rev().find(always));
        let early = first.map_or(0, |cue| if cue - range.start < 10 { 1 } else { 2 });
        let late = last.map_or(0, |cue| if range.end - cue < 10 { 1 } else { 2 });
        for index in range.clone() {
            let before = first.is_some_and(|cue| cue < index);
            let after = last.is_some_and(|cue| cue > index);
            words[index].frame = mix(95, early * 16 + late * 4 + u32::from(before) * 2 + u32::from(after));
        }
        for (place, index) in range.clone().enumerate() {
            let to_end = range.end - index - 1;
            words[index].place = mix(81, place.min(3) as u32 * 8 + to_end.min(3) as u32);
            words[index].sentence = mix(91, sort);
        }
    }
}
