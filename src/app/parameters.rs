//! In: the scenario's parameters. Out: sliders with number fields beside them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::hooks::Page;
use super::state::Action;
use super::testids;
use crate::say;
use crate::scenario::Parameter;

/// All parameters, and how many cores there are if the scenario leaves that open.
pub fn parameters(page: &Page) -> Html {
    let scenario = &page.state.scenario;
    let sliders = scenario.parameters.iter().map(|parameter| {
        let value = page
            .state
            .values
            .iter()
            .find(|(name, _)| *name == parameter.name)
            .map_or(parameter.default, |it| it.1);
        let (dispatch, name) = (page.dispatch.clone(), parameter.name.clone());
        let onchange = move |value| dispatch.dispatch(Action::Set(name.clone(), value));
        slider(parameter, value, testids::PARAMETER, onchange)
    });
    let dispatch = page.dispatch.clone();
    let set_cores = move |value: f64| dispatch.dispatch(Action::Cores(value as u32));
    html! {
        <section class="parameters" aria-label={say::parameters::PARAMETERS.text()}>
            { for sliders }
            if scenario.cores.is_none() {
                { slider(&cores(), f64::from(page.state.cores), testids::CORES, set_cores) }
            }
        </section>
    }
}

fn slider(parameter: &Parameter, value: f64, testid: &'static str, onchange: impl Fn(f64) + 'static) -> Html {
    let Parameter { name, label, unit, min, max, step, .. } = parameter.clone();
    let parameter = parameter.clone();
    let changed = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let value = parameter.round(input.value_as_number());
        if value.is_finite() {
            input.set_value(&value.to_string());
            onchange(value);
        }
    });
    let slid = changed.reform(|event: InputEvent| event.into());
    let (value, id) = (tidy(value, step), format!("parameter-{name}"));
    let [min, max, step] = [min, max, step].map(|number| number.to_string());
    html! {
        <div class="parameter">
            <label for={id.clone()}>{ label }</label>
            <input type="range" min={min.clone()} max={max.clone()} step={step.clone()} value={value.clone()} oninput={slid}
                tabindex="-1" aria-hidden="true" />
            <span class="parameter-number">
                <input {id} type="number" {min} {max} {step} {value} onchange={changed} data-testid={testid} data-name={name} />
                <span class="unit">{ unit }</span>
            </span>
        </div>
    }
}

/// Without the digits that adding steps of a tenth leaves behind.
fn tidy(value: f64, step: f64) -> String {
    let places = step.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    format!("{value:.places$}")
}

fn cores() -> Parameter {
    Parameter {
        name: "cores".to_owned(),
        label: say::parameters::CORES.text().to_owned(),
        unit: String::new(),
        min: 1.0,
        max: 16.0,
        step: 1.0,
        default: 4.0,
    }
}
