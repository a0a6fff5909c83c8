//! Tables over several articles: who speaks in which, and who is threatened in which.

use yew::prelude::*;

use super::documents::{Props, goto};
use crate::view::{
    Collection, Finding, Volume,
    collection::{Row, Target},
};

/// So many speakers stand in the table; the others are folded away.
const ROWS: usize = 12;

/// Speakers by articles.
pub(super) fn speakers(props: &Props, volumes: &[Volume], collection: &Collection) -> Html {
    let words = props.words;
    let (first, more) = collection.speakers.split_at(collection.speakers.len().min(ROWS));
    html! {
        <section class="together">
            <h2 class="documents__heading" id="together-speakers">{ words.speakers_by_document() }</h2>
            <p class="documents__note">{ words.speakers_by_document_note() }</p>
            { table(props, volumes, first) }
            if !more.is_empty() {
                <details class="together__more">
                    <summary>{ words.more_speakers(more.len()) }</summary>
                    { table(props, volumes, more) }
                </details>
            }
        </section>
    }
}

fn table(props: &Props, volumes: &[Volume], rows: &[Row]) -> Html {
    let words = props.words;
    html! {
        // What is wider than the panel is scrolled, by keys too.
        <div class="together__scroll" tabindex="0" role="group" aria-labelledby="together-speakers">
            <table class="together__table">
                <thead>
                    <tr>
                        <th scope="col">{ words.share_heads()[0] }</th>
                        { for volumes.iter().map(|volume| html! {
                            <th scope="col"><abbr title={volume.name.to_string()}>{ volume.number }</abbr></th>
                        }) }
                        <th scope="col">{ words.all_together() }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(|row| line(props, volumes, row)) }</tbody>
            </table>
        </div>
    }
}

fn line(props: &Props, volumes: &[Volume], row: &Row) -> Html {
    let words = props.words;
    let name = row.name.clone().unwrap_or_else(|| words.unnamed().to_owned());
    html! {
        <tr>
            <th scope="row">{ &name }</th>
            { for row.cells.iter().zip(volumes).map(|(cell, volume)| html! {
                <td>
                    if let Some(cell) = cell {
                        { goto(
                            props,
                            volume,
                            Some(Finding::Speaker(cell.speaker)),
                            html! { cell.words },
                            Some(words.cell(&name, volume.number, cell.quotes, cell.words)),
                        ) }
                    }
                </td>
            }) }
            <td>{ row.words }</td>
        </tr>
    }
}

/// Conditionals by those they are held out to.
pub(super) fn targets(props: &Props, volumes: &[Volume], targets: &[Target]) -> Html {
    let words = props.words;
    if targets.is_empty() {
        return html! {};
    }
    html! {
        <section class="together">
            <h2 class="documents__heading">{ words.by_target() }</h2>
            <dl class="together__targets">
                { for targets.iter().map(|target| html! {
                    <div>
                        <dt>
                            { target.name.clone().unwrap_or_else(|| words.not_stated().to_owned()) }
                            { " · " }{ target.items.len() }
                        </dt>
                        { for target.items.iter().filter_map(|item| Some((item, volumes.get(item.volume)?))).map(|(item, volume)| html! {
                            <dd>
                                { goto(props, volume, Some(item.finding), html! {
                                    <>
                                        { words.conditional_kind(item.kind) }{ ", " }
                                        { item.by.clone().unwrap_or_else(|| words.not_stated().to_owned()) }{ ", " }
                                        { words.document(volume.number) }
                                    </>
                                }, None) }
                            </dd>
                        }) }
                    </div>
                }) }
            </dl>
        </section>
    }
}
