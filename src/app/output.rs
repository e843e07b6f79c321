//! In: what the shown program wrote. Out: the same with times, as far as the playhead has come.

use std::rc::Rc;

use yew::prelude::*;

use super::conductor::Conductor;
use super::files::Files;
use super::hooks::{use_page, use_watch};
use super::state::Outcome;
use super::{testids, words};
use crate::trace::event::{ActorKind, Stream, Time};
use crate::trace::span::{MarkKind, Spans};

/// A line of output.
#[derive(Clone, PartialEq)]
struct Line {
    at: Time,
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Written,
    Error,
    Response,
}

/// More lines than this are not shown, only counted: a page is not a terminal.
const MOST_LINES: usize = 1000;

/// The output, and the responses of a server. What is still to come is pale.
#[component]
pub fn Output() -> Html {
    let page = use_page();
    let state = &page.state;
    let variant = state.selected;
    let count = use_watch(&page.conductor, variant, |conductor, variant| count(conductor, *variant));
    let lines = use_memo((page.conductor.clone(), variant, count), |(conductor, variant, _)| {
        read(conductor, *variant)
    });
    let ended = matches!(state.outcomes[variant], Outcome::Finished(_));
    let words = if ended { "The program wrote nothing." } else { "Nothing yet." };
    html! {
        <section class="output" aria-label="Output" data-testid={testids::OUTPUT} data-variant={state.scenario.variants[variant].slug.clone()}>
            <h2>{ "Output" }</h2>
            if lines.is_empty() { <p class="faint">{ words }</p> } else { <Lines {lines} /> }
            <Files />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    lines: Rc<Vec<Line>>,
}

#[component]
fn Lines(props: &Props) -> Html {
    let page = use_page();
    let shown = use_watch(&page.conductor, props.lines.clone(), |conductor, lines| {
        lines.partition_point(|line| line.at <= conductor.stage.playhead())
    });
    let end = props.lines.last().map_or(0, |line| line.at.0);
    let line = |(index, line): (usize, &Line)| {
        let kind = match line.kind {
            Kind::Written => None,
            Kind::Error => Some("is-error"),
            Kind::Response => Some("is-response"),
        };
        let time = words::moment(line.at.0, end);
        let is_repeated = index > 0 && words::moment(props.lines[index - 1].at.0, end) == time;
        html! {
            <li key={index} class={classes!(kind, (index >= shown).then_some("is-future"))} data-testid={testids::OUTPUT_LINE}>
                <time>{ if is_repeated { String::new() } else { time } }</time><span>{ &line.text }</span>
            </li>
        }
    };
    let more = props.lines.len().saturating_sub(MOST_LINES);
    html! {
        <ol tabindex="0" aria-label="Lines of output">
            { for props.lines.iter().take(MOST_LINES).enumerate().map(line) }
            if more > 0 { <li class="faint"><time /><span>{ format!("… and {more} more lines") }</span></li> }
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

/// What a variant has written and answered so far, in order of time.
fn read(conductor: &Conductor, variant: usize) -> Vec<Line> {
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(variant) else { return Vec::new() };
    let mut lines = written(&recording.spans);
    lines.extend(answered(&recording.spans));
    crate::sorting::sort_by_key(&mut lines, |line| line.at);
    lines
}

/// A line has the time at which its first part was written.
fn written(spans: &Spans) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_open = false;
    for output in &spans.outputs {
        let kind = if output.stream == Stream::Stderr { Kind::Error } else { Kind::Written };
        for part in output.text.split_inclusive('\n') {
            let text = part.strip_suffix('\n').unwrap_or(part);
            match lines.last_mut().filter(|last| is_open && last.kind == kind) {
                Some(last) => last.text.push_str(text),
                None => lines.push(Line { at: output.at, kind, text: text.to_owned() }),
            }
            is_open = !part.ends_with('\n');
        }
    }
    lines
}

fn answered(spans: &Spans) -> impl Iterator<Item = Line> + '_ {
    let requests = spans.actors().filter(|actor| actor.kind == ActorKind::Request);
    requests.flat_map(|request| {
        request.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Response(status, body) => {
                let text = format!("{} → {status} {body}", request.name);
                Some(Line { at: mark.at, kind: Kind::Response, text })
            }
            MarkKind::Label(_) => None,
        })
    })
}
