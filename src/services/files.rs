//! Files the reader opens or drops: bytes in, the text of an article out.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, TextDecoder, TextDecoderOptions};

use crate::state::{Failure, FileTrouble};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 50_000_000.0;

/// A file the reader handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened(File);

/// The file chosen in an input; the same can be chosen again afterwards.
pub fn chosen(event: &Event) -> Option<Opened> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let opened = first(input.files());
    input.set_value("");
    opened
}

/// The file dropped on the page.
pub fn dropped(event: &DragEvent) -> Option<Opened> {
    first(event.data_transfer()?.files())
}

/// Whether what is held over the page is a file.
pub fn is_held(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|held| held.types().includes(&"Files".into(), 0))
}

fn first(files: Option<FileList>) -> Option<Opened> {
    files?.get(0).map(Opened)
}

impl Opened {
    /// The text of the file.
    ///
    /// # Errors
    /// [`Failure::File`], if it cannot be read as one.
    pub async fn read(self) -> Result<String, Failure> {
        let name = self.0.name();
        self.text().await.map_err(|trouble| Failure::File(name, trouble))
    }

    async fn text(self) -> Result<String, FileTrouble> {
        let Self(file) = self;
        if file.size() > LARGEST {
            return Err(FileTrouble::TooLarge);
        }
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileTrouble::Unreadable)?;
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        let extension = file.name().rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
        let text = match extension.as_deref() {
            Some("txt" | "text" | "md" | "markdown") => decode(&bytes)?,
            _ if file.type_().starts_with("text/plain") => decode(&bytes)?,
            _ => return Err(FileTrouble::Unknown),
        };
        if text.trim().is_empty() { Err(FileTrouble::Empty) } else { Ok(text) }
    }
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
