//! In: how the runs that are shown were made. Out: a line that says so, and what makes their figures unreliable.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Page;
use super::state::{AppState, Finished, Outcome};
use super::testids;
use crate::run::live::Mode;
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
                <span class="doubt">{ format!(" These figures are not reliable: {}.", doubts.join("; ")) }</span>
            }
        </p>
    }
}

fn words(state: &AppState, shown: &[usize], finished: &[&Rc<Finished>]) -> String {
    if let Some((mode, _)) = state.active {
        return match mode {
            Mode::Simulated => "Simulating …".to_owned(),
            Mode::Live => "Measuring on this computer, one program after another …".to_owned(),
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
        (simulated, live) if simulated.is_empty() && live.is_empty() => "Nothing has run yet.".to_owned(),
        (_, live) if live.is_empty() => {
            format!("Simulated in virtual time on {}: the same every time.", cores(finished))
        }
        (simulated, _) if simulated.is_empty() => "Measured on this computer, in real time.".to_owned(),
        (simulated, live) => format!("Simulated: {simulated}. Measured on this computer: {live}."),
    }
}

/// How many cores the runs had; they may differ.
fn cores(finished: &[&Rc<Finished>]) -> String {
    let mut counts: Vec<u32> = finished.iter().map(|run| run.settings.cores).collect();
    sorting::sort(&mut counts);
    counts.dedup();
    let list = counts.iter().map(u32::to_string).collect::<Vec<_>>().join(" or ");
    if list == "1" { "1 core".to_owned() } else { format!("{list} cores") }
}
