//! In: the recordings of the variants that have run. Out: what was found in them, with its line, its stretch of time
//! and, where that is mechanical, a button that applies the fix and runs the variant again.

use std::rc::Rc;

use yew::prelude::*;

use super::focus::Focus;
use super::hooks::{Page, use_page};
use super::problems::go_to;
use super::state::{Action, Finished};
use super::{prose, reader, testids};
use crate::say;
use crate::trace::event::{ActorId, Time};
use crate::trace::findings::{Finding, findings};
use crate::view::viewport::Viewport;
use crate::view::words::duration;

/// The findings of all variants that have run; nothing where nothing was found.
pub fn finding_lists(page: &Page, only: Option<usize>) -> Html {
    let shown = (0..page.state.outcomes.len()).filter(|index| only.is_none_or(|only| only == *index));
    let run = shown.filter_map(|variant| Some((variant, page.state.finished(variant)?.clone())));
    html! {
        <section class="findings" aria-label={say::findings::FINDINGS.text()} data-testid={testids::FINDINGS}>
            { for run.map(|(variant, finished)| html! { <Found key={variant} {variant} {finished} /> }) }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct Props {
    variant: usize,
    finished: Rc<Finished>,
}

/// What was found in one variant's run.
#[component]
fn Found(props: &Props) -> Html {
    let page = use_page();
    let variant = props.variant;
    let refusal = use_state_eq(|| None::<Refusal>);
    let found = use_memo((variant, props.finished.clone()), {
        let conductor = page.conductor.clone();
        move |(variant, _)| {
            let recordings = conductor.recordings();
            recordings.get(*variant).map(|recording| findings(&recording.spans)).unwrap_or_default()
        }
    });
    if found.is_empty() {
        return Html::default();
    }
    let title = &page.state.scenario.variants[variant].title;
    let entry = |finding: &Finding| {
        let text = &props.finished.settings.text;
        let is_current = !text.is_empty() && *page.state.texts[variant] == **text;
        let refused = refusal.as_ref().filter(|it| it.finding == *finding).map(|it| it.words.as_str());
        let is_ours = is_current && props.finished.imported.is_none();
        let fix = (is_ours && finding.kind.may_be_mechanical() && refused.is_none())
            .then(|| apply(&page, variant, &props.finished, finding, refusal.setter()));
        entry(&page, variant, finding, is_current, fix, refused)
    };
    html! {
        <>
            <h2>{ say::findings::TITLE.with(&[&title]) }</h2>
            <ul>{ for found.iter().map(entry) }</ul>
        </>
    }
}

/// A fix that was asked for, and why there is none.
#[derive(Clone, PartialEq)]
struct Refusal {
    finding: Finding,
    words: String,
}

/// `fix` is there if there may be one that a machine can make; `refused`: why there is none after all.
fn entry(
    page: &Page,
    variant: usize,
    finding: &Finding,
    is_current: bool,
    fix: Option<Callback<MouseEvent>>,
    refused: Option<&str>,
) -> Html {
    let slug = page.state.scenario.variants[variant].slug.clone();
    let to_line = {
        let (page, finding) = (page.clone(), finding.clone());
        move |_| {
            mark(&page, variant, &finding);
            // The editor shows the variant's program only after the next rendering.
            let line = finding.line;
            wasm_bindgen_futures::spawn_local(async move {
                gloo_timers::future::TimeoutFuture::new(0).await;
                go_to(line, 1);
            });
        }
    };
    let to_time = {
        let (page, finding) = (page.clone(), finding.clone());
        move |_| show(&page, variant, &finding)
    };
    html! {
        <li data-testid={testids::FINDING} data-variant={slug} data-kind={finding.kind.slug()}>
            <p><b>{ &finding.title }</b>{ " " }{ prose::inline(&finding.text) }</p>
            <p class="faint">{ prose::inline(&finding.cause) }{ " " }{ prose::inline(&finding.fix) }</p>
            <p class="finding-ways">
                if finding.line > 0 && is_current {
                    <button type="button" onclick={to_line}>{ say::findings::LINE.with(&[&finding.line]) }</button>
                }
                <button type="button" onclick={to_time}>{ stretch(finding) }</button>
                if fix.is_some() {
                    <button type="button" class="primary" data-testid={testids::FIX} onclick={fix}>{ say::findings::FIX.text() }</button>
                }
                if let Some(words) = refused { <span class="faint" role="status">{ words }</span> }
            </p>
        </li>
    }
}

fn stretch(finding: &Finding) -> String {
    say::findings::STRETCH.with(&[&duration(finding.start.0), &duration(finding.end.0)])
}

/// Puts the fixed program into the editor, and runs that variant again as it ran before.
fn apply(
    page: &Page,
    variant: usize,
    finished: &Rc<Finished>,
    finding: &Finding,
    refusal: UseStateSetter<Option<Refusal>>,
) -> Callback<MouseEvent> {
    let (page, finished, finding) = (page.clone(), finished.clone(), finding.clone());
    Callback::from(move |_| {
        let (page, finished, finding) = (page.clone(), finished.clone(), finding.clone());
        let refusal = refusal.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = &finished.settings.text;
            let words = match reader::fix(text, finding.kind.slug(), finding.line).await {
                Ok(Some(text)) => return replace(&page, variant, &finished, &text),
                Ok(None) => say::findings::DECISION.text().to_owned(),
                Err(words) => say::findings::NO_FIXER.with(&[&words]),
            };
            refusal.set(Some(Refusal { finding, words }));
        });
    })
}

fn replace(page: &Page, variant: usize, finished: &Finished, text: &str) {
    let text: Rc<str> = text.into();
    page.dispatch.dispatch(Action::Select(variant));
    page.dispatch.dispatch(Action::Edit(text.clone()));
    let mut next = (*page.state).clone();
    next.texts[variant] = text;
    page.conductor.start(finished.mode, vec![(variant, next.settings(variant))]);
}

/// Marks a finding's line and stretch of time, and opens its variant's program.
fn mark(page: &Page, variant: usize, finding: &Finding) {
    let (from, to) = (finding.start, finding.end);
    let actor = finding.actors.first().copied().filter(|actor| lives_until(page, variant, *actor, to));
    let stage = &page.conductor.stage;
    stage.pause();
    stage.seek(stage.end());
    stage.pin(Some(Focus::of_stretch(variant, finding.line, actor, from, to)));
    page.dispatch.dispatch(Action::Select(variant));
}

/// Whether somebody was there all the time: if not, others had their part in it.
fn lives_until(page: &Page, variant: usize, actor: ActorId, end: Time) -> bool {
    let recordings = page.conductor.recordings();
    let actor = recordings.get(variant).and_then(|recording| recording.spans.actor(actor));
    actor.is_some_and(|actor| actor.ended.is_none_or(|ended| ended >= end))
}

/// Shows a finding's stretch of time in the lanes, with some room around it.
fn show(page: &Page, variant: usize, finding: &Finding) {
    mark(page, variant, finding);
    let stage = &page.conductor.stage;
    let room = (finding.end.0.saturating_sub(finding.start.0) / 2).max(1_000_000);
    let (from, to) = (finding.start.0.saturating_sub(room), (finding.end.0 + room).min(stage.end().0));
    stage.set_viewport(Viewport::between(Time(from), Time(to), stage.end()));
    let lanes = web_sys::window().and_then(|window| window.document()?.query_selector(".lanes").ok()?);
    if let Some(lanes) = lanes.filter(|lanes| lanes.get_bounding_client_rect().top() < 0.0) {
        lanes.scroll_into_view();
    }
}
