//! In: the project's own files. Out: whether they keep the rules that no compiler checks: the map in `src/lib.rs`,
//! where the browser may be named, a header for every file, lengths, and the commands of the README.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tasklanes::scenario;

/// What each folder of `src` may import. `app` and the binaries may import everything.
const MAY_IMPORT: [(&str, &[&str]); 7] = [
    ("source", &[]),
    ("program", &["source"]),
    ("machine", &["source", "program"]),
    ("trace", &[]),
    ("run", &["source", "program", "machine", "trace"]),
    ("scenario", &["source", "trace", "run"]),
    ("view", &["trace", "scenario"]),
];
const FOLDERS: [&str; 8] = ["source", "program", "machine", "trace", "run", "scenario", "view", "app"];
const BROWSER_CRATES: [&str; 6] =
    ["web_sys", "js_sys", "gloo", "wasm_bindgen", "yew", "console_error_panic_hook"];
const MAY_NAME_THE_BROWSER: [&str; 5] = ["run/live", "view/paint", "view/gesture", "app/", "bin/"];
const CLOCKS: [&str; 3] = ["Instant::now", "SystemTime", "Date::now"];
const MAY_READ_A_CLOCK: [&str; 4] = ["run/live", "view/gesture", "app/", "bin/"];
const LONGEST: usize = 400;

#[test]
fn folders_import_only_what_the_map_allows() {
    let mut found = Vec::new();
    for (folder, allowed) in MAY_IMPORT {
        for file in rust_files(&src().join(folder)) {
            for (number, line) in code(&file) {
                let names = FOLDERS.iter().filter(|name| mentions(&line, &format!("crate::{name}")));
                let wrong = names.filter(|name| **name != folder && !allowed.contains(name));
                found.extend(wrong.map(|name| format!("{}:{number}: {folder} imports {name}", show(&file))));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn the_browser_is_named_only_at_the_edge() {
    assert_none(&mentioned(&BROWSER_CRATES, &MAY_NAME_THE_BROWSER));
}

#[test]
fn clocks_are_read_only_at_the_edge() {
    assert_none(&mentioned(&CLOCKS, &MAY_READ_A_CLOCK));
}

#[test]
fn every_file_says_what_goes_in_and_what_comes_out() {
    let is_silent = |file: &PathBuf| {
        let header = header(file);
        !(header.starts_with("//! ") && header.contains("In: ") && header.contains("Out: "))
    };
    let silent = own_files().into_iter().filter(is_silent);
    assert_none(
        &silent.map(|file| format!("{}: needs `//! In: ... Out: ...`", show(&file))).collect::<Vec<_>>(),
    );
}

#[test]
fn long_files_give_a_reason() {
    let mut found = Vec::new();
    for file in own_files() {
        let length = read(&file).lines().count();
        if length > LONGEST && !header(&file).contains("Long because") {
            let file = show(&file);
            found.push(format!("{file}: {length} lines; split it, or say `Long because ...` in its header"));
        }
    }
    assert_none(&found);
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let mut found = Vec::new();
    for file in own_files() {
        let this_one = file.ends_with("tests/tidy.rs");
        for (number, line) in code(&file).into_iter().filter(|_| !this_one) {
            if line.contains("#[allow") || line.contains("#![allow") {
                found.push(format!("{}:{number}: {}", show(&file), line.trim()));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn scenarios_are_complete() {
    assert!(scenario::all().len() >= 6, "scenarios are missing");
    for scenario in scenario::all() {
        let slug = &scenario.slug;
        assert!(scenario.variants.len() >= 2, "{slug}: nothing to compare");
        assert!(scenario.lesson.len() >= 200, "{slug}: the lesson is too short to teach anything");
        let own = scenario.variants.iter().filter_map(|variant| variant.question.as_ref());
        for question in scenario.question.iter().chain(own) {
            assert!(!question.explanation.trim().is_empty(), "{slug}: the answer is not explained");
        }
        for variant in &scenario.variants {
            assert!(variant.text.lines().count() <= 60, "{slug}: {} does not fit on a screen", variant.file);
        }
    }
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = read(&root().join("README.md"));
    let help = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tasklanes")).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let chores = read(&root().join("xtask/src/main.rs")).to_lowercase();
    let commands = help(&["--help"]);
    let is_chore = |word: &str| {
        chores.contains(&format!("\n    {word},")) || chores.contains(&format!("\n    {word} {{"))
    };
    let is_command = |word: &str| commands.lines().any(|line| line.split_whitespace().next() == Some(word));
    let mut seen = 0;
    for line in shell_lines(&readme) {
        if let Some(word) = word_after(line, "cargo xtask ") {
            assert!(is_chore(word), "README: there is no `cargo xtask {word}`");
            seen += 1;
        } else if let Some(word) = word_after(line, "tasklanes ") {
            assert!(is_command(word), "README: there is no `tasklanes {word}`");
            seen += 1;
        }
    }
    assert!(seen >= 4, "the README shows how to serve, to test and to use the command line");
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        let file = link.split('#').next().unwrap_or_default();
        let is_here = file.is_empty() || file.contains("://") || root().join(file).exists();
        assert!(is_here, "README: {link} leads nowhere");
    }
}

#[test]
fn trunk_takes_the_wasm_bindgen_of_the_lock_file() {
    let lock = read(&root().join("Cargo.lock"));
    let version =
        lock.split_once("name = \"wasm-bindgen\"\nversion = \"").unwrap().1.split('"').next().unwrap();
    let trunk = read(&root().join("Trunk.toml"));
    assert!(
        trunk.contains(&format!("wasm_bindgen = \"{version}\"")),
        "Trunk.toml: wasm_bindgen must be {version}"
    );
}

fn mentioned(names: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in rust_files(&src()) {
        let place = file.strip_prefix(src()).unwrap().to_string_lossy().into_owned();
        if allowed.iter().any(|start| place.starts_with(start)) {
            continue;
        }
        for (number, line) in code(&file) {
            let here = names.iter().filter(|name| line.contains(**name));
            found.extend(here.map(|name| format!("{}:{number}: names {name}", show(&file))));
        }
    }
    found
}

/// The lines inside of the README's shell blocks.
fn shell_lines(text: &str) -> impl Iterator<Item = &str> {
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.flat_map(str::lines)
}

fn word_after<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.trim_start_matches("cargo run -- ").strip_prefix(start)?.split_whitespace().next()
}

/// Whether `line` has `name` as a whole path: `crate::run`, not `crate::runner`.
fn mentions(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let next = line[at + name.len()..].chars().next();
        !next.is_some_and(|next| next.is_alphanumeric() || next == '_')
    })
}

/// The numbered lines of a file that are no comments.
fn code(file: &Path) -> Vec<(usize, String)> {
    let text = read(file);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.map(|(index, line)| (index + 1, line.to_owned())).collect()
}

/// The `//!` lines at the beginning of a file.
fn header(file: &Path) -> String {
    let text = read(file);
    text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n")
}

fn own_files() -> Vec<PathBuf> {
    let folders = ["src", "build", "tests", "xtask/src", "fuzz", "e2e/src", "e2e/tests"];
    folders.iter().flat_map(|folder| rust_files(&root().join(folder))).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn show(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn src() -> PathBuf {
    root().join("src")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
