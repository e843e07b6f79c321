//! In: the page. Out: the canvas with all variants' lanes, the tooltip beside the pointer, and at the foot the overview,
//! the search and what is selected.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::clock;
use super::hand::Hand;
use super::help::Help;
use super::hooks::{Page, use_page};
use super::panel::panel;
use super::picture::{Effect, Look, Picture, Selection};
use super::playhead::Motion;
use super::question::guessed_end;
use super::search::Search;
use super::state::{Action, Finished};
use super::testids;
use crate::run::api::EndReason;
use crate::say;
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

/// What was opened beside the lanes.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Search,
    Help,
}

/// While the recording plays, the words of the selection change no faster than this, in milliseconds.
const WORDS_PACE: f64 = 120.0;

/// The canvas. It is drawn by the stage's frame loop, not by rendering.
#[component]
pub fn Lanes(props: &Props) -> Html {
    let page = use_page();
    let (root, canvas, overview) = (use_node_ref(), use_node_ref(), use_node_ref());
    let hand = use_state_eq(|| None::<Rc<Hand>>);
    let tip = use_state_eq(|| None::<(usize, Tooltip, Point)>);
    let (selection, told) = (use_state_eq(|| Selection::Nothing), use_state_eq(String::new));
    let open = use_state_eq(|| Open::Nothing);
    let look = look(&page, props.only);
    use_effect_with(page.conductor.clone(), {
        let (root, canvas, overview) = (root.clone(), canvas.clone(), overview.clone());
        let (dispatch, hand) = (page.dispatch.clone(), hand.setter());
        let (tip, open) = (tip.setter(), open.setter());
        let (selection, told) = (selection.setter(), told.setter());
        let look = look.clone();
        move |conductor| {
            let (lanes, strip) = (canvas.cast::<HtmlCanvasElement>(), overview.cast::<HtmlCanvasElement>());
            let made = lanes.clone().and_then(|lanes| Picture::new(lanes, strip.clone(), conductor));
            let watching = made.map(|picture| {
                picture.set_look(look);
                let act = move |effect| match effect {
                    Effect::None => {}
                    Effect::Pointed(words) => tip.set(words),
                    Effect::Chosen(variant) => dispatch.dispatch(Action::Select(variant)),
                    Effect::Search => open.set(Open::Search),
                    Effect::Help => open.set(Open::Help),
                };
                let own = Rc::new(Hand::new(picture, act));
                hand.set(Some(own.clone()));
                let gestures = lanes.map(|lanes| {
                    let own = own.clone();
                    let keys = root.cast::<Element>();
                    Gestures::listen(&lanes, keys.as_ref(), Rc::new(move |gesture| own.react(gesture)))
                });
                let strip = strip.map(|strip| {
                    let own = own.clone();
                    let react = move |gesture| own.picture.react_to_overview(gesture);
                    Gestures::listen(&strip, None, Rc::new(react))
                });
                let stage = conductor.stage.clone();
                let moved = ["scroll", "resize"].map(|name| listen_to_window(name, stage.clone()));
                let last = Cell::new(0.0);
                let watch = stage.watch(move |stage| {
                    if let Some(wish) = stage.take_wish() {
                        own.react(wish);
                    }
                    own.picture.draw();
                    let plays = stage.motion() != Motion::Still;
                    if plays && clock::now() - last.get() < WORDS_PACE {
                        return;
                    }
                    last.set(clock::now());
                    if let Some(words) = own.picture.selection() {
                        if !plays {
                            told.set(words.text());
                        }
                        selection.set(words);
                    }
                });
                (gestures, strip, moved, watch)
            });
            move || drop(watching)
        }
    });
    use_effect_with((look, (*hand).clone()), {
        let stage = page.conductor.stage.clone();
        move |(look, hand)| {
            if let Some(hand) = hand {
                hand.picture.set_look(look.clone());
                stage.touch();
            }
        }
    });
    let close = {
        let (open, canvas, hand) = (open.setter(), canvas.clone(), (*hand).clone());
        Callback::from(move |()| {
            open.set(Open::Nothing);
            if let Some(hand) = &hand {
                hand.picture.search(&[], "");
            }
            if let Some(canvas) = canvas.cast::<HtmlElement>() {
                // Fails only for what cannot have the focus.
                let _ = canvas.focus();
            }
        })
    };
    let shut = {
        let open = open.setter();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    html! {
        <>
            // Whoever clicks on the overview or the panel goes on with the same keys.
            <div class="lanes" ref={root} tabindex="-1">
                <canvas ref={canvas} tabindex="0" role="img" data-testid={testids::LANES} aria-describedby="lanes-keys"
                    aria-label={description(&page)} />
                if let Some((variant, tip, at)) = &*tip { { view_tip(tip, *at, code_line(&page, *variant, tip.line)) } }
                <div class="lanes-foot">
                    <canvas ref={overview} hidden=true aria-hidden="true" data-testid={testids::MINIMAP} />
                    if let Some(hand) = &*hand {
                        if *open == Open::Search { <Search hand={hand.clone()} only={props.only} {close} /> }
                        { panel(&selection, hand, |variant, line| code_line(&page, variant, line)) }
                    }
                </div>
                <p class="chosen hidden" aria-live="polite">{ &*told }</p>
            </div>
            if *open == Open::Help { <Help close={shut} /> }
        </>
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
    say::lanes::DESCRIPTION.with(&[&titles.join(", ")])
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
                <span>{ say::lanes::LINE.with(&[&tip.line]) }if let Some(code) = code { <code>{ code }</code> }</span>
            }
            { for tip.facts.iter().map(|fact| html! { <span class="faint">{ fact }</span> }) }
        </div>
    }
}
