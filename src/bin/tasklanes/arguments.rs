//! In: words of the command line. Out: what is asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Runs small Python programs about concurrency in virtual time, and draws where their time goes.
#[derive(Parser)]
#[command(name = "tasklanes", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Print what Python would print, at once: waits take virtual time only.
    ///
    /// The exit code is the program's own: 1 with a traceback after an uncaught exception, 2 with a diagnostic
    /// for a program that cannot be run, 3 if it never comes to an end.
    Run {
        /// The program.
        file: PathBuf,
        #[command(flatten)]
        machine: Machine,
    },
    /// Send a FastAPI application the requests of a load on standard input, and print the answers as JSON.
    ///
    /// The load: `{"workers": 1, "requests": [{"at_ms": 0, "method": "GET", "path": "/", "body": ""}]}`.
    Serve {
        /// The program.
        file: PathBuf,
        #[command(flatten)]
        machine: Machine,
    },
    /// Write down where the time of a program goes.
    Trace {
        /// The program.
        file: PathBuf,
        /// `lanes.json`: a Chrome trace, for Perfetto and speedscope. `lanes.svg`: a picture.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[command(flatten)]
        machine: Machine,
    },
    /// Say in plain words what keeps a program from being faster, with the line, the cause and the fix.
    Findings {
        /// The program.
        file: PathBuf,
        /// As JSON, times in nanoseconds.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        machine: Machine,
    },
    /// Simulate every variant of a scenario and compare their numbers.
    Scenario {
        /// Its name, as `tasklanes list` has it; or a folder with a `scenario.toml`.
        slug: String,
        /// As JSON, times in nanoseconds.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        machine: Machine,
    },
    /// List the scenarios.
    List,
}

/// The simulated machine, and what is changed in the program.
#[derive(Args)]
pub struct Machine {
    /// How many cores there are.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    pub cores: u32,
    /// Without a GIL: the threads of a process compute at the same time, as in free-threaded CPython.
    #[arg(long)]
    pub no_gil: bool,
    /// Give a module-level variable another value: a number, a string, `True`, `False` or `None`.
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment)]
    pub parameters: Vec<(String, String)>,
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    let (name, value) = (name.trim(), value.trim());
    let is_name =
        name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.starts_with(char::is_numeric);
    if name.is_empty() || value.is_empty() || !is_name {
        return Err("write NAME=VALUE, with a Python name and a Python literal".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}
