//! The dialogs: help, and why the text stays on the device.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::{
    services::download,
    state::{Action, Dialog, Shortcuts},
    view::{Export, Layer, Reading, Words},
};

/// What the dialogs are drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What can be saved.
    pub reading: Option<Rc<Reading>>,
    /// Whether letters alone are commands.
    pub shortcuts: Shortcuts,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// All dialogs; each is in the document throughout and opened over it.
#[component]
pub fn Dialogs(props: &Props) -> Html {
    html! { <>{ for Dialog::ALL.into_iter().map(|dialog| one(props, dialog)) }</> }
}

fn one(props: &Props, dialog: Dialog) -> Html {
    let Props { words, act, .. } = props;
    let heading = format!("{}-heading", dialog.attribute());
    html! {
        <dialog
            id={dialog.attribute()}
            class="dialogs"
            aria-labelledby={heading.clone()}
            onclose={on::<Event>(act, Action::DialogChosen(None))}
        >
            <div class="dialogs__head">
                <h2 id={heading} class="dialogs__title">{ words.dialog(dialog) }</h2>
                <button
                    type="button"
                    class="dialogs__close"
                    aria-label={words.close()}
                    onclick={on::<MouseEvent>(act, Action::DialogChosen(None))}
                >
                    { "×" }
                </button>
            </div>
            { match dialog {
                Dialog::Help => help(props),
                Dialog::Privacy => html! { { for words.privacy().iter().map(|&line| html! { <p>{ line }</p> }) } },
                Dialog::Export => export(props),
            } }
        </dialog>
    }
}

fn export(props: &Props) -> Html {
    let Some(reading) = &props.reading else { return html! {} };
    let words = props.words;
    html! {
        <ul class="dialogs__forms">
            { for Export::ALL.into_iter().map(|export| {
                let reading = reading.clone();
                let onclick = Callback::from(move |_: MouseEvent| {
                    download::save(export.file(), export.media_type(), &export.write(&reading));
                });
                let (name, purpose) = words.export(export);
                html! {
                    <li>
                        <button type="button" class="dialogs__form" {onclick}>
                            <strong>{ name }</strong>{ " " }
                            <span>{ purpose }</span>
                        </button>
                    </li>
                }
            }) }
            <li>
                <button
                    type="button"
                    class="dialogs__form"
                    onclick={props.act.reform(|_: MouseEvent| {
                        download::print();
                        Action::DialogChosen(None)
                    })}
                >
                    <strong>{ words.print() }</strong>{ " " }
                    <span>{ words.print_purpose() }</span>
                </button>
            </li>
        </ul>
    }
}

fn help(props: &Props) -> Html {
    let Props { shortcuts, words, act, .. } = props;
    let other = match shortcuts {
        Shortcuts::On => Shortcuts::Off,
        Shortcuts::Off => Shortcuts::On,
    };
    html! {
        <>
            <h3>{ words.legend() }</h3>
            <dl class="dialogs__list">
                { for Layer::SWITCHED.into_iter().map(|layer| html! {
                    <div>
                        <dt><span class="dialogs__sample" data-layer={layer.attribute()}>{ words.layer(layer) }</span></dt>
                        <dd>{ words.layer_meaning(layer) }</dd>
                    </div>
                }) }
            </dl>
            <h3>{ words.keys() }</h3>
            <dl class="dialogs__list">
                { for words.key_table().iter().map(|&(keys, meaning)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|&key| html! { <kbd>{ key }</kbd> }) }</dt>
                        <dd>{ meaning }</dd>
                    </div>
                }) }
            </dl>
            <p class="dialogs__note">{ words.keys_note() }</p>
            <label class="dialogs__switch">
                <input
                    type="checkbox"
                    checked={*shortcuts == Shortcuts::On}
                    onchange={on::<Event>(act, Action::ShortcutsChosen(other))}
                />
                { words.letters_as_commands() }
            </label>
        </>
    }
}
