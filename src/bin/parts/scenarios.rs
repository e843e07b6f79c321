//! In: scenarios in one language. Out: the files that the page fetches of them: `SLUG` with the texts and the readings of the
//! programs, and `gallery` with what the list says in a language other than the page's own.

use std::fs;
use std::path::Path;

use anyhow::Result;
use tasklanes::program::reading::Reading;
use tasklanes::scenario::{Scenario, Variant};

/// A file for each scenario: postcard of the scenario and the readings of its variants.
pub fn write(folder: &Path, scenarios: &[Scenario]) -> Result<()> {
    fs::create_dir_all(folder)?;
    for scenario in scenarios {
        let read = |variant: &Variant| Reading::of(&variant.file, &variant.text);
        let readings: Vec<Reading> = scenario.variants.iter().map(read).collect();
        fs::write(folder.join(&scenario.slug), postcard::to_stdvec(&(scenario, readings))?)?;
    }
    Ok(())
}

/// `gallery`: postcard of slug, title and group of each, in the order of the gallery.
pub fn write_gallery(folder: &Path, scenarios: &[Scenario]) -> Result<()> {
    let listed: Vec<(&str, &str, &str)> =
        scenarios.iter().map(|it| (&*it.slug, &*it.title, &*it.group)).collect();
    Ok(fs::write(folder.join("gallery"), postcard::to_stdvec(&listed)?)?)
}
