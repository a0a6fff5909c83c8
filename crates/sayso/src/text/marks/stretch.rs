//! From readings of the marks to stretches of the text.

use sayso_report::{NoteKind, order};

use super::{
    Marks, Role, Stretch, StretchId,
    glyph::{Family, Mark, Shape},
    search::Reading,
};
use crate::text::{TokenId, TokenRange, oddity::Oddity, token::Token, words};

/// Writes down the stretches that the readings of all marks mean.
pub(super) fn build(
    text: &str,
    tokens: &[Token],
    paragraphs: &[TokenRange],
    marks: &[Mark],
    readings: &[Reading],
    oddities: &mut Vec<Oddity>,
) -> Marks {
    let mut builder = Builder {
        text,
        tokens,
        drafts: Vec::new(),
        open: Vec::new(),
        carried: Vec::new(),
        last_end: TokenId(0),
        roles: vec![Role::Other; tokens.len()],
        oddities,
    };
    for (index, (mark, reading)) in marks.iter().zip(readings).enumerate() {
        let range = paragraphs[mark.paragraph as usize];
        let starts = index.checked_sub(1).is_none_or(|before| marks[before].paragraph != mark.paragraph);
        if starts {
            builder.start_paragraph(marks, index);
        }
        builder.take(mark, *reading, range);
        if marks.get(index + 1).is_none_or(|next| next.paragraph != mark.paragraph) {
            builder.end_paragraph(range);
        }
    }
    builder.finish()
}

/// A stretch under way.
#[derive(Clone, Copy)]
struct Draft {
    tokens: TokenRange,
    open: Option<TokenId>,
    close: Option<TokenId>,
    /// The draft it carries on.
    continues: Option<usize>,
    /// Whether a later draft carries it on.
    continued: bool,
}

struct Builder<'t> {
    text: &'t str,
    tokens: &'t [Token],
    drafts: Vec<Draft>,
    /// The open drafts, outermost first.
    open: Vec<usize>,
    /// What the paragraph before left open, outermost first.
    carried: Vec<usize>,
    /// Where the last stretch ends so far.
    last_end: TokenId,
    roles: Vec<Role>,
    oddities: &'t mut Vec<Oddity>,
}

