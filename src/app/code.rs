//! In: the shown program, what is wrong in it, and the stage. Out: its lines in colours, and on them who is there now.

use std::collections::BTreeMap;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::conductor::Conductor;
use super::hooks::use_page;
use super::problems::{Problem, problems};
use super::stage::Motion;
use super::testids;
use crate::view::moment::lines_at;
use crate::view::scene::StateClass;

/// The program's lines.
#[component]
pub fn Code() -> Html {
    let page = use_page();
    let variant = page.state.selected;
    let text = page.state.texts[variant].clone();
    let is_marked = page.state.finished(variant).is_none_or(|finished| finished.settings.text == *text);
    let lines = use_node_ref();
    use_effect_with((page.conductor.clone(), variant, is_marked), {
        let lines = lines.clone();
        move |(conductor, variant, is_marked)| {
            let (me, variant, is_marked) = (std::rc::Rc::downgrade(conductor), *variant, *is_marked);
            let before = std::cell::RefCell::new(BTreeMap::new());
            let watch = conductor.stage.watch(move |_| {
                if let (Some(conductor), Some(lines)) = (me.upgrade(), lines.cast::<HtmlElement>()) {
                    let now = if is_marked { who_is_where(&conductor, variant) } else { BTreeMap::new() };
                    mark(&lines, &mut before.borrow_mut(), now);
                }
            });
            move || drop(watch)
        }
    });
    let problems = problems(&page.state, variant);
    html! {
        <pre class="code-lines" aria-hidden="true" ref={lines} data-testid={testids::CODE} key={variant}>
            { for colours(&text).into_iter().enumerate().map(|(index, line)| view_line(index + 1, line, &problems)) }
        </pre>
    }
}

/// A piece of a line and the class of its colour.
type Piece = (&'static str, String);

/// The lines of a program as pieces of one colour each.
fn colours(text: &str) -> Vec<Vec<Piece>> {
    text.split('\n').map(|line| vec![("", line.to_owned())]).collect()
}

fn view_line(number: usize, pieces: Vec<Piece>, problems: &[Problem]) -> Html {
    let problem = problems.iter().find(|problem| problem.line as usize == number);
    let class = classes!("line", problem.map(|_| "is-wrong"));
    let pieces = pieces.into_iter().map(|(class, text)| {
        if class.is_empty() {
            html! { { text } }
        } else {
            html! { <span {class}>{ text }</span> }
        }
    });
    html! {
        <div {class} data-line={number.to_string()} key={number}>
            { for pieces }
            if let Some(problem) = problem { <span class="lens">{ &problem.message }</span> }
        </div>
    }
}

/// The words and the class for each line on which somebody is.
type Marks = BTreeMap<u32, (&'static str, String)>;

/// Who is on which line at the playhead. Nobody once a recording is at its end.
fn who_is_where(conductor: &Conductor, variant: usize) -> Marks {
    let stage = &conductor.stage;
    let mut marks: BTreeMap<u32, (StateClass, Vec<String>)> = BTreeMap::new();
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else { return Marks::new() };
    if stage.motion() == Motion::Still && (stage.playhead() >= stage.end() || stage.playhead().0 == 0) {
        return Marks::new();
    }
    for here in lines_at(&recording.spans, stage.playhead()) {
        let (class, names) = marks.entry(here.line).or_insert((here.class, Vec::new()));
        if weight(here.class) > weight(*class) {
            *class = here.class;
        }
        names.push(here.name.to_owned());
    }
    marks.into_iter().map(|(line, (class, names))| (line, (class_name(class), list(&names)))).collect()
}

fn weight(class: StateClass) -> u8 {
    match class {
        StateClass::Blocked => 4,
        StateClass::Running => 3,
        StateClass::Ready | StateClass::WaitingGil => 2,
        StateClass::Waiting => 1,
        StateClass::Created | StateClass::Done => 0,
    }
}

fn class_name(class: StateClass) -> &'static str {
    match class {
        StateClass::Running => "running",
        StateClass::Blocked => "blocked",
        StateClass::Ready | StateClass::WaitingGil => "ready",
        StateClass::Waiting | StateClass::Created | StateClass::Done => "waiting",
    }
}

fn list(names: &[String]) -> String {
    match names {
        [one, two, three, rest @ ..] if !rest.is_empty() => format!("{one}, {two}, {three} + {}", rest.len()),
        few => few.join(", "),
    }
}

/// Brings the attributes of the lines from what they were to what is now.
fn mark(lines: &HtmlElement, before: &mut Marks, now: Marks) {
    let children = lines.children();
    let line = |number: u32| children.item(number - 1).and_then(|child| child.dyn_into::<Element>().ok());
    for number in before.keys().filter(|number| !now.contains_key(number)) {
        if let Some(line) = line(*number) {
            // Cannot fail: the names are valid ones. The same holds below.
            let _ = line.remove_attribute("data-now");
            let _ = line.remove_attribute("data-who");
        }
    }
    for (number, (class, who)) in now.iter().filter(|(number, words)| before.get(number) != Some(words)) {
        if let Some(line) = line(*number) {
            let _ = line.set_attribute("data-now", class);
            let _ = line.set_attribute("data-who", who);
        }
    }
    *before = now;
}
