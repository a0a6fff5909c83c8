//! The dialogs: help, and why the text stays on the device.

use std::rc::Rc;

use sayso_review::History;
use yew::prelude::*;

use super::{link::Link, on};
use crate::{
    services::{download, settings},
    state::{Action, Dialog, Keeping, Shortcuts, Spoken},
    view::{Export, ExportAll, Layer, Reading, Volume, Words},
};

/// What the dialogs are drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What can be saved.
    pub reading: Option<Rc<Reading>>,
    /// What was corrected in it.
    pub history: Rc<History>,
    /// All articles, where there are several.
    pub volumes: Vec<Volume>,
    /// Whether corrections stay on this device.
    pub keeping: Keeping,
    /// Whether a screen reader hears where findings start and end.
    pub spoken: Spoken,
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
    let can_keep = *use_memo((), |()| settings::can_keep());
    html! { <>{ for Dialog::ALL.into_iter().map(|dialog| one(props, dialog, can_keep)) }</> }
}

fn one(props: &Props, dialog: Dialog, can_keep: bool) -> Html {
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
                Dialog::Help => help(props, can_keep),
                Dialog::Privacy => html! { { for words.privacy().iter().map(|&line| html! { <p>{ line }</p> }) } },
                Dialog::Export => export(props),
            } }
        </dialog>
    }
}

fn export(props: &Props) -> Html {
    let Some(reading) = &props.reading else { return html! {} };
    let words = props.words;
    let one = |export: Export| {
        let (reading, history) = (reading.clone(), props.history.clone());
        form(words.export(export), move |_| {
            download::save(export.file(), export.media_type(), &export.write(&reading, &history));
        })
    };
    let all = |export: ExportAll| {
        let volumes = props.volumes.clone();
        form(words.export_all(export), move |_| {
            download::save(export.file(), export.media_type(), &export.write(&volumes));
        })
    };
    let act = props.act.clone();
    html! {
        <ul class="dialogs__forms">
            { for Export::ALL.into_iter().map(one) }
            if props.volumes.len() > 1 {
                { for ExportAll::ALL.into_iter().map(all) }
            }
            { form((words.print(), words.print_purpose()), move |_| {
                download::print();
                act.emit(Action::DialogChosen(None));
            }) }
            <Link reading={reading.clone()} history={props.history.clone()} {words} />
        </ul>
    }
}

/// A line of the list of forms.
fn form(words: (&'static str, &'static str), onclick: impl Fn(MouseEvent) + 'static) -> Html {
    html! { <li>{ offer(words, onclick) }</li> }
}

/// A button that says what it gives.
pub(super) fn offer(
    (name, purpose): (&'static str, &'static str),
    onclick: impl Fn(MouseEvent) + 'static,
) -> Html {
    html! {
        <button type="button" class="dialogs__form" onclick={Callback::from(onclick)}>
            <strong>{ name }</strong>{ " " }
            <span>{ purpose }</span>
        </button>
    }
}

fn help(props: &Props, can_keep: bool) -> Html {
    let Props { shortcuts, keeping, spoken, words, act, .. } = props;
    let letters = if *shortcuts == Shortcuts::On { Shortcuts::Off } else { Shortcuts::On };
    let keep = if *keeping == Keeping::On { Keeping::Off } else { Keeping::On };
    let say = if *spoken == Spoken::On { Spoken::Off } else { Spoken::On };
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
            <h3>{ words.settings() }</h3>
            { switch(act, words.letters_as_commands(), *shortcuts == Shortcuts::On, Action::ShortcutsChosen(letters)) }
            { switch(act, words.spoken_markers(), *spoken == Spoken::On, Action::SpokenChosen(say)) }
            if can_keep {
                { switch(act, words.keep_corrections(), *keeping == Keeping::On, Action::KeepingChosen(keep)) }
            } else {
                <p class="dialogs__note">{ words.nothing_is_kept() }</p>
            }
        </>
    }
}

fn switch(act: &Callback<Action>, name: &'static str, checked: bool, action: Action) -> Html {
    html! {
        <label class="dialogs__switch">
            <input type="checkbox" {checked} onchange={on::<Event>(act, action)} />
            { name }
        </label>
    }
}
