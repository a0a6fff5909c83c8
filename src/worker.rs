//! The engine's side of the worker: texts come in, reports go out.
//!
//! The messages, all of them:
//! - page to worker: `[revision, text]`
//! - worker to page: `null` once it listens, `[revision, percent]` while a long text is read, `[revision, bytes, left]`
//!   for each piece of a report (JSON in UTF-8) and how many are still to come, `[revision, reason]` for a text that is refused, and a lone string for a panic, which ends the worker.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::parcel;

/// From this length on, in bytes, a text is read so long that one wants to know how far: about 20,000 words.
const LONG: usize = 120_000;

/// Listens for texts; does nothing outside a worker.
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let panics = scope.clone();
    std::panic::set_hook(Box::new(move |panic| post(&panics, &panic.to_string().into(), &Array::new())));
    let answers = scope.clone();
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let request: Array = event.data().unchecked_into();
        if let Some(text) = request.get(1).as_string() {
            answer(&answers, &request.get(0), &text);
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget(); // it lives as long as the worker
    post(&scope, &JsValue::NULL, &Array::new());
    // The first text takes longer than the next, for the weights are unpacked; let that be nobody's text.
    _ = sayso::analyze("“Ready,” it said.");
}

fn answer(scope: &DedicatedWorkerGlobalScope, revision: &JsValue, text: &str) {
    let mut watch = |percent: u8| {
        if text.len() > LONG {
            post(scope, &Array::of2(revision, &percent.into()), &Array::new());
        }
    };
    match written(text, &mut watch) {
        Ok(pieces) => {
            for (left, json) in (0..pieces.len() as u32).rev().zip(pieces) {
                let bytes = Uint8Array::from(json.as_slice());
                post(scope, &Array::of3(revision, &bytes, &left.into()), &Array::of1(&bytes.buffer()));
            }
        }
        Err(reason) => post(scope, &Array::of2(revision, &reason.into()), &Array::new()),
    }
}

fn written(text: &str, watch: &mut dyn FnMut(u8)) -> Result<Vec<Vec<u8>>, String> {
    let report = sayso::analyze_watched(text, watch).map_err(|error| error.to_string())?;
    let pieces = parcel::split(report);
    pieces.iter().map(|piece| serde_json::to_vec(piece).map_err(|error| error.to_string())).collect()
}

/// Sends one message; what is in `transfer` is handed over instead of copied.
fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue, transfer: &Array) {
    // It fails only for what cannot be cloned, and all our messages can.
    _ = scope.post_message_with_transfer(message, transfer);
}
