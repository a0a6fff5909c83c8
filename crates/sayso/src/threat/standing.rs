//! Whether an item is still on the table: tense of the cue, denial, doubt and questions around it, as features.

use super::{
    choice::{feature, hash, mix},
    line::Line,
    reading::Reading,
    word::Class,
};
use crate::text::{TokenId, TokenRange};

impl Reading<'_> {
    /// The features that tell whether it is still on the table: tense of the cue, denial, doubt and questions around it.
    pub(super) fn standing(&self) -> Vec<u32> {
        let line = self.line;
        let within = |token: TokenId| {
            [self.bounds.condition, self.bounds.consequence]
                .into_iter()
                .flatten()
                .any(|range| range.contains(token))
        };
        let window = TokenRange::new(
            line.last(self.candidate.marker.start, 60).start,
            line.next(self.candidate.marker.end, 60).end,
        );
        let around = |class: Class| window.tokens().any(|token| !within(token) && line.is(token, class));
        let has = |part: Option<TokenRange>, word: &str| {
            part.is_some_and(|range| range.tokens().any(|token| line.norm(token) == word))
        };
        let perfect = has(self.bounds.consequence, "would") && has(self.bounds.consequence, "have");
        let unreal = has(self.bounds.condition, "had")
            || line.norm(self.candidate.marker.start) == "had" && self.bounds.condition.is_some();
        let question = line.find(self.hull_to_end(), |token| line.norm(token) == "?").is_some();
        let asks = around(Class::Ask) || line.is(line.tokens.start, Class::Opener);
        let denies = around(Class::Deny);
        let denied_cue = self.cue.is_some_and(|cue| {
            line.last(cue, 5).tokens().any(|token| line.is(token, Class::Not) || line.is(token, Class::Deny))
        });
        let issued = [Class::Threaten, Class::Warn, Class::Vow, Class::Promise, Class::Demand];
        let threatens = self.cue.is_some_and(|cue| line.classes(cue).any(&issued));
        let past = around(Class::Past);
        let denial = self.cue.is_some_and(|cue| denied(line, cue));
        let asked = question && !self.in_marks();
        let cue_sort = self.cue.map_or(0, |cue| {
            let classes = line.classes(cue);
            1 + issued.iter().position(|&class| classes.has(class)).unwrap_or(issued.len()) as u32
        });
        let tense = self.cue.map_or(99, |cue| line.syntax.tag(cue).xpos as u32);
        let all = |name: &str, values: &[bool]| {
            values.iter().fold(hash(name), |all, &value| mix(all, u32::from(value)))
        };
        let construction = u32::from(self.candidate.construction.links());
        vec![
            feature("t:bias", construction),
            all("t:past", &[self.past(), threatens]),
            all("t:lies-back", &[self.past()]),
            all("t:denial", &[denial]),
            all("t:denial-threat", &[denial, threatens]),
            all("t:unreal-whole", &[perfect && unreal]),
            all("t:asked", &[asked, asks]),
            feature("t:cue", cue_sort * 2 + u32::from(self.past())),
            feature("t:tense", cue_sort * 128 + tense),
            feature("t:dated", u32::from(self.dated()) * 8 + cue_sort),
            all("t:around", &[past]),
            all("t:past-around", &[self.past(), past]),
            all("t:unreal", &[perfect, unreal]),
            all("t:question", &[question, asks]),
            all("t:marks", &[question, self.in_marks()]),
            all("t:denies", &[denies, denied_cue]),
            all("t:denied", &[denied_cue, threatens]),
            all("t:predicts", &[around(Class::Predict), self.cue.is_none()]),
            all("t:observer", &[around(Class::Observer)]),
            feature("t:before-cue", self.cue.map_or(0, |cue| hash(line.norm_at(cue, -1)))),
        ]
    }

    /// Whether the outcome is one that somebody does *not rule out*: that is readiness and no denial.
    pub(super) fn is_left_open(&self) -> bool {
        let line = self.line;
        let near = self
            .bounds
            .consequence
            .map_or(self.candidate.marker, |part| TokenRange::new(line.last(part.start, 5).start, part.end));
        line.find(near, |token| {
            // What denies of itself and with *not* leaves open: *rule out*.
            line.is(token, Class::Deny)
                && line.is(token, Class::Ready)
                && line.last(token, 3).tokens().any(|before| line.is(before, Class::Not))
        })
        .is_some()
    }

    /// Whether the sentence says that it lies back: *had threatened*, *originally*.
    pub(super) fn past(&self) -> bool {
        let line = self.line;
        self.cue.is_some_and(|cue| {
            line.last(cue, 4).tokens().any(|token| line.norm(token) == "had" || line.is(token, Class::Past))
        })
    }

    /// Whether a point in the past stands beside the cue: *in March*, *last year*, *two months ago*.
    fn dated(&self) -> bool {
        let line = self.line;
        let inside = |token: TokenId| {
            [self.bounds.condition, self.bounds.consequence]
                .into_iter()
                .flatten()
                .any(|part| part.contains(token))
        };
        self.cue.is_some_and(|cue| {
            TokenRange::new(line.last(cue, 12).start, line.next(cue, 8).end).tokens().any(|token| {
                !inside(token)
                    && line.is(token, Class::Time)
                    && (line.is(token, Class::Past)
                        || line.at(token, -1).is_some_and(|before| line.is(before, Class::Past))
                        || line.at(token, 1).is_some_and(|after| line.is(after, Class::Past))
                        || line.norm_at(token, -1) == "in")
            })
        })
    }
}

/// Whether a verb or noun of saying is denied: “denied *threatening*”, “never *threatened*”, “no *threat*”.
fn denied(line: &Line<'_>, cue: TokenId) -> bool {
    let syntax = line.syntax;
    let turned = |token: TokenId| {
        line.is(token, Class::Deny)
            || syntax.children(token).take(12).any(|child| child < token && line.is(child, Class::Not))
    };
    turned(cue)
        || syntax
            .ancestors(cue)
            .take(3)
            .take_while(|&above| line.tokens.contains(above))
            .any(|above| above < cue && line.is(above, Class::Deny))
}
