//! In: the library in WebAssembly, in a browser. Out: whether programs run there as anywhere, and the page comes to life.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Promise, Reflect, Uint8Array, global};
use tasklanes::app::testids;
use tasklanes::program::reading::Reading;
use tasklanes::run::api::{EndReason, RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::scenario::{Scenario, Variant};
use tasklanes::trace::event::{Event, Stream};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn programs_run_in_webassembly() {
    let text = "import asyncio\n\nasync def main():\n    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))\n    \
                print(2 ** 100, f'{1 / 3:.3f}')\n\nasyncio.run(main())\n";
    let (file, text) = ("test.py".to_owned(), text.to_owned());
    let reading = Some(Rc::new(Reading::of(&file, &text)));
    let settings = RunSettings { reading, cores: 2, ..RunSettings::of_program(file, text) };
    let (mut printed, mut ending) = (String::new(), None);
    simulated::simulate_with(&settings, |report| match report {
        RunReport::Events(events) => events.into_iter().for_each(|event| {
            if let Event::Output { stream: Stream::Stdout, text, .. } = event {
                printed.push_str(&text);
            }
        }),
        RunReport::Finished(how) => ending = Some(how),
        RunReport::Refused(refusals) => panic!("{refusals:?}"),
    });
    let ending = ending.expect("every run ends with a report");
    assert_eq!(printed, "1267650600228229401496703205376 0.333\n");
    assert_eq!(ending.reason, EndReason::Exited { code: 0 });
    assert!((2_000_000_000..2_100_000_000).contains(&ending.at_ns), "{}", ending.at_ns);
}

#[wasm_bindgen_test]
async fn the_page_mounts_and_draws() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
    let place = document.create_element("div").expect("a valid name");
    place.set_id("app");
    document.body().expect("a page has a body").append_child(&place).expect("a body takes elements");
    provide_front();
    tasklanes::app::mount();
    until(&document, testids::GALLERY).await;
    // No worker script is served here: the page must simulate all the same.
    until(&document, testids::SIMULATE).await.unchecked_into::<HtmlElement>().click();
    let status = until(&document, testids::STATUS).await;
    for _ in 0..400 {
        if status.get_attribute("data-state").as_deref() == Some("finished") {
            break;
        }
        TimeoutFuture::new(50).await;
    }
    assert_eq!(status.get_attribute("data-state").as_deref(), Some("finished"));
    let lanes = until(&document, testids::LANES).await;
    for _ in 0..100 {
        if colours(&lanes) > 3 {
            return;
        }
        TimeoutFuture::new(50).await;
    }
    panic!("the canvas has only {} colours", colours(&lanes));
}

/// What `boot.js` does on the page: here the parser is at hand, and of the files beside the page the scenarios.
fn provide_front() {
    let read = |file: String, text: String| {
        let bytes = postcard::to_stdvec(&Reading::of(&file, &text)).expect("plain data");
        Uint8Array::from(bytes.as_slice())
    };
    let read = Closure::<dyn Fn(String, String) -> Uint8Array>::new(read).into_js_value();
    let parser = Object::new();
    Reflect::set(&parser, &"read".into(), &read).expect("a plain object");
    let parser = JsValue::from(parser);
    let front = Closure::<dyn Fn() -> Promise>::new(move || Promise::resolve(&parser)).into_js_value();
    let bytes = Closure::<dyn Fn(String) -> Promise>::new(|name: String| match scenario(&name) {
        Some(bytes) => Promise::resolve(&JsValue::from(Uint8Array::from(bytes.as_slice()))),
        None => Promise::reject(&JsError::new(&name).into()),
    })
    .into_js_value();
    let tasklanes = Object::new();
    for (name, function) in [("front", front), ("bytes", bytes)] {
        Reflect::set(&tasklanes, &name.into(), &function).expect("a plain object");
    }
    Reflect::set(&global(), &"tasklanes".into(), &tasklanes).expect("the window takes names");
}

/// The file `scenarios/SLUG`, as the build makes it.
fn scenario(name: &str) -> Option<Vec<u8>> {
    let all = include_bytes!(concat!(env!("OUT_DIR"), "/scenarios"));
    let all: Vec<Scenario> = postcard::from_bytes(all).expect("the build wrote this from the same types");
    let scenario = all.into_iter().find(|it| name.strip_prefix("scenarios/") == Some(&*it.slug))?;
    let read = |it: &Variant| Reading::of(&it.file, &it.text);
    let readings: Vec<Reading> = scenario.variants.iter().map(read).collect();
    Some(postcard::to_stdvec(&(scenario, readings)).expect("plain data"))
}

async fn until(document: &Document, name: &str) -> Element {
    for _ in 0..200 {
        if let Ok(Some(element)) = document.query_selector(&format!("[data-testid=\"{name}\"]")) {
            return element;
        }
        TimeoutFuture::new(50).await;
    }
    panic!("the page has no {name}");
}

#[wasm_bindgen(inline_js = "export function colours(canvas) {
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(pixels.buffer)).size;
}")]
extern "C" {
    /// How many colours a canvas has.
    fn colours(canvas: &Element) -> u32;
}
