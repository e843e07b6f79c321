//! In: the shown program. Out: the same with colours, to read and to change, with marks where something is or is wrong.
//!
//! A transparent textarea lies over the coloured text, so that the browser does the editing: its own undo, its own input
//! methods, its own speech. Tab indents; after Escape, Tab leaves the field as everywhere else.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};
use yew::prelude::*;

use super::code::{Code, is_long};
use super::edit::{self, Edit};
use super::hooks::{Page, use_page};
use super::state::Action;
use super::{reader, testids};
use crate::say;
use crate::source::highlight::Class;

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
    let brackets = use_state_eq(|| None::<(usize, usize)>);
    let look = {
        let (brackets, page) = (brackets.setter(), page.clone());
        Callback::from(move |event: Event| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            brackets.set(brackets_at(&page, &area));
        })
    };
    let (onkeyup, onclick) =
        (look.reform(|event: KeyboardEvent| event.into()), look.reform(|event: MouseEvent| event.into()));
    let onblur = {
        let brackets = brackets.setter();
        move |_| brackets.set(None)
    };
    // They were another text's if the editor has not been looked at since.
    let is_there =
        |(_, last): &(usize, usize)| text.as_bytes().get(*last).is_some_and(|byte| b")]}".contains(byte));
    let brackets = (*brackets).filter(is_there);
    let title = page.state.scenario.variants[variant].title.clone();
    html! {
        <div class="code">
            <div class="code-sheet">
                <Code {brackets} />
                <textarea class={classes!("code-input", is_long(&text).then_some("is-plain"))} value={text.to_string()} {oninput} {onkeydown} {onkeyup} {onclick} {onfocus} {onblur} wrap="off" spellcheck="false"
                    autocapitalize="off" autocomplete="off" data-testid={testids::EDITOR} aria-label={say::editor::LABEL.with(&[&title])}
                    aria-describedby="editor-keys" />
            </div>
            <p id="editor-keys" class="keys">{ say::editor::KEYS.text() }</p>
        </div>
    }
}

/// The brackets at the cursor that belong together.
fn brackets_at(page: &Page, area: &HtmlTextAreaElement) -> Option<(usize, usize)> {
    let cursor = area.selection_start().ok()??;
    if area.selection_end().ok()? != Some(cursor) {
        return None;
    }
    let text = area.value();
    let reading = reader::known(&page.state.scenario.variants[page.state.selected].file, &text);
    let colours = reading.map(|reading| reading.colours()).unwrap_or_default();
    edit::pair(&text, cursor as usize, |place| {
        let index = colours.partition_point(|(range, _)| range.end as usize <= place);
        let colour = colours.get(index).filter(|(range, _)| range.start as usize <= place);
        !colour.is_some_and(|(_, class)| matches!(class, Class::String | Class::Comment))
    })
}

/// Tab, Shift+Tab, Enter, Backspace and Ctrl+/ edit; Escape gives Tab back to the page.
fn on_key(event: &KeyboardEvent, leaves: &mut bool) {
    let with_control = event.ctrl_key() || event.meta_key();
    let is_comment = with_control && event.key() == "/";
    if with_control && !is_comment || event.alt_key() || event.is_composing() {
        return;
    }
    let area: HtmlTextAreaElement = event.target_unchecked_into();
    let text = area.value();
    let length = text.encode_utf16().count();
    let place = |place: Result<Option<u32>, _>| {
        place.ok().flatten().map_or(length, |place: u32| place as usize).min(length)
    };
    let (from, to) = (place(area.selection_start()), place(area.selection_end()));
    let edit = match event.key().as_str() {
        "/" if is_comment => edit::comment,
        "Backspace" => {
            *leaves = false;
            if let Some(edit) = edit::back(&text, from, to) {
                event.prevent_default();
                apply(&area, &edit);
            }
            return;
        }
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
    apply(&area, &edit(&text, from, to));
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
