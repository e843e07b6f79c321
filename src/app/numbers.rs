//! In: what became of the variants. Out: a table of their numbers, saying what was measured and what was simulated.

use yew::prelude::*;

use super::hooks::{Page, use_page, use_watch};
use super::playhead::Motion;
use super::query::mode_name;
use super::stage::Stage;
use super::state::{AppState, Finished, Outcome};
use super::testids;
use crate::run::api::EndReason;
use crate::run::live::Mode;
use crate::trace::event::Time;
use crate::trace::summary::{Block, Summary};
use crate::view::words::{duration, times};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant.
    pub only: Option<usize>,
}

/// One row for each variant: its numbers as far as the playhead has come.
#[component]
pub fn Numbers(props: &Props) -> Html {
    let (page, only) = (use_page(), props.only);
    let state: &AppState = &page.state;
    let at = use_watch(&page.conductor, (), |conductor, ()| moment(&conductor.stage));
    let then = |variant| at.and_then(|at| then(&page, variant, at));
    let shown = (0..state.outcomes.len()).filter(|index| only.is_none_or(|only| only == *index));
    html! {
        <div class="numbers" tabindex="0" role="region" aria-label="Numbers">
            <table>
                <caption class="hidden">{ "The variants' numbers" }</caption>
                <thead><tr>
                    <th scope="col">{ "Variant" }</th>
                    <th scope="col" title="From the first to the last moment">{ took(at) }</th>
                    <th scope="col" title="Compared with the first variant">{ "Speed-up" }</th>
                    <th scope="col" title="Of all cores together">{ "CPU time" }</th>
                    <th scope="col" title="The longest time for which an event loop could do nothing else">{ "Loop blocked" }</th>
                    if has_requests(state) {
                        <th scope="col" title="From the arrival of a request to its answer">{ "Slowest answer" }</th>
                    }
                    <th scope="col">{ "How" }</th>
                </tr></thead>
                <tbody data-testid={testids::VARIANTS}>{ for shown.map(|variant| row(state, variant, then(variant), at)) }</tbody>
            </table>
        </div>
    }
}

/// The moment that the numbers are of, in steps of a tenth of a second while it moves; none: the whole run.
fn moment(stage: &Stage) -> Option<Time> {
    let pace = match stage.motion() {
        _ if stage.is_at_rest() => return None,
        Motion::Following(_) => return None,
        Motion::Playing => (stage.speed() * 1e8).min(stage.end().0 as f64 / 8.0).max(1.0) as u64,
        Motion::Still => 1,
    };
    Some(Time(stage.playhead().0 / pace * pace))
}

/// The numbers of a run as it stood at a moment.
fn then(page: &Page, variant: usize, at: Time) -> Option<Summary> {
    let recordings = page.conductor.recordings();
    let spans = &recordings.get(variant)?.spans;
    Some(Summary::of(&spans.until(at)))
}

fn took(at: Option<Time>) -> &'static str {
    if at.is_some() { "So far" } else { "Took" }
}

fn row(state: &AppState, variant: usize, then: Option<Summary>, at: Option<Time>) -> Html {
    let (slug, title) =
        (state.scenario.variants[variant].slug.clone(), &state.scenario.variants[variant].title);
    html! {
        <tr data-testid={testids::VARIANT} data-variant={slug.clone()} key={variant}>
            <th scope="row">{ title }</th>
            { match &state.outcomes[variant] {
                Outcome::Finished(finished) => cells(state, variant, finished, then, at),
                Outcome::Refused(_) => html! { <td colspan="6" class="is-bad">{ "cannot run" }</td> },
                Outcome::Pending(_) if state.active.is_some_and(|(_, active)| active == variant) => html! { <td colspan="6" class="faint">{ "running …" }</td> },
                Outcome::Pending(_) if state.active.is_none() => html! { <td colspan="6" class="faint">{ "stopped" }</td> },
                Outcome::Pending(_) => html! { <td colspan="6" class="faint">{ "waits for its turn" }</td> },
                Outcome::None => html! { <td colspan="6" class="faint">{ "not run yet" }</td> },
            } }
        </tr>
    }
}

