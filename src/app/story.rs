//! In: the scenario's cast and the recordings. Out: a row of figures for each variant, who do what their lanes do.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::conductor::Conductor;
use super::figure;
use super::focus::Focus;
use super::hooks::{use_page, use_watch};
use super::state::Action;
use super::testids;
use crate::say;
use crate::scenario::Scenario;
use crate::trace::event::ActorId;
use crate::view::cast::{Player, Standing, players, standing};

/// So many of one role are all drawn.
const FEW: usize = 12;
/// Of more than those so many are drawn; of the others there is only a number.
const SOME: usize = 6;
/// The figures move to and fro in this time of watching, in milliseconds.
const STEP_MS: f64 = 700.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Only this variant.
    #[prop_or_default]
    pub only: Option<usize>,
}

/// The story. Nothing where the scenario has none.
#[component]
pub fn Story(props: &Props) -> Html {
    let page = use_page();
    let strip = use_node_ref();
    use_effect_with((page.conductor.clone(), strip.clone()), |(conductor, strip)| {
        let strip = strip.clone();
        let watch = conductor.stage.watch(move |stage| {
            let shown = stage.playhead().milliseconds() / stage.speed().max(1e-9);
            let phase = (shown / STEP_MS).fract();
            if let Some(strip) = strip.cast::<HtmlElement>() {
                // Cannot fail: the property and its value are valid.
                let _ = strip.style().set_property("--phase", &format!("{:.2}", (2.0 * phase - 1.0).abs()));
            }
        });
        move || drop(watch)
    });
    let scenario = &page.state.scenario;
    if scenario.cast.is_empty() {
        return Html::default();
    }
    let shown = (0..scenario.variants.len()).filter(|index| props.only.is_none_or(|only| only == *index));
    html! {
        <section class="story" aria-label={say::story::LABEL.text()} ref={strip} data-testid={testids::STORY}>
            { for shown.map(|variant| html! { <Troupe key={variant} {variant} is_alone={props.only.is_some()} /> }) }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct TroupeProps {
    variant: usize,
    /// Whether no other variant is shown: then it needs no title.
    is_alone: bool,
}

/// Somebody in the story, as now shown.
#[derive(Clone, PartialEq)]
struct Shown {
    player: Player,
    standing: Standing,
    line: u32,
    is_pointed: bool,
}

/// One variant's figures.
#[component]
fn Troupe(props: &TroupeProps) -> Html {
    let page = use_page();
    let (scenario, variant) = (page.state.scenario.clone(), props.variant);
    let shown = use_watch(&page.conductor, (scenario.clone(), variant), read);
    if shown.is_empty() {
        return Html::default();
    }
    let at = move |event: &Event| -> Option<usize> {
        let figure = event.target()?.dyn_into::<Element>().ok()?.closest("[data-place]").ok()??;
        figure.get_attribute("data-place")?.parse().ok()
    };
    let focus = {
        let (conductor, shown) = (page.conductor.clone(), shown.clone());
        Rc::new(move |event: &Event| {
            let shown = shown.get(at(event)?)?;
            Some(Focus::of_player(&conductor, variant, &shown.player.actors, shown.line))
        })
    };
    let point = {
        let (conductor, focus) = (page.conductor.clone(), focus.clone());
        Callback::from(move |event: Event| conductor.stage.point(focus(&event)))
    };
    let leave = {
        let conductor = page.conductor.clone();
        move |_: MouseEvent| conductor.stage.point(None)
    };
    let choose = {
        let (conductor, dispatch) = (page.conductor.clone(), page.dispatch.clone());
        move |event: MouseEvent| {
            if let Some(focus) = focus(&event) {
                conductor.stage.pin(Some(focus));
                dispatch.dispatch(Action::Select(variant));
            }
        }
    };
    let (over, into) = (point.clone(), point);
    html! {
        <div class="troupe">
            if !props.is_alone { <h3>{ &scenario.variants[variant].title }</h3> }
            <ul onmouseover={move |event: MouseEvent| over.emit(event.into())} onmouseleave={leave} onclick={choose}
                onfocusin={move |event: FocusEvent| into.emit(event.into())}>
                { for drawn(&shown).map(|(place, shown, more, is_first)| view(&scenario, variant, place, shown, more, is_first)) }
            </ul>
        </div>
    }
}

/// Who is drawn, at which place, how many of the same role are not, and whether it is the first of its role.
fn drawn(shown: &[Shown]) -> impl Iterator<Item = (usize, &Shown, usize, bool)> {
    let roles = shown.chunk_by(|one, other| one.player.role == other.player.role);
    let places = roles.scan(0, |place, role| {
        let first = *place;
        *place += role.len();
        Some((first, role))
    });
    places.flat_map(|(first, role)| {
        let drawn = if role.len() > FEW { SOME } else { role.len() };
        let more = move |index| if index + 1 == drawn { role.len() - drawn } else { 0 };
        role.iter()
            .take(drawn)
            .enumerate()
            .map(move |(index, shown)| (first + index, shown, more(index), index == 0))
    })
}

/// A figure; before the first of several of one role its name, after the last that is drawn how many there are more.
fn view(
    scenario: &Scenario,
    variant: usize,
    place: usize,
    shown: &Shown,
    more: usize,
    is_first: bool,
) -> Html {
    let role = &scenario.cast[shown.player.role];
    let (label, word) = (&shown.player.label, shown.standing.word());
    let own = shown.player.own.as_ref();
    let spoken = if shown.line == 0 {
        format!("{label} {word}")
    } else {
        say::story::SPOKEN.with(&[&label, &word, &shown.line])
    };
    html! {
        <>
            if is_first && own.is_some() { <li class="role">{ &role.label }</li> }
            <li key={place}>
                <button type="button" class={classes!("player", own.map(|_| "is-one-of-many"))} data-place={place.to_string()} data-state={figure::name(shown.standing)}
                    data-pointed={shown.is_pointed.then_some("")} data-testid={testids::PLAYER}
                    data-variant={scenario.variants[variant].slug.clone()} data-name={label.clone()} aria-label={spoken} title={label.clone()}>
                    { figure::draw(role.figure) }
                    // The space keeps the two words apart, as the name of the button has them.
                    <b>{ own.unwrap_or(label) }</b>{ " " }
                    <span>{ figure::sign(shown.standing) }{ word }</span>
                </button>
            </li>
            if more > 0 { <li class="role">{ say::story::MORE.with(&[&more]) }</li> }
        </>
    }
}

/// Who is on stage at the playhead.
fn read(conductor: &Conductor, (scenario, variant): &(Rc<Scenario>, usize)) -> Vec<Shown> {
    let recordings = conductor.recordings();
    let Some(recording) = recordings.get(*variant) else { return Vec::new() };
    let (stage, spans) = (&conductor.stage, &recording.spans);
    let focus = stage.focus().filter(|focus| focus.variant == *variant);
    let is_pointed = |player: &Player| {
        focus.as_ref().is_some_and(|focus| player.actors.iter().any(|id: &ActorId| focus.actors.contains(id)))
    };
    let shown = players(spans, &scenario.cast).into_iter().map(|player| {
        let (standing, line) = standing(spans, &player, stage.playhead());
        Shown { is_pointed: is_pointed(&player), player, standing, line }
    });
    shown.collect()
}
