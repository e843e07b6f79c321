//! In: the page. Out: what happened: playback, legend, lanes, numbers.

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
        <section class="board" aria-label="What happened">
            <Transport />
            { banner(page, only) }
            <Story {only} />
            <Lanes {only} />
            { legend(page) }
            <p id="lanes-keys" class="keys">
                { "Drag to select a stretch of time, Shift and drag to move, Ctrl and wheel or W and S to zoom, 0 for all of it. Space plays, comma and full stop step, ↑ ↓ go from lane to lane, ? shows all keys." }
            </p>
            <InsideView />
            <Numbers {only} />
            { finding_lists(page, only) }
        </section>
    }
}
