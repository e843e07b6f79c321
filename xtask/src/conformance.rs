//! In: the documentation of Python, anyio, asyncer, FastAPI and Starlette as packages. Out: how many of its examples come out the
//! same on CPython and on Tasklanes.
//!
//! All of it stays below `target/conformance`: nothing of that text is ours to keep.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::tools;

/// The package with the documentation of the standard library, and where its pages are inside.
const PAGES: (&str, &str) = ("python3.11-doc", "usr/share/doc/python3.11/html");
/// Source packages, and the folder of their examples.
const SOURCES: [(&str, &str); 4] =
    [("anyio", "docs/snippets"), ("asyncer", "docs_src"), ("fastapi", "docs_src"), ("starlette", "docs")];
/// What examples import besides.
const PACKAGES: [&str; 3] = ["httpx", "python-multipart", "itsdangerous"];

/// Fetches what is missing, runs the examples whose name contains one of these words (or all), prints the table.
pub fn documentation(sh: &Shell, words: &[String]) -> Result<()> {
    tools::for_the_oracle(sh)?;
    let python = sh.var("TASKLANES_PYTHON")?;
    let folder = sh.current_dir().join("target/conformance");
    sh.create_dir(folder.join("sources"))?;
    let mut sources = vec![format!("python={}", pages(sh, &folder)?.display())];
    for (name, examples) in SOURCES {
        let version =
            cmd!(sh, "{python} -m pip show {name}").quiet().ignore_stderr().read().unwrap_or_default();
        let version = version.lines().find_map(|line| line.strip_prefix("Version: "));
        let source = source(sh, &python, &folder, name, version)?.join(examples);
        sources.push(format!("{name}={}", source.display()));
    }
    let packages = folder.join("packages");
    if !packages.is_dir() {
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        cmd!(sh, "{python} {pip...} --target {packages} {PACKAGES...}").run()?;
    }
    sh.set_var("PYTHONPATH", &packages);
    cmd!(sh, "cargo build --quiet --bin tasklanes").run()?;
    let tasklanes = sh.current_dir().join("target/debug/tasklanes");
    let script = "tests/oracle/conformance.py";
    let only = words.iter().flat_map(|word| ["--only", word]);
    Ok(cmd!(sh, "{python} {script} {tasklanes} {folder} {sources...} {only...}").run()?)
}

/// The unpacked pages of the documentation.
fn pages(sh: &Shell, folder: &Path) -> Result<PathBuf> {
    let (package, inside) = PAGES;
    let unpacked = folder.join("sources").join(package);
    let pages = unpacked.join(inside);
    if !pages.is_dir() {
        let _in = sh.push_dir(folder.join("sources"));
        cmd!(sh, "apt-get -qq download {package}").run().context("Debian's package of the documentation")?;
        let archive = named(sh, &folder.join("sources"), package, ".deb")?;
        cmd!(sh, "dpkg -x {archive} {unpacked}").run()?;
    }
    Ok(pages)
}

/// The unpacked source package, of the version that CPython imports if that is known.
fn source(sh: &Shell, python: &str, folder: &Path, name: &str, version: Option<&str>) -> Result<PathBuf> {
    let place = folder.join("sources").join(name);
    if !place.is_dir() {
        let wanted = version.map_or_else(|| name.to_owned(), |version| format!("{name}=={version}"));
        let only_source = ["--no-deps", "--no-binary", ":all:"];
        let pip = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check"];
        cmd!(sh, "{python} {pip...} {only_source...} --dest {place} {wanted}").run()?;
        let archive = named(sh, &place, name, ".tar.gz")?;
        cmd!(sh, "tar -xzf {archive} -C {place} --strip-components 1").run()?;
    }
    Ok(place)
}

fn named(sh: &Shell, folder: &Path, start: &str, end: &str) -> Result<PathBuf> {
    let is_it = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(start) && name.ends_with(end))
    };
    let files = sh.read_dir(folder)?;
    files.into_iter().find(is_it).with_context(|| format!("{start}*{end} has not been downloaded"))
}
