//! In: what the shown program wrote. Out: the same with times, as far as the playhead has come.

use std::rc::Rc;

use yew::prelude::*;

use super::conductor::Conductor;
use super::files::Files;
use super::hooks::{use_page, use_watch};
use super::state::Outcome;
use super::{testids, words};
use crate::say;
use crate::trace::event::{ActorKind, Stream, Time};
use crate::trace::span::{MarkKind, Spans};

/// A line of output.
#[derive(Clone, PartialEq)]
struct Line {
    at: Time,
    kind: Kind,
    text: String,
    /// Whether the program has ended it.
    is_ended: bool,
}

/// The first lines, and what follows them.
#[derive(PartialEq)]
struct Shown {
    lines: Vec<Line>,
    /// How many more lines there are.
    more: usize,
    /// When the last line was written.
    end: Time,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Written,
    Error,
    Response,
}

/// More lines than this are not shown, only counted: a page is not a terminal.
const MOST_LINES: usize = 1000;
/// A line that is written in parts has no more bytes than this before its last part.
const LONGEST_LINE: usize = 4_000;

/// The output, and the responses of a server. What is still to come is pale.
#[component]
pub fn Output() -> Html {
    let page = use_page();
    let state = &page.state;
    let variant = state.selected;
    let count = use_watch(&page.conductor, variant, |conductor, variant| count(conductor, *variant));
    let ended = matches!(state.outcomes[variant], Outcome::Finished(_));
    let shown = use_memo((page.conductor.clone(), variant, count), |(conductor, variant, _)| {
        read(conductor, *variant)
    });
    let words = if ended { say::output::NOTHING.text() } else { say::output::NOT_YET.text() };
    html! {
        <section class="output" aria-label={say::output::OUTPUT.text()} data-testid={testids::OUTPUT} data-variant={state.scenario.variants[variant].slug.clone()}>
            <h2>{ say::output::OUTPUT.text() }</h2>
            if shown.lines.is_empty() { <p class="faint">{ words }</p> } else { <Lines {shown} /> }
            <Files />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    shown: Rc<Shown>,
}

#[component]
fn Lines(props: &Props) -> Html {
    let page = use_page();
    let Shown { lines, more, end } = &*props.shown;
    let reached = use_watch(&page.conductor, props.shown.clone(), |conductor, shown| {
        shown.lines.partition_point(|line| line.at <= conductor.stage.playhead())
    });
    let line = |(index, line): (usize, &Line)| {
        let kind = match line.kind {
            Kind::Written => None,
            Kind::Error => Some("is-error"),
            Kind::Response => Some("is-response"),
        };
        let time = words::moment(line.at.0, end.0);
        let is_repeated = index > 0 && words::moment(lines[index - 1].at.0, end.0) == time;
        html! {
            <li key={index} class={classes!(kind, (index >= reached).then_some("is-future"))} data-testid={testids::OUTPUT_LINE}>
                <time>{ if is_repeated { String::new() } else { time } }</time><span>{ &line.text }</span>
            </li>
        }
    };
    html! {
        <ol tabindex="0" aria-label={say::output::LINES.text()}>
            { for lines.iter().enumerate().map(line) }
            if *more > 0 { <li class="faint"><time /><span>{ say::output::MORE.with(&[&more]) }</span></li> }
        </ol>
    }
}

/// Which run it is and how much there is to show: changes whenever more was written.
fn count(conductor: &Conductor, variant: usize) -> (u32, usize) {
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else { return (0, 0) };
    let responses = recording.spans.actors().filter(|actor| actor.kind == ActorKind::Request);
    let answers = responses.map(|actor| actor.marks.len()).sum::<usize>();
    (recording.run, recording.spans.outputs.len() + answers)
}

/// The first of what a variant has written and answered so far, in order of time.
fn read(conductor: &Conductor, variant: usize) -> Shown {
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else {
        return Shown { lines: Vec::new(), more: 0, end: Time(0) };
    };
    let spans = &recording.spans;
    let mut lines = written(spans);
    lines.extend(answered(spans));
    crate::sorting::sort_by_key(&mut lines, |line| line.at);
    let last = [spans.outputs.last().map(|output| output.at), lines.last().map(|line| line.at)];
    let rest = lines.split_off(lines.len().min(MOST_LINES));
    // A line that nobody has ended yet counts as one.
    let is_open = spans.outputs.last().is_some_and(|output| !output.text.ends_with('\n'));
    let ended = lines.iter().filter(|line| line.is_ended).count();
    let answers = rest.iter().filter(|line| line.kind == Kind::Response).count();
    let unseen = recording.lines - ended + usize::from(is_open);
    let more = if rest.is_empty() { 0 } else { answers + unseen };
    Shown { lines, more, end: last.into_iter().flatten().max().unwrap_or_default() }
}

/// The first lines, and one more if there are more. A line has the time at which its first part was written.
fn written(spans: &Spans) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for part in parts(spans) {
        let open = lines.last_mut().filter(|_| !part.begins);
        if let Some(line) = open {
            line.text.push_str(part.text);
            line.is_ended = part.is_end;
        } else if lines.len() > MOST_LINES {
            break;
        } else {
            let Part { at, kind, text, is_end, .. } = part;
            lines.push(Line { at, kind, text: text.to_owned(), is_ended: is_end });
        }
    }
    lines
}

/// A line, or a part of one that was not written at once.
struct Part<'a> {
    at: Time,
    kind: Kind,
    text: &'a str,
    /// Whether a line begins with it.
    begins: bool,
    /// Whether a line ends with it.
    is_end: bool,
}

/// What was written, in parts. A line that never ends goes on as another one.
fn parts(spans: &Spans) -> impl Iterator<Item = Part<'_>> {
    let whole = spans.outputs.iter().flat_map(|output| {
        let kind = if output.stream == Stream::Stderr { Kind::Error } else { Kind::Written };
        output.text.split_inclusive('\n').map(move |text| (output.at, kind, text))
    });
    let mut open: Option<(Kind, usize)> = None;
    whole.map(move |(at, kind, text)| {
        let before = open.filter(|(other, length)| *other == kind && *length < LONGEST_LINE);
        let length = before.map_or(0, |(_, length)| length) + text.len();
        let ended = text.strip_suffix('\n');
        open = ended.is_none().then_some((kind, length));
        Part { at, kind, text: ended.unwrap_or(text), begins: before.is_none(), is_end: ended.is_some() }
    })
}

fn answered(spans: &Spans) -> impl Iterator<Item = Line> + '_ {
    let requests = spans.actors().filter(|actor| actor.kind == ActorKind::Request);
    requests.flat_map(|request| {
        request.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Response(status, body) => {
                let text = format!("{} → {status} {body}", request.name);
                Some(Line { at: mark.at, kind: Kind::Response, text, is_ended: false })
            }
            MarkKind::Label(_) => None,
        })
    })
}
