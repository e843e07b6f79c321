//! In: how runs go. Out: the buttons that start and stop them, and words about it.

use yew::prelude::*;

use super::hooks::Page;
use super::state::{AppState, Finished, Outcome};
use super::testids;
use crate::run::api::EndReason;
use crate::run::live::Mode;
use crate::say;
use crate::view::words::{duration, times};

/// Simulate, Run live, Stop, and a line that says how it goes.
pub fn controls(page: &Page, only: Option<usize>) -> Html {
    let run = |mode| {
        let page = page.clone();
        move |_| match only {
            Some(variant) => page.run_some(mode, &[variant]),
            None => page.run(mode),
        }
    };
    let is_running = page.state.active.is_some();
    let stop = page.conductor.clone();
    let obstacle = page.state.obstacle.clone();
    html! {
        <section class="controls" aria-label={say::controls::RUN.text()}>
            <button type="button" class="primary" data-testid={testids::SIMULATE} onclick={run(Mode::Simulated)} disabled={is_running}
                title={say::controls::SIMULATE_TITLE.text()}>{ say::controls::SIMULATE.text() }</button>
            <button type="button" data-testid={testids::RUN_LIVE} onclick={run(Mode::Live)} disabled={is_running || obstacle.is_some()}
                title={say::controls::RUN_LIVE_TITLE.text()}>{ say::controls::RUN_LIVE.text() }</button>
            <button type="button" class="stop" data-testid={testids::STOP} onclick={move |_| stop.stop()} disabled={!is_running}>{ say::controls::STOP.text() }</button>
            { live_region(page) }
            if let Some(words) = obstacle {
                <p class="notice">{ say::controls::OBSTACLE.with(&[&words]) }</p>
            }
        </section>
    }
}

/// The live region: a screen reader says what it says.
fn live_region(page: &Page) -> Html {
    let (state, words) = status(page);
    html! { <p class="status" role="status" aria-live="polite" data-testid={testids::STATUS} data-state={state}>{ words }</p> }
}

fn status(page: &Page) -> (&'static str, String) {
    let state = &page.state;
    if let Some((mode, variant)) = state.active {
        return ("running", running(state, mode, variant));
    }
    let all = 0..state.outcomes.len();
    let has_run = all.clone().any(|variant| state.finished(variant).is_some());
    let was_stopped = |it: &Finished| it.ending.reason == EndReason::Stopped;
    // Of a run that was stopped and not counted up yet, nothing else is known.
    if state.outcomes.iter().any(|it| matches!(it, Outcome::Pending(_))) {
        return ("stopped", say::controls::STOPPED.text().to_owned());
    }
    if all.clone().any(|variant| state.finished(variant).is_some_and(|it| was_stopped(it))) {
        return ("stopped", say::controls::STOPPED.text().to_owned());
    }
    let is_meant = |variant: &usize| state.ended_as_announced(*variant);
    let is_refused = |it: &usize| matches!(state.outcomes[*it], Outcome::Refused(_)) && !is_meant(it);
    let has_failed = |it: &usize| state.finished(*it).is_some_and(|run| !run.came_through()) && !is_meant(it);
    let refused = titles(state, all.clone().filter(is_refused));
    let failed = titles(state, all.filter(has_failed));
    match (refused.as_str(), failed.as_str()) {
        ("", "") if has_run => ("finished", result(state)),
        ("", "") => ("idle", say::controls::IDLE.text().to_owned()),
        ("", failed) => ("failed", say::controls::FAILED.with(&[&failed])),
        (refused, _) => ("failed", say::controls::REFUSED.with(&[&refused])),
    }
}

fn titles(state: &AppState, variants: impl Iterator<Item = usize>) -> String {
    variants.map(|variant| state.scenario.variants[variant].title.as_str()).collect::<Vec<_>>().join(", ")
}

fn running(state: &AppState, mode: Mode, variant: usize) -> String {
    let title = &state.scenario.variants[variant].title;
    let place = say::controls::PLACE.with(&[&(variant + 1), &state.scenario.variants.len()]);
    match mode {
        Mode::Simulated => say::controls::SIMULATING.with(&[&place, &title]),
        Mode::Live => say::controls::RUNNING.with(&[&place, &title]),
    }
}

/// Who was fastest, or how long the only one took: runs of a table or a quiz are not compared with the first.
fn result(state: &AppState) -> String {
    let shown = (0..state.outcomes.len()).filter(|it| state.only().is_none_or(|only| only == *it));
    let all = shown.filter_map(|variant| Some((variant, state.finished(variant)?)));
    let through = all.filter(|(_, finished)| finished.came_through());
    let Some((fastest, finished)) = through.min_by_key(|(_, finished)| finished.summary.wall_ns) else {
        return String::new();
    };
    let (title, wall) = (&state.scenario.variants[fastest].title, duration(finished.summary.wall_ns));
    match state.speed_up(fastest).filter(|factor| *factor > 1.05 && state.only().is_none()) {
        Some(factor) => say::controls::FASTEST.with(&[&title, &wall, &times(factor)]),
        None => say::controls::DONE.with(&[&title, &wall]),
    }
}
