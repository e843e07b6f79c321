//! In: scripts beside the page (`static/share.js`). Out: what it shows, as plain data, and the same shown again.
//!
//! What comes in may be from a stranger's link: it is read by type and by the names that the gallery has, and shown as
//! text; its program runs in the machine, which knows no browser.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::hooks::Page;
use super::lanes::end_mark;
use super::state::{Action, AppState, CORES, Finished, Outcome};
use super::{reader, shelf};
use crate::run::api::{EndReason, Ending};
use crate::run::live::Mode;
use crate::say;
use crate::scenario::{self, Amount, Scenario};
use crate::source::routes::Route;
use crate::trace::event::Time;
use crate::trace::import::{Imported, Origin};
use crate::trace::span::Spans;
use crate::trace::summary::Summary;
use crate::view::handout::{Handout, Run};
use crate::view::viewport::Viewport;

/// Longer programs are not read.
const LONGEST: usize = 1 << 20;
const MOST_CORES: f64 = 16.0;

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The page can be asked now, see `static/boot.js`.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = ready)]
    fn announce() -> Result<(), JsValue>;
    /// The reader wants to share what is shown.
    #[wasm_bindgen(catch, js_namespace = tasklanes)]
    pub fn share() -> Result<(), JsValue>;
    /// What a panic says. The error that follows it does not know.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = panic)]
    fn panicked(words: &str) -> Result<(), JsValue>;
    /// Something of ours failed: the page, or only a run.
    #[wasm_bindgen(catch, js_namespace = tasklanes)]
    pub fn broken(words: &str, is_run: bool) -> Result<(), JsValue>;
    /// The reader has chosen a file (`static/own.js`).
    #[wasm_bindgen(js_namespace = tasklanes)]
    pub fn take(file: JsValue);
}

/// Has a panic of ours said to the reader (`static/broken.js`) and to the console.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // A page without its first script is one of the tests'.
        let _ = panicked(&info.to_string());
    }));
}

/// Lets scripts ask this page from now on.
pub fn open(page: &Page) {
    let is_first = PAGE.with_borrow_mut(|place| place.replace(page.clone()).is_none());
    if is_first {
        // A page without its first script is one of the tests'.
        let _ = announce();
    }
}

/// What the page shows.
#[must_use]
pub fn state() -> JsValue {
    let Some(page) = page() else { return JsValue::NULL };
    let (state, stage) = (&page.state, &page.conductor.stage);
    let (programs, values) = (Object::new(), Object::new());
    for (index, variant) in state.scenario.variants.iter().enumerate() {
        if state.is_edited(index) || state.scenario.slug.is_empty() {
            set(&programs, &variant.slug, &state.texts[index].as_ref().into());
        }
    }
    for (name, value) in &state.values {
        let is_default = state.scenario.defaults().iter().any(|it| it.0 == *name && it.1 == *value);
        if !is_default {
            set(&values, name, &(*value).into());
        }
    }
    let slugs = |is_meant: fn(&Outcome) -> bool| -> JsValue {
        let all = state.scenario.variants.iter().zip(&state.outcomes);
        all.filter(|it| is_meant(it.1)).map(|it| JsValue::from(&it.0.slug)).collect::<Array>().into()
    };
    // As exact as it is seen: a link is to bring back the same picture, to the last pixel.
    let seen = stage.viewport();
    let window: Array = [seen.start, seen.start + seen.span, stage.playhead().0 as f64]
        .map(|nanoseconds| JsValue::from(nanoseconds / 1e6))
        .iter()
        .collect();
    let object = Object::new();
    for (name, value) in [
        ("scenario", state.scenario.slug.as_str().into()),
        ("title", state.scenario.title.as_str().into()),
        ("variant", state.scenario.variants[state.selected].slug.as_str().into()),
        ("variants", slugs(|_| true)),
        ("programs", programs.into()),
        ("values", values.into()),
        ("request", request(&state.scenario)),
        ("cores", if state.cores == CORES { JsValue::NULL } else { state.cores.into() }),
        ("ran", slugs(|outcome| *outcome != Outcome::None)),
        ("over", slugs(|outcome| matches!(outcome, Outcome::Finished(_) | Outcome::Refused(_)))),
        ("runs", (state.active.is_some()).into()),
        ("imported", state.scenario.is_imported().into()),
        (
            "look",
            if stage.viewport().is_fit(stage.end()) && stage.is_at_rest() {
                JsValue::NULL
            } else {
                window.into()
            },
        ),
    ] {
        set(&object, name, &value);
    }
    object.into()
}

