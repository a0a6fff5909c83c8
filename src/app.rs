//! The whole page: the one component that has effects.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::prelude::*;

use crate::services::analyzer::{Analyzer, Problem};

/// The page.
#[component]
pub fn App() -> Html {
    let analyzer = use_memo((), |()| Analyzer::new());
    let status = use_state(String::new);
    let text = use_state(String::new);
    let oninput = {
        let (analyzer, status, text) = (analyzer.clone(), status.clone(), text.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) else {
                return;
            };
            text.set(input.value());
            let answer = analyzer.analyze(&input.value());
            let status = status.clone();
            spawn_local(async move {
                match answer.await {
                    Ok(report) => {
                        status.set(format!("{} words, {} quotes", report.counts.words, report.counts.quotes));
                    }
                    Err(Problem::Superseded) => {}
                    Err(problem) => status.set(problem.to_string()),
                }
            });
        })
    };
    html! {
        <main>
            <h1>{ "Sayso" }</h1>
            <label for="article-input">{ "Article" }</label>
            <textarea id="article-input" {oninput} />
            <p id="status" role="status">{ &*status }</p>
            <article id="article">{ &*text }</article>
        </main>
    }
}
