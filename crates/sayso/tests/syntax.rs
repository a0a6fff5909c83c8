//! What holds of the grammar of any text.

use std::time::Instant;

use proptest::prelude::*;
use sayso::syntax::{self, Models, Relation, Syntax};

/// Every sentence is one tree: one root, heads inside the sentence, no circle.
fn check(syntax: &Syntax) -> Result<(), TestCaseError> {
    let count = syntax.tokens.len();
    prop_assert_eq!(syntax.tags.len(), count);
    prop_assert_eq!(syntax.lemmas.len(), count);
    prop_assert_eq!(syntax.clusters.len(), count);
    prop_assert_eq!(syntax.tree.heads.len(), count);
    for sentence in &syntax.sentences {
        let roots = sentence.tokens.tokens().filter(|&token| syntax.head(token).is_none());
        prop_assert_eq!(roots.count(), usize::from(!sentence.tokens.is_empty()));
        for token in sentence.tokens.tokens() {
            prop_assert_eq!(syntax.head(token).is_none(), syntax.relation(token) == Relation::Root);
            prop_assert!(syntax.head(token).is_none_or(|head| sentence.tokens.contains(head)));
            prop_assert!(syntax.ancestors(token).take(count + 1).count() <= count);
            prop_assert!(syntax.subtree(token).contains(token));
            prop_assert!(sentence.tokens.covers(syntax.subtree(token)));
            prop_assert!(syntax.noun_phrase(token).contains(token));
            syntax.subject_of(token);
            syntax.governor(token);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_trees(text in "\\PC{0,300}") {
        check(&syntax::read(&text))?;
    }

    #[test]
    fn any_words_have_trees(
        words in prop::collection::vec("[a-zA-Z]{1,8}|[0-9]{1,5}|[.,;:!?()“”\"'’–-]|said|if|the|not|was", 0..120)
    ) {
        check(&syntax::read(&words.join(" ")))?;
    }

    #[test]
    fn two_readings_are_the_same(text in "([A-Z]?[a-z]{1,9}[ ,.“”]{1,2}){0,60}") {
        let (one, two) = (syntax::read(&text), syntax::read(&text));
        prop_assert_eq!(one.tags, two.tags);
        prop_assert_eq!(one.tree.heads, two.tree.heads);
        prop_assert_eq!(one.tree.relations, two.tree.relations);
    }

    #[test]
    fn broken_weights_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let models = Models::read(&bytes, &bytes, &bytes);
        let parsed = models.parse(&["Ana", "said", "so", "."]);
        prop_assert_eq!(parsed.heads.iter().filter(|head| head.is_none()).count(), 1);
    }
}

#[test]
fn a_plain_report_is_read_right() {
    let syntax =
        syntax::read("The minister said on Monday that talks would fail if the troops did not withdraw.");
    let words: Vec<(&str, &str, Option<&str>)> = syntax.sentences[0]
        .tokens
        .tokens()
        .map(|token| {
            (
                syntax.word(token),
                syntax.relation(token).name(),
                syntax.head(token).map(|head| syntax.word(head)),
            )
        })
        .collect();
    for expected in [
        ("minister", "nsubj", Some("said")),
        ("said", "root", None),
        ("that", "mark", Some("fail")),
        ("fail", "ccomp", Some("said")),
        ("if", "mark", Some("withdraw")),
        ("would", "aux", Some("fail")),
        ("not", "advmod", Some("withdraw")),
    ] {
        assert!(words.contains(&expected), "{expected:?} in {words:?}");
    }
}

#[test]
fn a_long_sentence_takes_time_in_proportion() {
    let time = |count: usize| {
        let words = vec!["if they said that he was there and"; count];
        let words: Vec<&str> = words.iter().flat_map(|words| words.split(' ')).collect();
        let clock = Instant::now();
        assert_eq!(Models::embedded().parse(&words).tags.len(), words.len());
        clock.elapsed()
    };
    time(100);
    let (short, long) = (time(700), time(7000));
    assert!(long < short * 60, "{short:?}, then {long:?}");
}
