//! In: the browser's window, or a worker. Out: in a window the page; in a worker nothing until it is called as a core.

/// Makes a core of this worker, see `static/core.js`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start_core() {
    tasklanes::run::live::start_core();
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
