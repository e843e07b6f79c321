//! In: the page's state, and the host's requests. Out: the compact page, and notices to the host.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::MessageEvent;
use yew::prelude::*;

use super::message::{Notice, Report, Request, Written, request, send};
use crate::app::board::board;
use crate::app::controls::controls;
use crate::app::hooks::{Page, use_page};
use crate::app::outside::run;
use crate::app::problems::problems;
use crate::app::program::program;
use crate::app::query::{mode_name, mode_named};
use crate::app::reader;
use crate::app::state::{AppState, Finished, Outcome};
use crate::run::api::EndReason;
use crate::run::live::Mode;
use crate::say;
use crate::scenario::{self, Scenario};
use crate::trace::event::{Stream, Time};
use crate::view::handout::Handout;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant.
    pub variant: Option<String>,
    /// A scenario that was asked for and does not exist.
    pub unknown: Option<String>,
}

/// The page in a frame: buttons, lanes, numbers, and the program folded away.
#[component]
pub fn Embed(props: &Props) -> Html {
    let page = use_page();
    let only_slug = use_state_eq(|| props.variant.clone());
    let only =
        page.state.scenario.variants.iter().position(|variant| Some(&variant.slug) == only_slug.as_ref());
    use_host(&page, only, only_slug.setter());
    use_reports(&page);
    let unknown = props.unknown.clone();
    use_effect_with((), move |()| {
        if let Some(slug) = unknown {
            fail(format!("there is no scenario {slug:?}"));
        }
    });
    let scenario = page.state.scenario.clone();
    html! {
        <main class="embed">
            <header>
                <h1>{ &scenario.title }</h1>
                if !scenario.slug.is_empty() {
                    <a href={format!("?scenario={}", scenario.slug)} target="_blank" rel="noopener">{ say::embed::OPEN.text() }</a>
                }
            </header>
            { controls(&page, only) }
            { board(&page, only) }
            <details><summary>{ say::embed::PROGRAM.text() }</summary>{ program(&page) }</details>
        </main>
    }
}

/// Listens to the host page, and tells it when that is so.
#[hook]
fn use_host(page: &Page, only: Option<usize>, set_only: UseStateSetter<Option<String>>) {
    let host = use_memo((), |()| Host {
        latest: RefCell::new((page.clone(), only)),
        asked: RefCell::default(),
        is_busy: Cell::new(false),
        set_only,
    });
    *host.latest.borrow_mut() = (page.clone(), only);
    use_effect_with((), {
        let host = host.clone();
        move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "message", move |event| {
                    let Some(asked) = event.dyn_ref::<MessageEvent>().and_then(request) else { return };
                    match asked {
                        Ok(asked) => ask(&host, asked),
                        Err(words) => fail(words),
                    }
                })
            });
            move || drop(listener)
        }
    });
    let page = page.clone();
    use_effect_with((), move |()| send_ready(&page.state, only));
}

/// Tells the host page of every variant that has run or cannot run.
#[hook]
fn use_reports(page: &Page) {
    let told = use_mut_ref(Vec::<Outcome>::new);
    let page = page.clone();
    use_effect_with(page.state.outcomes.clone(), move |outcomes| {
        let before = told.replace(outcomes.clone());
        for (variant, outcome) in outcomes.iter().enumerate() {
            if before.get(variant) == Some(outcome) {
                continue;
            }
            match outcome {
                Outcome::Finished(finished) => {
                    send(&Notice::Finished(Box::new(report(&page, variant, finished))))
                }
                Outcome::Refused(_) => refuse(&page.state, variant),
                Outcome::None | Outcome::Pending(_) => {}
            }
        }
    });
}

fn shown(state: &AppState, only: Option<usize>) -> impl Iterator<Item = usize> {
    (0..state.scenario.variants.len()).filter(move |index| only.is_none_or(|only| only == *index))
}

fn send_ready(state: &AppState, only: Option<usize>) {
    let variants = shown(state, only).map(|variant| state.scenario.variants[variant].slug.clone());
    send(&Notice::Ready { scenario: state.scenario.slug.clone(), variants: variants.collect() });
}

/// What the host asks for is served in turn: a scenario that is loaded has to be fetched first.
struct Host {
    /// The page as it was drawn last, and the only variant that it shows.
    latest: RefCell<(Page, Option<usize>)>,
    asked: RefCell<VecDeque<Request>>,
    is_busy: Cell<bool>,
    set_only: UseStateSetter<Option<String>>,
}

