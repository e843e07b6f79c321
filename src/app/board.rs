//! In: the page. Out: what happened: playback, legend, lanes, numbers.

use yew::prelude::*;

use super::banner::Banner;
use super::lanes::Lanes;
use super::legend::Legend;
use super::numbers::Numbers;
use super::transport::Transport;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant.
    #[prop_or_default]
    pub only: Option<usize>,
}

/// The lanes of all variants on one time axis, with everything to read them.
#[component]
pub fn Board(props: &Props) -> Html {
    let only = props.only;
    html! {
        <section class="board" aria-label="What happened">
            <Transport />
            <Banner {only} />
            <Lanes {only} />
            <Legend />
            <p id="lanes-keys" class="keys">
                { "Drag to move, Ctrl and wheel or + and − to zoom, 0 for all of it. Space plays, Shift and arrows step, ↑ ↓ go from lane to lane." }
            </p>
            <Numbers {only} />
        </section>
    }
}
