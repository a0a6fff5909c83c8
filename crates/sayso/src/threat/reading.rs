//! A candidate read as an item: its parts, who is quoted, and what stands around it, as features.
//!
//! The guide asks four questions in order: is an outcome tied to an act, does the side speak that would act, is the
//! outcome good or bad, and who brings it about. The features here are what those questions look at; how much each
//! counts is learnt.

use crate::{
    quote::{QuoteId, Quotes, Source},
    speaker::{Cast, EntityId},
    syntax::Upos,
    text::{TokenId, TokenRange},
};

use super::{
    Party,
    actor::Actor,
    bounds::Bounds,
    candidate::Candidate,
    choice::{feature, hash, mix},
    clause::{doer, subject_before},
    line::Line,
    marker::Construction,
    part::Part,
    valence::{Valence, turned},
    word::{Class, Classes, HARM},
};

/// A candidate with its parts and surroundings.
pub(super) struct Reading<'a> {
    /// The sentence.
    pub(super) line: &'a Line<'a>,
    /// The sentence before, if it stands in the same or the previous paragraph.
    pub(super) before: Option<&'a Line<'a>>,
    /// The few sentences before that one.
    pub(super) earlier: &'a [Line<'a>],
    /// Whom the text names most often, the most frequent first.
    pub(super) salient: &'a [EntityId],
    /// For each entity, those it speaks for.
    pub(super) sides: &'a [Vec<Party>],
    /// The sentence after.
    pub(super) after: Option<&'a Line<'a>>,
    /// The candidate.
    pub(super) candidate: Candidate,
    /// Its parts.
    pub(super) bounds: Bounds,
    /// The quote it stands in.
    pub(super) quote: Option<QuoteId>,
    /// The verb that reports it.
    pub(super) cue: Option<TokenId>,
    /// Who reports it, as words.
    pub(super) source: Option<TokenRange>,
    /// By when, if a time limit is set.
    pub(super) deadline: Option<TokenRange>,
    /// Who brings the outcome about, seen from the one who is cited.
    pub(super) actor: Actor,
}

impl<'a> Reading<'a> {
    /// Finds the quote, the cue and the source around the parts of a candidate.
    pub(super) fn new(
        lines: (&'a Line<'a>, Option<&'a Line<'a>>, Option<&'a Line<'a>>),
        (quotes, cast): (&Quotes, &Cast),
        inside: Option<QuoteId>,
        candidate: Candidate,
        bounds: Bounds,
    ) -> Self {
        let (line, before, after) = lines;
        let hull = hull(&candidate, &bounds);
        let found = inside.map(|id| &quotes.quotes[id.0 as usize]);
        let cue = found
            .and_then(|quote| quote.cue.iter().find_map(|&range| saying(line, range)))
            .or_else(|| nearest_cue(line, hull));
        // A report within the quote stands nearer: “officials say the army *warned* it would strike …”.
        let nested = found.and_then(|quote| {
            let near = line.last(hull.start, 25).tokens().rev().find(|&token| line.is_cue(token))?;
            let inside = quote.content.iter().any(|content| content.contains(line.syntax.span(near)));
            let told = inside && line.upos(near) == Upos::Verb && line.syntax.tag(near).is_tensed();
            let subject = doer(line, near)?;
            (told && !line.is(subject, Class::We)).then_some(near)
        });
        let cue = nested.or(cue);
        let source = found
            .filter(|_| nested.is_none())
            .and_then(|quote| match quote.source {
                Source::Phrase(range, _) => Some(range),
                Source::Carried(_) | Source::Nobody => None,
            })
            .or_else(|| cue.and_then(|cue| subject_before(line, cue)));
        let mut reading = Self {
            line,
            before,
            earlier: &[],
            salient: &[],
            sides: &[],
            after,
            candidate,
            bounds,
            quote: inside,
            cue,
            source,
            deadline: None,
            actor: Actor::default(),
        };
        reading.actor = Actor::of(&reading, cast);
        reading
    }

