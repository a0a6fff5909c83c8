//! The engine as the page sees it: a text goes out, a report or a problem comes back.
//!
//! The engine runs in a worker, so that no text, however long, holds up the page, and a crash costs one answer
//! and not the page. One request runs at a time: the newest. Starting a worker anew is cheap, for the program is
//! compiled already; that is how a running request is cancelled.

use std::{cell::RefCell, fmt, future::Future, rc::Rc};

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use sayso_report::{Byte, Report};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker};

use crate::parcel;

/// Runs in the worker after the glue: takes the compiled program and starts it.
const BOOT: &str = "\nself.onmessage = ({ data }) => { \
     self.onmessage = null; \
     wasm_bindgen({ module_or_path: data }).catch(error => setTimeout(() => { throw error; })); };";

/// The element whose text is the JavaScript that goes with the program.
const GLUE: &str = "glue";

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A newer request took its place, or it was cancelled; nothing to tell the reader.
    Superseded,
    /// The engine refused the text, for this reason.
    Refused(String),
    /// The engine stopped in the middle, with this message; the next request starts it anew.
    Crashed(String),
    /// This browser cannot run the engine, for this reason.
    Unavailable(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Superseded => f.write_str("a newer request took its place"),
            Self::Refused(reason) => f.write_str(reason),
            Self::Crashed(message) => write!(f, "the analysis stopped: {message}"),
            Self::Unavailable(reason) => write!(f, "the analysis cannot start: {reason}"),
        }
    }
}

type Answer = Result<Report<Byte>, Problem>;

/// A handle on the engine; clones share one worker.
#[derive(Clone, Default)]
pub struct Analyzer(Rc<RefCell<Desk>>);

/// The one request in hand and the worker that has it.
#[derive(Default)]
struct Desk {
    revision: u32,
    worker: Option<Running>,
    request: Option<Request>,
}

struct Running {
    worker: Worker,
    /// Whether it listens; what is sent before that would be lost.
    ready: bool,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

struct Request {
    revision: u32,
    /// The text, until it is sent.
    unsent: Option<String>,
    /// The pieces of the report that have come.
    report: Option<Report<Byte>>,
    answer: oneshot::Sender<Answer>,
    /// Told how much of a long text is read, in percent.
    watch: Box<dyn Fn(u8)>,
}

impl Analyzer {
    /// Starts the worker, so that it is there when the first text is.
    pub fn new() -> Self {
        let analyzer = Self::default();
        // What goes wrong here goes wrong again, and is told, at the first request.
        analyzer.0.borrow_mut().worker = analyzer.start().ok();
        analyzer
    }

    /// Asks for a report of `text` at once; a request still running is given up. While a long text is read, `watch` is
    /// told how much of it is done, in percent.
    pub fn analyze(&self, text: &str, watch: Box<dyn Fn(u8)>) -> impl Future<Output = Answer> + use<> {
        let receiver = self.ask(text, watch);
        async move { receiver.await.unwrap_or(Err(Problem::Superseded)) }
    }

    /// Gives up the running request, if there is one.
    pub fn cancel(&self) {
        let mut desk = self.0.borrow_mut();
        if desk.request.take().is_some_and(|request| request.unsent.is_none()) {
            desk.worker = None;
        }
    }

    fn ask(&self, text: &str, watch: Box<dyn Fn(u8)>) -> oneshot::Receiver<Answer> {
        self.cancel();
        let (answer, receiver) = oneshot::channel();
        let started = if self.0.borrow().worker.is_none() { self.start().map(Some) } else { Ok(None) };
        let mut desk = self.0.borrow_mut();
        match started {
            Ok(Some(worker)) => desk.worker = Some(worker),
            Ok(None) => {}
            Err(error) => {
                _ = answer.send(Err(Problem::Unavailable(describe(&error))));
                return receiver;
            }
        }
        desk.revision += 1;
        desk.request = Some(Request {
            revision: desk.revision,
            unsent: Some(text.to_owned()),
            report: None,
            answer,
            watch,
        });
        desk.send();
        receiver
    }

    /// A new worker with the program this page runs, compiled already.
    fn start(&self) -> Result<Running, JsValue> {
        let glue = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(GLUE))
            .and_then(|element| element.text_content())
            .ok_or("this page does not hold the program")?;
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let parts = Array::of2(&glue.into(), &BOOT.into());
        let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        let worker = worker?;

        let desk = Rc::downgrade(&self.0);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(desk) = desk.upgrade() {
                desk.borrow_mut().receive(&event.data());
            }
        });
        let desk = Rc::downgrade(&self.0);
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            if let Some(desk) = desk.upgrade() {
                desk.borrow_mut().fail(message_of(&event));
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&wasm_bindgen::module())?;
        Ok(Running { worker, ready: false, _on_message: on_message, _on_error: on_error })
    }
}

impl PartialEq for Analyzer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Analyzer")
    }
}

impl Desk {
    /// Sends the request in hand, if there is one and the worker listens.
    fn send(&mut self) {
        let (Some(running), Some(request)) = (&self.worker, &mut self.request) else { return };
        if running.ready
            && let Some(text) = request.unsent.take()
        {
            let message = Array::of2(&request.revision.into(), &text.into());
            if let Err(error) = running.worker.post_message(&message) {
                self.fail(describe(&error));
            }
        }
    }

    /// Takes one message of the worker; [`crate::worker`] lists them.
    fn receive(&mut self, message: &JsValue) {
        if message.is_null() {
            if let Some(running) = &mut self.worker {
                running.ready = true;
            }
            self.send();
        } else if let Some(panic) = message.as_string() {
            self.fail(panic);
        } else if let Some(answer) = message.dyn_ref::<Array>() {
            let revision = answer.get(0).as_f64();
            let Some(request) = &mut self.request else { return };
            if revision != Some(request.revision.into()) {
                return;
            }
            if let Some(percent) = answer.get(1).as_f64() {
                (request.watch)(percent as u8);
            } else if let Some(answer) = request.take(&answer.get(1), answer.get(2) == 0) {
                self.close(answer);
            }
        }
    }

    /// The worker is lost: says so, and lets the next request start another.
    fn fail(&mut self, message: String) {
        let problem = match self.worker.take() {
            Some(Running { ready: false, .. }) | None => Problem::Unavailable(message),
            Some(Running { ready: true, .. }) => Problem::Crashed(message),
        };
        self.close(Err(problem));
    }

    fn close(&mut self, answer: Answer) {
        if let Some(request) = self.request.take() {
            // Nobody waits for it any more where this fails.
            _ = request.answer.send(answer);
        }
    }
}

impl Request {
    /// Takes a piece of the report, or why there is none; gives the answer once it is whole.
    fn take(&mut self, piece: &JsValue, is_last: bool) -> Option<Answer> {
        if let Some(reason) = piece.as_string() {
            return Some(Err(Problem::Refused(reason)));
        }
        let bytes = piece.unchecked_ref::<Uint8Array>().to_vec();
        match (serde_json::from_slice(&bytes), &mut self.report) {
            (Err(error), _) => return Some(Err(Problem::Crashed(error.to_string()))),
            (Ok(piece), None) => self.report = Some(piece),
            (Ok(piece), Some(report)) => parcel::join(report, piece),
        }
        if is_last { self.report.take().map(Ok) } else { None }
    }
}

/// The event's message; a browser that refuses to start a worker sends an event without one.
fn message_of(event: &ErrorEvent) -> String {
    let message = js_sys::Reflect::get(event, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "the browser does not let it start".to_owned())
}

fn describe(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_else(|| format!("{error:?}")),
    }
}
