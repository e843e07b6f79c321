//! In: names of scenarios, texts of programs, recordings. Out: scenarios, readings (compiled, coloured, or what is wrong),
//! fixed texts, traces: all that is fetched or made by what is fetched.
//!
//! The parser is a file of its own (`src/bin/front.rs`), fetched with the first program that is not the gallery's. A
//! scenario of the gallery is a file too (`src/bin/parts/main.rs`), in which its programs have been read already.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Error, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::language::{self, Titles};
use crate::machine::modules;
use crate::program::reading::Reading;
use crate::run::live;
use crate::say;
use crate::scenario::{GALLERY, Scenario};

/// What has been read, the latest last.
struct Known {
    file: String,
    text: Rc<str>,
    reading: Rc<Reading>,
}

/// More is not remembered.
const MOST: usize = 100;

thread_local! {
    static KNOWN: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
    static FRONT: RefCell<Option<Front>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// A file beside the page, see `static/boot.js`.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = bytes)]
    async fn fetch_bytes(name: &str) -> Result<JsValue, JsValue>;
    /// The part of the page's module that the first scenario does without.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = whole)]
    async fn fetch_whole() -> Result<JsValue, JsValue>;
    /// The parser's module.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = front)]
    async fn fetch_front() -> Result<JsValue, JsValue>;

    /// What `src/bin/front.rs` exports.
    #[derive(Clone)]
    type Front;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Front, file: &str, text: &str) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn trace(this: &Front, handout: &[u8], run: usize, states: bool) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn fix(this: &Front, text: &str, kind: &str, line: u32) -> Result<Option<String>, JsValue>;
}

/// A scenario of the gallery, fetched with the readings of its programs.
///
/// # Errors
/// Why it cannot be had.
pub async fn scenario(slug: &str) -> Result<Rc<Scenario>, String> {
    if GALLERY.first().is_some_and(|first| first.slug != slug) {
        whole().await;
    }
    let translated = match language::folder() {
        Some(folder) => bytes(&format!("{folder}/{slug}")).await.ok(),
        None => None,
    };
    let bytes = match translated {
        Some(bytes) => bytes,
        None => bytes(&format!("scenarios/{slug}")).await?,
    };
    let (scenario, readings): (Scenario, Vec<Reading>) =
        postcard::from_bytes(&bytes).map_err(|_| say::outside::DAMAGED.text().to_owned())?;
    for (variant, reading) in scenario.variants.iter().zip(readings) {
        remember(&variant.file, &variant.text, reading);
    }
    Ok(Rc::new(scenario))
}

/// The texts of another language, for `say`; none if they cannot be had.
pub async fn texts(name: &str) -> Option<&'static str> {
    Some(String::from_utf8(bytes(name).await.ok()?).ok()?.leak())
}

/// The titles of the scenarios in another language; nothing if they cannot be had.
pub async fn titles(name: &str) -> Vec<Titles> {
    bytes(name).await.ok().and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
}

async fn bytes(name: &str) -> Result<Vec<u8>, String> {
    let bytes = fetch_bytes(name).await.map_err(|error| words(&error))?;
    Ok(bytes.dyn_into::<Uint8Array>().map_err(|_| String::new())?.to_vec())
}

/// Fetches the part of the page's module that the first scenario does without: see `xtask/src/split.rs`. Without it the
/// page stands still when it needs it, and fetches it then.
pub async fn whole() {
    // Then it is tried again: see above.
    let _ = fetch_whole().await;
}

/// The reading of a text, if it can be had at once.
#[must_use]
pub fn known(file: &str, text: &str) -> Option<Rc<Reading>> {
    let found = KNOWN.with_borrow(|known| {
        let found = known.iter().rev().find(|it| *it.text == *text && it.file == file);
        found.map(|it| it.reading.clone())
    });
    found.or_else(|| {
        let front = FRONT.with_borrow(Clone::clone)?;
        Some(remember(file, text, read_by(&front, file, text)))
    })
}

/// The reading of a text; if it cannot be had, one that says why.
pub async fn read(file: &str, text: &str) -> Rc<Reading> {
    let reading = read_text(file, text).await;
    match supply(&reading).await {
        Ok(()) => reading,
        Err(words) => {
            let message = say::reader::NO_LIBRARY.with(&[&words]);
            Rc::new(Reading::failed(message))
        }
    }
}

/// A program with a finding's fix; none if the fix takes a decision. `kind` is the finding's slug.
///
/// # Errors
/// Why the parser cannot be had.
pub async fn fix(text: &str, kind: &str, line: u32) -> Result<Option<String>, String> {
    front().await?.fix(text, kind, line).map_err(|error| words(&error))
}

/// The first run of a handout (`view::handout`) as a Chrome trace.
///
/// # Errors
/// Why its writer cannot be had.
pub async fn trace(handout: &[u8]) -> Result<String, String> {
    let trace = front().await?.trace(handout, 0, false).map_err(|error| words(&error))?;
    trace.ok_or_else(|| say::outside::DAMAGED.text().to_owned())
}

/// Whether a program can be run at once: the parts of the library that it imports are here.
#[must_use]
pub fn can_run(reading: &Reading) -> bool {
    !reading.is_failed() && modules::parts_for(&reading.imports) <= live::provided()
}

/// Fetches the parts of the library that a program needs.
async fn supply(reading: &Reading) -> Result<(), String> {
    let needed = modules::parts_for(&reading.imports);
    while live::provided() < needed {
        let next = live::provided();
        let bytes = bytes(modules::PARTS[next]).await?;
        // Somebody else may have been quicker.
        if live::provided() == next && !live::provide(bytes) {
            return Err(say::outside::DAMAGED.text().to_owned());
        }
    }
    Ok(())
}

async fn read_text(file: &str, text: &str) -> Rc<Reading> {
    if let Some(reading) = known(file, text).filter(|reading| !reading.is_failed()) {
        return reading;
    }
    match front().await {
        Ok(front) => remember(file, text, read_by(&front, file, text)),
        Err(words) => {
            let message = say::reader::NO_PARSER.with(&[&words]);
            remember(file, text, Reading::failed(message))
        }
    }
}

/// The parser, fetched if it is not here yet.
async fn front() -> Result<Front, String> {
    if let Some(front) = FRONT.with_borrow(Clone::clone) {
        return Ok(front);
    }
    let front: Front = fetch_front().await.map_err(|error| words(&error))?.unchecked_into();
    FRONT.replace(Some(front.clone()));
    Ok(front)
}

fn read_by(front: &Front, file: &str, text: &str) -> Reading {
    let reading = front.read(file, text).ok().and_then(|bytes| postcard::from_bytes(&bytes.to_vec()).ok());
    reading.unwrap_or_else(|| Reading::failed(say::reader::NOT_READ.text().to_owned()))
}

fn remember(file: &str, text: &str, reading: Reading) -> Rc<Reading> {
    let reading = Rc::new(reading);
    KNOWN.with_borrow_mut(|known| {
        known.retain(|it| *it.text != *text || it.file != file);
        if known.len() >= MOST {
            known.remove(0);
        }
        known.push(Known { file: file.to_owned(), text: text.into(), reading: reading.clone() });
    });
    reading
}

fn words(error: &JsValue) -> String {
    error.dyn_ref::<Error>().map_or_else(String::new, |error| error.message().into())
}
