//! In: the built page. Out: what a visitor downloads, file by file, and whether it is little enough until the first edit.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What a visitor may have to download before the first edit who opens the page, simulates its scenario and runs it
/// live: gzipped, in bytes.
const CEILING: usize = 400_000;
/// What other scenarios need besides, if they need everything that the gallery has.
const CEILING_OF_OTHERS: usize = 500_000;
/// What begins so is fetched by scenarios that need it: the functions that the first one does without, and the library.
const OTHERS: [&str; 2] = ["rest.packed", "library"];
/// What begins so is fetched with the first edit or the first program of somebody's own; for sharing, frames and other
/// pages, or offline; or by who reads another language.
const LATER: &[&str] = &[
    "languages",
    "words.js",
    "scenarios/de",
    "library/rare",
    "broken.js",
    "front",
    "share",
    "frame.js",
    "embed.js",
    "import.js",
    "own.js",
    "sw.js",
    "pictures",
];
/// One file of this folder is fetched with each scenario.
const EACH: &str = "scenarios";
/// That of the scenario that is shown to who asks for none.
const FIRST: &str = "scenarios/three-queries";

/// Prints the table and fails above the ceilings.
pub fn check(site: &Path) -> Result<()> {
    let (mut first, mut others, mut later, mut each, mut largest, mut own) = (0, 0, 0, 0, 0, 0);
    println!("{:>9} {:>9}  file", "bytes", "gzipped");
    for file in files(site)? {
        let content = fs::read(&file)?;
        let small = gzipped(&content)?;
        let name = file.strip_prefix(site)?;
        println!("{:9} {small:9}  {}", content.len(), name.display());
        let begins = |start: &str| name.to_string_lossy().starts_with(start);
        if LATER.iter().any(|start| begins(start)) {
            later += small;
        } else if begins(EACH) {
            each += small;
            largest = largest.max(small);
            own += if begins(FIRST) { small } else { 0 };
        } else if OTHERS.into_iter().any(begins) {
            others += small;
        } else {
            first += small;
        }
    }
    let before = first + own;
    println!("{:>9} {:9}  in all", "", first + others + later + each);
    println!("{:>9} {:9}  with every scenario and no edit", "", first + others + each);
    println!("{:>9} {:9}  with the scenario that needs most", "", before + others);
    println!("{:>9} {before:9}  with the first scenario, simulated and live, of {CEILING} at most", "");
    ensure!(own > 0, "nothing was built, or {FIRST} is not the first scenario any more");
    ensure!(before <= CEILING, "the page has become too big: {before} bytes gzipped before the first edit");
    ensure!(
        others <= CEILING_OF_OTHERS,
        "what other scenarios need has become too big: {others} bytes gzipped of {CEILING_OF_OTHERS}"
    );
    Ok(())
}

fn gzipped(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
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
