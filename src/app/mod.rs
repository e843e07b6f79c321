//! In: the scenarios and the address of the page. Out: the page.

mod background;
mod banner;
mod board;
mod claims;
mod clock;
mod code;
mod compare;
mod computer;
mod conductor;
mod controls;
mod course;
mod edit;
mod editor;
mod embed;
mod figure;
mod files;
mod findings;
mod focus;
mod gallery;
mod growth;
mod header;
mod heat;
mod hooks;
mod lanes;
mod legend;
mod lesson;
mod link;
mod numbers;
mod output;
pub mod outside;
mod parameters;
mod picture;
mod playhead;
mod problems;
mod program;
mod prose;
mod query;
mod question;
mod quiz;
mod reader;
mod results;
mod speed;
mod stage;
mod state;
mod story;
pub mod testids;
mod transport;
mod words;
mod workspace;

use self::query::Query;
use self::workspace::{Props, Workspace};

/// Puts the page into `#app`.
pub fn mount() {
    console_error_panic_hook::set_once();
    let document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
    let place = document.get_element_by_id("app").expect("index.html has #app");
    place.set_text_content(None);
    let props = Props { query: Query::of_this_page() };
    yew::Renderer::<Workspace>::with_root_and_props(place, props).render();
}
