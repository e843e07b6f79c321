//! In: what is asked for. Out: it done; text on stdout and stderr, files, and the exit code.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use serde_json::json;
use tasklanes::run::api::{EndReason, Ending, Refusal, RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::scenario;
use tasklanes::trace::event::{ActorKind, Event, Stream};

use crate::arguments::{Arguments, Command, Machine};
use crate::files::{self, Format};
use crate::{compare, diagnostic};

/// The program cannot be run.
const REFUSED: u8 = 2;
/// The program never comes to an end.
const ENDLESS: u8 = 3;

/// Does what the command line asks for.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Run { file, machine } => run(&file, &machine),
        Command::Serve { file, machine } => serve(&file, &machine),
        Command::Trace { file, output, machine } => trace(&file, &output, &machine),
        Command::Findings { file, json, machine } => findings(&file, json, &machine),
        Command::Scenario { slug, json, machine } => compare::variants(&slug, json, &machine),
        Command::List => list(),
    };
    result.unwrap_or_else(|error| {
        eprintln!("tasklanes: {error:#}");
        ExitCode::from(REFUSED)
    })
}

/// Simulates; hands every event on as it comes.
pub fn simulate(settings: &RunSettings, mut on_event: impl FnMut(Event)) -> Result<Ending, Vec<Refusal>> {
    let mut result = Err(Vec::new());
    simulated::simulate_with(settings, |report| match report {
        RunReport::Events(events) => events.into_iter().for_each(&mut on_event),
        RunReport::Refused(refusals) => result = Err(refusals),
        RunReport::Finished(ending) => result = Ok(ending),
    });
    result
}

/// Says on stderr what keeps the program from running.
pub fn print_refusals(settings: &RunSettings, refusals: &[Refusal]) {
    eprint!("{}", diagnostic::render(&settings.file, &settings.text, refusals));
}

fn run(file: &Path, machine: &Machine) -> Result<ExitCode> {
    let settings = settings(file, machine)?;
    let (mut stdout, mut stderr) = (io::stdout().lock(), io::stderr().lock());
    let mut written = Ok(());
    let ending = simulate(&settings, |event| {
        if let Event::Output { stream, text, .. } = event {
            let sink: &mut dyn Write = if stream == Stream::Stdout { &mut stdout } else { &mut stderr };
            written = sink.write_all(text.as_bytes());
        }
    });
    stdout.flush()?;
    drop(stderr);
    written?;
    Ok(exit_code(&settings, &ending))
}

/// The answers in the order in which they come, and what the program prints.
fn serve(file: &Path, machine: &Machine) -> Result<ExitCode> {
    let mut settings = settings(file, machine)?;
    settings.load = Some(serde_json::from_reader(io::stdin().lock()).context("no load on standard input")?);
    let (mut requests, mut responses, mut stdout, mut stderr) =
        (HashMap::new(), Vec::new(), String::new(), io::stderr());
    let ending = simulate(&settings, |event| match event {
        Event::Born { actor, kind: ActorKind::Request, .. } => {
            let number = requests.len();
            requests.insert(actor, number);
        }
        Event::Response { at, actor, status, body } => {
            let number = requests.get(&actor);
            let at_ms = at.0 as f64 / 1e6;
            responses.push(json!({"request": number, "status": status, "body": body, "at_ms": at_ms}));
        }
        Event::Output { stream: Stream::Stdout, text, .. } => stdout.push_str(&text),
        // A terminal that is gone is no reason to stop.
        Event::Output { text, .. } => drop(stderr.write_all(text.as_bytes())),
        _ => {}
    });
    println!("{:#}", json!({"responses": responses, "stdout": stdout}));
    Ok(exit_code(&settings, &ending))
}

fn trace(file: &Path, output: &Path, machine: &Machine) -> Result<ExitCode> {
    let settings = settings(file, machine)?;
    let format = Format::of(output)?;
    let mut events = Vec::new();
    let ending = simulate(&settings, |event| events.push(event));
    if ending.is_ok() {
        let text = format.write(&settings.file, settings.cores, files::spans(&events));
        fs::write(output, text).with_context(|| output.display().to_string())?;
    }
    Ok(exit_code(&settings, &ending))
}

fn findings(file: &Path, json: bool, machine: &Machine) -> Result<ExitCode> {
    let settings = settings(file, machine)?;
    let mut events = Vec::new();
    let ending = simulate(&settings, |event| events.push(event));
    if ending.is_ok() {
        let found = tasklanes::trace::findings::findings(&files::spans(&events));
        let mut stdout = io::stdout().lock();
        if json {
            writeln!(stdout, "{}", serde_json::to_string_pretty(&found)?)?;
        } else {
            stdout.write_all(compare::told(&found).as_bytes())?;
        }
    }
    Ok(exit_code(&settings, &ending))
}

fn list() -> Result<ExitCode> {
    let mut stdout = io::stdout().lock();
    for scenario in scenario::all() {
        let variants: Vec<_> = scenario.variants.iter().map(|variant| variant.slug.as_str()).collect();
        writeln!(stdout, "{:18} {:20} {}", scenario.slug, scenario.title, variants.join(", "))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn settings(file: &Path, machine: &Machine) -> Result<RunSettings> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    for (name, _) in &machine.parameters {
        ensure!(
            scenario::assigned(&text, name).is_some(),
            "{}: has no line `{name} = ...` to set",
            file.display()
        );
    }
    Ok(RunSettings {
        parameters: machine.parameters.clone(),
        cores: machine.cores,
        gil: !machine.no_gil,
        ..RunSettings::of_program(file.display().to_string(), text)
    })
}

/// The program's own exit code, or ours with a word about why.
fn exit_code(settings: &RunSettings, ending: &Result<Ending, Vec<Refusal>>) -> ExitCode {
    let reason = match ending {
        Ok(ending) => &ending.reason,
        Err(refusals) => {
            print_refusals(settings, refusals);
            return ExitCode::from(REFUSED);
        }
    };
    let words = match reason {
        // The system keeps the low byte of an exit code, and so do we.
        EndReason::Exited { code } => return ExitCode::from(*code as u8),
        EndReason::Deadlock(words) => words.clone(),
        EndReason::Limit(words) => format!("given up: {words}"),
        EndReason::Stopped => "stopped".to_owned(),
        EndReason::Crashed(words) => format!("failed: {words}"),
    };
    eprintln!("tasklanes: {words}");
    ExitCode::from(ENDLESS)
}