fn cells(
    state: &AppState,
    variant: usize,
    finished: &Finished,
    then: Option<Summary>,
    at: Option<Time>,
) -> Html {
    let slug = state.scenario.variants[variant].slug.clone();
    let whole = &finished.summary;
    let summary = then.as_ref().unwrap_or(whole);
    let mode = mode_name(finished.mode);
    // Against a run that is not over there is nothing to compare.
    let is_over = |variant| {
        let end = state.finished(variant).map(|run| run.summary.wall_ns);
        at.is_none_or(|at| end.is_some_and(|end| at.0 >= end))
    };
    let speed_up = match state.speed_up(variant).filter(|_| is_over(0) && is_over(variant)) {
        Some(factor) => times(factor),
        None => nothing(),
    };
    let block = summary.longest_block.as_ref();
    let blocked = whole.longest_block.as_ref().map_or(0, |block| block.length_ns);
    html! {
        <>
            <td data-label={took(at)} class="wall" data-testid={testids::SUMMARY} data-variant={slug.clone()} data-mode={mode}
                data-wall={whole.wall_ns.to_string()} data-cpu={whole.cpu_ns.to_string()}
                data-blocked={blocked.to_string()}>{ duration(summary.wall_ns) }</td>
            <td data-label="Speed-up">{ speed_up }</td>
            <td data-label="CPU time">{ duration(summary.cpu_ns) }</td>
            <td data-label="Loop blocked" title={block.map(by_whom)}>{ block.map_or_else(nothing, |block| duration(block.length_ns)) }</td>
            if has_requests(state) {
                <td data-label="Slowest answer">{ summary.requests.map_or_else(nothing, |requests| duration(requests.worst_ns)) }</td>
            }
            <td class="origin">
                <span class={classes!("badge", mode)} data-testid={testids::ORIGIN} data-variant={slug.clone()}>{ origin(finished) }</span>
                { notes(state, variant, finished) }
            </td>
        </>
    }
}

fn nothing() -> String {
    "–".to_owned()
}

/// Who blocked the loop, and where.
fn by_whom(block: &Block) -> String {
    let place = if block.line == 0 { String::new() } else { format!(", line {}", block.line) };
    let held_up = match block.held_up {
        0 => String::new(),
        1 => ", while another task was ready".to_owned(),
        count => format!(", while {count} other tasks were ready"),
    };
    format!("by {}{place}{held_up}", block.name)
}

/// Whether any variant that has run is a server.
fn has_requests(state: &AppState) -> bool {
    (0..state.outcomes.len())
        .any(|variant| state.finished(variant).is_some_and(|it| it.summary.requests.is_some()))
}

/// What was measured, and what was simulated.
fn origin(finished: &Finished) -> String {
    let cores = match finished.settings.cores {
        1 => "1 core".to_owned(),
        cores => format!("{cores} cores"),
    };
    match finished.mode {
        Mode::Simulated if finished.imported.is_some() => "imported: simulated elsewhere".to_owned(),
        Mode::Live if finished.imported.is_some() => "imported: measured elsewhere".to_owned(),
        Mode::Simulated if !finished.settings.gil => format!("simulated, {cores}, no GIL"),
        Mode::Simulated => format!("simulated, {cores}"),
        Mode::Live => "measured on this computer".to_owned(),
    }
}

/// How it ended, if not by itself; what makes the figures unreliable; whether they are old.
fn notes(state: &AppState, variant: usize, finished: &Finished) -> Html {
    let ending = match &finished.ending.reason {
        EndReason::Exited { code: 0 } => None,
        EndReason::Exited { code } => Some(format!("ended with exit code {code}")),
        EndReason::Deadlock(_) => Some("ended in a deadlock".to_owned()),
        EndReason::Limit(_) => Some("given up".to_owned()),
        EndReason::Stopped => Some("stopped".to_owned()),
        EndReason::Crashed(_) => Some("failed".to_owned()),
    };
    let is_old = state.active.is_none() && state.settings(variant) != finished.settings;
    let doubts = finished.ending.doubts.iter().map(|doubt| {
        html! { <span class="doubt" data-testid={testids::DOUBTS} data-variant={state.scenario.variants[variant].slug.clone()}>{ format!("Not reliable: {doubt}") }</span> }
    });
    html! {
        <>
            if let Some(ending) = ending { <span class="is-bad">{ ending }</span> }
            if is_old { <span class="faint">{ "before your changes" }</span> }
            { for doubts }
        </>
    }
}
