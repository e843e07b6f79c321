//! In: the folder of the page that trunk has built. Out: pictures of all scenarios in it, and a page that may run only its
//! own scripts and works offline.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use tasklanes::run::api::{EndReason, RunReport};
use tasklanes::run::simulated;
use tasklanes::scenario::folder::LANGUAGES;
use tasklanes::scenario::{self, Scenario, Variant};
use tasklanes::trace::span::Spans;
use tasklanes::view::handout::{Handout, Run};
use tasklanes::view::layout::EndMark;

/// How many cores the runs of the pictures have, if the scenario does not say.
const CORES: u32 = 4;
/// Of no use without a network: they are for other pages.
const NOT_OFFLINE: [&str; 3] = ["pictures/", "embed.js", "sw.js"];
/// What is fetched only when it is used.
const LATER: &[&str] = &[
    "broken.js",
    "scenarios/",
    "languages/",
    "library/",
    "rest.packed",
    "front",
    "share.",
    "frame.js",
    "import.js",
    "own.js",
    "words.js",
];

/// `pictures/SCENARIO.svg` with the lanes of all variants, and `pictures/SCENARIO/VARIANT.svg` with those of one.
pub fn write_pictures(site: &Path) -> Result<()> {
    let folder = site.join("pictures");
    for scenario in scenario::all() {
        let own = folder.join(&scenario.slug);
        fs::create_dir_all(&own)?;
        let runs: Vec<(&Variant, Run<Spans>)> =
            scenario.variants.iter().filter_map(|it| Some((it, run(scenario, it)?))).collect();
        for (variant, run) in &runs {
            let title = format!("{}: {}", scenario.title, variant.title);
            let one = Handout { title, runs: vec![run.clone()], window: None };
            fs::write(own.join(format!("{}.svg", variant.slug)), one.picture())?;
        }
        let runs = runs.into_iter().map(|(_, run)| run).collect();
        let all = Handout { title: scenario.title.clone(), runs, window: None };
        fs::write(folder.join(format!("{}.svg", scenario.slug)), all.picture())?;
    }
    Ok(())
}

/// A variant's simulated run; none if it cannot run.
fn run(scenario: &Scenario, variant: &Variant) -> Option<Run<Spans>> {
    let settings = scenario.settings(variant, &[], CORES);
    let (mut spans, mut ending) = (Spans::new(), None);
    simulated::simulate_with(&settings, |report| match report {
        RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
        RunReport::Finished(end) => ending = Some(end.reason),
        RunReport::Refused(_) => {}
    });
    spans.settle();
    let end = match ending? {
        EndReason::Exited { code: 0 } => EndMark::Total,
        EndReason::Deadlock(_) => EndMark::Deadlock,
        _ => EndMark::Nothing,
    };
    Some(Run { title: variant.title.clone(), simulated: true, cores: settings.cores, end, spans })
}

/// The page runs no script but its own files and the line with which trunk starts it, and reaches no other origin.
/// Only in the build for visitors: the server for developers adds a script of its own to the page that it serves.
pub fn close(site: &Path) -> Result<()> {
    let path = site.join("index.html");
    let page = fs::read_to_string(&path)?;
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(&page) {
        scripts.push_str(&format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))));
    }
    let policy = format!(
        "default-src 'none'; script-src {scripts}; worker-src 'self'; connect-src 'self'; img-src 'self' blob: data:; \
         style-src 'self' 'unsafe-inline'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    );
    let start = "<meta charset=\"utf-8\"";
    let place = page.find(start).context("index.html begins with its character set")?;
    let after = place + page[place..].find('>').context("a tag ends")? + 1;
    let meta = format!("\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
    fs::write(path, format!("{}{meta}{}", &page[..after], &page[after..]))?;
    Ok(())
}

/// What stands between `<script>` and `</script>`.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    let scripts = page.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    scripts
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| Some(rest.split_once("</script>")?.0))
}

/// Tells the service worker what there is to keep, and the page that there is one.
pub fn keep_offline(site: &Path) -> Result<()> {
    let mut names = Vec::new();
    let mut build = Sha256::new();
    for path in files(site)? {
        let name = path.strip_prefix(site)?.to_string_lossy().replace('\\', "/");
        if NOT_OFFLINE.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        build.update(&name);
        build.update(fs::read(&path)?);
        names.push(if name == "index.html" { String::new() } else { name });
    }
    let page = names.iter().find_map(|name| name.strip_prefix("app-")?.strip_suffix(".js"));
    let page = page.context("trunk names the page's script by its content")?;
    let build: String = build.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let (languages, names): (Vec<&String>, Vec<&String>) = names.iter().partition(|name| is_translated(name));
    let is_later = |name: &&String| LATER.iter().any(|start| name.starts_with(start));
    let (later, first): (Vec<&String>, Vec<&String>) = names.into_iter().partition(is_later);
    let path = site.join("sw.js");
    let worker = fs::read_to_string(&path).context("index.html copies sw.js")?;
    let filled = worker
        .replace("const BUILD = \"\";", &format!("const BUILD = \"{build}\";"))
        .replace("const PAGE = \"\";", &format!("const PAGE = \"{page}\";"))
        .replace(
            "{ first: [], later: [], languages: [] }",
            &serde_json::json!({ "first": first, "later": later, "languages": languages }).to_string(),
        );
    ensure!(filled.matches(&build).count() == 1 && filled.contains("later\":[\""), "sw.js has other lines");
    fs::write(path, filled)?;
    let (index, icon) = (site.join("index.html"), "<link rel=\"icon\"");
    let html = fs::read_to_string(&index)?;
    let marked = html.replacen(icon, &format!("<meta name=\"build\" content=\"{build}\" />\n    {icon}"), 1);
    ensure!(marked != html, "index.html names an icon");
    Ok(fs::write(index, marked)?)
}

/// Whether it is of a scenario in another language: only who reads that has a use for it.
fn is_translated(name: &str) -> bool {
    let rest = name.strip_prefix("scenarios/").and_then(|name| name.split_once('/'));
    rest.is_some_and(|(language, _)| LANGUAGES.contains(&language))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
