//! In: the shown program, what is wrong in it, and the stage. Out: its lines in colours, and on them who is there now.

use std::ops::Range;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::conductor::Conductor;
use super::hooks::use_page;
use super::link;
use super::playhead::Motion;
use super::problems::{Problem, problems};
use super::{reader, testids};
use crate::program::reading::{LONGEST_COLOURED, Reading};
use crate::source::highlight::Class;
use crate::view::moment::lines_at;
use crate::view::scene::StateClass;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The brackets at the cursor, as bytes of the text.
    pub brackets: Option<(usize, usize)>,
}

/// The program's lines.
#[component]
pub fn Code(props: &Props) -> Html {
    let page = use_page();
    let variant = page.state.selected;
    let text = page.state.texts[variant].clone();
    let is_marked = page.state.finished(variant).is_none_or(|finished| finished.settings.text == *text);
    let lines = use_node_ref();
    use_effect_with((page.conductor.clone(), variant, is_marked), {
        let lines = lines.clone();
        move |(conductor, variant, is_marked)| {
            let (me, variant, is_marked) = (std::rc::Rc::downgrade(conductor), *variant, *is_marked);
            let before = std::cell::RefCell::new(Marks::new());
            let mut listeners = Vec::new();
            if let Some(lines) = lines.cast::<HtmlElement>() {
                unmark(&lines);
                if is_marked {
                    listeners = link::listen(&lines, conductor, variant);
                }
            }
            let pointed = std::cell::RefCell::default();
            let watch = conductor.stage.watch(move |_| {
                if let (Some(conductor), Some(lines)) = (me.upgrade(), lines.cast::<HtmlElement>()) {
                    let now = if is_marked { who_is_where(&conductor, variant) } else { Marks::new() };
                    mark(&lines, &mut before.borrow_mut(), now);
                    let focus = conductor.stage.focus().filter(|focus| is_marked && focus.variant == variant);
                    link::mark(&lines, &mut pointed.borrow_mut(), focus);
                }
            });
            move || drop((watch, listeners))
        }
    });
    let problems = problems(&page.state, variant);
    let reading = reader::known(&page.state.scenario.variants[variant].file, &text);
    // So many lines would keep the browser busy; the editor shows the text itself then.
    let lines_shown = if is_long(&text) {
        Vec::new()
    } else {
        pieces(&text, reading.as_deref(), &problems, props.brackets)
    };
    html! {
        <pre class="code-lines" aria-hidden="true" ref={lines} data-testid={testids::CODE} key={variant}>
            { for lines_shown.iter().enumerate().map(|(index, line)| view_line(index + 1, &text, line, &problems)) }
        </pre>
    }
}

/// Whether a text has no colours, because they would be too many.
pub fn is_long(text: &str) -> bool {
    text.len() > LONGEST_COLOURED
}

/// A piece of a line: its bytes in the text, its colour, whether it is wrong, and whether it is a bracket at the cursor.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    bytes: Range<usize>,
    class: &'static str,
    is_wrong: bool,
    is_bracket: bool,
}

/// The lines of a program as pieces of one look each.
fn pieces(
    text: &str,
    reading: Option<&Reading>,
    problems: &[Problem],
    brackets: Option<(usize, usize)>,
) -> Vec<Vec<Piece>> {
    let colours = reading.map(Reading::colours).unwrap_or_default();
    let wrong: Vec<Range<usize>> = problems
        .iter()
        .filter_map(|problem| problem.bytes)
        .map(|(start, end)| start as usize..end as usize)
        .collect();
    let mut edges: Vec<usize> =
        colours.iter().flat_map(|(range, _)| [range.start as usize, range.end as usize]).collect();
    edges.extend(wrong.iter().flat_map(|range| [range.start, range.end]));
    edges.extend(brackets.into_iter().flat_map(|(one, other)| [one, one + 1, other, other + 1]));
    crate::sorting::sort(&mut edges);
    let look = |bytes: Range<usize>| {
        let index = colours.partition_point(|(range, _)| range.end as usize <= bytes.start);
        let colour = colours.get(index).filter(|(range, _)| range.start as usize <= bytes.start);
        let is_wrong = wrong.iter().any(|range| range.start <= bytes.start && bytes.end <= range.end);
        let is_bracket = brackets.is_some_and(|(one, other)| bytes.start == one || bytes.start == other);
        Piece { class: colour.map_or("", |(_, class)| class_of(*class)), is_wrong, is_bracket, bytes }
    };
    let mut start = 0;
    let mut line = |length: usize| {
        let (from, to) = (start, start + length);
        start = to + 1;
        let inner =
            edges.iter().copied().filter(|edge| *edge > from && *edge < to && text.is_char_boundary(*edge));
        let mut borders = vec![from];
        borders.extend(inner);
        borders.push(to);
        borders.dedup();
        borders.windows(2).map(|pair| look(pair[0]..pair[1])).collect()
    };
    text.split('\n').map(|text| line(text.len())).collect()
}