    /// The features that stand for the grammar of the item; few enough for the rarer decisions.
    pub(super) fn core(&self) -> Vec<u32> {
        let (line, candidate, bounds) = (self.line, &self.candidate, &self.bounds);
        let construction = candidate.construction as u32;
        let marker = candidate.marker.tokens().fold(0, |all, token| mix(all, hash(line.norm(token))));
        let (condition, consequence) = (Part::of(line, bounds.condition), Part::of(line, bounds.consequence));
        let cue = self.cue.map_or(0, |cue| hash(line.lemma(cue)));
        let voice = u32::from(self.quote.is_some()) + 2 * u32::from(self.in_marks());
        let question = line.find(self.hull_to_end(), |token| line.norm(token) == "?").is_some();
        let mut features = vec![
            feature("construction", construction),
            feature("marker", marker),
            feature("order", construction * 2 + u32::from(bounds.outcome_first)),
            feature("before-marker", hash(line.norm_at(candidate.marker.start, -1))),
            feature("after-marker", hash(line.norm(candidate.marker.end))),
            feature("cue", cue),
            feature("cue-construction", mix(cue, construction)),
            feature("voice", voice),
            feature("question", u32::from(question)),
            feature("deadline", u32::from(self.deadline.is_some())),
            feature("deadline-construction", u32::from(self.deadline.is_some()) * 64 + construction),
        ];
        for (name, part) in [("c", &condition), ("q", &consequence)] {
            let feature = |what: &str, value: u32| mix(feature(what, value), hash(name));
            features.extend([
                feature("subject", part.subject),
                feature("modal", part.modal),
                feature("modal-construction", mix(part.modal, construction)),
                feature("negated", u32::from(part.negated) * 64 + construction),
                feature("first", part.first),
                feature("form", part.form),
                feature("length", part.length),
                feature("verb", part.verb),
            ]);
            features.extend(part.classes.each().map(|class| feature("class", class as u32)));
            features.extend(
                part.classes.each().map(|class| feature("class-k", class as u32 * 64 + construction)),
            );
        }
        features.push(feature("subjects", condition.person * 16 + consequence.person));
        let agent = self.agent();
        features.extend(self.questions(&condition, &consequence, agent));
        let cue_classes = self.cue.map_or(Classes::default(), |cue| line.classes(cue));
        features.push(feature("agent", agent));
        features.push(feature("agent-construction", agent * 64 + construction));
        features.push(feature("agent-modal", mix(agent, consequence.modal)));
        features.push(feature("agent-negated", agent * 2 + u32::from(consequence.negated)));
        features.extend(cue_classes.each().map(|class| feature("agent-cue", agent * 64 + class as u32)));
        features.extend(
            consequence.classes.each().map(|class| feature("agent-class", agent * 64 + class as u32)),
        );
        features.extend(consequence.classes.each().flat_map(|class| {
            let negated = u32::from(consequence.negated) * 64 + class as u32;
            cue_classes.each().map(move |cue| feature("class-cue", negated * 64 + cue as u32))
        }));
        if self.cue.is_none() {
            features.extend(
                consequence.classes.each().map(|class| feature("class-no-cue", class as u32 * 4 + voice)),
            );
        }
        features.extend(self.grammar());
        features.push(feature("modals", mix(condition.modal, consequence.modal)));
        features
            .push(feature("negations", u32::from(condition.negated) * 2 + u32::from(consequence.negated)));
        features.push(feature("past", u32::from(self.past())));
        features.extend(
            self.cue
                .into_iter()
                .flat_map(|cue| line.classes(cue).each())
                .map(|class| feature("cue-class", class as u32)),
        );
        features
    }

    /// The features of the words: every word of the parts and around them, and the sentences beside.
    pub(super) fn lexical(&self) -> Vec<u32> {
        let (line, bounds) = (self.line, &self.bounds);
        let mut features = Vec::new();
        let within =
            |part: Option<TokenRange>, token: TokenId| part.is_some_and(|range| range.contains(token));
        let window = TokenRange::new(
            line.last(self.candidate.marker.start, 60).start,
            line.next(self.candidate.marker.end, 60).end,
        );
        let mut around = Classes::default();
        for token in window.tokens().filter(|&token| !line.is_mark(token)) {
            let word = hash(line.lemma(token));
            let cluster = u32::from(line.syntax.clusters[token.index()]);
            if within(bounds.condition, token) {
                features.push(feature("w:c", word));
                features.push(feature("w:cc", cluster));
            } else if let Some(range) = bounds.consequence.filter(|range| range.contains(token)) {
                let turned = u32::from(turned(line, token, range));
                features.push(feature("w:q", word.wrapping_add(turned)));
                features.push(feature("w:qc", cluster * 2 + turned));
            } else {
                features.push(feature("w:around", word));
                around = around.union(line.classes(token));
            }
        }
        features.extend(around.each().map(|class| feature("around", class as u32)));
        let neighbours = [("prev", self.before), ("next", self.after)];
        for (name, line) in neighbours {
            let Some(line) = line else { continue };
            let classes = line.classes_in(line.next(line.tokens.start, 60));
            let telling = [
                Class::Threaten,
                Class::Demand,
                Class::Final,
                Class::Warn,
                Class::Sanctions,
                Class::Military,
                Class::Vague,
            ];
            features.extend(
                telling.iter().filter(|&&class| classes.has(class)).map(|&class| feature(name, class as u32)),
            );
        }
        if let Some(source) = self.source {
            let classes = line.classes_in(source);
            features.extend(classes.each().map(|class| feature("source", class as u32)));
            features.extend(source.tokens().map(|token| feature("w:source", hash(line.lemma(token)))));
        }
        features
    }

