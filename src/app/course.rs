//! In: all scenarios, and what this browser remembers. Out: their order as a course, and which ones have been done.

use super::computer::storage;
use super::language;
use crate::scenario::{GALLERY, Listed};

/// Where the browser keeps the slugs of scenarios that have been run, with spaces between them.
const KEY: &str = "tasklanes-done";

/// Scenarios of the same group stand together, in the order of the first of each.
#[must_use]
pub fn groups() -> Vec<(&'static str, Vec<&'static Listed>)> {
    let mut groups: Vec<(&str, Vec<&Listed>)> = Vec::new();
    for scenario in GALLERY {
        let group = language::group(scenario);
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, members)) => members.push(scenario),
            None => groups.push((group, vec![scenario])),
        }
    }
    groups
}

/// All scenarios in the order in which the groups have them.
#[must_use]
pub fn in_order() -> Vec<&'static Listed> {
    groups().into_iter().flat_map(|(_, members)| members).collect()
}

/// The place of a scenario in the course, from 0.
#[must_use]
pub fn place(slug: &str) -> Option<usize> {
    in_order().iter().position(|scenario| scenario.slug == slug)
}

/// The slugs of the scenarios that have been done.
#[must_use]
pub fn done() -> Vec<String> {
    let remembered = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    remembered.split_whitespace().map(str::to_owned).collect()
}

/// Remembers that a scenario has been done.
pub fn remember(slug: &str) {
    let mut all = done();
    if all.iter().any(|other| other == slug) {
        return;
    }
    all.push(slug.to_owned());
    if let Some(storage) = storage() {
        // A frame without storage forgets it, which is no reason to complain.
        let _ = storage.set_item(KEY, &all.join(" "));
    }
}
