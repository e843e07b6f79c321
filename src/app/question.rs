//! In: the scenario's question and what the reader expects. Out: the question, and its answer once something has run.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Page;
use super::state::{Action, AppState};
use super::words::unit;
use super::{prose, testids};
use crate::say;
use crate::scenario::{Answer, Metric, Question};
use crate::trace::event::Time;
use crate::view::figures::{is_near, off_by};
use crate::view::layout::Guess;

/// Predict first, then run. The answer appears after a run.
pub fn question(page: &Page) -> Html {
    let Some(question) = &page.state.scenario.question else { return Html::default() };
    html! {
        <section class="question" data-testid={testids::QUESTION} aria-label={say::question::BEFORE.text()}>
            <p><b>{ say::question::EXPECT.text() }</b>{ prose::inline(&question.text) }</p>
            if question.choices.is_empty() { { number_guess(page, question) } } else { { choices(page, question) } }
            if page.state.has_run() {
                <div class="answer" data-testid={testids::ANSWER}>
                    { verdict(&page.state, question) }{ prose::paragraphs(&question.explanation) }
                </div>
            }
        </section>
    }
}

/// The reader's guess at how long a variant takes, if that is what was asked for.
#[must_use]
pub fn guessed_end(state: &AppState) -> Option<Guess> {
    let measure = state.scenario.question.as_ref()?.measure.as_ref()?;
    let milliseconds = guessed_number(state).filter(|_| measure.metric == Metric::Wall)?;
    let variant = state.scenario.variants.iter().position(|variant| variant.slug == measure.variant)?;
    Some(Guess { variant, at: Time((milliseconds * 1e6) as u64) })
}

fn guessed_number(state: &AppState) -> Option<f64> {
    state.guess.as_deref()?.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}

fn choices(page: &Page, question: &Question) -> Html {
    let choice = |choice: &String| {
        let (dispatch, words) = (page.dispatch.clone(), choice.as_str().into());
        let checked = page.state.guess.as_deref() == Some(choice);
        let onchange = move |_| dispatch.dispatch(Action::Guess(Rc::clone(&words)));
        html! { <label class="choice"><input type="radio" name="guess" {checked} {onchange} /><span>{ choice }</span></label> }
    };
    let choices = question.choices.iter().map(choice);
    html! { <div class="choices" role="radiogroup" aria-label={say::question::GUESS.text()}>{ for choices }</div> }
}

fn number_guess(page: &Page, question: &Question) -> Html {
    let (dispatch, stage) = (page.dispatch.clone(), page.conductor.stage.clone());
    let is_first = !page.state.has_begun();
    let is_time = question.measure.as_ref().is_some_and(|measure| measure.metric == Metric::Wall);
    let oninput = move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        // Before the first run the time axis has nothing to show but the guess.
        let milliseconds = input.value_as_number();
        if is_first && is_time && milliseconds > 0.0 {
            stage.set_end(Time((milliseconds * ROOM * 1e6) as u64));
        }
        dispatch.dispatch(Action::Guess(input.value().into()));
    };
    let unit = question.unit.clone().unwrap_or_default();
    let value = page.state.guess.as_deref().unwrap_or_default().to_owned();
    html! {
        <label class="choices">
            { say::question::YOUR_GUESS.text() }
            <input type="number" min="0" step="any" {value} {oninput} data-testid={testids::GUESS} />{ unit }
        </label>
    }
}

/// The time axis is by so much longer than a guess.
const ROOM: f64 = 1.5;

/// How far off the guess was; nothing if there was none.
fn verdict(state: &AppState, question: &Question) -> Html {
    let said = state.guess.as_deref().filter(|guess| !guess.is_empty());
    let Some(said) = said else { return Html::default() };
    let (is_right, words) = match &question.answer {
        Answer::Choice(answer) => (answer == said, expected(answer == said)),
        Answer::Number(answer) => {
            let Some(said) = guessed_number(state) else { return Html::default() };
            match measured(state, question) {
                Some((was, metric)) => (is_near(said, was), off_by(said, was, unit(metric))),
                None => (is_near(said, *answer), expected(is_near(said, *answer))),
            }
        }
    };
    html! { <p><b class={if is_right { "is-right" } else { "is-wrong" }} data-testid={testids::VERDICT}>{ words }</b></p> }
}

fn expected(is_right: bool) -> String {
    if is_right { say::question::RIGHT.text() } else { say::question::WRONG.text() }.to_owned()
}

/// The figure that the question is about, of the last run.
fn measured(state: &AppState, question: &Question) -> Option<(f64, Metric)> {
    let measure = question.measure.as_ref()?;
    Some((measure.of(|slug| state.summary(slug))?, measure.metric))
}
