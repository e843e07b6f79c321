//! In: the built page. Out: what a visitor downloads, file by file, and whether it is little enough.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What the page is to come under, gzipped, in bytes.
const AIM: usize = 400_000;
/// What it must not grow beyond until then: lowered with every step towards the aim.
const CEILING: usize = 745_000;

/// Prints the table and fails above the ceiling. Every file counts: a visitor may come to need each.
pub fn check(site: &Path) -> Result<()> {
    let mut total = 0;
    println!("{:>9} {:>9}  file", "bytes", "gzipped");
    for file in files(site)? {
        let content = fs::read(&file)?;
        let small = gzipped(&content)?;
        println!("{:9} {small:9}  {}", content.len(), file.strip_prefix(site)?.display());
        total += small;
    }
    println!("{:>9} {total:9}  in all, of {CEILING} at most; the aim is {AIM}", "");
    ensure!(total > 0, "nothing was built");
    ensure!(total <= CEILING, "the page has become too big: {total} bytes gzipped");
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
