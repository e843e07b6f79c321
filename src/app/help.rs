//! In: nothing. Out: a dialog with all keys of the lanes.

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
const KEYS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Look",
        &[
            ("W S", "closer and farther, about the pointer; by place on the keyboard, as A and D"),
            ("A D ← →", "earlier and later"),
            ("+ −", "closer and farther, about the middle"),
            ("Ctrl wheel", "closer and farther, about the pointer"),
            ("Shift drag", "move; on a touch screen a finger moves and two zoom"),
            ("F", "the selection in full width"),
            ("0", "everything"),
            ("Backspace", "the view before; with Shift, after it again"),
        ],
    ),
    (
        "Play",
        &[
            ("Space", "play and pause"),
            (", .", "back and on by one event"),
            ("Shift ← →", "back and on by a little"),
        ],
    ),
    (
        "Select",
        &[
            ("click", "a span, with who woke it and whom it woke"),
            (
                "drag",
                "a stretch of time, with how long each lane was in which state; on the ruler, of all lanes",
            ),
            ("↑ ↓", "the lane above and below"),
            ("[ ]", "to who woke it, and to whom it woke next"),
            ("/", "look for a task, thread or function; Enter and Shift Enter go from place to place"),
            ("Escape", "nothing any more"),
            ("?", "this list"),
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
    let group = |(title, keys): &(&'static str, &'static [(&str, &str)])| {
        let row = |(keys, words): &(&'static str, &'static str)| {
            html! { <div><dt>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dt><dd>{ *words }</dd></div> }
        };
        html! { <><h3>{ *title }</h3><dl>{ for keys.iter().map(row) }</dl></> }
    };
    html! {
        <dialog class="help" ref={dialog} aria-label="Keys of the lanes" data-testid={testids::HELP}>
            <header>
                <h2>{ "Keys of the lanes" }</h2>
                <button type="button" class="quiet" aria-label="Close" onclick={shut}>{ "×" }</button>
            </header>
            { for KEYS.iter().map(group) }
        </dialog>
    }
}
