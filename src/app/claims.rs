//! In: what the scenario claims, and its runs. Out: each claim with its figure, and whether it held.

use yew::prelude::*;

use super::computer;
use super::prose;
use super::state::AppState;
use super::testids;
use super::words::unit;
use crate::run::live::Mode;
use crate::say;
use crate::scenario::{Claim, Judgement};
use crate::view::figures::{bounds, figure, short};

/// The claims of the scenario, held against the runs that are shown.
pub fn claims(state: &AppState) -> Html {
    if state.scenario.claims.is_empty() {
        return Html::default();
    }
    let is_live = (0..state.outcomes.len())
        .any(|variant| state.finished(variant).is_some_and(|run| run.mode == Mode::Live));
    let how = if is_live { say::claims::MEASURED.text() } else { say::claims::SIMULATED.text() };
    html! {
        <section class="claims" aria-label={say::claims::LABEL.text()}>
            <h2>{ say::claims::TITLE.with(&[&how]) }</h2>
            <ul data-testid={testids::CLAIMS}>{ for state.scenario.claims.iter().map(|claim| line(state, claim, is_live)) }</ul>
            if is_changed(state) {
                <p class="faint">{ say::claims::CHANGED.text() }</p>
            }
        </section>
    }
}

fn line(state: &AppState, claim: &Claim, is_live: bool) -> Html {
    let cores = cores(state, claim, is_live);
    let judgement = claim.judge(|slug| state.summary(slug), is_live, cores);
    let (name, sign) = match judgement {
        Judgement::Holds(_) => ("holds", "✓"),
        Judgement::Fails(_) => ("fails", "✗"),
        Judgement::TooFewCores(_) | Judgement::OnlySimulated | Judgement::Unknown => ("open", "–"),
    };
    html! {
        <li data-testid={testids::CLAIM} data-verdict={name} class={name}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <span>{ prose::inline(&claim.text) }{ " " }<span class="figure">{ verdict(claim, judgement, cores, is_live) }</span></span>
        </li>
    }
}

fn verdict(claim: &Claim, judgement: Judgement, cores: u32, is_live: bool) -> String {
    let is_ratio = claim.of.is_some();
    let write = |value: f64| {
        if is_ratio { format!("{}×", short(value)) } else { figure(value, unit(claim.measure.metric)) }
    };
    let bounds = bounds(claim.at_least, claim.at_most, write);
    match judgement {
        Judgement::Holds(value) => say::claims::HOLDS.with(&[&write(value), &bounds]),
        Judgement::Fails(value) => say::claims::FAILS.with(&[&write(value), &bounds]),
        Judgement::TooFewCores(value) => {
            let who = if is_live { say::claims::THIS_COMPUTER.text() } else { say::claims::THIS_RUN.text() };
            say::claims::TOO_FEW.with(&[&write(value), &claim.cores, &who, &cores])
        }
        Judgement::OnlySimulated => say::claims::SIMULATION.text().to_owned(),
        Judgement::Unknown => say::claims::UNKNOWN.text().to_owned(),
    }
}

/// How many cores the runs had that the claim is about.
fn cores(state: &AppState, claim: &Claim, is_live: bool) -> u32 {
    let named = [Some(&claim.measure), claim.of.as_ref()];
    let variants = state.scenario.variants.iter().enumerate();
    let used = variants.filter(|(_, variant)| named.iter().flatten().any(|it| it.variant == variant.slug));
    let given = used.filter_map(|(index, _)| Some(state.finished(index)?.settings.cores)).max().unwrap_or(1);
    if is_live { given.min(computer::cores()) } else { given }
}

fn is_changed(state: &AppState) -> bool {
    let defaults = state.scenario.defaults();
    (0..state.texts.len()).any(|variant| state.is_edited(variant)) || state.values != defaults
}
