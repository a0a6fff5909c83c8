//! The box for the text, and the ways to fill it.

use yew::prelude::*;

use super::on;
use crate::{
    services::{dom, files, paste},
    state::{Action, Edit},
    view::{Text, Words, samples::Sample},
};

/// From this length on, in bytes, a browser takes long to lay out the box: not for a text that leaves it at once.
const LONG: usize = 40_000;

/// What the editor is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub draft: Text,
    /// Whether the box makes way for the article as soon as that has been read.
    pub leaves: bool,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
    /// Where files go that the reader opens.
    pub open: Callback<Vec<files::Opened>>,
}

/// The editor.
#[component]
pub fn Editor(props: &Props) -> Html {
    let Props { words, act, .. } = props;
    let empty = props.draft.trim().is_empty();
    let passing = props.leaves && props.draft.len() > LONG;
    let oninput = super::when(act, |event: InputEvent| dom::edited(&event));
    let onpaste = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            if let Some(pasted) = paste::pasted(&event) {
                act.emit(Action::TextEdited(pasted.text, Edit::Inserted));
                if let Some(left_out) = pasted.left_out {
                    act.emit(Action::LeftOut(left_out));
                }
            }
        })
    };
    let onchange = {
        let open = props.open.clone();
        Callback::from(move |event: Event| {
            open.emit(files::chosen(&event));
        })
    };
    html! {
        <section class="editor" data-empty={super::flag(empty)}>
            <div class="editor__intro">
                <p class="editor__claim">{ words.claim() }</p>
                <p class="editor__text">{ words.introduction() }</p>
            </div>
            <div class="editor__paper">
                <label class="editor__label" for="article-input">{ words.article() }</label>
                <textarea
                    id="article-input"
                    class="editor__input"
                    lang="en"
                    spellcheck="false"
                    data-passing={super::flag(passing)}
                    placeholder={words.placeholder()}
                    value={AttrValue::Rc((&props.draft).into())}
                    {oninput}
                    {onpaste}
                />
                <div class="editor__bar">
                    <label class="editor__open">
                        <input
                            type="file"
                            multiple={true}
                            id="files"
                            class="editor__file"
                            accept=".json,.txt,.text,.md,.markdown,.html,.htm,.docx,text/plain,text/html"
                            {onchange}
                        />
                        <span class="editor__button">{ words.open_file() }</span>
                    </label>
                    <span class="editor__forms">{ words.file_forms() }</span>
                    if !empty {
                        <button
                            type="button"
                            class="editor__button"
                            onclick={on::<MouseEvent>(act, Action::TextReplaced("".into()))}
                        >
                            { words.clear() }
                        </button>
                        <button
                            type="button"
                            class="editor__button"
                            data-main="true"
                            onclick={on::<MouseEvent>(act, Action::ReadingWanted)}
                        >
                            { words.show_article() }
                        </button>
                    }
                </div>
            </div>
            <h2 class="editor__heading">{ words.samples() }</h2>
            <ul class="editor__samples">
                { for Sample::ALL.into_iter().map(|sample| {
                    let (title, shows) = sample.title(*words);
                    html! {
                        <li>
                            <button
                                type="button"
                                class="editor__sample"
                                data-sample={sample.attribute()}
                                onclick={on::<MouseEvent>(act, Action::TextReplaced(sample.text().into()))}
                            >
                                <strong>{ title }</strong>
                                <span>{ shows }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
