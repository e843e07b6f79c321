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
mod hand;
mod header;
mod heat;
mod help;
mod hooks;
mod inside;
mod lanes;
mod language;
mod legend;
mod lesson;
mod link;
mod numbers;
mod output;
pub mod outside;
mod own;
mod panel;
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
mod replies;
mod results;
mod search;
mod shelf;
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
use crate::run::live;
use crate::say;
use crate::scenario::{self, GALLERY};

/// Puts the page into `#app`, as soon as the scenario that the address asks for is here.
pub fn mount() {
    outside::report_panics();
    let document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
    let place = document.get_element_by_id("app").expect("index.html has #app");
    live::fetch_library_when_called();
    let query = Query::of_this_page();
    wasm_bindgen_futures::spawn_local(async move {
        language::load().await;
        if query.embed {
            reader::whole().await;
        }
        let scenario = if query.is_own() {
            reader::whole().await;
            Ok(gallery::own(&shelf::latest()))
        } else {
            let asked = query.scenario.as_deref().and_then(scenario::listed).or_else(|| GALLERY.first());
            reader::scenario(asked.map_or("", |listed| listed.slug)).await
        };
        match scenario {
            Ok(scenario) => {
                place.set_text_content(None);
                yew::Renderer::<Workspace>::with_root_and_props(place, Props { query, scenario }).render();
            }
            Err(words) => {
                let words = say::start::FAILED.with(&[&words]);
                if let Some(message) = document.get_element_by_id("boot-message") {
                    message.set_text_content(Some(&words));
                }
            }
        }
    });
}
