//! In: the lines of the shown program, and what is pointed at. Out: marks on those lines; and who points at a line
//! points at its spans and its actors.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement, MouseEvent};

use super::conductor::Conductor;
use super::focus::Focus;

/// Listens to what happens over the lines: the pointer, and the editor's cursor.
#[must_use]
pub fn listen(lines: &HtmlElement, conductor: &Rc<Conductor>, variant: usize) -> Vec<EventListener> {
    let Some(sheet) = lines.parent_element() else { return Vec::new() };
    ["pointermove", "pointerleave", "click", "keyup", "focusout"]
        .map(|name| {
            let (lines, me) = (lines.clone(), Rc::downgrade(conductor));
            EventListener::new(&sheet, name, move |event| {
                if let Some(conductor) = me.upgrade() {
                    hear(&lines, &conductor, variant, event);
                }
            })
        })
        .into()
}

fn hear(lines: &HtmlElement, conductor: &Conductor, variant: usize, event: &Event) {
    let of_line = |line: Option<u32>| {
        let line = line.filter(|line| *line <= lines.children().length());
        line.map(|line| Focus::of_line(conductor, variant, line))
    };
    let stage = &conductor.stage;
    match event.type_().as_str() {
        "pointermove" => stage.point(of_line(under(lines, event))),
        "pointerleave" => stage.point(None),
        "focusout" => stage.pin(None),
        _ => stage.pin(of_line(cursor(event))),
    }
}

/// The line under the pointer, from 1. All lines have the same height.
fn under(lines: &HtmlElement, event: &Event) -> Option<u32> {
    let y = f64::from(event.dyn_ref::<MouseEvent>()?.client_y());
    let rect = lines.get_bounding_client_rect();
    let place = (y - rect.top()) / rect.height() * f64::from(lines.children().length());
    (place >= 0.0).then_some(place as u32 + 1)
}

/// The line of the editor's cursor, from 1.
fn cursor(event: &Event) -> Option<u32> {
    let editor = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let place = editor.selection_start().ok()?? as usize;
    let before = editor.value().encode_utf16().take(place).filter(|unit| *unit == u16::from(b'\n')).count();
    Some(before as u32 + 1)
}

/// Brings the marks of the lines from what they were to what is pointed at now, and the first of them into view.
pub fn mark(lines: &HtmlElement, before: &mut Option<Rc<Focus>>, now: Option<Rc<Focus>>) {
    if *before == now {
        return;
    }
    let numbers =
        |focus: &Option<Rc<Focus>>| focus.as_ref().map(|focus| focus.lines.clone()).unwrap_or_default();
    let line = |number: u32| lines.children().item(number.checked_sub(1)?);
    let (old, new) = (numbers(before), numbers(&now));
    old.iter()
        .filter(|number| !new.contains(number))
        .filter_map(|number| line(*number))
        .for_each(|line| unmark(&line));
    for line in new.iter().filter_map(|number| line(*number)) {
        // Cannot fail: the name is a valid one.
        let _ = line.set_attribute("data-pointed", "");
    }
    let is_here =
        lines.parent_element().is_some_and(|sheet| sheet.matches(":hover, :focus-within").unwrap_or(false));
    if let Some(first) = new.first().and_then(|number| line(*number)).filter(|_| !is_here) {
        reveal(lines, &first);
    }
    *before = now;
}

/// Takes the mark from a line.
pub fn unmark(line: &Element) {
    // Cannot fail: the name is a valid one.
    let _ = line.remove_attribute("data-pointed");
}

/// Scrolls the code, and nothing else, so that a line can be seen.
fn reveal(lines: &HtmlElement, line: &Element) {
    let Some(frame) = lines.closest(".code").ok().flatten() else { return };
    let (outer, inner) = (frame.get_bounding_client_rect(), line.get_bounding_client_rect());
    let by = if inner.top() < outer.top() {
        inner.top() - outer.top()
    } else if inner.bottom() > outer.bottom() {
        inner.bottom() - outer.bottom()
    } else {
        return;
    };
    frame.set_scroll_top(frame.scroll_top() + by as i32);
}
