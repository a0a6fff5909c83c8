//! The head of the page: its name, the promise, and the switches of the whole page.

use yew::prelude::*;

use super::on;
use crate::{
    state::{Action, Dialog, Theme},
    view::{Language, Words},
};

/// What the head is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Light or dark.
    pub theme: Theme,
    /// The words of the page.
    pub words: Words,
    /// Where to report what happens.
    pub act: Callback<Action>,
}

/// The head.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { theme, words, act } = props;
    let next = match theme {
        Theme::Device => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Device,
    };
    let sign = match theme {
        Theme::Device => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    let other = match words.0 {
        Language::English => Language::German,
        Language::German => Language::English,
    };
    html! {
        <header class="header">
            <h1 class="header__name">{ "Sayso" }</h1>
            <button
                type="button"
                class="header__promise"
                onclick={on::<MouseEvent>(act, Action::DialogChosen(Some(Dialog::Privacy)))}
            >
                { words.offline() }
            </button>
            <button
                type="button"
                class="header__button"
                lang={other.attribute()}
                title={other.name()}
                onclick={on::<MouseEvent>(act, Action::LanguageChosen(other))}
            >
                { other.attribute() }
            </button>
            <button
                type="button"
                class="header__button"
                data-sign={sign}
                aria-label={words.theme(*theme)}
                title={words.theme(*theme)}
                onclick={on::<MouseEvent>(act, Action::ThemeChosen(next))}
            />
            <button
                type="button"
                class="header__button"
                aria-label={words.help()}
                title={words.help()}
                onclick={on::<MouseEvent>(act, Action::DialogChosen(Some(Dialog::Help)))}
            >
                { "?" }
            </button>
        </header>
    }
}
