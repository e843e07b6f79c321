//! In: light or dark. Out: the bar at the top of the page.

use yew::prelude::*;

use super::hooks::Appearance;
use super::{outside, testids};

/// The project's name, what it is, and light or dark.
pub fn header(appearance: &Appearance) -> Html {
    let Appearance { dark, toggle } = appearance.clone();
    html! {
        <header class="masthead">
            <a class="skip" href="#main">{ "Skip to the scenario" }</a>
            <a class="brand" href="?">
                <svg viewBox="0 0 26 20" width="26" height="20" aria-hidden="true" class="brand-sign">
                    <rect class="run" x="0" y="1" width="11" height="4" rx="1.5" /><rect class="wait" x="13" y="1" width="13" height="4" rx="1.5" />
                    <rect class="wait" x="0" y="8" width="6" height="4" rx="1.5" /><rect class="run" x="8" y="8" width="14" height="4" rx="1.5" />
                    <rect class="run" x="4" y="15" width="8" height="4" rx="1.5" /><rect class="wait" x="14" y="15" width="9" height="4" rx="1.5" />
                </svg>
                { "Tasklanes" }
            </a>
            <p class="tagline">{ "Where does the time of a Python program go?" }</p>
            <button type="button" class="quiet" data-testid={testids::SHARE} onclick={|_| drop(outside::share())} aria-haspopup="dialog">
                { "Share" }
            </button>
            <button type="button" class="quiet" data-testid={testids::THEME} onclick={move |_| toggle.emit(())}
                aria-label={if dark { "Switch to the light theme" } else { "Switch to the dark theme" }}>
                { if dark { "Light" } else { "Dark" } }
            </button>
        </header>
    }
}
