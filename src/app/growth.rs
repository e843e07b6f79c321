//! In: a scenario with a size, and runs of several sizes. Out: a chart of wall time against size, and a table of it.

use yew::prelude::*;

use super::background::Known;
use super::state::AppState;
use super::testids;
use crate::run::api::{Limits, RunSettings};
use crate::say;
use crate::scenario::{Growth, Variant};
use crate::view::growth::{Chart, Series, chart};
use crate::view::scene::{Point, Px};
use crate::view::words::duration;

/// A point that takes longer to simulate than this is left out.
const LIMITS: Limits = Limits { time_ns: 3_600_000_000_000, events: 1_000_000, compute_ns: 10_000_000_000 };
/// The chart's height, and its width where there is room.
const HEIGHT: f64 = 260.0;
const WIDTH: f64 = 540.0;

/// The runs that the chart needs: all variants, all sizes, the small ones first.
pub fn sizes(state: &AppState) -> Vec<RunSettings> {
    let values = state
        .scenario
        .growth
        .iter()
        .flat_map(|growth| growth.values.iter().map(move |value| (growth, *value)));
    let variants = 0..state.outcomes.len();
    values
        .flat_map(|(growth, value)| {
            variants.clone().filter_map(move |variant| settings(state, growth, variant, value))
        })
        .collect()
}

/// A variant as it has run, but of this size; none if it cannot run.
fn settings(state: &AppState, growth: &Growth, variant: usize, value: f64) -> Option<RunSettings> {
    let run = state.finished(variant).filter(|run| run.came_through())?;
    let as_run = Variant { text: run.settings.text.clone(), ..state.scenario.variants[variant].clone() };
    let mut values = state.values.clone();
    values.iter_mut().filter(|(name, _)| *name == growth.parameter).for_each(|(_, old)| *old = value);
    let reading = run.settings.reading.clone();
    Some(RunSettings { limits: LIMITS, reading, ..state.scenario.settings(&as_run, &values, state.cores) })
}

/// The chart; nothing if the scenario has no size.
pub fn growth(state: &AppState, known: &Known) -> Html {
    let Some(growth) = &state.scenario.growth else { return Html::default() };
    let series = series(state, growth, known);
    let label = state.scenario.parameters.iter().find(|parameter| parameter.name == growth.parameter);
    let label = label.map_or("", |parameter| parameter.label.as_str());
    let now =
        state.values.iter().find(|(name, _)| *name == growth.parameter).map_or(0.0, |(_, value)| *value);
    let chart = chart(&series, &growth.values, now, Px(width()), Px(HEIGHT));
    let is_complete = sizes(state).iter().all(|settings| known.has(settings));
    html! {
        <section class="growth" aria-label={say::growth::LABEL.text()} data-testid={testids::GROWTH} data-complete={is_complete.to_string()}>
            <h2>{ say::growth::TITLE.with(&[&label]) }</h2>
            { picture(&chart, &series, growth, now) }
            <ul class="series">{ for series.iter().enumerate().map(|(index, one)| legend(index, &one.title)) }</ul>
            <p class="faint">{ if is_complete { say::growth::AXES.text() } else { say::growth::SIMULATING.text() } }</p>
            <details><summary>{ say::growth::TABLE.text() }</summary>{ table(&series, growth, label) }</details>
        </section>
    }
}

fn series(state: &AppState, growth: &Growth, known: &Known) -> Vec<Series> {
    let one = |(variant, own): (usize, &Variant)| {
        let point = |value: &f64| {
            let wall = known.summary(&settings(state, growth, variant, *value)?)?.wall_ns;
            (wall > 0 && *value > 0.0).then_some((*value, wall))
        };
        Series { title: own.title.clone(), points: growth.values.iter().filter_map(point).collect() }
    };
    state.scenario.variants.iter().enumerate().map(one).collect()
}

/// As wide as the window allows, so that letters keep their size.
fn width() -> f64 {
    let window = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    window.map_or(WIDTH, |width| (width - 56.0).clamp(240.0, WIDTH))
}

