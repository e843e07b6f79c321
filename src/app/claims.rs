//! In: what the scenario claims, and its runs. Out: each claim with its figure, and whether it held.

use yew::prelude::*;

use super::computer;
use super::prose;
use super::state::AppState;
use super::testids;
use super::words::unit;
use crate::run::live::Mode;
use crate::scenario::{Claim, Judgement};
use crate::view::figures::{bounds, figure, short};

/// The claims of the scenario, held against the runs that are shown.
pub fn claims(state: &AppState) -> Html {
    if state.scenario.claims.is_empty() {
        return Html::default();
    }
    let is_live = (0..state.outcomes.len())
        .any(|variant| state.finished(variant).is_some_and(|run| run.mode == Mode::Live));
    let how = if is_live { "measured on this computer" } else { "simulated" };
    html! {
        <section class="claims" aria-label="What the lesson says, in numbers">
            <h2>{ format!("What the lesson says, in numbers: {how}") }</h2>
            <ul data-testid={testids::CLAIMS}>{ for state.scenario.claims.iter().map(|claim| line(state, claim, is_live)) }</ul>
            if is_changed(state) {
                <p class="faint">{ "You have changed a program or a slider: then the numbers may be others." }</p>
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
        Judgement::Holds(value) => format!("It holds: {}, {bounds}.", write(value)),
        Judgement::Fails(value) => format!("Not in this run: {}, and not {bounds}.", write(value)),
        Judgement::TooFewCores(value) => {
            let who = if is_live { "this computer" } else { "this run" };
            format!(
                "Here it was {}. This needs {} cores, more than {who} has: {cores}.",
                write(value),
                claim.cores
            )
        }
        Judgement::OnlySimulated => "This is about the simulation: simulate it to see the figure.".to_owned(),
        Judgement::Unknown => "The runs have no such figure.".to_owned(),
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