/// Shows what was asked for: see [`state`]. What ran is simulated.
///
/// # Errors
/// What is wrong with it.
pub async fn show(asked: &JsValue) -> Result<(), String> {
    let page = page().ok_or(say::outside::NO_PAGE.text())?;
    let slug = text(asked, "scenario")?.unwrap_or_default();
    let programs = field(asked, "programs");
    let scenario = if slug.is_empty() {
        let program = text(&programs, "program")?.ok_or(say::outside::NO_SCENARIO.text())?;
        shelf::open(&program);
        let own = Scenario::own(&text(asked, "title")?.unwrap_or_default(), &program);
        // What it offers to be asked for is known once it is read.
        reader::read(&own.variants[0].file, &program).await;
        Rc::new(own)
    } else if scenario::listed(&slug).is_some() {
        let lost = |words| say::outside::NOT_LOADED.with(&[&slug, &words]);
        reader::scenario(&slug).await.map_err(lost)?
    } else {
        return Err(say::outside::UNKNOWN.with(&[&slug]));
    };
    let mut first = AppState::new(scenario, 0);
    first.find_routes();
    if let Some(route) = route(asked)?.filter(|_| first.scenario.load.is_some()) {
        first.ask(&route);
    }
    let next = changed(first, asked, &programs)?;
    let ran = field(asked, "ran").dyn_into::<Array>().unwrap_or_default();
    let is_to_run = |slug: &String| ran.includes(&slug.into(), 0);
    let variants = next.scenario.variants.iter().enumerate().filter(|(_, variant)| is_to_run(&variant.slug));
    let runs: Vec<_> = variants.map(|(index, _)| (index, next.settings(index))).collect();
    page.conductor.clear(next.scenario.variants.len());
    page.dispatch.dispatch(Action::Show(Box::new(next)));
    if !runs.is_empty() {
        page.conductor.start(Mode::Simulated, runs);
    }
    Ok(())
}

/// Shows what was read of a trace file (`trace::import`).
///
/// # Errors
/// Why it cannot be shown.
pub fn import(name: &str, imported: &[u8]) -> Result<(), String> {
    let page = page().ok_or(say::outside::NO_PAGE.text())?;
    let imported: Imported = postcard::from_bytes(imported).map_err(|_| say::outside::DAMAGED.text())?;
    let (words, mode) = match imported.origin {
        Origin::Simulated => (say::outside::OWN_SIMULATED.text(), Mode::Simulated),
        Origin::Measured => (say::outside::OWN_MEASURED.text(), Mode::Live),
        Origin::VizTracer => (say::outside::VIZTRACER.text(), Mode::Live),
        Origin::Chrome => (say::outside::CHROME.text(), Mode::Live),
    };
    let title = if imported.title.is_empty() { name } else { &imported.title };
    let mut scenario = Scenario::imported(title, &imported.file, &imported.text, &imported.notes.join(" "));
    scenario.cores = Some(Amount::Fixed(f64::from(imported.cores.max(1))));
    let mut next = AppState::new(Rc::new(scenario), 0);
    let finished = Finished {
        mode,
        settings: next.settings(0),
        ending: Ending {
            reason: EndReason::Exited { code: 0 },
            at_ns: imported.spans.end().0,
            doubts: Vec::new(),
        },
        summary: Summary::of(&imported.spans),
        uncaught: None,
        imported: Some(say::outside::IMPORTED.with(&[&name, &words]).into()),
    };
    next.outcomes[0] = Outcome::Finished(Rc::new(finished));
    page.conductor.clear(1);
    page.conductor.show(imported.spans);
    page.dispatch.dispatch(Action::Show(Box::new(next)));
    Ok(())
}

