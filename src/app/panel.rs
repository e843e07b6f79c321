//! In: what is selected in the lanes. Out: the panel that tells all about it, with ways to go on from there.

use std::rc::Rc;

use yew::prelude::*;

use super::hand::Hand;
use super::picture::Selection;
use super::testids;
use crate::say;
use crate::view::area::{Times, Totals};
use crate::view::details::{Details, Jump};
use crate::view::gesture::Gesture;
use crate::view::words::duration;

impl Selection {
    /// All of it as text, for screen readers.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Span(_, details) => match &details.waited {
                Some(waited) => format!("{} {waited}.", details.words.text()),
                None => details.words.text(),
            },
            Self::Area(totals) => totals.text(),
        }
    }
}

/// The panel; nothing if nothing is selected. `code` has what stands on a line of a variant's program.
pub fn panel(selection: &Selection, hand: &Rc<Hand>, code: impl Fn(usize, u32) -> Option<String>) -> Html {
    let (kind, content) = match selection {
        Selection::Nothing => return Html::default(),
        Selection::Span(variant, details) => {
            ("span", span(details, hand, code(*variant, details.words.line)))
        }
        Selection::Area(totals) => ("area", area(totals)),
    };
    let button = |gesture: Gesture, name: &'static str, sign: &'static str| {
        let hand = hand.clone();
        html! {
            <button type="button" class="quiet" title={name} aria-label={name} onclick={move |_| hand.react(gesture)}>{ sign }</button>
        }
    };
    html! {
        <section class="panel" aria-label={say::panel::SELECTION.text()} data-testid={testids::SELECTION} data-kind={kind}>
            { content }
            <div class="panel-tools">
                { button(Gesture::FitSelection, say::panel::FIT.text(), "⤢") }
                { button(Gesture::Clear, say::panel::CLEAR.text(), "×") }
            </div>
        </section>
    }
}

fn span(details: &Details, hand: &Rc<Hand>, code: Option<String>) -> Html {
    let words = &details.words;
    let facts = details.waited.iter().chain(&words.facts);
    let jumps = details.after.iter().map(|jump| button(jump, hand, say::panel::WOKE.text(), " ]"));
    html! {
        <div class="panel-words" tabindex="0" role="region" aria-label={say::panel::SPAN.text()}>
            <p><b>{ &words.title }</b>{ " " }{ &words.state }</p>
            if words.line > 0 {
                <p>{ say::panel::LINE.with(&[&words.line]) }if let Some(code) = code { <code>{ code }</code> }</p>
            }
            <p class="faint">{ for facts.map(|fact| html! { <span>{ fact }</span> }) }</p>
            if details.before.is_some() || !details.after.is_empty() {
                <p class="jumps">
                    { for details.before.iter().map(|jump| button(jump, hand, say::panel::WOKEN_BY.text(), "")) }
                    { for jumps }
                </p>
            }
        </div>
    }
}

fn button(jump: &Jump, hand: &Rc<Hand>, before: &str, after: &str) -> Html {
    let (hand, to) = (hand.clone(), jump.to);
    html! {
        <button type="button" data-testid={testids::JUMP} onclick={move |_| hand.go(to)}>{ format!("{before}{}{after}", jump.label) }</button>
    }
}

fn area(totals: &Totals) -> Html {
    let classes = totals.classes();
    let cells = |times: &Times| {
        let cell = |(class, _): &(_, _)| match times[*class as usize] {
            0 => html! { <td class="faint">{ "–" }</td> },
            time => html! { <td data-ns={time.to_string()}>{ duration(time) }</td> },
        };
        classes.iter().map(cell).collect::<Html>()
    };
    let mut title = None;
    let rows = totals.lanes.iter().map(|lane| {
        let is_new = title.replace(&lane.variant) != Some(&lane.variant);
        html! {
            <>
                if let Some(variant) = lane.variant.as_ref().filter(|_| is_new) {
                    <tr><th scope="rowgroup" colspan={(classes.len() + 1).to_string()}>{ variant }</th></tr>
                }
                <tr><th scope="row">{ &lane.label }</th>{ cells(&lane.times) }</tr>
            </>
        }
    });
    let length = duration(totals.to.0.saturating_sub(totals.from.0));
    html! {
        <div class="panel-words" tabindex="0" role="region" aria-label={say::panel::TOTALS.text()}>
            <p><b>{ length }</b>{ say::panel::FROM_TO.with(&[&duration(totals.from.0), &duration(totals.to.0)]) }</p>
            if totals.lanes.is_empty() {
                <p class="faint">{ say::panel::NOTHING.text() }</p>
            } else {
                <table>
                    <caption class="hidden">{ say::panel::HOW_LONG.text() }</caption>
                    <thead><tr><td />{ for classes.iter().map(|(_, name)| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                    <tbody>
                        if totals.lanes.len() > 1 {
                            <tr class="together"><th scope="row">{ say::panel::TOGETHER.text() }</th>{ cells(&totals.together) }</tr>
                        }
                        { for rows }
                    </tbody>
                </table>
            }
        </div>
    }
}
