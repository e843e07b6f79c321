//! In: nothing. Out: what `static/scenarios/*/scenario.toml` says, as types. Shared with `build/main.rs`.

use serde::{Deserialize, Deserializer, Serialize};

use super::measure::{Claim, Measure};

/// A lesson: programs to compare, what may be changed in them, and what is asked beforehand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The folder's name: `three-queries`.
    #[serde(default)]
    pub slug: String,
    /// The title.
    pub title: String,
    /// The place in the gallery.
    pub order: u32,
    /// The heading in the gallery.
    pub group: String,
    /// What it shows: paragraphs with a blank line between them, code in backquotes.
    pub lesson: String,
    /// What to remember of it: one sentence.
    pub takeaway: String,
    /// How many cores it wants, if it does not leave that to the user.
    pub cores: Option<Amount>,
    /// What to predict before the first run. A scenario without one has a question for each variant: a quiz.
    pub question: Option<Question>,
    /// The sliders.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The programs. The first is what the others are compared with.
    pub variants: Vec<Variant>,
    /// The requests, if the variants are servers.
    pub load: Option<LoadPlan>,
    /// What the lesson says, as numbers that a run can hold or break.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// How the time grows with a size, if there is one.
    pub growth: Option<Growth>,
    /// Who the lanes are in the story.
    #[serde(default)]
    pub cast: Vec<Role>,
}

/// A question whose answer the runs show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The unit of a number that is asked for: `ms`.
    pub unit: Option<String>,
    /// What there is to choose from; empty if a number is asked for.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The right answer.
    pub answer: Answer,
    /// Why it is right.
    pub explanation: String,
    /// The figure of a run that a predicted number is held against, and that is marked on the time axis.
    pub measure: Option<Measure>,
}

/// A chart of the wall time of every variant against a size, simulated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// The parameter that is the size.
    pub parameter: String,
    /// The sizes, growing.
    pub values: Vec<f64>,
}

/// A part in the story, and the lanes that play it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The name of a task, thread, process or request; a `*` at its end stands for any rest.
    pub lane: String,
    /// The picture.
    pub figure: Figure,
    /// What to call it.
    pub label: String,
}

/// The pictures of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// Somebody who waits or asks.
    Person,
    /// Somebody at a stove.
    Cook,
    /// Somebody behind a counter.
    Cashier,
    /// Somebody with a broom.
    Cleaner,
    /// A pot, an oven: something that works by itself.
    Pot,
    /// A burger, a dish.
    Dish,
    /// A database.
    Database,
    /// A letter.
    Mail,
    /// A computer that serves.
    Server,
    /// A worker of a pool.
    Worker,
    /// A file.
    File,
    /// A lock.
    Lock,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Answer {
    /// A number, in the question's unit.
    Number(f64),
    /// One of the choices.
    Choice(String),
}

/// A slider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The Python variable, or a name used by the load.
    pub name: String,
    /// What it means.
    pub label: String,
    /// Its unit; empty for a count.
    #[serde(default)]
    pub unit: String,
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// From one value to the next.
    pub step: f64,
    /// The value that the files have.
    pub default: f64,
}

/// A program to compare with the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The file's name without `.py`, and `-` for `_`.
    #[serde(default)]
    pub slug: String,
    /// The title.
    pub title: String,
    /// The file's name.
    pub file: String,
    /// The file's text.
    #[serde(default)]
    pub text: String,
    /// Cores, if other than the scenario's.
    pub cores: Option<Amount>,
    /// `--workers`, if other than the load's.
    pub workers: Option<Amount>,
    /// Whether the interpreter has a GIL.
    #[serde(default = "yes")]
    pub gil: bool,
    /// How it comes to its end.
    #[serde(default)]
    pub ends: Ends,
    /// Whether what it prints may differ from one run to the next.
    #[serde(default)]
    pub racy: bool,
    /// Its place in a table of runs: the row's heading. All variants have both, or none has.
    pub row: Option<String>,
    /// The column's heading.
    pub column: Option<String>,
    /// What to predict before its own run: the scenario is a quiz.
    pub question: Option<Question>,
}

/// How a program comes to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// With exit code 0 and nothing on stderr; every request is answered with status 200.
    #[default]
    Well,
    /// With exit code 0 and a warning on stderr.
    Warning,
    /// With a traceback.
    Error,
    /// Not at all: Python refuses to run it.
    Refused,
    /// Never: all wait for each other.
    Deadlock,
    /// With exit code 0, and some requests answered with another status than 200.
    Status,
}

impl Variant {
    /// What the program assigns to `name`: see [`assigned`].
    #[must_use]
    pub fn assigned(&self, name: &str) -> Option<&str> {
        assigned(&self.text, name)
    }
}

/// What a program assigns to `name` at the beginning of a line, as it is written there.
#[must_use]
pub fn assigned<'a>(program: &'a str, name: &str) -> Option<&'a str> {
    program.lines().find_map(|line| {
        let rest = line.strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix('=').filter(|value| !value.starts_with('='))?;
        Some(value.split('#').next().unwrap_or(value).trim())
    })
}

/// The requests that a server gets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadPlan {
    /// `--workers`.
    #[serde(default = "one")]
    pub workers: Amount,
    /// The requests.
    pub requests: Vec<RequestPlan>,
}

/// A request, or several like it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestPlan {
    /// `GET`, `POST`, ...
    #[serde(default = "get")]
    pub method: String,
    /// Path and query; `{n}` is the number of the repetition, from 1.
    pub path: String,
    /// The body; `{n}` as in the path.
    #[serde(default)]
    pub body: String,
    /// When the first one arrives, in milliseconds.
    #[serde(default = "zero")]
    pub at_ms: Amount,
    /// How many there are.
    #[serde(default = "one")]
    pub repeat: Amount,
    /// From one to the next, in milliseconds.
    #[serde(default = "zero")]
    pub every_ms: Amount,
}

/// A number, or the parameter that has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Amount {
    /// The number.
    Fixed(f64),
    /// The parameter's name.
    Parameter(String),
}

/// A number or a text: by itself in a file that people write, with a tag in what the build makes of it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Bare {
    Number(f64),
    Text(String),
}

#[derive(Deserialize)]
enum Tagged {
    Number(f64),
    Text(String),
}

fn number_or_text<'de, D: Deserializer<'de>>(input: D) -> Result<Tagged, D::Error> {
    if !input.is_human_readable() {
        return Tagged::deserialize(input);
    }
    Ok(match Bare::deserialize(input)? {
        Bare::Number(number) => Tagged::Number(number),
        Bare::Text(text) => Tagged::Text(text),
    })
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(match number_or_text(input)? {
            Tagged::Number(number) => Self::Number(number),
            Tagged::Text(text) => Self::Choice(text),
        })
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(match number_or_text(input)? {
            Tagged::Number(number) => Self::Fixed(number),
            Tagged::Text(text) => Self::Parameter(text),
        })
    }
}

fn yes() -> bool {
    true
}

fn zero() -> Amount {
    Amount::Fixed(0.0)
}

fn one() -> Amount {
    Amount::Fixed(1.0)
}

fn get() -> String {
    "GET".to_owned()
}
