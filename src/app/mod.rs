//! In: the scenarios and the address of the page. Out: the page.

mod banner;
mod board;
mod clock;
mod code;
mod conductor;
mod controls;
mod edit;
mod editor;
mod embed;
mod gallery;
mod header;
mod hooks;
mod lanes;
mod legend;
mod lesson;
mod numbers;
mod output;
mod parameters;
mod picture;
mod playhead;
mod problems;
mod program;
mod prose;
mod query;
mod question;
mod speed;
mod stage;
mod state;
pub mod testids;
mod transport;
mod words;
mod workspace;

use yew::prelude::*;

use self::query::Query;
use self::workspace::Workspace;

/// Puts the page into `#app`.
pub fn mount() {
    console_error_panic_hook::set_once();
    let document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
    let place = document.get_element_by_id("app").expect("index.html has #app");
    place.set_text_content(None);
    yew::Renderer::<App>::with_root(place).render();
}

/// The page, or its compact form for a frame.
#[component]
fn App() -> Html {
    let query = use_memo((), |()| Query::of_this_page());
    html! { <Workspace query={(*query).clone()} /> }
}
