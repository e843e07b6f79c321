//! In: a program of the reader's own. Out: what only such a one needs: the last ones to open again, and whom to ask what if
//! it is a server.

use js_sys::Reflect;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::hooks::{Page, use_page};
use super::state::Action;
use super::{gallery, outside, shelf, testids};
use crate::say;
use crate::source::routes::Route;

/// Above the program; nothing if it is the gallery's.
#[component]
pub fn Own() -> Html {
    let page = use_page();
    let update = use_force_update();
    let scenario = &page.state.scenario;
    if !scenario.is_own() && !scenario.is_imported() {
        return Html::default();
    }
    let run_it =
        Some(page.state.texts[0].to_string()).filter(|text| scenario.is_imported() && !text.is_empty());
    let run_it = run_it.map(|text| {
        let page = page.clone();
        let onclick = move |_| gallery::open_own(&page, text.clone());
        html! { <button type="button" data-testid={testids::OWN_RUN} {onclick}>{ say::yours::RUN_HERE.text() }</button> }
    });
    let begin = {
        let page = page.clone();
        move |_| gallery::open_own(&page, shelf::first().to_owned())
    };
    let onchange = |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let file = Reflect::get(&input, &"files".into()).and_then(|files| Reflect::get_u32(&files, 0));
        if let Some(file) = file.ok().filter(|file| file.is_object()) {
            outside::take(file);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let kept = shelf::kept();
    let entry = |text: &String| {
        let (open, forget) = (text.clone(), text.clone());
        let (page, update) = (page.clone(), update.clone());
        let title = shelf::title(text);
        let is_open = *page.state.texts[0] == **text;
        let lines = text.lines().count();
        html! {
            <li key={text.clone()} data-testid={testids::OWN_KEPT} aria-current={is_open.then_some("true")}>
                <button type="button" class="place" onclick={move |_| gallery::open_own(&page, open.clone())}>{ &title }</button>
                <span class="faint">{ if lines == 1 { say::yours::ONE_LINE.text().to_owned() } else { say::yours::LINES.with(&[&lines]) } }</span>
                <button type="button" class="quiet" aria-label={say::yours::DELETE_TITLE.with(&[&title])} data-testid={testids::OWN_DELETE}
                    onclick={move |_| { shelf::forget(&forget); update.force_update(); }}>{ say::yours::DELETE.text() }</button>
            </li>
        }
    };
    html! {
        <section class="own" aria-label={say::yours::LABEL.text()}>
            <div class="own-actions">
                <button type="button" data-testid={testids::OWN_NEW} onclick={begin}>{ say::yours::NEW.text() }</button>
                { run_it }
                <label class="own-file">
                    { say::yours::OPEN.text() }
                    <input type="file" accept=".py,.json,.trace,application/json,text/x-python" {onchange} data-testid={testids::OWN_FILE} />
                </label>
                if !kept.is_empty() {
                    <details data-testid={testids::OWN_LIST}>
                        <summary>{ say::yours::LAST.with(&[&kept.len()]) }</summary>
                        <ul>{ for kept.iter().map(entry) }</ul>
                    </details>
                }
            </div>
            { load(&page) }
        </section>
    }
}

/// What to ask the application; how many, how often and of how many workers say the sliders.
fn load(page: &Page) -> Html {
    let Some(request) = page.state.scenario.request() else { return Html::default() };
    let routes = page.state.routes.clone();
    let ask = |change: fn(&mut Route, String)| {
        let (dispatch, request) = (page.dispatch.clone(), request.clone());
        Callback::from(move |event: Event| {
            let mut request = request.clone();
            change(&mut request, event.target_unchecked_into::<HtmlInputElement>().value());
            dispatch.dispatch(Action::Ask(request));
        })
    };
    let onchange = {
        let (dispatch, routes) = (page.dispatch.clone(), routes.clone());
        move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Some(route) = usize::try_from(index).ok().and_then(|index| routes.get(index)) {
                dispatch.dispatch(Action::Ask(route.clone()));
            }
        }
    };
    let option = |route: &Route| {
        let selected = *route == request;
        html! { <option {selected}>{ format!("{} {}", route.method, route.path) }</option> }
    };
    let is_other = !routes.contains(&request);
    html! {
        <div class="own-load" role="group" aria-label={say::yours::REQUESTS.text()} data-testid={testids::OWN_LOAD}>
            <label>{ say::yours::ROUTE.text() }
                <select {onchange} data-testid={testids::OWN_ROUTE}>
                    { for routes.iter().map(option) }
                    if is_other { <option selected=true>{ format!("{} …", request.method) }</option> }
                </select>
            </label>
            <label>{ say::yours::PATH.text() }
                <input type="text" value={request.path.clone()} onchange={ask(|request, path| request.path = path)} spellcheck="false"
                    data-testid={testids::OWN_PATH} aria-describedby="own-path" />
            </label>
            if !["GET", "HEAD", "OPTIONS"].contains(&request.method.as_str()) {
                <label>{ say::yours::BODY.text() }
                    <input type="text" value={request.body.clone()} onchange={ask(|request, body| request.body = body)} spellcheck="false"
                        data-testid={testids::OWN_BODY} />
                </label>
            }
            <p id="own-path" class="faint">
                <code>{ "{n}" }</code>{ say::yours::NUMBER.text() }
            </p>
        </div>
    }
}
