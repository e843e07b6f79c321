//! In: all scenarios. Out: the list to choose from, as a course, and the steps from one to the next.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::hooks::{Page, use_page};
use super::query::{OWN, Query};
use super::{course, language, outside, reader, shelf, testids};
use crate::say;
use crate::scenario::{self, GALLERY, Listed, Scenario};

/// The scenarios by groups, with their numbers. On a narrow page the list is folded away behind the open one.
#[component]
pub fn Gallery() -> Html {
    let page = use_page();
    use_effect_with((), |()| {
        let back = web_sys::window().map(|window| EventListener::new(&window, "popstate", |_| follow()));
        move || drop(back)
    });
    let done = use_done(&page);
    let slug = page.state.scenario.slug.clone();
    let (is_unfolded, list) = (use_state_eq(|| false), use_node_ref());
    use_effect_with((slug, list.clone()), {
        let fold = is_unfolded.setter();
        move |(_, list)| {
            fold.set(false);
            bring_into_view(list);
        }
    });
    let onclick = {
        let is_unfolded = is_unfolded.clone();
        move |_| is_unfolded.set(!*is_unfolded)
    };
    let is_done = |scenario: &Listed| done.iter().any(|slug| slug == scenario.slug);
    let mut number = 0;
    let groups = course::groups().into_iter().map(|(name, members)| {
        let items = members.into_iter().map(|scenario| {
            number += 1;
            html! { <li>{ item(&page, scenario, number, is_done(scenario)) }</li> }
        });
        html! { <section><h2>{ name }</h2><ul>{ for items }</ul></section> }
    });
    let groups: Html = groups.collect();
    let count = GALLERY.iter().filter(|scenario| is_done(scenario)).count();
    html! {
        <nav ref={list} class={classes!("gallery", is_unfolded.then_some("is-unfolded"))} aria-label={say::gallery::SCENARIOS.text()} data-testid={testids::GALLERY}>
            <button type="button" class="unfold" data-testid={testids::GALLERY_UNFOLD} {onclick}
                aria-expanded={is_unfolded.to_string()} aria-controls="course">{ where_we_are(&page, GALLERY.len()) }</button>
            <div id="course" class="course">
                <p class="progress" data-testid={testids::PROGRESS} data-done={count.to_string()}>
                    { say::gallery::PROGRESS.with(&[&count, &GALLERY.len()]) }
                    <progress max={GALLERY.len().to_string()} value={count.to_string()} aria-hidden="true" />
                </p>
                <ul class="own-item">{ own_item(&page) }</ul>
                { groups }
            </div>
        </nav>
    }
}

fn where_we_are(page: &Page, count: usize) -> String {
    match course::place(&page.state.scenario.slug) {
        Some(place) => say::gallery::PLACE.with(&[&(place + 1), &count, &page.state.scenario.title]),
        None if page.state.scenario.is_own() => say::gallery::OWN.text().to_owned(),
        None => say::gallery::ALL.text().to_owned(),
    }
}

/// The scenarios that have been done; the open one is as soon as all its variants have run.
#[hook]
fn use_done(page: &Page) -> Rc<Vec<String>> {
    let done = use_state_eq(|| Rc::new(course::done()));
    let setter = done.setter();
    use_effect_with((page.state.scenario.slug.clone(), page.state.has_run()), move |(slug, has_run)| {
        if *has_run && !slug.is_empty() {
            course::remember(slug);
            setter.set(Rc::new(course::done()));
        }
    });
    (*done).clone()
}

fn item(page: &Page, scenario: &'static Listed, number: usize, is_done: bool) -> Html {
    let is_open = page.state.scenario.slug == scenario.slug;
    html! {
        <a href={address(scenario.slug)} onclick={opens(page, scenario)} data-testid={testids::GALLERY_ITEM}
            data-scenario={scenario.slug} data-done={is_done.to_string()} aria-current={is_open.then_some("page")}>
            <span class="number">{ number }</span>
            <span>{ language::title(scenario) }</span>
            if is_done { <span class="tick" title={say::gallery::DONE.text()}>{ "✓" }<span class="hidden">{ say::gallery::ALSO_DONE.text() }</span></span> }
        </a>
    }
}

/// A place for what is in no scenario.
fn own_item(page: &Page) -> Html {
    let is_open = page.state.scenario.is_own();
    let onclick = clicked(page, OWN, |page| open_own(page, shelf::latest()));
    html! {
        <li><a href={address(OWN)} {onclick} data-testid={testids::OWN} aria-current={is_open.then_some("page")}>
            <span class="number" aria-hidden="true">{ "+" }</span>
            <span>{ say::gallery::OWN.text() }</span>
        </a></li>
    }
}

