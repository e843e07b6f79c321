//! In: a figure of the story, or what it does. Out: its drawing.

use yew::prelude::*;

use crate::scenario::Figure;
use crate::view::cast::Standing;

/// Head and shoulders.
const BUST: &str = "M20 5a6 6 0 1 0 .1 0zM7 36v-5a13 12 0 0 1 26 0v5z";

/// A figure, 40 by 40: what stands still, what lies over it, and what moves while it works.
pub fn draw(figure: Figure) -> Html {
    let (body, detail, moving) = match figure {
        Figure::Person => (BUST, "", "M30 29l5-9"),
        Figure::Cook => (
            BUST,
            "M14 9l-1-3q-3-5 3-5 4-3 8 0 6 0 3 5l-1 3z",
            "M31 30l3-13m-3-1a3 3.4 0 1 1 6 1 3 3.4 0 1 1-6-1",
        ),
        Figure::Cashier => (BUST, "M3 30h34v6H3zM14 8h13", "M28 30v-8h8v8zM30 25h4"),
        Figure::Cleaner => (BUST, "M13 10q7-7 14 0z", "M31 12l2 16M29 28h8l2 8H27z"),
        Figure::Pot => (
            "M7 18h26v12a6 6 0 0 1-6 6H13a6 6 0 0 1-6-6z",
            "M3 21h4M33 21h4",
            "M6 15h28M18 15v-3h4v3M14 8q-2-2 0-4M26 8q2-2 0-4",
        ),
        Figure::Dish => (
            "M6 19a14 12 0 0 1 28 0zM6 29h28v2a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4z",
            "M5 24q4-4 7.5 0t7.5 0 7.5 0 7.5 0",
            "M15 13h.1M21 11h.1M26 14h.1",
        ),
        Figure::Database => (
            "M7 9a13 5 0 0 1 26 0v22a13 5 0 0 1-26 0z",
            "M7 9a13 5 0 0 0 26 0",
            "M7 17a13 5 0 0 0 26 0M7 24a13 5 0 0 0 26 0",
        ),
        Figure::Mail => ("M4 9h32v23H4z", "", "M4 10l16 13 16-13"),
        Figure::Server => {
            ("M8 4h24v32H8z", "M8 14h24M8 24h24", "M13 9h.1M13 19h.1M13 29h.1M18 9h9M18 19h9M18 29h9")
        }
        Figure::Worker => (BUST, "M12 10a8 7 0 0 1 16 0zM10 10h20", "M29 31l6-12M31 16l7 4"),
        Figure::File => ("M9 4h15l7 7v25H9z", "M24 4v7h7", "M14 18h12M14 24h12M14 30h8"),
        Figure::Lock => ("M8 18h24v18H8z", "M20 25v5", "M13 18v-6a7 7 0 0 1 14 0v6"),
    };
    html! {
        <svg class="figure" viewBox="0 0 40 40" aria-hidden="true">
            <path class="body" d={body} /><path d={detail} /><path class="moving" d={moving} />
        </svg>
    }
}

/// The sign of what somebody does, beside the word for it.
pub fn sign(standing: Standing) -> Html {
    let path = match standing {
        Standing::Absent => "M2 6h.1M6 6h.1M10 6h.1",
        Standing::Running => "M3 1.5v9l7.5-4.5z",
        Standing::Waiting => "M3.5 2v8M8.5 2v8",
        Standing::Ready => "M6 1.5a4.5 4.5 0 1 0 .1 0z",
        Standing::Blocked => "M2 2h8v8H2zM4 6h4",
        Standing::Done => "M1.5 6.5l3 3 6-7",
    };
    html! { <svg class="sign" viewBox="0 0 12 12" aria-hidden="true"><path d={path} /></svg> }
}

/// What somebody does, for the style sheet.
#[must_use]
pub fn name(standing: Standing) -> &'static str {
    match standing {
        Standing::Absent => "absent",
        Standing::Running => "running",
        Standing::Waiting => "waiting",
        Standing::Ready => "ready",
        Standing::Blocked => "blocked",
        Standing::Done => "done",
    }
}
