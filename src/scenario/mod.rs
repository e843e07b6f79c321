//! In: the folders of `static/scenarios`. Out: scenarios, and the settings of the runs that they compare.

use std::sync::OnceLock;

mod model;
mod settings;

pub use model::{Amount, Answer, LoadPlan, Parameter, Question, RequestPlan, Scenario, Variant, assigned};

/// All scenarios, in the order of the gallery.
#[must_use]
pub fn all() -> &'static [Scenario] {
    static ALL: OnceLock<Vec<Scenario>> = OnceLock::new();
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/scenarios"));
    ALL.get_or_init(|| postcard::from_bytes(bytes).expect("the build wrote this from the same types"))
}

/// The scenario with this slug.
#[must_use]
pub fn find(slug: &str) -> Option<&'static Scenario> {
    all().iter().find(|scenario| scenario.slug == slug)
}