fn ask(host: &Rc<Host>, asked: Request) {
    host.asked.borrow_mut().push_back(asked);
    if host.is_busy.replace(true) {
        return;
    }
    let host = host.clone();
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            let Some(asked) = host.asked.borrow_mut().pop_front() else { break };
            let (page, only) = host.latest.borrow().clone();
            serve(&page, only, &host.set_only, asked).await;
            // Which variant is shown is known only when the page has been drawn anew.
            TimeoutFuture::new(0).await;
        }
        host.is_busy.set(false);
    });
}

async fn serve(page: &Page, only: Option<usize>, set_only: &UseStateSetter<Option<String>>, asked: Request) {
    match asked {
        Request::Load { program: Some(text), title, .. } => {
            set_only.set(None);
            page.open(Rc::new(Scenario::of_program(&title.unwrap_or_default(), &text)), 0);
            send_ready(&page.state, None);
        }
        Request::Load { scenario, variant, .. } => {
            load(page, set_only, &scenario.unwrap_or_default(), variant).await;
        }
        Request::Run { mode } => match mode_named(mode.as_deref().unwrap_or(mode_name(Mode::Simulated))) {
            Some(mode) => page.run_some(mode, &shown(&page.state, only).collect::<Vec<_>>()),
            None => fail("a mode is \"simulated\" or \"live\"".to_owned()),
        },
        Request::Stop => page.conductor.stop(),
        Request::Trace => shown(&page.state, only).for_each(|variant| send_trace(page, variant)),
    }
}

async fn load(page: &Page, set_only: &UseStateSetter<Option<String>>, slug: &str, variant: Option<String>) {
    if scenario::listed(slug).is_none() {
        return fail(format!("there is no scenario {slug:?}"));
    }
    let scenario = match reader::scenario(slug).await {
        Ok(scenario) => scenario,
        Err(words) => return fail(format!("the scenario {slug:?} could not be loaded ({words})")),
    };
    let index =
        variant.as_ref().map(|slug| scenario.variants.iter().position(|variant| variant.slug == *slug));
    if index == Some(None) {
        return fail(format!("the scenario {slug:?} has no variant {:?}", variant.unwrap_or_default()));
    }
    set_only.set(variant);
    page.open(scenario, index.flatten().unwrap_or(0));
    send_ready(&page.state, index.flatten());
}

fn fail(message: String) {
    send(&Notice::Error { message, variant: None, line: None });
}

fn refuse(state: &AppState, variant: usize) {
    for problem in problems(state, variant) {
        let message = match &problem.hint {
            Some(hint) => format!("{} {hint}", problem.message),
            None => problem.message,
        };
        let slug = state.scenario.variants[variant].slug.clone();
        send(&Notice::Error {
            message,
            variant: Some(slug),
            line: Some(problem.line).filter(|line| *line > 0),
        });
    }
}

fn report(page: &Page, variant: usize, finished: &Finished) -> Report {
    let numbers = &finished.summary;
    Report {
        variant: page.state.scenario.variants[variant].slug.clone(),
        mode: mode_name(finished.mode),
        ending: match finished.ending.reason {
            EndReason::Exited { .. } => "exited",
            EndReason::Deadlock(_) => "deadlock",
            EndReason::Limit(_) => "limit",
            EndReason::Stopped => "stopped",
            EndReason::Crashed(_) => "crashed",
        },
        wall_ms: milliseconds(numbers.wall_ns),
        cpu_ms: milliseconds(numbers.cpu_ns),
        blocked_ms: numbers.longest_block.as_ref().map(|block| milliseconds(block.length_ns)),
        speed_up: page.state.speed_up(variant),
        doubts: finished.ending.doubts.clone(),
        output: written(page, variant),
    }
}

fn written(page: &Page, variant: usize) -> Vec<Written> {
    let recordings = page.conductor.recordings();
    let outputs = recordings.get(variant).map_or(&[][..], |recording| &recording.spans.outputs);
    let written = outputs.iter().map(|output| Written {
        at_ms: output.at.milliseconds(),
        stream: if output.stream == Stream::Stdout { "stdout" } else { "stderr" },
        text: output.text.clone(),
    });
    written.collect()
}

/// Sends the recording of a variant that has run, once the module that writes it is here.
fn send_trace(page: &Page, variant: usize) {
    let recordings = page.conductor.recordings();
    let (Some(recording), Some(finished)) = (recordings.get(variant), page.state.finished(variant)) else {
        return;
    };
    let shown = &page.state.scenario.variants[variant];
    let run = run(&shown.title, finished, &recording.spans);
    let handout = Handout { title: String::new(), runs: vec![run], window: None }.to_bytes();
    let variant = shown.slug.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match reader::trace(&handout).await {
            Ok(trace) => send(&Notice::Trace { variant, trace }),
            Err(words) => fail(format!("the trace cannot be written: {words}")),
        }
    });
}

fn milliseconds(nanoseconds: u64) -> f64 {
    Time(nanoseconds).milliseconds()
}
