//! In: `xtask/calibrate/*/*.py`, CPython and the simulation. Out: `src/machine/costs.rs` with the numbers that make the
//! simulation take as much processor time as CPython, and a table of how well they do.
//!
//! What a program costs is a sum over kinds of work, and the simulation says how much of each there is in it. So the
//! numbers are those that make the sums come nearest to what CPython takes, relative to it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::tools;

const COSTS: &str = "src/machine/costs.rs";
const PROGRAMS: &str = "xtask/calibrate";
/// The folders of programs, and how much each of their programs counts: one thing again and again; whole programs.
const FOLDERS: [(&str, f64); 2] = [("micro", 1.0), ("whole", 4.0)];
/// How often each is run with CPython, in all; the least time counts.
const ROUNDS: usize = 3;
/// What may be given back: below zero.
const REFUND: &str = "Operator";
/// A number is drawn towards what it was by this much, so that kinds that always come together stay apart.
const INERTIA: f64 = 0.002;

struct Program {
    name: String,
    weight: f64,
    /// Nanoseconds a turn.
    cpython: f64,
    simulated: f64,
    /// How much of each kind of work there is in a turn.
    counts: Vec<f64>,
}

/// Measures, fits, and writes the numbers down, unless they are only to be looked at.
pub fn costs(sh: &Shell, only_look: bool) -> Result<()> {
    tools::for_the_oracle(sh)?;
    let files = write_programs(sh)?;
    let simulated = simulate(sh, &files)?;
    let names: Vec<String> = texts(&simulated["kinds"])?;
    let old: Vec<i64> =
        simulated["costs"].as_array().context("costs")?.iter().filter_map(Value::as_i64).collect();
    let mut programs = Vec::new();
    for ((name, weight, _), said) in files.iter().zip(simulated["programs"].as_array().context("programs")?) {
        programs.push(Program {
            name: name.clone(),
            weight: *weight,
            cpython: f64::INFINITY,
            simulated: said["simulated"].as_f64().context("a number")?,
            counts: said["counts"].as_array().context("counts")?.iter().filter_map(Value::as_f64).collect(),
        });
    }
    let python = sh.var("TASKLANES_PYTHON")?;
    for _ in 0..ROUNDS {
        for ((.., file), program) in files.iter().zip(&mut programs) {
            let said = cmd!(sh, "{python} {file}").quiet().read()?;
            program.cpython = program.cpython.min(said.trim().parse().context("a time")?);
        }
    }
    let new = fit(&programs, &names, &old);
    table(&programs, &old, &new);
    for ((name, old), new) in names.iter().zip(&old).zip(&new).filter(|((_, old), new)| old != new) {
        println!("{name}: {old} -> {new}");
    }
    if only_look { Ok(()) } else { write_costs(&names, &new) }
}

/// Each program with the part that measures: its name, weight and file.
fn write_programs(sh: &Shell) -> Result<Vec<(String, f64, PathBuf)>> {
    let folder = sh.current_dir().join("target/calibrate");
    fs::create_dir_all(&folder)?;
    let measure = fs::read_to_string(Path::new(PROGRAMS).join("measure.py"))?;
    let mut written = Vec::new();
    for (kind, weight) in FOLDERS {
        let mut files: Vec<_> = fs::read_dir(Path::new(PROGRAMS).join(kind))?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::path);
        for file in files {
            let name = file.path().file_stem().context("a name")?.to_string_lossy().into_owned();
            let text = fs::read_to_string(file.path())?;
            let setting = |repeats: u32, turns: u32| format!("\n\nREPEATS, TURNS = {repeats}, {turns}\n");
            let path = folder.join(format!("{name}.py"));
            fs::write(&path, format!("{text}{}{measure}", setting(5, 100_000)))?;
            fs::write(
                folder.join(format!("{name}.sim.py")),
                format!("{text}{}{measure}", setting(1, 20_000)),
            )?;
            written.push((name, weight, path));
        }
    }
    ensure!(!written.is_empty(), "there are no programs in {PROGRAMS}");
    Ok(written)
}

fn simulate(sh: &Shell, files: &[(String, f64, PathBuf)]) -> Result<Value> {
    let paths: Vec<_> = files.iter().map(|(.., path)| path.with_extension("sim.py")).collect();
    let said = cmd!(sh, "cargo run --quiet --features calibrate --example calibrate -- {paths...}").read()?;
    Ok(serde_json::from_str(&said)?)
}

fn texts(list: &Value) -> Result<Vec<String>> {
    let texts = list.as_array().context("a list")?.iter();
    Ok(texts.filter_map(|text| text.as_str().map(str::to_owned)).collect())
}

impl Program {
    /// What it takes with other numbers.
    fn with(&self, old: &[i64], new: &[i64]) -> f64 {
        let change =
            self.counts.iter().zip(old.iter().zip(new)).map(|(count, (old, new))| count * (new - old) as f64);
        self.simulated + change.sum::<f64>()
    }
}

/// The numbers that are best, whatever an instruction costs: that goes with all others.
fn fit(programs: &[Program], names: &[String], old: &[i64]) -> Vec<i64> {
    let fits = (1..=3).map(|instruction| fit_others(programs, names, old, instruction));
    fits.min_by(|(one, _), (other, _)| one.total_cmp(other)).map_or_else(|| old.to_vec(), |(_, costs)| costs)
}

/// How good the best numbers are for that cost of an instruction, and they: each in turn goes up or down for as long
/// as that helps. The instruction is the first kind.
fn fit_others(programs: &[Program], names: &[String], old: &[i64], instruction: i64) -> (f64, Vec<i64>) {
    let worth = |costs: &[i64]| {
        let misses =
            programs.iter().map(|it| it.weight * (it.with(old, costs) / it.cpython).max(0.01).ln().powi(2));
        let moved =
            costs.iter().zip(old).map(|(new, old)| ((new - old) as f64 / (10.0 + old.abs() as f64)).powi(2));
        misses.sum::<f64>() + INERTIA * moved.sum::<f64>()
    };
    let mut best = old.to_vec();
    best[0] = instruction;
    let mut least = worth(&best);
    loop {
        let before = least;
        for kind in 1..best.len() {
            for step in [-100, -30, -10, -3, -1, 1, 3, 10, 30, 100] {
                let mut other = best.clone();
                other[kind] += step;
                let allowed = other[kind] >= 0 || names[kind] == REFUND;
                if allowed && worth(&other) < least {
                    least = worth(&other);
                    best = other;
                }
            }
        }
        if before - least < 1e-9 {
            return (least, best);
        }
    }
}

fn table(programs: &[Program], old: &[i64], new: &[i64]) {
    println!("{:18}{:>10}{:>10}{:>10}{:>10}", "ns a turn", "CPython", "before", "after", "off");
    for program in programs {
        let after = program.with(old, new);
        let off = 100.0 * (after / program.cpython - 1.0);
        println!(
            "{:18}{:10.1}{:10.1}{after:10.1}{off:+9.0}%",
            program.name, program.cpython, program.simulated
        );
    }
}

/// Puts the numbers into the source.
fn write_costs(names: &[String], costs: &[i64]) -> Result<()> {
    let mut text = fs::read_to_string(COSTS)?;
    for (name, cost) in names.iter().zip(costs) {
        let start = text.find(&format!("\n    {name} = ")).with_context(|| format!("{COSTS}: {name}"))? + 1;
        let end = start + text[start..].find(",\n").context("a comma")?;
        text.replace_range(start..end, &format!("    {name} = {cost}"));
    }
    Ok(fs::write(COSTS, text)?)
}
