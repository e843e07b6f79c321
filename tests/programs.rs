//! In: `tests/programs/*.py`, and what CPython made of each. Out: whether Tasklanes makes the same of it.

mod common;

use std::path::Path;

use common::run;
use tasklanes::run::api::RunSettings;
use tasklanes::trace::event::Stream;

datatest_stable::harness! {
    { test = says_what_cpython_says, root = "tests/programs", pattern = r"\.py$" },
}

fn says_what_cpython_says(path: &Path, text: String) -> datatest_stable::Result<()> {
    let file = path.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
    let recorded = |extension| std::fs::read_to_string(path.with_extension(extension));
    let errors = recorded("err").unwrap_or_else(|_| "exit: 0\n".to_owned());
    let (code, stderr) = errors.split_once('\n').ok_or("NAME.err begins with a line `exit: N`")?;
    let seen = run(&RunSettings::of_program(file, text));
    let code_seen = seen.code();
    assert_same("stdout", &recorded("out")?, &seen.written(Stream::Stdout));
    assert_same("stderr", stderr, &seen.written(Stream::Stderr));
    assert_same("exit code", code.trim_start_matches("exit: "), &code_seen.to_string());
    Ok(())
}

/// Shows the first line that differs, and all of what came.
fn assert_same(what: &str, wanted: &str, seen: &str) {
    if wanted == seen {
        return;
    }
    let differ = |(wanted, seen): &(Option<&str>, Option<&str>)| wanted != seen;
    let longest = wanted.lines().count().max(seen.lines().count());
    let lines = (0..longest).map(|at| (wanted.lines().nth(at), seen.lines().nth(at)));
    let first = lines.enumerate().find(|(_, pair)| differ(pair));
    panic!("{what} differs, first at {first:?} (CPython, Tasklanes)\n--- Tasklanes' {what}:\n{seen}");
}
