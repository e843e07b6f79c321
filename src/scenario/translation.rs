//! In: a scenario, and its texts in another language as a file has them. Out: the scenario in that language, or what is
//! wrong with the texts, in words. Shared with `build/main.rs`.

use serde::Deserialize;

use super::model::{Answer, Question, Scenario};

/// The texts of `scenario.toml` in its own shape: arrays have the same order and lengths.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    title: String,
    group: String,
    lesson: String,
    takeaway: String,
    question: Option<QuestionTexts>,
    #[serde(default)]
    parameters: Vec<ParameterTexts>,
    variants: Vec<VariantTexts>,
    #[serde(default)]
    claims: Vec<ClaimTexts>,
    #[serde(default)]
    cast: Vec<RoleTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionTexts {
    text: String,
    /// Only if it is a word.
    unit: Option<String>,
    #[serde(default)]
    choices: Vec<String>,
    /// Only if it is one of the choices.
    answer: Option<String>,
    explanation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterTexts {
    label: String,
    /// Only if it is a word.
    unit: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantTexts {
    title: String,
    row: Option<String>,
    column: Option<String>,
    question: Option<QuestionTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimTexts {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleTexts {
    label: String,
}

/// Puts the texts in the place of the scenario's own.
///
/// # Errors
/// Every mistake: what is missing, what is too much, and code that the translation has lost.
pub fn translate(mut scenario: Scenario, texts: Texts) -> Result<Scenario, Vec<String>> {
    let mut found = headings_mistakes(&scenario, &texts);
    let into = &mut found;
    put(into, "title", &mut scenario.title, texts.title);
    put(into, "group", &mut scenario.group, texts.group);
    put(into, "lesson", &mut scenario.lesson, texts.lesson.trim().to_owned());
    put(into, "takeaway", &mut scenario.takeaway, texts.takeaway);
    put_question(into, "", &mut scenario.question, texts.question);
    for (own, texts, place) in pairs(into, "parameters", &mut scenario.parameters, texts.parameters) {
        put(into, &format!("{place}.label"), &mut own.label, texts.label);
        if let Some(unit) = texts.unit {
            put(into, &format!("{place}.unit"), &mut own.unit, unit);
        }
    }
    for (own, texts, place) in pairs(into, "variants", &mut scenario.variants, texts.variants) {
        put(into, &format!("{place}.title"), &mut own.title, texts.title);
        put_heading(into, &format!("{place}.row"), &mut own.row, texts.row);
        put_heading(into, &format!("{place}.column"), &mut own.column, texts.column);
        put_question(into, &format!("{place}."), &mut own.question, texts.question);
    }
    for (own, texts, place) in pairs(into, "claims", &mut scenario.claims, texts.claims) {
        put(into, &format!("{place}.text"), &mut own.text, texts.text);
    }
    for (own, texts, place) in pairs(into, "cast", &mut scenario.cast, texts.cast) {
        put(into, &format!("{place}.label"), &mut own.label, texts.label);
    }
    if found.is_empty() { Ok(scenario) } else { Err(found) }
}

fn put_question(
    found: &mut Vec<String>,
    place: &str,
    own: &mut Option<Question>,
    texts: Option<QuestionTexts>,
) {
    let (own, texts) = match (own, texts) {
        (Some(own), Some(texts)) => (own, texts),
        (None, None) => return,
        (Some(_), None) => return found.push(format!("`{place}question` is missing")),
        (None, Some(_)) => return found.push(format!("`{place}question` is one too many")),
    };
    let place = format!("{place}question");
    put_answer(found, &place, own, texts.answer, &texts.choices);
    put(found, &format!("{place}.text"), &mut own.text, texts.text);
    put(found, &format!("{place}.explanation"), &mut own.explanation, texts.explanation);
    if let Some(unit) = texts.unit {
        put_heading(found, &format!("{place}.unit"), &mut own.unit, Some(unit));
    }
    for (own, text, place) in pairs(found, &format!("{place}.choices"), &mut own.choices, texts.choices) {
        put(found, &place, own, text);
    }
}

/// The right choice stays the right one.
fn put_answer(
    found: &mut Vec<String>,
    place: &str,
    own: &mut Question,
    answer: Option<String>,
    choices: &[String],
) {
    let right = match &own.answer {
        Answer::Number(_) => None,
        Answer::Choice(answer) => {
            own.choices.iter().position(|choice| choice == answer).and_then(|index| choices.get(index))
        }
    };
    match (&own.answer, answer) {
        (Answer::Number(_), None) => {}
        (Answer::Number(_), Some(_)) => found.push(format!("`{place}.answer` is a number: leave it out")),
        (Answer::Choice(_), None) => found.push(format!("`{place}.answer` is missing")),
        (Answer::Choice(_), Some(answer)) if Some(&answer) == right => own.answer = Answer::Choice(answer),
        (Answer::Choice(_), Some(_)) => {
            found.push(format!("`{place}.answer` is not the choice that is right in scenario.toml"));
        }
    }
}

fn put_heading(found: &mut Vec<String>, place: &str, own: &mut Option<String>, text: Option<String>) {
    match (own, text) {
        (Some(own), Some(text)) => put(found, place, own, text),
        (None, None) => {}
        (Some(_), None) => found.push(format!("`{place}` is missing")),
        (None, Some(_)) => found.push(format!("`{place}` is one too many")),
    }
}

fn put(found: &mut Vec<String>, place: &str, own: &mut String, text: String) {
    if text.trim().is_empty() {
        found.push(format!("`{place}` is empty"));
    }
    let lost = codes(own).filter(|code| !codes(&text).any(|it| it == *code));
    found.extend(lost.map(|code| format!("`{place}` is without the code `{code}`")));
    *own = text;
}

/// What stands in backquotes.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The members of two arrays, and how each is called. Nothing if the arrays are not of the same length.
fn pairs<'a, A, B>(
    found: &mut Vec<String>,
    name: &str,
    own: &'a mut [A],
    texts: Vec<B>,
) -> Vec<(&'a mut A, B, String)> {
    if own.len() != texts.len() {
        found.push(format!("{name}: there are {}, and {} in scenario.toml", texts.len(), own.len()));
        return Vec::new();
    }
    let numbered = own.iter_mut().zip(texts).enumerate();
    numbered.map(|(index, (own, text))| (own, text, format!("{name}[{}]", index + 1))).collect()
}

/// Variants that share a row or a column share it in every language: it is the place in a table.
fn headings_mistakes(scenario: &Scenario, texts: &Texts) -> Vec<String> {
    let own = scenario.variants.iter().flat_map(|it| [("row", &it.row), ("column", &it.column)]);
    let new = texts.variants.iter().flat_map(|it| [&it.row, &it.column]);
    let both: Vec<_> = own.zip(new).collect();
    let differs = |((kind, own), new): &(_, _)| {
        let alike = both.iter().filter(|((other, _), _)| other == kind);
        let mut unlike = alike.filter(|((_, it), text)| (it == own) != (text == new));
        let (_, heading) = unlike.next()?;
        Some(format!("{kind}: {new:?} and {heading:?} are the same in one language and not in the other"))
    };
    let mut found: Vec<String> = both.iter().filter_map(differs).collect();
    found.dedup();
    found
}
