//! Web pages and Word documents, read by the browser's own parser, as pieces of text.
//!
//! What is parsed is never shown or run: no script, no picture, no style of it comes into the page.

use web_sys::{Document, DomParser, Element, Node, SupportedType};

use crate::view::{Piece, PieceKind, Region};

/// The pieces of a web page or of pasted markup, in order.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut reader = Reader::default();
    if let Some(body) = parse(html, SupportedType::TextHtml).and_then(|document| document.body()) {
        reader.children(&body, Place { kind: PieceKind::Paragraph, region: Region::Body, link: false });
        reader.end(Place { kind: PieceKind::Paragraph, region: Region::Body, link: false });
    }
    reader.pieces
}

/// The paragraphs of a Word document's main part, with a blank line between.
pub fn word_text(xml: &str) -> Option<String> {
    let document = parse(xml, SupportedType::ApplicationXml)?;
    let paragraphs = document.get_elements_by_tag_name_ns(Some("*"), "p").ok()?;
    let mut texts = Vec::new();
    for paragraph in (0..paragraphs.length()).filter_map(|at| paragraphs.item(at)) {
        let mut text = String::new();
        let parts = paragraph.get_elements_by_tag_name_ns(Some("*"), "*").ok()?;
        for part in (0..parts.length()).filter_map(|at| parts.item(at)) {
            match part.local_name().as_str() {
                "t" => text.push_str(&part.text_content().unwrap_or_default()),
                "tab" => text.push(' '),
                "br" | "cr" => text.push('\n'),
                _ => {}
            }
        }
        if !text.trim().is_empty() {
            texts.push(text.trim().to_owned());
        }
    }
    Some(texts.join("\n\n"))
}

fn parse(source: &str, form: SupportedType) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(source, form).ok()
}

/// Where in the page the reader is.
#[derive(Clone, Copy)]
struct Place {
    kind: PieceKind,
    region: Region,
    link: bool,
}

/// The pieces so far and the one that has begun.
#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    text: String,
    linked: usize,
}

impl Reader {
    fn children(&mut self, node: &Node, place: Place) {
        let children = node.child_nodes();
        for child in (0..children.length()).filter_map(|at| children.item(at)) {
            match child.node_type() {
                Node::TEXT_NODE => self.words(&child.text_content().unwrap_or_default(), place),
                Node::ELEMENT_NODE => self.element(wasm_bindgen::JsCast::unchecked_ref(&child), place),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &Element, place: Place) {
        if element.has_attribute("hidden") || element.get_attribute("aria-hidden").as_deref() == Some("true")
        {
            return;
        }
        let name = element.local_name();
        match name.as_str() {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "button" | "input" | "select"
            | "textarea" | "iframe" | "object" | "canvas" | "audio" | "video" => return,
            "br" => return self.text.push('\n'),
            _ => {}
        }
        let inner = Place {
            kind: match name.as_str() {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => PieceKind::Heading,
                "figcaption" | "caption" => PieceKind::Caption,
                _ => place.kind,
            },
            region: match (place.region, name.as_str()) {
                (Region::Around, _) | (_, "nav" | "footer" | "aside" | "form" | "menu" | "dialog") => {
                    Region::Around
                }
                (_, "article" | "main") => Region::Article,
                (region, _) if element.get_attribute("itemprop").as_deref() != Some("articleBody") => region,
                _ => Region::Article,
            },
            link: place.link || name == "a",
        };
        let block = matches!(
            name.as_str(),
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "caption"
                | "dd"
                | "details"
                | "dialog"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hr"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "table"
                | "tbody"
                | "td"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        );
        if block {
            self.end(place);
        }
        self.children(element, inner);
        if block {
            self.end(inner);
        }
    }

    /// Adds words; runs of white space become one space.
    fn words(&mut self, words: &str, place: Place) {
        let before = self.text.len();
        for character in words.chars() {
            if !character.is_whitespace() {
                self.text.push(character);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
        if place.link {
            self.linked += self.text.len() - before;
        }
    }

    /// Ends the piece that has begun; two line breaks in it end one, too.
    fn end(&mut self, place: Place) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
            let linked = linked.min(part.len());
            self.pieces.push(Piece { kind: place.kind, region: place.region, text: part.to_owned(), linked });
        }
    }
}
