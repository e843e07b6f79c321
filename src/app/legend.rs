//! In: the states and the theme. Out: what the colours and patterns of the lanes mean.

use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::hooks::Page;
use super::testids;
use crate::say;
use crate::view::paint::paint_swatch;
use crate::view::scene::StateClass;
use crate::view::theme::Theme;
use crate::view::words::LEGEND;

/// A swatch and a word for each state.
pub fn legend(page: &Page) -> Html {
    let dark = page.dark;
    let entry = |entry: &crate::view::words::LegendEntry| {
        html! { <li title={entry.meaning.text()}><Swatch class={entry.class} {dark} />{ entry.label.text() }</li> }
    };
    html! { <ul class="legend" aria-label={say::legend::LEGEND.text()} data-testid={testids::LEGEND}>{ for LEGEND.iter().map(entry) }</ul> }
}

#[derive(PartialEq, Properties)]
struct Props {
    class: StateClass,
    dark: bool,
}

#[component]
fn Swatch(props: &Props) -> Html {
    let canvas = use_node_ref();
    use_effect_with((props.class, props.dark), {
        let canvas = canvas.clone();
        move |(class, dark)| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                paint_swatch(canvas, *class, Theme::of(*dark));
            }
        }
    });
    html! { <canvas class="swatch" ref={canvas} aria-hidden="true" /> }
}
