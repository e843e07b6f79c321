//! In: how runs go. Out: the buttons that start and stop them, and words about it.

use yew::prelude::*;

use super::hooks::{Page, use_page};
use super::state::{AppState, Outcome};
use super::testids;
use crate::run::api::EndReason;
use crate::run::live::Mode;
use crate::view::words::{duration, times};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant is run.
    #[prop_or_default]
    pub only: Option<usize>,
}

/// Simulate, Run live, Stop, and a line that says how it goes.
#[component]
pub fn Controls(props: &Props) -> Html {
    let page = use_page();
    let run = |mode| {
        let (page, only) = (page.clone(), props.only);
        move |_| match only {
            Some(variant) => page.run_some(mode, &[variant]),
            None => page.run(mode),
        }
    };
    let is_running = page.state.active.is_some();
    let stop = page.conductor.clone();
    let obstacle = page.state.obstacle.clone();
    html! {
        <section class="controls" aria-label="Run">
            <button type="button" class="primary" data-testid={testids::SIMULATE} onclick={run(Mode::Simulated)} disabled={is_running}
                title="In virtual time: exact, and the same every time">{ "Simulate" }</button>
            <button type="button" data-testid={testids::RUN_LIVE} onclick={run(Mode::Live)} disabled={is_running || obstacle.is_some()}
                title="For real, on this computer's clock and cores">{ "Run live" }</button>
            <button type="button" class="stop" data-testid={testids::STOP} onclick={move |_| stop.stop()} disabled={!is_running}>{ "Stop" }</button>
            <Status />
            if let Some(words) = obstacle {
                <p class="notice">{ format!("Live runs are not possible here: {words}") }</p>
            }
        </section>
    }
}

/// The live region: a screen reader says what it says.
#[component]
fn Status() -> Html {
    let page = use_page();
    let (state, words) = status(&page);
    html! { <p class="status" role="status" aria-live="polite" data-testid={testids::STATUS} data-state={state}>{ words }</p> }
}

fn status(page: &Page) -> (&'static str, String) {
    let state = &page.state;
    if let Some((mode, variant)) = state.active {
        return ("running", running(state, mode, variant));
    }
    let refused = state.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Refused(_))).count();
    let finished =
        (0..state.outcomes.len()).filter_map(|variant| state.finished(variant)).collect::<Vec<_>>();
    let failed = finished.iter().filter(|finished| !finished.came_through()).count();
    if finished.iter().any(|finished| finished.ending.reason == EndReason::Stopped) {
        return ("stopped", "Stopped.".to_owned());
    }
    match (finished.len(), refused, failed) {
        (0, 0, _) => {
            ("idle", "Simulate shows the principle; Run live measures it on this computer.".to_owned())
        }
        (_, 0, 0) => ("finished", result(state)),
        (_, 0, failed) => ("failed", format!("{} did not come to the end.", programs(failed))),
        (_, refused, _) => {
            ("failed", format!("{} cannot run. See the marks in the code.", programs(refused)))
        }
    }
}

fn programs(count: usize) -> String {
    if count == 1 { "One program".to_owned() } else { format!("{count} programs") }
}

fn running(state: &AppState, mode: Mode, variant: usize) -> String {
    let title = &state.scenario.variants[variant].title;
    let place = format!("{} of {}", variant + 1, state.scenario.variants.len());
    match mode {
        Mode::Simulated => format!("Simulating {place}: {title}"),
        Mode::Live => format!("Running {place} on this computer: {title}"),
    }
}

/// Who was fastest, or how long the only one took.
fn result(state: &AppState) -> String {
    let all = (0..state.outcomes.len()).filter_map(|variant| Some((variant, state.finished(variant)?)));
    let Some((fastest, finished)) = all.min_by_key(|(_, finished)| finished.summary.wall_ns) else {
        return String::new();
    };
    let (title, wall) = (&state.scenario.variants[fastest].title, duration(finished.summary.wall_ns));
    match state.speed_up(fastest).filter(|factor| *factor > 1.05) {
        Some(factor) => format!("Fastest: {title}, in {wall}, {} as fast as the first.", times(factor)),
        None => format!("Done. {title} took {wall}."),
    }
}
