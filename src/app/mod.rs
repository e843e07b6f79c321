//! In: the scenarios and the address of the page. Out: the page.

use yew::prelude::*;

/// Puts the page into `#app`.
pub fn mount() {
    console_error_panic_hook::set_once();
    let document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
    let place = document.get_element_by_id("app").expect("index.html has #app");
    place.set_text_content(None);
    yew::Renderer::<App>::with_root(place).render();
}

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Tasklanes" }</h1></main> }
}
