//! In: what was wrong with a variant's program. Out: the same as a list; each entry leads to its place.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::hooks::Page;
use super::reader;
use super::state::{AppState, Finished, Outcome};
use super::testids;
use crate::run::api::{EndReason, Refusal};
use crate::say;
use crate::source::diagnostic::Diagnostic;

/// Something to mark in a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The line, from 1; 0: no place.
    pub line: u32,
    /// The column in code points, from 1; 0: the whole line.
    pub column: u32,
    /// The bytes of the text that it is about, if it is not about the whole line.
    pub bytes: Option<(u32, u32)>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

/// What is wrong with a variant's program: as it stands, or as its last run has shown.
#[must_use]
pub fn problems(state: &AppState, variant: usize) -> Vec<Problem> {
    let text = &*state.texts[variant];
    let reading = reader::known(&state.scenario.variants[variant].file, text);
    if let Some(reading) = reading.filter(|reading| !reading.wrong.is_empty()) {
        return reading.wrong.iter().cloned().map(of_diagnostic).collect();
    }
    match &state.outcomes[variant] {
        Outcome::Refused(refusals) => refusals.iter().map(of_refusal).collect(),
        Outcome::Finished(finished) if finished.settings.text == text => of_run(finished).collect(),
        _ => Vec::new(),
    }
}

fn of_diagnostic(wrong: Diagnostic) -> Problem {
    let bytes = Some((wrong.start, wrong.end));
    Problem { line: wrong.line, column: wrong.column, bytes, message: wrong.message, hint: wrong.hint }
}

fn of_refusal(refusal: &Refusal) -> Problem {
    let bytes = Some((refusal.start, refusal.end));
    let (message, hint) = (refusal.message.clone(), refusal.hint.clone());
    Problem { line: refusal.line, column: refusal.column, bytes, message, hint }
}

/// An exception that nobody caught, and an end that was not the program's own.
fn of_run(finished: &Finished) -> impl Iterator<Item = Problem> {
    let ending = match &finished.ending.reason {
        EndReason::Deadlock(words) => Some(say::problems::DEADLOCK.with(&[&words])),
        EndReason::Limit(words) => Some(say::problems::GIVEN_UP.with(&[&words])),
        EndReason::Crashed(words) => Some(say::problems::FAILED.with(&[&words])),
        EndReason::Exited { .. } | EndReason::Stopped => None,
    };
    let uncaught = finished.uncaught.clone();
    uncaught.into_iter().chain(ending.map(|message| (0, message))).map(|(line, message)| Problem {
        line,
        column: 0,
        bytes: None,
        message,
        hint: None,
    })
}

/// The line and the message of an uncaught exception, from the traceback that the program wrote.
#[must_use]
pub fn uncaught(stderr: &str, file: &str) -> Option<(u32, String)> {
    let start = stderr.rfind("Traceback (most recent call last):")?;
    let traceback = &stderr[start..];
    let place = format!("File \"{file}\", line ");
    let line = traceback.lines().rev().find_map(|line| {
        let rest = line.trim_start().strip_prefix(&place)?;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
    })?;
    let message =
        traceback.lines().skip(1).filter(|line| !line.starts_with(' ') && !line.is_empty()).last()?;
    Some((line, message.to_owned()))
}

/// The list of what is wrong with the shown program.
pub fn problem_list(page: &Page) -> Html {
    let selected = page.state.selected;
    let problems = problems(&page.state, selected);
    let is_announced = page.state.ended_as_announced(selected);
    html! {
        <ul class={classes!("problems", is_announced.then_some("is-announced"))} aria-live="polite">
            if is_announced {
                <li>{ say::problems::ANNOUNCED.text() }</li>
            }
            { for problems.into_iter().map(|problem| html! { <li data-testid={testids::ERROR}>{ entry(problem) }</li> }) }
        </ul>
    }
}

fn entry(problem: Problem) -> Html {
    let Problem { line, column, message, hint, .. } = problem;
    let place = if column > 0 {
        say::problems::PLACE.with(&[&line, &column])
    } else {
        say::problems::LINE.with(&[&line])
    };
    html! {
        <>
            if line > 0 {
                <button type="button" class="place" onclick={move |_| go_to(line, column)}>{ place }</button>
            }
            <span>
                { message }
                if let Some(hint) = hint { <em>{ hint }</em> }
            </span>
        </>
    }
}

/// Puts the cursor at a place of the editor, counted from 1.
pub fn go_to(line: u32, column: u32) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(".code-input").ok()?);
    let Some(editor) = found.and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    let text = editor.value();
    let units = |line: &str| line.encode_utf16().count();
    let before: usize = text.split('\n').take(line as usize - 1).map(|line| units(line) + 1).sum();
    let inside = text.split('\n').nth(line as usize - 1).unwrap_or_default();
    let inside: usize = inside.chars().take((column as usize).saturating_sub(1)).map(char::len_utf16).sum();
    let place = (before + inside) as u32;
    // Cannot fail for a textarea.
    let _ = HtmlElement::focus(&editor);
    let _ = editor.set_selection_range(place, place);
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::uncaught;

    const TRACEBACK: &str = "Traceback (most recent call last):\n  File \"a.py\", line 9, in <module>\n    main()\n  \
        File \"a.py\", line 4, in main\n    1 / 0\n    ~~^~~\n  File \"library.py\", line 70, in f\n    g()\nZeroDivisionError: division by zero\n";

    #[wasm_bindgen_test]
    fn the_place_is_the_last_one_in_the_program() {
        let found = uncaught(&format!("something else\n{TRACEBACK}"), "a.py");
        assert_eq!(found, Some((4, "ZeroDivisionError: division by zero".to_owned())));
    }

    #[wasm_bindgen_test]
    fn what_a_program_writes_to_stderr_by_itself_is_no_traceback() {
        assert_eq!(uncaught("a line\n", "a.py"), None);
    }
}
