//! In: a name. Out: the field to write it in, how often it is there, and the way from one place to the next.

use crate::say;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::hand::Hand;
use super::hooks::use_page;
use super::testids;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lanes.
    pub hand: Rc<Hand>,
    /// Only this variant is shown.
    pub only: Option<usize>,
    /// No longer.
    pub close: Callback<()>,
}

/// How many places there are, which one is shown, and what it is.
#[derive(Clone, Default, PartialEq)]
struct Places {
    count: usize,
    shown: Option<usize>,
    name: String,
}

/// The field, with what was found.
#[component]
pub fn Search(props: &Props) -> Html {
    let page = use_page();
    let field = use_node_ref();
    let (query, places) = (use_state_eq(String::new), use_state_eq(Places::default));
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // Fails only for what cannot have the focus.
                let _ = field.focus();
            }
        }
    });
    let oninput = {
        let (hand, only, query, places) = (props.hand.clone(), props.only, query.clone(), places.clone());
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let shown = (0..page.state.outcomes.len()).filter(|index| only.is_none_or(|only| only == *index));
            let programs = shown.map(|index| page.state.finished(index).map_or("", |run| &run.settings.text));
            let count = hand.picture.search(&programs.collect::<Vec<_>>(), &text);
            places.set(Places { count, ..Places::default() });
            query.set(text);
        }
    };
    let go: Callback<bool> = {
        let (hand, places) = (props.hand.clone(), places.clone());
        Callback::from(move |back| {
            let Places { count, shown, .. } = *places;
            if count == 0 {
                return;
            }
            let next = match (shown, back) {
                (None, false) => 0,
                (None, true) => count - 1,
                (Some(shown), false) => (shown + 1) % count,
                (Some(shown), true) => (shown + count - 1) % count,
            };
            let name = hand.go_to_found(next).unwrap_or_default();
            places.set(Places { count, shown: Some(next), name });
        })
    };
    let onkeydown = {
        let (go, close) = (go.clone(), props.close.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                go.emit(event.shift_key());
            }
            "Escape" => close.emit(()),
            _ => {}
        }
    };
    let words = match (&*query, places.count, places.shown) {
        (query, ..) if query.is_empty() => String::new(),
        (_, 0, _) => say::search::NOTHING.text().to_owned(),
        (_, 1, None) => say::search::ONE_PLACE.text().to_owned(),
        (_, count, None) => say::search::PLACES.with(&[&count]),
        (_, count, Some(shown)) => say::search::SHOWN.with(&[&(shown + 1), &count, &places.name]),
    };
    let step = |back: bool, name: &'static str, sign: &'static str| {
        let go = go.clone();
        html! {
            <button type="button" class="quiet" title={name} aria-label={name} disabled={places.count == 0} onclick={move |_| go.emit(back)}>{ sign }</button>
        }
    };
    html! {
        <div class="search" role="search">
            <input type="search" ref={field} {oninput} {onkeydown} data-testid={testids::SEARCH} aria-label={say::search::LABEL.text()}
                placeholder={say::search::PLACEHOLDER.text()} autocomplete="off" spellcheck="false" />
            { step(true, say::search::PREVIOUS.text(), "‹") }
            { step(false, say::search::NEXT.text(), "›") }
            <output data-testid={testids::SEARCH_PLACES} aria-live="polite">{ words }</output>
            <button type="button" class="quiet" title={say::search::CLOSE.text()} aria-label={say::search::CLOSE_LABEL.text()} onclick={props.close.reform(|_: MouseEvent| ())}>{ "×" }</button>
        </div>
    }
}
