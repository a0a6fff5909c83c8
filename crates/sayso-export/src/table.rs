//! Plain columns for a terminal or a mail.

use sayso_report::{Byte, Conditional, Quote, Speaker};
use unicode_width::UnicodeWidthStr;

use crate::{
    Document,
    excerpt::{excerpt, on_one_line},
    label, made_by,
    paragraph::Paragraphs,
    totals,
};

/// The narrowest and the widest the last column gets, in columns of the terminal.
const LAST: std::ops::RangeInclusive<usize> = 20..=160;
/// The widest any other column gets.
const WIDEST: usize = 30;

/// One document in lines of at most `width` columns, as long as that leaves room for the words themselves.
pub fn write(document: &Document<'_>, width: usize) -> String {
    let report = document.report;
    let paragraphs = Paragraphs::new(document.text);
    let mut out = String::new();
    if let Some(name) = document.name {
        out += &format!("{}\n\n", on_one_line(name));
    }
    let quotes = report.quotes.iter().map(|quote| quote_row(document, &paragraphs, quote)).collect();
    out += &columns(["quote", "speaker", "kind", "cue", "¶", "sure", "words"], quotes, width);
    let speakers = report.speakers.iter().map(speaker_row).collect();
    out += &columns(["speaker", "name", "kind", "quotes", "words", "share", "role"], speakers, width);
    let items = report.threats.iter().map(|item| conditional_row(document, &paragraphs, item)).collect();
    out += &columns(["item", "kind", "status", "who → whom", "¶", "sure", "words"], items, width);
    for note in &report.notes {
        out += &format!("note, ¶ {}: {}\n", paragraphs.number(note.span.start()), on_one_line(&note.message));
    }
    out += &format!("{} ({})\n", totals(report.counts), made_by(&report.engine));
    out
}

type Row = [String; 7];

fn quote_row(document: &Document<'_>, paragraphs: &Paragraphs, quote: &Quote<Byte>) -> Row {
    [
        quote.id.to_string(),
        document.who(quote),
        label::quote_kind(quote.kind).to_owned(),
        excerpt(document.text, &quote.cue),
        paragraphs.number(quote.content.first().map_or(0, |span| span.start())).to_string(),
        format!("{} %", quote.confidence),
        excerpt(document.text, &quote.content),
    ]
}

fn speaker_row(speaker: &Speaker<Byte>) -> Row {
    [
        speaker.id.to_string(),
        on_one_line(&speaker.name),
        label::speaker_kind(speaker.kind).to_owned(),
        speaker.quotes.len().to_string(),
        speaker.words.to_string(),
        format!("{:.1} %", speaker.share * 100.0),
        on_one_line(speaker.role.as_deref().unwrap_or("")),
    ]
}

fn conditional_row(document: &Document<'_>, paragraphs: &Paragraphs, item: &Conditional<Byte>) -> Row {
    let [who, whom] =
        [&item.threatener, &item.target].map(|party| party.as_ref().map_or("?", |party| party.name.as_str()));
    [
        item.id.to_string(),
        label::conditional_kind(item.kind).to_owned(),
        label::status(item.status).to_owned(),
        on_one_line(&format!("{who} → {whom}")),
        paragraphs.number(item.span.start()).to_string(),
        format!("{} %", item.confidence),
        excerpt(document.text, &[item.span]),
    ]
}

/// Rows under their heads, the last column cut to what room is left; nothing where there is no row.
fn columns(heads: [&str; 7], mut rows: Vec<Row>, width: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    rows.insert(0, heads.map(str::to_owned));
    let mut widths = [0; 7];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().min(WIDEST).max(*width);
        }
    }
    let before: usize = widths[..6].iter().map(|width| width + 2).sum();
    widths[6] = width.saturating_sub(before).clamp(*LAST.start(), *LAST.end());
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let cell = cut(cell, width);
            line += &cell;
            line.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
        }
        out += line.trim_end();
        out.push('\n');
    }
    out.push('\n');
    out
}

/// The start of a cell that is too wide, with an ellipsis.
fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut kept = String::new();
    let mut room = width - 1;
    for character in cell.chars() {
        let needed = character.to_string().width();
        if needed > room {
            break;
        }
        room -= needed;
        kept.push(character);
    }
    while kept.width() >= width {
        kept.pop();
    }
    kept + "…"
}
