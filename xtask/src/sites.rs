//! In: the built page, and the documentation sites in `sites/`. Out: these sites, built by their own tools, each with
//! the page in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Shell, cmd};

/// Where the built sites are put.
pub const SITES: &str = "target/guide";

/// Builds all of them. `tools` is where npm's packages are.
pub fn build(sh: &Shell, page: &Path) -> Result<()> {
    let root = sh.current_dir();
    let (sources, out, tools) =
        (root.join("target/sites-sources"), root.join(SITES), root.join("target/tools"));
    for folder in [&sources, &out] {
        sh.remove_path(folder)?;
    }
    copy(&root.join("sites"), &sources)?;
    for place in ["mkdocs/docs", "mdbook/src", "vitepress/public"] {
        copy(page, &sources.join(place).join("tasklanes"))?;
    }
    let mkdocs = tools.join("mkdocs/bin/mkdocs");
    let (config, target) = (sources.join("mkdocs/mkdocs.yml"), out.join("mkdocs"));
    cmd!(sh, "{mkdocs} build --quiet --strict --config-file {config} --site-dir {target}").run()?;
    let (source, target) = (sources.join("mdbook"), out.join("mdbook"));
    cmd!(sh, "mdbook build {source} --dest-dir {target}").run()?;
    // VitePress looks for its own modules from where the site lies.
    let (source, target) = (sources.join("vitepress"), out.join("vitepress"));
    let modules = source.join("node_modules");
    if !modules.exists() {
        std::os::unix::fs::symlink(tools.join("web/node_modules"), modules)?;
    }
    let _inside = sh.push_dir(&source);
    let vitepress = tools.join("web/node_modules/.bin/vitepress");
    Ok(cmd!(sh, "{vitepress} build . --outDir {target}").run()?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path: PathBuf = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, target)?;
        }
    }
    Ok(())
}
