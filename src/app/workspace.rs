//! In: what the address asks for. Out: the state of the page, around the page or its compact form.

use std::rc::Rc;

use yew::prelude::*;

use super::board::board;
use super::conductor::Conductor;
use super::controls::controls;
use super::embed::Embed;
use super::gallery::{self, Gallery, steps};
use super::header::header;
use super::heat::heat;
use super::hooks::{Page, use_appearance};
use super::language;
use super::lesson::Lesson;
use super::outside;
use super::own::Own;
use super::parameters::parameters;
use super::program::program;
use super::query::Query;
use super::question::question;
use super::quiz::quiz;
use super::reader;
use super::results::Results;
use super::shelf;
use super::state::{Action, AppState};

use crate::program::reading::Reading;
use crate::run::live::{Mode, live_obstacle};
use crate::say;
use crate::scenario::{self, Scenario};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub query: Query,
    /// The first scenario.
    pub scenario: Rc<Scenario>,
}

/// Holds the state and provides it.
#[component]
pub fn Workspace(props: &Props) -> Html {
    let query = props.query.clone();
    let state = use_reducer(|| first_state(&query, props.scenario.clone()));
    let appearance = use_appearance();
    // With another one everything is drawn anew.
    let language = use_state_eq(language::current);
    let conductor = use_memo((), |()| {
        let conductor = Conductor::new(state.dispatcher());
        conductor.clear(state.scenario.variants.len());
        conductor
    });
    let page = Page {
        state: state.clone(),
        dispatch: state.dispatcher(),
        conductor: (*conductor).clone(),
        dark: appearance.dark,
    };
    use_effect_with((), {
        let page = page.clone();
        move |()| begin(&page, &query)
    });
    let choose = {
        let (page, setter) = (page.clone(), language.setter());
        Callback::from(move |language: String| {
            let (page, setter) = (page.clone(), setter.clone());
            wasm_bindgen_futures::spawn_local(async move {
                language::choose(&language).await;
                let scenario = gallery::translated(&page.state.scenario).await;
                page.dispatch.dispatch(Action::Translate(scenario));
                setter.set(language::current());
            });
        })
    };
    let only = page.state.only();
    use_readings(&page);
    use_effect({
        let page = page.clone();
        move || outside::open(&page)
    });
    let is_imported = page.state.scenario.is_imported();
    let is_bare = is_imported && page.state.texts[0].is_empty();
    let named = props.query.scenario.clone().filter(|_| !props.query.is_own());
    let unknown = named.filter(|slug| scenario::listed(slug).is_none());
    html! {
        <ContextProvider<Page> key={*language} context={page.clone()}>
            if props.query.embed {
                <Embed variant={props.query.variant.clone()} {unknown} />
            } else {
                { header(&appearance, *language, &choose) }
                <div class="page">
                    <Gallery />
                    <main id="main">
                        if let Some(slug) = unknown {
                            <p class="notice is-bad" role="alert">{ say::workspace::NO_SCENARIO.with(&[&slug]) }</p>
                        }
                        <div class="intro">
                            <Lesson />
                            { question(&page) }
                        </div>
                        <Own />
                        { quiz(&page) }
                        if !is_imported {
                            { parameters(&page) }
                            { controls(&page, only.filter(|_| page.state.is_quiz())) }
                        }
                        { heat(&page) }
                        <div class={classes!("workbench", is_bare.then_some("is-bare"))}>
                            if !is_bare { { program(&page) } }
                            { board(&page, only) }
                        </div>
                        if !page.state.is_quiz() && !is_imported { <Results /> }
                        { steps(&page) }
                    </main>
                </div>
            }
        </ContextProvider<Page>>
    }
}

/// Has the programs read that have not been, and the parts of the library fetched that they import.
#[hook]
fn use_readings(page: &Page) {
    let (state, dispatch) = (page.state.clone(), page.dispatch.clone());
    use_effect_with((state.scenario.slug.clone(), state.texts.clone()), move |(_, texts)| {
        if state.scenario.is_own() && state.is_edited(0) {
            shelf::keep(&texts[0]);
        }
        for (variant, text) in state.scenario.variants.iter().zip(texts) {
            let is_there = |reading: &Reading| reading.is_failed() || reader::can_run(reading);
            if reader::known(&variant.file, text).is_some_and(|reading| is_there(&reading)) {
                continue;
            }
            let (file, text, dispatch) = (variant.file.clone(), text.clone(), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                reader::read(&file, &text).await;
                dispatch.dispatch(Action::Read);
            });
        }
    });
}

fn first_state(query: &Query, scenario: Rc<Scenario>) -> AppState {
    let selected = variant_index(&scenario, query.variant.as_deref());
    AppState::new(scenario, selected)
}

/// The place of the variant with this slug, or of the first.
fn variant_index(scenario: &Scenario, slug: Option<&str>) -> usize {
    let asked = slug.and_then(|slug| scenario.variants.iter().position(|variant| variant.slug == slug));
    asked.unwrap_or(0)
}

/// Starts what the address asks for, as soon as it is known whether live runs are possible.
fn begin(page: &Page, query: &Query) {
    let (page, run) = (page.clone(), query.run);
    let only = query.variant.clone().filter(|_| query.embed);
    let start = move |page: &Page, mode| match &only {
        Some(slug) => page.run_some(mode, &[variant_index(&page.state.scenario, Some(slug))]),
        None => page.run(mode),
    };
    if run == Some(Mode::Simulated) {
        start(&page, Mode::Simulated);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let obstacle = live_obstacle().await;
        let mode = if obstacle.is_some() { Mode::Simulated } else { Mode::Live };
        if let Some(words) = obstacle {
            page.dispatch.dispatch(Action::Obstacle(words.into()));
        }
        if run == Some(Mode::Live) {
            start(&page, mode);
        }
    });
}
