//! In: the folders of `static/scenarios`. Out: scenarios, and the settings of the runs that they compare.

#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

#[cfg(not(target_arch = "wasm32"))]
mod check;
mod claim;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
mod measure;
mod model;
mod own;
mod settings;
#[cfg(not(target_arch = "wasm32"))]
mod translation;

pub use claim::{Judgement, Verdict};
pub use measure::{Claim, Measure, Metric};
pub use model::{
    Amount, Answer, Ends, Figure, Growth, LoadPlan, Parameter, Question, RequestPlan, Role, Scenario,
    Variant, assigned,
};

/// What the gallery says of a scenario. The page has this of all of them, and fetches what it opens.
pub struct Listed {
    /// The folder's name.
    pub slug: &'static str,
    /// The title.
    pub title: &'static str,
    /// The heading that it stands under.
    pub group: &'static str,
}

/// The scenarios, in the order of the gallery.
pub const GALLERY: &[Listed] = &include!(concat!(env!("OUT_DIR"), "/gallery.rs"));

/// The entry of the scenario with this slug.
#[must_use]
pub fn listed(slug: &str) -> Option<&'static Listed> {
    GALLERY.iter().find(|listed| listed.slug == slug)
}

/// All scenarios, in the order of the gallery.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn all() -> &'static [Scenario] {
    static ALL: OnceLock<Vec<Scenario>> = OnceLock::new();
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/scenarios"));
    ALL.get_or_init(|| postcard::from_bytes(bytes).expect("the build wrote this from the same types"))
}

/// All scenarios in another language (one of [`folder::LANGUAGES`]), in the order of the gallery.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn all_in(language: &str) -> Vec<Scenario> {
    let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/translations"));
    let all: Vec<(String, Vec<Scenario>)> =
        postcard::from_bytes(bytes).expect("the build wrote this from the same types");
    all.into_iter().find(|(name, _)| name == language).map(|(_, scenarios)| scenarios).unwrap_or_default()
}

/// The scenario with this slug.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn find(slug: &str) -> Option<&'static Scenario> {
    all().iter().find(|scenario| scenario.slug == slug)
}
