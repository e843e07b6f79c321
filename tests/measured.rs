//! In: `tests/measured/figures.toml`, what CPython, FastAPI and uvicorn took. Out: whether a simulated run takes as long.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Seen, run};
use serde::Deserialize;
use tasklanes::run::api::{Load, LoadRequest, RunSettings};
use tasklanes::trace::event::{ActorKind, Event, Stream};

/// How far off a figure may be.
const TOLERANCE: f64 = 0.1;
/// The figures were written down to a tenth of a millisecond: half of that is not known.
const ROUNDED: f64 = 0.000_05;

#[derive(Deserialize)]
struct Table {
    figure: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    name: String,
    program: String,
    load: Option<Requests>,
    of: Of,
    /// The least and the median.
    seconds: [f64; 2],
}

#[derive(Clone, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Requests {
    #[serde(default)]
    path: String,
    #[serde(default)]
    paths: Vec<String>,
    #[serde(default)]
    requests: usize,
    #[serde(default)]
    at: Vec<f64>,
    #[serde(default = "one")]
    workers: u32,
    #[serde(default)]
    kept: bool,
}

fn one() -> u32 {
    1
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    Printed(usize),
    Response(usize),
    All(bool),
}

#[test]
fn simulated_figures_are_near_the_measured_ones() {
    let table: Table = toml::from_str(&fs::read_to_string(folder().join("figures.toml")).unwrap()).unwrap();
    assert!(!table.figure.is_empty());
    let mut known: Vec<(&str, &Option<Requests>, Seen)> = Vec::new();
    let (mut shown, mut wrong) = (String::new(), 0);
    for figure in &table.figure {
        let is_same = |(program, load, _): &&(&str, &Option<Requests>, Seen)| {
            *program == figure.program && **load == figure.load
        };
        if !known.iter().any(|it| is_same(&it)) {
            let seen = run(&settings(figure));
            assert_eq!(seen.code(), 0, "{}", figure.name);
            known.push((&figure.program, &figure.load, seen));
        }
        let (_, _, seen) = known.iter().find(is_same).unwrap();
        let (least, median) = (figure.seconds[0], figure.seconds[1]);
        let simulated = figure.of.seconds(seen);
        let (from, to) = ((least - ROUNDED) * (1.0 - TOLERANCE), (median + ROUNDED) * (1.0 + TOLERANCE));
        let holds = (from..=to).contains(&simulated);
        wrong += u32::from(!holds);
        let verdict = if holds { "" } else { "  WRONG" };
        let percent = 100.0 * (simulated / median - 1.0);
        let name = &figure.name;
        writeln!(shown, "{least:9.4} {median:9.4} {simulated:9.4} {percent:+6.1} %  {name}{verdict}")
            .unwrap();
    }
    println!("{:>9} {:>9} {:>9} {:>8}  in seconds\n{shown}", "least", "median", "simulated", "off");
    assert!(wrong == 0, "{wrong} figures are not within {} %", TOLERANCE * 100.0);
}

impl Of {
    fn seconds(self, seen: &Seen) -> f64 {
        match self {
            Self::Printed(line) => {
                let text = seen.written(Stream::Stdout);
                text.lines().nth(line).unwrap_or_else(|| panic!("line {line} of {text:?}")).parse().unwrap()
            }
            Self::Response(number) => {
                let (actor, at) = responses(seen)[number];
                at - arrival(seen, |it| it == actor)
            }
            Self::All(whole) => {
                assert!(whole, "`all` is true or left out");
                responses(seen).last().unwrap().1 - arrival(seen, |_| true)
            }
        }
    }
}

/// Whose and when, in order.
fn responses(seen: &Seen) -> Vec<(u32, f64)> {
    let response = |event: &Event| match event {
        Event::Response { at, actor, .. } => Some((actor.0, at.0 as f64 / 1e9)),
        _ => None,
    };
    seen.events.iter().filter_map(response).collect()
}

/// When the first such request arrived.
fn arrival(seen: &Seen, wanted: impl Fn(u32) -> bool) -> f64 {
    let born = |event: &Event| match event {
        Event::Born { at, actor, kind: ActorKind::Request, .. } if wanted(actor.0) => Some(at.0 as f64 / 1e9),
        _ => None,
    };
    seen.events.iter().find_map(born).unwrap()
}

fn settings(figure: &Figure) -> RunSettings {
    RunSettings {
        cores: 2,
        load: figure.load.as_ref().map(load),
        ..RunSettings::of_program(
            figure.program.as_str(),
            fs::read_to_string(folder().join(&figure.program)).unwrap(),
        )
    }
}

fn load(requests: &Requests) -> Load {
    let count = requests.requests.max(requests.at.len());
    let request = |number: usize| LoadRequest {
        at_ms: requests.at.get(number).copied().unwrap_or(0.0),
        method: "GET".to_owned(),
        path: requests.paths.get(number).unwrap_or(&requests.path).clone(),
        body: String::new(),
        kept: requests.kept,
    };
    Load { workers: requests.workers, requests: (0..count).map(request).collect() }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/measured")
}
