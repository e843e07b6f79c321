//! In: nothing. Out: a dialog with all keys of the lanes.

use crate::say::{self, Word};
use gloo_events::EventListener;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::testids;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// It was closed.
    pub close: Callback<()>,
}

/// Keys, and what they do, in groups.
const KEYS: [(Word, &[(&str, Word)]); 3] = [
    (
        say::help::LOOK,
        &[
            ("W S", say::help::ZOOM_POINTER),
            ("A D ← →", say::help::PAN),
            ("+ −", say::help::ZOOM_MIDDLE),
            ("Ctrl wheel", say::help::ZOOM_WHEEL),
            ("Shift drag", say::help::MOVE),
            ("F", say::help::SELECTION),
            ("0", say::help::EVERYTHING),
            ("Backspace", say::help::BEFORE),
        ],
    ),
    (
        say::help::PLAY,
        &[("Space", say::help::PAUSE), (", .", say::help::EVENT), ("Shift ← →", say::help::LITTLE)],
    ),
    (
        say::help::SELECT,
        &[
            ("click", say::help::SPAN),
            ("drag", say::help::STRETCH),
            ("↑ ↓", say::help::LANE),
            ("[ ]", say::help::WAKE),
            ("/", say::help::SEARCH),
            ("Escape", say::help::NOTHING),
            ("?", say::help::LIST),
        ],
    ),
];

/// The dialog. It keeps the focus while it is open and gives it back.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let (dialog, close) = (dialog.clone(), props.close.clone());
        move |()| {
            let listener = dialog.cast::<HtmlDialogElement>().map(|dialog| {
                // Fails only for what is open or not in the document.
                let _ = dialog.show_modal();
                EventListener::new(&dialog, "close", move |_| close.emit(()))
            });
            move || drop(listener)
        }
    });
    let shut = {
        let dialog = dialog.clone();
        move |_| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let group = |(title, keys): &(Word, &'static [(&str, Word)])| {
        let row = |(keys, words): &(&'static str, Word)| {
            html! { <div><dt>{ for keys.split(' ').map(|key| html! { <kbd>{ name(key) }</kbd> }) }</dt><dd>{ words.text() }</dd></div> }
        };
        html! { <><h3>{ title.text() }</h3><dl>{ for keys.iter().map(row) }</dl></> }
    };
    html! {
        <dialog class="help" ref={dialog} aria-label={say::help::TITLE.text()} data-testid={testids::HELP}>
            <header>
                <h2>{ say::help::TITLE.text() }</h2>
                <button type="button" class="quiet" aria-label={say::help::CLOSE.text()} onclick={shut}>{ "×" }</button>
            </header>
            { for KEYS.iter().map(group) }
        </dialog>
    }
}

/// What is written on a key, or done with a mouse.
fn name(key: &'static str) -> &'static str {
    match key {
        "Ctrl" => say::help::CTRL.text(),
        "wheel" => say::help::WHEEL.text(),
        "Shift" => say::help::SHIFT.text(),
        "drag" => say::help::DRAG.text(),
        "click" => say::help::CLICK.text(),
        "Space" => say::help::SPACE.text(),
        "Backspace" => say::help::BACKSPACE.text(),
        other => other,
    }
}