    /// The guide's four questions, each answered coarsely, and their combinations.
    fn questions(&self, condition: &Part, consequence: &Part, agent: u32) -> Vec<u32> {
        let line = self.line;
        let link = match self.candidate.construction {
            Construction::If | Construction::Inversion | Construction::InCase => 0,
            Construction::Unless => 1,
            Construction::Until | Construction::While | Construction::Once | Construction::Before => 2,
            Construction::AsLongAs | Construction::Provided | Construction::Exchange => 3,
            Construction::Or | Construction::Otherwise | Construction::InThatCase | Construction::And => 4,
            Construction::Without | Construction::Failure | Construction::Nominal | Construction::Treat => 5,
            Construction::Any | Construction::Whoever => 6,
            Construction::Over
            | Construction::Announced
            | Construction::Demand
            | Construction::Understood => 7,
        };
        let worth = Valence::of(line, self.bounds.consequence);
        let (harm, vague) = (worth.harm || worth.withheld, worth.vague);
        let good = worth.good || worth.spared;
        let value = worth.code();
        let side = worth.side();
        let deed = u32::from(condition.classes.any(HARM))
            + 2 * u32::from(condition.classes.any(&[Class::Omit, Class::Not]));
        let formal = u32::from(condition.classes.has(Class::Formal)) * 2 + u32::from(condition.length <= 2);
        let cue = self.cue.map_or(0, |cue| {
            let classes = line.classes(cue);
            let ranked = [
                Class::Threaten,
                Class::Vow,
                Class::Warn,
                Class::Promise,
                Class::Demand,
                Class::Predict,
                Class::Ask,
            ];
            1 + ranked.iter().position(|&class| classes.has(class)).unwrap_or(8) as u32
        });
        let voice = u32::from(self.in_marks()) + 2 * u32::from(self.quote.is_some());
        let actor = self.actor.code();
        let modal = consequence.force + 8 * u32::from(consequence.negated);
        let observer =
            u32::from(self.source.is_some_and(|source| line.classes_in(source).has(Class::Observer)));
        let question = u32::from(line.find(self.hull_to_end(), |token| line.norm(token) == "?").is_some());
        let all = |name: &str, values: &[u32]| values.iter().fold(hash(name), |all, &value| mix(all, value));
        vec![
            all("4:value", &[value]),
            all("4:link-value", &[link, value]),
            all("4:value-cue", &[value, cue]),
            all("4:value-agent", &[value, agent]),
            all("4:value-modal", &[value, modal]),
            all("4:cue-modal", &[cue, modal]),
            all("4:cue-agent", &[cue, agent]),
            all("4:agent-modal", &[agent, modal]),
            all("4:link-cue", &[link, cue]),
            all("4:link-modal", &[link, modal]),
            all("4:link-agent", &[link, agent]),
            all("4:harm-cue-link", &[u32::from(harm || vague), cue, link]),
            all("4:harm-cue-agent", &[u32::from(harm || vague), cue, agent]),
            all("4:harm-cue-modal", &[u32::from(harm || vague), cue, modal]),
            all("4:harm-agent-modal", &[u32::from(harm || vague), agent, modal]),
            all("4:voice-harm", &[voice, u32::from(harm || vague), agent]),
            all("4:side", &[side]),
            all("4:side-link", &[side, link]),
            all("4:side-cue", &[side, cue]),
            all("4:side-agent", &[side, agent]),
            all("4:side-modal", &[side, modal]),
            all("4:side-agent-cue", &[side, agent, cue]),
            all("4:side-agent-link", &[side, agent, link]),
            all("4:side-agent-modal", &[side, agent, modal]),
            all("4:actor", &[actor]),
            all("4:actor-side", &[actor, side]),
            all("4:actor-link", &[actor, link]),
            all("4:actor-cue", &[actor, cue]),
            all("4:actor-modal", &[actor, modal]),
            all("4:actor-side-cue", &[actor, side, cue]),
            all("4:actor-side-link", &[actor, side, link]),
            all("4:actor-side-modal", &[actor, side, modal]),
            all("4:actor-voice", &[actor, side, voice]),
            all("4:good-cue", &[u32::from(good), u32::from(harm), cue, u32::from(consequence.negated)]),
            all("4:deed-value", &[deed, value]),
            all("4:deed-harm", &[deed, u32::from(harm || vague), link]),
            all("4:person", &[condition.person, agent, u32::from(harm || vague)]),
            all("4:person-deed", &[condition.person, deed]),
            all("4:formal", &[formal, link]),
            all("4:formal-cue", &[formal, cue]),
            all("4:observer", &[observer, cue]),
            all("4:question", &[question, link]),
        ]
    }

