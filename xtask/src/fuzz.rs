//! In: the fuzz targets in `fuzz/`, the kept texts and the test programs. Out: new texts that show something new, kept in
//! `fuzz/corpus`; a crash, if there is one, with the text that causes it in `fuzz/artifacts`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::tools;

const TARGETS: [&str; 2] = ["compile", "run"];
/// Programs to begin with, beside the kept texts.
const SEEDS: [&str; 4] = ["tests/programs", "tests/findings", "tests/diagnostics", "tests/compile"];
/// A text that takes longer is reported as a crash, in seconds.
const PATIENCE: &str = "30";
/// A longer text is not kept, in bytes.
const LONGEST: u64 = 2_000;
/// No more texts than these are kept of what is found for each target.
const MOST: usize = 100;

/// Fuzzes one target or each of them for so many seconds.
pub fn fuzz(sh: &Shell, target: Option<&str>, seconds: u32) -> Result<()> {
    tools::for_fuzzing(sh)?;
    // The fuzzer's coverage is an option that the compiler keeps for its nightly builds.
    let _unstable = sh.push_env("RUSTC_BOOTSTRAP", "1");
    for name in TARGETS.into_iter().filter(|name| target.is_none_or(|target| target == *name)) {
        one(sh, name, seconds)?;
    }
    ensure!(target.is_none_or(|target| TARGETS.contains(&target)), "the targets are {}", TARGETS.join(", "));
    Ok(())
}

fn one(sh: &Shell, target: &str, seconds: u32) -> Result<()> {
    let kept = format!("fuzz/corpus/{target}");
    let found = sh.current_dir().join("target/fuzz").join(target);
    fs::create_dir_all(&found)?;
    let limits = [
        format!("-max_total_time={seconds}"),
        format!("-timeout={PATIENCE}"),
        "-rss_limit_mb=6000".to_owned(),
        "-max_len=6000".to_owned(),
        "-print_final_stats=1".to_owned(),
    ];
    let texts = [&*kept].into_iter().chain(SEEDS);
    cmd!(sh, "cargo fuzz run --sanitizer none --target-dir target/fuzz/build {target} {found} {texts...} -- {limits...}")
        .run()
        .with_context(|| format!("see fuzz/artifacts/{target}: mend it, and keep the text as a test"))?;
    keep(sh, target, &kept, &found)
}

/// Of what was found, the fewest that show as much as all: some of them are kept, short ones and longer ones, beside those that somebody wrote.
fn keep(sh: &Shell, target: &str, kept: &str, found: &Path) -> Result<()> {
    let all = sh.current_dir().join("target/fuzz/merged").join(target);
    let _ = fs::remove_dir_all(&all);
    fs::create_dir_all(&all)?;
    let merge = ["-merge=1".to_owned(), format!("-timeout={PATIENCE}"), format!("-max_len={LONGEST}")];
    cmd!(sh, "cargo fuzz run --sanitizer none --target-dir target/fuzz/build {target} {all} {kept} {found} -- {merge...}")
        .run()?;
    let folder = sh.current_dir().join(kept);
    for path in files(&folder)?.iter().filter(|path| is_found(path)) {
        fs::remove_file(path)?;
    }
    let mut texts = Vec::new();
    for path in files(&all)? {
        texts.push((fs::metadata(&path)?.len(), path));
    }
    texts.retain(|(length, _)| *length <= LONGEST);
    texts.sort();
    let every = texts.len().div_ceil(MOST).max(1);
    for (_, path) in texts.iter().step_by(every) {
        fs::copy(path, folder.join(path.file_name().context("a file has a name")?))?;
    }
    println!("xtask: {kept} has {} texts", files(&folder)?.len());
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// Whether the fuzzer has named it, by its sum, and not somebody who wrote it.
fn is_found(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.len() == 40)
}
