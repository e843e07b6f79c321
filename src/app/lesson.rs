//! In: the open scenario. Out: its title and its lesson.

use yew::prelude::*;

use super::hooks::use_page;
use super::{prose, testids};

/// What the scenario shows, in a few sentences.
#[component]
pub fn Lesson() -> Html {
    let scenario = use_page().state.scenario.clone();
    html! {
        <section class="lesson">
            <h1 data-testid={testids::TITLE}>{ &scenario.title }</h1>
            <div class="prose" data-testid={testids::LESSON}>{ prose::paragraphs(&scenario.lesson) }</div>
        </section>
    }
}
