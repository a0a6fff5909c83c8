//! One WebAssembly program in two roles: the interface in the page, the engine in the page's worker.
//! Both run the same compiled module, so the weights are downloaded and compiled once.

use sayso_page::{
    app::{App, Props},
    services::dom,
    worker,
};

fn main() {
    match web_sys::window().and_then(|window| window.document()) {
        Some(document) => {
            // The root is the element that says what is wrong when this program cannot start.
            if let Some(root) = document.get_element_by_id("app") {
                let early = dom::early();
                yew::Renderer::<App>::with_root_and_props(root, Props { early }).render();
            }
        }
        None => worker::start(),
    }
}
