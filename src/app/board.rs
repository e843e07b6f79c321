//! In: the page. Out: what happened: playback, legend, lanes, numbers.

use crate::say;
use yew::prelude::*;

use super::banner::banner;
use super::findings::finding_lists;
use super::hooks::Page;
use super::inside::InsideView;
use super::lanes::Lanes;
use super::legend::legend;
use super::numbers::Numbers;
use super::story::Story;
use super::transport::Transport;

/// The lanes of all variants on one time axis, with everything to read them.
pub fn board(page: &Page, only: Option<usize>) -> Html {
    html! {
        <section class="board" aria-label={say::board::WHAT_HAPPENED.text()}>
            <Transport />
            { banner(page, only) }
            <Story {only} />
            <Lanes {only} />
            { legend(page) }
            <p id="lanes-keys" class="keys">
                { say::board::KEYS.text() }
            </p>
            <InsideView />
            <Numbers {only} />
            { finding_lists(page, only) }
        </section>
    }
}
