//! In: a scenario as its folder has it. Out: what is wrong with it, in words.

use super::measure::{Claim, Measure};
use super::model::{Amount, Answer, Parameter, Question, Scenario, Variant};

/// Everything that is wrong; nothing if it can be shown.
#[must_use]
pub fn mistakes(scenario: &Scenario) -> Vec<String> {
    let mut found = Vec::new();
    let texts = [
        ("title", &scenario.title),
        ("group", &scenario.group),
        ("lesson", &scenario.lesson),
        ("takeaway", &scenario.takeaway),
    ];
    found.extend(
        texts.iter().filter(|(_, text)| text.trim().is_empty()).map(|(key, _)| format!("`{key}` is empty")),
    );
    if scenario.variants.is_empty() {
        found.push("there are no variants".to_owned());
    }
    found.extend(questions(scenario).filter_map(question_mistake));
    found.extend(missing_questions(scenario));
    found.extend(measures(scenario).filter_map(|measure| measure_mistake(scenario, measure)));
    found.extend(scenario.claims.iter().filter_map(claim_mistake));
    found.extend(growth_mistake(scenario));
    found.extend(table_mistake(scenario));
    found.extend(scenario.parameters.iter().flat_map(|parameter| parameter_mistakes(scenario, parameter)));
    found.extend(amount_mistakes(scenario));
    found.extend(load_mistake(scenario));
    found
}

fn questions(scenario: &Scenario) -> impl Iterator<Item = &Question> {
    scenario.question.iter().chain(scenario.variants.iter().filter_map(|variant| variant.question.as_ref()))
}

fn missing_questions(scenario: &Scenario) -> Option<String> {
    let asked = scenario.variants.iter().filter(|variant| variant.question.is_some()).count();
    match (&scenario.question, asked) {
        (Some(_), 0) => None,
        (None, count) if count == scenario.variants.len() => None,
        (Some(_), _) => Some("either the scenario has a question, or each variant has one".to_owned()),
        (None, _) => Some("there is no [question], and not every variant has one".to_owned()),
    }
}

fn measures(scenario: &Scenario) -> impl Iterator<Item = &Measure> {
    let claimed = scenario.claims.iter().flat_map(|claim| [Some(&claim.measure), claim.of.as_ref()]);
    claimed.flatten().chain(questions(scenario).filter_map(|question| question.measure.as_ref()))
}

fn measure_mistake(scenario: &Scenario, measure: &Measure) -> Option<String> {
    let known = scenario.variants.iter().any(|variant| variant.slug == measure.variant);
    (!known).then(|| format!("a measure names {}, which is no variant", measure.variant))
}

fn claim_mistake(claim: &Claim) -> Option<String> {
    let unbound = claim.at_least.is_none() && claim.at_most.is_none();
    unbound.then(|| format!("the claim {:?} has neither `at_least` nor `at_most`", claim.text))
}

fn growth_mistake(scenario: &Scenario) -> Option<String> {
    let growth = scenario.growth.as_ref()?;
    let name = &growth.parameter;
    let Some(parameter) = scenario.parameters.iter().find(|parameter| parameter.name == *name) else {
        return Some(format!("growth: there is no parameter {name}"));
    };
    let inside = |value: &f64| (parameter.min..=parameter.max).contains(value);
    let grows = growth.values.windows(2).all(|pair| pair[0] < pair[1]);
    let fits = growth.values.len() >= 3 && grows && growth.values.iter().all(inside);
    (!fits).then(|| format!("growth: needs at least three growing values within the range of {name}"))
}

fn table_mistake(scenario: &Scenario) -> Option<String> {
    let headings = scenario.variants.iter().flat_map(|variant| [&variant.row, &variant.column]);
    let given = headings.flatten().count();
    (given != 0 && given != 2 * scenario.variants.len())
        .then(|| "either every variant has a `row` and a `column`, or none".to_owned())
}

fn question_mistake(question: &Question) -> Option<String> {
    match (&question.answer, &question.unit) {
        (Answer::Number(_), Some(_)) if question.choices.is_empty() => None,
        (Answer::Number(_), _) => {
            Some("a question answered by a number has a `unit` and no `choices`".to_owned())
        }
        (Answer::Choice(answer), None) if question.choices.contains(answer) => None,
        (Answer::Choice(_), None) => Some("the question's `answer` is none of its `choices`".to_owned()),
        (Answer::Choice(_), Some(_)) => Some("a question with a `unit` is answered by a number".to_owned()),
    }
}

fn parameter_mistakes(scenario: &Scenario, parameter: &Parameter) -> Vec<String> {
    let name = &parameter.name;
    let mut found = Vec::new();
    let ordered = parameter.min <= parameter.default && parameter.default <= parameter.max;
    if !ordered || parameter.step <= 0.0 {
        found.push(format!("parameter {name}: needs min <= default <= max and step > 0"));
    }
    let mut used = amounts(scenario).contains(&Some(name));
    for variant in &scenario.variants {
        let Some(value) = variant.assigned(name) else { continue };
        used = true;
        if value.replace('_', "").parse() != Ok(parameter.default) {
            let file = &variant.file;
            found.push(format!(
                "parameter {name}: default is {}, but {file} assigns {value}",
                parameter.default
            ));
        }
    }
    if !used {
        found.push(format!(
            "parameter {name}: no variant has a line `{name} = ...`, and the load does not use it"
        ));
    }
    found
}

fn amount_mistakes(scenario: &Scenario) -> Vec<String> {
    let known = |name: &str| scenario.parameters.iter().any(|parameter| parameter.name == name);
    let unknown = amounts(scenario).into_iter().flatten().filter(|name| !known(name));
    unknown.map(|name| format!("there is no parameter {name}")).collect()
}

fn load_mistake(scenario: &Scenario) -> Option<String> {
    let is_server =
        |variant: &Variant| variant.assigned("app").is_some_and(|app| app.starts_with("FastAPI("));
    let servers = scenario.variants.iter().filter(|variant| is_server(variant)).count();
    match &scenario.load {
        None if servers > 0 => Some("a variant is a server, but there is no [load]".to_owned()),
        Some(_) if servers < scenario.variants.len() => {
            Some("there is a [load], but not every variant has a line `app = FastAPI(...)`".to_owned())
        }
        Some(load) if load.requests.is_empty() => Some("the load has no requests".to_owned()),
        _ => None,
    }
}

/// The parameter named by each amount of the scenario, if it names one.
fn amounts(scenario: &Scenario) -> Vec<Option<&String>> {
    let variants =
        scenario.variants.iter().flat_map(|variant| [variant.cores.as_ref(), variant.workers.as_ref()]);
    let load = scenario.load.iter().flat_map(|load| {
        let requests =
            load.requests.iter().flat_map(|request| [&request.at_ms, &request.repeat, &request.every_ms]);
        requests.chain([&load.workers]).map(Some)
    });
    let all = variants.chain(load).chain([scenario.cores.as_ref()]).flatten();
    all.map(|amount| if let Amount::Parameter(name) = amount { Some(name) } else { None }).collect()
}
