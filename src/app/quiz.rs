//! In: a scenario whose variants each have a question, and the reader's replies. Out: one question at a time, which the
//! run answers, and the score.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::Page;
use super::state::{Action, AppState, Reply};
use super::{prose, testids};
use crate::run::live::Mode;
use crate::say;
use crate::scenario::{Answer, Question};

/// The quiz; nothing for other scenarios.
pub fn quiz(page: &Page) -> Html {
    let state: &AppState = &page.state;
    let replies = state.replies();
    let question = state.scenario.variants.get(state.selected).and_then(|variant| variant.question.as_ref());
    let (Some(question), true) = (question, state.is_quiz()) else { return Html::default() };
    let place = state.selected;
    let reply = &replies[place];
    html! {
        <section class="quiz" aria-label={say::quiz::QUIZ.text()} data-testid={testids::QUIZ}>
            { places(page, &replies) }
            <p class="quiz-question"><b>{ say::quiz::QUESTION.with(&[&(place + 1), &replies.len()]) }</b>{ prose::inline(&question.text) }</p>
            { ways(page, question, reply) }
            { after(page, question, reply, &replies) }
            { score(page, &replies) }
        </section>
    }
}

/// A button for each question, with how it was answered.
fn places(page: &Page, replies: &[Reply]) -> Html {
    let place = |(place, reply): (usize, &Reply)| {
        let (sign, name, word) = match reply.is_right {
            Some(true) => ("✓", "right", say::quiz::IS_RIGHT),
            Some(false) => ("✗", "wrong", say::quiz::IS_WRONG),
            None => ("", "open", say::quiz::IS_OPEN),
        };
        let title = say::quiz::PLACE.with(&[&(place + 1), &word]);
        html! {
            <button type="button" onclick={go(page, place)} data-testid={testids::QUIZ_PLACE} data-reply={name}
                data-variant={page.state.scenario.variants[place].slug.clone()} aria-label={title}
                aria-current={(place == page.state.selected).then_some("step")}>{ format!("{}{sign}", place + 1) }</button>
        }
    };
    html! { <div class="quiz-places">{ for replies.iter().enumerate().map(place) }</div> }
}

/// What there is to choose from, or a field for a number; closed once it is answered.
fn ways(page: &Page, question: &Question, reply: &Reply) -> Html {
    let disabled = reply.is_right.is_some();
    if question.choices.is_empty() {
        let dispatch = page.dispatch.clone();
        let oninput = move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Say(input.value().into()));
        };
        let unit = question.unit.clone().unwrap_or_default();
        let value = reply.said.to_string();
        return html! {
            <label class="choices">
                { say::question::YOUR_GUESS.text() }
                <input type="number" min="0" step="any" {value} {oninput} {disabled} data-testid={testids::QUIZ_GUESS} />{ unit }
            </label>
        };
    }
    let choice = |choice: &String| {
        let (dispatch, words): (_, Rc<str>) = (page.dispatch.clone(), choice.as_str().into());
        let checked = *reply.said == **choice;
        let is_answer = disabled && question.answer == Answer::Choice(choice.clone());
        let onchange = move |_| dispatch.dispatch(Action::Say(words.clone()));
        html! {
            <label class={classes!("choice", is_answer.then_some("is-answer"))} data-testid={testids::QUIZ_CHOICE} data-choice={choice.clone()}>
                <input type="radio" name="quiz" {checked} {onchange} {disabled} /><span>{ prose::inline(choice) }</span>
            </label>
        }
    };
    html! {
        <div class="choices" role="radiogroup" aria-label={say::question::GUESS.text()} key={page.state.selected}>
            { for question.choices.iter().map(choice) }
        </div>
    }
}

/// Before the answer a button that runs the program; after it whether the guess was right, why, and the way on.
fn after(page: &Page, question: &Question, reply: &Reply, replies: &[Reply]) -> Html {
    let place = page.state.selected;
    let Some(is_right) = reply.is_right else {
        let run = page.clone();
        let onclick = move |_| run.run_some(Mode::Simulated, &[place]);
        let disabled = reply.said.is_empty() || page.state.active.is_some();
        return html! {
            <p class="quiz-ways">
                <button type="button" class="primary" {onclick} {disabled} data-testid={testids::QUIZ_RUN}>{ say::quiz::RUN.text() }</button>
                if reply.said.is_empty() { <span class="faint">{ say::quiz::CHOOSE.text() }</span> }
            </p>
        };
    };
    let words = if is_right { say::quiz::RIGHT.text() } else { say::quiz::WRONG.text() };
    let unit = question.unit.clone().unwrap_or_default();
    let answer = match &question.answer {
        Answer::Number(number) if !is_right => say::quiz::ABOUT.with(&[&number, &unit]),
        _ => String::new(),
    };
    let open = |index: &usize| replies[*index].is_right.is_none();
    let next = (place + 1..replies.len()).chain(0..place).find(open);
    html! {
        <div class="answer" aria-live="polite" data-testid={testids::QUIZ_ANSWER} data-right={is_right.to_string()}>
            <p><b class={if is_right { "is-right" } else { "is-wrong" }}>{ words }</b>{ answer }</p>
            { prose::paragraphs(&question.explanation) }
            if let Some(next) = next {
                <p class="quiz-ways"><button type="button" class="primary" onclick={go(page, next)} data-testid={testids::QUIZ_NEXT}>{ say::quiz::NEXT.text() }</button></p>
            }
        </div>
    }
}

/// How many were right, once all are answered.
fn score(page: &Page, replies: &[Reply]) -> Html {
    if replies.iter().any(|reply| reply.is_right.is_none()) {
        return Html::default();
    }
    let right = replies.iter().filter(|reply| reply.is_right == Some(true)).count();
    let (dispatch, stop) = (page.dispatch.clone(), page.conductor.clone());
    let again = move |_| {
        stop.stop();
        dispatch.dispatch(Action::Again);
    };
    html! {
        <p class="quiz-score" role="status" data-testid={testids::QUIZ_SCORE} data-right={right.to_string()}>
            <b>{ say::quiz::SCORE.with(&[&right, &replies.len()]) }</b>
            <button type="button" onclick={again} data-testid={testids::QUIZ_AGAIN}>{ say::quiz::AGAIN.text() }</button>
        </p>
    }
}

fn go(page: &Page, place: usize) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(Action::Select(place)))
}
