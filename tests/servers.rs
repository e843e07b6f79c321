//! In: FastAPI applications, loads, and what FastAPI itself made of them. Out: whether a simulated run makes the same.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use common::run;
use serde::Deserialize;
use tasklanes::run::api::{Load, LoadRequest, RunSettings};
use tasklanes::trace::event::{ActorKind, Event, Stream};

#[derive(Deserialize)]
struct Recorded {
    workers: u32,
    requests: Vec<LoadRequest>,
}

#[test]
fn servers_answer_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers");
    let mut programs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(!programs.is_empty());
    let mut wrong = String::new();
    for program in programs {
        let (said, recorded) = (said(&program), fs::read_to_string(program.with_extension("out")).unwrap());
        if said != recorded {
            writeln!(wrong, "{}\nsimulated:\n{said}\nrecorded:\n{recorded}", program.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn said(program: &Path) -> String {
    let load: Recorded =
        serde_json::from_str(&fs::read_to_string(program.with_extension("json")).unwrap()).unwrap();
    let settings = RunSettings {
        load: Some(Load { workers: load.workers, requests: load.requests }),
        ..RunSettings::of_program(
            program.file_name().unwrap().to_str().unwrap(),
            fs::read_to_string(program).unwrap(),
        )
    };
    let seen = run(&settings);
    assert_eq!(seen.code(), 0, "{}", program.display());
    let mut text = answers(&seen.events);
    text.push_str("--\n");
    text += &seen.written(Stream::Stdout);
    text
}

/// A line for each response: when it came (in tenths of a second after the first request could come), to
/// which request, its status and its body.
fn answers(events: &[Event]) -> String {
    let mut requests = Vec::new();
    let mut lines: Vec<(u64, usize, String)> = Vec::new();
    let mut start = None;
    for event in events {
        match event {
            Event::Born { at, actor, kind: ActorKind::Request, .. } => {
                start.get_or_insert(at.0);
                requests.push(*actor);
            }
            Event::Response { at, actor, status, body } => {
                let number = requests.iter().position(|request| request == actor).unwrap();
                let tenths = (at.0 - start.unwrap()) / 100_000_000;
                let time = format!("{}.{}", tenths / 10, tenths % 10);
                lines.push((tenths, number, format!("{time} {number} {status} {body}\n")));
            }
            _ => {}
        }
    }
    lines.sort();
    lines.into_iter().map(|(.., line)| line).collect()
}
