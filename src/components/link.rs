//! The article in an address: made when the reader asks, with its size and what may become of it.

use std::rc::Rc;

use sayso_review::History;
use yew::{platform::spawn_local, prelude::*};

use super::dialogs::offer;
use crate::{
    services::{clipboard, dom, link},
    view::{LinkSize, Project, Reading, Words},
};

/// The id of the field that shows the address.
const ADDRESS: &str = "link-address";

/// What the link is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What goes into it.
    pub reading: Rc<Reading>,
    /// What was corrected in that.
    pub history: Rc<History>,
    pub words: Words,
}

/// The button that makes the address, and the address.
#[component]
pub(super) fn Link(props: &Props) -> Html {
    let Props { reading, history, words } = props;
    let made = use_state(|| None);
    let copied = use_state(|| false);
    let make = {
        let (reading, history) = (reading.clone(), history.clone());
        let (made, copied) = (made.setter(), copied.setter());
        move |_| {
            let project = Project::write(&reading.text, &history);
            let (reading, made) = (reading.clone(), made.clone());
            copied.set(false);
            spawn_local(async move { made.set(Some((reading, link::address(&project).await.ok()))) });
        }
    };
    let copy = |address: &str| {
        let (address, copied) = (address.to_owned(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (address, copied) = (address.clone(), copied.clone());
            spawn_local(async move {
                match clipboard::copy(&address).await {
                    Ok(()) => copied.set(true),
                    // Selected, it is copied by hand.
                    Err(_) => dom::select_field(ADDRESS),
                }
            });
        })
    };
    // One that was made of something else is no longer offered.
    let address = made.as_ref().filter(|(of, _)| of == reading).map(|(_, address)| address.as_deref());
    let size = address.flatten().map(|address| LinkSize::of(address.len()));
    html! {
        <>
            <li>{ offer(words.link(), make) }</li>
            <li class="link">
                if let Some(address) = address.flatten().filter(|_| size != Some(LinkSize::TooLong)) {
                    <div class="link__address">
                        <input
                            id={ADDRESS}
                            class="link__field"
                            readonly={true}
                            aria-label={words.link().0}
                            value={address.to_owned()}
                        />
                        <button type="button" class="link__copy" onclick={copy(address)}>{ words.copy() }</button>
                    </div>
                }
                <div class="link__lines" role="status">
                    if *copied && size.is_some() {
                        <p>{ words.copied() }</p>
                    }
                    { match address {
                        Some(Some(address)) => html! {
                            <>
                                <p>{ words.link_size(address.len()) }</p>
                                if size != Some(LinkSize::TooLong) {
                                    <p>{ words.link_note(address.starts_with("file:")) }</p>
                                }
                            </>
                        },
                        Some(None) => html! { <p>{ words.link_failed() }</p> },
                        None => html! {},
                    } }
                </div>
            </li>
        </>
    }
}
