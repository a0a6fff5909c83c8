//! Packing and unpacking by the browser's own means: deflate without a frame (RFC 1951).

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

/// The largest file that is read, and the most that is unpacked: a small file can hold a very large one. In bytes.
pub(super) const LARGEST: f64 = 50_000_000.0;

/// The bytes packed.
pub(super) async fn pack(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    through("CompressionStream", bytes).await
}

/// The bytes unpacked, up to [`LARGEST`].
pub(super) async fn unpack(bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    through("DecompressionStream", bytes).await
}

async fn through(class: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    // The classes are not in web-sys without an unstable flag.
    let class: Function = Reflect::get(&js_sys::global(), &class.into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let result = blob.stream().pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
    let reader: ReadableStreamDefaultReader = result.get_reader().unchecked_into();
    let mut all = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(all);
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        all.extend(bytes.to_vec());
        if all.len() as f64 > LARGEST {
            return Err("too large".into());
        }
    }
}
