//! In: the scenario's question and what the reader expects. Out: the question, and its answer once something has run.

use yew::prelude::*;

use super::hooks::Page;
use super::state::{Action, Outcome};
use super::{prose, testids};
use crate::scenario::{Answer, Question};

/// Predict first, then run. The answer appears after a run, or when it is asked for.
pub fn question(page: &Page) -> Html {
    let Some(question) = &page.state.scenario.question else { return Html::default() };
    let has_run = page.state.outcomes.iter().all(|outcome| matches!(outcome, Outcome::Finished(_)));
    let is_open = has_run && page.state.active.is_none();
    html! {
        <section class="question" data-testid={testids::QUESTION} aria-label="A question before you run it">
            <p><b>{ "What do you expect? " }</b>{ prose::inline(&question.text) }</p>
            if question.choices.is_empty() { { number_guess(page, question) } } else { { choices(page, question) } }
            if is_open {
                <div class="answer" data-testid={testids::ANSWER}>
                    { verdict(page, question) }{ prose::paragraphs(&question.explanation) }
                </div>
            }
        </section>
    }
}

fn choices(page: &Page, question: &Question) -> Html {
    let choice = |choice: &String| {
        let (dispatch, words) = (page.dispatch.clone(), choice.as_str().into());
        let checked = page.state.guess.as_deref() == Some(choice);
        let onchange = move |_| dispatch.dispatch(Action::Guess(std::rc::Rc::clone(&words)));
        html! { <label class="choice"><input type="radio" name="guess" {checked} {onchange} /><span>{ choice }</span></label> }
    };
    let choices = question.choices.iter().map(choice);
    html! { <div class="choices" role="radiogroup" aria-label="Your guess">{ for choices }</div> }
}

fn number_guess(page: &Page, question: &Question) -> Html {
    let dispatch = page.dispatch.clone();
    let onchange = move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        dispatch.dispatch(Action::Guess(input.value().into()));
    };
    let unit = question.unit.clone().unwrap_or_default();
    let value = page.state.guess.as_deref().unwrap_or_default().to_owned();
    html! {
        <label class="choices">
            { "Your guess:" }
            <input type="number" min="0" step="any" {value} {onchange} />{ unit }
        </label>
    }
}

/// Whether the guess was right; nothing if there was none.
fn verdict(page: &Page, question: &Question) -> Html {
    let Some(guess) = page.state.guess.as_deref() else { return Html::default() };
    let is_right = match &question.answer {
        Answer::Choice(answer) => answer == guess,
        Answer::Number(answer) => {
            guess.parse().is_ok_and(|guess: f64| (guess - answer).abs() <= answer.abs() * 0.15)
        }
    };
    html! { <b class={if is_right { "is-right" } else { "is-wrong" }}>{ if is_right { "As you expected." } else { "Not quite as you expected." } }</b> }
}
