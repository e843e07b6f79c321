//! In: `cargo xtask CHORE`. Out: the chore done, with whatever tools it needs fetched first.

mod bench;
mod calibrate;
mod checks;
mod conformance;
mod data;
mod fuzz;
mod pack;
mod profile;
mod record;
mod sites;
mod sizes;
mod split;
mod steps;
mod tools;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

/// The project's chores. Each gets the tools that it needs and that are missing, and says so.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page, serve it on this machine and build it again after every change.
    Serve {
        /// Passed on to `trunk serve`: `--open`, `--port 9000`, `--release`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// The release of the page, into target/site.
    Build,
    /// Pack what `trunk build --release` has built, as `build` does.
    Pack {
        /// The folder that it was built into.
        #[arg(default_value = checks::SITE)]
        site: PathBuf,
    },
    /// Every check: format, lints, native tests, tests in a browser, the release build, its size, end to end.
    Test,
    /// The documentation sites of `sites/` with the release in them, into target/guide.
    Sites,
    /// Pictures of every scenario from the release build: wide, narrow and dark.
    Screenshots {
        /// The folder that they are written to.
        folder: PathBuf,
    },
    /// Write down anew which functions of the page the first scenario does without: see `src/split.rs`.
    Profile,
    /// The machine's speed beside that of Pyodide and MicroPython in the same Chromium, and of SimPy.
    Bench,
    /// Run the examples of published documentation on CPython and here, and print how many come out the same.
    Conformance {
        /// Only those whose name contains this.
        word: Option<String>,
    },
    /// Feed the compiler and the machine with programs of chance, and keep what shows something new in fuzz/corpus.
    Fuzz {
        /// `compile` or `run`; none: one after the other.
        target: Option<String>,
        /// How long, in seconds.
        #[arg(default_value_t = 300)]
        seconds: u32,
    },
    /// Fit what each kind of work costs in virtual time to this machine's CPython.
    Calibrate {
        /// Print the table, and leave the numbers as they are.
        #[arg(long)]
        only_look: bool,
    },
    /// Run tests/programs/*.py with CPython and write down anew what it prints.
    Record {
        /// Only those with these names, without `.py`.
        names: Vec<String>,
    },
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the project")?;
    let sh = Shell::new()?;
    sh.change_dir(root);
    match Arguments::parse().chore {
        Chore::Serve { arguments } => {
            tools::for_the_page(&sh)?;
            cmd!(sh, "trunk serve {arguments...}").run()?;
        }
        Chore::Build => checks::build(&sh)?,
        Chore::Pack { site } => checks::pack(&sh, &std::path::absolute(site)?)?,
        Chore::Test => checks::all(&sh)?,
        Chore::Sites => checks::sites(&sh)?,
        Chore::Screenshots { folder } => checks::screenshots(&sh, &std::path::absolute(folder)?)?,
        Chore::Profile => {
            tools::for_the_page(&sh)?;
            tools::for_the_browser(&sh)?;
            profile::profile(&sh)?;
        }
        Chore::Bench => bench::bench(&sh)?,
        Chore::Conformance { word } => conformance::documentation(&sh, word.as_slice())?,
        Chore::Fuzz { target, seconds } => fuzz::fuzz(&sh, target.as_deref(), seconds)?,
        Chore::Calibrate { only_look } => calibrate::costs(&sh, only_look)?,
        Chore::Record { names } => record::programs(&sh, &names)?,
    }
    Ok(())
}