fn class_of(class: Class) -> &'static str {
    match class {
        Class::Keyword => "keyword",
        Class::Constant | Class::Number => "number",
        Class::Definition => "definition",
        Class::Decorator => "decorator",
        Class::Builtin => "builtin",
        Class::String => "string",
        Class::Field => "field",
        Class::Comment => "comment",
        Class::Operator => "operator",
    }
}

fn view_line(number: usize, text: &str, pieces: &[Piece], problems: &[Problem]) -> Html {
    let problem = problems.iter().find(|problem| problem.line as usize == number);
    let class = classes!("line", problem.map(|_| "is-wrong"));
    let pieces = pieces.iter().map(|piece| {
        let words = text[piece.bytes.clone()].to_owned();
        let class = classes!(
            (!piece.class.is_empty()).then_some(piece.class),
            piece.is_wrong.then_some("wavy"),
            piece.is_bracket.then_some("bracket")
        );
        if class.is_empty() {
            html! { { words } }
        } else {
            html! { <span {class}>{ words }</span> }
        }
    });
    html! {
        <div {class} data-line={number.to_string()} key={number}>
            { for pieces }
            if let Some(problem) = problem { <span class="lens">{ &problem.message }</span> }
        </div>
    }
}

/// Each line on which somebody is, in order, with its class and the words.
type Marks = Vec<(u32, &'static str, String)>;

/// Who is on which line at the playhead. Nobody once a recording is at its end.
fn who_is_where(conductor: &Conductor, variant: usize) -> Marks {
    let stage = &conductor.stage;
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else { return Marks::new() };
    if stage.is_at_rest() || stage.motion() == Motion::Still && stage.playhead().0 == 0 {
        return Marks::new();
    }
    let all = lines_at(&recording.spans, stage.playhead());
    let lines = all.chunk_by(|one, other| one.line == other.line);
    let marks = lines.map(|here| {
        let mut class = here[0].class;
        for other in here {
            if weight(other.class) > weight(class) {
                class = other.class;
            }
        }
        let names: Vec<&str> = here.iter().map(|here| here.name).collect();
        (here[0].line, class_name(class), list(&names))
    });
    marks.collect()
}

fn weight(class: StateClass) -> u8 {
    match class {
        StateClass::Blocked => 4,
        StateClass::Running => 3,
        StateClass::Ready | StateClass::Queued | StateClass::WaitingGil => 2,
        StateClass::Waiting => 1,
        StateClass::Created | StateClass::Done => 0,
    }
}

fn class_name(class: StateClass) -> &'static str {
    match class {
        StateClass::Running => "running",
        StateClass::Blocked => "blocked",
        StateClass::Ready | StateClass::Queued | StateClass::WaitingGil => "ready",
        StateClass::Waiting | StateClass::Created | StateClass::Done => "waiting",
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [one, two, three, rest @ ..] if !rest.is_empty() => format!("{one}, {two}, {three} + {}", rest.len()),
        few => few.join(", "),
    }
}

/// Takes all marks from the lines.
fn unmark(lines: &HtmlElement) {
    let children = lines.children();
    for line in (0..children.length()).filter_map(|index| children.item(index)) {
        unmark_line(&line);
        link::unmark(&line);
    }
}

fn unmark_line(line: &Element) {
    // Cannot fail: the names are valid ones.
    let _ = line.remove_attribute("data-now");
    let _ = line.remove_attribute("data-who");
}

/// Brings the attributes of the lines from what they were to what is now.
fn mark(lines: &HtmlElement, before: &mut Marks, now: Marks) {
    let children = lines.children();
    let line = |number: u32| children.item(number - 1);
    let is_marked = |number: u32| now.iter().any(|(other, ..)| *other == number);
    for (number, ..) in before.iter().filter(|(number, ..)| !is_marked(*number)) {
        if let Some(line) = line(*number) {
            unmark_line(&line);
        }
    }
    for mark in now.iter().filter(|mark| !before.contains(mark)) {
        let (number, class, who) = mark;
        if let Some(line) = line(*number) {
            // Cannot fail: the names are valid ones.
            let _ = line.set_attribute("data-now", class);
            let _ = line.set_attribute("data-who", who);
        }
    }
    *before = now;
}
