//! In: a scenario. Out: the numbers of its variants, as a table or as JSON.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use tasklanes::run::api::{EndReason, Ending};
use tasklanes::scenario::{self, Claim, Ends, Scenario, Variant};
use tasklanes::trace::findings::{Finding, findings};
use tasklanes::trace::summary::Summary;

use crate::arguments::Machine;
use crate::commands::{print_refusals, simulate};
use crate::files;

/// A scenario's runs.
#[derive(Serialize)]
struct Comparison<'a> {
    scenario: &'a str,
    title: &'a str,
    variants: Vec<Measured<'a>>,
    claims: Vec<Judged<'a>>,
}

/// What came of one thing that the lesson says.
#[derive(Serialize)]
struct Judged<'a> {
    text: &'a str,
    value: Option<f64>,
    holds: bool,
}

/// One run.
#[derive(Serialize)]
struct Measured<'a> {
    variant: &'a str,
    title: &'a str,
    cores: u32,
    /// None if Python refuses to run it, as the scenario says.
    ending: Option<EndReason>,
    summary: Summary,
    findings: Vec<Finding>,
}

/// Simulates every variant and prints the numbers.
pub fn variants(slug: &str, json: bool, machine: &Machine) -> Result<ExitCode> {
    let scenario = &find(slug)?;
    let values = values(scenario, machine)?;
    let mut variants: Vec<Measured> = Vec::new();
    for variant in &scenario.variants {
        let mut measured = measure(scenario, variant, &values, machine.cores)?;
        if let Some(first) = variants.first() {
            measured.summary = measured.summary.against(&first.summary);
        }
        variants.push(measured);
    }
    let mut stdout = io::stdout().lock();
    if json {
        let claims = verdicts(scenario, &variants);
        let comparison = Comparison { scenario: &scenario.slug, title: &scenario.title, variants, claims };
        writeln!(stdout, "{}", serde_json::to_string_pretty(&comparison)?)?;
    } else {
        table(&mut stdout, &variants)?;
        claims(&mut stdout, &verdicts(scenario, &variants))?;
        for Measured { title, findings, .. } in variants.iter().filter(|it| !it.findings.is_empty()) {
            write!(stdout, "\n{title}\n{}", told(findings))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Findings for a terminal.
#[must_use]
pub fn told(findings: &[Finding]) -> String {
    let one = |it: &Finding| format!("* {}: {}\n  {}\n  {}\n", it.title, it.text, it.cause, it.fix);
    if findings.is_empty() { "nothing found\n".to_owned() } else { findings.iter().map(one).collect() }
}

/// A scenario of the gallery, or of a folder.
fn find(name: &str) -> Result<Scenario> {
    let folder = Path::new(name);
    if folder.join("scenario.toml").is_file() {
        return scenario::folder::read(folder).map_err(|mistakes| anyhow::anyhow!(mistakes.join("\n")));
    }
    let found = scenario::find(name).cloned();
    found.with_context(|| format!("there is no scenario {name:?}; `tasklanes list` lists them"))
}

fn measure<'a>(
    scenario: &Scenario,
    variant: &'a Variant,
    values: &[(String, f64)],
    cores: u32,
) -> Result<Measured<'a>> {
    let settings = scenario.settings(variant, values, cores);
    let mut events = Vec::new();
    let ending = match simulate(&settings, |event| events.push(event)) {
        Ok(Ending { reason, .. }) => Some(reason),
        Err(_) if variant.ends == Ends::Refused => None,
        Err(refusals) => {
            print_refusals(&settings, &refusals);
            bail!("{} cannot be run", variant.file);
        }
    };
    let spans = files::spans(&events);
    let (summary, findings) = (Summary::of(&spans), findings(&spans));
    Ok(Measured {
        variant: &variant.slug,
        title: &variant.title,
        cores: settings.cores,
        ending,
        summary,
        findings,
    })
}

/// `--set` sets the scenario's parameters here: numbers within their ranges.
fn values(scenario: &Scenario, machine: &Machine) -> Result<Vec<(String, f64)>> {
    let value = |(name, text): &(String, String)| {
        let names: Vec<_> = scenario.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let parameter = scenario.parameters.iter().find(|parameter| parameter.name == *name);
        let parameter = parameter.with_context(|| {
            format!("{} has no parameter {name}, only: {}", scenario.slug, names.join(", "))
        })?;
        let value: f64 =
            text.replace('_', "").parse().with_context(|| format!("{name}: {text} is no number"))?;
        let (min, max) = (parameter.min, parameter.max);
        ensure!((min..=max).contains(&value), "{name} goes from {min} to {max}");
        Ok((name.clone(), value))
    };
    machine.parameters.iter().map(value).collect()
}

fn verdicts<'a>(scenario: &'a Scenario, variants: &[Measured]) -> Vec<Judged<'a>> {
    let summary = |slug: &str| variants.iter().find(|it| it.variant == slug).map(|it| &it.summary);
    let judged = |claim: &'a Claim| {
        let verdict = claim.verdict(summary);
        Judged {
            text: &claim.text,
            value: verdict.map(|it| it.value),
            holds: verdict.is_some_and(|it| it.holds),
        }
    };
    scenario.claims.iter().map(judged).collect()
}

fn claims(out: &mut impl Write, judged: &[Judged]) -> io::Result<()> {
    for Judged { text, value, holds } in judged {
        let value = value.map_or("no figure".to_owned(), |value| format!("{value:.2}"));
        writeln!(out, "{:>11}  {text} ({value})", if *holds { "holds" } else { "BROKEN" })?;
    }
    Ok(())
}

fn table(out: &mut impl Write, variants: &[Measured]) -> io::Result<()> {
    writeln!(out, "{:>11} {:>11} {:>8} {:>11}  variant", "wall", "cpu", "speed-up", "blocked")?;
    for Measured { title, ending, summary, .. } in variants {
        let milliseconds = |nanoseconds: u64| format!("{:.1} ms", nanoseconds as f64 / 1e6);
        let speed_up = summary.speed_up.map_or(String::new(), |times| format!("{times:.2}"));
        let blocked =
            summary.longest_block.as_ref().map_or(String::new(), |block| milliseconds(block.length_ns));
        let (wall, cpu) = (milliseconds(summary.wall_ns), milliseconds(summary.cpu_ns));
        write!(out, "{wall:>11} {cpu:>11} {speed_up:>8} {blocked:>11}  {title}")?;
        match ending {
            None => writeln!(out, " (refused)")?,
            Some(EndReason::Exited { code: 0 }) => writeln!(out)?,
            Some(other) => writeln!(out, " ({other:?})")?,
        }
    }
    Ok(())
}
