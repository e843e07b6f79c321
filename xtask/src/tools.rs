//! In: a machine with cargo. Out: the tools that a chore needs, on the search path; what is missing is installed
//! into `target/tools`, or by the system's package manager, with a line that says what and why.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

const TRUNK: &str = "0.21.14";
const MDBOOK: &str = "0.5.4";
const GECKODRIVER: &str = "0.37.1";
const CARGO_FUZZ: &str = "0.13.2";
const MKDOCS: &str = "mkdocs-material==9.8.1";
/// For the tests: what looks for barriers, and one of the tools that build the documentation sites.
const NPM_PACKAGES: [&str; 2] = ["axe-core@4.14.1", "vitepress@1.6.4"];
/// For the benchmark.
const PEERS: [&str; 3] =
    ["pyodide@314.0.7", "@micropython/micropython-webassembly-pyscript@1.27.0", "speedscope@1.25.0"];
const SIMPY: &str = "simpy==4.1.2";
const PYTHON_PACKAGES: [&str; 4] =
    ["fastapi==0.165.0", "uvicorn==0.54.0", "anyio==4.16.0", "asyncer==0.0.18"];

/// What it takes to build the page.
pub fn for_the_page(sh: &Shell) -> Result<()> {
    look_into_our_folder(sh)?;
    wasm_target(sh)?;
    trunk(sh)?;
    wasm_bindgen(sh)?;
    wasm_opt(sh)
}

/// A browser and its driver, announced in `CHROME` and `CHROMEDRIVER`.
pub fn for_the_browser(sh: &Shell) -> Result<()> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let browser =
        || sh.var("CHROME").ok().map(PathBuf::from).or_else(|| names.iter().find_map(|name| find(sh, name)));
    let driver = || sh.var("CHROMEDRIVER").ok().map(PathBuf::from).or_else(|| find(sh, "chromedriver"));
    if browser().is_none() || driver().is_none() {
        apt(
            sh,
            &["chromium", "chromium-driver"],
            "a browser and its driver, for the tests that need a real one",
        )?;
    }
    let help = "install Chromium and its chromedriver, or name them in CHROME and CHROMEDRIVER";
    sh.set_var("CHROME", browser().context(format!("there is no Chromium: {help}"))?);
    sh.set_var("CHROMEDRIVER", driver().context(format!("there is no chromedriver: {help}"))?);
    Ok(())
}

/// Firefox and its driver, announced in `FIREFOX` and `GECKODRIVER`.
pub fn for_firefox(sh: &Shell) -> Result<()> {
    look_into_our_folder(sh)?;
    let browser = || {
        let named = sh.var("FIREFOX").ok().map(PathBuf::from);
        named.or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| find(sh, name)))
    };
    if browser().is_none() {
        apt(sh, &["firefox-esr"], "the second browser that the page is tested in")?;
    }
    sh.set_var("FIREFOX", browser().context("there is no Firefox: install it, or name it in FIREFOX")?);
    if sh.var("GECKODRIVER").is_err() {
        if find(sh, "geckodriver").is_none() {
            let root = folder(sh);
            say(&format!(
                "geckodriver {GECKODRIVER} is missing (it drives Firefox): compiling it, some minutes, once"
            ));
            cmd!(sh, "cargo install --quiet --locked --root {root} geckodriver@{GECKODRIVER}").run()?;
        }
        sh.set_var("GECKODRIVER", find(sh, "geckodriver").context("geckodriver was installed")?);
    }
    Ok(())
}

/// The tools that build the documentation sites, and axe-core, announced in `TASKLANES_AXE`.
pub fn for_the_sites(sh: &Shell) -> Result<()> {
    look_into_our_folder(sh)?;
    let root = folder(sh);
    // Apart from the other packages of npm, which removes what it was not told of.
    let web = root.join("web");
    let modules = web.join("node_modules");
    if !modules.join("axe-core/axe.min.js").is_file() || !modules.join(".bin/vitepress").exists() {
        if find(sh, "npm").is_none() {
            apt(sh, &["nodejs", "npm"], "npm, which has axe-core and VitePress")?;
        }
        let [axe, vitepress] = NPM_PACKAGES;
        say(&format!("{axe} and {vitepress} are missing (the tests use them): installing them with npm"));
        cmd!(sh, "npm install --silent --no-save --no-audit --no-fund --prefix {web} {axe} {vitepress}")
            .run()?;
    }
    sh.set_var("TASKLANES_AXE", modules.join("axe-core/axe.min.js"));
    if !root.join("mkdocs/bin/mkdocs").is_file() {
        say(&format!(
            "{MKDOCS} is missing (it builds one of the documentation sites): installing it into target/tools/mkdocs"
        ));
        let venv = root.join("mkdocs");
        let pip = venv.join("bin/pip");
        cmd!(sh, "python3 -m venv --clear {venv}").run()?;
        cmd!(sh, "{pip} install --quiet --disable-pip-version-check {MKDOCS}").run()?;
    }
    if find(sh, "mdbook").is_none() {
        say(&format!(
            "mdbook {MDBOOK} is missing (it builds one of the documentation sites): compiling it, some minutes, once"
        ));
        cmd!(sh, "cargo install --quiet --locked --no-default-features --root {root} mdbook@{MDBOOK}")
            .run()?;
    }
    Ok(())
}

