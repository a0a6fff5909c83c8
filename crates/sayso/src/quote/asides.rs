//! Words of the reporter's own beside a report: what goes on after its cue, and what opens its sentence.

use super::group::Draft;
use crate::{
    syntax::{Syntax, Upos, Xpos},
    text::{TokenId, TokenRange},
};

/// Whether words after marked ones and their cue are the reporter's own: *“…,” he said, amid boos*.
pub(super) fn is_aside(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let marked = |range: &TokenRange| {
        let at = |index: usize| syntax.marks.innermost[index].is_some();
        at(range.start.index()) && at(range.end.index() - 1)
    };
    let opens = syntax.tag(content.start).upos;
    let sentence = |range: TokenRange| syntax.sentence_of[range.start.index()];
    // An apposition to who says it, where no new sentence begins.
    let apposed = matches!(opens, Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num)
        && draft.cue.is_some_and(|cue| sentence(cue) == sentence(content));
    let circumstance = matches!(opens, Upos::Adp | Upos::Cconj | Upos::Verb | Upos::Adv | Upos::Part);
    draft.content.iter().all(marked)
        && draft.cue.is_some_and(|cue| cue.end <= content.start && draft.content[0].end <= cue.start)
        && !content.indices().any(|index| syntax.marks.innermost[index].is_some())
        && (apposed || circumstance)
        && !content.tokens().take(2).any(|token| syntax.tag(token).upos == Upos::Sconj)
}

/// Whether what was taken for the beginning of a report but says when or how it was made, as its other words show:
/// *Stepping off the bus, she said | that …*, *The bridge stood, but she said | it …*. A condition may be part of what is
/// said: *If it rains, he said he …*.
pub(super) fn sets_scene(syntax: &Syntax<'_>, draft: &Draft, content: TokenRange) -> bool {
    let (Some(cue), &[scene]) = (draft.cue, &draft.content[..]) else { return false };
    let sentence = syntax.sentence(scene.start).tokens;
    let marked = |range: TokenRange| range.indices().any(|index| syntax.marks.innermost[index].is_some());
    let condition = matches!(syntax.norm(scene.start), "if" | "unless" | "should" | "had" | "were");
    let participle = syntax.tag(cue.start).xpos == Xpos::Vbg;
    let between = |source: TokenRange| scene.end <= source.start && source.end <= cue.start;
    // Marked words that begin with a capital are a sentence of their own: *Stepping off the bus, she said, | “It …”*.
    let whole = marked(TokenRange { end: TokenId(content.start.0 + 1), ..content })
        && syntax.tokens.get(content.start.index() + 1).is_some()
        && syntax.word(TokenId(content.start.0 + 1)).starts_with(char::is_uppercase);
    let goes_on =
        syntax.norm(content.start) == "that" || syntax.norm(TokenId(content.start.0 - 1)) != "," || whole;
    sentence.start == scene.start
        && sentence.contains(content.start)
        && scene.end <= cue.start
        && cue.end <= content.start
        && !marked(scene)
        && !condition
        && (participle || draft.source.is_some_and(between))
        && goes_on
}
