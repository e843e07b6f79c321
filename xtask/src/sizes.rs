//! In: the built page. Out: what a visitor downloads, file by file, and whether it is little enough until the first edit.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What the page is to come under before the first edit, gzipped, in bytes.
const AIM: usize = 400_000;
/// What it must not grow beyond until then: lowered with every step towards the aim.
const CEILING: usize = 750_000;
/// What begins so is fetched later: with the first edit or the first program of somebody's own; with the first program
/// that imports what few do; for sharing, frames and other pages, or offline.
const LATER: [&str; 7] = ["front", "library", "share", "frame.js", "embed.js", "sw.js", "pictures"];
/// One file of this folder is fetched with each scenario: the largest one counts.
const EACH: &str = "readings";

/// Prints the table and fails above the ceiling.
pub fn check(site: &Path) -> Result<()> {
    let (mut first, mut later, mut each, mut largest) = (0, 0, 0, 0);
    println!("{:>9} {:>9}  file", "bytes", "gzipped");
    for file in files(site)? {
        let content = fs::read(&file)?;
        let small = gzipped(&content)?;
        let name = file.strip_prefix(site)?;
        println!("{:9} {small:9}  {}", content.len(), name.display());
        if name.starts_with(EACH) {
            each += small;
            largest = largest.max(small);
        } else if LATER.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            later += small;
        } else {
            first += small;
        }
    }
    let before = first + largest;
    println!("{:>9} {:9}  in all", "", first + later + each);
    println!("{:>9} {before:9}  before the first edit, of {CEILING} at most; the aim is {AIM}", "");
    ensure!(first > 0, "nothing was built");
    ensure!(before <= CEILING, "the page has become too big: {before} bytes gzipped before the first edit");
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
