//! In: messages of the host page as JavaScript values. Out: the same as types, and ours as JavaScript values.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::MessageEvent;

/// What the host page can ask for.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(tag = "type", rename_all = "lowercase")]
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
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
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
        /// The recording.
        trace: serde_json::Value,
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
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// When.
    pub at_ms: f64,
    /// `stdout` or `stderr`.
    pub stream: &'static str,
    /// The text.
    pub text: String,
}

/// Longer messages are not read.
const LONGEST: u32 = 1 << 20;

/// The request in a message event: none if it is not from the host page, or not for us; an error if it is
/// for us and cannot be understood.
#[must_use]
pub fn request(event: &MessageEvent) -> Option<Result<Request, String>> {
    let parent = web_sys::window()?.parent().ok()??;
    if event.source()? != **parent {
        return None;
    }
    let text = js_sys::JSON::stringify(&event.data()).ok()?;
    if text.length() > LONGEST {
        return Some(Err("the message is too long".to_owned()));
    }
    let value: serde_json::Value = serde_json::from_str(&text.as_string()?).ok()?;
    if value.get("tasklanes") != Some(&serde_json::Value::from(1)) {
        return None;
    }
    Some(serde_json::from_value(value).map_err(|error| error.to_string()))
}

/// Sends a notice to the host page. There are no secrets in it, so it may be any host.
pub fn send(notice: &Notice) {
    let Some(Ok(Some(parent))) = web_sys::window().map(|window| window.parent()) else { return };
    let mut value = serde_json::to_value(notice).expect("notices are plain data");
    value["tasklanes"] = 1.into();
    let value = js_sys::JSON::parse(&value.to_string()).unwrap_or(JsValue::NULL);
    // Fails only for values that cannot be copied, and these are plain.
    let _ = parent.post_message(&value, "*");
}