    /// Who stands as the subject of the outcome, seen from the one who is cited: 0 nobody, 1 the speaker in person, 2 you,
    /// 3 a pronoun, 4 a name of the source, 5 a name of the condition, 6 another name, 7 another noun, 8 no outcome.
    fn agent(&self) -> u32 {
        let line = self.line;
        let Some(range) = self.bounds.consequence else { return 8 };
        let verb = range.tokens().find(|&token| matches!(line.upos(token), Upos::Verb | Upos::Aux));
        let subject = range
            .tokens()
            .take_while(|&token| Some(token) != verb)
            .filter(|&token| matches!(line.upos(token), Upos::Pron | Upos::Noun | Upos::Propn));
        let mut person = 0;
        for token in subject {
            let classes = line.classes(token);
            let named = |part: Option<TokenRange>| {
                part.is_some_and(|part| part.tokens().any(|other| akin(line.norm(token), line.norm(other))))
            };
            let found = if classes.has(Class::We) {
                1
            } else if classes.has(Class::You) {
                2
            } else if line.upos(token) == Upos::Pron {
                3
            } else if named(self.source) {
                4
            } else if named(self.bounds.condition) {
                5
            } else if line.upos(token) == Upos::Propn {
                6
            } else {
                7
            };
            if person == 0 || found < person {
                person = found;
            }
        }
        person
    }

    pub(super) fn in_marks(&self) -> bool {
        let marker = self.candidate.marker.start;
        self.line.syntax.marks.innermost.get(marker.index()).is_some_and(Option::is_some)
    }

    pub(super) fn hull_to_end(&self) -> TokenRange {
        self.line.rest(hull(&self.candidate, &self.bounds).start)
    }
}

/// Whether two words name the same country or are the same: *Iranian*, *Iran*.
pub(super) fn akin(left: &str, right: &str) -> bool {
    let length = left.len().min(right.len());
    length >= 4 && left.bytes().zip(right.bytes()).take(length.min(5)).all(|(left, right)| left == right)
}

/// The stretch from the first to the last word of a candidate.
pub(super) fn hull(candidate: &Candidate, bounds: &Bounds) -> TokenRange {
    let parts = [Some(candidate.marker), bounds.condition, bounds.consequence];
    parts
        .into_iter()
        .flatten()
        .fold(candidate.marker, |all, part| TokenRange::new(all.start.min(part.start), all.end.max(part.end)))
}

/// The word of a cue that says how it is said: its verb of saying, or else its last verb or word.
fn saying(line: &Line<'_>, cue: TokenRange) -> Option<TokenId> {
    let words = || cue.tokens().rev().filter(|&token| line.tokens.contains(token));
    words()
        .find(|&token| line.is_cue(token))
        .or_else(|| words().find(|&token| line.upos(token) == Upos::Verb))
        .or_else(|| words().next())
}

/// The verb of saying nearest to a stretch: before it first, else after it.
fn nearest_cue(line: &Line<'_>, hull: TokenRange) -> Option<TokenId> {
    let before = line.last(hull.start, 25).tokens().rev().find(|&token| line.is_cue(token));
    before.or_else(|| line.next(hull.end, 12).tokens().find(|&token| line.is_cue(token)))
}
