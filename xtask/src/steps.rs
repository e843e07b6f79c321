//! In: named steps and cargo's test commands. Out: headings, the time that each took, and how many tests there were.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xshell::Cmd;

/// What has been done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration)>,
    passed: usize,
    failed: usize,
}

impl Steps {
    /// Does one step, under a heading.
    pub fn step(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        println!("\n== {name} ==");
        let start = Instant::now();
        work(self).with_context(|| name.to_owned())?;
        self.done.push((name.to_owned(), start.elapsed()));
        Ok(())
    }

    /// Runs a test command: its output is passed on, its result lines are counted. No test at all is a failure.
    pub fn tests(&mut self, command: Cmd<'_>) -> Result<()> {
        println!("$ {command}");
        let mut command = Command::from(command);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = BufReader::new(child.stdout.take().context("stdout is piped")?);
        let before = self.passed + self.failed;
        for line in output.split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            self.count(&line);
            writeln!(std::io::stdout(), "{line}")?;
        }
        let status = child.wait()?;
        if !status.success() || self.failed > 0 {
            bail!("tests failed ({status}); {} passed, {} failed so far", self.passed, self.failed.max(1));
        }
        if self.passed + self.failed == before {
            bail!("not a single test was run");
        }
        Ok(())
    }

    /// How long everything took, and the line that ends the output.
    pub fn summary(&self) {
        println!();
        for (name, time) in &self.done {
            println!("{:7.1} s  {name}", time.as_secs_f64());
        }
        println!("{:7.1} s  in all\n", self.done.iter().map(|(_, time)| time.as_secs_f64()).sum::<f64>());
        println!("{} passed, {} failed", self.passed, self.failed);
    }

    /// `test result: ok. 3 passed; 0 failed; ...`
    fn count(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else { return };
        let words: Vec<_> = counts.split_whitespace().collect();
        let number =
            |label| words.windows(2).find(|pair| pair[1] == label).and_then(|pair| pair[0].parse().ok());
        self.passed += number("passed;").unwrap_or(0);
        self.failed += number("failed;").unwrap_or(0);
    }
}
