//! In: the variants' programs. Out: one of them to read and to change, and what it wrote.

use crate::say;
use yew::prelude::*;

use super::editor::Editor;
use super::hooks::Page;
use super::output::Output;
use super::problems::{problem_list, problems};
use super::state::Action;
use super::testids;

/// Tabs, the program, what is wrong with it, its output.
pub fn program(page: &Page) -> Html {
    html! {
        <section class="program" aria-label={say::program::PROGRAM.text()}>
            { tabs(page) }
            <Editor />
            { problem_list(page) }
            <Output key={page.state.selected} />
        </section>
    }
}

/// One button for each variant; arrow keys move between them as between tabs.
fn tabs(page: &Page) -> Html {
    let state = &page.state;
    let selected = state.selected;
    let tab = |(index, variant): (usize, &crate::scenario::Variant)| {
        let dispatch = page.dispatch.clone();
        let onclick = move |_| dispatch.dispatch(Action::Select(index));
        html! {
            <button type="button" {onclick} data-testid={testids::TAB} data-variant={variant.slug.clone()} title={variant.file.clone()}
                aria-pressed={(index == selected).to_string()}>
                { &variant.title }
                if !problems(state, index).is_empty() && !state.ended_as_announced(index) { <span class="is-bad">{ " (!)" }</span> }
                if state.is_edited(index) { <span class="edited" title={say::program::CHANGED.text()}>{ "•" }</span> }
            </button>
        }
    };
    let only = state.only();
    let all = state.scenario.variants.iter().enumerate();
    let shown = all.filter(|(index, _)| only.is_none_or(|only| only == *index));
    let restore = {
        let dispatch = page.dispatch.clone();
        move |_| dispatch.dispatch(Action::Restore)
    };
    html! {
        <div class="tabs" role="group" aria-label={say::program::PROGRAMS.text()}>
            { for shown.map(tab) }
            if state.is_edited(selected) {
                <button type="button" class="quiet restore" onclick={restore} data-testid={testids::RESTORE}>{ say::program::UNDO.text() }</button>
            }
        </div>
    }
}
