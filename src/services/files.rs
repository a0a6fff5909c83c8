//! Files the reader opens or drops: bytes in, the text of an article out.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, TextDecoder, TextDecoderOptions};

use super::{
    markup,
    stream::{self, LARGEST},
};
use crate::{
    state::{Failure, FileTrouble},
    view::{LeftOut, Project, extract, markdown, packed},
};

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text, and what was left out of it.
    Text(String, Option<Rc<LeftOut>>),
    /// A text with its corrections.
    Project(Project),
}

/// A file the reader handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened(File);

/// The files chosen in an input; the same can be chosen again afterwards.
pub fn chosen(event: &Event) -> Vec<Opened> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let opened = all(input.files().as_ref());
    input.set_value("");
    opened
}

/// The files dropped on the page.
pub fn dropped(event: &DragEvent) -> Vec<Opened> {
    all(event.data_transfer().and_then(|dropped| dropped.files()).as_ref())
}

/// Whether what is held over the page is a file.
pub fn is_held(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|held| held.types().includes(&"Files".into(), 0))
}

fn all(files: Option<&FileList>) -> Vec<Opened> {
    files
        .into_iter()
        .flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)))
        .map(Opened)
        .collect()
}

impl Opened {
    /// The name of the file.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The text of the file and what was left out of it, or the project in it.
    ///
    /// # Errors
    /// [`Failure::File`], if it cannot be read as one.
    pub async fn read(self) -> Result<Content, Failure> {
        let name = self.name();
        self.text().await.map_err(|trouble| Failure::File(name, trouble))
    }

    async fn text(self) -> Result<Content, FileTrouble> {
        let Self(file) = self;
        if file.size() > LARGEST {
            return Err(FileTrouble::TooLarge);
        }
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileTrouble::Unreadable)?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        let extension = file.name().rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        let (text, left_out) = match extension.as_deref() {
            Some("txt" | "text") => (decode(&bytes)?, None),
            Some("md" | "markdown") => notes(&bytes)?,
            Some("html" | "htm" | "xhtml") => page(&bytes)?,
            Some("json") => {
                let project = Project::read(&decode(&bytes)?).ok_or(FileTrouble::Unknown)?;
                return Ok(Content::Project(project));
            }
            Some("docx") => (word(&bytes).await?, None),
            _ if file.type_().starts_with("text/plain") => (decode(&bytes)?, None),
            _ => return Err(FileTrouble::Unknown),
        };
        if text.trim().is_empty() { Err(FileTrouble::Empty) } else { Ok(Content::Text(text, left_out)) }
    }
}

/// The article of a web page.
fn page(bytes: &[u8]) -> Result<(String, Option<Rc<LeftOut>>), FileTrouble> {
    let extract = extract(&markup::pieces(&decode(bytes)?));
    let left_out = (!extract.left_out.is_empty())
        .then(|| Rc::new(LeftOut { pieces: extract.left_out, whole: extract.whole.into() }));
    Ok((extract.text, left_out))
}

/// The text of a Markdown file.
fn notes(bytes: &[u8]) -> Result<(String, Option<Rc<LeftOut>>), FileTrouble> {
    let file = decode(bytes)?;
    let (text, pieces) = markdown(&file);
    let left_out = (!pieces.is_empty()).then(|| Rc::new(LeftOut { pieces, whole: file.into() }));
    Ok((text, left_out))
}

/// The text of a Word document.
async fn word(bytes: &[u8]) -> Result<String, FileTrouble> {
    let packed = packed(bytes, "word/document.xml").ok_or(FileTrouble::Unreadable)?;
    let xml = if packed.deflated {
        stream::unpack(packed.bytes).await.map_err(|_| FileTrouble::Unreadable)?
    } else {
        packed.bytes.to_vec()
    };
    let xml = String::from_utf8(xml).map_err(|_| FileTrouble::Unreadable)?;
    markup::word_text(&xml).ok_or(FileTrouble::Unreadable)
}

/// The bytes as UTF-8 or UTF-16 where they are that, else as Windows-1252.
fn decode(bytes: &[u8]) -> Result<String, FileTrouble> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => "utf-16le",
        [0xFE, 0xFF, ..] => "utf-16be",
        _ if bytes.contains(&0) => return Err(FileTrouble::NotText),
        _ => "utf-8",
    };
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let read = |encoding| {
        TextDecoder::new_with_label_and_options(encoding, &strict)
            .and_then(|decoder| decoder.decode_with_u8_array(bytes))
    };
    let text = read(encoding).or_else(|_| read("windows-1252")).map_err(|_| FileTrouble::NotText)?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}
