//! What speaks for an edge: the words around it, what the stretch would hold, and how it agrees with the tree.

use super::{Context, bucket};
use crate::{
    syntax::Upos,
    text::{TokenId, TokenRange},
    threat::{
        choice::{Choice, Question, Task, feature, hash, mix},
        line::Sort,
        word::Class,
    },
};

impl Context<'_> {
    /// Whether the outcome stands before (0) or after (1) the condition.
    pub(super) fn order(&self) -> Question {
        let (line, marker) = (self.line, self.candidate.marker);
        let before = line.head(marker.start);
        let after = line.rest(marker.end);
        let near = |offset: i32| {
            let start = if offset < 0 { marker.start } else { TokenId(marker.end.0 - 1) };
            hash(line.norm_at(start, offset))
        };
        let comma = line.find(after, |token| line.norm(token) == ",");
        let later = comma.map_or(TokenRange::new(marker.end, marker.end), |comma| line.rest(comma));
        let verbs =
            |range: TokenRange| range.tokens().filter(|&token| line.upos(token) == Upos::Verb).count();
        let modals = |range: TokenRange| range.tokens().filter(|&token| line.is_modal(token)).count();
        let previous = line.at(marker.start, -1);
        let agrees = self.clause.outer.map_or(2, |outer| u32::from(outer < marker.start));
        let shared = vec![
            feature("o:construction", self.candidate.construction as u32),
            feature("o:opens", u32::from(before.is_empty())),
            feature("o:before", near(-1)),
            feature("o:before2", mix(near(-1), near(-2))),
            feature("o:after", near(1)),
            feature("o:part", previous.map_or(99, |token| line.upos(token) as u32)),
            feature("o:clause", previous.map_or(2, |_| u32::from(line.starts_clause(marker.start)))),
            feature("o:cue", previous.map_or(2, |token| u32::from(line.is_cue(token)))),
            feature("o:verbs-before", verbs(before).min(3) as u32),
            feature("o:modals-before", modals(before).min(2) as u32),
            feature("o:modals-later", modals(later).min(2) as u32),
            feature("o:verbs-later", verbs(later).min(2) as u32),
            feature("o:comma", u32::from(comma.is_some())),
            feature(
                "o:modals",
                (self.candidate.construction as u32) * 9
                    + (modals(before).min(2) * 3 + modals(later).min(2)) as u32,
            ),
            feature("o:distance", bucket(before.len())),
            feature("o:tree", agrees),
        ];
        let option = |value| Choice { value, features: Vec::new() };
        Question { task: Task::Order, shared, options: vec![option(0), option(1)] }
    }

    pub(super) fn start_features(&self, token: TokenId, range: TokenRange) -> Vec<u32> {
        let line = self.line;
        let inside = TokenRange::new(token, range.end);
        let kind = self.candidate.construction as u32;
        let previous = line.at(token, -1);
        let part = previous.map_or(98, |before| line.upos(before) as u32);
        let here = line.upos(token) as u32;
        let before = hash(line.norm_at(token, -1));
        let modals = line.count(inside, Sort::Modal, 3);
        let verbs = line.count(inside, Sort::Verb, 4);
        let cues = line.count(inside, Sort::Cue, 3);
        let thats = line.count(inside, Sort::That, 2);
        let marks = line.count(inside, Sort::Quotation, 3);
        let commas = line.count(inside, Sort::Comma, 4);
        let first = token == range.start;
        let tree = self.tree_start(token);
        let opened = self.opened(token);
        let before_opened = previous.map_or(999, |before| self.opened(before));
        let form = line.syntax.tag(token).xpos as u32;
        let mut features = vec![
            feature("s:opened", opened),
            feature("s:opened-before", opened * 1024 + before_opened),
            feature("s:opened-kind", mix(opened, kind)),
            feature("s:opened-part", mix(opened, part)),
            feature("s:form", form),
            feature("s:form-before", mix(form, before)),
            feature("s:before", before),
            feature("s:before-kind", mix(before, kind)),
            feature("s:here", hash(line.norm(token))),
            feature("s:parts", part * 32 + here),
            feature(
                "s:parts2",
                mix(part * 32 + here, line.at(token, 1).map_or(97, |next| line.upos(next) as u32)),
            ),
            feature("s:before-parts", mix(before, here)),
            feature("s:distance", bucket(inside.len())),
            feature("s:first", u32::from(first)),
            feature("s:first-kind", u32::from(first) * 64 + kind),
            feature("s:modals", modals + 4 * part),
            feature("s:verbs", verbs),
            feature("s:cues", cues + 4 * u32::from(modals > 0)),
            feature("s:thats", thats),
            feature("s:marks", marks),
            feature("s:commas", commas),
            feature("s:commas-part", commas * 128 + part),
            feature("s:tree", tree),
            feature("s:tree-part", tree * 128 + part),
            feature("s:tree-modals", tree * 4 + modals),
            feature("s:cue-before", previous.map_or(3, |before| u32::from(line.is_cue(before)))),
        ];
        if let Some(before) = previous {
            features.extend(line.classes(before).each().map(|class| feature("s:class", class as u32)));
        }
        features.extend(line.classes(token).each().map(|class| feature("s:class-here", class as u32)));
        features
    }

    pub(super) fn end_features(&self, start: TokenId, end: TokenId, limit: TokenId) -> Vec<u32> {
        let line = self.line;
        let inside = TokenRange::new(start, end);
        let kind = self.candidate.construction as u32;
        let last = TokenId(end.0 - 1);
        let after = line.at(end, 0);
        let next = hash(line.norm(end));
        let second = line.norm_at(end, 1);
        let part = after.map_or(98, |token| line.upos(token) as u32);
        let verbs = line.count(inside, Sort::Verb, 4);
        let modals = line.count(inside, Sort::Modal, 3);
        let commas = line.count(inside, Sort::Comma, 4);
        let marks = line.count(inside, Sort::Quotation, 3);
        let rest = TokenRange::new(end, limit.max(end));
        let modals_left = line.count(rest, Sort::Modal, 2);
        let cue_left = rest.tokens().take(7).any(|token| line.is_cue(token));
        let pronoun_next =
            after.is_some_and(|_| line.at(end, 1).is_some_and(|token| line.upos(token) == Upos::Pron));
        let finished = !rest.tokens().any(|token| !line.is_mark(token));
        let tree = self.tree_end(start, end);
        let opens = after.is_some_and(|token| line.is_quotation_mark(token));
        let closed = self.closed(last);
        let mut features = vec![
            feature("e:closed", closed),
            feature("e:closed-next", mix(closed, next)),
            feature("e:closed-part", mix(closed, part)),
            feature("e:closed-kind", mix(closed, kind)),
            feature("e:form", after.map_or(98, |token| line.syntax.tag(token).xpos as u32)),
            feature("e:next", next),
            feature("e:next2", mix(next, hash(second))),
            feature("e:next-kind", mix(next, kind)),
            feature("e:parts", part * 32 + line.upos(last) as u32),
            feature("e:parts2", mix(part, line.at(end, 1).map_or(97, |token| line.upos(token) as u32))),
            feature("e:last", hash(line.norm(last))),
            feature("e:length", bucket(inside.len())),
            feature("e:verbs", verbs * 2 + u32::from(finished)),
            feature("e:verbs-next", mix(verbs, next)),
            feature("e:modals", modals * 4 + modals_left),
            feature("e:modals-next", mix(modals * 4 + modals_left, next)),
            feature("e:commas", commas),
            feature("e:marks", marks * 2 + u32::from(opens)),
            feature("e:cue", mix(u32::from(cue_left) * 2 + u32::from(pronoun_next), next)),
            feature("e:finished", u32::from(finished)),
            feature("e:finished-kind", u32::from(finished) * 64 + kind),
            feature("e:tree", tree),
            feature("e:tree-next", mix(tree, next)),
            feature("e:tree-kind", mix(tree, kind)),
        ];
        if let Some(token) = after {
            features.extend(line.classes(token).each().map(|class| feature("e:class", class as u32)));
            features.push(feature("e:time", u32::from(line.is(token, Class::Time))));
        }
        features
    }

    /// The largest phrase that starts at a token: its relation, and whether it is a clause.
    fn opened(&self, token: TokenId) -> u32 {
        let syntax = self.line.syntax;
        let mut top = token;
        while let Some(head) = syntax.head(top)
            && syntax.subtree(head).start == token
        {
            top = head;
        }
        syntax.relation(top) as u32 * 4
            + u32::from(syntax.subtree(top).start == token) * 2
            + u32::from(syntax.tag(top).is_verb())
    }

    /// The largest phrase that ends with a token: its relation, and whether it is a clause.
    fn closed(&self, last: TokenId) -> u32 {
        let syntax = self.line.syntax;
        let end = last.0 + 1;
        let mut top = last;
        while let Some(head) = syntax.head(top)
            && self.line.trim(syntax.subtree(head)).is_some_and(|range| range.end.0 == end)
        {
            top = head;
        }
        let whole = self.line.trim(syntax.subtree(top)).is_some_and(|range| range.end.0 == end);
        syntax.relation(top) as u32 * 4 + u32::from(whole) * 2 + u32::from(syntax.tag(top).is_verb())
    }

    /// How a start agrees with the clauses of the tree: bits.
    fn tree_start(&self, token: TokenId) -> u32 {
        let syntax = self.line.syntax;
        let starts = |verb: Option<TokenId>| {
            verb.map_or(0, |verb| {
                let subject = syntax.children(verb).next().map(|child| syntax.subtree(child).start);
                u32::from(syntax.subtree(verb).start == token)
                    + 2 * u32::from(subject == Some(token) || verb == token)
            })
        };
        let own = syntax.subtree(token).start == token;
        let head = syntax.head(token).map_or(2, |head| u32::from(head > token));
        starts(self.clause.outer) + 4 * starts(self.clause.inner) + 16 * u32::from(own) + 32 * head
    }

    /// How an end agrees with the clauses of the tree: bits.
    fn tree_end(&self, start: TokenId, end: TokenId) -> u32 {
        let syntax = self.line.syntax;
        let ends = |verb: Option<TokenId>| {
            verb.and_then(|verb| self.line.trim(syntax.subtree(verb)))
                .map_or(2, |range| u32::from(range.end == end))
        };
        // Whether a phrase of the stretch is cut by the end.
        let cut = self.line.at(end, 0).and_then(|next| syntax.head(next)).map_or(2, |head| {
            if head >= end {
                0
            } else if head >= start {
                1
            } else {
                2
            }
        });
        ends(self.clause.inner) + 3 * ends(self.clause.outer) + 9 * cut
    }
}
