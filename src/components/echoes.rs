//! The same quotation in several articles, word by word; for misquotes, and words given to another.

use yew::prelude::*;

use super::documents::{Props, goto};
use crate::view::{Compared, Echo, Side, Volume, Wording, Words};

/// The quotations that stand in more than one article, those in dispute first.
pub(super) fn echoes(props: &Props, volumes: &[Volume], echoes: &[Echo]) -> Html {
    let words = props.words;
    let (disputed, agreed): (Vec<_>, Vec<_>) = echoes.iter().partition(|echo| echo.is_disputed());
    html! {
        <section class="echoes">
            <h2 class="documents__heading">{ words.echoes() }</h2>
            if echoes.is_empty() {
                <p class="documents__note">{ words.no_echoes() }</p>
            }
            { for disputed.into_iter().map(|echo| one(props, volumes, echo)) }
            if !agreed.is_empty() {
                <details class="echoes__agreed">
                    <summary>{ words.undisputed(agreed.len()) }</summary>
                    { for agreed.into_iter().map(|echo| one(props, volumes, echo)) }
                </details>
            }
        </section>
    }
}

fn one(props: &Props, volumes: &[Volume], echo: &Echo) -> Html {
    let words = props.words;
    html! {
        <ul class="echoes__echo">
            { for echo.heard.iter().filter_map(|heard| Some((heard, volumes.get(heard.volume)?))).map(|(heard, volume)| html! {
                <li class="echoes__heard">
                    { goto(props, volume, Some(heard.finding), html! {
                        <>
                            <span>{ words.document(volume.number) }</span>{ ", " }
                            <strong>{ heard.who.clone().unwrap_or_else(|| words.orphans().to_owned()) }</strong>
                        </>
                    }, None) }
                    <span class="echoes__wording" data-differs={super::flag(heard.wording == Wording::Differs)}>
                        { words.wording(heard.wording) }
                    </span>
                    if heard.elsewhere {
                        <span class="echoes__wording" data-differs="true">{ words.said_by_another() }</span>
                    }
                    { compared(words, &heard.pieces) }
                </li>
            }) }
        </ul>
    }
}

/// Words of two texts: those of one alone are underlined or struck through, and said to be so.
pub(super) fn compared(words: Words, pieces: &[Compared]) -> Html {
    html! {
        <p class="echoes__words" lang="en">
            { for pieces.iter().map(|piece| {
                let told = |words: &'static str| html! { <span class="echoes__told">{ words }</span> };
                match piece.side {
                    Side::Both => html! { <>{ &piece.words }{ " " }</> },
                    Side::First => html! { <><del>{ told(words.only_there()) }{ &piece.words }</del>{ " " }</> },
                    Side::Second => html! { <><ins>{ told(words.only_here()) }{ &piece.words }</ins>{ " " }</> },
                }
            }) }
        </p>
    }
}
