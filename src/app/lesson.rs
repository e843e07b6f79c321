//! In: the open scenario. Out: its title and its lesson.

use yew::prelude::*;

use super::hooks::use_page;
use super::{prose, testids};

/// What the scenario shows, in a few sentences.
#[component]
pub fn Lesson() -> Html {
    let scenario = use_page().state.scenario.clone();
    use_effect_with(scenario.title.clone(), |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{title} · Tasklanes"));
        }
    });
    html! {
        <section class="lesson">
            <h1 data-testid={testids::TITLE}>{ &scenario.title }</h1>
            <div class="prose" data-testid={testids::LESSON}>{ prose::paragraphs(&scenario.lesson) }</div>
        </section>
    }
}