fn picture(chart: &Chart, series: &[Series], growth: &Growth, now: f64) -> Html {
    let plot = chart.plot;
    let (left, right, top, bottom) = (plot.x.0, plot.right().0, plot.y.0, plot.bottom().0);
    let number = |value: f64| format!("{value:.1}");
    let across = chart.times.iter().map(|mark| {
        let y = number(mark.at.0);
        html! {
            <>
                <line class="grid" x1={number(left)} x2={number(right)} y1={y.clone()} y2={y} />
                <text x={number(left - 8.0)} y={number(mark.at.0 + 4.0)} text-anchor="end">{ &mark.label }</text>
            </>
        }
    });
    let down = chart.sizes.iter().map(|mark| {
        let x = number(mark.at.0);
        html! {
            <>
                <line class="grid" x1={x.clone()} x2={x.clone()} y1={number(top)} y2={number(bottom)} />
                <text {x} y={number(bottom + 17.0)} text-anchor="middle">{ &mark.label }</text>
            </>
        }
    });
    let now = chart.now.map(|at| {
        let x = number(at.0);
        let anchor = if at.0 < left + 24.0 {
            "start"
        } else if at.0 > right - 24.0 {
            "end"
        } else {
            "middle"
        };
        html! {
            <g class="now">
                <line x1={x.clone()} x2={x.clone()} y1={number(top - 4.0)} y2={number(bottom)} />
                <text {x} y={number(top - 8.0)} text-anchor={anchor}>{ say::growth::NOW.with(&[&now]) }</text>
            </g>
        }
    });
    let lines = chart.lines.iter().zip(series).enumerate().map(|(index, (line, one))| {
        let points: Vec<String> =
            line.iter().map(|point| format!("{:.1},{:.1}", point.x.0, point.y.0)).collect();
        let points = points.join(" ");
        html! {
            <g class={format!("series-{}", index % COLOURS)}>
                <polyline {points} />
                { for line.iter().map(|point| dot(index, *point)) }
                <title>{ &one.title }</title>
            </g>
        }
    });
    let view_box = format!("0 0 {} {HEIGHT}", plot.right().0 + 14.0);
    let words = say::growth::WORDS.with(&[&growth.values.len()]);
    html! {
        <svg viewBox={view_box} width={number(right + 14.0)} height={HEIGHT.to_string()} role="img" aria-label={words}>
            { for across }{ for down }{ for now }{ for lines }
        </svg>
    }
}

/// So many colours there are in the style sheet; series after these use them again, with another dot.
const COLOURS: usize = 6;

/// Dots differ in form too, not in colour alone.
fn dot(index: usize, at: Point) -> Html {
    let (x, y) = (at.x.0, at.y.0);
    let path = match index % 4 {
        0 => format!("M{:.1} {y:.1}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4.0),
        1 => format!("M{:.1} {:.1}h7v7h-7z", x - 3.5, y - 3.5),
        2 => format!("M{x:.1} {:.1}l4.5 8h-9z", y - 5.0),
        _ => format!("M{x:.1} {:.1}l5 5l-5 5l-5 -5z", y - 5.0),
    };
    html! { <path d={path} /> }
}

fn legend(index: usize, title: &str) -> Html {
    let class = format!("series-{}", index % COLOURS);
    html! {
        <li>
            <svg {class} width="26" height="12" aria-hidden="true"><polyline points="1,6 25,6" />{ dot(index, Point { x: Px(13.0), y: Px(6.0) }) }</svg>
            { title }
        </li>
    }
}

fn table(series: &[Series], growth: &Growth, label: &str) -> Html {
    let row = |value: &f64| {
        let cell = |one: &Series| {
            let time = one.points.iter().find(|(size, _)| size == value).map(|(_, time)| duration(*time));
            html! { <td>{ time.unwrap_or_else(|| "–".to_owned()) }</td> }
        };
        html! { <tr><th scope="row">{ value }</th>{ for series.iter().map(cell) }</tr> }
    };
    html! {
        <div class="numbers" tabindex="0" role="region" aria-label={say::growth::NUMBERS.text()}>
            <table>
                <thead><tr><th scope="col">{ label }</th>{ for series.iter().map(|one| html! { <th scope="col">{ &one.title }</th> }) }</tr></thead>
                <tbody>{ for growth.values.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