/// A scenario that is a program of the reader's own.
#[must_use]
pub fn own(text: &str) -> Rc<Scenario> {
    shelf::open(text);
    Rc::new(Scenario::own("", text))
}

/// The open scenario in the language of the page; as it is if that cannot be had.
pub async fn translated(scenario: &Rc<Scenario>) -> Rc<Scenario> {
    if scenario.slug.is_empty() {
        return if scenario.is_own() { Rc::new(scenario.own_again()) } else { scenario.clone() };
    }
    reader::scenario(&scenario.slug).await.unwrap_or_else(|_| scenario.clone())
}

/// Opens a program of the reader's own.
pub fn open_own(page: &Page, text: String) {
    ASKED.set(OWN);
    let page = page.clone();
    wasm_bindgen_futures::spawn_local(async move {
        reader::whole().await;
        if ASKED.get() == OWN {
            page.open(own(&text), 0);
        }
    });
}

/// The scenarios before and after the open one.
pub fn steps(page: &Page) -> Html {
    let course = course::in_order();
    let Some(place) = course::place(&page.state.scenario.slug) else { return Html::default() };
    let step = |index: Option<usize>, class: &'static str, words: &'static str, testid: &'static str| {
        let scenario = index.and_then(|index| Some((index, *course.get(index)?)));
        scenario.map(|(index, scenario)| {
            html! {
                <a {class} href={address(scenario.slug)} onclick={opens(page, scenario)} data-testid={testid} data-scenario={scenario.slug}>
                    <span class="faint">{ words }</span>
                    <b>{ format!("{}. {}", index + 1, language::title(scenario)) }</b>
                </a>
            }
        })
    };
    html! {
        <nav class="steps" aria-label={say::gallery::STEPS.text()}>
            { step(place.checked_sub(1), "previous", say::gallery::BEFORE.text(), testids::PREVIOUS) }
            { step(Some(place + 1), "next", say::gallery::NEXT.text(), testids::NEXT) }
        </nav>
    }
}

fn address(slug: &str) -> String {
    format!("?scenario={slug}")
}

/// A plain click on a scenario's link opens it without loading the page again.
fn opens(page: &Page, scenario: &'static Listed) -> Callback<MouseEvent> {
    clicked(page, scenario.slug, move |page| open(page, scenario))
}

fn clicked(page: &Page, slug: &'static str, open: impl Fn(&Page) + 'static) -> Callback<MouseEvent> {
    let page = page.clone();
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        if let Some(window) = web_sys::window() {
            if let Ok(history) = window.history() {
                // A frame without history does without.
                let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address(slug)));
            }
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        open(&page);
    })
}

/// The list may be longer than the window and scroll by itself: shows the open scenario in it.
fn bring_into_view(list: &NodeRef) {
    let Some(list) = list.cast::<HtmlElement>() else { return };
    let open = list.query_selector("[aria-current]").ok().flatten();
    if let Some(open) = open.filter(|_| list.scroll_height() > list.client_height()) {
        let (open, own) = (open.get_bounding_client_rect(), list.get_bounding_client_rect());
        if open.top() < own.top() || open.bottom() > own.bottom() {
            list.set_scroll_top(
                list.scroll_top() + (open.top() - own.top()) as i32 - list.client_height() / 3,
            );
        }
    }
}

/// The reader went back or forth.
fn follow() {
    let Some(page) = outside::page() else { return };
    let query = Query::of_this_page();
    if query.is_own() {
        // What a link holds is opened by `static/boot.js`.
        let is_link = web_sys::window()
            .and_then(|window| window.location().hash().ok())
            .is_some_and(|hash| !hash.is_empty());
        if !is_link && !page.state.scenario.is_own() {
            open_own(&page, shelf::latest());
        }
        return;
    }
    let asked = query.scenario;
    let scenario = asked.as_deref().and_then(scenario::listed).or_else(|| GALLERY.first());
    // A step within the page, to `#main`, is none to another scenario.
    if let Some(scenario) = scenario.filter(|scenario| scenario.slug != page.state.scenario.slug) {
        open(&page, scenario);
    }
}

thread_local! {
    /// The slug of what was asked for last: an answer that comes after the next question is not listened to.
    static ASKED: Cell<&'static str> = const { Cell::new("") };
}

/// Opens a scenario as soon as it has been fetched.
fn open(page: &Page, scenario: &'static Listed) {
    ASKED.set(scenario.slug);
    let page = page.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let fetched = reader::scenario(scenario.slug).await;
        if ASKED.get() != scenario.slug {
            return;
        }
        match fetched {
            Ok(scenario) => page.open(scenario, 0),
            // As the link does by itself: the browser says what is wrong, or the page when it starts.
            Err(_) => {
                let _ = web_sys::window().map(|window| window.location().set_href(&address(scenario.slug)));
            }
        }
    });
}
