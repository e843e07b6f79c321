//! In: light or dark, the language. Out: the bar at the top of the page.

use crate::say;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::hooks::Appearance;
use super::language::LANGUAGES;
use super::{outside, testids};

/// The project's name, what it is, the language, and light or dark.
pub fn header(appearance: &Appearance, language: &'static str, choose: &Callback<String>) -> Html {
    let Appearance { dark, toggle } = appearance.clone();
    let chosen = choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let option = |(name, title): &(&'static str, &'static str)| {
        html! { <option value={*name} lang={*name} selected={*name == language}>{ *title }</option> }
    };
    html! {
        <header class="masthead">
            <a class="skip" href="#main">{ say::header::SKIP.text() }</a>
            <a class="brand" href="?">
                <svg viewBox="0 0 26 20" width="26" height="20" aria-hidden="true" class="brand-sign">
                    <rect class="run" x="0" y="1" width="11" height="4" rx="1.5" /><rect class="wait" x="13" y="1" width="13" height="4" rx="1.5" />
                    <rect class="wait" x="0" y="8" width="6" height="4" rx="1.5" /><rect class="run" x="8" y="8" width="14" height="4" rx="1.5" />
                    <rect class="run" x="4" y="15" width="8" height="4" rx="1.5" /><rect class="wait" x="14" y="15" width="9" height="4" rx="1.5" />
                </svg>
                { "Tasklanes" }
            </a>
            <p class="tagline">{ say::header::TAGLINE.text() }</p>
            <select class="quiet" onchange={chosen} data-testid={testids::LANGUAGE} aria-label={say::header::LANGUAGE.text()}>
                { for LANGUAGES.iter().map(option) }
            </select>
            <button type="button" class="quiet" data-testid={testids::SHARE} onclick={|_| drop(outside::share())} aria-haspopup="dialog">
                { say::header::SHARE.text() }
            </button>
            <button type="button" class="quiet" data-testid={testids::THEME} onclick={move |_| toggle.emit(())}
                aria-label={if dark { say::header::TO_LIGHT.text() } else { say::header::TO_DARK.text() }}>
                { if dark { say::header::LIGHT.text() } else { say::header::DARK.text() } }
            </button>
        </header>
    }
}
