//! Headlines that name who says them before a colon or after a dash, and leads that the line below credits: *Union:
//! Settle by Friday*, *Two killed – governor*, *Source: Ana Dahl, mayor of Norby, on television*.
//!
//! The name before a colon may as well be a topic (*Football: Leeds win again*); it is who says it where the article
//! below has it say something, or where it names a text.

use std::collections::BTreeSet;

use sayso_report::order;

use super::Page;
use crate::{
    quote::{
        cues::{Cue, CueSort, credits},
        edges::without_stop,
        label::{Piece, Role},
        source::is_dash,
    },
    syntax::{Syntax, Upos},
    text::{TokenId, TokenRange},
};

/// How many paragraphs can be headlines.
const HEAD: usize = 3;

/// The most tokens of a headline.
const LONGEST: usize = 40;

/// The most tokens of the name in it.
const LONGEST_NAME: usize = 8;

pub(super) fn rescue(syntax: &Syntax<'_>, cues: &[Cue], pieces: &[Piece], page: &mut Page) {
    signed(syntax, cues, pieces, page);
    credited(syntax, page);
}

/// Headlines with a name before a colon or after a dash.
fn signed(syntax: &Syntax<'_>, cues: &[Cue], pieces: &[Piece], page: &mut Page) {
    let is_headline = |paragraph: &&TokenRange| (5..=LONGEST).contains(&paragraph.len());
    let mut speakers: Option<BTreeSet<&str>> = None;
    for &paragraph in syntax.paragraph_tokens.iter().take(HEAD).filter(is_headline) {
        let signed = before_colon(syntax, paragraph).or_else(|| after_dash(syntax, paragraph));
        let Some((sign, content, name)) = signed.filter(|_| page.is_free(paragraph)) else { continue };
        let noun = |token: &TokenId| matches!(syntax.tag(*token).upos, Upos::Propn | Upos::Noun);
        let mut phrase = name.tokens().take_while(|&token| syntax.tag(token).upos != Upos::Adp);
        let Some(head) = phrase.by_ref().filter(noun).last() else { continue };
        let speakers = speakers.get_or_insert_with(|| speakers_of(syntax, pieces));
        let says = speakers.contains(syntax.norm(head)) || cues[head.index()].sort == CueSort::NounOften;
        if says && content.len() >= 3 && name.tokens().all(|token| is_nominal(syntax, token)) {
            let sign = TokenRange::one(sign);
            page.add(paragraph, [(Role::Content, content), (Role::Source, name), (Role::Cue, sign)]);
        }
    }
}

/// The nouns and names in the sources of a text.
fn speakers_of<'s>(syntax: &'s Syntax<'_>, pieces: &[Piece]) -> BTreeSet<&'s str> {
    let sources = pieces.iter().filter(|piece| piece.role == Role::Source && piece.tokens.len() <= LONGEST);
    let nouns = sources
        .flat_map(|piece| piece.tokens.tokens())
        .filter(|&token| matches!(syntax.tag(token).upos, Upos::Propn | Upos::Noun));
    order::set(nouns.map(|token| syntax.norm(token)))
}

/// The colon, what follows it, and the name before it without whom it speaks to: *Union to terminals: …*.
fn before_colon(syntax: &Syntax<'_>, headline: TokenRange) -> Option<(TokenId, TokenRange, TokenRange)> {
    let colon = headline.tokens().take(LONGEST_NAME).find(|&token| syntax.norm(token) == ":")?;
    let to = headline.tokens().take_while(|&token| token < colon).find(|&token| syntax.norm(token) == "to");
    let name = TokenRange::new(headline.start, to.unwrap_or(colon));
    (!name.is_empty()).then(|| {
        (colon, without_stop(syntax, TokenRange::new(colon.index() + 1, headline.end.index())), name)
    })
}

/// The last dash, what stands before it, and the name after it.
fn after_dash(syntax: &Syntax<'_>, headline: TokenRange) -> Option<(TokenId, TokenRange, TokenRange)> {
    let whole = without_stop(syntax, headline);
    let dash = whole.tokens().rev().take(LONGEST_NAME).find(|&token| is_dash(syntax, token))?;
    let name = TokenRange::new(dash.index() + 1, whole.end.index());
    let mut content = TokenRange::new(headline.start, dash);
    if content.len() > 1 && syntax.norm(TokenId(content.end.0 - 1)) == "," {
        content.end.0 -= 1;
    }
    (!name.is_empty()).then_some((dash, content, name))
}

/// First paragraphs that the next one credits to somebody.
fn credited(syntax: &Syntax<'_>, page: &mut Page) {
    for pair in syntax.paragraph_tokens.windows(2).take(2 * HEAD) {
        let [lead, line] = [pair[0], pair[1]].map(|paragraph| without_stop(syntax, paragraph));
        if lead.len() < 8
            || !(4..=LONGEST).contains(&line.len())
            || !page.is_free(lead)
            || !page.is_free(line)
        {
            continue;
        }
        let label = line.start;
        let colon = TokenId(label.0 + 1);
        if syntax.norm(colon) == ":" && credits(syntax, label) {
            let name = name_after(syntax, TokenRange::new(colon.index() + 1, line.end.index()));
            let label = TokenRange::one(label);
            page.add(line, [(Role::Content, lead), (Role::Source, name), (Role::Cue, label)]);
        }
    }
}

/// The name that a line begins with, up to where or how it was said: *Ana Dahl, mayor of Norby | , on television*.
fn name_after(syntax: &Syntax<'_>, line: TokenRange) -> TokenRange {
    let ends = |&token: &TokenId| {
        let next = syntax.tags.get(token.index() + 1);
        token > line.start
            && (syntax.norm(token) == ";"
                || syntax.norm(token) == "," && next.is_some_and(|tag| tag.upos == Upos::Adp))
    };
    TokenRange::new(line.start, line.tokens().find(ends).unwrap_or(line.end))
}

/// Whether a word can stand in a name; taggers take capitals in headlines for all sorts of words.
fn is_nominal(syntax: &Syntax<'_>, token: TokenId) -> bool {
    matches!(
        syntax.tag(token).upos,
        Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Adp | Upos::Num | Upos::Cconj | Upos::Part
    ) || syntax.word(token).chars().next().is_some_and(char::is_uppercase)
}