impl Builder<'_> {
    /// What was carried is forgotten where a paragraph without marks lies between.
    fn start_paragraph(&mut self, marks: &[Mark], index: usize) {
        let adjacent = index > 0 && marks[index - 1].paragraph + 1 == marks[index].paragraph;
        if !adjacent {
            self.carried.clear();
        }
    }

    fn take(&mut self, mark: &Mark, reading: Reading, paragraph: TokenRange) {
        self.note_turned(mark, reading);
        match reading {
            Reading::Neither => self.roles[mark.token.index()] = Role::Apostrophe,
            Reading::Open => self.start(mark.token, None),
            Reading::OpenAfterUnclosed => {
                self.give_up(mark.token, paragraph);
                self.start(mark.token, None);
            }
            Reading::Reopen => {
                let continues = self.carried.get(self.open.len()).copied();
                self.start(mark.token, continues);
            }
            Reading::Close(unclosed) => {
                for _ in 0..unclosed {
                    self.give_up(mark.token, paragraph);
                }
                self.roles[mark.token.index()] = Role::Close;
                if let Some(draft) = self.open.pop() {
                    self.end(draft, TokenId(mark.token.0 + 1));
                    self.drafts[draft].close = Some(mark.token);
                }
            }
            Reading::Unopened | Reading::CloseCarried => self.close_unopened(mark, reading, paragraph),
        }
    }

    fn start(&mut self, token: TokenId, continues: Option<usize>) {
        self.roles[token.index()] = Role::Open;
        if let Some(earlier) = continues {
            self.drafts[earlier].continued = true;
        }
        self.open.push(self.drafts.len());
        let tokens = TokenRange::one(token);
        self.drafts.push(Draft { tokens, open: Some(token), close: None, continues, continued: false });
    }

    /// The innermost open draft is never closed; it has to end before `limit`.
    fn give_up(&mut self, limit: TokenId, paragraph: TokenRange) {
        if let Some(draft) = self.open.pop() {
            let start = self.drafts[draft].tokens.start;
            let limit = limit.min(paragraph.end);
            self.end(draft, self.guess_end(start, limit));
        }
    }

    fn end(&mut self, draft: usize, end: TokenId) {
        self.drafts[draft].tokens.end = end;
        self.last_end = self.last_end.max(end);
    }

    fn end_paragraph(&mut self, paragraph: TokenRange) {
        self.carried = std::mem::take(&mut self.open);
        for index in 0..self.carried.len() {
            self.end(self.carried[index], paragraph.end);
        }
    }

    fn close_unopened(&mut self, mark: &Mark, reading: Reading, paragraph: TokenRange) {
        self.roles[mark.token.index()] = Role::Close;
        let carried = if reading == Reading::CloseCarried { self.carried.first().copied() } else { None };
        let start = match carried {
            Some(_) => paragraph.start,
            None => self.guess_start(mark.token, paragraph),
        };
        if let Some(earlier) = carried {
            self.drafts[earlier].continued = true;
        } else {
            self.oddities.push(Oddity {
                kind: NoteKind::UnopenedMark,
                span: self.tokens[mark.token.index()].span,
                message: "A quotation mark closed here was never opened.".to_owned(),
            });
        }
        let tokens = TokenRange { start, end: TokenId(mark.token.0 + 1) };
        self.last_end = self.last_end.max(tokens.end);
        self.drafts.push(Draft {
            tokens,
            open: None,
            close: Some(mark.token),
            continues: carried,
            continued: false,
        });
    }

    /// Where a stretch ends that is never closed: before an attribution that follows its words, else at the limit.
    fn guess_end(&self, start: TokenId, limit: TokenId) -> TokenId {
        let word = |index: usize| self.tokens[index].span.of(self.text);
        for index in start.index() + 2..limit.index() {
            if matches!(word(index), "," | "?" | "!") && self.attribution_follows(index + 1, limit.index()) {
                return TokenId::from(index + 1);
            }
        }
        limit
    }

    /// Whether an attribution begins at `index`: *she told*, *Peskov said*, *said the minister*.
    fn attribution_follows(&self, index: usize, limit: usize) -> bool {
        let mut words = self.tokens[index..limit.min(index + 6)]
            .iter()
            .map(|token| token.span.of(self.text))
            .take_while(|word| word.contains(char::is_alphanumeric))
            .peekable();
        let named = words.peek().is_some_and(|&first| {
            first.starts_with(char::is_uppercase) && first != "I"
                || matches!(
                    first,
                    "he" | "she" | "they" | "it" | "the" | "a" | "an" | "his" | "her" | "their" | "one"
                )
                || words::is_saying(first)
        });
        named && words.any(words::is_saying)
    }

    /// Whether a stretch that a later one seems to carry on was in truth never closed: its paragraph ends with an
    /// attribution.
    fn ends_in_attribution(&self, draft: &Draft) -> bool {
        let end = self.guess_end(draft.tokens.start, draft.tokens.end);
        let behind = &self.tokens[end.index()..draft.tokens.end.index()];
        let stop = behind.iter().position(|token| token.span.of(self.text) == ".");
        stop.is_some_and(|stop| (2..=5).contains(&stop))
    }

    /// Where a stretch starts that nothing opens: behind an attribution, at a sentence behind the stretch
    /// before, or with the paragraph.
    fn guess_start(&self, close: TokenId, paragraph: TokenRange) -> TokenId {
        let earlier = self.last_end.max(paragraph.start);
        let word = |index: usize| self.tokens[index].span.of(self.text);
        let range = earlier.index()..close.index();
        for index in range.clone().rev() {
            let introduced = matches!(word(index), "," | ":")
                && index > range.start
                && words::is_saying(word(index - 1))
                && index + 1 < close.index();
            if introduced {
                return TokenId::from(index + 1);
            }
        }
        if earlier > paragraph.start {
            let ends = |&index: &usize| matches!(word(index), "." | "!" | "?") && index + 1 < close.index();
            if let Some(index) = range.clone().find(ends) {
                return TokenId::from(index + 1);
            }
        }
        earlier
    }

    fn note_turned(&mut self, mark: &Mark, reading: Reading) {
        let opens = matches!(reading, Reading::Open | Reading::OpenAfterUnclosed | Reading::Reopen);
        let low = self
            .open
            .last()
            .and_then(|&draft| self.drafts[draft].open)
            .is_some_and(|open| self.tokens[open.index()].span.of(self.text).starts_with(['„', '‚']));
        let closes = matches!(reading, Reading::Close(_) | Reading::CloseCarried | Reading::Unopened) && !low;
        let curly = matches!(mark.family, Family::Double | Family::Single);
        let turned = opens && mark.shape == Shape::Right || closes && mark.shape == Shape::Left;
        if curly && turned {
            let (is, typed) = if opens { ("opens", "closes") } else { ("closes", "opens") };
            self.oddities.push(Oddity {
                kind: NoteKind::TurnedMark,
                span: self.tokens[mark.token.index()].span,
                message: format!("This quotation mark {is} words, but was typed as one that {typed}."),
            });
        }
    }

    /// Sorts the stretches, finds what is around each, and notes what was never closed.
    fn finish(mut self) -> Marks {
        for index in 0..self.drafts.len() {
            if let Some(earlier) = self.drafts[index].continues
                && self.ends_in_attribution(&self.drafts[earlier])
            {
                self.drafts[earlier].continued = false;
                self.drafts[index].continues = None;
            }
        }
        for index in 0..self.drafts.len() {
            let draft = self.drafts[index];
            if draft.close.is_none() && !draft.continued {
                self.drafts[index].tokens.end = self.guess_end(draft.tokens.start, draft.tokens.end);
            }
        }
        let Self { tokens, drafts, roles, oddities, .. } = self;
        let mut order: Vec<usize> =
            (0..drafts.len()).filter(|&index| !drafts[index].tokens.is_empty()).collect();
        order::by_key(&mut order, |&index| {
            (drafts[index].tokens.start, std::cmp::Reverse(drafts[index].tokens.end), index)
        });
        let mut numbers = vec![None; drafts.len()];
        for (number, &index) in order.iter().enumerate() {
            numbers[index] = Some(StretchId(number as u32));
        }
        let mut stretches: Vec<Stretch> = Vec::with_capacity(order.len());
        let mut innermost = vec![None; tokens.len()];
        let mut around: Vec<StretchId> = Vec::new();
        for &index in &order {
            let draft = drafts[index];
            let mut range = draft.tokens;
            while around.last().is_some_and(|id| stretches[id.0 as usize].tokens.end <= range.start) {
                around.pop();
            }
            if let Some(id) = around.last() {
                range.end = range.end.min(stretches[id.0 as usize].tokens.end);
            }
            let id = StretchId(stretches.len() as u32);
            stretches.push(Stretch {
                tokens: range,
                open: draft.open,
                close: draft.close.filter(|&close| range.contains(close)),
                parent: around.last().copied(),
                continues: draft.continues.and_then(|earlier| numbers[earlier]),
            });
            innermost[range.indices()].fill(Some(id));
            around.push(id);
            if let (Some(open), None, false) = (draft.open, draft.close, draft.continued) {
                oddities.push(Oddity {
                    kind: NoteKind::UnclosedMark,
                    span: tokens[open.index()].span,
                    message: "A quotation mark opened here is never closed.".to_owned(),
                });
            }
        }
        Marks { stretches, innermost, roles }
    }
}