/// Stands still at a moment, and looks at a stretch of time.
pub fn look(from: f64, to: f64, at: f64) {
    let Some(page) = page() else { return };
    let stage = &page.conductor.stage;
    let nanoseconds = |milliseconds: f64| milliseconds.max(0.0) * 1e6;
    let (from, to) = (nanoseconds(from.min(to)), nanoseconds(from.max(to)));
    stage.pause();
    stage.seek(Time(nanoseconds(at).round() as u64));
    stage.set_viewport(Viewport { start: from, span: to - from }.clamp(stage.end()));
}

/// The runs that there are, for `src/bin/front.rs`: all of them, or the stretch of time that is looked at.
#[must_use]
pub fn handout(as_seen: bool) -> Vec<u8> {
    let Some(page) = page() else { return Vec::new() };
    let stage = &page.conductor.stage;
    let recordings = page.conductor.recordings();
    let all = page.state.scenario.variants.iter().zip(recordings.iter()).enumerate();
    let runs = all.filter_map(|(index, (variant, recording))| {
        Some(run(&variant.title, page.state.finished(index)?, &recording.spans))
    });
    Handout {
        title: page.state.scenario.title.clone(),
        runs: runs.collect(),
        window: as_seen.then(|| stage.viewport().window()),
    }
    .to_bytes()
}

/// A run as it is handed out.
#[must_use]
pub fn run<'a>(title: &str, finished: &Finished, spans: &'a Spans) -> Run<&'a Spans> {
    Run {
        title: title.to_owned(),
        simulated: finished.mode == Mode::Simulated,
        cores: finished.settings.cores,
        end: end_mark(finished),
        spans,
    }
}

/// The page as it is now, for who listens to the window.
#[must_use]
pub fn page() -> Option<Page> {
    PAGE.with_borrow(Clone::clone)
}

/// The state with what was asked for in place of what the scenario says.
fn changed(mut next: AppState, asked: &JsValue, programs: &JsValue) -> Result<AppState, String> {
    let scenario = next.scenario.clone();
    for (index, variant) in scenario.variants.iter().enumerate() {
        if let Some(program) = text(programs, &variant.slug)? {
            next.texts[index] = program.into();
        }
    }
    let values = field(asked, "values");
    for parameter in &scenario.parameters {
        let value = field(&values, &parameter.name).as_f64().filter(|value| value.is_finite());
        let place = next.values.iter_mut().find(|(name, _)| *name == parameter.name);
        if let (Some(value), Some(place)) = (value, place) {
            place.1 = parameter.round(value);
        }
    }
    if let Some(cores) = field(asked, "cores").as_f64().filter(|cores| cores.is_finite()) {
        next.cores = cores.clamp(1.0, MOST_CORES) as u32;
    }
    let variant = text(asked, "variant")?;
    let selected = scenario.variants.iter().position(|it| Some(&it.slug) == variant.as_ref());
    next.selected = selected.unwrap_or(0);
    Ok(next)
}

/// What a program of the reader's own is asked for.
fn request(scenario: &Scenario) -> JsValue {
    let Some(route) = scenario.request().filter(|_| scenario.is_own()) else { return JsValue::NULL };
    let object = Object::new();
    for (name, value) in [("method", route.method), ("path", route.path), ("body", route.body)] {
        set(&object, name, &value.into());
    }
    object.into()
}

fn route(asked: &JsValue) -> Result<Option<Route>, String> {
    let request = field(asked, "request");
    let part = |name| text(&request, name).map(Option::unwrap_or_default);
    let route = Route { method: part("method")?, path: part("path")?, body: part("body")? };
    let is_one = route.path.starts_with('/') && route.method.bytes().all(|byte| byte.is_ascii_uppercase());
    Ok(Some(route).filter(|route| is_one && !route.method.is_empty()))
}

fn text(data: &JsValue, name: &str) -> Result<Option<String>, String> {
    match field(data, name).as_string() {
        Some(text) if text.len() > LONGEST => Err(say::outside::TOO_LONG.with(&[&name])),
        other => Ok(other),
    }
}

/// What an object has under a name; undefined if it has nothing, or is none.
fn field(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Cannot fail: the object is ours and plain.
    let _ = Reflect::set(object, &name.into(), value);
}
