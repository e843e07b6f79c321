//! In: the browser's window, or a worker. Out: in a window the page; in a worker nothing until it is called as a core.

/// Makes a core of this worker, see `static/core.js`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start_core() {
    tasklanes::run::live::start_core();
}

/// What the page shows, for `static/share.js`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn page_state() -> wasm_bindgen::JsValue {
    tasklanes::app::outside::state()
}

/// Shows that; or what is wrong with it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn page_show(state: wasm_bindgen::JsValue) -> Option<String> {
    tasklanes::app::outside::show(&state).await.err()
}

/// Looks at a stretch of time, in milliseconds, with the playhead at a moment.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn page_look(from: f64, to: f64, at: f64) {
    tasklanes::app::outside::look(from, to, at);
}

/// The runs that are shown, as bytes for the writers in `front`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn page_handout(as_seen: bool) -> Vec<u8> {
    tasklanes::app::outside::handout(as_seen)
}

/// Shows what `front` has read of a trace file with this name; or what is wrong with it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn page_import(name: &str, imported: &[u8]) -> Option<String> {
    tasklanes::app::outside::import(name, imported).err()
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// Fetches the functions that are not in the page's first module: see `static/unpack.js`.
    #[wasm_bindgen::prelude::wasm_bindgen(js_namespace = tasklanes, js_name = rest)]
    fn fetch_rest(exports: &wasm_bindgen::JsValue);
}

/// Called instead of a function that is still to be fetched: a release comes in two parts, see `xtask/src/split.rs`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn load_rest() {
    fetch_rest(&wasm_bindgen::exports());
}

#[cfg(target_arch = "wasm32")]
fn main() {
    if web_sys::window().is_some() {
        tasklanes::app::mount();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "This program is the page's and runs in a browser. The command line is `tasklanes`; the page is served by `cargo xtask serve`."
    );
    std::process::exit(2);
}
