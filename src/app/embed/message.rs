//! In: messages of the host page as JavaScript values. Out: the same as types, and ours as JavaScript values.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// What the host page can ask for.
#[derive(Debug, PartialEq)]
pub enum Request {
    /// Show a scenario (and only one of its variants), or a program.
    Load {
        /// The scenario's slug.
        scenario: Option<String>,
        /// The variant's slug.
        variant: Option<String>,
        /// A program's text.
        program: Option<String>,
        /// The program's title.
        title: Option<String>,
    },
    /// Run what is shown.
    Run {
        /// `simulated` (if left out) or `live`.
        mode: Option<String>,
    },
    /// Stop the run.
    Stop,
    /// Send the recordings.
    Trace,
}

/// What the host page is told.
#[derive(Debug)]
pub enum Notice {
    /// Messages are listened to. Sent once when the frame has started, and after every `load`.
    Ready {
        /// The scenario's slug; empty for a program.
        scenario: String,
        /// The slugs of the variants that are shown.
        variants: Vec<String>,
    },
    /// A variant has run.
    Finished(Box<Report>),
    /// A recording, in the Chrome trace format.
    Trace {
        /// The variant's slug.
        variant: String,
        /// The recording, as JSON.
        trace: String,
    },
    /// Something did not work.
    Error {
        /// What.
        message: String,
        /// The variant's slug, if it is about one.
        variant: Option<String>,
        /// The line of the program, from 1, if it is about one.
        line: Option<u32>,
    },
}

/// How a variant's run went. Times are in milliseconds.
#[derive(Debug)]
pub struct Report {
    /// The variant's slug.
    pub variant: String,
    /// `simulated`, or `live`: measured on this computer.
    pub mode: &'static str,
    /// `exited`, `deadlock`, `limit`, `stopped` or `crashed`.
    pub ending: &'static str,
    /// From the beginning to the end.
    pub wall_ms: f64,
    /// Of all cores together.
    pub cpu_ms: f64,
    /// The longest time that an event loop was blocked; null without a loop.
    pub blocked_ms: Option<f64>,
    /// How many times faster than the first variant; null if they cannot be compared.
    pub speed_up: Option<f64>,
    /// What makes the figures unreliable.
    pub doubts: Vec<String>,
    /// What the program wrote.
    pub output: Vec<Written>,
}

/// A piece of output.
#[derive(Debug)]
pub struct Written {
    /// When.
    pub at_ms: f64,
    /// `stdout` or `stderr`.
    pub stream: &'static str,
    /// The text.
    pub text: String,
}

/// Longer programs are not read.
const LONGEST: usize = 1 << 20;

/// The request in a message event: none if it is not from the host page, or not for us; an error if it is
/// for us and cannot be understood.
#[must_use]
pub fn request(event: &MessageEvent) -> Option<Result<Request, String>> {
    if event.source()? != **host()? {
        return None;
    }
    let data = event.data();
    // `static/frame.js` listens to those about the theme.
    let is_ours = field(&data, "tasklanes").as_f64() == Some(1.0)
        && field(&data, "type").as_string().as_deref() != Some("theme");
    is_ours.then(|| understand(&data))
}

fn understand(data: &JsValue) -> Result<Request, String> {
    match text(data, "type")?.as_deref() {
        Some("load") => Ok(Request::Load {
            scenario: text(data, "scenario")?,
            variant: text(data, "variant")?,
            program: text(data, "program")?,
            title: text(data, "title")?,
        }),
        Some("run") => Ok(Request::Run { mode: text(data, "mode")? }),
        Some("stop") => Ok(Request::Stop),
        Some("trace") => Ok(Request::Trace),
        Some(other) => Err(format!("there is no `type` \"{other}\"")),
        None => Err("`type` is missing".to_owned()),
    }
}

fn text(data: &JsValue, name: &str) -> Result<Option<String>, String> {
    let value = field(data, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) if text.len() > LONGEST => Err(format!("`{name}` is too long")),
        Some(text) => Ok(Some(text)),
        None => Err(format!("`{name}` is not a text")),
    }
}

/// What an object has under a name; undefined if it has nothing, or is none.
fn field(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sends a notice to the host page. There are no secrets in it, so it may be any host.
pub fn send(notice: &Notice) {
    if let Some(host) = host() {
        // Fails only for values that cannot be copied, and these are plain.
        let _ = host.post_message(&plain(notice), "*");
    }
}

/// The page around the frame. A window of its own is its own parent, and would answer itself forever.
fn host() -> Option<Window> {
    let window = web_sys::window()?;
    window.parent().ok()?.filter(|parent| !Object::is(parent, &window))
}

fn plain(notice: &Notice) -> Object {
    let (name, rest) = match notice {
        Notice::Ready { scenario, variants } => {
            ("ready", vec![("scenario", scenario.into()), ("variants", texts(variants))])
        }
        Notice::Finished(report) => ("finished", report.fields()),
        Notice::Trace { variant, trace } => {
            let trace = JSON::parse(trace).unwrap_or(JsValue::NULL);
            ("trace", vec![("variant", variant.into()), ("trace", trace)])
        }
        Notice::Error { message, variant, line } => (
            "error",
            vec![
                ("message", message.into()),
                ("variant", or_null(variant.as_deref())),
                ("line", or_null(*line)),
            ],
        ),
    };
    let object = object(&rest);
    set(&object, "tasklanes", &1.into());
    set(&object, "type", &name.into());
    object
}

impl Report {
    fn fields(&self) -> Vec<(&'static str, JsValue)> {
        let output: Array = self.output.iter().map(Written::plain).collect();
        vec![
            ("variant", (&self.variant).into()),
            ("mode", self.mode.into()),
            ("ending", self.ending.into()),
            ("wallMs", self.wall_ms.into()),
            ("cpuMs", self.cpu_ms.into()),
            ("blockedMs", or_null(self.blocked_ms)),
            ("speedUp", or_null(self.speed_up)),
            ("doubts", texts(&self.doubts)),
            ("output", output.into()),
        ]
    }
}

impl Written {
    fn plain(&self) -> Object {
        object(&[("atMs", self.at_ms.into()), ("stream", self.stream.into()), ("text", (&self.text).into())])
    }
}

fn or_null<T: Into<JsValue>>(value: Option<T>) -> JsValue {
    value.map_or(JsValue::NULL, Into::into)
}

fn texts(texts: &[String]) -> JsValue {
    texts.iter().map(JsValue::from).collect::<Array>().into()
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    fields.iter().for_each(|(name, value)| set(&object, name, value));
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Cannot fail: the object is ours and plain.
    let _ = Reflect::set(object, &name.into(), value);
}
