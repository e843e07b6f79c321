//! In: the runs of a scenario. Out: what follows from them: bars, growth, what holds, what to remember.

use std::rc::Rc;

use yew::prelude::*;

use super::background::{Known, use_simulated};
use super::claims::claims;
use super::compare::compare;
use super::growth::{growth, sizes};
use super::hooks::use_page;
use super::state::AppState;
use super::{prose, testids};
use crate::run::api::RunSettings;
use crate::run::live::Mode;
use crate::say;
use crate::trace::summary::Summary;

/// Everything that can be said once all variants have run.
#[component]
pub fn Results() -> Html {
    let page = use_page();
    // It outlives the runs, so that the next ones are compared in the same way.
    let chosen = use_state_eq(|| None);
    let state = &page.state;
    let has_run = state.has_run();
    let wanted = if has_run { outlines(state).chain(sizes(state)).collect() } else { Vec::new() };
    let known = use_simulated(wanted, has_run);
    if !has_run {
        return Html::default();
    }
    html! {
        <section class="results" aria-label={say::results::FOLLOWS.text()}>
            <div class="charts">
                // A table of runs compares them better than so many bars.
                if state.only().is_none() { { compare(state, &simulated(state, &known), &chosen) } }
                { growth(state, &known) }
            </div>
            <div class="lessons">
                { claims(state) }
                if !state.scenario.takeaway.is_empty() {
                    <p class="takeaway" data-testid={testids::TAKEAWAY}><span class="faint">{ say::results::REMEMBER.text() }</span>{ prose::inline(&state.scenario.takeaway) }</p>
                }
            </div>
        </section>
    }
}

/// What to simulate because it was measured.
fn outlines(state: &AppState) -> impl Iterator<Item = RunSettings> {
    let all = (0..state.outcomes.len()).filter_map(|variant| state.finished(variant));
    all.filter(|run| run.mode == Mode::Live).map(|run| run.settings.clone())
}

/// The simulation of every variant that was measured.
fn simulated(state: &AppState, known: &Known) -> Vec<Option<Rc<Summary>>> {
    let of = |variant| {
        let run = state.finished(variant).filter(|run| run.mode == Mode::Live)?;
        known.summary(&run.settings)
    };
    (0..state.outcomes.len()).map(of).collect()
}
