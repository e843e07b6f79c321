//! In: every scenario, and CPython with FastAPI and uvicorn. Out: whether both make the same of it.
//!
//! `TASKLANES_SCENARIOS=three-queries,workers` leaves out all others.
//! `cargo xtask test` runs these too; a plain `cargo test` leaves them out, for want of a CPython.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::env;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use common::run;
use serde_json::{Value, json};
use tasklanes::run::api::{Load, RunSettings};
use tasklanes::scenario::{self, Ends, Scenario, Variant};
use tasklanes::trace::event::{ActorKind, Event, Stream};

/// Answers less than this apart come at the same moment, and in no order that could be relied on.
const MOMENT_NS: u64 = 30_000_000;
/// How often a real server may be asked.
const TRIES: usize = 3;

#[test]
#[ignore = "needs CPython"]
fn programs_print_the_same() {
    for (scenario, variant) in variants().filter(|(scenario, _)| scenario.load.is_none()) {
        let settings = scenario.settings(variant, &[], 4);
        let file = path(scenario, variant);
        if variant.ends == Ends::Deadlock {
            continue;
        }
        let output = python(&[&file], "");
        let errors = String::from_utf8_lossy(&output.stderr);
        let succeeds = !matches!(variant.ends, Ends::Error | Ends::Refused);
        assert_eq!(output.status.success(), succeeds, "{file}: CPython says\n{errors}");
        assert_eq!(errors.is_empty(), variant.ends == Ends::Well, "{file}: CPython says\n{errors}");
        if variant.racy || variant.ends == Ends::Refused {
            continue;
        }
        let seen = run(&settings);
        assert_eq!(last_line(&seen.written(Stream::Stderr)), last_line(&errors), "{file}");
        assert_eq!(seen.written(Stream::Stdout), String::from_utf8(output.stdout).unwrap(), "{file}");
    }
}

/// The line of a traceback or a warning that says what happened.
fn last_line(errors: &str) -> Option<&str> {
    errors.lines().rfind(|line| !line.starts_with(' '))
}

#[test]
#[ignore = "needs CPython with FastAPI and uvicorn"]
fn servers_answer_the_same_in_the_same_order() {
    for (scenario, variant) in variants().filter(|(scenario, _)| scenario.load.is_some()) {
        let settings = scenario.settings(variant, &[], 4);
        let file = path(scenario, variant);
        let mut moments = moments(&settings);
        if variant.racy {
            moments = vec![moments.concat()];
        }
        let printed = run(&settings).written(Stream::Stdout);
        // A real server keeps its times only on a computer that has nothing else to do.
        let mut difference = String::new();
        let is_same = (0..TRIES).any(|_| {
            let (answers, said) = serve(&file, settings.load.as_ref().unwrap());
            assert_eq!(printed, said, "{file}: simulated, then real");
            difference = compared(&moments, answers).err().unwrap_or_default();
            difference.is_empty()
        });
        assert!(is_same, "{file}: {difference}");
    }
}

/// Whether the answers of each simulated moment are the next real ones, in whatever order.
fn compared(moments: &[Vec<Answer>], mut real: Vec<Answer>) -> Result<(), String> {
    for moment in moments {
        let mut moment = moment.clone();
        let mut same_moment: Vec<_> = real.drain(..moment.len().min(real.len())).collect();
        moment.sort_by_key(|(request, ..)| *request);
        same_moment.sort_by_key(|(request, ..)| *request);
        if moment != same_moment {
            return Err(format!("simulated {moment:?}, real {same_moment:?}"));
        }
    }
    if real.is_empty() { Ok(()) } else { Err(format!("not simulated: {real:?}")) }
}

/// A response: the number of its request, its status, its body.
type Answer = (u64, u64, Value);

/// The simulated responses, those of the same moment together.
fn moments(settings: &RunSettings) -> Vec<Vec<Answer>> {
    let seen = run(settings);
    assert_eq!(seen.code(), 0);
    let mut requests = Vec::new();
    let mut moments: Vec<Vec<Answer>> = Vec::new();
    let mut last = 0;
    for event in &seen.events {
        match event {
            Event::Born { actor, kind: ActorKind::Request, .. } => requests.push(*actor),
            Event::Response { at, actor, status, body } => {
                let number = requests.iter().position(|request| request == actor).unwrap();
                let answer = (number as u64, u64::from(*status), parse(body));
                match moments.last_mut() {
                    Some(moment) if at.0 - last < MOMENT_NS => moment.push(answer),
                    _ => moments.push(vec![answer]),
                }
                last = at.0;
            }
            _ => {}
        }
    }
    moments
}

/// What uvicorn answers, in the order in which the answers come, and what the program prints.
fn serve(file: &str, load: &Load) -> (Vec<Answer>, String) {
    let client = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/serve.py");
    let output = python(&[client, file], &serde_json::to_string(load).unwrap());
    assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let answer = |response: &Value| {
        let number = |key: &str| response[key].as_u64().unwrap();
        (number("request"), number("status"), parse(response["body"].as_str().unwrap()))
    };
    let answers = said["responses"].as_array().unwrap().iter().map(answer).collect();
    (answers, said["stdout"].as_str().unwrap().to_owned())
}

fn parse(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| json!(body))
}

fn python(arguments: &[&str], input: &str) -> Output {
    let python = env::var("TASKLANES_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut command = Command::new(&python);
    // Programs leave files where they run.
    command.args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR")).env("PYTHONDONTWRITEBYTECODE", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{python}: {error}"));
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn path(scenario: &Scenario, variant: &Variant) -> String {
    format!("{}/static/scenarios/{}/{}", env!("CARGO_MANIFEST_DIR"), scenario.slug, variant.file)
}

fn variants() -> impl Iterator<Item = (&'static Scenario, &'static Variant)> {
    let wanted = env::var("TASKLANES_SCENARIOS").unwrap_or_default();
    let is_wanted =
        move |scenario: &&Scenario| wanted.is_empty() || wanted.split(',').any(|slug| slug == scenario.slug);
    scenario::all()
        .iter()
        .filter(is_wanted)
        .flat_map(|scenario| scenario.variants.iter().map(move |variant| (scenario, variant)))
}
