//! In: the project. Out: whether all is well with it, from the format to what a visitor sees.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::steps::Steps;
use crate::{pack, sites, sizes, tools};

/// Where the release build of the page is put.
pub const SITE: &str = "target/site";
/// What is tested in Firefox too: all but the figures of live runs (`live`, `gallery`), whose limits were found in Chromium.
const FIREFOX: [&str; 10] =
    ["course", "embed", "everyone", "hosts", "offline", "own", "page", "share", "story", "timeline"];
const WASM: &str = "wasm32-unknown-unknown";

/// Every check, the quick ones first. Stops at the first step that fails.
pub fn all(sh: &Shell) -> Result<()> {
    let mut steps = Steps::default();
    steps.step("Tools", |_| {
        tools::for_the_page(sh)?;
        tools::for_the_browser(sh)?;
        tools::for_firefox(sh)?;
        tools::for_the_sites(sh)?;
        tools::for_the_oracle(sh)
    })?;
    steps.step("Format", |_| Ok(cmd!(sh, "cargo fmt --all --check").run()?))?;
    steps.step("Lints", |_| lints(sh))?;
    steps.step("Native tests", |steps| {
        // Also those that are ignored elsewhere because they need CPython.
        steps.tests(cmd!(sh, "cargo test --no-fail-fast -- --include-ignored"))
    })?;
    steps.step("Tests in a browser", |steps| browser_tests(sh, steps))?;
    steps.step("Release build", |_| release(sh))?;
    steps.step("Download size", |_| sizes::check(&sh.current_dir().join(SITE)))?;
    steps.step("Sites of others", |_| sites::build(sh, &sh.current_dir().join(SITE)))?;
    sh.set_var("TASKLANES_SITE", sh.current_dir().join(SITE));
    sh.set_var("TASKLANES_SITES", sh.current_dir().join(sites::SITES));
    // One at a time: the figures of live runs are right only if nothing else keeps the cores busy.
    steps.step("End to end, in Chromium", |steps| {
        steps.tests(cmd!(sh, "cargo test --package e2e --no-fail-fast -- --test-threads=1"))
    })?;
    steps.step("End to end, in Firefox", |steps| {
        let _browser = sh.push_env("TASKLANES_BROWSER", "firefox");
        let tests = FIREFOX.iter().flat_map(|name| ["--test", name]);
        steps.tests(cmd!(sh, "cargo test --package e2e --no-fail-fast {tests...} -- --test-threads=1"))
    })?;
    steps.summary();
    Ok(())
}

/// The release of the page, and its size.
pub fn build(sh: &Shell) -> Result<()> {
    tools::for_the_page(sh)?;
    release(sh)?;
    sizes::check(&sh.current_dir().join(SITE))
}

/// Packs the release that is there, and says how large it is then.
pub fn pack(sh: &Shell, site: &Path) -> Result<()> {
    tools::for_the_page(sh)?;
    pack::pack(sh, site)?;
    sizes::check(site)
}

/// The documentation sites, with the release that is there.
pub fn sites(sh: &Shell) -> Result<()> {
    tools::for_the_page(sh)?;
    tools::for_the_sites(sh)?;
    sites::build(sh, &sh.current_dir().join(SITE))
}

/// Pictures of every scenario.
pub fn screenshots(sh: &Shell, folder: &Path) -> Result<()> {
    tools::for_the_page(sh)?;
    tools::for_the_browser(sh)?;
    release(sh)?;
    sh.set_var("TASKLANES_SITE", sh.current_dir().join(SITE));
    Ok(cmd!(sh, "cargo run --quiet --package e2e --bin screenshots -- {folder}").run()?)
}

fn lints(sh: &Shell) -> Result<()> {
    let denied = ["--deny", "warnings"];
    cmd!(sh, "cargo clippy --workspace --all-targets -- {denied...}").run()?;
    cmd!(sh, "cargo clippy --target {WASM} --lib --bins --test browser* -- {denied...}").run()?;
    sh.set_var("RUSTDOCFLAGS", "--deny warnings");
    cmd!(sh, "cargo doc --no-deps --lib").run()?;
    Ok(())
}

fn browser_tests(sh: &Shell, steps: &mut Steps) -> Result<()> {
    let _runner = sh.push_env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    let _timeout = sh.push_env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    steps.tests(cmd!(sh, "cargo test --no-fail-fast --target {WASM} --lib --test browser*"))
}

/// Builds the page as it is released.
pub fn release(sh: &Shell) -> Result<()> {
    cmd!(sh, "trunk build --release --dist {SITE}").run()?;
    pack::pack(sh, &sh.current_dir().join(SITE))
}
