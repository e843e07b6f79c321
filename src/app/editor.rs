//! In: the shown program. Out: the same with colours, to read and to change, with marks where something is or is wrong.
//!
//! A transparent textarea lies over the coloured text, so that the browser does the editing. Tab indents;
//! after Escape, Tab leaves the field as everywhere else.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};
use yew::prelude::*;

use super::code::Code;
use super::edit::{self, Edit};
use super::hooks::use_page;
use super::state::Action;
use super::testids;

/// The program in an editor.
#[component]
pub fn Editor() -> Html {
    let page = use_page();
    let variant = page.state.selected;
    let text = page.state.texts[variant].clone();
    let leaves = use_mut_ref(|| false);
    let oninput = {
        let dispatch = page.dispatch.clone();
        move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Edit(Rc::from(area.value())));
        }
    };
    let onkeydown = {
        let leaves = leaves.clone();
        move |event: KeyboardEvent| on_key(&event, &mut leaves.borrow_mut())
    };
    let onfocus = move |_| *leaves.borrow_mut() = false;
    let title = page.state.scenario.variants[variant].title.clone();
    html! {
        <div class="code">
            <div class="code-sheet">
                <Code />
                <textarea class="code-input" value={text.to_string()} {oninput} {onkeydown} {onfocus} wrap="off" spellcheck="false"
                    autocapitalize="off" autocomplete="off" data-testid={testids::EDITOR} aria-label={format!("Program: {title}")}
                    aria-describedby="editor-keys" />
            </div>
            <p id="editor-keys" class="keys">{ "Tab indents. To leave the editor by keyboard: Escape, then Tab." }</p>
        </div>
    }
}

/// Tab, Shift+Tab and Enter edit; Escape gives Tab back to the page.
fn on_key(event: &KeyboardEvent, leaves: &mut bool) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let area: HtmlTextAreaElement = event.target_unchecked_into();
    let edit = match event.key().as_str() {
        "Escape" => {
            *leaves = true;
            return;
        }
        "Shift" => return,
        "Tab" if *leaves => return,
        "Tab" if event.shift_key() => edit::outdent,
        "Tab" => edit::indent,
        "Enter" => edit::newline,
        _ => {
            *leaves = false;
            return;
        }
    };
    event.prevent_default();
    let length = area.value().encode_utf16().count();
    let place = |place: Result<Option<u32>, _>| {
        place.ok().flatten().map_or(length, |place: u32| place as usize).min(length)
    };
    let edit = edit(&area.value(), place(area.selection_start()), place(area.selection_end()));
    apply(&area, &edit);
}

/// Types the edit as the user would, so that undo knows of it.
fn apply(area: &HtmlTextAreaElement, edit: &Edit) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok()) else {
        return;
    };
    // Neither fails for a textarea that is on the page.
    let _ = area.set_selection_range(edit.from as u32, edit.to as u32);
    let command = if edit.text.is_empty() { "delete" } else { "insertText" };
    let _ = document.exec_command_with_show_ui_and_value(command, false, &edit.text);
    let _ = area.set_selection_range(edit.selection.0 as u32, edit.selection.1 as u32);
}
