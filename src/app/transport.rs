//! In: the stage. Out: play and pause, steps, a slider for the playhead, the time, the speed; search and help.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::hooks::{use_page, use_watch};
use super::playhead::Motion;
use super::speed::{SPEEDS, name};
use super::stage::Stage;
use super::{testids, words};
use crate::say;
use crate::trace::event::Time;
use crate::view::gesture::Gesture;

/// How fine the slider is.
const STEPS: f64 = 1000.0;

/// The controls of the player. What moves in every frame is written to the elements, not rendered.
#[component]
pub fn Transport() -> Html {
    let conductor = use_page().conductor;
    let stage = conductor.stage.clone();
    let is_bound = use_watch(&conductor, (), |conductor, ()| is_bound(&conductor.stage));
    let (slider, clock) = (use_node_ref(), use_node_ref());
    use_effect_with(stage.clone(), {
        let (slider, clock) = (slider.clone(), clock.clone());
        move |stage| {
            let watch = stage.watch(move |stage| show(stage, &slider, &clock));
            move || drop(watch)
        }
    });
    let oninput = {
        let stage = stage.clone();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            stage.pause();
            stage.seek(Time((input.value_as_number() / STEPS * stage.end().0 as f64) as u64));
        }
    };
    html! {
        <div class="transport" role="group" aria-label={say::transport::PLAYBACK.text()}>
            <PlayButton disabled={is_bound} />
            { tool(&stage, Gesture::Event(-1), testids::STEP_BACK, say::transport::BACK.text(), "M3 1h2v10H3zM11 1v10L6 6z", is_bound) }
            { tool(&stage, Gesture::Event(1), testids::STEP_ON, say::transport::ON.text(), "M9 1H7v10h2zM1 1v10l5-5z", is_bound) }
            <input type="range" min="0" max={STEPS.to_string()} step="1" ref={slider} {oninput} disabled={is_bound}
                data-testid={testids::SCRUB} aria-label={say::transport::MOMENT.text()} />
            <output class="clock" ref={clock} data-testid={testids::CLOCK} aria-live="off">{ "0 ms" }</output>
            <SpeedSelect />
            { tool(&stage, Gesture::Search, testids::LOOK_FOR, say::transport::SEARCH.text(), GLASS, false) }
            { tool(&stage, Gesture::Help, testids::KEYS, say::transport::KEYS.text(), MARK, false) }
        </div>
    }
}

const GLASS: &str =
    "M5 0a5 5 0 0 1 4 8l3 3-1 1-3-3a5 5 0 1 1-3-9zm0 1.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z";
const MARK: &str = "M3 4a3 3 0 1 1 4 3v1H5V6c3-.5 2.5-3 1-3-1 0-1 .5-1 1zM5 9.5h2v2H5z";

/// A button that does what a key does on the lanes.
fn tool(
    stage: &Rc<Stage>,
    wish: Gesture,
    testid: &'static str,
    name: &'static str,
    path: &'static str,
    disabled: bool,
) -> Html {
    let stage = stage.clone();
    html! {
        <button type="button" class="tool" onclick={move |_| stage.wish(wish)} {disabled} data-testid={testid} aria-label={name} title={name}>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}

#[derive(PartialEq, Properties)]
struct PlayProps {
    disabled: bool,
}

#[component]
fn PlayButton(props: &PlayProps) -> Html {
    let conductor = use_page().conductor;
    let moves =
        use_watch(&conductor, (), |conductor, ()| matches!(conductor.stage.motion(), Motion::Playing));
    let stage = conductor.stage.clone();
    let onclick = move |_| if moves { stage.pause() } else { stage.play() };
    let (testid, name) = if moves {
        (testids::PAUSE, say::transport::PAUSE.text())
    } else {
        (testids::PLAY, say::transport::PLAY.text())
    };
    html! {
        <button type="button" class="play" {onclick} disabled={props.disabled} data-testid={testid} aria-label={name} title={name}>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                if moves { <path d="M2 1h3v10H2zM7 1h3v10H7z" /> } else { <path d="M2.5 1v10l8-5z" /> }
            </svg>
        </button>
    }
}

#[component]
fn SpeedSelect() -> Html {
    let conductor = use_page().conductor;
    let speed = use_watch(&conductor, (), |conductor, ()| conductor.stage.speed());
    let stage = conductor.stage.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(speed) = select.value().parse() {
            stage.set_speed(speed);
        }
    };
    let options = SPEEDS.iter().map(|value| {
        html! { <option value={value.to_string()} selected={*value == speed}>{ name(*value) }</option> }
    });
    html! { <select {onchange} data-testid={testids::SPEED} aria-label={say::transport::SPEED.text()}>{ for options }</select> }
}

/// Whether there is nothing to play, or the playhead keeps up with a run.
fn is_bound(stage: &Stage) -> bool {
    stage.end() == Time(0) || matches!(stage.motion(), Motion::Following(_))
}

/// Writes the playhead's place to the slider and to the clock.
fn show(stage: &Stage, slider: &NodeRef, clock: &NodeRef) {
    let (at, end) = (stage.playhead().0, stage.end().0);
    let text = words::moment(at, end);
    if let Some(slider) = slider.cast::<HtmlInputElement>() {
        slider.set_value_as_number((at as f64 / (end as f64).max(1.0) * STEPS).round());
        // Cannot fail: the attribute's name is a valid one.
        let _ = slider.set_attribute("aria-valuetext", &text);
    }
    if let Some(clock) = clock.cast::<HtmlElement>() {
        clock.set_text_content(Some(&text));
    }
}
