//! In: all scenarios. Out: the list to choose from.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{Page, use_page};
use super::query::Query;
use super::testids;
use crate::scenario::{self, Scenario};

/// The scenarios by groups. Each is a real link; a plain click opens it without loading the page again.
#[component]
pub fn Gallery() -> Html {
    let page = use_page();
    use_effect_with(page.conductor.clone(), {
        let page = page.clone();
        move |_| {
            let back = web_sys::window()
                .map(|window| EventListener::new(&window, "popstate", move |_| follow(&page)));
            move || drop(back)
        }
    });
    let list = use_node_ref();
    use_effect_with((page.state.scenario.slug.clone(), list.clone()), |(_, list)| bring_into_view(list));
    let groups = groups();
    html! {
        <nav ref={list} class="gallery" aria-label="Scenarios" data-testid={testids::GALLERY}>
            { for groups.into_iter().map(|(name, scenarios)| html! {
                <section>
                    <h2>{ name }</h2>
                    <ul>{ for scenarios.into_iter().map(|scenario| html! { <li>{ item(&page, scenario) }</li> }) }</ul>
                </section>
            }) }
        </nav>
    }
}

fn item(page: &Page, scenario: &'static Scenario) -> Html {
    let href = format!("?scenario={}", scenario.slug);
    let is_open = page.state.scenario.slug == scenario.slug;
    let onclick = {
        let (page, href) = (page.clone(), href.clone());
        move |event: MouseEvent| {
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            remember(&href);
            page.open(Rc::new(scenario.clone()), 0);
        }
    };
    html! {
        <a {href} {onclick} data-testid={testids::GALLERY_ITEM} data-scenario={scenario.slug.as_str()}
            aria-current={is_open.then_some("page")}>{ &scenario.title }</a>
    }
}

/// On a narrow page the list is a strip that scrolls sideways: shows the open scenario in it.
fn bring_into_view(list: &NodeRef) {
    let Some(list) = list.cast::<HtmlElement>() else { return };
    let open = list.query_selector("[aria-current]").ok().flatten();
    if let Some(open) = open.filter(|_| list.scroll_width() > list.client_width()) {
        let left = open.get_bounding_client_rect().left() - list.get_bounding_client_rect().left();
        list.set_scroll_left(list.scroll_left() + left as i32 - 16);
    }
}

/// Scenarios of the same group stand together, in the order of the first of each.
fn groups() -> Vec<(&'static str, Vec<&'static Scenario>)> {
    let mut groups: Vec<(&str, Vec<&Scenario>)> = Vec::new();
    for scenario in scenario::all() {
        match groups.iter_mut().find(|(name, _)| *name == scenario.group) {
            Some((_, members)) => members.push(scenario),
            None => groups.push((&scenario.group, vec![scenario])),
        }
    }
    groups
}

fn remember(href: &str) {
    if let Some(Ok(history)) = web_sys::window().map(|window| window.history()) {
        // A frame without history does without.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(href));
    }
}

/// The reader went back or forth.
fn follow(page: &Page) {
    let asked = Query::of_this_page().scenario;
    let scenario = asked.as_deref().and_then(scenario::find).or_else(|| scenario::all().first());
    if let Some(scenario) = scenario {
        page.open(Rc::new(scenario.clone()), 0);
    }
}
