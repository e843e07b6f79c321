//! In: the page, built as a release. Out: `xtask/rare.txt`: which of its functions the first scenario does without.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{pack, split};

/// Reports the first call of each function: workers tell the page.
const REPORT: &str = "
const marked = new Uint8Array(1 << 16);
const channel = new BroadcastChannel('marks');
if (globalThis.window) {
    window.marks = new Set();
    channel.onmessage = ({ data }) => window.marks.add(data);
}
function mark(number) {
    if (marked[number]) return;
    marked[number] = 1;
    if (globalThis.window) window.marks.add(number); else channel.postMessage(number);
}
";

/// Visits a page whose functions report themselves, and writes down those that were silent.
pub fn profile(sh: &Shell) -> Result<()> {
    let site = sh.current_dir().join("target/marked");
    cmd!(sh, "trunk build --release --dist {site}").run()?;
    let work = sh.current_dir().join("target/pack");
    sh.create_dir(&work)?;
    let (wasm, names) = split::marked(&pack::whole(sh, &work)?)?;
    let glue = pack::glue(&site)?;
    fs::write(site.join(glue.replace(".js", "_bg.wasm")), wasm)?;
    let script = sh.read_file(site.join(&glue))?;
    let imports = "\"./app_bg.js\": import0,";
    let (before, after) = script.split_once(imports).context("the glue is as expected")?;
    fs::write(site.join(&glue), format!("{before}{imports} marks: {{ mark }},{after}{REPORT}"))?;
    let file = work.join("marks.txt");
    sh.set_var("TASKLANES_SITE", &site);
    cmd!(sh, "cargo run --quiet --package e2e --bin profile -- {file}").run()?;
    let called = sh.read_file(&file)?;
    let called: BTreeSet<usize> = called.lines().filter_map(|line| line.parse().ok()).collect();
    let (mut common, mut rare) = (BTreeSet::new(), BTreeSet::new());
    for (number, name) in names.iter().enumerate() {
        if called.contains(&number) { &mut common } else { &mut rare }.insert(pack::number(name));
    }
    let lines: Vec<&str> = rare.difference(&common).map(String::as_str).collect();
    println!("{} functions of {} are rare", lines.len(), names.len());
    let header = "# Functions that the first scenario does without: written by `cargo xtask profile`.\n";
    Ok(fs::write(sh.current_dir().join(pack::RARE), format!("{header}{}\n", lines.join("\n")))?)
}