/// CPython with FastAPI, uvicorn, AnyIO and Asyncer, announced in `TASKLANES_PYTHON`.
pub fn for_the_oracle(sh: &Shell) -> Result<()> {
    let ours = folder(sh).join("python/bin/python3");
    let candidates =
        [sh.var("TASKLANES_PYTHON").ok().map(PathBuf::from), Some(ours.clone()), find(sh, "python3")];
    if let Some(python) = candidates.into_iter().flatten().find(|python| is_oracle(sh, python)) {
        sh.set_var("TASKLANES_PYTHON", python);
        return Ok(());
    }
    let why = "CPython with FastAPI, which the programs are compared with";
    if find(sh, "python3").is_none()
        || cmd!(sh, "python3 -m ensurepip --version").quiet().ignore_stderr().read().is_err()
    {
        apt(sh, &["python3", "python3-venv"], why)?;
    }
    let packages = PYTHON_PACKAGES.join(", ");
    say(&format!("one of {packages} is missing ({why}): installing them into target/tools/python"));
    let venv = folder(sh).join("python");
    cmd!(sh, "python3 -m venv --clear {venv}").run()?;
    cmd!(sh, "{ours} -m pip install --quiet --disable-pip-version-check {PYTHON_PACKAGES...}").run()?;
    ensure!(
        is_oracle(sh, &ours),
        "{why}, needs python3 3.11 or newer with {packages}: install them with pip"
    );
    sh.set_var("TASKLANES_PYTHON", ours);
    Ok(())
}

/// What the machine's speed is compared with: Pyodide, MicroPython and speedscope, announced in `TASKLANES_PEERS`, and a Python with
/// SimPy, in `TASKLANES_SIMPY`.
pub fn peers(sh: &Shell) -> Result<()> {
    // Apart from the other packages of npm, which removes what it was not told of.
    let root = folder(sh).join("peers");
    let modules = root.join("node_modules");
    let has = |file: &str| modules.join(file).is_file();
    let files = [
        "pyodide/pyodide.mjs",
        "@micropython/micropython-webassembly-pyscript/micropython.mjs",
        "speedscope/dist/release/index.html",
    ];
    if !files.into_iter().all(has) {
        if find(sh, "npm").is_none() {
            apt(sh, &["nodejs", "npm"], "npm, which has Pyodide, MicroPython and speedscope")?;
        }
        let packages = PEERS.join(", ");
        say(&format!("{packages} are missing (the benchmark compares with them): installing them with npm"));
        cmd!(sh, "npm install --silent --no-save --no-audit --no-fund --prefix {root} {PEERS...}").run()?;
    }
    sh.set_var("TASKLANES_PEERS", modules);
    let venv = root.join("simpy");
    let python = venv.join("bin/python3");
    if cmd!(sh, "{python} -c").arg("import simpy").quiet().ignore_stderr().run().is_err() {
        say(&format!(
            "{SIMPY} is missing (the benchmark compares with it): installing it into target/tools/peers"
        ));
        cmd!(sh, "python3 -m venv --clear {venv}").run()?;
        cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check {SIMPY}").run()?;
    }
    sh.set_var("TASKLANES_SIMPY", python);
    Ok(())
}

/// What compiles and runs the fuzz targets.
pub fn for_fuzzing(sh: &Shell) -> Result<()> {
    look_into_our_folder(sh)?;
    if find(sh, "c++").is_none() {
        apt(sh, &["g++"], "the fuzzer has a part in C++")?;
    }
    if find(sh, "cargo-fuzz").is_none() {
        let root = folder(sh);
        say(&format!("cargo-fuzz {CARGO_FUZZ} is missing: compiling it, some minutes, once"));
        cmd!(sh, "cargo install --quiet --locked --root {root} cargo-fuzz@{CARGO_FUZZ}").run()?;
    }
    Ok(())
}

