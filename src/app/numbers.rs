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
use crate::say;
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
        <div class="numbers" tabindex="0" role="region" aria-label={say::numbers::NUMBERS.text()}>
            <table>
                <caption class="hidden">{ say::numbers::CAPTION.text() }</caption>
                <thead><tr>
                    <th scope="col">{ say::numbers::VARIANT.text() }</th>
                    <th scope="col" title={say::numbers::TOOK_TITLE.text()}>{ took(at) }</th>
                    <th scope="col" title={say::numbers::SPEED_UP_TITLE.text()}>{ say::numbers::SPEED_UP.text() }</th>
                    <th scope="col" title={say::numbers::CPU_TITLE.text()}>{ say::numbers::CPU.text() }</th>
                    <th scope="col" title={say::numbers::BLOCKED_TITLE.text()}>{ say::numbers::BLOCKED.text() }</th>
                    if has_requests(state) {
                        <th scope="col" title={say::numbers::SLOWEST_TITLE.text()}>{ say::numbers::SLOWEST.text() }</th>
                    }
                    <th scope="col">{ say::numbers::HOW.text() }</th>
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
    if at.is_some() { say::numbers::SO_FAR.text() } else { say::numbers::TOOK.text() }
}

fn row(state: &AppState, variant: usize, then: Option<Summary>, at: Option<Time>) -> Html {
    let (slug, title) =
        (state.scenario.variants[variant].slug.clone(), &state.scenario.variants[variant].title);
    html! {
        <tr data-testid={testids::VARIANT} data-variant={slug.clone()} key={variant}>
            <th scope="row">{ title }</th>
            { match &state.outcomes[variant] {
                Outcome::Finished(finished) => cells(state, variant, finished, then, at),
                Outcome::Refused(_) => html! { <td colspan="6" class="is-bad">{ say::numbers::CANNOT_RUN.text() }</td> },
                Outcome::Pending(_) if state.active.is_some_and(|(_, active)| active == variant) => html! { <td colspan="6" class="faint">{ say::numbers::RUNNING.text() }</td> },
                Outcome::Pending(_) if state.active.is_none() => html! { <td colspan="6" class="faint">{ say::numbers::STOPPED.text() }</td> },
                Outcome::Pending(_) => html! { <td colspan="6" class="faint">{ say::numbers::WAITS.text() }</td> },
                Outcome::None => html! { <td colspan="6" class="faint">{ say::numbers::NOT_YET.text() }</td> },
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
    let place = if block.line == 0 { String::new() } else { say::numbers::LINE.with(&[&block.line]) };
    let held_up = match block.held_up {
        0 => String::new(),
        1 => say::numbers::ONE_READY.text().to_owned(),
        count => say::numbers::MANY_READY.with(&[&count]),
    };
    say::numbers::BY.with(&[&block.name, &place, &held_up])
}

/// Whether any variant that has run is a server.
fn has_requests(state: &AppState) -> bool {
    (0..state.outcomes.len())
        .any(|variant| state.finished(variant).is_some_and(|it| it.summary.requests.is_some()))
}

/// What was measured, and what was simulated.
fn origin(finished: &Finished) -> String {
    let cores = match finished.settings.cores {
        1 => say::numbers::ONE_CORE.text().to_owned(),
        cores => say::numbers::CORES.with(&[&cores]),
    };
    match finished.mode {
        Mode::Simulated if finished.imported.is_some() => say::numbers::IMPORTED_SIMULATED.text().to_owned(),
        Mode::Live if finished.imported.is_some() => say::numbers::IMPORTED_MEASURED.text().to_owned(),
        Mode::Simulated if !finished.settings.gil => say::numbers::SIMULATED_NO_GIL.with(&[&cores]),
        Mode::Simulated => say::numbers::SIMULATED.with(&[&cores]),
        Mode::Live => say::numbers::MEASURED.text().to_owned(),
    }
}

/// How it ended, if not by itself; what makes the figures unreliable; whether they are old.
fn notes(state: &AppState, variant: usize, finished: &Finished) -> Html {
    let ending = match &finished.ending.reason {
        EndReason::Exited { code: 0 } => None,
        EndReason::Exited { code } => Some(say::numbers::EXIT_CODE.with(&[&code])),
        EndReason::Deadlock(_) => Some(say::numbers::DEADLOCK.text().to_owned()),
        EndReason::Limit(_) => Some(say::numbers::GIVEN_UP.text().to_owned()),
        EndReason::Stopped => Some("stopped".to_owned()),
        EndReason::Crashed(_) => Some("failed".to_owned()),
    };
    let is_old = state.active.is_none() && state.settings(variant) != finished.settings;
    let doubts = finished.ending.doubts.iter().map(|doubt| {
        html! { <span class="doubt" data-testid={testids::DOUBTS} data-variant={state.scenario.variants[variant].slug.clone()}>{ say::numbers::DOUBT.with(&[&doubt]) }</span> }
    });
    html! {
        <>
            if let Some(ending) = ending { <span class="is-bad">{ ending }</span> }
            if is_old { <span class="faint">{ say::numbers::OLD.text() }</span> }
            { for doubts }
        </>
    }
}
