//! In: programs with and without a fault, and scenarios. Out: whether each finding is made where it should be, and no other.
//!
//! `tests/findings/NAME.py` is a program; `NAME.expect` has a line for each finding, in any order: its kind and its line.
//! `NAME.json` has the load of a server, and the number of cores if it is not 4. `tests/findings/gallery/SLUG.expect`
//! has the findings of a scenario: variant, kind, line. `tests/fixes` has programs before and after a fix.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tasklanes::program::fix::fix;
use tasklanes::run::api::{Load, LoadRequest, RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::scenario::{self, Ends};
use tasklanes::trace::findings::{Finding, FindingKind, findings};
use tasklanes::trace::span::Spans;

/// What is beside a program.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Settings {
    cores: Option<u32>,
    no_gil: bool,
    workers: u32,
    requests: Vec<Wave>,
}

/// Requests that are alike.
#[derive(Deserialize)]
struct Wave {
    path: String,
    #[serde(default)]
    at_ms: f64,
    #[serde(default = "one")]
    repeat: u32,
}

fn one() -> u32 {
    1
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    let mut wrong = String::new();
    for program in programs("tests/findings") {
        let (found, expected) =
            (told(&program), fs::read_to_string(program.with_extension("expect")).unwrap());
        let listing = listing(&found);
        let listed = lines(&listing);
        if listed != lines(&expected) {
            let name = program.file_stem().unwrap().display();
            writeln!(wrong, "{name}: expected {:?}, found {listed:?}", lines(&expected)).unwrap();
            found.iter().for_each(|it| writeln!(wrong, "    {}", it.text).unwrap());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_gallery_has_the_findings_that_it_teaches() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/gallery");
    let mut wrong = String::new();
    for scenario in scenario::all() {
        let mut said = String::new();
        for variant in scenario.variants.iter().filter(|variant| variant.ends != Ends::Refused) {
            let found = findings_of(&scenario.settings(variant, &[], 4));
            for it in found {
                writeln!(said, "{} {} {}", variant.slug, it.kind.slug(), it.line).unwrap();
            }
        }
        let expected =
            fs::read_to_string(folder.join(format!("{}.expect", scenario.slug))).unwrap_or_default();
        if lines(&said) != lines(&expected) {
            let slug = &scenario.slug;
            writeln!(wrong, "{slug}.expect: expected\n{expected}found\n{}\n", lines(&said).join("\n"))
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// `tests/fixes/NAME.py` has a finding of the kind in its first line, `# KIND`; `NAME.after` is the text with its fix,
/// empty where there is none.
#[test]
fn fixes_are_as_they_should_be_and_help() {
    let mut wrong = String::new();
    let mut fixable = BTreeSet::new();
    for program in programs("tests/fixes") {
        let (name, text) = (program.file_stem().unwrap().display(), fs::read_to_string(&program).unwrap());
        let kind = text.lines().next().unwrap().trim_start_matches("# ");
        let found = told(&program);
        let Some(finding) = found.iter().find(|it| it.kind.slug() == kind) else {
            writeln!(wrong, "{name}: no such finding, only {:?}", listing(&found)).unwrap();
            continue;
        };
        let fixed = fix(&text, kind, finding.line).unwrap_or_default();
        let expected = fs::read_to_string(program.with_extension("after")).unwrap_or_default();
        if fixed != expected {
            writeln!(wrong, "{name}: fixed as\n{fixed}").unwrap();
        } else if !fixed.is_empty() {
            fixable.insert(finding.kind);
            let settings = RunSettings { text: fixed, ..settings(&program) };
            let left = findings_of(&settings);
            if left.iter().any(|it| it.kind == finding.kind) {
                writeln!(wrong, "{name}: after the fix still {:?}", listing(&left)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let offered: BTreeSet<_> = FindingKind::ALL.into_iter().filter(|kind| kind.may_be_mechanical()).collect();
    assert_eq!(fixable, offered, "the kinds with a fix, and those for which the page offers one");
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut programs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(!programs.is_empty());
    programs
}

fn told(program: &Path) -> Vec<Finding> {
    findings_of(&settings(program))
}

fn settings(program: &Path) -> RunSettings {
    let beside = fs::read_to_string(program.with_extension("json")).ok();
    let beside: Settings = beside.map(|text| serde_json::from_str(&text).unwrap()).unwrap_or_default();
    RunSettings {
        cores: beside.cores.unwrap_or(4),
        gil: !beside.no_gil,
        load: load(&beside),
        ..RunSettings::of_program(
            program.file_name().unwrap().to_str().unwrap(),
            fs::read_to_string(program).unwrap(),
        )
    }
}

fn load(beside: &Settings) -> Option<Load> {
    let request = |wave: &Wave| LoadRequest {
        method: "GET".to_owned(),
        path: wave.path.clone(),
        body: String::new(),
        at_ms: wave.at_ms,
        kept: false,
    };
    let all = beside.requests.iter().flat_map(|wave| (0..wave.repeat).map(move |_| request(wave)));
    let requests: Vec<LoadRequest> = all.collect();
    (!requests.is_empty()).then(|| Load { workers: beside.workers.max(1), requests })
}

fn findings_of(settings: &RunSettings) -> Vec<Finding> {
    let mut spans = Spans::new();
    simulated::simulate_with(settings, |report| match report {
        RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
        RunReport::Refused(refusals) => panic!("{}: {refusals:?}", settings.file),
        RunReport::Finished(_) => {}
    });
    spans.settle();
    findings(&spans)
}

fn listing(found: &[Finding]) -> String {
    found.iter().map(|it| format!("{} {}\n", it.kind.slug(), it.line)).collect()
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    lines
}