fn is_oracle(sh: &Shell, python: &Path) -> bool {
    let test = "import sys, fastapi, uvicorn, anyio, asyncer; sys.exit(sys.version_info < (3, 11))";
    cmd!(sh, "{python} -c {test}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

fn wasm_target(sh: &Shell) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let libraries = cmd!(sh, "rustc --print target-libdir --target {target}").quiet().read()?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    say(&format!("the target {target} is missing (the page is WebAssembly): adding it with rustup"));
    cmd!(sh, "rustup target add {target}").run().context(format!("install Rust's target {target}"))
}

fn trunk(sh: &Shell) -> Result<()> {
    let root = folder(sh);
    if version(sh, "trunk").as_deref() != Some(TRUNK) {
        say(&format!(
            "trunk {TRUNK} is missing (it builds and serves the page): compiling it, some minutes, once"
        ));
        cmd!(sh, "cargo install --quiet --locked --force --root {root} trunk@{TRUNK}").run()?;
    }
    Ok(())
}

fn wasm_bindgen(sh: &Shell) -> Result<()> {
    let (root, lock) = (folder(sh), sh.read_file("Cargo.lock")?);
    let wanted =
        after(&lock, "name = \"wasm-bindgen\"\nversion = \"").context("Cargo.lock names wasm-bindgen")?;
    if version(sh, "wasm-bindgen").as_deref() != Some(wanted) {
        say(&format!(
            "wasm-bindgen {wanted} is missing (the one in Cargo.lock; it binds WebAssembly to the browser): compiling it, some minutes, once"
        ));
        cmd!(sh, "cargo install --quiet --force --root {root} wasm-bindgen-cli@{wanted}").run()?;
    }
    Ok(())
}

fn wasm_opt(sh: &Shell) -> Result<()> {
    let settings = sh.read_file("Trunk.toml")?;
    let wanted = after(&settings, "wasm_opt = \"version_").context("Trunk.toml names wasm_opt")?;
    if version(sh, "wasm-opt").as_deref() == Some(wanted) {
        return Ok(());
    }
    if find(sh, "npm").is_none() {
        apt(sh, &["nodejs", "npm"], "npm, which has wasm-opt")?;
    }
    say(&format!(
        "wasm-opt {wanted} is missing (it makes the download smaller): installing binaryen with npm"
    ));
    let root = folder(sh);
    cmd!(sh, "npm install --silent --no-save --no-audit --no-fund --prefix {root} binaryen@{wanted}")
        .run()?;
    let found = version(sh, "wasm-opt");
    ensure!(found.as_deref() == Some(wanted), "wasm-opt {wanted} cannot be run after its installation");
    Ok(())
}

/// Installs packages of the system, or says how to.
fn apt(sh: &Shell, packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    if find(sh, "apt-get").is_none() {
        bail!(
            "{names} missing: {why}. Install them with your system's package manager, then run this again."
        );
    }
    say(&format!("{names} missing ({why}): installing with apt-get"));
    let root = cmd!(sh, "id -u").quiet().read()? == "0";
    let sudo = if root { "env" } else { "sudo" };
    let help = || format!("`apt-get install {names}` failed. Install by hand: {why}.");
    // An outdated list of packages is no reason to stop: the next command tells.
    let _ = cmd!(sh, "{sudo} apt-get -qq update").run();
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let install = cmd!(sh, "{sudo} {quiet} apt-get -qq install -y --no-install-recommends {packages...}");
    install.run().with_context(help)
}

/// The version that a tool says it has: `trunk 0.21.14`, `wasm-opt version 132 (version_132)`.
fn version(sh: &Shell, tool: &str) -> Option<String> {
    find(sh, tool)?;
    let said = cmd!(sh, "{tool} --version").quiet().ignore_stderr().read().ok()?;
    said.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split('"').next()
}

/// Our own folder comes first on the search path.
fn look_into_our_folder(sh: &Shell) -> Result<()> {
    let ours = [folder(sh).join("bin"), folder(sh).join("node_modules/.bin")];
    let path = sh.var_os("PATH").unwrap_or_default();
    sh.set_var("PATH", env::join_paths(ours.into_iter().chain(env::split_paths(&path)))?);
    Ok(())
}

fn folder(sh: &Shell) -> PathBuf {
    sh.current_dir().join("target/tools")
}

fn find(sh: &Shell, program: &str) -> Option<PathBuf> {
    let path = sh.var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn say(what: &str) {
    println!("xtask: {what}");
}
