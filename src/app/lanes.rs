//! In: the page. Out: the canvas with all variants' lanes, and the tooltip beside the pointer.

use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::hooks::{Page, use_page};
use super::picture::{Effect, Look, Picture};
use super::question::guessed_end;
use super::state::{Action, Finished};
use super::testids;
use crate::run::api::EndReason;
use crate::view::gesture::Gestures;
use crate::view::layout::EndMark;
use crate::view::scene::Point;
use crate::view::tooltip::Tooltip;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant.
    #[prop_or_default]
    pub only: Option<usize>,
}

/// The canvas. It is drawn by the stage's frame loop, not by rendering.
#[component]
pub fn Lanes(props: &Props) -> Html {
    let page = use_page();
    let canvas = use_node_ref();
    let picture = use_mut_ref(|| None::<Rc<Picture>>);
    let (tip, chosen) = (use_state_eq(|| None::<(usize, Tooltip, Point)>), use_state_eq(|| None::<Tooltip>));
    let look = look(&page, props.only);
    use_effect_with(page.conductor.clone(), {
        let (canvas, picture, dispatch) = (canvas.clone(), picture.clone(), page.dispatch.clone());
        let (tip, chosen) = (tip.setter(), chosen.setter());
        move |conductor| {
            let made = canvas.cast::<HtmlCanvasElement>().and_then(|canvas| Picture::new(canvas, conductor));
            picture.borrow_mut().clone_from(&made);
            let watching = made.map(|picture| {
                let on_gesture = {
                    let picture = picture.clone();
                    move |gesture| match picture.react(gesture) {
                        Effect::None => {}
                        Effect::Pointed(words) => tip.set(words),
                        Effect::Chosen(variant, words) => {
                            chosen.set(words);
                            dispatch.dispatch(Action::Select(variant));
                        }
                    }
                };
                let gestures = canvas.cast().map(|canvas| Gestures::listen(&canvas, Rc::new(on_gesture)));
                let stage = conductor.stage.clone();
                let moved = ["scroll", "resize"].map(|name| listen_to_window(name, stage.clone()));
                (gestures, moved, stage.watch(move |_| picture.draw()))
            });
            move || drop(watching)
        }
    });
    use_effect_with(look, {
        let (picture, stage) = (picture.clone(), page.conductor.stage.clone());
        move |look| {
            if let Some(picture) = &*picture.borrow() {
                picture.set_look(look.clone());
                stage.touch();
            }
        }
    });
    html! {
        <div class="lanes">
            <canvas ref={canvas} tabindex="0" role="img" data-testid={testids::LANES} aria-describedby="lanes-keys"
                aria-label={description(&page)} />
            if let Some((variant, tip, at)) = &*tip { { view_tip(tip, *at, code_line(&page, *variant, tip.line)) } }
            <p class="chosen" aria-live="polite">{ chosen.as_ref().map(Tooltip::text).unwrap_or_default() }</p>
        </div>
    }
}

fn look(page: &Page, only: Option<usize>) -> Look {
    let state = &page.state;
    Look {
        titles: state.scenario.variants.iter().map(|variant| variant.title.clone()).collect(),
        ends: (0..state.outcomes.len())
            .map(|variant| state.finished(variant).map(|run| end_mark(run)).unwrap_or_default())
            .collect(),
        dark: page.dark,
        only,
        guess: guessed_end(state),
    }
}

/// What is marked at the end of a run that is over.
#[must_use]
pub fn end_mark(run: &Finished) -> EndMark {
    match run.ending.reason {
        EndReason::Exited { code: 0 } => EndMark::Total,
        EndReason::Deadlock(_) => EndMark::Deadlock,
        _ => EndMark::Nothing,
    }
}

fn listen_to_window(name: &'static str, stage: Rc<super::stage::Stage>) -> Option<EventListener> {
    web_sys::window().map(|window| EventListener::new(&window, name, move |_| stage.touch()))
}

/// The picture in a sentence. Its numbers stand in the table below it.
fn description(page: &Page) -> String {
    let titles: Vec<&str> =
        page.state.scenario.variants.iter().map(|variant| variant.title.as_str()).collect();
    format!("Lanes over time of every task, thread, process and core. Variants: {}.", titles.join(", "))
}

/// What stands on a line of the program that ran: it need not be the one that is shown.
fn code_line(page: &Page, variant: usize, line: u32) -> Option<String> {
    let finished = page.state.finished(variant)?;
    let code = finished.settings.text.lines().nth((line as usize).checked_sub(1)?)?.trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// What there is to say about the span under the pointer.
fn view_tip(tip: &Tooltip, at: Point, code: Option<String>) -> Html {
    let style = format!("--x: {}px; --y: {}px", at.x.0, at.y.0);
    html! {
        <div class="tip" {style} data-testid={testids::TOOLTIP} aria-hidden="true">
            <b>{ &tip.title }</b>
            <span>{ &tip.state }</span>
            if tip.line > 0 {
                <span>{ format!("Line {}", tip.line) }if let Some(code) = code { <code>{ code }</code> }</span>
            }
            { for tip.facts.iter().map(|fact| html! { <span class="faint">{ fact }</span> }) }
        </div>
    }
}
