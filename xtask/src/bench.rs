//! In: the project. Out: its speed beside that of others: in a browser Pyodide and MicroPython, natively SimPy.

use anyhow::{Result, bail};
use xshell::{Shell, cmd};

use crate::{checks, tools};

/// How many requests are simulated: what memory grows by between the two is what each takes.
const FEW: u32 = 100_000;
const MANY: u32 = 1_000_000;

/// Measures and prints the figures of both.
pub fn bench(sh: &Shell) -> Result<()> {
    tools::for_the_page(sh)?;
    tools::for_the_browser(sh)?;
    tools::peers(sh)?;
    requests(sh)?;
    checks::release(sh)?;
    sh.set_var("TASKLANES_SITE", sh.current_dir().join(checks::SITE));
    Ok(cmd!(sh, "cargo run --quiet --package e2e --bin bench").run()?)
}

/// Requests of 100 ms, with the handler interpreted, beside SimPy's model of them without one.
fn requests(sh: &Shell) -> Result<()> {
    println!("{:24}{:>10}{:>14}{:>14}", "simulated requests", "s", "most MB", "of it before");
    let few = ours(sh, FEW)?;
    let many = ours(sh, MANY)?;
    let python = sh.var("TASKLANES_SIMPY")?;
    let count = MANY.to_string();
    let simpy: f64 = cmd!(sh, "{python} xtask/bench/requests.py {count}").quiet().read()?.trim().parse()?;
    println!("{:24}{simpy:10.2}", format!("{MANY} in SimPy"));
    let grown = ((many.peak - many.before) - (few.peak - few.before)) * 1024.0;
    let each = grown / f64::from(MANY - FEW);
    println!(
        "{:.2} times as fast as SimPy; {each:.0} bytes stay of a finished request\n",
        simpy / many.seconds
    );
    Ok(())
}

struct Figures {
    seconds: f64,
    /// In kB: at most, and before the run, with all requests made.
    peak: f64,
    before: f64,
}

fn ours(sh: &Shell, count: u32) -> Result<Figures> {
    let number = count.to_string();
    let said = cmd!(sh, "cargo run --quiet --release --example requests -- {number}").quiet().read()?;
    let figures: Vec<f64> = said.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    let [seconds, peak, before] = figures[..] else { bail!("requests says {said:?}") };
    println!("{:24}{seconds:10.2}{:14.0}{:14.0}", format!("{count}"), peak / 1024.0, before / 1024.0);
    Ok(Figures { seconds, peak, before })
}
