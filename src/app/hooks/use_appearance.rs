//! In: what the system prefers and what the reader chose. Out: whether the page is dark, and a way to choose.

use gloo_events::EventListener;
use web_sys::MediaQueryList;
use yew::prelude::*;

use crate::app::computer::storage;

/// Light or dark, and how to change it.
#[derive(Clone, PartialEq)]
pub struct Appearance {
    /// Whether the page is dark now.
    pub dark: bool,
    /// Changes to the other one, and remembers it.
    pub toggle: Callback<()>,
}

const KEY: &str = "tasklanes-theme";

/// The theme of the page. What the reader chose holds; without a choice the system's preference does.
#[hook]
pub fn use_appearance() -> Appearance {
    let dark = use_state_eq(is_dark);
    let setter = dark.setter();
    use_effect_with((), move |()| {
        let system = prefers_dark().map(|query| {
            let setter = setter.clone();
            EventListener::new(&query, "change", move |_| setter.set(is_dark()))
        });
        // `static/frame.js` has heard from the page around the frame.
        let host = web_sys::window()
            .map(|window| EventListener::new(&window, "tasklanes-theme", move |_| setter.set(is_dark())));
        move || drop((system, host))
    });
    let toggle = use_callback(dark.clone(), |(), dark| {
        choose(if **dark { "light" } else { "dark" });
        dark.set(!**dark);
    });
    Appearance { dark: *dark, toggle }
}

fn is_dark() -> bool {
    match chosen().as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => prefers_dark().is_some_and(|query| query.matches()),
    }
}

fn prefers_dark() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()?
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

fn chosen() -> Option<String> {
    root()?.get_attribute("data-theme")
}

fn choose(theme: &str) {
    if let Some(root) = root() {
        // Cannot fail: the attribute's name is a valid one.
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Some(storage) = storage() {
        // A frame without storage forgets the choice, which is no reason to complain.
        let _ = storage.set_item(KEY, theme);
    }
}
