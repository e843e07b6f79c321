//! In: the browser. Out: how many cores this computer has, and a place to remember things.

use js_sys::Reflect;

/// As many as the browser admits; where it says nothing, one.
#[must_use]
pub fn cores() -> u32 {
    let navigator = web_sys::window().and_then(|window| Reflect::get(&window, &"navigator".into()).ok());
    let count = navigator.and_then(|it| Reflect::get(&it, &"hardwareConcurrency".into()).ok()?.as_f64());
    count.map_or(1, |count| count.max(1.0) as u32)
}

/// What the browser remembers for this page; nothing where a frame may not.
#[must_use]
pub fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
