//! In: the numbers of the variants. Out: bars that compare one figure of them, to be chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::state::AppState;
use super::testids;
use crate::run::live::Mode;
use crate::say;
use crate::scenario::Metric;
use crate::trace::summary::Summary;
use crate::view::bars::{Bar, Compared, Run, bars, comparable};

/// A button for each figure that exists, and a bar for each variant. `simulated` has, for each variant that was
/// measured, the numbers of its simulation, as soon as they are known.
pub fn compare(
    state: &AppState,
    simulated: &[Option<Rc<Summary>>],
    chosen: &UseStateHandle<Option<Compared>>,
) -> Html {
    let runs = runs(state, simulated);
    let all = comparable(&runs);
    let wanted = (**chosen).or_else(|| asked_for(state));
    let Some(what) = wanted.filter(|what| all.contains(what)).or(all.first().copied()) else {
        return Html::default();
    };
    let tab = |each: &Compared| {
        let (each, setter) = (*each, chosen.setter());
        html! {
            <button type="button" aria-pressed={(each == what).to_string()} onclick={move |_| setter.set(Some(each))}
                data-testid={testids::COMPARE} title={each.meaning()}>{ each.title() }</button>
        }
    };
    let bars = bars(what, &runs);
    html! {
        <section class="compare" aria-label={say::compare::LABEL.text()}>
            <h2>{ say::compare::LABEL.text() }</h2>
            <div class="tabs" role="group" aria-label={say::compare::FIGURES.text()}>{ for all.iter().map(tab) }</div>
            <ul class="bars" data-testid={testids::BARS}>{ for bars.iter().zip(&state.scenario.variants).map(|(bar, variant)| row(bar, &variant.slug)) }</ul>
            <p class="faint">{ what.meaning() }</p>
            <p class="faint" data-testid={testids::BARS_ORIGIN}>{ origin(state, &bars) }</p>
        </section>
    }
}

/// The figure that the question is about.
fn asked_for(state: &AppState) -> Option<Compared> {
    Some(match state.scenario.question.as_ref()?.measure.as_ref()?.metric {
        Metric::Wall => Compared::Wall,
        Metric::Cpu => Compared::Cpu,
        Metric::Block | Metric::Lag => Compared::Lag,
        Metric::Worst | Metric::Median => Compared::Worst,
        Metric::PerSecond => Compared::Throughput,
        Metric::Tasks | Metric::Threads | Metric::Processes => return None,
    })
}

fn runs<'a>(state: &'a AppState, simulated: &'a [Option<Rc<Summary>>]) -> Vec<Run<'a>> {
    let run = |(variant, own): (usize, &'a crate::scenario::Variant)| Run {
        title: &own.title,
        shown: state.finished(variant).filter(|run| run.came_through()).map(|run| &run.summary),
        simulated: simulated.get(variant).and_then(Option::as_deref),
    };
    state.scenario.variants.iter().enumerate().map(run).collect()
}

fn row(bar: &Bar, slug: &str) -> Html {
    let width = |part: f64| format!("width: {:.2}%", part * 100.0);
    html! {
        <li data-testid={testids::BAR} data-variant={slug.to_owned()}>
            <span class="bar-title">{ &bar.title }</span>
            <span class="bar-track" aria-hidden="true">
                if let Some(length) = bar.length { <span class="bar" style={width(length)} /> }
                if let Some((length, _)) = &bar.outline { <span class="bar-outline" data-testid={testids::BAR_OUTLINE} style={width(*length)} /> }
            </span>
            <span class="bar-text"><b>{ &bar.text }</b>
                if let Some((_, text)) = &bar.outline { <span class="faint">{ say::compare::SIMULATED.with(&[&text]) }</span> }
            </span>
        </li>
    }
}

/// Which is which.
fn origin(state: &AppState, bars: &[Bar]) -> String {
    let is_live = (0..state.outcomes.len())
        .any(|variant| state.finished(variant).is_some_and(|run| run.mode == Mode::Live));
    match bars.iter().any(|bar| bar.outline.is_some()) {
        _ if !is_live => say::compare::VIRTUAL_TIME.text().to_owned(),
        true => say::compare::BOTH.text().to_owned(),
        false => say::compare::FILLED.text().to_owned(),
    }
}
