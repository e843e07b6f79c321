//! In: text with paragraphs and code in backquotes. Out: the same for the page.

use yew::prelude::*;

/// Paragraphs, separated by blank lines, with code in backquotes.
pub fn paragraphs(text: &str) -> Html {
    let paragraphs = text.trim().split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    paragraphs.map(|paragraph| html! { <p>{ inline(paragraph) }</p> }).collect()
}

/// One line of text with code in backquotes.
pub fn inline(text: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        let part = part.to_owned();
        if index % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { { part } }
        }
    };
    text.split('`').enumerate().map(part).collect()
}
