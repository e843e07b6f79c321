//! In: a scenario whose variants have places in a table, and their runs. Out: the table of how long each took, in the
//! colours of heat; each cell opens its run.

use yew::prelude::*;

use super::hooks::Page;
use super::state::{Action, AppState, Outcome};
use super::testids;
use crate::say;
use crate::view::figures::short;
use crate::view::heat::{Heat, Table, heats, table};
use crate::view::words::duration;

/// The heat map; nothing for other scenarios.
pub fn heat(page: &Page) -> Html {
    let Some(table) = table(&page.state.scenario.variants) else { return Html::default() };
    html! {
        <section class="heat" aria-label={say::heat::LABEL.text()} data-testid={testids::HEAT}>
            <div class="heat-scroll">
                <table>
                    <caption>{ say::heat::TITLE.text() }</caption>
                    <thead><tr><td />{ for table.columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }</tr></thead>
                    <tbody>{ for (0..table.rows.len()).map(|row| view_row(page, &table, row)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn view_row(page: &Page, table: &Table, row: usize) -> Html {
    let (title, places) = &table.rows[row];
    let state: &AppState = &page.state;
    let took = |place: &Option<usize>| {
        let run = state.finished((*place)?).filter(|run| run.has_ended())?;
        Some(run.summary.wall_ns as f64)
    };
    let heats = heats(&places.iter().map(took).collect::<Vec<_>>());
    let cells = places.iter().zip(heats).map(|(place, heat)| match place {
        Some(place) => view_cell(page, *place, heat),
        None => html! { <td /> },
    });
    html! { <tr><th scope="row">{ title }</th>{ for cells }</tr> }
}

fn view_cell(page: &Page, place: usize, heat: Option<Heat>) -> Html {
    let state: &AppState = &page.state;
    let variant = &state.scenario.variants[place];
    let dispatch = page.dispatch.clone();
    let onclick = move |_| dispatch.dispatch(Action::Select(place));
    let is_best = heat.is_some_and(|heat| heat.is_best);
    let (first, second) = words(state, place, heat);
    html! {
        <td>
            <button type="button" {onclick} data-testid={testids::HEAT_CELL} data-variant={variant.slug.clone()} title={variant.title.clone()}
                class={classes!("cell", is_best.then_some("is-best"), heat.is_none().then_some("is-empty"))}
                style={heat.map(|heat| format!("--heat: {:.0}%", heat.shade * 100.0))}
                data-ratio={heat.map(|heat| format!("{:.2}", heat.ratio))} aria-pressed={(place == state.selected).to_string()}>
                <b>{ first }</b><span>{ second }</span>
            </button>
        </td>
    }
}

/// How long it took, and against the best; or how it stands.
fn words(state: &AppState, place: usize, heat: Option<Heat>) -> (String, String) {
    let plain = |words: &str| (words.to_owned(), String::new());
    match (&state.outcomes[place], heat) {
        (Outcome::Finished(run), Some(heat)) => {
            let against = if heat.is_best {
                say::heat::BEST.text().to_owned()
            } else {
                format!("{}×", short(heat.ratio))
            };
            (duration(run.summary.wall_ns), against)
        }
        (Outcome::Finished(_), None) => plain(say::heat::STOPPED.text()),
        (Outcome::Refused(_), _) => plain(say::heat::CANNOT_RUN.text()),
        (Outcome::Pending(_), _) if state.active.is_some_and(|(_, active)| active == place) => {
            plain(say::heat::RUNS.text())
        }
        (Outcome::Pending(_) | Outcome::None, _) => plain("–"),
    }
}
