//! In: the context of the page. Out: its state, and the ways to change it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::conductor::Conductor;
use crate::app::state::{Action, AppState};
use crate::run::live::Mode;
use crate::scenario::Scenario;

/// What every component of the page has at hand.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// The state, always the latest.
    pub state: UseReducerHandle<AppState>,
    /// Changes it.
    pub dispatch: UseReducerDispatcher<AppState>,
    /// Runs programs.
    pub conductor: Rc<Conductor>,
    /// Whether the page is dark.
    pub dark: bool,
}

/// The page that this component is on.
#[hook]
pub fn use_page() -> Page {
    use_context::<Page>().expect("every component is inside the page's provider")
}

impl Page {
    /// Opens another scenario, with this variant's program.
    pub fn open(&self, scenario: Rc<Scenario>, selected: usize) {
        self.conductor.clear(scenario.variants.len());
        self.dispatch.dispatch(Action::Open(scenario, selected));
    }

    /// Runs all variants as they are now, one after another.
    pub fn run(&self, mode: Mode) {
        self.run_some(mode, &(0..self.state.scenario.variants.len()).collect::<Vec<_>>());
    }

    /// Runs these variants as they are now, one after another.
    pub fn run_some(&self, mode: Mode, variants: &[usize]) {
        let runs = variants.iter().map(|&variant| (variant, self.state.settings(variant))).collect();
        self.conductor.start(mode, runs);
    }
}
