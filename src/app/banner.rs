//! In: how the runs that are shown were made. Out: a line that says so, and what makes their figures unreliable.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Page;
use super::state::{AppState, Finished, Outcome};
use super::testids;
use crate::run::live::Mode;
use crate::say;
use crate::sorting;

/// Simulated, or measured on this computer: always said where the lanes are.
pub fn banner(page: &Page, only: Option<usize>) -> Html {
    let state = &page.state;
    let shown: Vec<usize> =
        (0..state.outcomes.len()).filter(|index| only.is_none_or(|only| only == *index)).collect();
    let finished: Vec<&Rc<Finished>> = shown.iter().filter_map(|variant| state.finished(*variant)).collect();
    let mut doubts: Vec<&str> =
        finished.iter().flat_map(|run| &run.ending.doubts).map(String::as_str).collect();
    sorting::sort(&mut doubts);
    doubts.dedup();
    html! {
        <p class="banner" data-testid={testids::BANNER}>
            <span>{ words(state, &shown, &finished) }</span>
            if !doubts.is_empty() {
                <span class="doubt">{ say::banner::DOUBTS.with(&[&doubts.join("; ")]) }</span>
            }
        </p>
    }
}

fn words(state: &AppState, shown: &[usize], finished: &[&Rc<Finished>]) -> String {
    if let Some((mode, _)) = state.active {
        return match mode {
            Mode::Simulated => say::banner::SIMULATING.text().to_owned(),
            Mode::Live => say::banner::MEASURING.text().to_owned(),
        };
    }
    if let Some(imported) = finished.iter().find_map(|run| run.imported.as_deref()) {
        return imported.to_owned();
    }
    let of = |mode: Mode| {
        let is_of = |variant: &&usize| matches!(&state.outcomes[**variant], Outcome::Finished(run) if run.mode == mode);
        let titles = shown
            .iter()
            .filter(is_of)
            .map(|variant| format!("“{}”", state.scenario.variants[*variant].title));
        titles.collect::<Vec<_>>().join(", ")
    };
    match (of(Mode::Simulated), of(Mode::Live)) {
        (simulated, live) if simulated.is_empty() && live.is_empty() => {
            say::banner::NOTHING.text().to_owned()
        }
        (_, live) if live.is_empty() => say::banner::SIMULATED.with(&[&cores(finished)]),
        (simulated, _) if simulated.is_empty() => say::banner::MEASURED.text().to_owned(),
        (simulated, live) => say::banner::BOTH.with(&[&simulated, &live]),
    }
}

/// How many cores the runs had; they may differ.
fn cores(finished: &[&Rc<Finished>]) -> String {
    let mut counts: Vec<u32> = finished.iter().map(|run| run.settings.cores).collect();
    sorting::sort(&mut counts);
    counts.dedup();
    let list = counts.iter().map(u32::to_string).collect::<Vec<_>>().join(say::banner::OR.text());
    if list == "1" { say::banner::ONE_CORE.text().to_owned() } else { say::banner::CORES.with(&[&list]) }
}
