//! In: the run of the shown program and the playhead. Out: a picture of what its event loops, threads and GIL hold then.

use yew::prelude::*;

use super::conductor::Conductor;
use super::hooks::{use_page, use_watch};
use super::testids;
use crate::say;
use crate::trace::event::{ActorId, Time};
use crate::view::inside::{Chip, Gil, Inside, LoopAt, MOST_ROWS, ProcessAt, Zone, inside};
use crate::view::scene::StateClass;
use crate::view::words::duration;

/// A button that shows the picture, and the picture: nothing is worked out while nobody looks.
#[component]
pub fn InsideView() -> Html {
    let is_open = use_state_eq(|| false);
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    html! {
        <section class="inside" aria-label={say::inside::LABEL.text()}>
            <button type="button" class="inside-toggle" onclick={toggle} aria-expanded={is_open.to_string()} data-testid={testids::INSIDE_TOGGLE}>
                { say::inside::TITLE.text() }
                <span class="faint">{ say::inside::ABOUT.text() }</span>
            </button>
            if *is_open { <Picture /> }
        </section>
    }
}

/// What is shown: the moment, and what is inside then.
#[derive(Clone, PartialEq)]
struct Shown {
    at: Time,
    has_run: bool,
    inside: Inside,
}

#[component]
fn Picture() -> Html {
    let page = use_page();
    let variant = page.state.selected;
    let gil = page.state.finished(variant).is_none_or(|run| run.settings.gil);
    let shown = use_watch(&page.conductor, (variant, gil), read);
    let is_alone = shown.inside.processes.len() == 1;
    html! {
        <div class="inside-picture" data-testid={testids::INSIDE} data-at={shown.at.0.to_string()}>
            <p class="faint">
                { say::inside::AT.with(&[&page.state.scenario.variants[variant].title, &duration(shown.at.0)]) }
            </p>
            if shown.inside.processes.is_empty() { <p class="inside-hint">{ hint(shown.has_run) }</p> }
            { for shown.inside.processes.iter().map(|process| view_process(process, is_alone)) }
        </div>
    }
}

fn read(conductor: &Conductor, (variant, gil): &(usize, bool)) -> Shown {
    let at = conductor.stage.playhead();
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(*variant) else {
        return Shown { at, has_run: false, inside: Inside::default() };
    };
    let has_run = recording.spans.actors().next().is_some();
    Shown { at, has_run, inside: inside(&recording.spans, at, *gil) }
}

fn hint(has_run: bool) -> &'static str {
    if has_run { say::inside::OVER.text() } else { say::inside::NOT_YET.text() }
}

fn view_process(process: &ProcessAt, is_alone: bool) -> Html {
    html! {
        <div class="inside-process" key={process.actor.0}>
            if !is_alone { <h3>{ &process.name }</h3> }
            { for process.loops.iter().map(view_loop) }
            { view_threads(process) }
        </div>
    }
}

/// Its tasks stand in one list in the order of their birth, wherever they are: a task that goes from one zone to another
/// keeps its element, and the style moves it there.
fn view_loop(each: &LoopAt) -> Html {
    let shown = |task: &&Chip| task.row < MOST_ROWS;
    html! {
        <div class="inside-loop" role="img" aria-label={each.sentence()} style={format!("--rows: {}", each.rows)}
            data-state={state_word(each.class)} key={each.actor.0}>
            <svg class="inside-ring" viewBox="0 0 100 100" aria-hidden="true">
                <circle cx="50" cy="50" r="44" />
                <path d="M50 1 L59 6 L50 11" />
            </svg>
            { for Zone::ALL.iter().map(|zone| view_zone(each, *zone)) }
            { for each.tasks.iter().filter(shown).map(|task| view_chip(task, zone_word(task.zone))) }
        </div>
    }
}

fn view_zone(each: &LoopAt, zone: Zone) -> Html {
    let count = each.count(zone);
    let more = count.saturating_sub(MOST_ROWS);
    let title = if zone == Zone::Running { loop_words(each) } else { zone.title() };
    html! {
        <div class="inside-zone" data-zone={zone_word(zone)} key={zone_word(zone)} aria-hidden="true">
            <b>{ title }</b>
            if zone != Zone::Running && count > 0 { <i>{ count }</i> }
            if more > 0 { <small>{ say::inside::MORE.with(&[&more]) }</small> }
        </div>
    }
}

/// What the loop itself does.
fn loop_words(each: &LoopAt) -> &'static str {
    match each.class {
        StateClass::Running => say::inside::LOOP_RUNS.text(),
        StateClass::Blocked => say::inside::LOOP_HELD.text(),
        StateClass::WaitingGil => say::inside::LOOP_GIL.text(),
        StateClass::Ready => say::inside::LOOP_CORE.text(),
        _ => say::inside::LOOP_WAITS.text(),
    }
}

fn view_chip(task: &Chip, zone: &'static str) -> Html {
    html! {
        <span class="inside-chip" key={task.actor.0} data-testid={testids::INSIDE_CHIP} data-zone={zone} data-state={state_word(task.class)}
            style={format!("--row: {}", task.row)} aria-hidden="true" title={line_words(task)}>
            <b>{ &task.name }</b>
            if !task.note.is_empty() { <small>{ &task.note }</small> }
        </span>
    }
}

fn line_words(chip: &Chip) -> Option<String> {
    (chip.line != 0).then(|| say::inside::LINE.with(&[&chip.name, &chip.line]))
}

fn view_threads(process: &ProcessAt) -> Html {
    let thread = |chip: &Chip| {
        let has_gil = process.gil == Gil::Held(chip.actor);
        html! {
            <li class="inside-thread" key={chip.actor.0} data-state={state_word(chip.class)} title={line_words(chip)}>
                <b>{ &chip.name }</b><small>{ &chip.note }</small>
                if has_gil { <em data-testid={testids::INSIDE_GIL}>{ "GIL" }</em> }
            </li>
        }
    };
    html! {
        <div class="inside-threads">
            <h4>{ say::inside::THREADS.text() }<span class="faint">{ gil_words(process) }</span></h4>
            <ul>{ for process.threads.iter().map(thread) }</ul>
            { for process.queued.iter().map(|(pool, jobs)| html! {
                <p class="inside-queue">{ say::either(*jobs, say::inside::JOB_WAITS, say::inside::JOBS_WAIT).with(&[pool, jobs]) }</p>
            }) }
        </div>
    }
}

fn gil_words(process: &ProcessAt) -> String {
    let name = |id: ActorId| {
        process.threads.iter().find(|thread| thread.actor == id).map(|thread| thread.name.as_str())
    };
    match process.gil {
        Gil::Off => say::inside::NO_GIL.text().to_owned(),
        Gil::Free => say::inside::FREE_GIL.text().to_owned(),
        Gil::Held(id) => say::inside::HAS_GIL.with(&[&name(id).unwrap_or_default()]),
    }
}

fn zone_word(zone: Zone) -> &'static str {
    match zone {
        Zone::Running => "running",
        Zone::Ready => "ready",
        Zone::Timers => "timers",
        Zone::Waiting => "waiting",
    }
}

fn state_word(class: StateClass) -> &'static str {
    match class {
        StateClass::Created | StateClass::Ready => "ready",
        StateClass::Running => "running",
        StateClass::Waiting => "waiting",
        StateClass::WaitingGil => "gil",
        StateClass::Queued => "queued",
        StateClass::Blocked => "blocked",
        StateClass::Done => "done",
    }
}
