//! The client of the engine, in a browser; without the page around it there is no program to hand to a worker.
#![cfg(target_arch = "wasm32")]

use sayso_page::services::analyzer::{Analyzer, Problem};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn says_that_the_program_is_missing() {
    let answer = Analyzer::new().analyze("“We are ready,” he said.", Box::new(|_| {})).await;
    let Err(Problem::Unavailable(reason)) = answer else { panic!("{answer:?}") };
    assert!(reason.contains("does not hold the program"), "{reason}");
}

#[wasm_bindgen_test]
fn equals_its_clones_only() {
    let analyzer = Analyzer::new();
    assert_eq!(analyzer, analyzer.clone());
    assert_ne!(analyzer, Analyzer::new());
}
